package desk

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/affected"
	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/outbox"
)

// Check knows one person and notes nothing of what it is asked but the detail.
func (o *office) Check(_ context.Context, r cases.Receipt, by string, given affected.Person) (map[affected.Field]bool, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	f, ok := o.files[r]
	if !ok {
		return nil, casework.ErrNoCase
	}
	if err := f.Case.Owned(by); err != nil {
		return nil, err
	}
	if err := o.fail; err != nil {
		o.fail = nil
		return nil, err
	}
	known := affected.Person{Name: "見本太郎", Postal: "0000001", Phone: "09000000000", Email: "taro@example.jp", Letter: "2MBG-F7ZE-HNVM-WQQM"}
	fits, all, detail := map[affected.Field]bool{}, true, ""
	for _, field := range affected.Fields() {
		if given.Field(field) == "" {
			continue
		}
		fits[field] = given.Field(field) == known.Field(field)
		all = all && fits[field]
		detail += string(field) + map[bool]string{true: "+ ", false: "- "}[fits[field]]
	}
	f.Case.Checked = cases.Checked{}
	if all && len(fits) >= 3 && given.Letter != "" {
		f.Case.Checked = cases.Checked{At: o.now(), By: by, Segments: []string{"segment_of_somebody"}}
	}
	f.Audit = append(f.Audit, casework.Audit{At: o.now(), By: by, Verb: casework.Check, Detail: detail + "#v6EUnm-_"})
	return fits, nil
}

// owned is a case that somebody has taken, by the path of its page.
func (s *stage) owned(b *browser) (cases.Receipt, string) {
	s.t.Helper()
	r := s.office.fill(s.t, 1)[0]
	path := "/desk/case/" + string(r)
	if status, _ := b.post(path + "/take"); status != http.StatusOK {
		s.t.Fatalf("take: %d", status)
	}
	return r, path
}

// truth is what the one person would say, as people say it.
func truth(but ...string) []string {
	fields := map[string]string{"name": "見本　太郎 様", "postal": "〒000-0001", "phone": "+81 90 0000 0000", "letter": "２mbg f7ze hnvm wqqm"}
	for i := 0; i < len(but); i += 2 {
		fields[but[i]] = but[i+1]
	}
	var all []string
	for name, value := range fields {
		all = append(all, name, value)
	}
	return all
}

var (
	result = regexp.MustCompile(`<div class="(fits|fitsNot)"><dt>([^<]+)</dt><dd>([^<]+)</dd>`)
	typed  = regexp.MustCompile(`<input id="given-[a-z]+"[^>]* value=`)
)

// results are the fields of a page and what it says of them.
func results(page string) string {
	var all []string
	for _, m := range result.FindAllStringSubmatch(page, -1) {
		all = append(all, m[2]+" "+m[3])
	}
	return strings.Join(all, ", ")
}

func TestACheckShowsFitByField(t *testing.T) {
	s := start(t)
	a := s.as("agent1")
	_, path := s.owned(a)
	for _, row := range []struct {
		why    string
		fields []string
		want   string
		tells  bool
	}{
		{"everything fits, however it is written", truth(), "氏名 一致, 郵便番号 一致, 電話番号 一致, 手紙のコード 一致", true},
		{"the letter code is missing", truth("letter", ""), "氏名 一致, 郵便番号 一致, 電話番号 一致", false},
		{"one thing does not", truth("phone", "03-0000-0000"), "氏名 一致, 郵便番号 一致, 電話番号 不一致, 手紙のコード 一致", false},
		{"two things fit", truth("phone", "", "letter", ""), "氏名 一致, 郵便番号 一致", false},
		{"nobody of that name", truth("name", "例示 花子", "phone", "", "letter", "", "postal", "000-0009"), "氏名 不一致, 郵便番号 不一致", false},
	} {
		status, page := a.post(path+"/check", row.fields...)
		if status != http.StatusOK || results(page) != row.want {
			t.Errorf("%s: %d, %s", row.why, status, results(page))
		}
		if tells := strings.Contains(page, path+"/tell"); tells != row.tells {
			t.Errorf("%s: may be told: %v", row.why, tells)
		}
		hasNot(t, row.why, page, "segment_of_somebody")
	}
}

func TestThePageSaysWhatIsNeededToTell(t *testing.T) {
	s := start(t)
	a := s.as("agent1")
	_, path := s.owned(a)
	for lang, sentences := range map[string][]string{
		"ja": {"手紙のコードと郵便番号、またはお客さまご本人の認証済みメール", "それ以外のときは何もお伝えしません。会社から登録住所へ郵便で"},
		"en": {"the letter code with its postal code, or the address of the customer&#39;s own authenticated email", "told nothing; the company writes by post to the registered address"},
	} {
		a.post("/desk/language", "lang", lang, "next", path)
		_, page := a.get(path)
		has(t, lang, page, sentences...)
		_, page = a.post(path+"/check", truth("letter", "")...)
		has(t, lang+", where it is not enough", page, sentences...)
	}
}

func TestNothingThatWasTypedIsKept(t *testing.T) {
	s := start(t)
	a := s.as("agent1")
	_, path := s.owned(a)
	const name, phone = "秘密見本", "080-0000-9999"
	pages := map[string]string{}
	for _, row := range []struct {
		why    string
		fields []string
		script bool
	}{
		{"compared", truth("name", name, "phone", phone), false},
		{"compared by the script", truth("name", name, "phone", phone), true},
		{"not readable", truth("name", name, "phone", phone, "email", "秘密見本@"), false},
	} {
		form := url.Values{"token": {a.token}}
		for i := 0; i < len(row.fields); i += 2 {
			form.Set(row.fields[i], row.fields[i+1])
		}
		header := []string{}
		if row.script {
			header = []string{"Desk-Script", "1"}
		}
		response, body := a.do(a.request("POST", path+"/check", form, header...))
		pages[row.why] = body
		if response.Header.Get("Cache-Control") != "no-store" || response.Request.URL.RawQuery != "" || len(response.Cookies()) > 0 {
			t.Errorf("%s: kept: %v %v", row.why, response.Header, response.Request.URL)
		}
		if typed.MatchString(body) {
			t.Errorf("%s: a field is not empty", row.why)
		}
	}
	_, pages["the page afterwards"] = a.get(path)
	_, pages["the audit"] = s.as("lead1").get(path)
	pages["the log"] = s.log.String()
	for where, text := range pages {
		hasNot(t, where, text, name, "080-0000-9999", "08000009999", "秘密見本")
	}
	has(t, "the audit", pages["the audit"], "本人確認", "氏名 不一致", "電話番号 不一致")
	for key, draft := range s.office.drafts {
		if strings.Contains(draft.Words(), name) {
			t.Errorf("a draft has it: %s", key)
		}
	}
}

func TestAFieldThatCannotBeReadIsNamed(t *testing.T) {
	s := start(t)
	a := s.as("agent1")
	r, path := s.owned(a)
	audit := len(s.office.files[r].Audit)
	for _, row := range []struct{ field, value, sentence string }{
		{"name", "・・・", "氏名を文字で"},
		{"kana", "...", "フリガナを文字で"},
		{"postal", "なし", "郵便番号を数字で"},
		{"address", "---", "住所を文字と番地で"},
		{"phone", "9000000000", "電話番号は0から"},
		{"email", "taro", "メールアドレスを"},
		{"letter", "K7PM", "手紙のコード（英数字16文字）を"},
		{"name", strings.Repeat("あ", 401), "長すぎます"},
	} {
		status, page := a.post(path+"/check", truth(row.field, row.value)...)
		if status != http.StatusUnprocessableEntity || results(page) != "" {
			t.Errorf("%s: %d, %s", row.field, status, results(page))
		}
		has(t, row.field, page, row.sentence, "まだ確認していません", `aria-describedby="unread-`+row.field+`"`, `id="unread-`+row.field+`"`)
		if n := len(s.office.files[r].Audit); n != audit {
			t.Errorf("%s: it was looked up", row.field)
		}
	}
}

func TestWhyAnIdentityIsNotChecked(t *testing.T) {
	s := start(t)
	a := s.as("agent1")
	_, path := s.owned(a)
	for _, row := range []struct {
		err      error
		status   int
		ja, en   string
		isLogged bool
	}{
		{casework.ErrTooMany, http.StatusTooManyRequests, "担当者ごとに1時間と1日、案件ごとに1日の上限", "for each person within an hour and a day, and for each case within a day", false},
		{affected.ErrNoRoster, http.StatusConflict, "名簿が登録されていない", "no list to check against", false},
		{casework.ErrNoProof, http.StatusConflict, "責任者にこの案件での同意を依頼", "ask a lead to agree", false},
		{casework.ErrNotEnough, http.StatusUnprocessableEntity, "2項目以上が必要です", "Two fields are needed", false},
		{outbox.ErrConflict, http.StatusConflict, "同時に別の更新", "at the same moment", false},
		{errors.New("store: down"), http.StatusInternalServerError, "うまくいきませんでした", "Something went wrong", true},
	} {
		for lang, sentence := range map[string]string{"ja": row.ja, "en": row.en} {
			s.log.Reset()
			a.post("/desk/language", "lang", lang, "next", path)
			s.office.fail = row.err
			status, page := a.post(path+"/check", truth()...)
			if status != row.status || results(page) != "" {
				t.Errorf("%v: %d, %s", row.err, status, results(page))
			}
			has(t, row.err.Error(), page, sentence, `<details open>`)
			if (s.log.Len() > 0) != row.isLogged {
				t.Errorf("%v: the log has %s", row.err, s.log)
			}
		}
	}
}

func TestWhoMayCheck(t *testing.T) {
	s := start(t)
	r, path := s.owned(s.as("agent1"))
	panel := regexp.MustCompile(`<section id="check"[^>]*>`)
	for _, row := range []struct {
		why, who       string
		status         int
		there, visible bool
	}{
		{"the owner", "agent1", http.StatusOK, true, true},
		{"a colleague", "agent2", http.StatusConflict, true, false},
		{"the lead, who does not have the case", "lead1", http.StatusConflict, true, false},
		{"the officer", "officer1", http.StatusForbidden, false, false},
	} {
		b := s.as(row.who)
		_, page := b.get(path)
		tag := panel.FindString(page)
		if there, visible := tag != "", tag != "" && !strings.Contains(tag, "hidden"); there != row.there || visible != row.visible {
			t.Errorf("%s: the form is %q", row.why, tag)
		}
		for _, verb := range []string{"/check", "/tell"} {
			status, page := b.post(path+verb, append(truth(), "sure", "yes")...)
			if status != row.status {
				t.Errorf("%s: %s gives %d", row.why, verb, status)
			}
			if row.status == http.StatusConflict {
				has(t, row.why, page, `<p id="alert" class="alert" role="alert">この案件の担当者ではない`)
			}
		}
	}
	lead := s.as("lead1")
	s.as("agent1").post(path+"/transfer", "to", "lead1@staff.example.jp")
	if status, page := lead.post(path+"/check", truth()...); status != http.StatusOK || results(page) == "" {
		t.Errorf("a lead who has the case: %d", status)
	}
	for _, verb := range []string{"/check", "/tell"} {
		if status, _ := lead.post("/desk/case/KM7P-3XQ9"+verb, append(truth(), "sure", "yes")...); status != http.StatusNotFound {
			t.Errorf("%s on no case: %d", verb, status)
		}
		lead.token = "forged"
		if status, _ := lead.post(path+verb, append(truth(), "sure", "yes")...); status != http.StatusForbidden {
			t.Errorf("%s of another site: %d", verb, status)
		}
		lead.token = s.session(lead)
	}
	if s.office.kase(r).Owner != "lead1@staff.example.jp" {
		t.Error("the case changed hands")
	}
}

func TestALeadAgreesToWhatAColleagueAsks(t *testing.T) {
	s := start(t)
	agent := s.as("agent1")
	r, path := s.owned(agent)
	for _, row := range []struct {
		who    string
		status int
		form   bool
	}{{"agent1", http.StatusForbidden, false}, {"agent2", http.StatusForbidden, false}, {"officer1", http.StatusForbidden, false}, {"lead1", http.StatusOK, true}} {
		b := s.as(row.who)
		if _, page := b.get(path); strings.Contains(page, path+"/agree") != row.form {
			t.Errorf("%s: the form is there: %v", row.who, !row.form)
		}
		if status, _ := b.post(path + "/agree"); status != row.status {
			t.Errorf("%s: %d", row.who, status)
		}
	}
	if by := s.office.kase(r).Agreed.By; by != "lead1@staff.example.jp" {
		t.Errorf("agreed by %q", by)
	}
	_, page := agent.get(path)
	has(t, "the owner's page", page, "責任者が同意しました: <b>lead1</b>", "有効期限: 4月12日(金) 10:15")
	agent.post(path+"/transfer", "to", "lead1@staff.example.jp")
	lead := s.as("lead1")
	_, page = lead.get(path)
	hasNot(t, "the page of a lead who has the case", page, path+"/agree", "責任者が同意しました")
	if status, _ := lead.post(path + "/agree"); status != http.StatusConflict {
		t.Errorf("a lead with themself: %d", status)
	}
}

// session is the token of the forms that a browser shows now.
func (s *stage) session(b *browser) string {
	_, page := b.get("/desk/")
	return tokenOf(page)
}

func TestTheDeskTellsAfterAConfirmation(t *testing.T) {
	s := start(t)
	a := s.as("agent1")
	r, path := s.owned(a)
	told := func() (ids []string) {
		for _, act := range s.office.acts {
			if act.Verb == casework.Tell {
				ids = append(ids, act.ID)
			}
		}
		return ids
	}
	a.post(path+"/check", truth()...)
	_, page := a.get(path)
	has(t, "the page after the check", page, path+"/tell", `type="checkbox" name="sure" value="yes" required`, "有効期限: 4月12日(金) 10:15", "担当者が確認済み")
	if status, page := a.post(path+"/tell", "id", "form"); status != http.StatusUnprocessableEntity || len(told()) > 0 {
		t.Errorf("without the tick: %d, told %v", status, told())
	} else {
		has(t, "without the tick", page, "チェックを入れてください")
	}
	a.once()
	if status, _ := a.post(path+"/tell", "id", "form", "sure", "yes"); status != http.StatusSeeOther {
		t.Errorf("with it: %d", status)
	}
	a.post(path+"/tell", "id", "form", "sure", "yes")
	if ids := told(); len(ids) != 2 || ids[0] == "" || ids[0] != ids[1] {
		t.Errorf("a second press is not known as one: %q", ids)
	}
	for _, row := range []struct {
		why      string
		err      error
		status   int
		sentence string
	}{
		{"the proof is over", casework.ErrUnproven, http.StatusConflict, "期限が切れています"},
		{"nobody can be reached", cases.ErrNoWay, http.StatusConflict, "宛先がない"},
	} {
		s.office.fail = row.err
		status, page := a.post(path+"/tell", "id", "form", "sure", "yes")
		if status != row.status {
			t.Errorf("%s: %d", row.why, status)
		}
		has(t, row.why, page, row.sentence)
	}
	a.post(path+"/check", truth()...)
	s.now = s.office.kase(r).Checked.At.Add(affected.ProofLife)
	_, page = a.get(path)
	hasNot(t, "after a quarter of an hour", page, path+"/tell")
	_, page = s.as("lead1").get(path)
	has(t, "the audit", page, "該当状況を送信", "氏名 一致 · 郵便番号 一致 · 電話番号 一致 · 手紙のコード 一致 · #v6EUnm-_<")
}

func TestTheScriptGetsThePartAlone(t *testing.T) {
	s := start(t)
	a := s.as("agent1")
	_, path := s.owned(a)
	form := url.Values{"token": {a.token}, "sure": {"yes"}}
	for i, fields := 0, truth(); i < len(fields); i += 2 {
		form.Set(fields[i], fields[i+1])
	}
	for verb, want := range map[string]string{"/check": "確認の結果", "/tell": "該当状況を送りました"} {
		response, part := a.do(a.request("POST", path+verb, form, "Desk-Script", "1"))
		if response.StatusCode != http.StatusOK || !strings.HasPrefix(response.Header.Get("Content-Type"), "text/html") {
			t.Errorf("%s: %d %s", verb, response.StatusCode, response.Header.Get("Content-Type"))
		}
		has(t, verb, part, `<section id="check"`, want)
		hasNot(t, verb, part, "<html", "<textarea")
	}
	other := s.as("agent2")
	form.Set("token", other.token)
	response, answer := other.do(other.request("POST", path+"/check", form, "Desk-Script", "1"))
	if response.StatusCode != http.StatusConflict || !strings.Contains(answer, `{"error":"この案件の担当者ではない`) {
		t.Errorf("a colleague: %d %s", response.StatusCode, answer)
	}
}

// Entries of a proof are kept with the names of what fills them in.
func TestTheConversationShowsTheProof(t *testing.T) {
	s := start(t)
	r := s.office.fill(t, 1)[0]
	f := s.office.files[r]
	say := func(minute int, state outbox.State, kept ...outbox.Kept) {
		f.Lines = append(f.Lines, casework.Line{At: s.now.Add(time.Duration(minute) * time.Minute), From: "desk", Entries: kept, State: state})
	}
	say(1, outbox.Delivered, outbox.Kept{Entry: "proof_sent"})
	say(1, outbox.Delivered, outbox.Kept{Entry: "code_mail", Values: map[string]string{"code": "******", "way": "line", "where": ""}})
	say(2, outbox.Delivered, outbox.Kept{Entry: "status_found", Values: map[string]string{"segments": "カード会員", "items": "流出した情報：カード番号", "period": "2019年まで"}}, outbox.Kept{Entry: "status_more", Values: map[string]string{"advice": ""}})
	say(3, outbox.Delivered, outbox.Kept{Entry: "status_none"})
	say(4, outbox.Withdrawn, outbox.Kept{Entry: "status_found", Values: map[string]string{"segments": "取り下げ", "items": ""}})
	_, page := s.as("officer1").get("/desk/case/" + string(r))
	has(t, "the conversation", page, "本人確認のご案内", "確認コードのメール", "LINEでのお問い合わせで", "******", "該当状況のお知らせ", "区分：カード会員", "対象の期間：2019年まで", "流出した情報：カード番号", "送信していません")
	hasNot(t, "the conversation", page, "{{", "公表しておりません。\n\n", "窓口の定型文")
	has(t, "the facts", page, `該当状況をお伝え済み <time datetime="2019-04-12T10:02`, `名簿に一致なし <time datetime="2019-04-12T10:03`)
	hasNot(t, "the facts", page, "お伝え済み <time datetime=\"2019-04-12T10:04", "未確認")
	hasNot(t, "the values that stay kept", f.Lines[2].Entries[0].Values["way"], "LINE")
}
