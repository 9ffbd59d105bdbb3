package desk

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/outbox"
)

const (
	agent1 = "agent1@staff.example.jp"
	agent2 = "agent2@staff.example.jp"
)

// loaded10 is a desk of ten cases; agent1 has the first three, and answered one of them.
func loaded10(t *testing.T) (*stage, []cases.Receipt) {
	t.Helper()
	s := start(t)
	all := s.office.fill(t, 10)
	for i, r := range all {
		c := &s.office.files[r].Case
		c.Lane, c.OpenedAt = cases.General, s.now.Add(-time.Duration(i)*5*time.Hour)
		c.DueAt = c.OpenedAt.Add(18 * time.Hour) // those from the fourth on are late
		if i < 3 {
			c.Owner, c.State = agent1, cases.Owned
		}
	}
	first := &s.office.files[all[0]].Case
	first.State, first.AnsweredAt = cases.Answered, s.now
	return s, all
}

// ticks posts the form of the board with several cases.
func (b *browser) ticks(cases []string, fields ...string) (int, string) {
	b.t.Helper()
	form := url.Values{"token": {b.token}, "case": cases, "id": {"form"}}
	for i := 0; i < len(fields); i += 2 {
		form.Set(fields[i], fields[i+1])
	}
	response, body := b.do(b.request("POST", "/desk/board", form))
	return response.StatusCode, body
}

func TestTheBoardShowsLoadAndAge(t *testing.T) {
	s, all := loaded10(t)
	_, page := s.as("lead1").get("/desk/board")
	flat := strings.Join(strings.Fields(page), " ")
	has(t, "agent1: three, one answered, two wait for 5 and 10 hours", flat,
		`owner=agent1#list">agent1</a></th>`, `<td>3</td><td>1</td><td>2</td><td class="zero">0</td><td>10時間</td><td class="zero">0</td><td class="zero">0</td><td>2</td><td class="zero">0</td><td class="zero">0</td>`)
	has(t, "who has nothing is there, too", flat, `owner=agent2#list">agent2</a></th>`)
	has(t, "all of them", flat, `<td>10</td><td>1</td><td>9</td><td>6</td><td>1日21時間</td><td>0</td><td>0</td><td>4</td><td>5</td><td>0</td>`)
	if strings.Index(page, string(all[9])) > strings.Index(page, string(all[1])) {
		t.Error("what is late does not come first")
	}
	_, page = s.as("lead1").get("/desk/board?owner=agent1")
	has(t, "narrowed", page, string(all[1]))
	hasNot(t, "narrowed", page, string(all[5]))
	_, page = s.as("lead1").get("/desk/board?owner=@none&lane=general")
	has(t, "what nobody has", page, string(all[5]))
	hasNot(t, "what nobody has", page, string(all[1]))
}

func TestWhoSeesTheBoard(t *testing.T) {
	s, all := loaded10(t)
	for _, row := range []struct {
		who           string
		page, assigns bool
	}{{"agent1", false, false}, {"officer1", true, false}, {"lead1", true, true}} {
		b := s.as(row.who)
		status, page := b.get("/desk/board")
		if (status == http.StatusOK) != row.page || strings.Contains(page, `type="checkbox"`) != row.assigns {
			t.Errorf("%s: %d", row.who, status)
		}
		s.office.assigned = casework.Assignment{}
		b.ticks([]string{string(all[5]) + " "}, "to", agent2)
		if done := s.office.assigned.To == agent2; done != row.assigns {
			t.Errorf("%s: assigned %v", row.who, done)
		}
	}
	b := s.as("lead1")
	b.token = "another"
	if status, _ := b.ticks([]string{string(all[5]) + " "}, "to", agent2); status != http.StatusForbidden {
		t.Errorf("without the token: %d", status)
	}
}

func TestTheBoardSaysWhatCameOfEach(t *testing.T) {
	s, all := loaded10(t)
	held := func(i int) casework.Held {
		return casework.Held{Receipt: all[i], Owner: s.office.files[all[i]].Case.Owner}
	}
	s.office.results = []casework.Assigned{{Held: held(1)}, {Held: held(2), Err: &cases.TakenError{By: "oncall@staff.example.jp"}}, {Held: held(3), Err: casework.ErrTheirs},
		{Held: held(4), Err: casework.ErrMoved}, {Held: held(5), Err: cases.ErrClosed}, {Held: held(6), Err: outbox.ErrConflict}}
	status, page := s.as("lead1").ticks([]string{string(all[1]) + " " + agent1, string(all[5]) + " ", "nonsense"}, "to", agent2, "reason", "休みのため")
	a := s.office.assigned
	if status != http.StatusOK || a.By != "lead1@staff.example.jp" || a.To != agent2 || a.Reason.Words() != "休みのため" || a.ID == "" || len(a.Cases) != 2 ||
		a.Cases[0] != held(1) || a.Cases[1] != held(5) {
		t.Errorf("%d, %+v", status, a)
	}
	flat := strings.Join(strings.Fields(page), " ")
	has(t, "the results", flat, string(all[1])+"</a> を割り当てました。", string(all[2])+"</a> は割り当てていません。表示のあとで担当者が変わりました。 担当: oncall",
		string(all[3])+"</a> はすでに担当", string(all[4])+"</a> は割り当てていません。表示のあとで窓口に戻されました。")
}

// TestAMistakeKeepsWhatWasTicked and assigns nothing.
func TestAMistakeKeepsWhatWasTicked(t *testing.T) {
	s, all := loaded10(t)
	b := s.as("lead1")
	mine, free := string(all[1])+" "+agent1, string(all[5])+" "
	many := make([]string, casework.MostAssigned+1)
	for i := range many {
		many[i] = free
	}
	for _, row := range []struct {
		why    string
		ticked []string
		fields []string
		said   string
	}{
		{"nothing is ticked", nil, []string{"to", agent2}, "案件を選んで"},
		{"too many", many, []string{"to", agent2}, "25件まで"},
		{"to nobody of the desk", []string{free}, []string{"to", "officer1@staff.example.jp"}, "引き継ぎ先を選び直して"},
		{"taken from somebody without a word", []string{mine, free}, []string{"to", agent2, "reason", "  "}, "理由を書いて"},
		{"a reason without an end", []string{mine}, []string{"to", agent2, "reason", strings.Repeat("あ", 201)}, "200文字以内"},
	} {
		status, page := b.ticks(row.ticked, row.fields...)
		if status != http.StatusUnprocessableEntity || s.office.assigned.To != "" || !strings.Contains(page, row.said) {
			t.Errorf("%s: %d, %+v, it says so: %v", row.why, status, s.office.assigned, strings.Contains(page, row.said))
		}
		if len(row.ticked) == 2 {
			has(t, row.why, page, `value="`+mine+`" checked`, `value="`+free+`" checked`, `value="`+agent2+`" selected`)
		}
	}
}

// TestWhoLostACaseIsTold on the list and on the page of the case, and sees their draft.
func TestWhoLostACaseIsTold(t *testing.T) {
	s, all := loaded10(t)
	r := all[1]
	c := &s.office.files[r].Case
	c.Owner, c.Moved = agent2, cases.Moved{At: s.now, By: "lead1@staff.example.jp", From: agent1, To: agent2, Reason: inquiry.NewText("<b>専門のため</b>")}
	s.office.drafts[string(r)+agent1] = inquiry.NewText("書きかけの返信です")
	lost, gained, other := s.as("agent1"), s.as("agent2"), s.as("oncall")
	_, page := lost.get("/desk/")
	has(t, "the list of who lost it", page, `id="moved"`, "担当が移りました。今の担当： agent2 (lead1) 理由： &lt;b&gt;専門のため&lt;/b&gt;")
	_, page = lost.get("/desk/case/" + string(r))
	has(t, "the page of who lost it", page, `id="given"`, "専門のため", "書きかけの返信です")
	_, page = gained.get("/desk/")
	has(t, "the list of who got it", page, "担当になりました。 (lead1) 理由： &lt;b&gt;専門のため&lt;/b&gt;")
	_, page = gained.get("/desk/case/" + string(r))
	has(t, "the page of who got it", page, `id="gained"`, "専門のため")
	hasNot(t, "the page of who got it", page, "書きかけの返信です")
	for _, path := range []string{"/desk/", "/desk/case/" + string(r)} {
		_, page = other.get(path)
		hasNot(t, "a colleague", page, `id="moved"`, `id="given"`, `id="gained"`)
	}
	s.now = s.now.Add(25 * time.Hour)
	_, page = s.as("agent1").get("/desk/")
	hasNot(t, "a day later", page, `id="moved"`)
}

// TestATransferSaysWhy: the reason goes with it.
func TestATransferSaysWhy(t *testing.T) {
	s, all := loaded10(t)
	s.as("agent1").post("/desk/case/"+string(all[1])+"/transfer", "to", agent2, "text", "専門のため")
	if a := s.office.acts[len(s.office.acts)-1]; a.Verb != casework.Transfer || a.To != agent2 || a.Text.Words() != "専門のため" {
		t.Errorf("%+v", a)
	}
}
