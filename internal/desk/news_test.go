package desk

import (
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/inquiry"
)

// told is what a page asks for while it is out of view.
func told(t *testing.T, b *browser) (news struct {
	Unread            int
	Stamp             int64
	Title, Text, Link string
}) {
	t.Helper()
	status, body := b.get("/desk/news", "Desk-Script", "1")
	if err := json.Unmarshal([]byte(body), &news); err != nil || status != http.StatusOK {
		t.Fatalf("news: %d %s", status, body)
	}
	return news
}

// What nobody has, and what is written in a case of one's own, is new until one opens it.
func TestWhatIsNewIsSeen(t *testing.T) {
	s := start(t)
	all := s.office.fill(t, 3)
	s.office.files[all[1]].Case.Owner, s.office.files[all[1]].Case.State = "agent2@staff.example.jp", cases.Owned
	a := s.as("agent1")
	_, page := a.get("/desk/")
	has(t, "the queue", page, "<title>(2) 案件", `href="/desk/icon/2"`, `data-unread="2"`)
	if n := strings.Count(page, `<b class="new">未読</b>`); n != 2 {
		t.Errorf("%d are marked, a colleague's perhaps", n)
	}
	a.get("/desk/case/" + string(all[0]))
	if news := told(t, a); news.Unread != 1 {
		t.Errorf("after one was opened: %+v", news)
	}
	if news := told(t, s.as("agent2")); news.Unread != 3 {
		t.Errorf("a colleague has not seen it: %+v", news)
	}
	a.post("/desk/case/" + string(all[0]) + "/take")
	s.now = s.now.Add(time.Minute)
	c := &s.office.files[all[0]].Case
	c.Follow(s.now, always{})
	c.Say("", inquiry.NewText("至急お願いします"), "m2", s.now)
	_, page = a.get("/desk/")
	has(t, "after the customer wrote again", page, "<title>(2) 案件", "至急お願いします", "2通")
	a.post("/desk/case/"+string(all[0])+"/answer", "text", "承知いたしました", "id", "1")
	if news := told(t, a); news.Unread != 1 {
		t.Errorf("who was answered has nothing new: %+v", news)
	}
}

// Others see the screen on which a browser tells: it names the case and no word.
func TestANotificationHoldsNoWords(t *testing.T) {
	s := start(t)
	r := s.office.fill(t, 1)[0]
	news := told(t, s.as("agent1"))
	if news.Unread != 1 || news.Stamp != s.office.kase(r).OpenedAt.UnixMilli() || news.Text != string(r)+" 緊急" || news.Link != "/desk/case/"+string(r) {
		t.Errorf("%+v", news)
	}
	if strings.Contains(news.Title+news.Text, "請求") {
		t.Errorf("it has words: %+v", news)
	}
}

func TestWhoDoesNotActHasNothingNew(t *testing.T) {
	s := start(t)
	s.office.fill(t, 2)
	officer := s.as("officer1")
	_, page := officer.get("/desk/")
	hasNot(t, "the queue of an officer", page, "<title>(", "未読", `id="bell"`)
	if news := told(t, officer); news.Unread != 0 {
		t.Errorf("%+v", news)
	}
}

// The list is worth more than its marks.
func TestTheQueueIsShownWhereWhatWasSeenCannotBeRead(t *testing.T) {
	s := start(t)
	r := s.office.fill(t, 1)[0]
	a := s.as("agent1")
	s.office.unseen = errors.New("store: down")
	status, page := a.get("/desk/")
	if status != http.StatusOK {
		t.Errorf("status %d", status)
	}
	has(t, "the queue", page, string(r))
}

func TestTitleAndIconOfACase(t *testing.T) {
	s := start(t)
	r := s.office.fill(t, 1)[0]
	a := s.as("agent1")
	_, page := a.get("/desk/case/" + string(r))
	has(t, "the case", page, "<title>"+string(r)+" – 案件")
	for n, want := range map[string]string{"0": "", "3": ">3<", "12": ">9+<"} {
		status, icon := a.get("/desk/icon/" + n)
		if status != http.StatusOK || !strings.Contains(icon, want) || strings.Contains(icon, "<text") != (want != "") {
			t.Errorf("icon %s: %d %s", n, status, icon)
		}
	}
	for _, n := range []string{"-1", "x", "%3Cscript%3E"} {
		if status, _ := a.get("/desk/icon/" + n); status != http.StatusNotFound {
			t.Errorf("icon %s: %d", n, status)
		}
	}
}

// The list shows what was said last; of a case that an earlier version of the desk stored, what
// opened it.
func TestARowShowsTheLastMessage(t *testing.T) {
	s := start(t)
	all := s.office.fill(t, 3)
	s.office.files[all[0]].Case.Say("agent2@staff.example.jp", inquiry.NewText("<b>確認</b>いたします"), "", s.now)
	s.office.files[all[1]].Case.Say("", inquiry.Text{}, "m1", s.now)
	_, page := s.as("agent1").get("/desk/")
	has(t, "the queue", page, "<b>agent2</b>: &lt;b&gt;確認&lt;/b&gt;いたします", "（文字のないメッセージ）", "覚えのない請求")
}
