package stage

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	bbolt "go.etcd.io/bbolt"

	"madoguchi/infra/local/standin"
	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/email/emailtest"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/line/linesim"
	"madoguchi/internal/roster/rostertest"
)

// What somebody is told of each segment, and what nobody of it may be told.
func ownStatus(i *incident.Incident, segment string) (has, not []string) {
	for _, s := range i.Segments {
		if s.ID == segment {
			has = append(has, "区分："+s.Name[incident.Japanese])
		} else {
			not = append(not, s.Name[incident.Japanese])
		}
	}
	switch segment {
	case "card_member":
		has = append(has, "流出した情報：カード番号", "流出の可能性が高い情報：氏名", "お客さまへのご請求は発生しません")
	case "gift_recipient":
		has = append(has, "FAX番号", "どなたが送り先に指定されたかは、この窓口ではお伝えできません")
	}
	if segment != "card_member" {
		not = append(not, "流出した情報", "カード番号")
	}
	return append(has, "流出の可能性が高い情報：", "二次被害の有無については、公表しておりません", "0120-772-962"), append(not, "安全", "対象外")
}

// TestEverySegmentByCode: whoever has a mail address on the list learns their own
// status, and nothing about any other segment.
func TestEverySegmentByCode(t *testing.T) {
	r := start(t, options{data: withSample(t)})
	rows, asked := sampleRows(t), 0
	for n, s := range r.Incident.Segments {
		row := rostertest.Only(t, rows, s.ID)
		if row["email"] == "" {
			continue
		}
		asked++
		c := r.caller(n)
		c.says("私は対象ですか")
		c.taps("メールで確認する")
		lacks(t, c.says(row["email"]), "区分", saysStatus)
		told := c.says(r.code(row["email"]))
		has, not := ownStatus(r.Incident, s.ID)
		holds(t, told, has...)
		lacks(t, told, not...)
	}
	if asked != 3 {
		t.Errorf("%d segments have mail addresses, want 3", asked)
	}
}

// TestEverySegmentByLetter: the code of the letter and the postal code, in steps as
// people type them.
func TestEverySegmentByLetter(t *testing.T) {
	r := start(t, options{data: withSample(t)})
	for n, s := range r.Incident.Segments {
		row := rostertest.Only(t, sampleRows(t), s.ID)
		c := r.caller(n)
		c.says("自分が対象か知りたい")
		c.taps("手紙のコードで確認する")
		lacks(t, c.says(strings.ToLower(strings.ReplaceAll(row["letter_code"], "-", " "))), "区分", saysStatus)
		told := c.says("〒" + row["postal_code"])
		has, not := ownStatus(r.Incident, s.ID)
		holds(t, told, has...)
		lacks(t, told, not...)
	}
	if mails := r.mails(); len(mails) > 0 {
		t.Errorf("the way of the letter sent %d mails", len(mails))
	}
}

// TestHowPeopleType: what the list holds is found however it is written.
func TestHowPeopleType(t *testing.T) {
	r := start(t, options{data: withSample(t)})
	row := rostertest.Only(t, sampleRows(t), "member")
	for n, typed := range []string{
		strings.ToUpper(row["email"]),
		" " + strings.ReplaceAll(row["email"], "@", "＠") + " です",
		"<" + row["email"] + ">",
	} {
		c := r.caller(n)
		c.says("私は対象ですか")
		c.says("メールで")
		c.says(typed)
		code := r.code(row["email"])
		holds(t, c.says(fullWidth(code[:3])+" "+fullWidth(code[3:])+"。"), "区分：会員登録されたお客さま(カード情報登録なし)")
	}
}

// fullWidth is how a Japanese keyboard writes digits.
func fullWidth(digits string) string {
	return strings.Map(func(r rune) rune { return r - '0' + '０' }, digits)
}

// words are the lines of a text of the incident in which nothing is filled: so that an
// editor of the incident need not know of these tests.
func (r *running) words(id texts.ID) []string {
	var lines []string
	for line := range strings.Lines(r.Incident.Texts[id].Local[incident.Japanese]) {
		if line = strings.TrimSpace(line); line != "" && !strings.Contains(line, "{{") {
			lines = append(lines, line)
		}
	}
	if len(lines) == 0 {
		r.t.Fatalf("%s has no line of its own", id)
	}
	return lines
}

// TestAStrangerIsNotToldThatTheyAreSafe: nobody of that address is on the list.
func TestAStrangerIsNotToldThatTheyAreSafe(t *testing.T) {
	r := start(t, options{data: withSample(t)})
	told := r.caller(1).proves("stranger@example.com")
	holds(t, told, r.words(texts.StatusNone)...)
	holds(t, told, "以前のアドレス")
	lacks(t, told, saysStatus, "対象ではありません", "安全", "ご安心", "区分")
}

// TestTwoSegmentsBecomeOneAnswer: of somebody in two segments the surer certainty
// holds, and each item is named once.
func TestTwoSegmentsBecomeOneAnswer(t *testing.T) {
	r := start(t, options{data: withSample(t)})
	row := rostertest.Twice(t, sampleRows(t), "card_member", "member")
	told := r.caller(1).proves(row["email"])
	holds(t, told, "カード情報登録あり", "流出した情報：カード番号")
	lacks(t, told, "カード情報登録なし")
	if n := strings.Count(told, "氏名"); n != 1 {
		t.Errorf("the name is named %d times:\n%s", n, told)
	}
}

// TestAProofEnds: a second question within the proof needs no second code, and one
// after it does.
func TestAProofEnds(t *testing.T) {
	r := start(t, options{data: withSample(t)})
	row := rostertest.Only(t, sampleRows(t), "overseas")
	c := r.caller(1)
	c.proves(row["email"])
	holds(t, c.says("私は対象ですか"), "区分：海外のお客さま")
	r.post("/local/clock", map[string]time.Time{"at": r.clock.Now().Add(15 * time.Minute)})
	told := c.says("私は対象ですか")
	holds(t, told, r.words(texts.ProofWays)...)
	lacks(t, told, "区分")
	if n := len(r.codes(row["email"])); n != 1 {
		t.Errorf("%d codes", n)
	}
}

// TestACodeIsUsedOnce: a second customer, and the first one after the proof ended,
// get nothing for a code that did its work.
func TestACodeIsUsedOnce(t *testing.T) {
	r := start(t, options{data: withSample(t)})
	row := rostertest.Only(t, sampleRows(t), "member")
	victim, thief := r.caller(1), r.caller(2)
	thief.says("私は対象ですか")
	thief.taps("メールで確認する")
	thief.says(row["email"])
	mine := r.code(row["email"])
	victim.says("私は対象ですか")
	victim.taps("メールで確認する")
	victim.says(row["email"])
	yours := r.code(row["email"])
	lacks(t, thief.says(yours), "区分") // the code is bound to the customer who asked for it
	lacks(t, victim.says(mine), "区分")
	holds(t, victim.says(yours), "区分")
	r.post("/local/clock", map[string]time.Time{"at": r.clock.Now().Add(15 * time.Minute)})
	lacks(t, victim.says(yours), "区分")
}

// TestTheCodeMail: what its reader must know, and nothing that only some are told.
func TestTheCodeMail(t *testing.T) {
	r := start(t, options{data: withSample(t)})
	row := rostertest.Only(t, sampleRows(t), "card_member")
	c := r.caller(1)
	c.says("私は対象ですか")
	c.taps("メールで確認する")
	c.says(row["email"])
	mails := r.told(row["email"])
	if len(mails) != 1 || sixDigits.MatchString(mails[0].Subject) || mails[0].From == r.Incident.Mail {
		t.Fatalf("mails %+v", mails)
	}
	body := r.mailText(mails[0].ID)
	holds(t, body, r.words(texts.CodeMail)...)
	holds(t, body, "LINEでのお問い合わせ", "10分以内")
	lacks(t, body, saysStatus, "区分", "カード")
}

// letterTo is a mail from a customer. Each has an identity of its own: the same
// mail twice is one.
func letterTo(r *running, from, id, words string, header ...string) {
	r.t.Helper()
	raw := emailtest.Message{From: from, To: deskMail, Subject: "お尋ね", Body: words + "\n", Header: header}.Raw()
	r.send(from, []byte(strings.Replace(string(raw), "<1@mail.example.com>", "<"+id+"@mail.example.com>", 1)))
	r.idle()
}

// read is all that an address was sent by the desk.
func (r *running) read(address string) string {
	r.t.Helper()
	var all []string
	for _, m := range r.told(address) {
		all = append(all, m.Subject, r.mailText(m.ID))
	}
	return strings.Join(all, "\n")
}

// TestByEmail: who is the sender, by DMARC, is told at once and nobody else is; who
// is not goes the way of the code.
func TestByEmail(t *testing.T) {
	r := start(t, options{data: withSample(t)})
	row := rostertest.Only(t, sampleRows(t), "card_member")
	t.Run("the status goes to the sender alone", func(t *testing.T) {
		letterTo(r, row["email"], "a", "私は対象ですか", "Reply-To: thief@example.com", "Cc: thief@example.com")
		has, not := ownStatus(r.Incident, "card_member")
		holds(t, r.read(row["email"]), has...)
		lacks(t, r.read(row["email"]), not...)
		if n := len(r.mails()); n != 1 || len(r.mails()[0].To) != 1 {
			t.Errorf("%d mails went out: %+v", n, r.mails())
		}
	})
	t.Run("nobody is told who is not on the list that they are safe", func(t *testing.T) {
		letterTo(r, "stranger@example.com", "b", "私は対象ですか")
		holds(t, r.read("stranger@example.com"), "これだけで対象外とは申し上げられません")
		lacks(t, r.read("stranger@example.com"), "対象です。", "区分")
	})
	t.Run("a forged sender is never told, not even the victim is", func(t *testing.T) {
		victim := rostertest.Only(t, sampleRows(t), "member")["email"]
		for n, words := range []string{"私は対象ですか", "私の情報は漏れましたか", "メールで確認する", "123456"} {
			letterTo(r, victim, fmt.Sprint("c", n), words, "X-Rehearsal-DMARC: FAIL")
		}
		lacks(t, r.read(victim), "対象です。", "区分", "見つかりませんでした")
		holds(t, r.read(victim), "ご本人の確認ができれば")
		for n := range 16 { // more than the desk answers
			letterTo(r, victim, fmt.Sprint("d", n), "私は対象ですか", "X-Rehearsal-DMARC: FAIL")
		}
		letterTo(r, victim, "e", "私は対象ですか")
		holds(t, r.read(victim), "区分：会員登録されたお客さま(カード情報登録なし)") // the forger used nothing up
	})
	t.Run("whose mail system vouches for nothing proves by code", func(t *testing.T) {
		from := rostertest.Only(t, sampleRows(t), "overseas")["email"]
		letterTo(r, from, "ee", "私は対象ですか", "X-Rehearsal-DMARC: FAIL")
		letterTo(r, from, "f", "メールで確認する", "X-Rehearsal-DMARC: FAIL")
		letterTo(r, from, "g", from, "X-Rehearsal-DMARC: FAIL")
		letterTo(r, from, "h", "コードは "+r.code(from)+" です", "X-Rehearsal-DMARC: FAIL")
		holds(t, r.read(from), "メールでのお問い合わせで、このメールアドレスの確認が求められました", "区分：海外のお客さま")
	})
	t.Run("two senders in one From are none", func(t *testing.T) {
		from := rostertest.Only(t, sampleRows(t), "overseas")["email"]
		raw := emailtest.Message{From: from + ", other@example.com", To: deskMail, Subject: "お尋ね", Body: "私は対象ですか\n"}.Raw()
		before := len(r.mails())
		r.send(from, raw)
		r.idle()
		for _, m := range r.mails()[before:] {
			if !slices.Contains(r.Incident.Staff, m.To[0]) {
				t.Errorf("somebody is answered: %s", m.Subject)
			}
			lacks(t, r.mailText(m.ID), saysStatus, "見つかりませんでした")
		}
	})
	if blobs := r.rawMails(); blobs > 1 { // the one with two senders waits for a person
		t.Errorf("%d raw mails are kept", blobs)
	}
}

// rawMails counts the raw mails that are kept.
func (r *running) rawMails() (n int) {
	r.t.Helper()
	if err := r.db.View(func(tx *bbolt.Tx) error { n = tx.Bucket([]byte(standin.BlobBucket)).Stats().KeyN; return nil }); err != nil {
		r.t.Fatal(err)
	}
	return n
}

// TestAPersonTakesOver: in the middle of a proof the desk falls silent, and when it
// has the conversation again the proof goes on where it stood.
func TestAPersonTakesOver(t *testing.T) {
	r := start(t, options{data: withSample(t)})
	row := rostertest.Only(t, sampleRows(t), "member")
	c := r.caller(1)
	c.says("私は対象ですか")
	c.taps("メールで確認する")
	c.says(row["email"])
	code := r.code(row["email"])
	c.says("人と話したいです")
	receipt := r.cases()[0].Receipt
	r.acts(receipt, casework.Take)
	if told := c.says(code); told != "" {
		t.Fatalf("the desk spoke while a person has the conversation:\n%s", told)
	}
	if told := c.says("別の方法でもいいです"); told != "" {
		t.Fatalf("the desk spoke while a person has the conversation:\n%s", told)
	}
	lacks(t, r.file(receipt), code)
	r.acts(receipt, casework.HandBack)
	holds(t, c.says(code), "区分：会員登録されたお客さま(カード情報登録なし)")
}

// acts lets a member of staff do something.
func (r *running) acts(receipt cases.Receipt, verb casework.Verb) {
	r.t.Helper()
	if err := r.staff.Act(r.t.Context(), receipt, casework.Action{By: agent, Verb: verb}); err != nil {
		r.t.Fatal(err)
	}
}

// file is all that staff read of a case: the page, and the transcript behind it.
func (r *running) file(receipt cases.Receipt) string {
	r.t.Helper()
	file, err := r.staff.File(r.t.Context(), receipt, agent)
	if err != nil {
		r.t.Fatal(err)
	}
	var all strings.Builder
	for _, line := range file.Lines {
		fmt.Fprintln(&all, line.From, line.Text.Words(), line.Entries)
	}
	fmt.Fprintln(&all, file.Case.Summary.Words(), file.Draft.Words())
	return all.String() + r.staffPage("/desk/case/"+string(receipt))
}

// staffPage is a page as a signed-in member of staff gets it.
func (r *running) staffPage(path string) string {
	r.t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		r.t.Fatal(err)
	}
	client := &http.Client{Jar: jar}
	var page []byte
	for _, path := range []string{"/desk/login?login_hint=agent1", path} {
		res, err := client.Get(r.web + path)
		if err != nil {
			r.t.Fatal(err)
		}
		page, err = io.ReadAll(res.Body)
		if err := errors.Join(err, res.Body.Close()); err != nil || res.StatusCode != http.StatusOK {
			r.t.Fatalf("%s: %d %v", path, res.StatusCode, err)
		}
	}
	return string(page)
}

// TestTheDialogueIsLeftAndResumed: another question in the middle, the button that
// leads back, and the way out.
func TestTheDialogueIsLeftAndResumed(t *testing.T) {
	r := start(t, options{data: withSample(t)})
	row := rostertest.Only(t, sampleRows(t), "member")
	c := r.caller(1)
	c.says("私は対象ですか")
	c.taps("メールで確認する")
	c.says(row["email"])
	holds(t, c.says("再発行の手数料はかかりますか"), "ご請求は発生しません")
	holds(t, c.taps("本人確認を続ける"), "確認コード")
	holds(t, c.says("やめる"), "中止しました")
	lacks(t, c.says(r.code(row["email"])), "区分")
}

// TestWhoAsksTooEarlyForAnotherCode still has the first one, which may be on its way.
func TestWhoAsksTooEarlyForAnotherCode(t *testing.T) {
	r := start(t, options{data: withSample(t)})
	row := rostertest.Only(t, sampleRows(t), "member")
	c := r.caller(1)
	c.says("私は対象ですか")
	c.taps("メールで確認する")
	c.says(row["email"])
	holds(t, c.taps("コードを再送する"), "あと1分ほどで再送できます")
	holds(t, c.says(r.code(row["email"])), saysStatus)
}

// TestTheWaysComeFirst: a phone shows three quick replies at most, and the question
// that is asked is which way.
func TestTheWaysComeFirst(t *testing.T) {
	r := start(t, options{data: withSample(t)})
	c := r.caller(1)
	c.acts(gesture{Action: "follow"}) // who is greeted before asks as everybody does
	c.says("私は対象ですか")
	bubbles := c.phone.Transcript(c.user)
	var labels []string
	for _, b := range bubbles[len(bubbles)-1].Quick {
		labels = append(labels, b.Label)
	}
	if len(labels) < 3 || labels[0] != "メールで確認する" || labels[1] != "手紙のコードで確認する" {
		t.Errorf("quick replies %q", labels)
	}
}

// TestASlipInTheLetterIsNoEnglish: the signs of a letter are Latin, and say nothing
// about the language of who types them.
func TestASlipInTheLetterIsNoEnglish(t *testing.T) {
	r := start(t, options{data: withSample(t)})
	c := r.caller(1)
	c.says("私は対象ですか")
	c.taps("手紙のコードで確認する")
	holds(t, c.says("ABCD-EFGH-JKLM-NPQR"), "書面のコードとして読み取れませんでした")
}

// TestTypedCodesAreKeptNowhere: neither in what staff see nor in the log.
func TestTypedCodesAreKeptNowhere(t *testing.T) {
	r := start(t, options{data: withSample(t)})
	row := rostertest.Only(t, sampleRows(t), "gift_recipient")
	member := rostertest.Only(t, sampleRows(t), "member")
	c := r.caller(1)
	c.says("私は対象ですか")
	c.taps("メールで確認する")
	c.says(member["email"])
	code := r.code(member["email"])
	typed := []string{wrong(code), code, row["letter_code"], strings.ReplaceAll(row["letter_code"], "-", "")}
	c.says("コードは" + typed[0] + "です")
	holds(t, c.says("コードは "+code+" です"), "区分")
	holds(t, c.says(row["letter_code"]+" "+row["postal_code"]), "区分")
	c.says("人と話したいです")
	shown := r.file(r.cases()[0].Receipt)
	holds(t, shown, "人と話したいです", "コードは")
	lacks(t, shown, typed...)
	lacks(t, r.logs.String(), typed...)
}

// TestTheMessageWithTheCodeIsTakenBack: what was told stays told; what was typed is
// gone.
func TestTheMessageWithTheCodeIsTakenBack(t *testing.T) {
	r, line := foreign(t, options{data: withSample(t)})
	row := rostertest.Only(t, sampleRows(t), "member")
	say := func(words string) string {
		t.Helper()
		id, err := line.Say(t.Context(), alice, words)
		if err != nil {
			t.Fatal(err)
		}
		r.idle()
		return id
	}
	say("私は対象ですか")
	say("メールで")
	say(row["email"])
	code := r.code(row["email"])
	id := say("コード：" + code)
	told := answers(line, alice)
	if err := line.Unsend(t.Context(), alice, id); err != nil {
		t.Fatal(err)
	}
	r.idle()
	if now := answers(line, alice); !slices.Equal(now, told) {
		t.Errorf("the desk spoke of it: %q", now[len(told):])
	}
	holds(t, strings.Join(told, "\n"), "区分")
	say("人と話したいです")
	shown := r.file(r.cases()[0].Receipt)
	lacks(t, shown, code, "コード：")
}

// TestACodeThatWasTakenBackFirstIsNotRead: the platform may tell of it before the
// message itself arrives.
func TestACodeThatWasTakenBackFirstIsNotRead(t *testing.T) {
	r, line := foreign(t, options{data: withSample(t)})
	row := rostertest.Only(t, sampleRows(t), "member")
	for _, words := range []string{"私は対象ですか", "メールで", row["email"]} {
		if _, err := line.Say(t.Context(), alice, words); err != nil {
			t.Fatal(err)
		}
		r.idle()
	}
	late := linesim.Text(alice, r.code(row["email"]))
	late["message"].(map[string]any)["id"] = "777"
	for _, event := range []linesim.Event{linesim.Unsend(alice, "777"), late} {
		if _, err := line.Send(t.Context(), event); err != nil {
			t.Fatal(err)
		}
		r.idle()
	}
	lacks(t, strings.Join(answers(line, alice), "\n"), "区分")
}

// TestTheSameWebhookAgain sends no second code, and tries no code twice.
func TestTheSameWebhookAgain(t *testing.T) {
	r, line := foreign(t, options{data: withSample(t)})
	row := rostertest.Only(t, sampleRows(t), "member")
	again := func(words string) {
		t.Helper()
		events, err := line.Send(t.Context(), linesim.Text(alice, words))
		if err != nil {
			t.Fatal(err)
		}
		r.idle()
		for range 3 {
			if _, err := line.Send(t.Context(), events...); err != nil {
				t.Fatal(err)
			}
			r.idle()
		}
	}
	for _, words := range []string{"私は対象ですか", "メールで", row["email"]} {
		again(words)
	}
	if n := len(r.codes(row["email"])); n != 1 {
		t.Fatalf("%d codes", n)
	}
	code := r.code(row["email"])
	again(wrong(code)) // one try, not four
	again(wrong(code))
	again(code)
	if n := strings.Count(strings.Join(answers(line, alice), "\n"), "区分："); n != 1 {
		t.Errorf("the status was told %d times", n)
	}
}

// TestTheDisclosuresAreLogged: each status that was told, the empty one too, and
// nothing that was not.
func TestTheDisclosuresAreLogged(t *testing.T) {
	r := start(t, options{data: withSample(t)})
	member, gift := rostertest.Only(t, sampleRows(t), "member"), rostertest.Only(t, sampleRows(t), "gift_recipient")
	r.caller(1).proves(member["email"])
	r.caller(2).proves("stranger@example.com")
	r.caller(3).says(gift["letter_code"] + " " + gift["postal_code"])
	r.caller(4).says(gift["letter_code"] + " 000-0000")
	letterTo(r, member["email"], "a", "私は対象ですか")
	var told []string
	for d, err := range r.store.Disclosures().All(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		told = append(told, d.Proof+" "+strings.Join(d.Segments, ","))
	}
	slices.Sort(told)
	if want := []string{"dmarc member", "email ", "email member", "letter gift_recipient"}; !slices.Equal(told, want) {
		t.Errorf("logged %q, want %q", told, want)
	}
}

// taps taps a quick reply of the page by its words.
func taps(t *testing.T, ctx context.Context, label string) {
	t.Helper()
	do(t, ctx, chromedp.Click(`//div[@id="phone-quick"]//button[contains(., "`+label+`")]`, chromedp.BySearch))
}

// tab shows a part of the page; a wide one shows all of them at once.
func tab(t *testing.T, ctx context.Context, name string, width int) {
	t.Helper()
	if width < 900 {
		do(t, ctx, chromedp.Click("#tab-"+name, chromedp.ByQuery), chromedp.WaitVisible("#"+name, chromedp.ByQuery))
	}
}

// TestAWalkThroughTheProof is a customer at the page: they ask, tap, type their
// address, find the code in the mail, type it, and read what became of their data.
func TestAWalkThroughTheProof(t *testing.T) {
	for _, screen := range []struct {
		name          string
		width, height int
		segment       string
	}{
		{"proof-wide", 1440, 900, "card_member"},
		{"proof-narrow", 390, 844, "member"},
	} {
		t.Run(screen.name, func(t *testing.T) {
			r := start(t, options{data: withSample(t)}) // of its own: the page shows the codes of others, too, until there is one's own
			row := rostertest.Only(t, sampleRows(t), screen.segment)
			ctx := browser(t, r, screen.width, screen.height)
			do(t, ctx, chromedp.EmulateViewport(int64(screen.width), int64(screen.height))) // a window of Chromium is never as narrow as a phone
			tab(t, ctx, "phone", screen.width)
			enters(t, ctx, "私は対象ですか")
			sees(t, ctx, ".bubble", r.words(texts.ProofWays)[0])
			picture(t, ctx, screen.name+"-1-ways")
			taps(t, ctx, "メールで確認する")
			sees(t, ctx, ".bubble", r.words(texts.ProofAddress)[0])
			enters(t, ctx, row["email"])
			sees(t, ctx, ".bubble", r.words(texts.ProofSent)[0])
			picture(t, ctx, screen.name+"-2-sent")

			tab(t, ctx, "mail", screen.width)
			do(t, ctx, chromedp.Evaluate(`document.getElementById("mail-from").select()`, nil), chromedp.SendKeys("#mail-from", row["email"]+kb.Tab, chromedp.ByQuery))
			do(t, ctx, chromedp.Evaluate(`document.getElementById("mail-back").click()`, nil)) // a narrow page shows the list or a letter
			sees(t, ctx, "#mail-list", r.words(texts.CodeSubject)[0])
			do(t, ctx, chromedp.Evaluate(`document.querySelector("#mail-list button").click()`, nil)) // the list is drawn anew while one looks for it
			sees(t, ctx, "#mail-read", "10分以内")
			var mail string
			do(t, ctx, chromedp.TextContent("#mail-read .mail .text", &mail, chromedp.ByQuery))
			picture(t, ctx, screen.name+"-3-mail")
			code := sixDigits.FindStringSubmatch(mail)
			if code == nil {
				t.Fatalf("no code alone on a line in\n%s", mail)
			}

			tab(t, ctx, "phone", screen.width)
			enters(t, ctx, code[1])
			has, _ := ownStatus(r.Incident, screen.segment)
			for _, words := range has {
				sees(t, ctx, ".bubble", words)
			}
			picture(t, ctx, screen.name+"-4-status")
			var wide bool
			do(t, ctx, chromedp.Evaluate(`document.documentElement.scrollWidth > innerWidth`, &wide))
			if wide {
				t.Error("the page scrolls sideways")
			}
		})
	}
}
