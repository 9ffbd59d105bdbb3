package scenario

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strings"

	sdk "github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"

	"madoguchi/internal/email/emailtest"
	"madoguchi/internal/line/linesim"
)

// chapter is something that happens at a desk.
type chapter struct {
	name string
	// dies are the functions that the sweep lets die in it, each from which of its effects on: before
	// its first, or after the nth one. What another chapter sweeps is left out.
	dies map[string]int
	list bool // it takes a list of people
	play func(w *world)
	// heard is how often each thing was heard that somebody must hear: once.
	heard func(w *world) map[string]int
	cases int // that it opens
}

// chapters stand in the order in which the story tells them. Each has customers of its own, and
// takes nothing for granted that another one does. One more is told and swept once it stands here.
func chapters() []chapter {
	return []chapter{question(), letter(), list(), proof(), person(), page(), outage(), pause(), swap(), bounce()}
}

// says is a customer on LINE who writes; what the desk does not take LINE brings again.
func (w *world) says(user, words string) {
	w.t.Helper()
	w.line.Say(w.ctx, user, words)
	for range 5 {
		if w.line.Redeliver(w.ctx) == 0 {
			return
		}
	}
	w.t.Fatalf("the desk takes no webhook: %s", w.logs())
}

// told counts the messages to a customer on LINE that hold some words.
func (w *world) told(user, words string) (n int) {
	for _, b := range w.line.Transcript(user) {
		if !b.Mine && strings.Contains(b.Text, words) {
			n++
		}
	}
	return n
}

// written counts the mails to somebody that hold some words.
func (w *world) written(to, words string) (n int) {
	for _, m := range w.mailsTo(to) {
		if strings.Contains(m.text(), words) {
			n++
		}
	}
	return n
}

func user(n int) string { return fmt.Sprintf("U%032d", n) }

const fee, noFee = "カードの再発行に手数料はかかりますか？", "ご請求は発生しません"

func question() chapter {
	return chapter{
		name:  "a question on LINE",
		dies:  map[string]int{"line": 0, "answer": 0},
		play:  func(w *world) { w.says(user(1), fee); w.settle() },
		heard: func(w *world) map[string]int { return map[string]int{"the answer": w.told(user(1), noFee)} },
	}
}

func letter() chapter {
	return chapter{
		name: "a question by mail",
		dies: map[string]int{"email": 0, "answer": 0},
		play: func(w *world) {
			w.arrives(emailtest.Message{From: "hanako@example.com", To: deskAddress, Subject: "質問", Body: fee + "\n"}.Raw())
			w.settle()
		},
		heard: func(w *world) map[string]int {
			w.none("raw mails", w.objects("RawMail", ""))
			return map[string]int{"the answer": w.written("hanako@example.com", noFee)}
		},
	}
}

// none fails where something is left over.
func (w *world) none(what string, n int) {
	w.t.Helper()
	if n > 0 {
		w.t.Errorf("%d %s are left", n, what)
	}
}

// objects is how many objects are in a bucket.
func (w *world) objects(bucket, prefix string) int {
	w.t.Helper()
	out, err := w.s3.ListObjectsV2(w.ctx, &s3.ListObjectsV2Input{Bucket: sdk.String(w.values[bucket]), Prefix: &prefix})
	w.must(err)
	return len(out.Contents)
}

const people = "id,segment,name,postal_code,email\n1,member,見本 一郎,0000001,taro@example.jp\n2,member,見本 二郎,0000002,jiro@example.jp\n"

func list() chapter {
	return chapter{
		name: "a list of the people who are affected",
		dies: map[string]int{"roster": 0},
		list: true,
		play: func(w *world) { w.imported(people); w.settle() },
		heard: func(w *world) map[string]int {
			w.none("lists", w.objects("RosterBucket", ""))
			return map[string]int{"each of two members": w.members() / 2}
		},
	}
}

// imported puts a list where the operator puts it.
func (w *world) imported(list string) {
	w.t.Helper()
	_, err := w.s3.PutObject(w.ctx, &s3.PutObjectInput{Bucket: sdk.String(w.values["RosterBucket"]), Key: sdk.String("import/roster.csv"), Body: strings.NewReader(list)})
	w.must(err)
}

// members is how many members count.
func (w *world) members() int {
	w.t.Helper()
	var out struct {
		Current struct{ Totals map[string]int }
	}
	w.must(json.Unmarshal(w.command("current"), &out))
	return out.Current.Totals["member"]
}

// command orders something of the roster by hand, again where the function dies.
func (w *world) command(name string) (answer []byte) {
	w.t.Helper()
	var err error
	for range 2 {
		if answer, err = w.invoke("roster", map[string]string{"command": name}); err == nil {
			return answer
		}
	}
	w.t.Fatal(err)
	return nil
}

var sixDigits = regexp.MustCompile(`(?m)^([0-9]{6})\r?$`)

func proof() chapter {
	return chapter{
		name: "a proof with a code",
		dies: map[string]int{"answer": 7},
		list: true,
		play: func(w *world) {
			if w.members() == 0 {
				w.imported(people)
				w.settle()
			}
			for _, words := range []string{"私は対象ですか", "メールで確認する", "taro@example.jp"} {
				w.says(user(2), words)
				w.settle()
			}
			mails := w.mailsTo("taro@example.jp")
			if len(mails) == 0 {
				w.t.Fatalf("no code: %v", w.line.Transcript(user(2)))
			}
			w.says(user(2), sixDigits.FindStringSubmatch(mails[len(mails)-1].text())[1])
			w.settle()
		},
		heard: func(w *world) map[string]int {
			var out struct{ Entries int }
			w.must(json.Unmarshal(w.command("verify"), &out))
			return map[string]int{"the code": len(w.mailsTo("taro@example.jp")), "what leaked": w.told(user(2), "会員登録されたお客さま"), "entries of the log": out.Entries}
		},
	}
}

const human, receipt, reply = "人と話したいです", "受付番号", "担当の者です。お調べします。"

func person() chapter {
	return chapter{
		name:  "somebody asks for a person, who answers by mail",
		dies:  map[string]int{"answer": 0},
		cases: 1,
		play: func(w *world) {
			w.says(user(3), human)
			w.until("staff are told", func() bool { return len(w.mailsTo(staff[0])) > 0 })
			w.settle()
			to := w.mailsTo(staff[0])[0].header("Reply-To")
			w.arrives(emailtest.Message{From: staff[0], To: to, Subject: "Re: 案件", Body: reply + "\n"}.Raw())
			w.settle()
		},
		heard: func(w *world) map[string]int {
			return map[string]int{"the receipt": w.told(user(3), receipt), "the notice to one": len(w.mailsTo(staff[0])), "to another": len(w.mailsTo(staff[1])), "the reply": w.told(user(3), reply)}
		},
	}
}

const byPage = "担当の者です。ページから返信します。"

var (
	numbered  = regexp.MustCompile(receipt + `[^A-Z0-9]*([A-Z0-9]{4}-[A-Z0-9]{4})`)
	formToken = regexp.MustCompile(`name="token" value="([^"]+)"`)
	formID    = regexp.MustCompile(`name="id" value="([^"]+)"`)
)

func page() chapter {
	return chapter{
		name:  "somebody asks for a person, who answers on the pages",
		dies:  map[string]int{"desk": 0, "clock": 0},
		cases: 1,
		play: func(w *world) {
			w.says(user(4), human)
			w.settle()
			own := ""
			for _, b := range w.line.Transcript(user(4)) {
				if m := numbered.FindStringSubmatch(b.Text); m != nil {
					own = m[1]
				}
			}
			path := "/desk/case/" + own
			w.opens("/desk/login?login_hint=agent1&next=/desk/")
			open := w.opens(path)
			token := formToken.FindStringSubmatch(open)
			if own == "" || token == nil {
				w.t.Fatalf("the case %q does not open: %s", own, open)
			}
			w.sends(path+"/take", url.Values{"token": token[1:]})
			open = w.opens(path)
			form := formID.FindStringSubmatch(open)
			if form == nil {
				w.t.Fatalf("there is nowhere to answer: %s", open)
			}
			w.sends(path+"/answer", url.Values{"token": token[1:], "id": form[1:], "lang": {"ja"}, "text": {byPage}})
			w.settle() // after ten seconds the clock sends what nobody took back
		},
		heard: func(w *world) map[string]int {
			return map[string]int{"the receipt": w.told(user(4), receipt), "the reply": w.told(user(4), byPage)}
		},
	}
}

// opens is a page in the browser of a member of staff, who presses the button again where there is none.
func (w *world) opens(path string) string {
	w.t.Helper()
	return w.browses(func() (*http.Response, error) { return w.client.Get(deskURL + path) })
}

// sends is a form on a page.
func (w *world) sends(path string, form url.Values) {
	w.t.Helper()
	w.browses(func() (*http.Response, error) { return w.client.PostForm(deskURL+path, form) })
}

func (w *world) browses(ask func() (*http.Response, error)) string {
	w.t.Helper()
	for range 3 {
		response, err := ask()
		w.must(err)
		body, err := io.ReadAll(response.Body)
		response.Body.Close()
		w.must(err)
		if response.StatusCode == http.StatusOK {
			return string(body)
		}
		if response.StatusCode != http.StatusInternalServerError {
			w.t.Fatalf("%s: %d %s", response.Request.URL.Path, response.StatusCode, body)
		}
	}
	w.t.Fatal("the desk does not answer")
	return ""
}

func outage() chapter {
	return chapter{
		name: "LINE is down while a question is answered",
		dies: map[string]int{"clock": 0},
		play: func(w *world) {
			for _, kind := range []string{"reply", "push"} {
				w.line.Break(kind, linesim.Fault{Status: http.StatusInternalServerError})
			}
			w.says(user(5), fee)
			w.settle()
		},
		heard: func(w *world) map[string]int { return map[string]int{"the answer": w.told(user(5), noFee)} },
	}
}

func bounce() chapter {
	return chapter{
		name: "an answer by mail comes back",
		dies: map[string]int{"feedback": 0, "answer": 4},
		play: func(w *world) {
			w.arrives(emailtest.Message{From: "jiro@example.com", To: deskAddress, Subject: "質問", Body: fee + "\n"}.Raw())
			w.settle()
			if mails := w.mailsTo("jiro@example.com"); len(mails) > 0 {
				w.bounces(mails[0])
			}
			w.settle()
		},
		heard: func(w *world) map[string]int {
			returned := 0
			for _, m := range w.mailsTo(staff[0]) {
				if !strings.Contains(m.text(), "/desk/case/") {
					returned++
				}
			}
			return map[string]int{"the answer": len(w.mailsTo("jiro@example.com")), "that it came back": returned}
		},
	}
}

// quiet fails where a log holds what somebody wrote, or a key that is not listed.
func (w *world) quiet() {
	w.t.Helper()
	logs := w.logs()
	for _, words := range []string{`"unlisted"`, "手数料", "taro", "hanako", "jiro", user(1), "担当の者です", "agent1"} {
		if strings.Contains(logs, words) {
			w.t.Errorf("a log holds %q", words)
		}
	}
	for line := range bytes.Lines([]byte(logs)) {
		if !bytes.HasPrefix(line, []byte("{")) && !bytes.HasPrefix(line, []byte("== ")) {
			w.t.Errorf("a line of a log is no JSON: %s", line)
		}
	}
}
