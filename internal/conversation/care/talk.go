package care

import (
	"slices"
	"strings"

	"madoguchi/internal/aside"
	"madoguchi/internal/cases"
	"madoguchi/internal/conversation/brief"
	"madoguchi/internal/conversation/care/hear"
	"madoguchi/internal/conversation/care/want"
	"madoguchi/internal/conversation/courtesy"
	"madoguchi/internal/conversation/draft"
	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/conversation/parting"
	"madoguchi/internal/conversation/phrasebook"
	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/conversation/swindle"
	"madoguchi/internal/conversation/tongue"
	"madoguchi/internal/conversation/typed"
	"madoguchi/internal/conversation/who"
	"madoguchi/internal/danger"
	"madoguchi/internal/identity"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/lazyregexp"
)

// Desk is what the desk can do besides, for the same message.
type Desk struct {
	Reads   func(words string) (aside.Kind, float64) // what words say of the talk itself
	Speaks  func(words string) danger.Kind           // of what danger words speak by themselves
	Means   func(words string) intent.Meaning        // what they ask for
	Answer  func(found []incident.Entry)             // says what that is
	Tell    func(found []incident.Entry)             // says it whatever was said before
	OfCase  func() bool                              // answers what the message asks of the customer's case
	OfTalk  func(words string) bool                  // and of the talk itself
	Public  incident.Entry                           // says what is known of whether what leaked is open to everybody
	Calls   incident.Entry                           // says what is known of calls that nobody wants
	Number  incident.Entry                           // says what is known of whether to take a new number
	Notices incident.Entry                           // says how people are notified
	Own     incident.Entry                           // says what leaked of where people live
	Advice  string                                   // what the incident says in general to whose card is used
	Prove   func()                                   // begins the proof of who they are
}

// Talk is the talk with somebody who was in danger, from one message of theirs: what they say of the danger, what they
// wish and ask, and what is left.
type Talk struct {
	Care
	words string // of the message, of a mail without the subject, which is older
	said  hear.Heard
	want  want.Wants
}

// Talk hears the message.
func (t Care) Talk() Talk {
	words := prose.Plain(t.In.Text.Words())
	if t.In.Mail != nil {
		words = prose.Plain(prose.Body(t.In.Text.Words()))
	}
	d := t.Out.State.Danger
	said := hear.Ear{Despairs: t.listens(), Plain: d.Plain, Speaks: t.Desk.Speaks, Reads: t.Desk.Reads}.Hear(words)
	talk := Talk{Care: t, words: words, said: said}
	talk.want = want.Wants{Means: t.Desk.Means, Public: t.Desk.Public, Heavy: t.listens() && !d.Calm && !said.Any(hear.Calm)}
	if d.Calm || said.Any(hear.Calm) {
		talk.want.Calls = t.Desk.Calls
		if renews.MatchString(words) && t.Desk.Number.ID != "" {
			talk.want.Calls = t.Desk.Number
		}
	}
	talk.want.Danger = t.Peril.Kind != danger.None || said.Any(hear.Sign) || slices.ContainsFunc(hear.Clauses(words), talk.afraid)
	return talk
}

// Tends reports whether the message is words of somebody who was in danger, and proves nothing.
func (t Care) Tends(proves bool) bool {
	words := t.In.Kind == inquiry.Message && t.In.Entry == "" && len(t.In.Text.Secrets()) == 0 && !typed.Unserved(t.In)
	return words && !proves && !t.In.Mail.Doubtful() && !t.Form() && t.Out.State.Cares(t.Now)
}

// Eases reports whether a message that speaks of danger is answered by what else it says: that the danger is over or
// was none, that they cannot phone, what they wish or ask. Whoever despairs, or has somebody at the door, is answered
// that first.
func (t Talk) Eases() bool {
	switch {
	case t.said.Any(hear.Misread):
		return true
	case t.said.Any(hear.Far):
		return t.Peril.Kind != danger.Despair
	case t.Peril.Door, t.said.Any(hear.Sign):
		return false
	case t.said.Any(hear.Calm, hear.Mute, hear.Writing, hear.Busy, hear.Present), t.ofOwn(), who.ReadsMail(t.words),
		(hear.Pays(t.words) || hear.Paid(t.words)) && t.Peril.Kind == danger.Threat:
		return true
	}
	return asksToo(t)
}

// asksToo reports whether a message that speaks of danger asks or wishes for something that is answered by itself.
func asksToo(t Talk) bool {
	found, m := t.want.Of(t.words)
	phones := want.Person(m, t.words) || t.talks(t.words) == aside.Phone || t.lines().Mentioned(t.words) != ""
	if t.Peril.Kind == danger.Despair || t.listens() {
		return t.Peril.Kind != danger.Despair && phones
	}
	wishes := t.said.Any(hear.Forbids) || begs.MatchString(t.words) && !danger.Cries(t.words)
	return wishes || phones || t.fears(t.words) || len(found) > 0
}

// begs are words of somebody who wants something done.
var begs = lazyregexp.New(`(?i)ください|下さい|ほしい|欲しい|お願いし|\bplease\b|[请請]|주세요|부탁`)

// Answers answers somebody who was in danger, as long as that is not over: what they say of it, what they wish and ask,
// and with a human word whatever else. In a proof it answers what they say of danger alone, and is false for the rest.
func (t Talk) Answers() bool {
	if t.Proof().Stage != identity.NoDialogue && !t.beside() {
		return false
	}
	t.Hears()
	return true
}

// Hears answers what belongs to no proof, though one was begun.
func (t Talk) Hears() {
	was := t.Out.State.Danger.Calm
	if t.mark(); t.Silent() {
		return
	}
	t.opens()
	switch {
	case t.listens() && !t.Out.State.Danger.Over && leads(t.Care):
		t.closes(was)
		return
	case who.ReadsMail(t.words):
		mailbox(t.Care)
		t.closes(was)
		return
	case demanded(t), named(t):
		return
	}
	answered := t.said.Rest != "" && (told(t) || t.asks(t.said.Rest))
	if t.Out.Ask != nil {
		return
	}
	if !answered && len(t.Out.Replies) == 0 {
		t.replies()
	}
	t.stays()
	t.closes(was)
}

// beside reports whether a message says something of danger beside a proof that was begun.
func (t Talk) beside() bool {
	says := t.said.Any(hear.Misread, hear.Far, hear.Mute, hear.Writing, hear.Busy, hear.Forbids, hear.Night) ||
		t.said.Any(hear.Calm) && t.said.Rest == ""
	if says || typed.Replies(t.In) {
		return says
	}
	found, _ := t.want.Of(t.words)
	return who.ReadsMail(t.words) || danger.Cries(t.words) && len(found) == 0 || parting.LetsGo(t.words) || t.fears(t.words)
}

// opens says first what belongs to what they say of the danger, and of how to reach them.
func (t Talk) opens() {
	d := &t.Out.State.Danger
	switch {
	case t.said.Any(hear.Misread):
		t.misled(t.said.Any(hear.Denies))
	case t.said.Any(hear.Far):
		distant(t)
	case t.said.Any(hear.Calm):
		d.Calm = true
		t.eased()
	}
	d.Calm = d.Calm && !t.said.Any(hear.Sign)
	facts(t)
	ways := t.said.Any(hear.Mute, hear.Writing)
	letters := (ways || t.said.Any(hear.Forbids)) && letters.MatchString(t.words)
	d.Mute = d.Mute || ways && !letters
	t.ways(ways && !letters, letters)
}

// ways answers how they can and cannot be reached, and what they wish and fear.
func (t Talk) ways(write, letters bool) {
	switch {
	case t.said.Any(hear.Present) && !letters:
		t.present(!ignored.MatchString(t.words))
	case write:
		if t.fears(t.words) {
			t.whoIsTold()
		}
		t.writes()
	case t.wished():
	case t.said.Any(hear.Busy):
		t.tries()
	case spoken(t):
		languages(t.Care)
	}
	if write && spoken(t) {
		languages(t.Care)
	}
}

// spoken reports whether they speak of the language in which somebody talks with them.
func spoken(t Talk) bool {
	asks := line.MatchString(t.words) || keys.MatchString(t.words) || staff.MatchString(t.words)
	return tongue.Named(t.words) && asks || t.talks(t.words) == aside.Tongue
}

// staff are words for those who answer, and for the answer.
var staff = lazyregexp.New(`(?i)担当|スタッフ|返事|返信|回答|\b(?:staff|repl\w+|answers?|respond|write back|speak)\b|[员員]|客服|回[复覆]|답장|답변|담당|직원`)

// wished answers what they wish to be done or not, and whether somebody else learns of them here.
func (t Talk) wished() bool {
	written := letters.MatchString(t.words)
	fears, wish := t.fears(t.words), t.said.Any(hear.Forbids) || written && t.said.Any(hear.Mute)
	if fears {
		t.whoIsTold()
	}
	if wish || fears && typed.Particulars(t.words) {
		t.wishes()
	}
	seeks := written && !t.listens() && seeksPost(t.words)
	if written && wish || seeks {
		post(t)
	}
	return fears || wish || seeks
}

// ignored are words of who says that nobody answers.
var ignored = lazyregexp.New(`(?i)(?:誰|だれ)(?:から)?も|返事|返信|\b(?:nobody|no ?one)\b|[没沒]有?人|아무도`)

// letters are words for what comes to somebody's home.
var letters = lazyregexp.New(`(?i)手紙|てがみ|郵便|郵送|書面|はがき|投函|(?:家|自宅|うち|実家)(?:に|へ)|` +
	`\b(?:letters?|post|mail|home|house)\b|寄|信件|[邮郵][寄件]|家[里裡]|편지|우편|집으로|집에`)

// line are words of somebody who asks where to call.
var line = lazyregexp.New(`(?i)相談|窓口|番号|電話|ホットライン|\b(?:hot|help)? ?lines?\b|\bcall\b|\bphone\b|\bnumber\b|` +
	`热线|熱線|咨询|諮詢|电话|電話|상담|전화`)

// asks answers what a message asks besides, as it is answered to anybody.
func (t Talk) asks(rest string) bool {
	found, m := t.want.Of(rest)
	if len(t.Out.Replies) > 0 && !t.only() {
		t.adds(found, m, rest)
		return true
	}
	switch {
	case t.ofCard(found, rest):
		t.card()
	case len(found) == 0 && t.ofOwn():
		t.answers([]incident.Entry{{ID: want.Third}})
	case outside(t, m):
		t.Reply(t.Book.Reply(texts.DangerAbroad, nil))
	case t.Out.Ask != nil, t.fears(rest) && len(hear.Clauses(rest)) == 1:
	case len(found) > 0 && want.Score(m) >= want.Plainly && !who.WantsCall(rest):
		t.answers(found)
	default:
		return t.ofTalk(found, m, rest)
	}
	return true
}

// outside reports whether they say that they are outside of Japan, where the desk's own number helps nobody in danger.
func outside(t Talk, m intent.Meaning) bool {
	return who.Abroad(t.words) && m.Known && intent.Topic(m.Entries[0].ID) == want.Overseas && !t.Out.State.Danger.Calm
}

// ofTalk answers what is asked of the talk itself, of their case and for a person, and then what was found.
func (t Talk) ofTalk(found []incident.Entry, m intent.Meaning, rest string) bool {
	switch {
	case t.want.Heavy && (brief.Statement(rest) || parting.LetsGo(t.words)): // no line on a queue
		return false
	case t.ofCase(rest): // whether somebody reads, and where they hear
	case t.calls(m, rest):
		t.Out.State.Danger.Mute = false // who asks for a voice can phone after all
		t.phones()
	case who.WantsCall(rest) && t.Desk.OfTalk(rest):
	case t.talks(rest) == aside.Official:
		t.tellsWhoReads()
	case len(found) > 0:
		t.answers(found)
	default:
		return t.itself(rest)
	}
	return true
}

// ofCase answers what is asked of their case; who despairs hears no line on a queue.
func (t Talk) ofCase(rest string) bool {
	switch {
	case t.despairs() && t.Desk.OfCase():
		t.Out.Replies = nil
		t.present(false)
	case t.Desk.OfCase(), t.outright(rest) && t.Desk.OfTalk(rest):
		t.tellsWhen()
	default:
		return false
	}
	return true
}

// itself answers what is asked of the talk itself, which a new number is not.
func (t Talk) itself(rest string) bool { return !renews.MatchString(rest) && t.Desk.OfTalk(rest) }

// despairs reports whether they despair, and are not calmer.
func (t Talk) despairs() bool { return t.want.Heavy && !t.Calendar.Open(t.Now) }

// calls reports whether somebody wants to talk to a person; who could not phone before must speak of a call.
func (t Talk) calls(m intent.Meaning, rest string) bool {
	when := func(clause string) bool { return line.MatchString(clause) && brief.Whens(clause) }
	wants := want.Person(m, rest) || t.talks(rest) == aside.Phone || slices.ContainsFunc(hear.Clauses(rest), when)
	return wants && (!t.Out.State.Danger.Mute || line.MatchString(rest))
}

// adds answers what is asked beside what was answered already, where that is surely asked. Whoever was misread is
// answered that alone.
func (t Talk) adds(found []incident.Entry, m intent.Meaning, rest string) {
	fears := t.fears(t.words)
	wish := t.said.Any(hear.Forbids) && !prose.Interrogative(rest) // asks for no notice
	if t.Out.Ask != nil || wish || fears && len(hear.Clauses(rest)) == 1 {
		return
	}
	own := func(e incident.Entry) bool { return intent.Topic(e.ID) == incident.AmIAffected }
	found = slices.DeleteFunc(slices.Clone(found), func(e incident.Entry) bool {
		return !want.Safe(e) || slices.Contains([]string{want.Overseas, "language"}, intent.Topic(e.ID)) || fears && !own(e)
	})
	clauses := hear.Clauses(rest)
	arrived := slices.IndexFunc(clauses, func(c string) bool { return t.talks(c) == aside.Received })
	switch {
	case arrived >= 0:
		t.Desk.OfTalk(clauses[arrived])
		t.unrepeated()
	case t.surely(found, m, rest):
		t.answers(found)
	case !t.Out.State.Danger.Over && t.outright(rest) && !spoken(t):
		t.Desk.OfTalk(rest)
		t.unrepeated()
	}
}

// surely reports whether something was surely asked for: by its words, as one's own status, or by who is calmer.
func (t Talk) surely(found []incident.Entry, m intent.Meaning, rest string) bool {
	own := func(e incident.Entry) bool { return intent.Topic(e.ID) == incident.AmIAffected }
	eased := t.Out.State.Danger.Calm && want.Inquires(rest)
	return len(found) > 0 && (want.Score(m) >= want.Surely || eased || slices.ContainsFunc(found, own))
}

// unrepeated takes from the last reply from when on somebody is there, where one before it says so.
func (t Talk) unrepeated() {
	next, last := t.opening(), t.Last()
	says := func(r inquiry.Reply) bool { return next != "" && strings.Contains(r.Text, next) }
	if slices.ContainsFunc(t.Out.Replies[:len(t.Out.Replies)-1], says) {
		last.Text = strings.TrimSpace(strings.TrimSuffix(last.Text, next))
	}
}

// answers says what entries hold, as to anybody, but for what is of no use to who is in danger, or frightens them: what
// they wish for their data goes into their case, and of what may have come to somebody else they are told their own.
func (t Talk) answers(found []incident.Entry) {
	t.Out.Topics = nil
	var rest []incident.Entry
	own, proves := false, false
	for _, e := range found {
		switch {
		case intent.Topic(e.ID) == want.Third:
			own = true
		case e.Kind == incident.Verify:
			own, proves = true, true
		case e.Kind == incident.Escalate && (e.Lane == cases.Rights || e.Lane == cases.Identity):
			t.later(e)
		default:
			rest = append(rest, e)
		}
	}
	if own && !proves && t.Desk.Own.ID != "" && who.Address(t.words) {
		rest = append(rest, t.Desk.Own)
	}
	if len(rest) > 0 {
		t.Desk.Answer(rest)
	}
	if own {
		t.own(proves)
	}
}

// own tells whether theirs is among what leaked: by the proof, which begins where they ask for that.
func (t Talk) own(proves bool) {
	t.Out.Topics = append(t.Out.Topics, incident.AmIAffected)
	id := texts.DangerOwn
	if who.ByProof(t.words) {
		id = texts.ProofYes
	}
	if !proves && id == texts.DangerOwn {
		t.Say(id, incident.AmIAffected)
		return
	}
	t.Say(id)
	t.Out.Kind = draft.Verifying
	t.Desk.Prove()
}

// later notes what somebody wishes for their data.
func (t Talk) later(e incident.Entry) {
	t.Out.Topics = append(t.Out.Topics, intent.Topic(e.ID))
	reply := t.Book.Reply(texts.DangerLater, map[string]string{"receipt": string(t.Out.State.Danger.Receipt)})
	if t.Last() == nil || t.Last().Entry != reply.Entry {
		t.Reply(reply)
	}
}

// ofOwn reports whether they ask, or say once more, that they mean their own data.
func (t Talk) ofOwn() bool {
	_, instead := brief.Instead(t.words)
	corrects := instead || brief.Corrects(t.words) || t.talks(t.words) == aside.Mistaken
	asks := prose.Interrogative(t.words) && t.Peril.Kind == danger.None && !t.want.Danger
	return (asks || corrects) && !t.listens() && who.OwnData(t.words) && !danger.Cries(t.words)
}

// ofCard reports whether words ask what to do about a card, or tell that it is used, and no fact answers them.
func (t Talk) ofCard(found []incident.Entry, words string) bool {
	if t.Desk.Advice == "" || t.want.Danger {
		return false
	}
	fact := func(e incident.Entry) bool {
		told := e.Kind == incident.FAQ || e.Kind == incident.Verify
		return told && (intent.Topic(e.ID) != want.Fee || fees.MatchString(words))
	}
	speaks := cards.MatchString(words) && (want.Inquires(words) || swindle.Charged(words)) || slices.ContainsFunc(found, want.OfCard)
	return speaks && !slices.ContainsFunc(found, fact)
}

// fees are words for what a new card costs: whether to pay is asked of what was charged, too.
var fees = lazyregexp.New(`(?i)手数料|再発行|\b(?:fees?|reissue\w*|replace\w*|new card)\b|手[续續][费費]|[补補][发發]|[换換]卡|수수료|재발급`)

// cards are words for a card.
var cards = lazyregexp.New(`(?i)カード|クレカ|\bcards?\b|信用卡|[银銀]行卡|卡[的里裡被]|카드`)

// card tells them whom to call about it, gently, and who despairs first that they were heard.
func (t Talk) card() {
	if t.want.Heavy {
		t.comfort(true)
	}
	d, id := &t.Out.State.Danger, texts.DangerCard
	if d.Card {
		id = texts.DangerCard2
	}
	d.Card = !d.Card
	reply := t.Book.Reply(id, map[string]string{"advice": t.Desk.Advice})
	reply.Text = phrasebook.Lines(reply.Text, t.opening())
	t.Reply(reply)
}

// tellsWhen adds from when on somebody is there, where no reply says so.
func (t Talk) tellsWhen() {
	next, last := t.Book.Opening(t.Calendar.Next(t.Now)), t.Last()
	says := func(r inquiry.Reply) bool { return strings.Contains(r.Text, next) }
	if last != nil && !slices.ContainsFunc(t.Out.Replies, says) {
		last.Text = phrasebook.Lines(last.Text, t.opening())
	}
}

// afraid reports whether words say that the danger goes on.
func (t Talk) afraid(words string) bool { return t.talks(words) == aside.Afraid }

// likely is how probable what is said of the talk must be.
const likely = 0.6

// talks is what words say of the talk itself.
func (t Talk) talks(words string) aside.Kind {
	if kind, sure := t.Desk.Reads(words); sure >= likely {
		return kind
	}
	return aside.None
}

// outright reports whether words surely ask something of the talk.
func (t Talk) outright(words string) bool {
	kind, sure := t.Desk.Reads(words)
	if kind == aside.Number && renews.MatchString(words) {
		return false
	}
	return kind != aside.None && !slices.Contains(aside.OfCare(), kind) && sure >= want.Surely
}

// renews are words of who thinks of a new number: that is none of a case.
var renews = lazyregexp.New(`(?i)変え|かえた|変更|\b(?:chang\w*|new)\b|[换換改]|바꾸|바꿔|변경`)

// replies answers what asks nothing that the desk knows: thanks and a good night with a farewell, what their case needs
// with a word that it is there, and the rest with a human one.
func (t Talk) replies() {
	kind, states := t.talks(t.words), brief.Statement(t.words)
	left, _ := courtesy.Read(t.words)
	switch {
	case parting.LetsGo(t.words):
		letsGo(t)
	case t.said.Any(hear.Night), left == "", kind == aside.Thanks && states:
		t.farewell()
	case t.want.Danger, danger.Cries(t.words), t.listens() && danger.Hurts(t.words):
		t.Comfort()
	case kind == aside.Sad:
		t.comfort(false)
	case kind == aside.Mistaken, kind == aside.Same, kind == aside.Boss, kind == aside.Angry:
		t.sorry()
	case t.Out.State.Danger.Calm, kind == aside.Adds, !states && !t.listens(),
		states && (typed.Particulars(t.words) || brief.Wish(t.words)):
		t.notes()
	default:
		t.comfort(false)
	}
}

// letsGo answers 「もういいです」, which may be despair: of who cannot wait for the morning.
func letsGo(t Talk) {
	if t.despairs() && t.Out.State.Danger.Last != texts.DangerWaiting.String() {
		t.present(false)
		return
	}
	t.comfort(t.listens())
}

// closes ends a reply with one short line of help, where the customer has not just read one: as long as they are in
// danger, and once where they say that they are not.
func (t Talk) closes(was bool) {
	d, last := &t.Out.State.Danger, t.Last()
	if last == nil {
		return
	}
	before := d.Named
	if t.Remembers(); d.Named || before || d.Over || was && d.Calm {
		return
	}
	if once := t.once(); once != "" { // the buttons belong to what is said last
		t.Out.Replies = append(t.Out.Replies, inquiry.Reply{Entry: texts.DangerOnce.String(), Text: once, Quick: last.Quick})
		t.Out.Replies[len(t.Out.Replies)-2].Quick = nil
	}
}
