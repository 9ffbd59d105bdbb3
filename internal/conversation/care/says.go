package care

import (
	"slices"

	"madoguchi/internal/conversation/draft"
	"madoguchi/internal/conversation/memory"
	"madoguchi/internal/conversation/phrasebook"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/lazyregexp"
)

// mark adds the message to the case of the danger: who has that reads all of it.
func (t Care) mark() {
	t.Out.State.Understood()
	t.Out.Kind, t.Out.Topics, t.Out.Considered = draft.Escalated, []string{Topic}, nil
	t.Out.Append = t.Out.State.DangerCase()
	t.Out.State.Danger.At = t.Now
}

// eased says that it is good to hear that they are safe or calmer.
func (t Care) eased() {
	first := texts.DangerCalm
	if t.listens() {
		first = texts.DangerCalmListen
	}
	t.Reply(t.Book.Reply(t.either(first, texts.DangerStays), nil))
}

// stays says that staff look at the case all the same, behind what says nothing else.
func (t Care) stays() {
	if last := t.Last(); t.only() && last.Entry != texts.DangerStays.String() {
		last.Text = phrasebook.Lines(last.Text, t.Book.Text(texts.DangerStays, nil))
	}
}

// writes says that they need not phone, and names who is there for people who write.
func (t Care) writes() {
	id := texts.DangerWrite
	if t.listens() {
		id = texts.DangerWriteListen
	}
	reply := t.Book.Reply(t.either(id, texts.DangerHere), nil)
	reply.Text = phrasebook.Lines(reply.Text, t.opening())
	if !t.Out.State.Danger.Calm && !t.listens() { // who despairs has just read where to call
		reply.Text = phrasebook.Lines(reply.Text, t.once())
	}
	if lines := t.lines().Written(t.Out.State.Danger.Kind); lines != "" && reply.Entry == id.String() {
		reply.Text = phrasebook.Lines(reply.Text, t.Book.Text(texts.DangerWritten, map[string]string{"lines": lines}))
	}
	t.Reply(reply)
}

// notes says that what they wrote stands in their case, and who decides on it.
func (t Care) notes() {
	values := map[string]string{"receipt": string(t.Out.State.Danger.Receipt)}
	reply := t.Book.Reply(t.either(texts.DangerNoted, texts.DangerNoted2), values)
	reply.Text = phrasebook.Lines(reply.Text, t.opening())
	t.Reply(reply)
}

// tries names other lines than the first to who phoned in vain.
func (t Care) tries() {
	if t.Out.State.Outside {
		t.Reply(t.Book.Reply(texts.DangerAbroad, nil))
		return
	}
	p := memory.Peril{Kind: t.Out.State.Danger.Kind, Door: t.Peril.Door}
	t.Reply(t.Book.Reply(texts.DangerBusy, map[string]string{"lines": t.lines().Others(p)}))
}

// languages answers who speaks of languages: which a line on the telephone speaks, and that they may write in theirs.
func languages(t Care) {
	d, lines, words := &t.Out.State.Danger, "", t.In.Text.Words()
	if line.MatchString(words) && !d.Mute {
		lines = t.lines().Foreign(d.Kind)
	}
	switch {
	case lines != "":
		t.foreign()
	case keys.MatchString(words):
		t.Reply(t.Book.Reply(texts.DangerMenu, nil))
	default:
		t.Reply(t.Book.Reply(texts.DangerLanguage, nil))
	}
}

// medicine is whom to call where the message speaks of a dose or of being hurt, "" where it does not.
func medicine(t Care) string {
	words, number := t.In.Text.Words(), t.lines().Ambulance()
	if number == "" || !hurt.MatchString(words) || unhurt.MatchString(words) {
		return ""
	}
	return t.Book.Text(texts.DangerMedicine, map[string]string{"number": number})
}

var (
	keys = lazyregexp.New(`(?i)何番|どれを?押|押せば|押し|` +
		`\b(?:which|what) (?:number|key|button|option)\b|\bpress\b|按(?:几|幾|哪|什)|몇 ?번|뭘? ?눌|눌러`)
	hurt = lazyregexp.New(`(?i)薬|くすり|錠剤|睡眠剤|眠剤|服用|過量|手首|血が|出血|切った|刺され|刺した|けが|怪我|` +
		`\b(?:pills?|tablets?|overdos\w*|medicines?|medication|meds|bleed\w*|blood|cut my\w*|stabbed|injured|wound\w*)\b|` +
		`[药藥]|流血|割腕|割了|刺[伤傷]|受[伤傷]|(?:^|[^가-힣])약|수면제|알약|과다 ?복용|손목|피가|찔|다쳤`)
	unhurt = lazyregexp.New(`(?i)(?:飲ん|のん|切っ)で?て?(?:は)?(?:い)?(?:な|ま)せ?|` +
		`\b(?:didn'?t|haven'?t|not|never) (?:\w+ )?(?:take|taken|took|hurt|injured)\b|` +
		`[没沒]有?(?:吃|受[伤傷])|안 ?(?:먹|다쳤)`)
)

// mailbox says that mail is to be avoided which somebody else may read, and what else there is.
func mailbox(t Care) {
	values := map[string]string{"receipt": string(t.Out.State.Danger.Receipt)}
	reply := t.Book.Reply(texts.DangerMailbox, values)
	if letterless.MatchString(t.In.Text.Words()) {
		reply.Text = phrasebook.Lines(reply.Text, t.Book.Text(texts.VerifyWay, nil))
	}
	t.Reply(reply)
}

// letterless are words of who has no letter, or asks for another way.
var letterless = lazyregexp.New(`(?i)(?:手紙|書面|郵便|封書)[^。]{0,16}(?:な[いく]|ませ|捨て|届か)|(?:別|他|ほか)の?(?:方法|やり方|手段)|` +
	`\b(?:no|lost|without|n't|never)\b[^.?!]{0,20}\bletters?\b|\b(?:another|other|different) way\b|` +
	`(?:[没沒]有?|丢|丟)[^。，]{0,6}信|[别別其]的?[他它]?(?:办法|辦法|方法|方式)|` +
	`(?:편지|안내문)[^.]{0,10}(?:없|안 ?왔|버렸)|다른 ?(?:방법|수단)`)

// foreign names the lines that speak other languages.
func (t Care) foreign() {
	if lines := t.lines().Foreign(t.Out.State.Danger.Kind); lines != "" {
		t.Reply(t.Book.Reply(texts.DangerTongue, map[string]string{"lines": lines}))
	}
}

// opening is from when on somebody is there, while nobody is.
func (t Care) opening() string {
	if t.Calendar.Open(t.Now) {
		return ""
	}
	return t.Book.Text(texts.AsideNext, map[string]string{"next_opening": t.Book.Opening(t.Calendar.Next(t.Now))})
}

// either is the second of two texts where the first was said just before.
func (t Care) either(first, second texts.ID) texts.ID {
	if t.Out.State.Danger.Last == first.String() {
		return second
	}
	return first
}

// phones tells who wants to talk to a person whether this desk takes calls now, and who does.
func (t Care) phones() {
	if t.Calendar.Open(t.Now) {
		reply := t.Book.Reply(texts.DangerPhoneOpen, nil)
		reply.Text = phrasebook.Lines(reply.Text, t.Book.Text(texts.Contact, nil))
		if !t.Out.State.Danger.Calm {
			reply.Text = phrasebook.Lines(reply.Text, t.once())
		}
		t.Reply(reply)
		return
	}
	reply := t.Book.Reply(texts.DangerPhoneClosed, map[string]string{"next_opening": t.Book.Opening(t.Calendar.Next(t.Now))})
	if t.Out.State.Danger.Calm {
		reply.Text = phrasebook.Lines(t.Book.Text(texts.AsideWhere, nil), reply.Text, t.Book.Text(texts.Contact, nil))
	} else {
		p := memory.Peril{Kind: t.Out.State.Danger.Kind, Door: t.Peril.Door}
		reply.Text = phrasebook.Lines(reply.Text, t.Book.Text(texts.DangerVoice, nil), t.lines().Named(p, 3))
	}
	t.Reply(reply)
}

// tellsWhoReads tells what answers here, and that a person reads.
func (t Care) tellsWhoReads() {
	reply := t.Book.Reply(texts.DangerMachine, nil)
	reply.Text = phrasebook.Lines(reply.Text, t.opening())
	t.Reply(reply)
}

// farewell parts from who thanks, or goes to sleep.
func (t Care) farewell() {
	id := texts.DangerBye
	if t.listens() {
		id = texts.DangerByeListen
	}
	t.Reply(t.Book.Reply(t.either(id, texts.DangerBye2), nil))
}

// sorry answers who was not understood.
func (t Care) sorry() {
	reply := t.Book.Reply(t.either(texts.DangerSorry, texts.DangerNoted2), nil)
	reply.Text = phrasebook.Lines(reply.Text, t.opening())
	t.Reply(reply)
}

// misled says that they were misread, and believes it: the case stays with staff, and the care is over.
func (t Care) misled(denies bool) {
	d := &t.Out.State.Danger
	d.Over, d.Edge = true, false
	if denies {
		memory.Relane(&t.Out.State, d.Receipt)
		t.Reply(t.Book.Reply(texts.DangerDenied, map[string]string{"receipt": string(d.Receipt)}))
		return
	}
	t.Reply(t.Book.Reply(texts.DangerMisread, nil))
}

// only reports whether nothing was said but that it is good to hear from them.
func (t Care) only() bool {
	calm := []string{texts.DangerCalm.String(), texts.DangerCalmListen.String(), texts.DangerStays.String(),
		texts.DangerFar.String(), texts.DangerFarSorry.String()}
	return len(t.Out.Replies) == 1 && slices.Contains(calm, t.Out.Replies[0].Entry)
}
