package stage

import (
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"

	"madoguchi/infra/local/standin"
	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/email/emailtest"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/outbox"
)

const agent = "agent1@staff.example.jp"

// told are the mails to a member of staff.
func (r *running) told(address string) []standin.SentMail {
	var all []standin.SentMail
	for _, m := range r.mails() {
		if m.To[0] == address {
			all = append(all, m)
		}
	}
	return all
}

// says sends words from the page's phone and waits until they are dealt with.
func (r *running) says(words string) {
	r.t.Helper()
	if status := r.post("/local/phone", gesture{User: alice, Action: "say", Text: words}); status != http.StatusNoContent {
		r.t.Fatalf("phone: %d", status)
	}
	r.idle()
}

// heard is what the phone shows of the desk.
func (r *running) heard() string { return strings.Join(answers(r.phone.Platform, alice), "\n") }

func TestHandoverKeepsToTheHours(t *testing.T) {
	for _, row := range []struct {
		why, at, next string
		atOnce        bool
	}{
		{"a moment before closing staff are told at once", "2019-04-12T17:59:00+09:00", "", true},
		{"after closing the dated Saturday is next", "2019-04-12T18:00:30+09:00", "4月13日(土) 9:00", false},
		{"before the golden week", "2019-04-26T18:01:00+09:00", "4月29日(月) 9:00", false},
		{"4 and 5 May are closed", "2019-05-03T18:01:00+09:00", "5月6日(月) 9:00", false},
	} {
		t.Run(row.why, func(t *testing.T) {
			r := start(t, options{clock: at(t, row.at)})
			r.says("人と話したいです")
			if row.atOnce {
				eventually(t, "staff are told", func() bool { return len(r.told(agent)) == 1 })
				return
			}
			if !strings.Contains(r.heard(), row.next) {
				t.Errorf("the customer read:\n%s", r.heard())
			}
			if len(r.told(agent)) != 0 {
				t.Error("staff were woken")
			}
		})
	}
}

func TestTheDigestComesAtTheOpeningOnce(t *testing.T) {
	r := start(t, options{clock: at(t, "2019-04-12T18:30:00+09:00")})
	r.says("人と話したいです")
	r.post("/local/clock", map[string]string{"at": "2019-04-13T08:59:00+09:00"})
	if n := len(r.told(agent)); n != 0 {
		t.Fatalf("%d mails before the opening", n)
	}
	r.post("/local/clock", map[string]string{"at": "2019-04-13T09:00:00+09:00"})
	eventually(t, "the digest comes", func() bool { return len(r.told(agent)) == 1 })
	r.post("/local/clock", map[string]string{"at": "2019-04-13T09:01:00+09:00"})
	r.post("/local/clock", map[string]string{"at": "2019-04-13T10:00:00+09:00"})
	if n := len(r.told(agent)); n != 1 {
		t.Errorf("%d digests", n)
	}
}

func TestAnUrgentCaseReachesWhoIsOnCallAtAnyHour(t *testing.T) {
	r := start(t, options{clock: at(t, "2019-04-21T02:00:00+09:00")})
	r.says("身に覚えのない請求が来ています。カードを不正利用されました")
	eventually(t, "on call is told", func() bool { return len(r.told("oncall@staff.example.jp")) == 1 })
}

// TestAStaffReplyByMailArrives, and the same from others does not.
func TestAStaffReplyByMailArrives(t *testing.T) {
	r := start(t, options{})
	r.says("人と話したいです")
	eventually(t, "staff are told", func() bool { return len(r.told(agent)) == 1 })
	to := replyTo(t, r, r.told(agent)[0].ID)
	reply := func(from, id, words string, header ...string) []byte {
		raw := emailtest.Message{From: from, To: to, Subject: "Re: 案件", Body: words + "\n\n> 新しい案件です。\n", Header: header}.Raw()
		return []byte(strings.Replace(string(raw), "<1@mail.example.com>", "<"+id+"@mail.example.com>", 1))
	}
	deliver := func(from string, raw []byte) {
		t.Helper()
		if err := sendTo(r, from, to, raw); err != nil {
			t.Fatal(err)
		}
		r.idle()
	}
	deliver("stranger@example.com", reply("stranger@example.com", "s", "赤の他人の返信です"))
	deliver(agent, reply(agent, "f", "偽の返信です", "X-Rehearsal-DMARC: FAIL"))
	deliver(agent, reply(agent, "o", "不在の返信です", "Auto-Submitted: auto-replied"))
	for _, words := range []string{"赤の他人", "偽の返信", "不在の返信", "新しい案件です"} {
		if strings.Contains(r.heard(), words) {
			t.Fatalf("the customer read %q", words)
		}
	}
	good := reply(agent, "g", "担当の者です。お電話でご説明いたします。")
	deliver(agent, good)
	deliver(agent, good)
	eventually(t, "the customer reads it", func() bool { return strings.Contains(r.heard(), "お電話でご説明いたします") })
	if n := strings.Count(r.heard(), "お電話でご説明いたします"); n != 1 {
		t.Errorf("read %d times", n)
	}
	if strings.Contains(r.heard(), "新しい案件です") {
		t.Error("the quoted notice went to the customer")
	}
	if c := r.cases()[0]; c.State != cases.Answered || c.Owner != agent {
		t.Errorf("the case is %s, owner %q", c.State, c.Owner)
	}
	before := len(r.told(agent))
	r.says("ありがとうございます、もうひとつ伺います")
	r.post("/local/clock", map[string]string{"at": "2019-04-12T10:15:00+09:00"}) // ten minutes after the first mail
	eventually(t, "the owner hears that the customer wrote again", func() bool { return len(r.told(agent)) == before+1 })
}

// TestWhatAPersonWroteIsNoAutomaticAnswer: a customer's mail comes in by SMTP and is answered by
// the desk, then by a member of staff, who answers the notice by SMTP.
func TestWhatAPersonWroteIsNoAutomaticAnswer(t *testing.T) {
	r := start(t, options{})
	const customer = "hanako@example.jp"
	r.send(customer, emailtest.Message{From: customer, To: deskMail, Subject: "お尋ね", Body: "人と話したいです\n"}.Raw())
	eventually(t, "staff are told", func() bool { return len(r.told(agent)) == 1 })
	to := replyTo(t, r, r.told(agent)[0].ID)
	reply := emailtest.Message{From: agent, To: to, Subject: "Re: 案件", Body: "担当の者です。お電話でご説明いたします。\n"}.Raw()
	reply = []byte(strings.Replace(string(reply), "<1@mail.example.com>", "<2@mail.example.com>", 1))
	if err := sendTo(r, agent, to, reply); err != nil {
		t.Fatal(err)
	}
	eventually(t, "the customer is answered twice", func() bool { return len(r.told(customer)) == 2 })
	want := map[bool]string{true: "auto-replied", false: ""} // by the desk, by a person
	for _, m := range r.told(customer) {
		raw := r.raw(m.ID)
		h, err := parseMail(raw)
		if err != nil {
			t.Fatal(err)
		}
		var shown struct{ Body string }
		r.get("/local/mail/"+m.ID+"/text", &shown)
		byDesk := !strings.Contains(shown.Body, "担当の者です")
		_, there := h.Header["Auto-Submitted"]
		if got := h.Header.Get("Auto-Submitted"); got != want[byDesk] || there != byDesk {
			t.Errorf("by the desk %t: Auto-Submitted %q", byDesk, got)
		}
		delete(want, byDesk)
	}
	if len(want) != 0 {
		t.Errorf("nobody looked at %v", want)
	}
	if h, err := parseMail(r.raw(r.told(agent)[0].ID)); err != nil || h.Header.Get("Auto-Submitted") != "auto-generated" {
		t.Errorf("the notice says %q, %v", h.Header.Get("Auto-Submitted"), err)
	}
}

func TestTheDeskIsSilentWhileAPersonHasTheCase(t *testing.T) {
	r := start(t, options{})
	r.says("人と話したいです")
	receipt := r.cases()[0].Receipt
	act := func(verb casework.Verb) {
		t.Helper()
		if err := r.staff.Act(t.Context(), receipt, casework.Action{By: agent, Verb: verb}); err != nil {
			t.Fatal(err)
		}
	}
	act(casework.Take)
	before := r.heard()
	r.says("再発行の手数料はかかりますか")
	if r.heard() != before {
		t.Fatalf("the desk spoke:\n%s", r.heard())
	}
	file, err := r.staff.File(t.Context(), receipt, agent)
	if err != nil {
		t.Fatal(err)
	}
	if last := file.Lines[len(file.Lines)-1]; last.From != "customer" || last.Text.Words() != "再発行の手数料はかかりますか" {
		t.Errorf("the file ends with %+v", last)
	}
	act(casework.HandBack)
	r.says("再発行の手数料はかかりますか")
	if !strings.Contains(r.heard(), "ご請求は発生しません") {
		t.Error("handed back, the desk did not speak again")
	}
}

func TestACustomerIsNotLeftSilent(t *testing.T) {
	r := start(t, options{})
	r.says("人と話したいです")
	receipt := r.cases()[0].Receipt
	if err := r.staff.Act(t.Context(), receipt, casework.Action{By: agent, Verb: casework.Take}); err != nil {
		t.Fatal(err)
	}
	r.says("まだですか")
	r.post("/local/clock", map[string]string{"at": "2019-04-12T12:30:00+09:00"})
	eventually(t, "the customer gets a word", func() bool { return strings.Contains(r.heard(), "引き続き担当者がお預かり") })
	if c := r.cases()[0]; c.State != cases.Open || c.Owner != "" {
		t.Errorf("the case is %s, owner %q", c.State, c.Owner)
	}
	r.says("再発行の手数料はかかりますか")
	if !strings.Contains(r.heard(), "ご請求は発生しません") {
		t.Error("the desk is still silent")
	}
}

func TestOverdueIsToldOnce(t *testing.T) {
	r := start(t, options{})
	r.says("人と話したいです")
	r.post("/local/clock", map[string]string{"at": "2019-04-16T12:00:00+09:00"})
	r.post("/local/clock", map[string]string{"at": "2019-04-16T13:00:00+09:00"})
	n := 0
	for _, m := range r.told(agent) {
		if strings.Contains(m.Subject, "期限を過ぎた") {
			n++
		}
	}
	if n != 1 {
		t.Errorf("told %d times that the case is overdue", n)
	}
}

func TestAClosedCaseOpensAgain(t *testing.T) {
	r := start(t, options{})
	r.says("人と話したいです")
	receipt := r.cases()[0].Receipt
	for _, verb := range []casework.Verb{casework.Take, casework.Close} {
		if err := r.staff.Act(t.Context(), receipt, casework.Action{By: agent, Verb: verb}); err != nil {
			t.Fatal(err)
		}
	}
	r.says("やはり人と話したいです")
	if all := r.cases(); len(all) != 1 || all[0].State != cases.Open || all[0].Receipt != receipt {
		t.Errorf("cases %+v", all)
	}
}

// TestAnExhaustedQuotaIsNotSilence: LINE takes one push a month; the second answer
// waits for May, and everybody on the desk knows.
func TestAnExhaustedQuotaIsNotSilence(t *testing.T) {
	r := start(t, options{clock: at(t, "2019-04-30T14:00:00+09:00"), quota: 1})
	r.says("人と話したいです")
	receipt := r.cases()[0].Receipt
	for _, a := range []casework.Action{{Verb: casework.Take}, {Verb: casework.Answer, Text: inquiry.NewText("ひとつめの返信です")}, {Verb: casework.Answer, Text: inquiry.NewText("ふたつめの返信です")}} {
		a.By = agent
		if err := r.staff.Act(t.Context(), receipt, a); err != nil {
			t.Fatal(err)
		}
	}
	warned := func() int {
		return len(slices.DeleteFunc(r.told(agent), func(m standin.SentMail) bool { return !strings.Contains(m.Subject, "LINEの送信上限") }))
	}
	for _, minute := range []string{"05", "15", "25", "35", "45"} {
		r.post("/local/clock", map[string]string{"at": "2019-04-30T14:" + minute + ":00+09:00"})
	}
	eventually(t, "staff are told", func() bool { return warned() == 1 })
	file, err := r.staff.File(t.Context(), receipt, agent)
	if err != nil {
		t.Fatal(err)
	}
	if last := file.Lines[len(file.Lines)-1]; !last.Limited || last.State != outbox.Planned {
		t.Errorf("the case shows %+v", last)
	}
	if strings.Contains(r.heard(), "ふたつめ") {
		t.Fatal("LINE took it")
	}
	r.post("/local/clock", map[string]string{"at": "2019-05-01T00:10:00+09:00"})
	eventually(t, "in May it arrives", func() bool { return strings.Count(r.heard(), "ふたつめの返信です") == 1 })
	if warned() != 1 {
		t.Errorf("staff were told %d times", warned())
	}
}

// replyTo is the Reply-To of a mail in the mailbox.
func replyTo(t *testing.T, r *running, id string) string {
	t.Helper()
	raw := r.raw(id)
	m, err := parseMail(raw)
	if err != nil {
		t.Fatal(err)
	}
	if m.Header.Get("Reply-To") == "" {
		t.Fatalf("no Reply-To in\n%s", raw)
	}
	return strings.Trim(m.Header.Get("Reply-To"), "<>")
}

// raw is a mail as it went out.
func (r *running) raw(id string) []byte {
	r.t.Helper()
	res, err := http.Get(r.web + "/local/mail/" + id)
	if err != nil {
		r.t.Fatal(err)
	}
	defer res.Body.Close()
	raw, err := io.ReadAll(res.Body)
	if err != nil {
		r.t.Fatal(err)
	}
	return raw
}
