package desk

import (
	"errors"
	"net/http"
	"slices"
	"strings"
	"testing"

	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/conversation"
	"madoguchi/internal/desk/oidcsim"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/outbox"
)

func TestOnlyALeadTransfersWhatOthersHave(t *testing.T) {
	const to = "agent2@staff.example.jp"
	for _, row := range []struct {
		who, owner string
		done       bool
	}{
		{"agent1", "agent1@staff.example.jp", true},
		{"agent1", "oncall@staff.example.jp", false},
		{"agent1", "", false},
		{"lead1", "oncall@staff.example.jp", true},
		{"lead1", "", true},
		{"officer1", "agent1@staff.example.jp", false},
	} {
		s := start(t)
		r := s.office.fill(t, 1)[0]
		c := &s.office.files[r].Case
		if c.Owner = row.owner; row.owner != "" {
			c.State = cases.Owned
		}
		b := s.as(row.who)
		_, page := b.get("/desk/case/" + string(r))
		if offered := strings.Contains(page, `id="do-transfer"`); offered != row.done {
			t.Errorf("%s, a case of %q: offered %v", row.who, row.owner, offered)
		}
		b.post("/desk/case/"+string(r)+"/transfer", "to", to)
		if done := s.office.kase(r).Owner == to; done != row.done {
			t.Errorf("%s, a case of %q: transferred %v", row.who, row.owner, done)
		}
	}
}

func TestALeadTakesNoClosedCaseAlong(t *testing.T) {
	s := start(t)
	r := s.office.fill(t, 1)[0]
	s.office.files[r].Case.State = cases.Closed
	b := s.as("lead1")
	_, page := b.get("/desk/case/" + string(r))
	hasNot(t, "the page", page, `id="do-transfer"`)
	if status, _ := b.post("/desk/case/"+string(r)+"/transfer", "to", "agent2@staff.example.jp"); status != http.StatusConflict {
		t.Errorf("transferred: %d", status)
	}
}

// A raw mail is masked for everybody. Its owner alone sees it as it came, says why, and
// that stands in the audit before anything is shown.
func TestARawMailIsMaskedButForTheOwner(t *testing.T) {
	const card, mask = "4111 1111 1111 1111", "[カード番号■■]"
	s := start(t)
	a := s.as("agent1")
	r, path := s.owned(a)
	s.office.files[r].Case.RawKeys = []string{"raw/1"}
	for _, row := range []struct {
		who    string
		form   bool
		status int // of a form that says why
	}{{"agent1", true, http.StatusOK}, {"agent2", false, http.StatusConflict}, {"lead1", false, http.StatusConflict}, {"officer1", false, http.StatusForbidden}} {
		b := s.as(row.who)
		status, page := b.get(path + "/raw/1")
		has(t, row.who, page, "From: a@example.com")
		hasNot(t, row.who, page, card)
		if status != http.StatusOK || strings.Contains(page, `id="bare"`) != row.form {
			t.Errorf("%s: %d, the form is there: %v", row.who, status, !row.form)
		}
		for _, as := range []string{"page", "file"} {
			status, page = b.post(path+"/raw/1", "reason", "別紙の確認", "as", as)
			if status != row.status || strings.Contains(page, card) != (row.status == http.StatusOK) {
				t.Errorf("%s, as %s: %d, shown %v", row.who, as, status, strings.Contains(page, card))
			}
		}
		if status, _ := b.get(path + "/raw/1.eml"); status != http.StatusNotFound {
			t.Errorf("%s: the file without a form gives %d", row.who, status)
		}
	}
	for why, reason := range map[string]string{"no reason": "", "blanks": " 　 ", "a long one": strings.Repeat("理", 201)} {
		status, page := a.post(path+"/raw/1", "reason", reason, "as", "page")
		if status != http.StatusUnprocessableEntity || strings.Contains(page, card) {
			t.Errorf("%s: %d", why, status)
		}
		has(t, why, page, "理由を200文字以内で", mask)
	}
}

func TestWhoReadsARawMailIsNoted(t *testing.T) {
	s := start(t)
	a := s.as("agent1")
	r, path := s.owned(a)
	s.office.files[r].Case.RawKeys = []string{"raw/1"}
	s.office.acts, s.office.looks = nil, 0
	a.get(path + "/raw/1")
	a.post(path+"/raw/1", "reason", "", "as", "page") // no reason: masked
	a.post(path+"/raw/1", "reason", "別紙の確認", "as", "page")
	a.post(path+"/raw/1", "reason", "印刷の依頼", "as", "file")
	var verbs []casework.Verb
	for _, act := range s.office.acts {
		verbs = append(verbs, act.Verb)
	}
	if !slices.Equal(verbs, []casework.Verb{casework.SeeRaw, casework.SeeRaw, casework.BareRaw, casework.SaveRaw}) {
		t.Errorf("noted %q", verbs)
	}
	if s.office.looks > 0 {
		t.Errorf("the conversation was read %d times for a raw mail", s.office.looks)
	}
	_, page := s.as("lead1").get(path)
	has(t, "the audit", page, "原文を閲覧", `原文を伏せずに閲覧 <span class="soft">別紙の確認<`, `原文を伏せずにダウンロード <span class="soft">印刷の依頼<`)
	for _, as := range []string{"page", "file"} {
		s.office.fail = errors.New("store: down")
		if status, page := a.post(path+"/raw/1", "reason", "別紙の確認", "as", as); status != http.StatusInternalServerError || strings.Contains(page, "a@example.com") {
			t.Errorf("shown without a note: %d", status)
		}
	}
	s.office.fail = outbox.ErrConflict
	if status, page := a.get(path + "/raw/1"); status != http.StatusInternalServerError || strings.Contains(page, "a@example.com") {
		t.Errorf("shown without a note: %d", status)
	}
}

func TestALargeRawMailIsReadButNotHandedOut(t *testing.T) {
	s := start(t, func(c *Config, _ *oidcsim.Config) { c.MostRaw = 10 })
	b := s.as("agent1")
	r, path := s.owned(b)
	s.office.files[r].Case.RawKeys = []string{"raw/1"}
	if status, _ := b.get(path + "/raw/1"); status != http.StatusOK {
		t.Errorf("read: %d", status)
	}
	status, page := b.post(path+"/raw/1", "reason", "別紙の確認", "as", "file")
	if status != http.StatusRequestEntityTooLarge {
		t.Errorf("handed out: %d", status)
	}
	has(t, "the page", page, "大きすぎる")
}

func TestTheCaseSaysThatRawMailsAreGone(t *testing.T) {
	s := start(t)
	r := s.office.fill(t, 1)[0]
	s.office.files[r].Case.RawGone = 2
	_, page := s.as("agent1").get("/desk/case/" + string(r))
	has(t, "the case", page, "2通。案件の終了時に削除しました。")
}

// A form cannot make up notes in the audit.
func TestReadingIsNoVerbOfAForm(t *testing.T) {
	s := start(t)
	r := s.office.fill(t, 1)[0]
	b := s.as("agent1")
	for _, verb := range []string{"see", "see_raw", "bare_raw", "save_raw", "overdue", "time_out", "remind"} {
		if status, _ := b.post("/desk/case/" + string(r) + "/" + verb); status != http.StatusNotFound || len(s.office.acts) != 0 {
			t.Errorf("%s: %d, %d acts", verb, status, len(s.office.acts))
		}
	}
}

func TestWhatTheBotConsideredIsFoldedIn(t *testing.T) {
	s := start(t)
	r := s.office.fill(t, 1)[0]
	s.office.files[r].Lines[0].Considered = []conversation.Considered{{Entry: "fraud_charge_what_to_do", Score: 0.62}, {Entry: "card_fields_leaked", Score: 0.049}}
	_, page := s.as("agent1").get("/desk/case/" + string(r))
	has(t, "the case", page, "<summary>ボットが検討した項目</summary>", " <b>62%</b>", "カード情報の流出項目 <b>5%</b>")
}

func TestWhatWasCutFromAMailIsFoldedIn(t *testing.T) {
	s := start(t)
	r := s.office.fill(t, 1)[0]
	line := &s.office.files[r].Lines[0]
	line.Cut, line.Weak = inquiry.NewText("-- \n山田 <taro>"), "list"
	_, page := s.as("agent1").get("/desk/case/" + string(r))
	has(t, "the case", page, "<summary>引用・署名など、本文から除いた部分</summary>", "山田 &lt;taro&gt;", "自動では返信していません。", "メーリングリスト")
}

func TestAMessageThatLINEDoesNotTakeIsSeen(t *testing.T) {
	s := start(t)
	r := s.office.fill(t, 1)[0]
	f := s.office.files[r]
	f.Lines = append(f.Lines, casework.Line{At: s.now, From: "agent1@staff.example.jp", Text: inquiry.NewText("はい"), State: outbox.Planned, Limited: true})
	_, page := s.as("agent1").get("/desk/case/" + string(r))
	has(t, "the case", page, "LINE の送信上限", "電話かメール")
}

func TestSnippetsStandBesideTheAnswers(t *testing.T) {
	s := start(t)
	r := s.office.fill(t, 1)[0]
	s.office.files[r].Case.Lang = "en"
	s.office.files[r].Case.Owner, s.office.files[r].Case.State = "agent1@staff.example.jp", cases.Owned
	b := s.as("agent1")
	_, page := b.get("/desk/case/" + string(r))
	has(t, "the case", page, `<optgroup label="定型文"><option value="snippet_late">Sorry for the wait</option>`)
	_, inserts := b.get("/desk/snippets/en")
	has(t, "what the script inserts", inserts, "We are sorry that it took us so long", "card_fields_leaked")
	b.post("/desk/case/"+string(r)+"/answer", "text", "Hello.", "attach", "snippet_late", "lang", "en", "id", "1")
	if a := s.office.acts[len(s.office.acts)-1]; a.Text.Words() != "Hello.\n\nWe are sorry that it took us so long to come back to you." {
		t.Errorf("sent %q", a.Text.Words())
	}
}
