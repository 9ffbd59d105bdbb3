package turn_test

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	bbolt "go.etcd.io/bbolt"

	"madoguchi/internal/affected"
	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/disclosure"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/keyring"
	"madoguchi/internal/outbox"
	"madoguchi/internal/roster"
	"madoguchi/internal/table/bolt"
	"madoguchi/internal/verifier"
)

const (
	agent     = "agent1@staff.example.jp"
	colleague = "agent2@staff.example.jp"
	lead      = "lead1@staff.example.jp"

	strayLetter = "99DD-CH2J-R7WY-T4QM" // was sent to nobody
)

// office is a stage with people on a roster and staff who look them up.
type office struct {
	*stage
	staff  *casework.Office
	roster *roster.Index
	asked  asked
}

// asked counts how often a roster is asked.
type asked struct {
	casework.Roster
	mu    sync.Mutex
	times int
}

func (a *asked) Compare(ctx context.Context, given affected.Person, by ...affected.Field) (map[affected.Field]bool, []string, error) {
	a.mu.Lock()
	a.times++
	a.mu.Unlock()
	return a.Roster.Compare(ctx, given, by...)
}

func newOffice(t *testing.T) *office {
	t.Helper()
	o := &office{stage: newStage(t)}
	db, err := bbolt.Open(filepath.Join(t.TempDir(), "roster.db"), 0o600, &bbolt.Options{NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	table, err := bolt.Table(db, "roster")
	if err != nil {
		t.Fatal(err)
	}
	keys, err := keyring.New(rand.Reader, 1, map[uint16][]byte{1: []byte(strings.Repeat("r", keyring.SecretSize))})
	if err != nil {
		t.Fatal(err)
	}
	o.roster = roster.New(table, keys, func() time.Time { return o.now })
	o.take(people()...)
	o.asked.Roster = o.roster
	o.parts.Verifier, o.parts.Roster = verifier.New(o.store, o.roster), &o.asked
	o.rebuild()
	o.staff = o.Office
	return o
}

// people are a couple under one roof, each with a letter, and somebody else.
func people() []affected.Person {
	taro := affected.Person{ID: "1", Segment: "card_member", Name: "見本太郎", Kana: "みほんたろう", Postal: "0000001", Address: "例県見本市1-2-3", Phone: "09000000001", Email: "taro@example.jp", Letter: "2MBG-F7ZE-HNVM-WQQM"}
	hanako := taro
	hanako.ID, hanako.Segment, hanako.Name, hanako.Kana = "2", "member", "見本花子", "みほんはなこ"
	hanako.Email, hanako.Letter = "hanako@example.jp", "H8GG-9CJB-W8DQ-NT6W"
	return []affected.Person{taro, hanako, {ID: "3", Segment: "member", Name: "例示次郎", Postal: "0000009", Phone: "09000000009", Email: "jiro@example.jp"}}
}

// take imports a list.
func (o *office) take(all ...affected.Person) {
	o.t.Helper()
	generation, _, err := o.roster.Begin(o.t.Context(), "list")
	if err == nil {
		err = o.roster.Add(o.t.Context(), generation, all, len(all))
	}
	if err == nil {
		err = o.roster.Switch(o.t.Context(), generation, nil)
	}
	if err != nil {
		o.t.Fatal(err)
	}
}

// opened is a new customer's case, which the agent has.
func (o *office) opened(user string) cases.Receipt {
	o.t.Helper()
	in := o.tap("asks-"+user, "speak_to_human")
	in.Address = inquiry.NewAddress("U" + user)
	in.Customer = inquiry.NewCustomerKey(o.keys.Hash, inquiry.LINE, in.Address)
	return o.taken(in)
}

// mailed is opened, for somebody who writes a mail.
func (o *office) mailed(from string, authenticated bool) cases.Receipt {
	o.t.Helper()
	o.parts.Channels[inquiry.Email] = o.channel
	in := o.tap("asks-"+from, "speak_to_human")
	in.Channel, in.Address, in.Mail = inquiry.Email, inquiry.NewAddress(from), &inquiry.Mail{Authenticated: authenticated}
	in.Customer = inquiry.NewCustomerKey(o.keys.Hash, inquiry.Email, in.Address)
	return o.taken(in)
}

// taken is the case that a message opens, as the agent takes it.
func (o *office) taken(in inquiry.Inbound) cases.Receipt {
	o.t.Helper()
	o.handle(in)
	all := o.cases(false)
	r := all[slices.IndexFunc(all, func(c cases.Case) bool { return c.Customer == in.Customer })].Receipt
	o.must(o.staff.Act(o.t.Context(), r, casework.Action{By: agent, Verb: casework.Take}))
	return r
}

func (o *office) must(err error) {
	o.t.Helper()
	if err != nil {
		o.t.Fatal(err)
	}
}

// fails checks an error.
func (o *office) fails(when string, err, want error) {
	o.t.Helper()
	if !errors.Is(err, want) {
		o.t.Errorf("%s: %v, want %v", when, err, want)
	}
}

// checks compares what only one person can say, and returns the error.
func (o *office) checks(r cases.Receipt, by string) error {
	taro := people()[0]
	_, err := o.staff.Check(o.t.Context(), r, by, affected.Person{Name: taro.Name, Postal: taro.Postal, Letter: taro.Letter})
	return err
}

// agrees lets a lead agree to the next check of a case.
func (o *office) agrees(r cases.Receipt) {
	o.t.Helper()
	o.must(o.staff.Act(o.t.Context(), r, casework.Action{By: lead, Lead: true, Verb: casework.Agree}))
}

// proves is checks by the agent, where that must be enough to tell the status.
func (o *office) proves(r cases.Receipt) {
	o.t.Helper()
	o.must(o.checks(r, agent))
	if o.file(r).Case.Checked.At.IsZero() {
		o.t.Fatal("nothing is proven")
	}
}

// tells lets the desk tell the status.
func (o *office) tells(r cases.Receipt, by, id string) error {
	return o.staff.Act(o.t.Context(), r, casework.Action{By: by, Verb: casework.Tell, ID: id})
}

func (o *office) file(r cases.Receipt) casework.File {
	o.t.Helper()
	file, err := o.store.File(o.t.Context(), r, agent)
	o.must(err)
	return file
}

// audit is the last entry of a verb.
func audit(file casework.File, verb casework.Verb) casework.Audit {
	var last casework.Audit
	for _, a := range file.Audit {
		if a.Verb == verb {
			last = a
		}
	}
	return last
}

// statuses are the deliveries in which a status is told.
func (o *office) statuses() []string {
	var all []string
	for _, p := range o.channel.tries {
		if strings.Contains(string(p.Body), "status_") {
			all = append(all, string(p.Body))
		}
	}
	return all
}

func (o *office) disclosed() []disclosure.Record {
	o.t.Helper()
	var all []disclosure.Record
	for entry, err := range o.store.Disclosures().All(o.t.Context()) {
		o.must(err)
		all = append(all, entry)
	}
	return all
}

// signed is the detail of a check without the mark of what was asked at its end.
func signed(t *testing.T, detail string) string {
	t.Helper()
	fields, mark, ok := strings.Cut(detail, " #")
	if !ok || len(mark) != 8 {
		t.Errorf("%q does not end with a mark", detail)
	}
	return fields
}

// signs are what a member of staff sees of a check, as the audit writes it.
func signs(fits map[affected.Field]bool) string {
	var all []string
	for _, f := range affected.Fields() {
		if fit, given := fits[f]; given {
			all = append(all, string(f)+map[bool]string{true: "+", false: "-"}[fit])
		}
	}
	return strings.Join(all, " ")
}

// shows checks somebody in a case, and compares what is seen and noted of it, and
// the segments that may be told.
func (o *office) shows(r cases.Receipt, given affected.Person, detail, proves string) {
	o.t.Helper()
	fits, err := o.staff.Check(o.t.Context(), r, agent, given)
	o.must(err)
	file := o.file(r)
	last := audit(file, casework.Check)
	if got := signs(fits); got != detail || signed(o.t, last.Detail) != detail || last.By != agent || !last.At.Equal(o.now) {
		o.t.Errorf("told %q, audit %+v; want %q", got, last, detail)
	}
	if got := strings.Join(file.Case.Checked.Segments, " "); got != proves || file.Case.Checked.At.IsZero() != (proves == "") {
		o.t.Errorf("proven %+v, want %q", file.Case.Checked, proves)
	}
	if len(o.statuses())+len(o.disclosed()) > 0 {
		o.t.Error("a check told something")
	}
}

func TestACheckTellsFieldByField(t *testing.T) {
	taro, hanako := people()[0], people()[1]
	everything := taro
	everything.ID, everything.Segment = "", ""
	for _, row := range []struct {
		why    string
		given  affected.Person
		detail string
		proves string // the segments that may be told
	}{
		{"a name and the letter code with its postal code", affected.Person{Name: taro.Name, Postal: taro.Postal, Letter: taro.Letter}, "name+ postal+ letter+", "card_member"},
		{"the reading in place of the name", affected.Person{Kana: hanako.Kana, Postal: hanako.Postal, Letter: hanako.Letter}, "kana+ postal+ letter+", "member"},
		{"everything", everything, "name+ kana+ postal+ address+ phone+ email+ letter+", "card_member"},
		{"all that a former partner knows, and their own letter: it is them who are compared", affected.Person{Name: taro.Name, Postal: taro.Postal, Phone: taro.Phone, Email: taro.Email, Letter: hanako.Letter},
			"name- postal+ phone+ email- letter+", ""},
		{"the letter code and its postal code without a name", affected.Person{Postal: taro.Postal, Letter: taro.Letter}, "postal+ letter+", ""},
		{"four things without a name", affected.Person{Postal: taro.Postal, Phone: taro.Phone, Email: taro.Email, Letter: taro.Letter}, "postal+ phone+ email+ letter+", ""},
		{"an old address besides the letter code", affected.Person{Name: taro.Name, Postal: taro.Postal, Address: "例県旧町1", Letter: taro.Letter}, "name+ postal+ address- letter+", ""},
		{"the name of one and the mail address of the other", affected.Person{Name: taro.Name, Kana: taro.Kana, Postal: taro.Postal, Email: hanako.Email, Letter: taro.Letter},
			"name+ kana+ postal+ email- letter+", ""},
		{"a letter code that nobody has, though the rest is true", affected.Person{Name: taro.Name, Postal: taro.Postal, Phone: taro.Phone, Letter: strayLetter}, "name- postal- phone- letter-", ""},
		{"a letter code with another postal code", affected.Person{Name: taro.Name, Postal: "0000009", Phone: taro.Phone, Letter: taro.Letter}, "name- postal- phone- letter-", ""},
	} {
		t.Run(row.why, func(t *testing.T) {
			o := newOffice(t)
			o.shows(o.opened("a"), row.given, row.detail, row.proves)
		})
	}
}

// Without a proof nothing is compared, unless a second person agrees. What fits then
// proves nothing.
func TestWithoutAProofASecondPersonAgrees(t *testing.T) {
	taro := people()[0]
	for _, row := range []struct {
		why    string
		given  affected.Person
		detail string
	}{
		{"what a former partner knows as well", affected.Person{Name: taro.Name, Postal: taro.Postal, Phone: taro.Phone}, "name+ postal+ phone+"},
		{"all that they know, the mail address among it", affected.Person{Name: taro.Name, Kana: taro.Kana, Postal: taro.Postal, Address: taro.Address, Phone: taro.Phone, Email: taro.Email},
			"name+ kana+ postal+ address+ phone+ email+"},
		{"a name and a postal code", affected.Person{Name: taro.Name, Postal: taro.Postal}, "name+ postal+"},
		{"nobody", affected.Person{Name: "架空一郎", Postal: "0000002", Phone: "09000000007"}, "name- postal- phone-"},
	} {
		t.Run(row.why, func(t *testing.T) {
			o := newOffice(t)
			r := o.opened("a")
			refused := func(when string) {
				t.Helper()
				_, err := o.staff.Check(t.Context(), r, agent, row.given)
				o.fails(when, err, casework.ErrNoProof)
			}
			refused("alone")
			if o.asked.times > 0 {
				t.Error("the roster was asked")
			}
			o.agrees(r)
			o.shows(r, row.given, row.detail, "")
			refused("it was for one check")
			o.agrees(r)
			o.now = o.now.Add(affected.ProofLife)
			refused("it is over")
		})
	}
}

func TestNobodyAgreesWithThemselves(t *testing.T) {
	o := newOffice(t)
	r := o.opened("a")
	act := func(by string, leads bool, verb casework.Verb) error {
		return o.staff.Act(t.Context(), r, casework.Action{By: by, Lead: leads, Verb: verb})
	}
	o.fails("the owner", act(agent, true, casework.Agree), cases.ErrAlone)
	o.fails("a colleague who leads nobody", act(colleague, false, casework.Agree), cases.ErrAlone)
	o.agrees(r)
	o.must(act(agent, false, casework.HandBack))
	o.fails("nobody has it", act(lead, true, casework.Agree), cases.ErrAlone)
	o.must(act(lead, true, casework.Take))
	_, err := o.staff.Check(t.Context(), r, lead, affected.Person{Name: people()[0].Name, Postal: people()[0].Postal})
	o.fails("who agreed takes the case", err, casework.ErrNoProof)
}

// Somebody of the staff opens a case of their own, from their own mailbox, to find out
// about somebody else.
func TestNobodyFishesFromTheirOwnMailbox(t *testing.T) {
	taro, jiro := people()[0], people()[2]
	for _, row := range []struct {
		why, from string
		given     affected.Person
		detail    string
	}{
		{"who is on no list", agent, affected.Person{Name: taro.Name, Postal: taro.Postal}, "name- postal-"},
		{"and gives their own address", agent, affected.Person{Name: taro.Name, Postal: taro.Postal, Email: agent}, "name- postal- email-"},
		{"and gives all that is true of the other", agent, affected.Person{Name: taro.Name, Kana: taro.Kana, Postal: taro.Postal, Address: taro.Address, Phone: taro.Phone, Email: taro.Email},
			"name- kana- postal- address- phone- email-"},
		{"who is on the list", jiro.Email, affected.Person{Name: taro.Name, Postal: taro.Postal}, "name- postal-"},
		{"and gives their own address", jiro.Email, affected.Person{Name: taro.Name, Postal: taro.Postal, Email: jiro.Email}, "name- postal- email-"},
		{"and gives that of the other", jiro.Email, affected.Person{Name: taro.Name, Postal: taro.Postal, Email: taro.Email}, "name- postal- email-"},
		{"and their own number, which is all that they learn about", jiro.Email, affected.Person{Name: taro.Name, Postal: taro.Postal, Phone: jiro.Phone, Email: jiro.Email}, "name- postal- phone+ email+"},
		{"and a letter code out of the air", jiro.Email, affected.Person{Name: taro.Name, Postal: taro.Postal, Phone: taro.Phone, Letter: strayLetter}, "name- postal- phone- letter-"},
	} {
		t.Run(row.why, func(t *testing.T) {
			o := newOffice(t)
			o.shows(o.mailed(row.from, true), row.given, row.detail, "")
		})
	}
}

// Whoever is asked about with one true value and an invented one is not shown to be
// on the list.
func TestOneThingThatFitsAloneIsNotShown(t *testing.T) {
	taro := people()[0]
	for _, row := range []struct {
		why    string
		given  affected.Person
		detail string
	}{
		{"a mail address", affected.Person{Name: "架空一郎", Email: taro.Email}, "name- email-"},
		{"a phone number", affected.Person{Phone: taro.Phone, Address: "架空県1"}, "address- phone-"},
		{"a mail address among much that is invented", affected.Person{Name: "架空一郎", Postal: "0000002", Phone: "09000000007", Email: taro.Email, Letter: strayLetter},
			"name- postal- phone- email- letter-"},
	} {
		t.Run(row.why, func(t *testing.T) {
			o := newOffice(t)
			r := o.opened("a")
			o.agrees(r)
			o.shows(r, row.given, row.detail, "")
		})
	}
}

func TestAMailProvesItsAuthenticatedSender(t *testing.T) {
	taro, hanako := people()[0], people()[1]
	three := affected.Person{Name: taro.Name, Postal: taro.Postal, Email: taro.Email}
	for _, row := range []struct {
		why           string
		from          string
		authenticated bool
		given         affected.Person
		detail        string
		proves        string
	}{
		{"the address that fits", taro.Email, true, three, "name+ postal+ email+", "card_member"},
		{"the same address, written otherwise", "Taro@EXAMPLE.jp", true, three, "name+ postal+ email+", "card_member"},
		{"another address of the same roof", hanako.Email, true, three, "name- postal- email-", ""},
		{"another address that begins alike", taro.Email + ".example.com", true, three, "name- postal- email-", ""},
		{"their own address about another person", hanako.Email, true, affected.Person{Name: taro.Name, Postal: taro.Postal, Email: hanako.Email}, "name- postal+ email+", ""},
		{"the address that fits, not compared", taro.Email, true, affected.Person{Name: taro.Name, Postal: taro.Postal, Phone: taro.Phone}, "name+ postal+ phone+", ""},
		{"the address and a name, and nothing more", taro.Email, true, affected.Person{Name: taro.Name, Email: taro.Email}, "name+ email+", ""},
		{"the address and two things, none of them a name", taro.Email, true, affected.Person{Postal: taro.Postal, Phone: taro.Phone, Email: taro.Email}, "postal+ phone+ email+", ""},
		{"any address, with the letter code", "nobody@example.jp", false, affected.Person{Name: taro.Name, Postal: taro.Postal, Letter: taro.Letter}, "name+ postal+ letter+", "card_member"},
	} {
		t.Run(row.why, func(t *testing.T) {
			o := newOffice(t)
			o.shows(o.mailed(row.from, row.authenticated), row.given, row.detail, row.proves)
		})
	}
}

func TestAnAddressThatAnybodyMayHavePutThereProvesNothing(t *testing.T) {
	o := newOffice(t)
	taro := people()[0]
	_, err := o.staff.Check(t.Context(), o.mailed(taro.Email, false), agent, affected.Person{Name: taro.Name, Postal: taro.Postal, Email: taro.Email})
	o.fails("a sender whom nobody vouches for", err, casework.ErrNoProof)
}

// Who asked about somebody can be found out by asking the same again.
func TestTheAuditKnowsTheSameQuestionAgain(t *testing.T) {
	o := newOffice(t)
	taro := people()[0]
	mark := func(user string, given affected.Person) string {
		r := o.opened(user)
		o.agrees(r)
		_, err := o.staff.Check(t.Context(), r, agent, given)
		o.must(err)
		_, mark, _ := strings.Cut(audit(o.file(r), casework.Check).Detail, "#")
		return mark
	}
	first := mark("a", affected.Person{Name: taro.Name, Phone: taro.Phone})
	if again := mark("b", affected.Person{Name: taro.Name, Phone: taro.Phone}); again != first {
		t.Errorf("in another case %q, was %q", again, first)
	}
	for i, other := range []affected.Person{{Name: taro.Name, Phone: "09000000007"}, {Name: taro.Name, Email: taro.Email}} {
		if got := mark(fmt.Sprint(i), other); got == first {
			t.Errorf("another question has the same mark %q", got)
		}
	}
}

func TestWhatIsTooLittleToLookFor(t *testing.T) {
	o := newOffice(t)
	r := o.opened("a")
	for _, row := range []struct {
		why   string
		given affected.Person
	}{
		{"nothing", affected.Person{}},
		{"one thing", affected.Person{Email: "taro@example.jp"}},
		{"a name and an address, by which nobody is found", affected.Person{Name: "見本太郎", Address: "例県見本市1-2-3"}},
		{"a postal code and an address", affected.Person{Postal: "0000001", Address: "例県見本市1-2-3"}},
		{"a letter code without its postal code", affected.Person{Name: "見本太郎", Letter: strayLetter}},
	} {
		_, err := o.staff.Check(t.Context(), r, agent, row.given)
		o.fails(row.why, err, casework.ErrNotEnough)
	}
	if o.asked.times != 0 {
		t.Errorf("the roster was asked %d times", o.asked.times)
	}
}

func TestOnlyTheOwnerChecksAndTells(t *testing.T) {
	o := newOffice(t)
	r := o.opened("a")
	refused := func(why string, receipt cases.Receipt, by string, want error) {
		t.Helper()
		before := o.asked.times
		for range 20 { // which are no checks of theirs, so the limit is not reached
			o.fails(why, o.checks(receipt, by), want)
		}
		if o.asked.times != before {
			t.Errorf("%s: the roster was asked", why)
		}
	}
	refused("a colleague", r, colleague, cases.ErrNotOwner)
	refused("a case that is none", "KM7P-3XQ9", agent, casework.ErrNoCase)
	o.must(o.checks(r, agent))
	o.fails("a colleague tells", o.tells(r, colleague, ""), cases.ErrNotOwner)
	o.must(o.staff.Act(t.Context(), r, casework.Action{By: agent, Verb: casework.HandBack}))
	refused("nobody has it", r, agent, cases.ErrNotOwner)
	o.fails("nobody has it", o.tells(r, agent, ""), cases.ErrNotOwner)
	o.must(o.staff.Act(t.Context(), r, casework.Action{By: colleague, Verb: casework.Take}))
	o.must(o.checks(r, colleague))
	o.must(o.staff.Act(t.Context(), r, casework.Action{By: colleague, Verb: casework.Close}))
	refused("it is closed", r, colleague, cases.ErrClosed)
	o.fails("it is closed", o.tells(r, colleague, ""), cases.ErrClosed)
	if len(o.statuses()) > 0 {
		t.Errorf("told %v", o.statuses())
	}
}

func TestFiveChecksOfACaseADay(t *testing.T) {
	o := newOffice(t)
	r := o.opened("a")
	for range 3 {
		o.must(o.checks(r, agent))
		o.now = o.now.Add(time.Minute)
	}
	o.must(o.staff.Act(t.Context(), r, casework.Action{By: agent, Verb: casework.Transfer, To: colleague}))
	o.must(o.checks(r, colleague))
	o.must(o.checks(r, colleague))
	before := o.asked.times
	o.fails("the sixth, though by somebody else", o.checks(r, colleague), casework.ErrTooMany)
	o.now = o.now.Add(24*time.Hour - 3*time.Minute - 1)
	o.fails("a moment short of a day after the first", o.checks(r, colleague), casework.ErrTooMany)
	if o.asked.times != before {
		t.Error("the roster was asked all the same")
	}
	o.now = o.now.Add(1)
	o.must(o.checks(r, colleague))
	o.fails("the first of five is over, not the others", o.checks(r, colleague), casework.ErrTooMany)
}

func TestFifteenChecksOfAPersonAnHour(t *testing.T) {
	o := newOffice(t)
	var all []cases.Receipt
	for i := range 4 {
		all = append(all, o.opened(fmt.Sprint(i)))
	}
	for i := range 15 {
		o.must(o.checks(all[i%3], agent))
	}
	before := o.asked.times
	o.fails("the sixteenth, in another case", o.checks(all[3], agent), casework.ErrTooMany)
	if o.asked.times != before {
		t.Error("the roster was asked all the same")
	}
	o.must(o.staff.Act(t.Context(), all[3], casework.Action{By: agent, Verb: casework.Transfer, To: colleague}))
	o.must(o.checks(all[3], colleague))
	o.must(o.staff.Act(t.Context(), all[3], casework.Action{By: colleague, Verb: casework.Transfer, To: agent}))
	o.now = o.now.Add(time.Hour - 1)
	o.fails("a moment short of an hour", o.checks(all[3], agent), casework.ErrTooMany)
	o.now = o.now.Add(1)
	o.must(o.checks(all[3], agent))
}

func TestThirtyChecksOfAPersonADay(t *testing.T) {
	o := newOffice(t)
	var all []cases.Receipt
	for i := range 8 { // of which none reaches its own limit
		all = append(all, o.opened(fmt.Sprint(i)))
	}
	for i := range 30 {
		o.must(o.checks(all[i%8], agent))
		o.now = o.now.Add(10 * time.Minute)
	}
	before := o.asked.times
	o.fails("the thirty-first, in a case with checks left", o.checks(all[7], agent), casework.ErrTooMany)
	if o.asked.times != before {
		t.Error("the roster was asked all the same")
	}
	o.must(o.staff.Act(t.Context(), all[7], casework.Action{By: agent, Verb: casework.Transfer, To: colleague}))
	o.must(o.checks(all[7], colleague))
	o.now = o.now.Add(24*time.Hour - 300*time.Minute - 1)
	o.fails("a moment short of a day after the first", o.checks(all[6], agent), casework.ErrTooMany)
	o.now = o.now.Add(1)
	o.must(o.checks(all[6], agent))
}

func TestTheLimitsHoldForChecksAtTheSameMoment(t *testing.T) {
	for _, row := range []struct {
		why         string
		cases, want int
	}{
		{"of one case", 1, 5},
		{"of one person in eight cases", 8, 15},
	} {
		t.Run(row.why, func(t *testing.T) {
			o := newOffice(t)
			var all []cases.Receipt
			for i := range row.cases {
				all = append(all, o.opened(fmt.Sprint(i)))
			}
			results := make([]error, 32)
			var done sync.WaitGroup
			for i := range results {
				done.Go(func() {
					results[i] = outbox.ErrConflict
					for errors.Is(results[i], outbox.ErrConflict) { // as somebody who presses again
						results[i] = o.checks(all[i%len(all)], agent)
					}
				})
			}
			done.Wait()
			seen, noted := 0, 0
			for _, err := range results {
				if err == nil {
					seen++
				} else {
					o.fails("one too many", err, casework.ErrTooMany)
				}
			}
			for _, r := range all {
				noted += strings.Count(fmt.Sprint(o.file(r).Audit), "name+ postal+ letter+")
			}
			if seen != row.want || noted != row.want {
				t.Errorf("%d checks were seen, %d noted, want %d", seen, noted, row.want)
			}
		})
	}
}

// What a member of staff typed is in no item, no log and no error.
func TestNothingKeepsWhatWasCompared(t *testing.T) {
	o := newOffice(t)
	r := o.opened("a")
	given := affected.Person{Name: "秘密三郎", Kana: "ひみつさぶろう", Postal: "1234567", Address: "秘密県9-9", Phone: "08099999999", Email: "secret@example.jp", Letter: strayLetter}
	_, err := o.staff.Check(t.Context(), r, agent, given)
	o.must(err)
	_, late := o.staff.Check(t.Context(), r, colleague, given)
	_, few := o.staff.Check(t.Context(), r, agent, affected.Person{Email: given.Email})
	_, err = o.roster.Purge(t.Context())
	o.must(err)
	_, none := o.staff.Check(t.Context(), r, agent, given)
	o.fails("without a roster", none, affected.ErrNoRoster)
	file := o.file(r)
	kept := fmt.Sprintf("%+v %+v %v %v %v %s", file.Audit, file.Case, late, few, none, o.log)
	for _, l := range file.Lines {
		kept += l.Text.Words()
	}
	if !strings.Contains(kept, "name- kana- postal- address- phone- email- letter-") {
		t.Errorf("the audit lacks the fields: %s", kept)
	}
	for _, f := range affected.Fields() {
		if strings.Contains(kept, given.Field(f)) {
			t.Errorf("%s is kept", f)
		}
	}
}

// Who watches over checks sees how many there were, how many fitted nothing, and of
// whom.
func TestChecksAreCountedForTheLead(t *testing.T) {
	o := newOffice(t)
	r := o.opened("a")
	o.must(o.checks(r, agent))
	o.now = o.now.Add(time.Hour)
	o.agrees(r)
	_, err := o.staff.Check(t.Context(), r, agent, affected.Person{Name: "架空一郎", Postal: "0000002"})
	o.must(err)
	want := []casework.Comparison{
		{At: o.now.Add(-time.Hour), By: agent, Receipt: r, Given: 3, Fits: 3},
		{At: o.now, By: agent, Receipt: r, Given: 2, Agreed: true},
	}
	f, err := o.staff.Figures(t.Context(), o.now, true)
	o.must(err)
	if fmt.Sprint(f.Compared) != fmt.Sprint(want) {
		t.Errorf("counted %v, want %v", f.Compared, want)
	}
	f, err = o.staff.Figures(t.Context(), o.now, false)
	o.must(err)
	if len(f.Compared) > 0 {
		t.Errorf("an agent sees %v", f.Compared)
	}
}

func TestWithoutARosterNobodyIsChecked(t *testing.T) {
	o := newOffice(t)
	r := o.opened("a")
	if _, err := o.roster.Purge(t.Context()); err != nil {
		t.Fatal(err)
	}
	o.fails("purged", o.checks(r, agent), affected.ErrNoRoster)
	o.staff.Roster = nil
	o.fails("never there", o.checks(r, agent), affected.ErrNoRoster)
	o.take(people()...)
	o.staff.Roster = &o.asked
	o.must(o.checks(r, agent))
}

func TestTheDeskTellsOnce(t *testing.T) {
	o := newOffice(t)
	r := o.opened("a")
	o.fails("before a check", o.tells(r, agent, "press"), casework.ErrUnproven)
	o.proves(r)
	o.now = o.now.Add(affected.ProofLife - 1)
	var done sync.WaitGroup
	for range 8 { // one form, pressed again and again
		done.Go(func() {
			if err := o.tells(r, agent, "press"); err != nil {
				t.Error(err)
			}
		})
	}
	done.Wait()
	o.must(o.tells(r, agent, "press"))
	o.fails("another form", o.tells(r, agent, "another press"), casework.ErrUnproven)
	if got := fmt.Sprint(o.statuses()); got != "[status_by_staff status_found status_more]" {
		t.Errorf("told %s", got)
	}
	log := o.disclosed()
	if len(log) != 1 || log[0].Proof != "staff" || fmt.Sprint(log[0].Segments) != "[card_member]" || log[0].Customer != string(o.file(r).Case.Customer) || !log[0].At.Equal(o.now) {
		t.Errorf("disclosed %+v", log)
	}
	file := o.file(r)
	if c := file.Case; c.State != cases.Answered || c.Owner != agent || !c.Checked.At.IsZero() || len(c.Checked.Segments) > 0 {
		t.Errorf("the case is %s of %q, checked %+v", c.State, c.Owner, c.Checked)
	}
	line := file.Lines[len(file.Lines)-1]
	if line.From != "desk" || line.State != outbox.Delivered || line.Entries[1].Entry != "status_found" || line.Entries[1].Values["segments"] != "cards" {
		t.Errorf("the conversation has %+v", line)
	}
	if tell := audit(file, casework.Tell); tell.By != agent || !tell.At.Equal(o.now) || tell.Detail != "" {
		t.Errorf("the audit has %+v", tell)
	}
}

func TestAProofByStaffEnds(t *testing.T) {
	for _, row := range []struct {
		why    string
		before func(*office, cases.Receipt)
		by     string
		want   error
	}{
		{"after a quarter of an hour", func(o *office, _ cases.Receipt) { o.now = o.now.Add(affected.ProofLife) }, agent, casework.ErrUnproven},
		{"for a colleague who gets the case", func(o *office, r cases.Receipt) {
			o.must(o.staff.Act(o.t.Context(), r, casework.Action{By: agent, Verb: casework.Transfer, To: colleague}))
		}, colleague, casework.ErrUnproven},
		{"for who gave it away", func(o *office, r cases.Receipt) {
			o.must(o.staff.Act(o.t.Context(), r, casework.Action{By: agent, Verb: casework.Transfer, To: colleague}))
		}, agent, cases.ErrNotOwner},
		{"after it went to a colleague and came back", func(o *office, r cases.Receipt) {
			o.must(o.staff.Act(o.t.Context(), r, casework.Action{By: agent, Verb: casework.Transfer, To: colleague}))
			o.must(o.staff.Act(o.t.Context(), r, casework.Action{By: colleague, Verb: casework.Transfer, To: agent}))
		}, agent, casework.ErrUnproven},
		{"with a check that shows another person", func(o *office, r cases.Receipt) {
			o.agrees(r)
			_, err := o.staff.Check(o.t.Context(), r, agent, affected.Person{Name: "架空一郎", Postal: "0000001", Phone: "09000000001"})
			o.must(err)
		}, agent, casework.ErrUnproven},
		{"with a check of what others know as well", func(o *office, r cases.Receipt) {
			o.agrees(r)
			_, err := o.staff.Check(o.t.Context(), r, agent, affected.Person{Name: "見本太郎", Postal: "0000001", Phone: "09000000001"})
			o.must(err)
		}, agent, casework.ErrUnproven},
		{"with a check that is too little", func(o *office, r cases.Receipt) {
			o.agrees(r)
			_, err := o.staff.Check(o.t.Context(), r, agent, affected.Person{Name: "見本太郎", Phone: "09000000001"})
			o.must(err)
		}, agent, casework.ErrUnproven},
	} {
		t.Run(row.why, func(t *testing.T) {
			o := newOffice(t)
			r := o.opened("a")
			o.proves(r)
			row.before(o, r)
			o.fails(row.why, o.tells(r, row.by, ""), row.want)
			if len(o.statuses())+len(o.disclosed()) > 0 {
				t.Errorf("told %v", o.statuses())
			}
		})
	}
}

// What was told stays told where its delivery is left to the clock.
func TestAStatusThatDidNotArriveIsSentByTheClock(t *testing.T) {
	o := newOffice(t)
	r := o.opened("a")
	o.must(o.checks(r, agent))
	o.channel.says = func() error { return outbox.ErrLater }
	o.must(o.tells(r, agent, "press"))
	o.channel.says = nil
	o.tick(time.Minute)
	if got := o.statuses(); len(got) != 2 || got[0] != got[1] {
		t.Errorf("tried %v", got)
	}
	if len(o.disclosed()) != 1 {
		t.Errorf("disclosed %v", o.disclosed())
	}
}
