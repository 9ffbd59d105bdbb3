package conversation

import (
	"slices"
	"strings"

	"madoguchi/internal/affected"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/redact"
)

// Taps of the dialogue, which are no entries. Each has a label among the texts.
const (
	tapMail   = "proof_mail"
	tapLetter = "proof_letter"
	tapStaff  = "proof_staff"
	tapAgain  = "proof_again"
	tapResume = "proof_resume"
	tapStop   = "proof_stop"
)

// IsTap reports whether an id is that of a tap.
func IsTap(id string) bool { return slices.Contains(taps(), id) }

func taps() []string { return []string{tapMail, tapLetter, tapStaff, tapAgain, tapResume, tapStop} }

// identify goes on from a question about one's own status: the status itself
// where the contact is proven, else the ways to prove one.
func (t *step) identify() {
	p := t.proof()
	switch {
	case t.form():
		t.handover(identity, false)
	case t.another() != "":
		t.mail(t.another())
	case p.holds(t.now):
		t.look(p.Proven, p.By)
	case t.in.Mail != nil && t.in.Mail.Authenticated:
		t.sender()
	default:
		t.offer()
	}
}

// sender looks up the authenticated sender of a mail: the answer goes to that
// address and nowhere else, so nothing more is to be proven.
func (t *step) sender() {
	if own := t.sent(); own != "" {
		t.look(affected.Person{Email: own}, BySender)
		return
	}
	t.offer()
}

// offer names the ways to prove who one is. Where there is no roster yet, a
// person must look.
func (t *step) offer() {
	found, known := t.find(NeedRoster, affected.Person{})
	switch {
	case !known:
	case !found.Ready:
		t.handover(identity, true)
	default:
		t.ask(AskWay, texts.ProofWays, tapMail, tapLetter, tapStaff, tapStop)
	}
}

// ask moves the dialogue on with one of its texts.
func (t *step) ask(stage Stage, text texts.ID, quick ...string) {
	p := t.proof()
	p.Stage, p.Touched = stage, t.now
	t.verifying()
	for i := range t.out.Replies {
		t.out.Replies[i].Quick = nil // a phone shows the first three: those of the dialogue
	}
	t.say(text.On(string(t.in.Channel)), quick)
}

// verifying notes what the step is, unless it answers something else besides.
func (t *step) verifying() {
	if t.out.Kind != Several {
		t.out.Kind = Verifying
	}
}

// dialogue takes a message as a part of the dialogue, where it is one. Anything
// else is a question like every other, and the dialogue waits.
func (t *step) dialogue() bool {
	if t.form() {
		return false
	}
	p := t.proof()
	t.forgetProof()
	if t.in.Entry != "" {
		return t.tapped(t.in.Entry)
	}
	words := t.answers()
	if tap := t.labelled(words); tap != "" {
		return t.tapped(tap)
	}
	switch {
	case t.typed.letter != "":
		t.letter(t.typed.letter)
	case t.typed.digits != "" && p.Code == "" && p.Stage != AskPostal && (p.Address != (inquiry.Address{}) || p.By == ByCode):
		t.late()
	case p.Stage == NoDialogue:
		return false
	case stops.MatchString(words):
		t.stop()
	case (p.Stage == AskCode || p.Code != "") && t.typed.digits != "": // who asked too early for another code still has the first
		t.tryCode(t.typed.digits)
	case p.Stage == AskPostal && t.sentTo(words) != "":
		t.postal(t.sentTo(words))
	case t.typed.more && p.Stage != AskPostal && t.onlyAddress(words):
		t.ask(AskAddress, texts.ProofOneAddress, tapLetter, tapStop)
	case t.typed.address != "" && p.Stage != AskPostal && t.onlyAddress(words):
		t.mail(t.typed.address)
	case p.Stage == AskCode && agains.MatchString(words) && t.brief(words) && !others.MatchString(words):
		t.mail(p.Address.Value())
	case p.Stage == AskCode && t.masked():
		t.ask(AskCode, texts.ProofSix, tapAgain, tapStop)
	case t.aside(words):
	case p.Stage == AskWay && t.brief(words):
		return t.way(words)
	default:
		return t.slip(words)
	}
	t.settle()
	return true
}

// forgetProof takes away what is over: identifiers stay no longer than they are of
// use.
func (t *step) forgetProof() {
	p := t.proof()
	if t.now.Sub(p.Touched) >= forgotten {
		p.end()
	}
	if t.now.Sub(p.ProvenAt) >= affected.ProofLife {
		p.Proven = affected.Person{}
	}
	if t.now.Sub(p.ProvenAt) >= forgotten {
		p.By = ""
	}
}

// settle ends what a message that was not understood had begun.
func (t *step) settle() {
	if t.out.Needs != nil {
		return
	}
	t.forget()
	t.out.State.Misses = 0
	if len(t.out.Topics) == 0 {
		t.out.Topics = []string{status}
	}
}

// onlyAddress reports whether an address was given as an answer. In a longer
// message it may be anybody's: a signature, a suspicious sender.
func (t *step) onlyAddress(words string) bool {
	rest := withoutAddresses(words)
	return t.brief(rest) && !family.MatchString(rest) && !reports.MatchString(rest)
}

// sentTo is the postal code that was typed: seven digits, or, abroad, what is one
// where the message is nothing else.
func (t *step) sentTo(words string) string {
	if t.typed.postal != "" {
		return t.typed.postal
	}
	code, err := affected.Normal(affected.Postal, words)
	if err != nil || !strings.ContainsAny(code, "0123456789") {
		return ""
	}
	return code
}

// masked reports whether the door took a code for a password: "パスワードは123456".
func (t *step) masked() bool {
	secrets := t.in.Text.Secrets()
	return len(secrets) > 0 && t.brief(t.in.Text.Words()) && !slices.ContainsFunc(secrets, func(s redact.Kind) bool { return s != redact.PIN && s != redact.Password })
}

// labelled is the tap whose label somebody typed, as by mail, which has no buttons.
func (t *step) labelled(words string) string {
	if !t.brief(words) {
		return ""
	}
	for _, tap := range taps() {
		if label := t.label(tap); len([]rune(label)) > 4 && strings.Contains(words, label) || strings.TrimSpace(words) == label {
			return tap
		}
	}
	return ""
}

// late is a code that is typed after it has done its work, or can do none any more.
func (t *step) late() {
	p := t.proof()
	switch {
	case p.By == ByCode && p.holds(t.now) && t.another() == "":
		t.look(p.Proven, p.By)
	case p.Attempts.Locked(t.contact(p.Address.Value()), t.now):
		t.limited()
	default:
		t.ask(AskCode, texts.ProofExpired, tapAgain, tapLetter, human)
	}
}

// tapped takes a tap on one of the dialogue's buttons.
func (t *step) tapped(entry string) bool {
	p := t.proof()
	switch entry {
	case tapMail:
		t.byMail()
	case tapLetter:
		t.ask(AskLetter, texts.ProofCode, tapMail, tapStop)
	case tapStaff:
		t.neither()
	case tapAgain:
		if p.Address == (inquiry.Address{}) {
			t.byMail()
		} else {
			t.mail(p.Address.Value())
		}
	case tapResume:
		t.prompt()
	case tapStop:
		t.stop()
	default:
		return false
	}
	t.settle()
	return true
}

// way takes the answer to which way.
func (t *step) way(words string) bool {
	mail, letter := saysMail.MatchString(words), saysLetter.MatchString(words)
	switch {
	case neither.MatchString(words):
		t.neither()
	case mail == letter, reports.MatchString(words):
		return false
	case mail:
		t.byMail()
	default:
		t.ask(AskLetter, texts.ProofCode, tapMail, tapStop)
	}
	t.settle()
	return true
}

// byMail asks to which address a code goes. Who writes by mail has named one: the
// sender's. A mail is forged too easily to have codes sent to anybody else.
func (t *step) byMail() {
	switch own := t.sent(); {
	case t.in.Mail == nil:
		t.ask(AskAddress, texts.ProofAddress, tapLetter, tapStop)
	case own == "" || t.in.Mail.Authenticated:
		t.ask(AskWay, texts.ProofOtherAddress, tapLetter, human)
	default:
		t.mail(own)
	}
}

// sent is the address from which a mail came, in normal form.
func (t *step) sent() string {
	address, err := affected.Normal(affected.Email, t.in.Address.Value())
	if t.in.Mail == nil || err != nil {
		return ""
	}
	return address
}

// neither hands over to a person, who asks for what else the customer knows.
func (t *step) neither() {
	*t.proof() = Proof{Attempts: t.proof().Attempts}
	t.out.Kind = Verifying
	t.handover(identity, true)
}

// stop ends the dialogue. What was counted stays counted.
func (t *step) stop() {
	p := t.proof()
	p.end()
	t.out.Kind = Verifying
	t.say(texts.ProofStopped, []string{status, human})
}

// prompt repeats what the dialogue waits for.
func (t *step) prompt() {
	switch p := t.proof(); p.Stage {
	case AskAddress:
		t.ask(AskAddress, texts.ProofAddress, tapLetter, tapStop)
	case AskCode:
		t.ask(AskCode, texts.ProofSent, tapAgain, tapStop)
	case AskLetter:
		t.ask(AskLetter, texts.ProofCode, tapMail, tapStop)
	case AskPostal:
		t.ask(AskPostal, texts.ProofPostal, tapStop)
	default:
		t.offer()
	}
}

// slip helps where an answer to the dialogue has a slip of the pen in it.
func (t *step) slip(words string) bool {
	p := t.proof()
	if !t.brief(words) {
		return false
	}
	digits := len(onlyDigits(words))
	number := bare(words, runs.FindString(words))
	switch {
	case t.typed.broken && p.Stage != AskPostal:
		t.ask(AskLetter, texts.ProofCodeWrong, tapMail, human)
	case p.Stage == AskAddress && containsAt(words):
		t.ask(AskAddress, texts.ProofAddressWrong, tapLetter, tapStop)
	case p.Stage == AskCode && number && digits >= 4 && digits <= 8:
		t.ask(AskCode, texts.ProofSix, tapAgain, tapStop)
	case p.Stage == AskPostal && number && digits >= 5 && digits <= 9:
		t.ask(AskPostal, texts.ProofPostal, tapStop)
	case p.Stage == AskLetter && digits+latin(words) >= 12:
		t.ask(AskLetter, texts.ProofCodeWrong, tapMail, human)
	default:
		return false
	}
	t.settle()
	return true
}

// proving reports whether a reply is of the dialogue itself.
func proving(r inquiry.Reply) bool {
	id, _ := texts.Named(r.Entry)
	return id.Proof() || id.Status()
}

// resume offers, under the answer to another question, to go on with the dialogue.
func (t *step) resume() {
	n := len(t.out.Replies)
	if t.form() || t.out.Needs != nil || n == 0 || t.proof().Stage == NoDialogue || slices.ContainsFunc(t.out.Replies, proving) {
		return
	}
	last := &t.out.Replies[n-1]
	choices := t.choices([]string{tapResume})
	last.Quick = append(choices, last.Quick[:min(len(last.Quick), maxQuick-1)]...)
	last.Quick = slices.Clip(last.Quick)
}
