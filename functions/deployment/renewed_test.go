package deployment

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/lambda"

	"madoguchi/internal/aws/awstest"
	"madoguchi/internal/line/linesim"
)

// Documents of the secret, as the runbook makes them of the one before.
const (
	keyOne = `"1":"AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE="`
	keyTwo = `"2":"AwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwM="`
	second = `{"current":1,"index":1,"versions":{` + keyOne + `,` + keyTwo + `}}`
	turned = `{"current":2,"index":1,"versions":{` + keyOne + `,` + keyTwo + `}}`
)

// withKeys is the document with other keys.
func withKeys(keys string) string {
	return strings.Replace(document, `{"current":1,"versions":{`+keyOne+`}}`, keys, 1)
}

// readings counts how often a secret was asked for.
func (w *world) readings() int { return len(w.Calls("GetSecretValue")) }

// signedBy hands the function a webhook that was signed with a secret, and returns its status.
func (w *world) signedBy(t *testing.T, line lambda.Handler, secret string) int {
	t.Helper()
	body := fmt.Sprintf(`{"destination":"U1","events":[],"nonce":%d}`, w.at.Unix())
	event := fmt.Sprintf(`{"version":"2.0","headers":{"x-line-signature":%q},"body":%q,"requestContext":{"http":{"method":"POST"}}}`,
		linesim.Sign([]byte(secret), []byte(body)), body)
	return w.gateway(t, line, []byte(event)).StatusCode
}

// TestChannelSecretChangesWhileTheFunctionRuns: the first webhook that is signed with the new
// secret makes the function read it, and is taken; the old one counts as long as the document
// has it. Forged webhooks cost one reading a minute, however many there are.
func TestChannelSecretChangesWhileTheFunctionRuns(t *testing.T) {
	w := open(t)
	line := w.function(t, w.d.Line)
	steps := []struct {
		name     string
		later    time.Duration
		secret   string // put into Secrets Manager before, "" for none
		signed   string
		status   int
		readings int
	}{
		{"as ever", 0, "", lineSecret, 200, 1},
		{"forged, just after the start", 0, "", "forged", 401, 1},
		{"forged, a minute later", time.Minute, "", "forged", 401, 2},
		{"forged again", 59 * time.Second, "", "forged", 401, 2},
		{"LINE has a new secret, and the desk just asked", 0, strings.Replace(document, lineSecret+`"`, `the new one","next":"`+lineSecret+`"`, 1), "the new one", 401, 2},
		{"LINE brings it again", time.Second, "", "the new one", 200, 3},
		{"LINE has signed this before", 0, "", lineSecret, 200, 3},
		{"forged after all that", time.Second, "", "forged", 401, 3},
		{"ten minutes after the last reading the old one is gone", 10 * time.Minute, strings.Replace(document, lineSecret, "the new one", 1), "the new one", 200, 4},
		{"and signs no more", time.Second, "", lineSecret, 401, 4},
	}
	for _, s := range steps {
		w.at = w.at.Add(s.later)
		if s.secret != "" {
			w.SetSecret("desk", s.secret)
		}
		if got := w.signedBy(t, line, s.signed); got != s.status || w.readings() != s.readings {
			t.Errorf("%s: %d after %d readings, want %d after %d", s.name, got, w.readings(), s.status, s.readings)
		}
	}
	w.silent(t, lineSecret, "the new one")
}

// TestSecretThatCannotBeRead: the last one serves, and is asked for again each minute until it
// is there. A document that is none, or from which nothing can be built, is no better.
func TestSecretThatCannotBeRead(t *testing.T) {
	w := open(t)
	line := w.function(t, w.d.Line)
	broken := []string{"hunter2", strings.Replace(document, lineSecret, "", 1), withKeys(`{"current":2,"versions":{` + keyOne + `,` + keyTwo + `}}`)}
	w.at = w.at.Add(secretLife)
	w.Fail("GetSecretValue", awstest.Fault{Status: 400, Code: "AccessDeniedException"})
	if got := w.signedBy(t, line, lineSecret); got != 200 || w.readings() != 2 {
		t.Errorf("%d after %d readings, while none may be made", got, w.readings())
	}
	w.Heal("GetSecretValue")
	for i, document := range broken {
		w.at = w.at.Add(rest)
		w.SetSecret("desk", document)
		if got := w.signedBy(t, line, lineSecret); got != 200 || w.readings() != 3+i {
			t.Errorf("%d after %d readings, with %d", got, w.readings(), i)
		}
	}
	if got := strings.Count(w.log.String(), `"NotRenewed":1`); got != 4 {
		t.Errorf("%d lines tell of it: %s", got, w.log)
	}
	w.SetSecret("desk", strings.Replace(document, lineSecret, "the new one", 1))
	w.at = w.at.Add(rest)
	if got := w.signedBy(t, line, "the new one"); got != 200 {
		t.Errorf("%d once it is there", got)
	}
	w.silent(t, "hunter2")
}

// TestKeyChangesWhileCustomersWrite: through both steps of a new key a customer stays the one
// whom the desk knows, however late each function reads the document, and what was sealed before
// opens.
func TestKeyChangesWhileCustomersWrite(t *testing.T) {
	w := open(t)
	table := file(t)
	line, answer := w.function(t, w.d.Line), w.function(t, w.answer(table))
	known := map[string]bool{}
	say := func(words string) []byte {
		t.Helper()
		event := fmt.Sprintf(`{"destination":"U1","events":[{"type":"message","webhookEventId":"%026d","timestamp":%d,"mode":"active","replyToken":"%032d",
			"deliveryContext":{"isRedelivery":false},"source":{"type":"user","userId":%q},"message":{"type":"text","id":"%d","quoteToken":"q","text":%q}}]}`,
			len(w.Sent(inboxURL)), w.at.UnixMilli(), len(w.Sent(inboxURL)), user, 100+len(w.Sent(inboxURL)), words)
		request := fmt.Sprintf(`{"version":"2.0","headers":{"x-line-signature":%q},"body":%q,"requestContext":{"http":{"method":"POST"}}}`,
			linesim.Sign([]byte(lineSecret), []byte(event)), event)
		if got := w.gateway(t, line, []byte(request)); got.StatusCode != 200 {
			t.Fatal(got.StatusCode, w.log)
		}
		known[w.Sent(inboxURL)[w.seen].Group] = true
		return w.waiting(t)
	}
	take := func(event []byte) {
		t.Helper()
		if back := returned(t, invoke(t, answer, event)); back != nil {
			t.Fatal("a turn failed", w.log)
		}
	}
	take(say("人と話したいです"))
	for _, keys := range []string{second, turned} {
		old := say("いつ漏れたのですか")
		w.SetSecret("desk", withKeys(keys))
		w.at = w.at.Add(secretLife)
		mixed := say("カードの再発行に手数料はかかりますか") // line has read the document, answer not yet
		take(old)
		take(mixed)
	}
	if len(known) != 1 {
		t.Errorf("one customer is known as %d", len(known))
	}
	if got := w.open(t, table); got != 1 {
		t.Errorf("%d cases are open, want the one that the customer asked for", got)
	}
	sealed := w.Sent(inboxURL)
	if first, last := version(t, sealed[0]), version(t, sealed[len(sealed)-1]); first != 1 || last != 2 {
		t.Errorf("sealed under %d first and %d last, want 1 and 2", first, last)
	}
}

// version is the version of the key under which a message is sealed.
func version(t *testing.T, m awstest.Message) byte {
	t.Helper()
	var sealed struct{ Body []byte }
	decode(t, []byte(m.Body), &sealed)
	return sealed.Body[1]
}

// open counts the open cases, as a tick does.
func (w *world) open(t *testing.T, table Table) int {
	t.Helper()
	w.log.Reset()
	invoke(t, w.function(t, w.clock(table)), fixture(t, "scheduler-tick.json"))
	for _, line := range logged(t, w.log.Bytes()) {
		if n, ok := line["CasesOpen"].(float64); ok {
			return int(n)
		}
	}
	t.Fatal("no tick", w.log)
	return 0
}
