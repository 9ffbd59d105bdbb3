// Package scene plays one long scene on the whole desk, from outside, and compares all that
// leaves it with a file: LINE messages, mails, the pages of staff. It knows the built
// command and its addresses and imports nothing of the desk, so that it stays as it is
// while the inside is changed.
package scene

import (
	"flag"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write what leaves the desk to testdata/scene.golden")

// scene is a desk and what left it.
type scene struct {
	*process
	*transcript
	read map[string]int // of each chat: how many bubbles are in the transcript
	sent int            // mails that are in the transcript
	n    int            // mails that came in
}

const desk = "contact@nanatsuboshi-gallery.jp"

// Who takes part.
const (
	hanako  = "U000000000000000000000000000000a1" // proves by a one-time code, later asks for a person
	yoshiko = "U000000000000000000000000000000b2" // has a letter
	night   = "U000000000000000000000000000000c3" // writes when the desk is closed
	misused = "U000000000000000000000000000000d4" // reports a misuse in the night
)

var chats = []string{hanako, yoshiko, night, misused}

var names = map[string]string{hanako: "hanako", yoshiko: "yoshiko", night: "night", misused: "misused"}

// does is a gesture on LINE.
func (s *scene) does(user string, gesture map[string]string) {
	s.t.Helper()
	gesture["User"] = user
	s.post("/local/phone", gesture)
}

// says writes on LINE. bubbles and mails are how many leave the desk for it.
func (s *scene) says(user, words string, bubbles, mails int) {
	s.t.Helper()
	s.note("LINE "+names[user]+" > "+words, "")
	s.does(user, map[string]string{"Action": "say", "Text": words})
	s.leaves(bubbles, mails)
}

// taps taps a quick reply on LINE.
func (s *scene) taps(user, label string, bubbles, mails int) {
	s.t.Helper()
	chat := s.chat(user)
	quick := chat[len(chat)-1].Quick
	for _, q := range quick {
		if q.Label == label {
			s.note("LINE "+names[user]+" > ["+label+"]", "")
			s.does(user, map[string]string{"Action": "tap", "Data": q.Data, "Label": q.DisplayText})
			s.leaves(bubbles, mails)
			return
		}
	}
	s.t.Fatalf("no quick reply %q in %v", label, quick)
}

// writes sends a mail to an address of the desk, with further header lines.
func (s *scene) writes(from, to, words string, bubbles, mails int, header ...string) {
	s.t.Helper()
	s.n++
	s.note("mail "+from+" > "+words, strings.Join(header, "\n"))
	lines := append(slices.Clone(header), "From: "+from, "To: "+to, "Subject: question", fmt.Sprintf("Message-ID: <%d@mail.example.com>", s.n),
		"MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit", "",
		strings.ReplaceAll(words, "\n", "\r\n"), "")
	s.mail(from, to, []byte(strings.Join(lines, "\r\n")))
	s.leaves(bubbles, mails)
}

// moves moves the clock; what waited for the time has left when it returns.
func (s *scene) moves(at string, bubbles, mails int) {
	s.t.Helper()
	s.heading(at)
	s.post("/local/clock", map[string]string{"at": at})
	s.leaves(bubbles, mails)
}

// leaves waits until so much has left the desk, and writes it down. What leaves beyond that
// stands in the transcript of a later step, where it is seen to be too much.
func (s *scene) leaves(bubbles, mails int) {
	s.t.Helper()
	s.until(fmt.Sprintf("%d bubbles, %d mails after\n%s", bubbles, mails, tail(s.text.String())), func() bool {
		return s.unread() >= bubbles && len(s.mails()) >= s.sent+mails
	})
	for _, user := range chats {
		s.shows(user)
	}
	s.letters()
}

// unread counts the bubbles of the desk that are not in the transcript.
func (s *scene) unread() (n int) {
	for _, user := range chats {
		for _, b := range s.chat(user)[s.read[user]:] {
			if !b.Mine {
				n++
			}
		}
	}
	return n
}

// shows writes down what is new in a chat.
func (s *scene) shows(user string) {
	chat := s.chat(user)
	for _, b := range chat[s.read[user]:] {
		if b.Mine {
			continue
		}
		var labels []string
		for _, q := range b.Quick {
			labels = append(labels, "["+q.Label+"]")
		}
		s.note("LINE "+names[user]+" < "+b.Type, b.Text+"\n"+strings.Join(labels, " "))
	}
	s.read[user] = len(chat)
}

// letters writes down the mails that are new, sorted: which of them leaves first is left to chance.
func (s *scene) letters() {
	s.t.Helper()
	ids := s.mails()
	to := map[string][]string{} // the receivers, by what they are sent
	for _, id := range ids[s.sent:] {
		receiver, text, err := shownMail(s.fetch(http.DefaultClient, "/local/mail/"+id))
		if err != nil {
			s.t.Fatal(err)
		}
		text = replaceGroup(unnamed, text, func(string) string { return "…" })
		to[text] = append(to[text], receiver)
	}
	texts := slices.SortedFunc(maps.Keys(to), func(a, b string) int { return strings.Compare(nameless(a), nameless(b)) })
	for _, text := range texts {
		slices.Sort(to[text])
		s.note("mail < "+strings.Join(to[text], ", "), text)
	}
	s.sent = len(ids)
}

// staff is a member of staff in a browser.
type staff struct {
	*scene
	browser
}

func (s *scene) staff(name string) staff { return staff{s, s.signIn(name)} }

// sees writes a page down once it holds some words, and what was sent is known to have left.
func (a staff) sees(path, words string) {
	a.scene.t.Helper()
	var text string
	a.scene.until(path+" with "+words, func() bool {
		text = a.text(a.page(path))
		return strings.Contains(text, words) && !strings.Contains(text, "送信待ち")
	})
	a.note("page "+path, text)
}

func (a staff) text(page []byte) string {
	a.scene.t.Helper()
	text, err := shownPage(page)
	if err != nil {
		a.scene.t.Fatal(err)
	}
	return text
}

// acts sends a form of the page of a case, and writes down the page that follows.
func (a staff) acts(receipt, verb string, bubbles, mails int, fields ...string) {
	a.scene.t.Helper()
	form := url.Values{}
	for _, f := range fields {
		name, value, _ := strings.Cut(f, "=")
		form.Set(name, value)
	}
	path := "/desk/case/" + receipt
	status, page := a.submit(path, path+"/"+verb, form)
	a.note(fmt.Sprintf("staff %s %s %q: %d", verb, receipt, fields, status), a.text(page))
	a.leaves(bubbles, mails)
}

// cases writes the cases down and returns their receipts, in the order of their opening.
func (s *scene) cases() (receipts []string) {
	s.t.Helper()
	var all []struct{ Receipt, Lane, State, Channel, Owner string }
	s.get("/local/cases", &all)
	var lines []string
	for _, c := range all {
		lines = append(lines, strings.Join([]string{c.Receipt, c.Lane, c.State, c.Channel, c.Owner}, " "))
		receipts = append(receipts, c.Receipt)
	}
	s.note("cases", strings.Join(lines, "\n"))
	return receipts
}

// waits returns once the desk knows that the customer of a case that somebody has wrote again.
func (s *scene) waits(receipt string) {
	s.t.Helper()
	s.until(receipt+" waits", func() bool {
		var all []struct{ Receipt, State string }
		s.get("/local/cases", &all)
		return slices.ContainsFunc(all, func(c struct{ Receipt, State string }) bool { return c.Receipt == receipt && c.State == "owned" })
	})
}

// lastOf is the part that a pattern finds in the last mail to an address that has it.
func (s *scene) lastOf(to string, part *regexp.Regexp) string {
	s.t.Helper()
	for _, id := range slices.Backward(s.mails()) {
		receiver, text, err := shownMail(s.fetch(http.DefaultClient, "/local/mail/"+id))
		if err != nil {
			s.t.Fatal(err)
		}
		if strings.Contains(receiver, to) && part.MatchString(text) {
			return part.FindStringSubmatch(text)[1]
		}
	}
	s.t.Fatalf("no mail to %s has %s", to, part)
	return ""
}

// code is the last one-time code that went to an address.
func (s *scene) code(to string) string {
	s.t.Helper()
	return s.lastOf(to, regexp.MustCompile(`(?m)^([0-9]{6})$`))
}

// replyTo is where an answer to the last notice of a member of staff goes.
func (s *scene) replyTo(to string) string {
	s.t.Helper()
	return s.lastOf(to, regexp.MustCompile(`(?m)^Reply-To: <?([^>\n]+)>?$`))
}

// nameless is a text without what is random in it.
func nameless(text string) string {
	for _, k := range kinds {
		text = replaceGroup(k.pattern, text, func(string) string { return "" })
	}
	return text
}

func wrong(code string) string { return string('0'+('9'-code[0])) + code[1:] }

// TestSceneStays is the scene.
func TestSceneStays(t *testing.T) {
	s := &scene{process: open(t, "2019-04-12T10:05:00+09:00", "testdata/list.csv"), transcript: newTranscript(), read: map[string]int{}}
	s.proofOnLINE()
	s.proofByMail()
	line, byMail := s.escalations()
	s.staffAnswer(line, byMail)
	s.overNight()
	s.closing(line)
	s.close()
	s.note("disclosures verify", s.run("disclosures", "verify", "-data", s.data))
	s.stays(t, "testdata/scene.golden", *update)
}

// proofOnLINE: questions, a proof by code with a wrong try, one by letter, and a stranger's.
func (s *scene) proofOnLINE() {
	s.heading("proof on LINE")
	s.note("LINE hanako follows", "")
	s.does(hanako, map[string]string{"Action": "follow"})
	s.leaves(1, 0)
	s.says(hanako, "漏れた期間はいつからいつまでですか", 1, 0)
	s.says(hanako, "カード番号は 4111 1111 1111 1111 です", 2, 0)
	s.says(hanako, "私は対象ですか", 2, 0)
	s.taps(hanako, "メールで確認する", 1, 0)
	s.says(hanako, "ICHIRO.kakuu0007＠example.jp です", 1, 1)
	code := s.code("ichiro.kakuu0007@example.jp")
	s.says(hanako, wrong(code), 1, 0)
	s.says(hanako, "再発行の手数料はかかりますか", 1, 0)
	s.says(hanako, "コードは "+code+" です", 3, 0)
	s.says(hanako, "私は対象ですか", 3, 0)

	s.says(yoshiko, "Am I affected?", 3, 0)
	s.says(yoshiko, "手紙のコードで確認したい", 1, 0)
	s.says(yoshiko, "KPYF VFQD A9Z3 YP4P", 1, 0)
	s.says(yoshiko, "000-7208", 3, 0)

	s.says(night, "自分が対象か知りたい", 3, 0)
	s.says(night, "メールで", 1, 0)
	s.says(night, "stranger@example.com", 1, 1)
	s.says(night, s.code("stranger@example.com"), 2, 0)
	s.note("LINE night sends a sticker and a picture", "")
	s.does(night, map[string]string{"Action": "sticker"})
	s.leaves(1, 0)
	s.does(night, map[string]string{"Action": "image"})
	s.leaves(1, 0)
}

// proofByMail: by DMARC, by a code where nobody vouches for the sender, and who is not on the list.
func (s *scene) proofByMail() {
	s.heading("proof by mail")
	const doubtful = "X-Rehearsal-DMARC: FAIL"
	s.writes("taro.kamei2823@example.jp", desk, "私は対象ですか", 0, 1)
	s.writes("stranger@example.com", desk, "私は対象ですか", 0, 1)
	from := "hanako.shiken5909@example.jp"
	s.writes(from, desk, "私は対象ですか", 0, 1, doubtful)
	s.writes(from, desk, "メールで確認する", 0, 2, doubtful)
	s.writes(from, desk, "コードは "+s.code(from)+" です", 0, 1, doubtful)
	s.writes("jane@example.com", desk, "Hello,\nwhen did the leak happen?\nAnd does the new card cost anything?\n\n-- \nJane", 0, 1)
}

// escalations: somebody asks for a person on LINE, somebody by mail.
func (s *scene) escalations() (line, byMail string) {
	s.moves("2019-04-12T10:30:00+09:00", 0, 0)
	s.says(hanako, "人と話したいです。届いた書面について伺いたいです", 2, 3)
	s.moves("2019-04-12T11:00:00+09:00", 0, 0)
	s.writes("saburo@example.com", desk, "担当の方とお話ししたいです。\n電話番号は090-0000-0000です。", 0, 4)
	receipts := s.cases()
	return receipts[0], receipts[1]
}

// staffAnswer: by page with a snippet and what the check told, and by a mail to the notice.
func (s *scene) staffAnswer(line, byMail string) {
	s.moves("2019-04-12T11:02:30+09:00", 0, 0) // half a minute, so that waits in minutes are the same on a slow machine
	agent, lead := s.staff("agent1"), s.staff("lead1")
	agent.sees("/desk/", line)
	agent.sees("/desk/case/"+line, line)
	agent.acts(line, "take", 0, 0)
	s.says(hanako, "まだですか", 1, 0)
	agent.sees("/desk/case/"+line, "まだですか")
	agent.acts(line, "note", 0, 0, "text=書面の件。折り返し。")
	agent.acts(line, "check", 0, 0, "name=架空 一郎0007", "postal=000-0007", "letter=qm9v kyaw fn2w x5ys")
	agent.acts(line, "tell", 3, 0, "sure=yes")
	agent.acts(line, "answer", 0, 0, "text=担当の者です。お電話でご説明いたします。", "attach=snippet_late", "lang=ja")
	s.moves("2019-04-12T11:03:30+09:00", 1, 0) // it leaves after ten seconds, the page being closed
	s.says(hanako, "ありがとうございます、もうひとつ伺います", 0, 0)
	s.waits(line)
	agent.acts(line, "hand_back", 0, 0)
	s.says(hanako, "再発行の手数料はかかりますか", 1, 0)

	to := s.replyTo("agent2@staff.example.jp")
	s.writes("thief@example.com", to, "赤の他人の返信です", 0, 1)
	s.writes("agent2@staff.example.jp", to, "担当の者です。\n明日お電話いたします。\n\n> 新しい案件です。", 0, 1, "In-Reply-To: <notice@example.jp>")
	s.writes("saburo@example.com", desk, "わかりました。\nお待ちしています。", 0, 0)
	s.waits(byMail)
	lead.sees("/desk/case/"+byMail, "お待ちしています")
	s.moves("2019-04-12T11:12:30+09:00", 0, 1) // ten minutes after staff were told last
	lead.sees("/desk/figures", "")
}

// overNight: a case after closing, one that is urgent, and the digest at the opening.
func (s *scene) overNight() {
	s.moves("2019-04-12T18:30:00+09:00", 0, 1)
	s.says(night, "人と話したいです", 2, 0)
	s.moves("2019-04-13T02:00:00+09:00", 0, 0)
	s.says(misused, "身に覚えのない請求が来ています。カードを不正利用されました", 3, 4)
	s.moves("2019-04-13T08:55:00+09:00", 0, 0)
	s.moves("2019-04-13T09:00:00+09:00", 0, 3)
	s.moves("2019-04-13T09:05:00+09:00", 0, 0)
	s.cases()
}

// closing: a case is closed, its customer writes again, and what nobody answered is overdue.
func (s *scene) closing(line string) {
	s.heading("closing")
	agent := s.staff("agent1")
	agent.acts(line, "take", 0, 0)
	agent.acts(line, "close", 0, 0)
	agent.sees("/desk/?closed=1", line)
	s.says(hanako, "やはり人と話したいです", 2, 0) // the digest was five minutes ago, and it is closed before the next mail
	agent.sees("/desk/case/"+line, "やはり")
	agent.acts(line, "take", 0, 0)
	agent.acts(line, "close", 0, 0)
	s.moves("2019-04-16T12:00:00+09:00", 0, 7)
	s.moves("2019-04-16T12:11:00+09:00", 0, 3)
	s.staff("agent1").sees("/desk/", "")
	s.cases()
}

func tail(text string) string { return text[max(0, len(text)-500):] }
