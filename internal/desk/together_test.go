package desk

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/inquiry"
)

// customers fills the desk: the cases 0, 3 and 7 are one customer's, 5 only says so.
func customers(t *testing.T, s *stage) []cases.Receipt {
	t.Helper()
	all := s.office.fill(t, 8) // a lane each
	for _, i := range []int{0, 3, 7} {
		s.office.files[all[i]].Case.Customer = "hanako"
	}
	s.office.files[all[5]].Case.Customer, s.office.files[all[5]].Case.Mail = "hanako", &inquiry.Mail{}
	return all
}

func TestACustomersCasesStandTogether(t *testing.T) {
	s := start(t)
	all := customers(t, s)
	_, page := s.as("agent1").get("/desk/")
	at := func(r cases.Receipt) int { return strings.Index(page, `data-receipt="`+string(r)) }
	if !(at(all[0]) < at(all[3]) && at(all[3]) < at(all[7]) && at(all[7]) < at(all[1])) {
		t.Errorf("urgent, rights, general and then the next customer: %d %d %d %d", at(all[0]), at(all[3]), at(all[7]), at(all[1]))
	}
	if n := strings.Count(page, "同じお客さま 3件"); n != 3 {
		t.Errorf("%d rows say so", n)
	}
	if at(all[5]) < strings.Index(page, `class="apart"`) || at(all[6]) > at(all[5]) {
		t.Error("what nobody vouches for does not stand apart, behind the others")
	}
	_, page = s.as("agent1").get("/desk/?lane=rights")
	has(t, "narrowed", page, string(all[3]), "同じお客さま 3件")
	hasNot(t, "narrowed", page, string(all[0]))
	_, page = s.as("agent1").get("/desk/?doubtful=1")
	has(t, "the doubtful ones", page, string(all[5]))
	hasNot(t, "the doubtful ones", page, string(all[0]))
}

// A page of the list tears no customer apart.
func TestNoCustomerIsOnTwoPages(t *testing.T) {
	s := start(t)
	all := s.office.fill(t, 60)
	for i, r := range all {
		s.office.files[r].Case.Customer, s.office.files[r].Case.Lane = inquiry.CustomerKey(rune('a'+i/4)), cases.General
	}
	_, page := s.as("agent1").get("/desk/")
	if n := strings.Count(page, "data-receipt="); n != 48 {
		t.Errorf("%d cases on the first page", n)
	}
	has(t, "the first page", page, "1–48 / 60")
	_, page = s.as("agent1").get("/desk/?page=2")
	has(t, "the second page", page, "49–60 / 60")
}

func TestTheSecondIsToldWhoHasTheCustomer(t *testing.T) {
	s := start(t)
	all := customers(t, s)
	first, second := s.as("agent1"), s.as("agent2")
	_, page := first.get("/desk/case/" + string(all[7]))
	has(t, "the case", page, "同じお客さまの案件", string(all[0]), string(all[3]), "担当する (3件)")
	_, person, _ := strings.Cut(page, `id="person"`)
	person, _, _ = strings.Cut(person, "</section>")
	hasNot(t, "the customer's cases", person, string(all[5]))
	first.post("/desk/case/" + string(all[7]) + "/take")
	for i, owner := range map[int]string{0: "agent1@staff.example.jp", 3: "agent1@staff.example.jp", 5: "", 1: ""} {
		if got := s.office.kase(all[i]).Owner; got != owner {
			t.Errorf("case %d is of %q", i, got)
		}
	}
	status, page := second.post("/desk/case/" + string(all[3]) + "/take")
	if status != http.StatusConflict {
		t.Errorf("status %d", status)
	}
	has(t, "the second", page, "先に別の担当者が担当しました。", "担当: agent1")
}

// A case that opened meanwhile is not simply taken; an urgent one may be, and a lead takes any.
func TestWhoTakesOver(t *testing.T) {
	s := start(t)
	all := customers(t, s)
	for _, i := range []int{0, 3} {
		s.office.files[all[i]].Case.Customer = "taro"
	}
	s.as("agent1").post("/desk/case/" + string(all[3]) + "/take")
	s.office.files[all[0]].Case.Owner, s.office.files[all[0]].Case.State = "", cases.Open
	s.office.files[all[7]].Case.Customer = "taro"
	colleague := s.as("agent2")
	_, page := colleague.get("/desk/case/" + string(all[7]))
	has(t, "a general case", page, "<b>agent1</b> がこのお客さまを担当しています。")
	hasNot(t, "a general case", page, "/take\"", "take_over")
	if status, _ := colleague.post("/desk/case/" + string(all[7]) + "/take_over"); status != http.StatusConflict {
		t.Errorf("a general case is taken over: %d", status)
	}
	_, page = colleague.get("/desk/")
	has(t, "the list", page, "agent1 <span class=\"soft\">（別の案件）")
	_, page = colleague.get("/desk/case/" + string(all[0]))
	has(t, "an urgent one", page, "担当を代わる", "がこのお客さまを担当しています")
	if status, _ := colleague.post("/desk/case/" + string(all[0]) + "/take_over"); status != http.StatusOK {
		t.Errorf("an urgent case: %d", status)
	}
	for _, i := range []int{0, 3, 7} {
		if got := s.office.kase(all[i]).Owner; got != "agent2@staff.example.jp" {
			t.Errorf("case %d is of %q", i, got)
		}
	}
	if status, _ := s.as("officer1").post("/desk/case/" + string(all[0]) + "/take_over"); status != http.StatusForbidden {
		t.Errorf("an officer: %d", status)
	}
	if status, _ := s.as("lead1").post("/desk/case/" + string(all[7]) + "/take_over"); status != http.StatusOK || s.office.kase(all[0]).Owner != "lead1@staff.example.jp" {
		t.Errorf("a lead: %d", status)
	}
}

func TestOneReplyNamesTheCasesThatItAnswers(t *testing.T) {
	s := start(t)
	all := customers(t, s)
	a := s.as("agent1")
	a.post("/desk/case/" + string(all[0]) + "/take")
	_, page := a.get("/desk/case/" + string(all[0]))
	has(t, "the reply", page, `name="also" value="`+string(all[3])+`"`, `name="also" value="`+string(all[7])+`"`)
	a.post("/desk/case/"+string(all[0])+"/answer", "text", "お答えします", "id", "1", "also", strings.ToLower(string(all[3])))
	last := s.office.acts[len(s.office.acts)-1]
	if len(last.Also) != 1 || last.Also[0] != all[3] {
		t.Errorf("the answer names %v", last.Also)
	}
}

// What is new in a customer's other case concerns who has the customer, and nobody else; what
// cannot wait concerns all.
func TestNewsOfACustomerWhomSomebodyHas(t *testing.T) {
	s := start(t)
	all := customers(t, s)
	for _, r := range all {
		if c := &s.office.files[r].Case; c.Customer != "hanako" || c.Doubtful() {
			c.State, c.AnsweredAt = cases.Answered, s.now
		}
	}
	holder, colleague := s.as("agent1"), s.as("agent2")
	holder.post("/desk/case/" + string(all[3]) + "/take")
	holder.get("/desk/case/" + string(all[3]))
	c := &s.office.files[all[7]].Case
	c.Owner, c.State, c.FollowedAt = "", cases.Open, s.now.Add(time.Minute)
	s.office.files[all[0]].Case.Owner, s.office.files[all[0]].Case.State = "", cases.Open
	if a, b := told(t, holder), told(t, colleague); a.Unread != 2 || b.Unread != 1 {
		t.Errorf("who has the customer is told of %d, a colleague of %d", a.Unread, b.Unread)
	}
}

// Why two customers are not linked is said in a sentence; what the form asks for is the receipt
// number of the other case, as people type it.
func TestTheFormOfALink(t *testing.T) {
	s := start(t)
	all := s.office.fill(t, 2)
	a := s.as("agent1")
	path := "/desk/case/" + string(all[0])
	_, page := a.get(path)
	hasNot(t, "a case of nobody", page, "do-link")
	a.post(path + "/take")
	_, page = a.get(path)
	has(t, "one's own case", page, `id="do-link"`, "両方の案件を担当してから")
	hasNot(t, "one's own case", page, "do-unlink")
	for sentence, err := range map[string]error{
		"証明されていないため": casework.ErrNotSame, "この案件はつなげません": casework.ErrNoLink, "上限に達しました": casework.ErrTooMany, "担当者ではないため": cases.ErrNotOwner,
	} {
		s.office.fail = err
		status, page := a.post(path+"/link", "to", strings.ToLower(string(all[1])))
		if status != http.StatusUnprocessableEntity && status != http.StatusTooManyRequests && status != http.StatusConflict {
			t.Errorf("%v: %d", err, status)
		}
		has(t, sentence, page, sentence)
	}
	if status, _ := a.post(path+"/link", "to", "nonsense"); status != http.StatusUnprocessableEntity {
		t.Errorf("no receipt number: %d", status)
	}
	a.post(path+"/link", "to", strings.ToLower(string(all[1])))
	if last := s.office.acts[len(s.office.acts)-1]; last.Verb != casework.Link || last.To != string(all[1]) || last.By != "agent1@staff.example.jp" {
		t.Errorf("asked for %+v", last)
	}
	s.office.files[all[0]].Case.Linked = []inquiry.CustomerKey{"taro"}
	_, page = a.get(path)
	has(t, "a linked case", page, `id="do-unlink"`)
	for _, verb := range []string{"link", "unlink"} {
		if status, _ := s.as("officer1").post(path+"/"+verb, "to", string(all[1])); status != http.StatusForbidden {
			t.Errorf("an officer, %s: %d", verb, status)
		}
	}
}
