package desk

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"madoguchi/internal/casework"
	"madoguchi/internal/conversation"
	"madoguchi/internal/daily"
	"madoguchi/internal/desk/answers"
	"madoguchi/internal/desk/oidcsim"
	"madoguchi/internal/factlock"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/amend"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/outbox"
	"madoguchi/internal/proposal"
)

// shelf keeps proposals in memory.
type shelf struct {
	mu  sync.Mutex
	all map[string]proposal.Proposal
}

func (s *shelf) Proposals(context.Context, time.Time) ([]proposal.Proposal, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var all []proposal.Proposal
	for _, p := range s.all {
		all = append(all, p)
	}
	slices.SortFunc(all, func(a, b proposal.Proposal) int { return b.Changed().Compare(a.Changed()) })
	return all, nil
}

func (s *shelf) Proposal(_ context.Context, id string, _ time.Time) (proposal.Proposal, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	p, ok := s.all[id]
	if !ok {
		return p, proposal.ErrNone
	}
	return p, nil
}

func (s *shelf) Put(_ context.Context, p proposal.Proposal) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.all[p.ID].Version != p.Version {
		return outbox.ErrConflict
	}
	p.Version++
	s.all[p.ID] = p
	return nil
}

// only is the one proposal that was kept.
func (s *shelf) only(t *testing.T) proposal.Proposal {
	t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, p := range s.all {
		if len(s.all) == 1 {
			return p
		}
	}
	t.Fatalf("%d proposals", len(s.all))
	return proposal.Proposal{}
}

// seen is a form of the page of the one proposal as it is now.
func (s *shelf) seen(t *testing.T, fields ...string) []string {
	t.Helper()
	return append(slices.Clone(fields), "version", itoa(s.only(t).Version))
}

// drawer is a folder that takes what it is given, or does not.
type drawer struct {
	refuses, breaks error
	put             []amend.Change
}

func (d *drawer) Try(amend.Change) error { return d.refuses }

func (d *drawer) Put(c amend.Change) error {
	if d.breaks == nil {
		d.put = append(d.put, c)
	}
	return d.breaks
}

// learningDesk is a desk on which staff propose answers.
func learningDesk(t *testing.T, folder answers.Folder, unsaid ...string) (*stage, *shelf) {
	t.Helper()
	data, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	data = without(data, unsaid)
	lock, kept := factlock.New(data.Facts), &shelf{all: map[string]proposal.Proposal{}}
	var one sync.Mutex
	checker := amend.NewChecker(data, func(do func(*factlock.Lock)) error { one.Lock(); defer one.Unlock(); do(lock); return nil })
	encode := func(text string) []float32 { // by the first letter
		v := make([]float32, 3)
		v[max(0, slices.Index([]rune("駐料"), []rune(text)[0])+1)] = 1
		return v
	}
	s := start(t, func(c *Config, _ *oidcsim.Config) {
		c.Incident = data
		c.Answers = &answers.Parts{Proposals: kept, Unanswered: c.Office.(*office), Checker: checker, Encoder: func() (func(string) []float32, error) { return encode, nil }, Folder: folder}
	})
	return s, kept
}

// without is an incident that has announced nothing of some topics.
func without(i *incident.Incident, topics []string) *incident.Incident {
	other := *i
	other.Entries = slices.Clone(i.Entries)
	for k, e := range other.Entries {
		if slices.Contains(topics, e.ID) {
			other.Entries[k].Says = texts.NotAnnounced
		}
	}
	return &other
}

// parking is an answer that holds.
func parking() []string {
	return []string{"kind", "entry", "entry", "parking", "label-ja", "駐車場", "label-en", "Parking", "answer-ja", "駐車場については、公表しておりません。",
		"answer-en", "Nothing has been announced about parking.", "questions-ja", "車で行きたい\r\n駐車できる場所を教えて\r\nパーキングの有無", "questions-en", "can I park there\n  where do I   leave my car",
		"nobody", "1", "origin", "3件の質問から"}
}

// filled is a form with fields changed.
func filled(form []string, fields ...string) []string {
	form = slices.Clone(form)
	for i := 0; i < len(fields); i += 2 {
		if at := slices.Index(form, fields[i]); at >= 0 && at%2 == 0 {
			form[at+1] = fields[i+1]
		} else {
			form = append(form, fields[i], fields[i+1])
		}
	}
	return form
}

func TestLikeQuestionsStandTogether(t *testing.T) {
	s, kept := learningDesk(t, nil)
	missed := func(words, customer string, gaveUp bool) casework.Missed {
		return casework.Missed{At: s.now, Customer: inquiry.CustomerKey(customer), Lang: "ja", GaveUp: gaveUp, Text: inquiry.NewText(words),
			Considered: []conversation.Considered{{Entry: "site", Score: .4}}}
	}
	s.office.figures.Missed = []casework.Missed{missed("駐車場はありますか。山田太郎より", "a", false), missed("料金は", "b", true), missed("駐めたいのですが <b>", "c", false),
		missed("駐輪場のことで秘密の話", "all closed", false)}
	s.office.figures.Missed[2].Beyond = true
	report := proposal.Proposal{ID: "r"}
	if err := report.Write("agent1@staff.example.jp", proposal.Content{Kind: proposal.Questions, Entry: "site", Questions: []proposal.Question{{Lang: "ja", Text: "駐車の質問を書き直した"}}}, s.now); err != nil {
		t.Fatal(err)
	}
	kept.all["r"] = report
	status, page := s.as("lead1").get("/desk/answers")
	flat := strings.Join(strings.Fields(page), " ")
	if status != http.StatusOK {
		t.Fatal(status)
	}
	has(t, "the largest group first", flat, `<b class="count">4</b> 件 · 聞き返し 2 · 公表なし・話題なし 1 · 誤りの報告 1`, `<b class="count">1</b> 件 · 担当者へ 1`, "駐めたいのですが &lt;b&gt;", "駐車の質問を書き直した")
	hasNot(t, "names, and words of people whose cases are closed", flat, "山田", "秘密")
	if want := s.now.AddDate(0, 0, -30); !s.office.since.Equal(want) {
		t.Errorf("since %s", s.office.since)
	}
	_, page = s.as("agent2").get("/desk/answers")
	hasNot(t, "an agent sees no words and no proposals of others", page, "駐めたい", "書き直した", "/desk/answers/r")
	_, page = s.as("agent1").get("/desk/answers")
	has(t, "and their own", page, "/desk/answers/r")
	if status, _ := s.as("agent2").get("/desk/answers/r"); status != http.StatusNotFound {
		t.Errorf("somebody else's proposal: %d", status)
	}
}

func TestTheLockReadsWhileSomebodyTypes(t *testing.T) {
	s, kept := learningDesk(t, nil)
	b := s.as("lead1")
	status, page := b.post("/desk/answers/check", filled(parking(), "answer-ja", "駐車料金は全額返金いたします。<script>")...)
	has(t, "without a script the whole editor", page, "公表文に根拠がありません", "&lt;script&gt;", `id="proposal"`)
	hasNot(t, "escaped", page, "返金いたします。<script>")
	if status != http.StatusOK || len(kept.all) != 0 {
		t.Errorf("%d, kept %d", status, len(kept.all))
	}
	response, part := b.do(b.request("POST", "/desk/answers/check", values(b.token, parking()), "Desk-Script", "1"))
	has(t, "with it the part", part, "公表文と食い違いはありません", "駐車場については、公表しておりません。")
	hasNot(t, "and no more", part, `id="proposal"`)
	if response.StatusCode != http.StatusOK {
		t.Error(response.StatusCode)
	}
	if status, _ := s.as("agent1").post("/desk/answers/check", parking()...); status != http.StatusForbidden {
		t.Errorf("an agent writes an answer: %d", status)
	}
	b.token = "another"
	if status, _ := b.post("/desk/answers", filled(parking(), "do", "offered")...); status != http.StatusForbidden {
		t.Errorf("without the token: %d", status)
	}
}

func values(token string, fields []string) url.Values {
	form := url.Values{"token": {token}}
	for i := 0; i < len(fields); i += 2 {
		form.Add(fields[i], fields[i+1])
	}
	return form
}

func TestASecondPersonApproves(t *testing.T) {
	folder := &drawer{}
	s, kept := learningDesk(t, folder)
	lead := s.as("lead1")
	if status, page := lead.post("/desk/answers", filled(parking(), "do", "save")...); status != http.StatusOK {
		t.Fatalf("%d %s", status, page)
	}
	p := kept.only(t)
	if p.State != proposal.Draft || len(p.Content.Questions) != 5 || p.Content.Questions[4].Text != "where do I leave my car" {
		t.Fatalf("%+v", p)
	}
	path := "/desk/answers/" + p.ID
	if status, page := lead.post(path, kept.seen(t, filled(parking(), "do", "offered")...)...); status != http.StatusOK || !strings.Contains(page, "承認を依頼しました") {
		t.Fatalf("%d %s", status, page)
	}
	_, page := lead.get(path)
	hasNot(t, "its writer", page, `value="approved"`)
	if status, page := lead.post(path+"/move", kept.seen(t, "do", "approved")...); status != http.StatusConflict || !strings.Contains(page, "ご自分で書いたもの") {
		t.Errorf("the writer approves: %d", status)
	}
	if status, _ := s.as("agent1").post(path+"/move", kept.seen(t, "do", "approved")...); status != http.StatusNotFound {
		t.Errorf("an agent: %d", status)
	}
	officer := s.as("officer1")
	_, page = officer.get(path)
	has(t, "a second person", page, `value="approved"`, "駐車場については、公表しておりません。", "承認を依頼")
	folder.refuses = errors.New("answers/written.yaml:7: no fact holds it")
	if status, page := officer.post(path+"/move", kept.seen(t, "do", "approved")...); status != http.StatusUnprocessableEntity || !strings.Contains(page, "written.yaml:7") || kept.only(t).State != proposal.Offered {
		t.Errorf("the folder refuses: %d", status)
	}
	if status, _ := officer.get(path + "/file"); status != http.StatusConflict {
		t.Errorf("what nobody approved leaves: %d", status)
	}
	folder.refuses, folder.breaks = nil, errors.New("disk full")
	if status, page := officer.post(path+"/move", kept.seen(t, "do", "approved")...); status != http.StatusConflict || !strings.Contains(page, "まだフォルダーに反映していません") || kept.only(t).State != proposal.Approved || kept.only(t).Loaded() {
		t.Errorf("the folder breaks: %d", status)
	}
	folder.breaks = nil
	if status, page := officer.post(path+"/move", kept.seen(t, "do", "loaded")...); status != http.StatusOK || !strings.Contains(page, "フォルダーに反映済み") || len(folder.put) != 1 {
		t.Errorf("once more: %d", status)
	}
	p = kept.only(t)
	if !p.Loaded() || p.Last(proposal.Approve).By != "officer1@staff.example.jp" || folder.put[0].ID != p.ID {
		t.Errorf("%+v", p)
	}
	status, file := officer.get(path + "/file")
	if change, err := amend.Read([]byte(file)); status != http.StatusOK || err != nil || change.Content.Answer["ja"] != p.Content.Answer["ja"] {
		t.Errorf("%d %v", status, err)
	}
	if status, _ := lead.post(path, kept.seen(t, filled(parking(), "do", "save")...)...); status != http.StatusConflict {
		t.Errorf("what was approved is changed: %d", status)
	}
}

// TestNobodysWordsAreKept: a question must be written anew, names nobody, and somebody says so.
func TestNobodysWordsAreKept(t *testing.T) {
	s, kept := learningDesk(t, nil)
	s.office.figures.Missed = []casework.Missed{{At: s.now, Lang: "ja", Text: inquiry.NewText("駐車場はありますか？")}}
	receipt := s.office.fill(t, 1)[0]
	file := s.office.files[receipt]
	file.Lines[0].Considered = []conversation.Considered{{Entry: "site", Score: .4}}
	at := file.Lines[0].At.UnixMilli()
	b := s.as("agent1")
	_, page := b.get("/desk/case/" + string(receipt))
	has(t, "the case", page, "この読み取りは誤り", `name="line" value="`)
	status, page := b.post("/desk/answers/begin", "kind", "questions", "case", string(receipt), "line", itoa(at))
	if status != http.StatusOK || !strings.Contains(page, "カードの明細に覚えのない請求") {
		t.Fatalf("%d %s", status, page)
	}
	form := []string{"kind", "questions", "entry", "site", "questions-ja", "身に覚えがない請求が来た", "nobody", "1", "origin", "読み違いの報告", "case", string(receipt), "line", itoa(at), "do", "offered"}
	for _, row := range []struct {
		why    string
		fields []string
		want   string
	}{
		{"the words of the case", []string{"questions-ja", "カードの明細に覚えのない請求があります。どうすればよいでしょうか"}, "お客さまの文のままです"},
		{"the words of another customer", []string{"questions-ja", "駐車場はありますか"}, "お客さまの文のままです"},
		{"a name", []string{"questions-ja", "山田太郎と申しますが請求が来ました"}, "だれのことか分かるおそれ"},
		{"a card number", []string{"questions-ja", "4111 1111 1111 1111 に請求が来た"}, "だれのことか分かるおそれ"},
		{"nobody said so", []string{"nobody", ""}, "だれのことか分からないことを確認してください"},
		{"no entry", []string{"entry", "nothing"}, "その回答はありません"},
	} {
		for _, do := range []string{"save", "offered"} {
			if row.why == "no entry" && do == "save" {
				continue // a draft may be unfinished
			}
			if status, page := b.post("/desk/answers", filled(form, append(row.fields, "do", do)...)...); status != http.StatusUnprocessableEntity || !strings.Contains(page, row.want) || len(kept.all) != 0 {
				t.Errorf("%s, %s: %d, %d kept", row.why, do, status, len(kept.all))
			}
		}
	}
	if status, _ := b.post("/desk/answers", form...); status != http.StatusOK || kept.only(t).State != proposal.Offered {
		t.Errorf("written anew: %d", status)
	}
	if status, _ := b.post("/desk/answers/begin", "kind", "questions", "case", string(receipt), "line", "17"); status != http.StatusNotFound {
		t.Errorf("a line that is not there: %d", status)
	}
}

func itoa(n int64) string { return strconv.FormatInt(n, 10) }

// TestWhatWasNotAnnouncedIsCounted: the desk understood it, so an answer needs no ways to ask.
func TestWhatWasNotAnnouncedIsCounted(t *testing.T) {
	const id = "compensation"
	s, kept := learningDesk(t, nil, id)
	data, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	e, _ := data.Entry(id)
	label := e.Label["ja"]
	s.office.report.Days = []daily.Day{{Topics: map[daily.Topic]int{{ID: id, By: daily.Person}: 3, {ID: "site", By: daily.Desk}: 9}},
		{Topics: map[daily.Topic]int{{ID: id, By: daily.Desk}: 4}}}
	b := s.as("officer1")
	_, page := b.get("/desk/answers")
	has(t, "counted", page, `id="unsaid"`, label+`</th><td>7</td>`)
	if from := s.office.to.Add(-30); s.office.from != from {
		t.Errorf("from %v", s.office.from)
	}
	status, page := b.post("/desk/answers/begin", "kind", "entry", "entry", id, "origin", "7件の質問、公表なし")
	has(t, "the editor", page, `value="`+id+`"`, `value="`+label+`"`)
	form := filled(parking(), "entry", id, "label-ja", label, "label-en", e.Label["en"], "questions-ja", "", "questions-en", "", "do", "offered")
	if status, page := b.post("/desk/answers", form...); status != http.StatusOK || kept.only(t).State != proposal.Offered {
		t.Errorf("%d %s", status, page)
	}
	if status != http.StatusOK {
		t.Error(status)
	}
	hasNot(t, "an agent", func() string { _, page := s.as("agent1").get("/desk/answers"); return page }(), `id="unsaid"`)
}
