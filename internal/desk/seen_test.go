package desk

import (
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"madoguchi/internal/proposal"
)

var onPage = regexp.MustCompile(`name="version" value="([^"]*)"`)

// offered is a proposal that lead1 wrote and offers, and its path.
func offered(t *testing.T, s *stage, kept *shelf, fields ...string) string {
	t.Helper()
	if status, page := s.as("lead1").post("/desk/answers", filled(parking(), append(fields, "do", "offered")...)...); status != http.StatusOK {
		t.Fatalf("%d %s", status, page)
	}
	return "/desk/answers/" + kept.only(t).ID
}

// versions are those in the forms of a page; all are the same.
func versions(t *testing.T, page string) string {
	t.Helper()
	all := onPage.FindAllStringSubmatch(page, -1)
	if len(all) == 0 || len(all) != strings.Count(page, ` action="/desk/answers/`) {
		t.Fatalf("%d versions in %s", len(all), page)
	}
	for _, one := range all {
		if one[1] != all[0][1] {
			t.Fatalf("forms differ: %v", all)
		}
	}
	return all[0][1]
}

func TestWhatIsApprovedIsWhatWasRead(t *testing.T) {
	folder := &drawer{}
	s, kept := learningDesk(t, folder)
	path := offered(t, s, kept)
	lead, officer := s.as("lead1"), s.as("officer1")
	_, page := officer.get(path)
	read := versions(t, page)
	if status, page := lead.post(path, kept.seen(t, filled(parking(), "answer-ja", "駐車場のことは、公表しておりません。", "do", "offered")...)...); status != http.StatusOK {
		t.Fatalf("%d %s", status, page)
	}
	for _, do := range []string{"approved", "returned", "withdrew"} {
		for _, version := range []string{read, "", "x"} {
			status, page := officer.post(path+"/move", "do", do, "version", version)
			if status != http.StatusConflict || kept.only(t).State != proposal.Offered || len(folder.put) != 0 {
				t.Errorf("%s what changed since, version %q: %d, %s", do, version, status, kept.only(t).State)
			}
			has(t, "it says so and shows it as it is", page, "ほかの人が先に進めたか", "駐車場のことは、公表しておりません。")
		}
	}
	_, page = officer.get(path)
	if status, _ := officer.post(path+"/move", "do", "approved", "version", versions(t, page)); status != http.StatusOK || !kept.only(t).Loaded() {
		t.Errorf("what was read is approved: %d", status)
	}
}

func TestASaveOverwritesNobodysWork(t *testing.T) {
	s, kept := learningDesk(t, nil)
	lead, officer := s.as("lead1"), s.as("officer1")
	if status, page := lead.post("/desk/answers", filled(parking(), "do", "save")...); status != http.StatusOK {
		t.Fatalf("%d %s", status, page)
	}
	path := "/desk/answers/" + kept.only(t).ID
	_, page := officer.get(path)
	read := versions(t, page)
	if status, _ := lead.post(path, kept.seen(t, filled(parking(), "label-en", "Car park", "do", "save")...)...); status != http.StatusOK {
		t.Fatal(status)
	}
	for range 2 { // pressing again does not help
		var status int
		status, page = officer.post(path, filled(parking(), "label-en", "Where to park", "version", read, "do", "save")...)
		if status != http.StatusConflict || kept.only(t).Content.Label["en"] != "Car park" {
			t.Fatalf("%d: %q", status, kept.only(t).Content.Label["en"])
		}
		has(t, "what was typed is on the page", page, `value="Where to park"`, "ほかの人が先に進めたか", `href="`+path+`"`)
		read = versions(t, page)
	}
	// Without a script, what was checked is saved.
	_, page = officer.post("/desk/answers/check", kept.seen(t, filled(parking(), "id", kept.only(t).ID, "label-en", "Where to park")...)...)
	if status, _ := officer.post(path, filled(parking(), "label-en", "Where to park", "version", versions(t, page), "do", "save")...); status != http.StatusOK {
		t.Errorf("as it is now: %d", status)
	}
	if label := kept.only(t).Content.Label["en"]; label != "Where to park" {
		t.Errorf("the label is %q", label)
	}
}

func TestWhoApprovesSeesAllThatIsApproved(t *testing.T) {
	s, kept := learningDesk(t, nil)
	path := offered(t, s, kept, "person", "1", "definition", "Where cars are left; not how to travel.", "short-ja", "公表しておりません。")
	_, page := s.as("officer1").get(path)
	has(t, "the page", page, `value="approved"`, `lang="ja">駐車場</span>`, `lang="en">Parking</span>`, "Where cars are left; not how to travel.", "disabled checked>",
		`bubble words">公表しておりません。</p>`, "駐車場については、公表しておりません。", "Nothing has been announced about parking.", "車で行きたい", "3件の質問から", "<code>parking</code>")
}

func TestTheKindThatIsKeptSaysWhoMayWrite(t *testing.T) {
	s, kept := learningDesk(t, nil)
	p := proposal.Proposal{ID: "p"}
	if err := p.Write("agent1@staff.example.jp", proposal.Content{Kind: proposal.Entry, Entry: "parking", Answer: map[string]string{"ja": "公表なし"}}, s.now); err != nil { // a lead then
		t.Fatal(err)
	}
	kept.all["p"] = p
	form := kept.seen(t, "kind", "questions", "entry", "site", "questions-ja", "身に覚えがない請求が来た", "nobody", "1", "origin", "報告", "do", "save")
	if status, _ := s.as("agent1").post("/desk/answers/p", form...); status != http.StatusForbidden || kept.only(t).Content.Answer["ja"] != "公表なし" {
		t.Errorf("an agent writes an answer: %d", status)
	}
	// The form of another kind does not empty what was read as this one.
	if status, _ := s.as("lead1").post("/desk/answers/p", kept.seen(t, filled(parking(), "kind", "questions", "do", "save")...)...); status != http.StatusOK ||
		kept.only(t).Content.Kind != proposal.Entry || kept.only(t).Content.Answer["ja"] != "駐車場については、公表しておりません。" {
		t.Errorf("%d: %+v", status, kept.only(t).Content)
	}
}

func TestOneDraftTakesThePageFromNobody(t *testing.T) {
	s, kept := learningDesk(t, nil)
	var many strings.Builder
	for n := range 51 {
		fmt.Fprintf(&many, "請求の聞き方その%d\n", n)
	}
	form := []string{"kind", "questions", "entry", "site", "nobody", "1", "origin", "報告", "do", "save", "questions-ja", many.String()}
	if status, page := s.as("agent1").post("/desk/answers", form...); status != http.StatusUnprocessableEntity || len(kept.all) != 0 || !strings.Contains(page, "50件まで") {
		t.Errorf("51 questions: %d, %d kept", status, len(kept.all))
	}
	for n := range 20 { // kept before there was a bound
		p := proposal.Proposal{ID: itoa(int64(n))}
		c := proposal.Content{Kind: proposal.Questions, Entry: "site"}
		for k := range 50 {
			c.Questions = append(c.Questions, proposal.Question{Lang: "ja", Text: fmt.Sprintf("駐車の質問%d-%d", n, k)})
		}
		if err := p.Write("agent1@staff.example.jp", c, s.now); err != nil {
			t.Fatal(err)
		}
		kept.all[p.ID] = p
	}
	_, page := s.as("lead1").get("/desk/answers")
	has(t, "the newest are put together", page, `<b class="count">300</b>`)
}
