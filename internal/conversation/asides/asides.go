// Package asides answers what customers say of the talk itself while a person is to have their
// case: whether somebody will call, whether what they wrote arrived, what they are to write. What
// they ask about the announcement beside it, it leaves to others.
package asides

import (
	"slices"
	"strings"
	"unicode/utf8"

	"madoguchi/internal/aside"
	"madoguchi/internal/cases"
	"madoguchi/internal/conversation/brief"
	"madoguchi/internal/conversation/casetalk"
	"madoguchi/internal/conversation/draft"
	"madoguchi/internal/conversation/memory"
	"madoguchi/internal/conversation/phrasebook"
	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/conversation/typed"
	"madoguchi/internal/conversation/who"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/lazyregexp"
)

// How probable an aside must be, where it may be taken for a question about the announcement, and
// where the message surely asks one.
const (
	likely  = 0.6
	similar = 0.85
	against = 0.9
)

// longest is how many characters a message has at most that is read for asides.
const longest = 200

// most is how many asides one reply answers.
const most = 2

// Asides answers the asides of one message.
type Asides struct {
	*draft.Draft
	Reads func(words string) (aside.Kind, float64)
	Asks  func(words string) bool // they surely ask something about the announcement
	Apart bool                    // they have a case to which what they ask goes as it is: press, lawyers
	For   bool                    // staff know that they write for somebody else, who need not contact the desk any more
}

// Found are the asides of a message, the most pressing first, and what it says besides.
type Found struct {
	Kinds []aside.Kind
	Rest  string
}

// order is the one in which they are answered; what comes last is no more than polite.
func order() []aside.Kind {
	return []aside.Kind{aside.Mistaken, aside.Same, aside.Boss, aside.Received, aside.Write, aside.Call, aside.Where, aside.When,
		aside.Number, aside.Other, aside.Official, aside.Adds, aside.Angry, aside.Sad, aside.Will, aside.Drops, aside.Thanks}
}

// Find finds the asides of words: those of their sentences, or that of all of them together.
func (t Asides) Find(words string) Found {
	words = prose.Plain(words)
	if n := utf8.RuneCountInString(words); n == 0 || n > longest || who.WhichFirm(words) { // whose site it is was announced
		return Found{}
	}
	if sentences := prose.Sentences(words); len(sentences) > 1 {
		if f := t.each(sentences); len(f.Kinds) > 0 {
			return f
		}
	}
	if kind := t.one(words); kind != aside.None && !(kind == aside.Where && asksOfCame(words)) {
		return Found{Kinds: []aside.Kind{kind}}
	}
	return Found{}
}

// asksOfCame reports whether a sentence asks about what came, and not about an answer.
func asksOfCame(words string) bool {
	return slices.ContainsFunc(prose.Sentences(words), func(s string) bool {
		return brief.Asks(s) && came.MatchString(s) && !brief.OfReply(s)
	})
}

// each finds the asides of sentences, but for those that are no more than polite.
func (t Asides) each(sentences []string) Found {
	var f Found
	var rest []string
	for _, s := range sentences {
		switch kind := t.one(s); {
		case kind == aside.None && !brief.Courtesy(s):
			rest = append(rest, s)
		case kind != aside.None && !polite(kind):
			f.Kinds = append(f.Kinds, kind)
		}
	}
	if len(rest) > 0 && !slices.ContainsFunc(f.Kinds, func(k aside.Kind) bool { return k != aside.Adds }) {
		return Found{} // what stands with it is what they want
	}
	if slices.Contains(f.Kinds, aside.Official) { // why they doubt it asks nothing
		rest = slices.DeleteFunc(rest, func(s string) bool { return !brief.Asks(s) || ofDesk.MatchString(s) })
	}
	f.Rest = strings.Join(rest, "\n")
	slices.SortStableFunc(f.Kinds, func(a, b aside.Kind) int { return slices.Index(order(), a) - slices.Index(order(), b) })
	f.Kinds = slices.Compact(f.Kinds)
	f.Kinds = f.Kinds[:min(len(f.Kinds), most)]
	return f
}

// one is the aside that words are as a whole.
func (t Asides) one(words string) aside.Kind {
	switch {
	case doubts(words):
		return aside.Official
	case ranks.MatchString(words) && demands.MatchString(words):
		return aside.Boss
	}
	kind, states := t.read(words), brief.Statement(words)
	switch {
	case unlike(kind, states, words):
		return aside.None
	case kind == aside.Call && !wantsCall(words) && (states || !brief.Called(words)):
		return aside.Adds // a number alone, or that others phone them
	}
	return kind
}

// unlike reports whether words, which state something or ask, are of a form that such an aside does not have.
func unlike(kind aside.Kind, states bool, words string) bool {
	switch kind {
	case aside.Other:
		return ofBody(words) || states
	case aside.Call:
		return brief.OthersCall(words)
	case aside.Adds:
		return !states
	case aside.Boss:
		return !ranks.MatchString(words)
	case aside.Mistaken:
		return !brief.Corrects(words) && (!states || typed.Gives(inquiry.NewText(words)) || !denies.MatchString(words))
	}
	return !states && vexed(kind, words) || states && slices.Contains(questions(), kind)
}

// denies is in what says that something was taken for what it is not.
var denies = lazyregexp.New(`(?i)ない|ねえ|ねぇ|なか|ちゃう|へん|ません|違|ちが|誤|間違|まちが|勘違|じゃな|とちが|話[だがで]|はなし|聞いて|聞いと|きいて|のことで|ほう|方[でじだ]|` +
	`\b(?:not?|never|nobody|nothing|wrong\w*|mis\w+|mix\w*|rather|actually|meant?|instead|other|asked|asking)\b|n'?t\b|` +
	`[不沒没錯错误誤]|唔|冇|而是|我问|我問|我是[说說问問]|아니|아녜|않|안 |못|말고|잘못|오해|틀렸|물어|물은|말은|없`)

// doubts reports whether words doubt the desk itself, or ask where to check that, in so many words.
func doubts(words string) bool {
	if meantDesk.MatchString(words) || ofDesk.MatchString(words) && genuine.MatchString(words) {
		return true
	}
	return checks.MatchString(words) && genuine.MatchString(words) && !came.MatchString(words)
}

var (
	// ofDesk names what the customer writes to, and meantDesk says that they mean that.
	ofDesk = lazyregexp.New(`(?i)(?:この|こちらの|ここの)(?:line|ライン|アカウント|チャット|トーク|窓口|画面|やりとり|ボット)|(?:^|[、。,\s])(?:これ|ここ)(?:って|` +
		`は)?(?:本当に|ほんとに|ほんとうに)?(?:[^。、!！?？]{0,8}の)?公式(?:です|な|か|の)|` +
		`\bthis (?:line|chat|account|line account|desk|bot|conversation|window)\b|\bwhat i(?:'m| am) (?:typing|` +
		`writing) (?:in)?to\b|` +
		`(?:[这這][个個]|本)(?:line|[账帳][号號]|聊天|窗口|[对對][话話])|이 ?(?:라인|line|계정|채팅|대화|창구|톡)`)
	meantDesk = lazyregexp.New(`(?i)^(?:いや|いえ)?[^。!！?？]{0,16}(?:この|こちらの)(?:line|ライン|アカウント|チャット)のこと(?:です|だ|を聞)`)
)

// read is the aside that words are by their reading.
func (t Asides) read(words string) aside.Kind {
	kind, sure := t.Reads(words)
	number := kind == aside.Number && phones.MatchString(t.In.Text.Words())
	if number || kind == aside.Other && t.For || kind == aside.None || !t.clear(kind, sure, words) || elsewise(kind, words) {
		return aside.None
	}
	return kind
}

// elsewise reports whether words are about something else, though they sound like such an aside: a question is not
// polite only, what came to the customer is not this desk, and an answer of theirs is none of the desk's.
func elsewise(kind aside.Kind, words string) bool {
	switch kind {
	case aside.Thanks, aside.Drops, aside.Will:
		return brief.Asks(words) || kind == aside.Will && brief.Wish(words)
	case aside.Call:
		return phones.MatchString(words) && brief.Asks(words) && !typed.Particulars(words)
	case aside.Official:
		return came.MatchString(words)
	case aside.Where:
		return theirs.MatchString(words)
	case aside.Write:
		return !giving.MatchString(words)
	case aside.When:
		return theirs.MatchString(words) || lineBusy.MatchString(words)
	}
	return false
}

var (
	// came is what came to the customer, and may be genuine or not.
	came = lazyregexp.New(`(?i)手紙|てがみ|封[書筒]|ふうとう|書面|はがき|ハガキ|書類|(?:^|[^のー])紙|` +
		`メール|めーる|着信|かかってき|ショートメ|sms|(?:来|き)た(?:電話|でんわ)|` +
		`\b(?:letters?|envelopes?|mails?|e-?mails?|texts?|sms|notices?|(?:phone )?calls?|papers?)\b|` +
		`(?:信件|来信|來信|封信|[邮郵]件|短信|[简簡][讯訊]|[来來][电電]|通知)|편지|우편|메일|문자|안내문|통지`)

	// phones are a number of a telephone, or one from which somebody calls: it is no receipt's.
	phones = lazyregexp.New(`(?i)[0-9０-９]{2,4}[-－ー][0-9０-９]{2,4}[-－ー][0-9０-９]{3,4}|番号から|番号は[0-9０-９]{3}|どの番号|何番から|` +
		`\bfrom (?:which|what) number\b|号码打|號碼打|번호(?:로|에서) ?(?:걸|전화)`)

	// lineBusy is about the telephone.
	lineBusy = lazyregexp.New(`(?i)話し?中|空い|すいて|つながりやす|繋がりやす|混[みん]|\b(?:busy|quiet\w*|engaged)\b|占线|佔線|不忙|한가|통화 ?중`)

	// theirs is an answer that the customer may have to give.
	theirs = lazyregexp.New(`(?i)(?:返事|返信|回答|へんじ)(?:を|は|も|って|とか)?(?:書|か[いかき]|出[さしすせ]|だ[さしすせ]|し(?:な[いくきけ]|たほう|た方|んと)|` +
		`せ[なにん]|せんと|すべき|する(?:べき|必要)|要|い(?:る|り))|` +
		`\b(?:do|must|should|shall) (?:i|we|she|he|my \w+) (?:have to |need to )?(?:answer|reply|respond|write back)\b|` +
		`(?:要不要|需要|必[须須]|要|用不用)(?:我)?(?:回[信复覆]|答[复覆])|(?:답장|회신|답변)(?:을|를)? ?(?:해야|보내야|써야|안 ?해도)`)
)

// giving is what a customer does who gives something to the desk: what they are to do besides is another question.
var giving = lazyregexp.New(`(?i)書|かい[たてと]|かく|かき|送|おく[るりれっろ]|伝え|つたえ|入力|打[つちっと]|うて|うつ|載せ|記[入載]|添え|出[すせさし]|` +
	`教え|おしえ|知らせ|しらせ|説明|話[すしせさ]|言[うえいっわ]|いえば|` +
	`必要な(?:もの|情報|こと)|何が(?:要|い)る|なにがい[るり]|足りな|もう一[度回]|最初から|また(?:一から|最初)|` +
	`\b(?:writ\w*|wrote|send\w*|sent|tell\w*|told|giv\w*|gave|provid\w*|typ(?:e|ed|ing)|say|` +
	`explain\w*|repeat\w*|messag\w*|mention\w*|add|details?|` +
	`information|info|need from me|need (?:anything|something|more)|post it|put it|submit\w*|fill\w*)\b|` +
	`[写寫发發填说說讲講告诉訴提供补補]|需要(?:我|什么|什麼|哪)|重[复複新]|` +
	`쓰|써|적[어으는을지고]|보내|말씀|말해|말하|남기|남겨|설명|입력|알려|필요한 (?:거|것|정보)|다시 (?:적|써|쓰)`)

// ofBody reports whether words speak for a company or a school, or of who left one: what was announced of their
// registrations goes before how somebody else contacts the desk.
func ofBody(words string) bool { return who.Left(words) || who.Company(words) }

// clear reports whether words are sure to be an aside, and no question about the announcement: a message that
// they received is no question whether theirs was.
func (t Asides) clear(kind aside.Kind, sure float64, words string) bool {
	bound := likely
	switch {
	case t.Apart:
		bound = against
	case kind == aside.Official && ofDesk.MatchString(words):
	case kind == aside.Official, kind == aside.Other, kind == aside.Received:
		bound = similar
	}
	own := kind == aside.Received && wrote.MatchString(words)
	return sure >= bound && (own || sure >= against && kind != aside.Received || !t.Asks(words))
}

// wrote says that the customer wrote something to the desk.
var wrote = lazyregexp.New(`(?i)(?:書い|かい|送っ|お伝えし|伝え|入力し)た|書きました|送りました|\bi (?:just |have )?(?:wrote|written|sent|typed|gave)\b|` +
	`我?(?:写|寫|发|發|填)的|(?:적은|보낸|쓴|남긴)`)

// vexed reports whether a question is one like others, though it sounds as if its writer were told the same, or
// misunderstood: its words say neither.
func vexed(kind aside.Kind, words string) bool {
	same := kind == aside.Same && !brief.Repeats(words) && !brief.Unanswered(words)
	return same || kind == aside.Mistaken && !brief.Corrects(words)
}

// OfDesk reports whether a message of these words asks whether the desk itself is genuine, or says that it
// meant that.
func (t Asides) OfDesk(words string) bool {
	if t.In.Kind != inquiry.Message || t.In.Entry != "" || t.Form() || utf8.RuneCountInString(words) > longest {
		return false
	}
	kind, sure := t.Reads(words)
	plainly := sure >= against && genuine.MatchString(words) || sure >= likely && ofDesk.MatchString(words)
	return doubts(words) || kind == aside.Official && !came.MatchString(words) && plainly
}

// checks ask where, or how, the customer can make sure by themself.
var checks = lazyregexp.New(`(?i)(?:どこ|どちら|何|なに|どう(?:やって|すれば|したら))[^。?？]{0,14}(?:確認|確かめ|たしかめ|調べ|見れ|みれ|見たら|分か|わか)|` +
	`\b(?:where|how|way to)\b[^.?!]{0,30}\b(?:check|verify|confirm|make sure|look it up|know)\b|` +
	`(?:哪[里裡儿兒]|怎[么麼样樣])[^。?？]{0,10}(?:确认|確認|查|核实|核實|知道)|(?:어디|어떻게)[^.?]{0,12}(?:확인|알아|조회)`)

// genuine is what somebody wants to make sure of.
var genuine = lazyregexp.New(`(?i)公式|本物|ほんもの|正式|偽|にせ|詐欺|さぎ|怪し|信用|信じ|なりすまし|\b(?:official\w*|genuine|legit\w*|real|fake|` +
	`scam\w*|fraud\w*|trust\w*)\b|` +
	`官方|真的|假的?|正式|[骗騙]|[诈詐]|공식|진짜|가짜|사기|믿`)

// questions are the asides that ask.
func questions() []aside.Kind {
	return []aside.Kind{aside.Received, aside.Write, aside.Number, aside.Other, aside.Official}
}

// ranks are words for who stands higher: who wants a person and no more asks for that.
var ranks = lazyregexp.New(`(?i)上の|上司|上席|責任者|せきにんしゃ|社長|部長|課長|店長|偉い|えらい|トップ|役員|マネージャ|` +
	`\b(?:manager|supervisor|boss|director|superior|senior|higher|in charge|responsible|head of|ceo)\b|` +
	`主管|经理|經理|上级|上級|领导|領導|负责人|負責人|老板|老闆|책임자|상급자|윗사람|윗분|팀장|부장|사장|매니저|상사`)

// demands are words of who wants somebody else to come.
var demands = lazyregexp.New(`(?i)(?:出せ|だせ|出して(?:く|よ|$)|代われ|かわれ|呼べ|よべ|呼んで(?:く|こい))|\b(?:get|put|give) me\b|` +
	`叫你们|叫你們|让你们|讓你們|바꿔 ?(?:줘|주)|불러 ?(?:줘|와)`)

// calls are words of who wants to be called.
var calls = lazyregexp.New(`(?i)かけ|掛け|電話(?:を|して|くだ|下さ|もら|ほし|欲し|ちょうだい|くれ|待|希望|で(?:お|の)?話)|` +
	`折り?返|連絡(?:を|して|くだ|下さ|もら|ほし|欲し)|\b(?:call|calls|phone me|ring|callback)\b|打(?:给|給|电话|電話)|回(?:电|電)|来电|來電|` +
	`전화(?:를|로)? ?(?:주|해|부탁|걸|받|기다)|연락(?:을)? ?(?:주|해|부탁)`)

// wantsCall reports whether words ask for a call; what they say that they do not mean counts not.
func wantsCall(words string) bool {
	if meant, ok := brief.Instead(words); ok {
		words = meant
	}
	return calls.MatchString(words)
}

// polite reports whether an aside asks nothing of the desk.
func polite(k aside.Kind) bool { return k == aside.Thanks || k == aside.Drops }

// besides reports whether an aside needs no words of its own beside another one.
func besides(k aside.Kind) bool {
	return polite(k) || slices.Contains([]aside.Kind{aside.Adds, aside.Will, aside.Angry, aside.Sad}, k)
}

// Answers answers the asides that were found; false where there is none, or nothing to say of it.
func (t Asides) Answers(f Found, words string) bool {
	c, any := t.Out.State.Current()
	open := any && c.State != cases.Closed
	said := false
	for i, kind := range f.Kinds {
		if i > 0 && besides(kind) {
			continue
		}
		said = t.answers(kind, c, open, words) || said
	}
	if said {
		t.Out.State.Understood()
		if t.Out.Kind == draft.Nothing {
			t.Out.Kind = draft.Answered
		}
	}
	return said
}

// answers answers one aside.
func (t Asides) answers(kind aside.Kind, c memory.CaseRef, open bool, words string) bool {
	talk := casetalk.Talk{Draft: t.Draft}
	l, ok := said(kind, words)
	switch {
	case !open && !l.anybody:
		return false
	case kind == aside.When:
		if brief.Wish(words) || len(prose.Sentences(words)) > 1 {
			t.add(c) // until when they want it, or who they are
		}
		return talk.Answers(brief.Asked{Ask: brief.When})
	case kind == aside.Adds:
		t.adds(talk, c, words)
		return true
	case !ok:
		return false
	case polite(kind):
		t.Out.Kind = draft.Smalltalk
	case kind == aside.Call && typed.Particulars(words):
		t.say(line{id: texts.AsideNoted}, c)
	}
	if l.adds {
		t.add(c)
	}
	if kind == aside.Call {
		talk.Calls()
		return true
	}
	if l.expects {
		t.Out.State.Expected = memory.Expected{Receipt: c.Receipt, At: t.Now}
	}
	t.say(l, c)
	return true
}

// adds takes in what the case needs; a threat is nothing to thank for.
func (t Asides) adds(talk casetalk.Talk, c memory.CaseRef, words string) {
	if !t.Apart && who.Threatens(words) && !who.Represents(words) {
		talk.Says(c, texts.CaseThreat)
	} else {
		talk.Adds(c)
	}
}

// said is what is said of an aside: who asks where to check is told that.
func said(kind aside.Kind, words string) (line, bool) {
	if kind == aside.Official && checks.MatchString(words) && !ofDesk.MatchString(words) {
		return line{id: texts.AsideCheck, anybody: true}, true
	}
	l, ok := lines()[kind]
	return l, ok
}

// line is what is said of an aside.
type line struct {
	id      texts.ID
	contact bool // with how the company is reached
	opening bool // and from when on somebody is there, while nobody is
	adds    bool // the case gains the message
	expects bool // what follows goes to the case
	anybody bool // it is said to who has no case, too
}

// lines are what is said of asides in one text each. What is said of a proof, that it goes on or that its
// code is missing, is for the proof to hear.
func lines() map[aside.Kind]line {
	return map[aside.Kind]line{
		aside.Call:     {adds: true},
		aside.Where:    {id: texts.AsideWhere, opening: true, expects: true},
		aside.Received: {id: texts.AsideReceived, opening: true},
		aside.Write:    {id: texts.AsideWrite, expects: true},
		aside.Number:   {id: texts.AsideNumber},
		aside.Boss:     {id: texts.AsideBoss, opening: true, adds: true},
		aside.Mistaken: {id: texts.AsideMistaken, opening: true, adds: true},
		aside.Same:     {id: texts.AsideSame, opening: true, adds: true},
		aside.Will:     {id: texts.AsideWill, adds: true},
		aside.Angry:    {id: texts.AsideAngry, opening: true, adds: true},
		aside.Sad:      {id: texts.AsideSad, opening: true, adds: true},
		aside.Thanks:   {id: texts.CaseParted},
		aside.Drops:    {id: texts.CaseParted},
		aside.Other:    {id: texts.AsideOther, contact: true, anybody: true},
		aside.Official: {id: texts.AsideOfficial, contact: true, anybody: true},
	}
}

// say says a line about a case.
func (t Asides) say(l line, c memory.CaseRef) {
	r := t.Book.Reply(l.id, map[string]string{"receipt": string(c.Receipt)})
	if l.contact {
		r.Text = phrasebook.Lines(r.Text, t.Book.Text(texts.Contact, nil))
	}
	if l.opening && !t.Calendar.Open(t.Now) {
		next := t.Book.Opening(t.Calendar.Next(t.Now))
		r.Text = phrasebook.Lines(r.Text, t.Book.Text(texts.AsideNext, map[string]string{"next_opening": next}))
	}
	t.Reply(r)
}

// add adds the message to a case.
func (t Asides) add(c memory.CaseRef) { t.Out.Kind, t.Out.Append = draft.Escalated, c.Receipt }

// Topics are those of the bank that say what is said beside questions: asides ask them in other words.
func Topics() []string {
	return []string{draft.NoTopic, "apology_complaint", "overseas_customer_help"}
}
