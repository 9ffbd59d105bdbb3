package deployment

import (
	"encoding/base64"
	"regexp"
	"strings"
	"testing"

	"github.com/aws/aws-lambda-go/lambda"

	"madoguchi/internal/aws/awstest"
)

// asks is a customer on LINE at the answer function.
type asks struct {
	*world
	t      *testing.T
	answer lambda.Handler
}

// says writes a message and returns what the desk says to it.
func (a asks) says(words string) string {
	a.t.Helper()
	before := said(a.line, user)
	if _, err := a.line.Say(a.t.Context(), user, words); err != nil {
		a.t.Fatal(err)
	}
	invoke(a.t, a.answer, a.waiting(a.t))
	return strings.TrimPrefix(said(a.line, user), before)
}

// sixDigits is a code as it stands in its mail: alone on a line.
var sixDigits = regexp.MustCompile(`(?m)^([0-9]{6})\r?$`)

// TestProof walks the way of the code through the functions: the roster function takes
// a list in, and the answer function proves an address and tells its segment. Codes
// come from an address and under a configuration set of their own. The answer function
// is there before the roster's key is.
func TestProof(t *testing.T) {
	w := open(t)
	table := file(t)
	w.env["ROSTER_SECRET_ID"] = "drawn later"
	a := asks{w, t, w.function(t, w.answer(table))}
	w.SetSecret("drawn later", rosterDocument)
	w.SetObject(lists, list, people(3))
	invoke(t, w.function(t, with(table, w.d.Roster)), fixture(t, "sqs-roster-list.json"))
	a.says("私は対象ですか")
	a.says("メールで確認する")
	a.says("taro2@example.jp")
	mails := w.Mails(t)
	if len(mails) != 1 || mails[0].From != "code@example.jp" || mails[0].Configuration != "codes" || strings.Join(mails[0].To, "") != "taro2@example.jp" {
		t.Fatalf("mails %+v: %s", mails, said(w.line, user))
	}
	code := sixDigits.FindStringSubmatch(decoded(t, mails[0].Raw))
	if code == nil {
		t.Fatalf("no code in the mail: %s", mails[0].Raw)
	}
	if told := a.says(code[1]); !strings.Contains(told, "会員") {
		t.Errorf("told %q", told)
	}
	w.silent(t, "taro", code[1])
}

// decoded is the text of a mail of the desk.
func decoded(t *testing.T, raw []byte) string {
	t.Helper()
	_, body, _ := strings.Cut(string(raw), "\r\n\r\n")
	text, err := base64.StdEncoding.DecodeString(strings.ReplaceAll(body, "\r\n", ""))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestProofWithoutRoster sends no code to anybody: a person looks.
func TestProofWithoutRoster(t *testing.T) {
	w := open(t)
	delete(w.env, "AFFECTED_TABLE")
	delete(w.env, "ROSTER_SECRET_ID")
	a := asks{w, t, w.function(t, w.answer(file(t)))}
	a.says("私は対象ですか")
	a.says("メールで確認する")
	a.says("taro2@example.jp")
	for _, m := range w.Mails(t) {
		if m.From == w.env["CODE_ADDRESS"] {
			t.Error("a code went out")
		}
	}
}

// TestProofWhileTheKeyCannotBeRead gives the turn back to the queue: whether there is a
// roster is not known, and the customer is told neither.
func TestProofWhileTheKeyCannotBeRead(t *testing.T) {
	w := open(t)
	table := file(t)
	w.SetObject(lists, list, people(3))
	invoke(t, w.function(t, with(table, w.d.Roster)), fixture(t, "sqs-roster-list.json"))
	answer := w.function(t, w.answer(table))
	if _, err := w.line.Say(t.Context(), user, "私は対象ですか"); err != nil {
		t.Fatal(err)
	}
	turn := w.waiting(t)
	w.Fail("GetSecretValue", awstest.Fault{Status: 400, Code: "AccessDeniedException"})
	if got := returned(t, invoke(t, answer, turn)); len(got) != 1 || answers(w.line, user) > 0 {
		t.Errorf("returned %v, said %s", got, said(w.line, user))
	}
	w.Heal("GetSecretValue")
	if got := returned(t, invoke(t, answer, turn)); got != nil || !strings.Contains(said(w.line, user), "メール") {
		t.Errorf("a second later: returned %v, said %s", got, said(w.line, user))
	}
}
