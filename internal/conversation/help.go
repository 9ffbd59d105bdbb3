package conversation

import (
	"regexp"
	"slices"

	"madoguchi/internal/cases"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
)

// whys and forgots are what people say to a dialogue that asks them for something.
var (
	whys    = regexp.MustCompile(`(?i)なんで|何で|なぜ|どうして|必要(?:なの|です|ある)|怪しい|本当に(?:大丈夫|安全)|\bwhy\b`)
	forgots = regexp.MustCompile(`(?i)忘れ|わからな|わかりませ|分からな|分かりませ|わかんない|覚えて(?:い)?(?:ない|ませ)|思い出せ|見つから|見当たら|書いて(?:い)?(?:ない|ませ)|なくし|無くし|捨て|怖い|こわい|困って|forgot|don'?t (?:know|remember|have)|no idea|lost|scared|can'?t find`)
)

// concludes are words of somebody who draws from "nothing found" what it does not say.
var concludes = regexp.MustCompile(`(?i)対象(?:外|では?な|じゃな)|該当し(?:な|ま)|大丈夫(?:という|って)こと|not (?:affected|concerned|included)|i'?m (?:safe|fine|ok)|不受影响|没有受影响|대상이 아니`)

// aside answers what somebody asks of the dialogue itself, and says again what it
// waits for.
func (t *step) aside(words string) bool {
	if !t.brief(words) {
		return false
	}
	p := t.proof()
	switch {
	case p.Stage == AskWay && p.holds(t.now) && t.another() == "" && concludes.MatchString(words):
		t.look(p.Proven, p.By)
	case p.Stage == AskWay && reports.MatchString(words):
		return false
	case whys.MatchString(words):
		t.prompt()
		t.before(texts.ProofWhy)
	case forgots.MatchString(words):
		t.ask(t.proof().Stage, texts.ProofForgot, tapLetter, tapMail, human)
	default:
		return false
	}
	return true
}

// before puts one of the desk's texts in front of the last reply.
func (t *step) before(id texts.ID) {
	if n := len(t.out.Replies); n > 0 {
		last := &t.out.Replies[n-1]
		last.Text = join([]string{t.text(id, nil), last.Text})
	}
}

// lost reports whether a short message in an open dialogue asks for nothing that the
// desk could tell: it is a slip, not a question.
func (t *step) lost(found []incident.Entry, known bool) bool {
	if t.form() || t.proof().Stage == NoDialogue || t.in.Entry != "" || !t.brief(t.answers()) {
		return false
	}
	if !known {
		return true
	}
	if len(found) > 1 {
		return false
	}
	switch found[0].Kind {
	case incident.Smalltalk, incident.OutOfScope:
		return true
	case incident.Unsafe: // a number or half an address looks like a question about somebody
		return !slices.Contains(ByRule(), topic(found[0].ID)) && !family.MatchString(t.in.Text.Words())
	}
	return false
}

// help says again what the dialogue waits for, or what it has told, and offers a
// person.
func (t *step) help() {
	t.out.Kind, t.out.Considered = Verifying, nil
	switch p := t.proof(); {
	case t.another() != "" && !family.MatchString(t.in.Text.Words()):
		t.mail(t.another())
		t.settle()
		return
	case p.Stage == AskWay && p.holds(t.now) && t.another() == "":
		t.look(p.Proven, p.By) // "so I am not affected?"
		t.settle()
		return
	}
	t.prompt()
	if n := len(t.out.Replies); t.out.Needs == nil && n > 0 {
		last := &t.out.Replies[n-1]
		last.Quick = append(slices.Clip(last.Quick), t.choices([]string{human})...)
	}
	t.settle()
}

// own takes a question about an address as one about the customer's own, unless they
// speak of somebody else: a code proves whose it is.
func (t *step) own(found []incident.Entry) []incident.Entry {
	if len(found) == 1 && found[0].Kind == incident.Unsafe && topic(found[0].ID) != pasted && t.typed.address != "" && !family.MatchString(t.in.Text.Words()) {
		return t.only(status)
	}
	return found
}

// particulars are what somebody writes to be found by: a phone number, a postal
// code, an address, a name that is called one.
var particulars = regexp.MustCompile(`(?:名前|氏名|住所|電話|郵便番号|メールアドレス|生年月日)(?:番号)?(?:は|：|:)|(?i)\bmy (?:name|phone|address|postcode)|[0-9０-９]{2,4}[-－ー‐−]?[0-9０-９]{2,4}[-－ー‐−]?[0-9０-９]{4}|〒|[0-9０-９]{3}[-－ー‐−][0-9０-９]{4}`)

// details adds to a case what somebody writes whom staff must find: the desk asked
// them for it, and takes it for no question.
func (t *step) details() bool {
	if t.in.Entry != "" || t.proof().Stage != NoDialogue || !t.waits(cases.Identity) || !particulars.MatchString(t.in.Text.Words()) {
		return false
	}
	t.forget()
	t.out.State.Misses, t.out.Kind = 0, Escalated
	t.handover(cases.Identity, false)
	return true
}

// waits reports whether a case of a lane is open that nobody has answered for good.
func (t *step) waits(lane cases.Lane) bool {
	return slices.ContainsFunc(t.out.State.Cases, func(c CaseRef) bool { return c.Lane == lane && c.State != cases.Closed })
}
