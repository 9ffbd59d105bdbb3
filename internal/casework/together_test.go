package casework_test

import (
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"madoguchi/internal/app/apptest"
	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/inquiry"
)

// wrote has the one customer on LINE write something.
func wrote(s *apptest.Stage, id, words string) {
	s.T.Helper()
	s.Now = s.Now.Add(time.Second)
	in := s.Inbound(id, inquiry.Message)
	in.Text = inquiry.NewText(words)
	s.Handle(in)
}

// matters are a customer's general case and one about their data, and a case of somebody who only
// says who they are.
func matters(s *apptest.Stage) (general, rights cases.Receipt) {
	s.T.Helper()
	s.Handle(s.Tap("first", "speak_to_human"))
	s.Now = s.Now.Add(time.Second)
	s.Handle(s.Tap("second", "delete_my_data"))
	s.Handle(s.From("claimed", "hanako@example.com", "speak_to_human", false))
	return inLane(s, cases.General), inLane(s, cases.Rights)
}

// inLane is the one case of a lane whose sender is known.
func inLane(s *apptest.Stage, l cases.Lane) cases.Receipt {
	s.T.Helper()
	for _, c := range s.Cases(false) {
		if c.Lane == l && !c.Doubtful() {
			return c.Receipt
		}
	}
	s.T.Fatalf("no case in lane %s", l)
	return ""
}

// owners are who has the open cases, by lane; a doubtful one stands under its state.
func owners(s *apptest.Stage) map[string]string {
	s.T.Helper()
	all := map[string]string{}
	for _, c := range s.Cases(false) {
		name := string(c.Lane)
		if c.Doubtful() {
			name = "doubtful"
		}
		all[name] = c.Owner
	}
	return all
}

func has(t *testing.T, when string, s *apptest.Stage, general, rights string) {
	t.Helper()
	got := owners(s)
	if got["general"] != general || got["rights"] != rights || got["doubtful"] != "" {
		t.Errorf("%s: %v", when, got)
	}
}

func TestACustomersCasesAreTakenTogether(t *testing.T) {
	s := apptest.New(t)
	general, rights := matters(s)
	s.Act(general, casework.Action{By: apptest.Agent, Verb: casework.Take})
	has(t, "taken", s, apptest.Agent, apptest.Agent)

	var taken *cases.TakenError
	if err := s.Office.Act(t.Context(), rights, casework.Action{By: apptest.Colleague, Verb: casework.Take}); !errors.As(err, &taken) || taken.By != apptest.Agent {
		t.Errorf("a colleague got %v", err)
	}
	file := s.File(rights)
	if len(file.Others) != 1 || file.Others[0].Receipt != general {
		t.Errorf("beside it stand %+v", file.Others)
	}
	if !slices.ContainsFunc(file.Audit, func(a casework.Audit) bool {
		return a.Verb == casework.Take && a.By == apptest.Agent && a.Detail == string(general)
	}) {
		t.Errorf("the audit of the other case has %+v", file.Audit)
	}

	s.Act(rights, casework.Action{By: apptest.Agent, Verb: casework.Transfer, To: apptest.Colleague})
	has(t, "given to a colleague", s, apptest.Colleague, apptest.Colleague)
	s.Act(rights, casework.Action{By: apptest.Colleague, Verb: casework.Close})
	s.Act(general, casework.Action{By: apptest.Colleague, Verb: casework.HandBack})
	has(t, "one closed, the other handed back", s, "", "")

	s.Act(general, casework.Action{By: apptest.Agent, Verb: casework.Take})
	s.Act(rights, casework.Action{By: apptest.Colleague, Verb: casework.Reopen})
	has(t, "what a colleague opens again goes to who has the customer", s, apptest.Agent, apptest.Agent)
	s.Act(general, casework.Action{By: apptest.Agent, Verb: casework.HandBack})
	has(t, "handed back", s, "", "")
	s.Act(general, casework.Action{By: apptest.Lead, Lead: true, Verb: casework.Transfer, To: apptest.Colleague})
	has(t, "given by a lead", s, apptest.Colleague, apptest.Colleague)
}

// Two who take two cases of one customer at the same moment: one gets both, the other is told.
func TestOfTwoWhoTakeACustomerOneWins(t *testing.T) {
	s := apptest.New(t)
	general, rights := matters(s)
	for round := range 20 {
		var both sync.WaitGroup
		failed := make([]error, 2)
		for i, who := range []string{apptest.Agent, apptest.Colleague} {
			both.Go(func() {
				failed[i] = s.Office.Act(t.Context(), []cases.Receipt{general, rights}[i], casework.Action{By: who, Verb: casework.Take})
			})
		}
		both.Wait()
		var taken *cases.TakenError
		winner, loser := apptest.Agent, failed[1]
		if failed[0] != nil {
			winner, loser = apptest.Colleague, failed[0]
		}
		if got := owners(s); got["general"] != winner || got["rights"] != winner || !errors.As(loser, &taken) || taken.By != winner {
			t.Fatalf("round %d: %v, %v", round, got, failed)
		}
		s.Act(general, casework.Action{By: winner, Verb: casework.HandBack})
	}
}

// A case that opens while somebody has the customer is theirs, but for one that cannot wait for
// who may be away.
func TestWhatOpensLaterGoesToWhoHasTheCustomer(t *testing.T) {
	s := apptest.New(t)
	wrote(s, "first", "人と話したいです")
	general := inLane(s, cases.General)
	s.Act(general, casework.Action{By: apptest.Agent, Verb: casework.Take})
	wrote(s, "second", "ここに書いた内容を削除してください")
	if got, there := owners(s)["rights"]; !there || got != apptest.Agent {
		t.Errorf("the case about their data: %t, of %q", there, got)
	}
	wrote(s, "third", "元夫が家の前に来ています。助けてください")
	urgent := inLane(s, cases.Urgent)
	if c, err := s.Office.Case(t.Context(), urgent); err != nil || c.Owner != "" {
		t.Fatalf("the urgent case is of %q: %v", c.Owner, err)
	}
	var taken *cases.TakenError
	if err := s.Office.Act(t.Context(), urgent, casework.Action{By: apptest.Colleague, Verb: casework.Take}); !errors.As(err, &taken) {
		t.Errorf("who takes it unaware got %v", err)
	}
	if err := s.Office.Act(t.Context(), general, casework.Action{By: apptest.Colleague, Verb: casework.TakeOver}); !errors.Is(err, cases.ErrNotOwner) {
		t.Errorf("a case that can wait was taken over: %v", err)
	}
	s.Act(urgent, casework.Action{By: apptest.Colleague, Verb: casework.TakeOver})
	for name, owner := range owners(s) {
		if owner != apptest.Colleague {
			t.Errorf("after the takeover %s is of %q", name, owner)
		}
	}
	if err := s.Office.Act(t.Context(), urgent, casework.Action{By: apptest.Agent, Verb: casework.TakeOver}); !errors.Is(err, cases.ErrNotOwner) {
		t.Errorf("it was taken over again: %v", err)
	}
	s.Act(general, casework.Action{By: apptest.Lead, Lead: true, Verb: casework.TakeOver})
	if got := owners(s); got["urgent"] != apptest.Lead {
		t.Errorf("a lead: %v", got)
	}
}

// One answer may be the answer to several cases of a customer; each counts for its own lane.
func TestOneAnswerToSeveralCases(t *testing.T) {
	s := apptest.New(t)
	general, rights := matters(s)
	s.Act(general, casework.Action{By: apptest.Agent, Verb: casework.Take})
	doubtful := cases.Receipt("")
	for _, c := range s.Cases(false) {
		if c.Doubtful() {
			doubtful = c.Receipt
		}
	}
	s.Act(general, casework.Action{By: apptest.Agent, Verb: casework.Answer, Text: inquiry.NewText("両方にお答えします"), ID: "a1",
		Also: []cases.Receipt{rights, doubtful, "KM7P-3XQ9"}})
	for _, r := range []cases.Receipt{general, rights} {
		if c, err := s.Office.Case(t.Context(), r); err != nil || c.State != cases.Answered || c.Last.Text.Words() != "両方にお答えします" {
			t.Errorf("%s: %s, %v", r, c.State, err)
		}
	}
	if c, err := s.Office.Case(t.Context(), doubtful); err != nil || c.State != cases.Open {
		t.Errorf("the doubtful case is %s, %v", c.State, err)
	}
	answered, err := s.Store.Answered(t.Context(), s.Now)
	if err != nil || len(answered) != 2 {
		t.Errorf("%d answers are counted: %v", len(answered), err)
	}
	s.Act(general, casework.Action{By: apptest.Agent, Verb: casework.Answer, Text: inquiry.NewText("追伸です"), ID: "a2"})
	if c, err := s.Office.Case(t.Context(), rights); err != nil || c.Last.Text.Words() != "両方にお答えします" {
		t.Errorf("an answer to one case became one to another: %v", err)
	}
}

// Who leaves a customer waiting loses all of their cases; who answers in one of them leaves nobody.
func TestACustomerWhoIsLeftIsFree(t *testing.T) {
	s := apptest.New(t)
	general, rights := matters(s)
	s.Act(general, casework.Action{By: apptest.Agent, Verb: casework.Take})
	s.Watch(90 * time.Minute)
	s.Act(rights, casework.Action{By: apptest.Agent, Verb: casework.Answer, Text: inquiry.NewText("お調べしています"), ID: "a1"})
	s.Watch(90 * time.Minute)
	has(t, "after an answer in the other case", s, apptest.Agent, apptest.Agent)
	s.Watch(time.Hour)
	has(t, "after two hours without any", s, "", "")
	if n := slices.IndexFunc(s.File(rights).Audit, func(a casework.Audit) bool { return a.Verb == casework.TimeOut && a.By == "clock" }); n < 0 {
		t.Errorf("the audit of the other case has %+v", s.File(rights).Audit)
	}
}

// An answer by mail to a closed case opens nothing where a colleague has the customer.
func TestAnAnswerByMailToACustomerWhomAColleagueHas(t *testing.T) {
	s := apptest.New(t)
	general, rights := matters(s)
	s.Act(rights, casework.Action{By: apptest.Agent, Verb: casework.Take})
	s.Act(rights, casework.Action{By: apptest.Agent, Verb: casework.Close})
	s.Act(general, casework.Action{By: apptest.Agent, Verb: casework.HandBack})
	s.Act(general, casework.Action{By: apptest.Colleague, Verb: casework.Take})
	in := inquiry.Inbound{ID: "by mail", Kind: inquiry.Staff, Case: string(rights), Address: inquiry.NewAddress(apptest.Agent), Text: inquiry.NewText("お答えします")}
	s.Must(s.Office.Relay(t.Context(), in))
	if c, err := s.Office.Case(t.Context(), rights); err != nil || c.State != cases.Closed {
		t.Errorf("the closed case is %s, %v", c.State, err)
	}
	if n := s.Mail.Count("refused of 1 to " + apptest.Agent[:6]); n != 1 {
		t.Errorf("the sender was told %d times: %q", n, s.Mail.Sent)
	}
}

// A customer of an earlier version of the desk may have two owners; a lead gives them one.
func TestTwoOwnersOfAnEarlierVersion(t *testing.T) {
	s := apptest.New(t)
	general, rights := matters(s)
	for r, who := range map[cases.Receipt]string{general: apptest.Agent, rights: apptest.Colleague} {
		c, err := s.Office.Case(t.Context(), r)
		s.Must(err)
		s.Must(c.Take(who, s.Now))
		s.Must(s.Store.Act(t.Context(), casework.Deed{Case: c, Action: casework.Action{By: who, Verb: casework.Take, ID: fmt.Sprint("before ", r)}, Now: s.Now}))
	}
	s.Act(general, casework.Action{By: apptest.Agent, Verb: casework.HandBack})
	has(t, "one hands theirs back", s, "", apptest.Colleague)
	s.Act(general, casework.Action{By: apptest.Lead, Lead: true, Verb: casework.Transfer, To: apptest.Agent})
	has(t, "a lead", s, apptest.Agent, apptest.Agent)
}

// The cases of a customer have one conversation: who reads it has seen what is new in all of them.
func TestWhoReadsAConversationHasSeenAllOfIt(t *testing.T) {
	s := apptest.New(t)
	general, rights := matters(s)
	s.Open(general)
	seen, err := s.Office.Seen(t.Context(), apptest.Agent)
	if err != nil || len(seen) != 2 || seen[rights].IsZero() {
		t.Errorf("seen %v, %v", seen, err)
	}
	s.Now = s.Now.Add(time.Minute)
	s.Handle(s.Tap("third", "delete_my_data"))
	c, err := s.Office.Case(t.Context(), rights)
	if err != nil || !c.NewsAt().After(seen[rights]) {
		t.Errorf("what came later is not new: %v, %v", c.NewsAt(), err)
	}
}
