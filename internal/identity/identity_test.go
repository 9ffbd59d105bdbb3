package identity

import (
	"reflect"
	"slices"
	"testing"
	"time"

	"madoguchi/internal/affected"
	"madoguchi/internal/inquiry"
)

const (
	own    = "taro@example.jp"
	letter = "K7PM-3XQ9-H4RT-W2DA" // whether it is one is not the machine's to say
	right  = "123456"
)

var start = time.Date(2019, 4, 12, 1, 0, 0, 0, time.UTC)

func hash(domain, value string) string { return domain + "|" + value }

// codeHash is how the machine keeps the code that it sent to an address.
func codeHash(address string) string { return hash("one-time code", "line:a\x00"+address+"\x00"+right) }

// desk is one customer's machine. What it needs is found in answers, in which the need
// itself is left out.
type desk struct {
	proof   Proof
	sender  *Sender
	now     time.Time
	answers Found
}

// made is what came of a move.
type made struct {
	Move
	asked Need // what had to be looked up for it, "" for nothing
}

func (d desk) context(found *Found) Context {
	return Context{
		Now: d.now, Customer: "line:a", Sender: d.sender, Segments: []string{"member", "card"}, Hash: hash, Code: right, Found: found,
	}
}

// makes makes a move, twice where it needs something.
func (d *desk) makes(move func(Context, Proof) Move) made {
	first := move(d.context(nil), d.proof)
	m := made{Move: first}
	if first.Needs != nil {
		found := d.answers
		found.Needs = *first.Needs
		m = made{Move: move(d.context(&found), d.proof), asked: first.Needs.What}
	}
	d.proof = m.Proof
	return m
}

func (d *desk) types(t Typed) (made, bool) {
	ok := false
	m := d.makes(func(c Context, p Proof) (m Move) {
		m, ok = c.Answer(p, t)
		return m
	})
	return m, ok
}

func (d *desk) asks(t Typed) made {
	return d.makes(func(c Context, p Proof) Move { return c.Identify(p, t) })
}

func brief(said Said) Typed {
	said.Brief = true
	return Typed{Said: said}
}

func address(a string) Typed {
	return Typed{Address: a, Said: Said{Brief: true, Alone: true}}
}

// waiting is a proof in a stage.
func waiting(stage Stage) Proof { return Proof{Stage: stage, Touched: start} }

// sent is a proof that waits for a code.
func sent() Proof {
	return Proof{Stage: AskCode, Touched: start, Address: inquiry.NewAddress(own), Code: codeHash(own), CodeAt: start,
		Attempts: affected.Attempts{Contacts: []affected.Contact{{Hash: hash("contact", own), Mails: []time.Time{start}}}}}
}

// proven is a proof that holds.
func proven() Proof {
	return Proof{Proven: affected.Person{Email: own}, By: ByCode, ProvenAt: start, Told: 1}
}

// listed is the answer to every need about somebody who is on the list.
func listed(segments ...string) Found { return Found{Ready: true, Segments: segments} }

func TestAQuestionAboutOnesOwnStatus(t *testing.T) {
	mail := func(authenticated bool) *Sender { return &Sender{Address: own, Authenticated: authenticated} }
	nothing := proven()
	nothing.Stage = AskWay
	for _, row := range []struct {
		why    string
		proof  Proof
		sender *Sender
		typed  Typed
		found  Found
		say    Say
		asked  Need
		stage  Stage
	}{
		{"the ways to prove it", Proof{}, nil, Typed{}, listed(), Ways, NeedRoster, AskWay},
		{"without a roster a person looks", Proof{}, nil, Typed{}, Found{}, NoRoster, NeedRoster, ""},
		{"who proved it is told", proven(), nil, Typed{}, listed("card"), Status, NeedEmail, ""},
		{"and told that nothing was found", proven(), nil, Typed{}, listed(), NotFound, NeedEmail, AskWay},
		{"a segment of another incident is for a person", proven(), nil, Typed{}, listed("card", "elsewhere"), NoRoster, NeedEmail, ""},
		{"an authenticated sender is told at once", Proof{}, mail(true), Typed{}, listed("member"), Status, NeedEmail, ""},
		{"one that is no address is not", Proof{}, &Sender{Authenticated: true}, Typed{}, listed("member"), Ways, NeedRoster, AskWay},
		{"any other sender goes the way of the code", Proof{}, mail(false), Typed{}, listed("member"), Ways, NeedRoster, AskWay},
		{"another address is proven for itself", proven(), nil, address("hanako@example.jp"), listed("member"), Sent, NeedMail, AskCode},
		{"the proven one is not proven again", proven(), nil, address(own), listed("member"), Status, NeedEmail, ""},
		{"an address in a mail is not asked about", proven(), mail(false), address("hanako@example.jp"), listed("member"), Status, NeedEmail, ""},
	} {
		d := desk{proof: row.proof, sender: row.sender, now: start.Add(time.Minute), answers: row.found}
		m := d.asks(row.typed)
		if m.Say != row.say || m.asked != row.asked || m.Proof.Stage != row.stage {
			t.Errorf("%s: says %q after %q, in %q", row.why, m.Say, m.asked, m.Proof.Stage)
		}
		if told := m.Told != nil; told != (row.say == Status || row.say == NotFound) {
			t.Errorf("%s: told %v", row.why, told)
		}
	}
}

func TestAnswersToTheDialogue(t *testing.T) {
	code := func(digits string) Typed { return Typed{Digits: digits, Said: Said{Brief: true}} }
	postal := waiting(AskPostal)
	postal.Letter = inquiry.NewAddress(letter)
	early := sent()
	early.Stage = AskAddress // another code was asked for too early
	used := proven()
	used.Address = inquiry.NewAddress(own)
	notFound := proven()
	notFound.Stage = AskWay
	fits := proven()
	fits.Fitted = true
	for _, row := range []struct {
		why   string
		proof Proof
		typed Typed
		say   Say // "" where it is no answer
		asked Need
		stage Stage
	}{
		{"nothing is asked", Proof{}, address(own), "", "", ""},
		{"a code that nobody sent", Proof{}, code(right), "", "", ""},
		{"the code of a letter counts unasked", Proof{}, Typed{Letter: letter}, Postal, "", AskPostal},
		{"with its postal code all is there", Proof{}, Typed{Letter: letter, Postal: "0000001"}, Status, NeedLetter, ""},

		{"by mail", waiting(AskWay), brief(Said{ByMail: true}), Address, "", AskAddress},
		{"by letter", waiting(AskWay), brief(Said{ByLetter: true}), Letter, "", AskLetter},
		{"by both is no answer", waiting(AskWay), brief(Said{ByMail: true, ByLetter: true}), "", "", AskWay},
		{"who tells of a mail chooses none", waiting(AskWay), brief(Said{ByMail: true, Reports: true}), "", "", AskWay},
		{"by neither", waiting(AskWay), brief(Said{Neither: true}), Staff, "", ""},
		{"by neither, at length", waiting(AskPostal), Typed{Said: Said{Neither: true}}, Staff, "", ""},
		{"no letter: by mail, then", waiting(AskWay), Typed{Said: Said{NoLetter: true}}, Address, "", AskAddress},
		{"no mailbox: by letter, then", waiting(AskCode), Typed{Said: Said{NoMail: true}}, Letter, "", AskLetter},
		{"no mailbox, which they may remember", waiting(AskAddress), Typed{Said: Said{NoMail: true, Unsure: true}}, Forgot, "", AskAddress},
		{"no letter, and a question", waiting(AskWay), Typed{Said: Said{NoLetter: true, Asks: true}}, "", "", AskWay},
		{"an address is an answer, too", waiting(AskWay), address(own), Sent, NeedMail, AskCode},
		{"a question of its own", waiting(AskWay), Typed{Said: Said{ByMail: true}}, "", "", AskWay},

		{"the address", waiting(AskAddress), address(own), Sent, NeedMail, AskCode},
		{"two addresses", waiting(AskAddress), Typed{Address: own, More: true, Said: Said{Brief: true, Alone: true}}, OneAddress, "", AskAddress},
		{"an address in a story", waiting(AskAddress), Typed{Address: own}, "", "", AskAddress},
		{"an address with a slip in it", waiting(AskAddress), brief(Said{At: true}), AddressWrong, "", AskAddress},

		{"the code", sent(), code(right), Status, NeedEmail, ""},
		{"another code", sent(), code("000000"), Wrong, "", AskCode},
		{"perhaps another address", sent(), Typed{Said: Said{Missing: true, Again: true, Astray: true}}, Astray, "", AskCode},
		{"five digits", sent(), brief(Said{Number: 5}), Six, "", AskCode},
		{"three are no slip", sent(), brief(Said{Number: 3}), "", "", AskCode},
		{"the mask took it", sent(), brief(Said{Masked: true}), Six, "", AskCode},
		{"the first code, though another was asked for", early, code(right), Status, NeedEmail, ""},
		{"once more, while the proof holds", used, code(right), Status, NeedEmail, ""},
		{"and beside another address", used, Typed{Digits: right, Address: "hanako@example.jp"}, Expired, "", AskCode},

		{"the code of the letter", waiting(AskLetter), Typed{Letter: letter}, Postal, "", AskPostal},
		{"one with a slip in it", waiting(AskLetter), Typed{Broken: true, Said: Said{Brief: true}}, LetterBroken, "", AskLetter},
		{"something long", waiting(AskLetter), brief(Said{Signs: 12}), LetterBroken, "", AskLetter},
		{"the postal code", postal, Typed{Postal: "0000001"}, Status, NeedLetter, ""},
		{"one of another country", postal, Typed{Said: Said{Abroad: "SW1A1AA"}}, Status, NeedLetter, ""},
		{"six digits", postal, brief(Said{Number: 6}), Postal, "", AskPostal},
		{"an address instead", postal, address(own), "", "", AskPostal},

		{"stop", waiting(AskLetter), Typed{Said: Said{Stop: true}}, Stopped, "", ""},
		{"stop, without a dialogue", Proof{}, Typed{Said: Said{Stop: true}}, "", "", ""},
		{"why", waiting(AskLetter), brief(Said{Why: true}), Letter, "", AskLetter},
		{"forgotten", waiting(AskLetter), brief(Said{Forgot: true}), Forgot, "", AskLetter},
		{"by mail after all", waiting(AskLetter), brief(Said{Takes: TapMail}), Address, "", AskAddress},
		{"by letter after all", sent(), brief(Said{Takes: TapLetter}), Letter, "", AskLetter},
		{"is it safe to type it here?", waiting(AskAddress), Typed{Said: Said{Doubt: DoubtSafe}}, Address, "", AskAddress},
		{"where does it stand?", waiting(AskLetter), Typed{Said: Said{Doubt: DoubtHow}}, Letter, "", AskLetter},
		{"which of them?", waiting(AskPostal), Typed{Said: Said{Which: true}}, Postal, "", AskPostal},
		{"which of them, where nobody asked for one", waiting(AskLetter), Typed{Said: Said{Which: true}}, "", "", AskLetter},
		{"what does that mean, before anything was told", waiting(AskWay), Typed{Said: Said{Doubt: DoubtMeans}}, "", "", AskWay},
		{"what does it mean that nothing was found?", notFound, Typed{Said: Said{Doubt: DoubtMeans}}, MeansNone, "", AskWay},
		{"what does it mean to be affected?", fits, Typed{Said: Said{Doubt: DoubtMeans}}, Means, "", ""},
		{"that cannot be right", fits, Typed{Said: Said{Doubt: DoubtDisputed}}, Disputed, "", ""},
		{"nor that nothing was found", notFound, Typed{Said: Said{Doubt: DoubtDisputed}}, DisputedNone, "", AskWay},
		{"so I am safe?", notFound, brief(Said{Safe: true}), MeansNone, "", AskWay},
		{"so I am safe, before anything was proven", waiting(AskWay), brief(Said{Safe: true}), "", "", AskWay},

		{"the button for mail", Proof{}, Typed{Tap: TapMail}, Address, "", AskAddress},
		{"for the letter", sent(), Typed{Tap: TapLetter}, Letter, "", AskLetter},
		{"for staff", sent(), Typed{Tap: TapStaff}, Staff, "", ""},
		{"again, without an address", waiting(AskWay), Typed{Tap: TapAgain}, Address, "", AskAddress},
		{"resume", sent(), Typed{Tap: TapResume}, Sent, "", AskCode},
		{"resume nothing", Proof{}, Typed{Tap: TapResume}, Ways, NeedRoster, AskWay},
		{"leave", sent(), Typed{Tap: TapStop}, Stopped, "", ""},
	} {
		d := desk{proof: row.proof, now: start.Add(time.Second), answers: listed("member")}
		m, ok := d.types(row.typed)
		if ok != (row.say != "") || m.Say != row.say || m.asked != row.asked || m.Proof.Stage != row.stage {
			t.Errorf("%s: an answer %v, says %q after %q, in %q", row.why, ok, m.Say, m.asked, m.Proof.Stage)
		}
		row.proof.NoMail, row.proof.NoLetter = row.proof.NoMail || row.typed.NoMail, row.proof.NoLetter || row.typed.NoLetter
		if !ok && !reflect.DeepEqual(m.Proof, row.proof) {
			t.Errorf("%s: what is no answer changes the proof", row.why)
		}
	}
}

// What is out of reach is remembered, before the ways are offered as well; who has neither is asked once for
// what staff need, and offered no way that they cannot go.
func TestNeitherWayInSeveralMessages(t *testing.T) {
	for _, first := range []Said{{NoLetter: true}, {NoMail: true, Asks: true}} {
		d := desk{now: start, answers: listed("member")}
		if m, ok := d.types(Typed{Said: first}); ok {
			t.Fatalf("%+v alone is answered with %q", first, m.Say)
		}
		d.now = d.now.Add(time.Minute)
		d.asks(Typed{}) // and the ways are offered
		m, _ := d.types(Typed{Said: Said{NoMail: !first.NoMail, NoLetter: !first.NoLetter}})
		if m.Say != Staff || m.Again {
			t.Fatalf("%+v and the other one: says %q, again %v", first, m.Say, m.Again)
		}
		if m := d.asks(Typed{}); m.Say != Staff || !m.Again {
			t.Errorf("asked again, says %q, again %v", m.Say, m.Again)
		}
		d.types(Typed{Tap: TapLetter})
		if d.proof.Stage != AskLetter || d.proof.neither() {
			t.Errorf("who finds the letter after all is in %q", d.proof.Stage)
		}
	}
	d := desk{now: start, answers: listed("member")}
	if m, ok := d.types(Typed{Said: Said{NoMail: true, NoLetter: true}}); !ok || m.Say != Staff {
		t.Errorf("as first words: says %q", m.Say)
	}
	if m, ok := d.types(Typed{Said: Said{NoMail: true, NoLetter: true, Asks: true}}); ok {
		t.Errorf("with a question: says %q", m.Say)
	}
}

// A word on how the dialogue goes on is near it: once, where something was begun.
func TestADialogueIsRecalledOnce(t *testing.T) {
	p := waiting(AskCode)
	if !p.Recalls(start) || waiting(AskWay).Recalls(start) || !waiting(AskWay).Near(start) || (Proof{}).Near(start) {
		t.Error("a dialogue in which something was begun is recalled, and no other")
	}
	p.Recalled = true
	if p.Recalls(start) {
		t.Error("it is recalled twice")
	}
	if p.Away = near + 1; p.Near(start) || waiting(AskWay).Near(start.Add(sitting)) {
		t.Error("it is far away after some messages, or half an hour")
	}
}

func TestByMailACodeGoesToTheSenderOnly(t *testing.T) {
	for _, row := range []struct {
		why    string
		sender Sender
		typed  Typed
		say    Say
	}{
		{"mail, please", Sender{Address: own}, Typed{Tap: TapMail}, Sent},
		{"the sender's own address", Sender{Address: own}, address(own), Sent},
		{"another address", Sender{Address: own}, address("hanako@example.jp"), OtherAddress},
		{"who is authenticated was looked up already", Sender{Address: own, Authenticated: true}, Typed{Tap: TapMail}, OtherAddress},
		{"a sender that is no address", Sender{}, Typed{Tap: TapMail}, OtherAddress},
	} {
		d := desk{proof: waiting(AskWay), sender: &row.sender, now: start, answers: listed()}
		m, _ := d.types(row.typed)
		if m.Say != row.say || m.Code != (row.say == Sent) || m.Code && m.Proof.Address.Value() != own {
			t.Errorf("%s: says %q, code %v", row.why, m.Say, m.Code)
		}
	}
}

// Whether somebody is on the list shows nowhere before a contact is proven: the moves are
// the same, all but the segments that nobody looks at.
func TestTheListShowsNowhereBeforeTheProof(t *testing.T) {
	d, e := desk{now: start, answers: listed()}, desk{now: start, answers: listed("card")}
	for _, typed := range []Typed{{Tap: TapMail}, address(own), {Digits: "000000"}, address("hanako@example.jp"), {Digits: "111111"}} {
		a, _ := d.types(typed)
		b, _ := e.types(typed)
		if !reflect.DeepEqual(a, b) || a.Told != nil {
			t.Fatalf("after %+v: %q and %q", typed, a.Say, b.Say)
		}
	}
}

// Nothing about a person is asked of the roster before they proved a contact, whatever is
// typed at whatever stage.
func TestNothingIsLookedUpBeforeAProof(t *testing.T) {
	stages := []Stage{NoDialogue, AskWay, AskAddress, AskCode, AskLetter, AskPostal}
	rows := 0
	for _, stage := range stages {
		for _, p := range []Proof{waiting(stage), sent()} {
			p.Stage = stage
			for n := range 1 << 8 {
				bit := func(i int) bool { return n>>i&1 == 1 }
				typed := Typed{Said: Said{Brief: bit(0), Alone: bit(1), Safe: bit(2), Why: bit(3), ByMail: bit(4), Again: bit(5)}}
				if bit(6) {
					typed.Address = own
				}
				if bit(7) {
					typed.Digits = "000000" // a code, but not the one that was sent
				}
				c := desk{now: start}.context(nil)
				answer, _ := c.Answer(p, typed)
				for _, m := range []Move{answer, c.Identify(p, typed), c.Help(p, typed, false)} {
					if rows++; m.Told != nil || m.Needs != nil && (m.Needs.What == NeedEmail || m.Needs.What == NeedLetter) {
						t.Fatalf("in %q after %+v: told %v, needs %v", stage, typed, m.Told != nil, m.Needs)
					}
				}
			}
		}
	}
	t.Logf("%d moves", rows)
}

// counted is the answer to a need of which something was counted at these times.
func counted(times []time.Time) Found { return Found{Ready: true, Tally: affected.Tally{Times: times}} }

func TestOneReplyForEveryLimitOfACode(t *testing.T) {
	times := func(n int, ago time.Duration) []time.Time { return slices.Repeat([]time.Time{start.Add(-ago)}, n) }
	contact := func(mails, wrong int, ago time.Duration) Proof {
		p := waiting(AskAddress)
		p.Attempts.Contacts = []affected.Contact{{Hash: hash("contact", own), Mails: times(mails, ago), Wrong: times(wrong, ago)}}
		return p
	}
	others := waiting(AskAddress)
	for _, name := range []string{"b", "c", "d", "e", "f"} {
		others.Attempts.Contacts = append(others.Attempts.Contacts, affected.Contact{Hash: name, Mails: times(1, time.Hour)})
	}
	for _, row := range []struct {
		why   string
		proof Proof
		found Found
		sent  bool
	}{
		{"within all limits", waiting(AskAddress), listed(), true},
		{"codes go to nobody", waiting(AskAddress), Found{Ready: true, Closed: true}, false},
		{"one a day, and it is the first", waiting(AskAddress), Found{Ready: true, Slow: true}, true},
		{"one a day, and it is the second", contact(1, 0, time.Hour), Found{Ready: true, Slow: true}, false},
		{"one of theirs came back", waiting(AskAddress), Found{Ready: true, Returned: 1}, true},
		{"two of theirs came back", waiting(AskAddress), Found{Ready: true, Returned: 2}, false},
		{"two went to that contact, whoever asked", waiting(AskAddress), counted(times(2, time.Hour)), true},
		{"three went to it", waiting(AskAddress), counted(times(3, time.Hour)), false},
		{"three went to it, a day ago", waiting(AskAddress), counted(times(3, 24*time.Hour)), true},
		{"within a minute of the first", contact(1, 0, 59*time.Second), listed(), false},
		{"a minute after it", contact(1, 0, time.Minute), listed(), true},
		{"five contacts are named already", others, listed(), false},
		{"four tries were wrong", contact(1, affected.Tries-1, time.Hour), listed(), true},
		{"five were, and a new code gives none back", contact(1, affected.Tries, time.Hour), listed(), false},
	} {
		d := desk{proof: row.proof, now: start, answers: row.found}
		m, _ := d.types(address(own))
		want := Limited
		if row.sent {
			want = Sent
		}
		if m.Say != want || m.Code != row.sent || (m.Count != nil) != row.sent {
			t.Errorf("%s: says %q, code %v, counted %v", row.why, m.Say, m.Code, m.Count != nil)
		}
	}
}

// A code lives ten minutes and five tries, and a code that is used up is never compared.
func TestTriesAtACode(t *testing.T) {
	d := desk{proof: sent(), now: start.Add(affected.CodeLife - time.Second), answers: listed("member")}
	wrong, correct := Typed{Digits: "000000"}, Typed{Digits: right}
	for n := range affected.Tries {
		want := Wrong
		if n == affected.Tries-1 {
			want = Limited
		}
		if m, _ := d.types(wrong); m.Say != want {
			t.Fatalf("try %d: says %q", n+1, m.Say)
		}
	}
	if m, _ := d.types(correct); m.Told != nil || m.Say != Limited {
		t.Errorf("after five tries the right code gets %q", m.Say)
	}
	d = desk{proof: sent(), now: start.Add(affected.CodeLife), answers: listed("member")}
	if m, _ := d.types(correct); m.Told != nil || m.Say != Expired || m.Proof.Code != "" {
		t.Errorf("after ten minutes the right code gets %q", m.Say)
	}
	other := sent()
	other.Address = inquiry.NewAddress("hanako@example.jp")
	d = desk{proof: other, now: start, answers: listed("member")}
	if m, _ := d.types(correct); m.Told != nil {
		t.Error("the code that went to one address proves another")
	}
}

func TestTriesAtALetter(t *testing.T) {
	p := waiting(AskPostal)
	p.Letter = inquiry.NewAddress(letter)
	postal := Typed{Postal: "0000001"}
	d := desk{proof: p, now: start, answers: listed()}
	for n := range 5 {
		if m, _ := d.types(postal); m.Say != LetterWrong || m.Count == nil || len(m.Count.Times) != 1 {
			t.Fatalf("try %d: says %q, counts %v", n+1, m.Say, m.Count)
		}
	}
	d.answers = listed("member")
	if m, _ := d.types(postal); m.Say != Limited || m.Told != nil || m.Proof.Letter != (inquiry.Address{}) {
		t.Errorf("the sixth: says %q", m.Say)
	}
	many := affected.Tally{Times: slices.Repeat([]time.Time{start}, 10)}
	d = desk{proof: p, now: start, answers: Found{Ready: true, Tally: many, Segments: []string{"member"}}}
	if m, _ := d.types(postal); m.Say != Limited || m.Told != nil {
		t.Errorf("after ten tries of whomever: says %q", m.Say)
	}
	d = desk{proof: p, now: start, answers: listed("member")}
	if m, _ := d.types(postal); m.Told == nil || m.Told.Proof != ByLetter || m.Told.Contact != "letter|"+letter {
		t.Errorf("both fit: says %q", m.Say)
	}
}

// A proof ends after fifteen minutes or five tellings, and telling makes it no longer.
func TestAProofEnds(t *testing.T) {
	d := desk{proof: sent(), now: start, answers: listed("member")}
	d.types(Typed{Digits: right})
	for n := range affected.Tells - 1 {
		d.now = d.now.Add(time.Minute)
		if m := d.asks(Typed{}); m.Say != Status || m.Told.Contact != "contact|"+own {
			t.Fatalf("telling %d: says %q", n+2, m.Say)
		}
	}
	if m := d.asks(Typed{}); m.Say != Ways {
		t.Errorf("the sixth: says %q", m.Say)
	}
	d = desk{proof: sent(), now: start, answers: listed("member")}
	d.types(Typed{Digits: right})
	d.now = start.Add(affected.ProofLife - time.Second)
	d.asks(Typed{})
	d.now = start.Add(affected.ProofLife)
	if m := d.asks(Typed{}); m.Say != Ways {
		t.Errorf("after fifteen minutes: says %q", m.Say)
	}
}

func TestWhatIsOverIsForgotten(t *testing.T) {
	p := sent()
	p.Proven, p.By, p.ProvenAt = affected.Person{Email: own}, ByCode, start
	for _, row := range []struct {
		after                  time.Duration
		address, proven, asked bool
	}{
		{affected.ProofLife - time.Second, true, true, true},
		{affected.ProofLife, true, false, true},
		{24*time.Hour - time.Second, true, false, true},
		{24 * time.Hour, false, false, false},
	} {
		c := p.Current(start.Add(row.after))
		if (c.Address != inquiry.Address{}) != row.address || (c.Proven != affected.Person{}) != row.proven || (c.Stage != "") != row.asked {
			t.Errorf("after %s: address kept %v, contact kept %v, in %q", row.after,
				c.Address != inquiry.Address{}, c.Proven != affected.Person{}, c.Stage)
		}
		if len(c.Attempts.Contacts) != 1 {
			t.Errorf("after %s what was tried is forgotten", row.after)
		}
	}
}

func TestHelp(t *testing.T) {
	nothing := proven()
	nothing.Stage = AskWay
	for _, row := range []struct {
		why    string
		proof  Proof
		typed  Typed
		others bool
		say    Say
		person bool
	}{
		{"what the dialogue waits for", waiting(AskLetter), Typed{}, false, Letter, true},
		{"what was told", nothing, Typed{}, false, Status, false},
		{"another address", waiting(AskAddress), address(own), false, Sent, false},
		{"somebody else's address", waiting(AskAddress), address(own), true, Address, true},
	} {
		d := desk{proof: row.proof, now: start, answers: listed("member")}
		m := d.makes(func(c Context, p Proof) Move { return c.Help(p, row.typed, row.others) })
		if m.Say != row.say || m.Person != row.person {
			t.Errorf("%s: says %q, a person %v", row.why, m.Say, m.Person)
		}
	}
}

// A move that is made again starts from the same proof: it shares nothing with what came of
// the first.
func TestAMoveChangesNothingItWasGiven(t *testing.T) {
	p, before := sent(), sent()
	d := desk{proof: p, now: start.Add(time.Second), answers: listed("member")}
	d.types(Typed{Digits: "000000"})
	d.types(Typed{Digits: "000000"})
	if !reflect.DeepEqual(p, before) {
		t.Error("a wrong try changed the proof that the machine was given")
	}
}

// A status that was found says who somebody is; a contact that is proven, and that the roster does
// not have, says nothing, and neither does a proof that is over.
func TestWhoIsIdentified(t *testing.T) {
	for _, row := range []struct {
		why    string
		proof  Proof
		sender *Sender
		found  Found
		later  time.Duration
		by     string
	}{
		{"a code", proven(), nil, listed("card"), 0, ByCode},
		{"an authenticated sender", Proof{}, &Sender{Address: own, Authenticated: true}, listed("member"), 0, BySender},
		{"whom the roster does not have", proven(), nil, listed(), 0, ""},
		{"an authenticated sender likewise", Proof{}, &Sender{Address: own, Authenticated: true}, listed(), 0, ""},
		{"after a while", proven(), nil, listed("card"), affected.ProofLife, ""},
	} {
		d := desk{proof: row.proof, sender: row.sender, now: start, answers: row.found}
		d.asks(Typed{})
		by, at := d.proof.Ended().Identified(start.Add(row.later))
		if by != row.by || at.IsZero() != (row.by == "") {
			t.Errorf("%s: %q at %v", row.why, by, at)
		}
	}
}
