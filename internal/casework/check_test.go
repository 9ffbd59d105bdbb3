package casework_test

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"madoguchi/internal/affected"
	"madoguchi/internal/app/apptest"
	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/disclosure"
	"madoguchi/internal/outbox"
)

const strayLetter = "99DD-CH2J-R7WY-T4QM" // was sent to nobody

// office is a stage with people on a roster and staff who look them up.
type office struct{ *apptest.Listed }

func newOffice(t *testing.T) *office {
	t.Helper()
	return &office{apptest.NewListed(t)}
}

// fails checks an error.
func (o *office) fails(when string, err, want error) {
	o.T.Helper()
	if !errors.Is(err, want) {
		o.T.Errorf("%s: %v, want %v", when, err, want)
	}
}

// agrees lets a lead agree to the next check of a case.
func (o *office) agrees(r cases.Receipt) {
	o.T.Helper()
	o.Must(o.Office.Act(o.T.Context(), r, casework.Action{By: apptest.Lead, Lead: true, Verb: casework.Agree}))
}

// proves is checks by the agent, where that must be enough to tell the status.
func (o *office) proves(r cases.Receipt) {
	o.T.Helper()
	o.Must(o.Checks(r, apptest.Agent))
	if o.File(r).Case.Checked.At.IsZero() {
		o.T.Fatal("nothing is proven")
	}
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
	for _, p := range o.LINE.Tries {
		if strings.Contains(string(p.Body), "status_") {
			all = append(all, string(p.Body))
		}
	}
	return all
}

func (o *office) disclosed() []disclosure.Record {
	o.T.Helper()
	var all []disclosure.Record
	for entry, err := range o.Store.Disclosures().All(o.T.Context()) {
		o.Must(err)
		all = append(all, entry)
	}
	return all
}

// signed is the detail of a check without the mark of what was asked at its end.
func signed(t testing.TB, detail string) string {
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
	o.T.Helper()
	fits, err := o.Office.Check(o.T.Context(), r, apptest.Agent, given)
	o.Must(err)
	file := o.File(r)
	last := audit(file, casework.Check)
	if got := signs(fits); got != detail || signed(o.T, last.Detail) != detail || last.By != apptest.Agent || !last.At.Equal(o.Now) {
		o.T.Errorf("told %q, audit %+v; want %q", got, last, detail)
	}
	if got := strings.Join(file.Case.Checked.Segments, " "); got != proves || file.Case.Checked.At.IsZero() != (proves == "") {
		o.T.Errorf("proven %+v, want %q", file.Case.Checked, proves)
	}
	if len(o.statuses())+len(o.disclosed()) > 0 {
		o.T.Error("a check told something")
	}
}

func TestACheckTellsFieldByField(t *testing.T) {
	taro, hanako := apptest.People()[0], apptest.People()[1]
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
			o.shows(o.Opened("a"), row.given, row.detail, row.proves)
		})
	}
}

// Without a proof nothing is compared, unless a second person agrees. What fits then
// proves nothing.
func TestWithoutAProofASecondPersonAgrees(t *testing.T) {
	taro := apptest.People()[0]
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
			r := o.Opened("a")
			refused := func(when string) {
				t.Helper()
				_, err := o.Office.Check(t.Context(), r, apptest.Agent, row.given)
				o.fails(when, err, casework.ErrNoProof)
			}
			refused("alone")
			if o.Asked.Times > 0 {
				t.Error("the roster was asked")
			}
			o.agrees(r)
			o.shows(r, row.given, row.detail, "")
			refused("it was for one check")
			o.agrees(r)
			o.Now = o.Now.Add(affected.ProofLife)
			refused("it is over")
		})
	}
}

func TestNobodyAgreesWithThemselves(t *testing.T) {
	o := newOffice(t)
	r := o.Opened("a")
	act := func(by string, leads bool, verb casework.Verb) error {
		return o.Office.Act(t.Context(), r, casework.Action{By: by, Lead: leads, Verb: verb})
	}
	o.fails("the owner", act(apptest.Agent, true, casework.Agree), cases.ErrAlone)
	o.fails("a colleague who leads nobody", act(apptest.Colleague, false, casework.Agree), cases.ErrAlone)
	o.agrees(r)
	o.Must(act(apptest.Agent, false, casework.HandBack))
	o.fails("nobody has it", act(apptest.Lead, true, casework.Agree), cases.ErrAlone)
	o.Must(act(apptest.Lead, true, casework.Take))
	_, err := o.Office.Check(t.Context(), r, apptest.Lead, affected.Person{Name: apptest.People()[0].Name, Postal: apptest.People()[0].Postal})
	o.fails("who agreed takes the case", err, casework.ErrNoProof)
}

// Somebody of the staff opens a case of their own, from their own mailbox, to find out
// about somebody else.
func TestNobodyFishesFromTheirOwnMailbox(t *testing.T) {
	taro, jiro := apptest.People()[0], apptest.People()[2]
	for _, row := range []struct {
		why, from string
		given     affected.Person
		detail    string
	}{
		{"who is on no list", apptest.Agent, affected.Person{Name: taro.Name, Postal: taro.Postal}, "name- postal-"},
		{"and gives their own address", apptest.Agent, affected.Person{Name: taro.Name, Postal: taro.Postal, Email: apptest.Agent}, "name- postal- email-"},
		{"and gives all that is true of the other", apptest.Agent, affected.Person{Name: taro.Name, Kana: taro.Kana, Postal: taro.Postal, Address: taro.Address, Phone: taro.Phone, Email: taro.Email},
			"name- kana- postal- address- phone- email-"},
		{"who is on the list", jiro.Email, affected.Person{Name: taro.Name, Postal: taro.Postal}, "name- postal-"},
		{"and gives their own address", jiro.Email, affected.Person{Name: taro.Name, Postal: taro.Postal, Email: jiro.Email}, "name- postal- email-"},
		{"and gives that of the other", jiro.Email, affected.Person{Name: taro.Name, Postal: taro.Postal, Email: taro.Email}, "name- postal- email-"},
		{"and their own number, which is all that they learn about", jiro.Email, affected.Person{Name: taro.Name, Postal: taro.Postal, Phone: jiro.Phone, Email: jiro.Email}, "name- postal- phone+ email+"},
		{"and a letter code out of the air", jiro.Email, affected.Person{Name: taro.Name, Postal: taro.Postal, Phone: taro.Phone, Letter: strayLetter}, "name- postal- phone- letter-"},
	} {
		t.Run(row.why, func(t *testing.T) {
			o := newOffice(t)
			o.shows(o.Mailed(row.from, true), row.given, row.detail, "")
		})
	}
}

// Whoever is asked about with one true value and an invented one is not shown to be
// on the list.
func TestOneThingThatFitsAloneIsNotShown(t *testing.T) {
	taro := apptest.People()[0]
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
			r := o.Opened("a")
			o.agrees(r)
			o.shows(r, row.given, row.detail, "")
		})
	}
}

func TestAMailProvesItsAuthenticatedSender(t *testing.T) {
	taro, hanako := apptest.People()[0], apptest.People()[1]
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
			o.shows(o.Mailed(row.from, row.authenticated), row.given, row.detail, row.proves)
		})
	}
}

func TestAnAddressThatAnybodyMayHavePutThereProvesNothing(t *testing.T) {
	o := newOffice(t)
	taro := apptest.People()[0]
	_, err := o.Office.Check(t.Context(), o.Mailed(taro.Email, false), apptest.Agent, affected.Person{Name: taro.Name, Postal: taro.Postal, Email: taro.Email})
	o.fails("a sender whom nobody vouches for", err, casework.ErrNoProof)
}

// Who asked about somebody can be found out by asking the same again.
func TestTheAuditKnowsTheSameQuestionAgain(t *testing.T) {
	o := newOffice(t)
	taro := apptest.People()[0]
	mark := func(user string, given affected.Person) string {
		r := o.Opened(user)
		o.agrees(r)
		_, err := o.Office.Check(t.Context(), r, apptest.Agent, given)
		o.Must(err)
		_, mark, _ := strings.Cut(audit(o.File(r), casework.Check).Detail, "#")
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
	r := o.Opened("a")
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
		_, err := o.Office.Check(t.Context(), r, apptest.Agent, row.given)
		o.fails(row.why, err, casework.ErrNotEnough)
	}
	if o.Asked.Times != 0 {
		t.Errorf("the roster was asked %d times", o.Asked.Times)
	}
}

func TestOnlyTheOwnerChecksAndTells(t *testing.T) {
	o := newOffice(t)
	r := o.Opened("a")
	refused := func(why string, receipt cases.Receipt, by string, want error) {
		t.Helper()
		before := o.Asked.Times
		for range 20 { // which are no checks of theirs, so the limit is not reached
			o.fails(why, o.Checks(receipt, by), want)
		}
		if o.Asked.Times != before {
			t.Errorf("%s: the roster was asked", why)
		}
	}
	refused("a colleague", r, apptest.Colleague, cases.ErrNotOwner)
	refused("a case that is none", "KM7P-3XQ9", apptest.Agent, casework.ErrNoCase)
	o.Must(o.Checks(r, apptest.Agent))
	o.fails("a colleague tells", o.Tells(r, apptest.Colleague, ""), cases.ErrNotOwner)
	o.Must(o.Office.Act(t.Context(), r, casework.Action{By: apptest.Agent, Verb: casework.HandBack}))
	refused("nobody has it", r, apptest.Agent, cases.ErrNotOwner)
	o.fails("nobody has it", o.Tells(r, apptest.Agent, ""), cases.ErrNotOwner)
	o.Must(o.Office.Act(t.Context(), r, casework.Action{By: apptest.Colleague, Verb: casework.Take}))
	o.Must(o.Checks(r, apptest.Colleague))
	o.Must(o.Office.Act(t.Context(), r, casework.Action{By: apptest.Colleague, Verb: casework.Close}))
	refused("it is closed", r, apptest.Colleague, cases.ErrClosed)
	o.fails("it is closed", o.Tells(r, apptest.Colleague, ""), cases.ErrClosed)
	if len(o.statuses()) > 0 {
		t.Errorf("told %v", o.statuses())
	}
}

func TestFiveChecksOfACaseADay(t *testing.T) {
	o := newOffice(t)
	r := o.Opened("a")
	for range 3 {
		o.Must(o.Checks(r, apptest.Agent))
		o.Now = o.Now.Add(time.Minute)
	}
	o.Must(o.Office.Act(t.Context(), r, casework.Action{By: apptest.Agent, Verb: casework.Transfer, To: apptest.Colleague}))
	o.Must(o.Checks(r, apptest.Colleague))
	o.Must(o.Checks(r, apptest.Colleague))
	before := o.Asked.Times
	o.fails("the sixth, though by somebody else", o.Checks(r, apptest.Colleague), casework.ErrTooMany)
	o.Now = o.Now.Add(24*time.Hour - 3*time.Minute - 1)
	o.fails("a moment short of a day after the first", o.Checks(r, apptest.Colleague), casework.ErrTooMany)
	if o.Asked.Times != before {
		t.Error("the roster was asked all the same")
	}
	o.Now = o.Now.Add(1)
	o.Must(o.Checks(r, apptest.Colleague))
	o.fails("the first of five is over, not the others", o.Checks(r, apptest.Colleague), casework.ErrTooMany)
}

func TestFifteenChecksOfAPersonAnHour(t *testing.T) {
	o := newOffice(t)
	var all []cases.Receipt
	for i := range 4 {
		all = append(all, o.Opened(fmt.Sprint(i)))
	}
	for i := range 15 {
		o.Must(o.Checks(all[i%3], apptest.Agent))
	}
	before := o.Asked.Times
	o.fails("the sixteenth, in another case", o.Checks(all[3], apptest.Agent), casework.ErrTooMany)
	if o.Asked.Times != before {
		t.Error("the roster was asked all the same")
	}
	o.Must(o.Office.Act(t.Context(), all[3], casework.Action{By: apptest.Agent, Verb: casework.Transfer, To: apptest.Colleague}))
	o.Must(o.Checks(all[3], apptest.Colleague))
	o.Must(o.Office.Act(t.Context(), all[3], casework.Action{By: apptest.Colleague, Verb: casework.Transfer, To: apptest.Agent}))
	o.Now = o.Now.Add(time.Hour - 1)
	o.fails("a moment short of an hour", o.Checks(all[3], apptest.Agent), casework.ErrTooMany)
	o.Now = o.Now.Add(1)
	o.Must(o.Checks(all[3], apptest.Agent))
}

func TestThirtyChecksOfAPersonADay(t *testing.T) {
	o := newOffice(t)
	var all []cases.Receipt
	for i := range 8 { // of which none reaches its own limit
		all = append(all, o.Opened(fmt.Sprint(i)))
	}
	for i := range 30 {
		o.Must(o.Checks(all[i%8], apptest.Agent))
		o.Now = o.Now.Add(10 * time.Minute)
	}
	before := o.Asked.Times
	o.fails("the thirty-first, in a case with checks left", o.Checks(all[7], apptest.Agent), casework.ErrTooMany)
	if o.Asked.Times != before {
		t.Error("the roster was asked all the same")
	}
	o.Must(o.Office.Act(t.Context(), all[7], casework.Action{By: apptest.Agent, Verb: casework.Transfer, To: apptest.Colleague}))
	o.Must(o.Checks(all[7], apptest.Colleague))
	o.Now = o.Now.Add(24*time.Hour - 300*time.Minute - 1)
	o.fails("a moment short of a day after the first", o.Checks(all[6], apptest.Agent), casework.ErrTooMany)
	o.Now = o.Now.Add(1)
	o.Must(o.Checks(all[6], apptest.Agent))
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
				all = append(all, o.Opened(fmt.Sprint(i)))
			}
			results := make([]error, 32)
			var done sync.WaitGroup
			for i := range results {
				done.Go(func() {
					results[i] = outbox.ErrConflict
					for errors.Is(results[i], outbox.ErrConflict) { // as somebody who presses again
						results[i] = o.Checks(all[i%len(all)], apptest.Agent)
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
				noted += strings.Count(fmt.Sprint(o.File(r).Audit), "name+ postal+ letter+")
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
	r := o.Opened("a")
	given := affected.Person{Name: "秘密三郎", Kana: "ひみつさぶろう", Postal: "1234567", Address: "秘密県9-9", Phone: "08099999999", Email: "secret@example.jp", Letter: strayLetter}
	_, err := o.Office.Check(t.Context(), r, apptest.Agent, given)
	o.Must(err)
	_, late := o.Office.Check(t.Context(), r, apptest.Colleague, given)
	_, few := o.Office.Check(t.Context(), r, apptest.Agent, affected.Person{Email: given.Email})
	_, err = o.Roster.Purge(t.Context())
	o.Must(err)
	_, none := o.Office.Check(t.Context(), r, apptest.Agent, given)
	o.fails("without a roster", none, affected.ErrNoRoster)
	file := o.File(r)
	kept := fmt.Sprintf("%+v %+v %v %v %v %s", file.Audit, file.Case, late, few, none, o.Log)
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
	r := o.Opened("a")
	o.Must(o.Checks(r, apptest.Agent))
	o.Now = o.Now.Add(time.Hour)
	o.agrees(r)
	_, err := o.Office.Check(t.Context(), r, apptest.Agent, affected.Person{Name: "架空一郎", Postal: "0000002"})
	o.Must(err)
	want := []casework.Comparison{
		{At: o.Now.Add(-time.Hour), By: apptest.Agent, Receipt: r, Given: 3, Fits: 3},
		{At: o.Now, By: apptest.Agent, Receipt: r, Given: 2, Agreed: true},
	}
	f, err := o.Office.Figures(t.Context(), o.Now, true)
	o.Must(err)
	if fmt.Sprint(f.Compared) != fmt.Sprint(want) {
		t.Errorf("counted %v, want %v", f.Compared, want)
	}
	f, err = o.Office.Figures(t.Context(), o.Now, false)
	o.Must(err)
	if len(f.Compared) > 0 {
		t.Errorf("an agent sees %v", f.Compared)
	}
}

func TestWithoutARosterNobodyIsChecked(t *testing.T) {
	o := newOffice(t)
	r := o.Opened("a")
	if _, err := o.Roster.Purge(t.Context()); err != nil {
		t.Fatal(err)
	}
	o.fails("purged", o.Checks(r, apptest.Agent), affected.ErrNoRoster)
	o.Office.Roster = nil
	o.fails("never there", o.Checks(r, apptest.Agent), affected.ErrNoRoster)
	o.Import(apptest.People()...)
	o.Office.Roster = &o.Asked
	o.Must(o.Checks(r, apptest.Agent))
}

func TestTheDeskTellsOnce(t *testing.T) {
	o := newOffice(t)
	r := o.Opened("a")
	o.fails("before a check", o.Tells(r, apptest.Agent, "press"), casework.ErrUnproven)
	o.proves(r)
	o.Now = o.Now.Add(affected.ProofLife - 1)
	var done sync.WaitGroup
	for range 8 { // one form, pressed again and again
		done.Go(func() {
			if err := o.Tells(r, apptest.Agent, "press"); err != nil {
				t.Error(err)
			}
		})
	}
	done.Wait()
	o.Must(o.Tells(r, apptest.Agent, "press"))
	o.fails("another form", o.Tells(r, apptest.Agent, "another press"), casework.ErrUnproven)
	if got := fmt.Sprint(o.statuses()); got != "[status_by_staff status_found status_more]" {
		t.Errorf("told %s", got)
	}
	log := o.disclosed()
	if len(log) != 1 || log[0].Proof != "staff" || fmt.Sprint(log[0].Segments) != "[card_member]" || log[0].Customer != string(o.File(r).Case.Customer) || !log[0].At.Equal(o.Now) {
		t.Errorf("disclosed %+v", log)
	}
	file := o.File(r)
	if c := file.Case; c.State != cases.Answered || c.Owner != apptest.Agent || !c.Checked.At.IsZero() || len(c.Checked.Segments) > 0 {
		t.Errorf("the case is %s of %q, checked %+v", c.State, c.Owner, c.Checked)
	}
	line := file.Lines[len(file.Lines)-1]
	if line.From != "desk" || line.State != outbox.Delivered || line.Entries[1].Entry != "status_found" || line.Entries[1].Values["segments"] != "cards" {
		t.Errorf("the conversation has %+v", line)
	}
	if tell := audit(file, casework.Tell); tell.By != apptest.Agent || !tell.At.Equal(o.Now) || tell.Detail != "" {
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
		{"after a quarter of an hour", func(o *office, _ cases.Receipt) { o.Now = o.Now.Add(affected.ProofLife) }, apptest.Agent, casework.ErrUnproven},
		{"for a colleague who gets the case", func(o *office, r cases.Receipt) {
			o.Must(o.Office.Act(o.T.Context(), r, casework.Action{By: apptest.Agent, Verb: casework.Transfer, To: apptest.Colleague}))
		}, apptest.Colleague, casework.ErrUnproven},
		{"for who gave it away", func(o *office, r cases.Receipt) {
			o.Must(o.Office.Act(o.T.Context(), r, casework.Action{By: apptest.Agent, Verb: casework.Transfer, To: apptest.Colleague}))
		}, apptest.Agent, cases.ErrNotOwner},
		{"after it went to a colleague and came back", func(o *office, r cases.Receipt) {
			o.Must(o.Office.Act(o.T.Context(), r, casework.Action{By: apptest.Agent, Verb: casework.Transfer, To: apptest.Colleague}))
			o.Must(o.Office.Act(o.T.Context(), r, casework.Action{By: apptest.Colleague, Verb: casework.Transfer, To: apptest.Agent}))
		}, apptest.Agent, casework.ErrUnproven},
		{"with a check that shows another person", func(o *office, r cases.Receipt) {
			o.agrees(r)
			_, err := o.Office.Check(o.T.Context(), r, apptest.Agent, affected.Person{Name: "架空一郎", Postal: "0000001", Phone: "09000000001"})
			o.Must(err)
		}, apptest.Agent, casework.ErrUnproven},
		{"with a check of what others know as well", func(o *office, r cases.Receipt) {
			o.agrees(r)
			_, err := o.Office.Check(o.T.Context(), r, apptest.Agent, affected.Person{Name: "見本太郎", Postal: "0000001", Phone: "09000000001"})
			o.Must(err)
		}, apptest.Agent, casework.ErrUnproven},
		{"with a check that is too little", func(o *office, r cases.Receipt) {
			o.agrees(r)
			_, err := o.Office.Check(o.T.Context(), r, apptest.Agent, affected.Person{Name: "見本太郎", Phone: "09000000001"})
			o.Must(err)
		}, apptest.Agent, casework.ErrUnproven},
	} {
		t.Run(row.why, func(t *testing.T) {
			o := newOffice(t)
			r := o.Opened("a")
			o.proves(r)
			row.before(o, r)
			o.fails(row.why, o.Tells(r, row.by, ""), row.want)
			if len(o.statuses())+len(o.disclosed()) > 0 {
				t.Errorf("told %v", o.statuses())
			}
		})
	}
}

// What was told stays told where its delivery is left to the clock.
func TestAStatusThatDidNotArriveIsSentByTheClock(t *testing.T) {
	o := newOffice(t)
	r := o.Opened("a")
	o.Must(o.Checks(r, apptest.Agent))
	o.LINE.Says = func() error { return outbox.ErrLater }
	o.Must(o.Tells(r, apptest.Agent, "press"))
	o.LINE.Says = nil
	o.Tick(time.Minute)
	if got := o.statuses(); len(got) != 2 || got[0] != got[1] {
		t.Errorf("tried %v", got)
	}
	if len(o.disclosed()) != 1 {
		t.Errorf("disclosed %v", o.disclosed())
	}
}
