package desk

import (
	"net/http"
	"testing"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/casework/search"
	"madoguchi/internal/inquiry"
)

// What is typed goes in a form, leads to a case or to a list, and stands in no address.
func TestStaffSearchByWords(t *testing.T) {
	s := start(t)
	r := s.office.fill(t, 2)
	a := s.as("agent1")
	_, page := a.get("/desk/")
	has(t, "the queue", page, `action="/desk/search" method="post"`)
	_, page = a.post("/desk/search", "q", string(r[1]))
	has(t, "a receipt number", page, `data-fragment="/desk/case/`+string(r[1]))

	c := s.office.kase(r[0])
	c.Owner, c.State = "agent2@staff.example.jp", cases.Owned
	s.office.found = search.Result{Kind: search.Words, More: 3, Part: true, Found: []search.Found{
		{Case: c, Snippet: search.Snippet{Before: "…カードの", Hit: "<請求>", After: "に覚えが…"}},
		{Case: s.office.kase(r[1])}}}
	_, page = a.post("/desk/search", "q", `"請求`)
	if s.office.typed != `"請求` {
		t.Errorf("searched %q", s.office.typed)
	}
	has(t, "what was found", page, `value="&#34;請求"`, "2件見つかりました", "表示していない件数: 3", "2,000件", "…カードの<mark>&lt;請求&gt;</mark>に覚えが…",
		`href="/desk/case/`+string(r[0]), "agent2", "緊急", "カードの明細に覚えのない請求があります")
	s.office.found = search.Result{Kind: search.Phone}
	_, page = a.post("/desk/search", "q", "090-0000-0000")
	has(t, "nothing found", page, "見つかりませんでした")
	status, page := a.get("/desk/search")
	has(t, "before a search", page, "空白で区切るとすべてを含むもの")
	hasNot(t, "before a search", page, "090-0000-0000", "見つかりませんでした")
	if status != http.StatusOK {
		t.Errorf("status %d", status)
	}
	forged := s.as("agent1")
	forged.token = "another"
	if status, _ := forged.post("/desk/search", "q", "請求"); status != http.StatusForbidden {
		t.Errorf("a form of another page: %d", status)
	}
	if s.log.Len() > 0 {
		t.Errorf("the log has %s", s.log)
	}
}

// The customer's closed cases stand beside the open ones.
func TestClosedCasesOfACustomerAreShown(t *testing.T) {
	s := start(t)
	r := s.office.fill(t, 3)
	for i, receipt := range r {
		c := &s.office.files[receipt].Case
		c.Customer = inquiry.CustomerKey("line:one")
		if i == 2 {
			c.Customer = inquiry.CustomerKey("line:another")
		}
		if i > 0 {
			c.State, c.ClosedAt = cases.Closed, s.now.Add(-time.Hour)
		}
	}
	_, page := s.as("agent1").get("/desk/case/" + string(r[0]))
	has(t, "the case", page, "終了した案件 (1)", `href="/desk/case/`+string(r[1]))
	hasNot(t, "the case", page, `<li><span class="chip press">`)
}
