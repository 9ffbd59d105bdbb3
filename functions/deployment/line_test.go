package deployment

import (
	"path/filepath"
	"strings"
	"testing"

	"madoguchi/internal/aws/awstest"
)

// TestLineFixtures hands every webhook in events/ to the function. Their names
// say what they are; two are not signed by LINE.
func TestLineFixtures(t *testing.T) {
	taken := map[string]int{ // inquiries in the inbox; the groups and users that nobody answers are none
		"line-gateway-follow.json": 1, "line-gateway-group-mention.json": 1, "line-gateway-image.json": 1, "line-gateway-one-bad-among-three.json": 2,
		"line-gateway-postback.json": 1, "line-gateway-redelivery.json": 1, "line-gateway-standby.json": 0, "line-gateway-text-base64.json": 1,
		"line-gateway-text-forged.json": 0, "line-gateway-text-unsigned.json": 0, "line-gateway-text.json": 1, "line-gateway-unsend.json": 1,
		"line-gateway-verify.json": 0,
	}
	files, err := filepath.Glob(fixtures + "line-gateway-*.json")
	if err != nil || len(files) < len(taken) {
		t.Fatal("fixtures are missing", err)
	}
	for _, f := range files {
		name := filepath.Base(f)
		t.Run(name, func(t *testing.T) {
			w := open(t)
			status := 200
			if strings.Contains(name, "forged") || strings.Contains(name, "unsigned") {
				status = 401
			}
			if got := w.gateway(t, w.function(t, w.d.Line), fixture(t, name)); got.StatusCode != status || got.Body != "" {
				t.Errorf("%d %q, want %d and no words", got.StatusCode, got.Body, status)
			}
			want, known := taken[name]
			if got := len(w.Sent(inboxURL)); !known || got != want {
				t.Errorf("%d inquiries in the inbox, want %d", got, want)
			}
			w.silent(t, "クレジット", "U0000")
		})
	}
}

// TestLineTakesNoEventTwice: a body that somebody kept until the desk has forgotten it
// is not answered again.
func TestLineTakesNoEventTwice(t *testing.T) {
	w := open(t)
	w.at = w.at.Add(keep)
	if got := w.gateway(t, w.function(t, w.d.Line), fixture(t, "line-gateway-text.json")); got.StatusCode != 200 || len(w.Sent(inboxURL)) != 0 {
		t.Errorf("%d, %d inquiries in the inbox", got.StatusCode, len(w.Sent(inboxURL)))
	}
}

// TestLineAsksOnlyForWhatItNeeds: the secret at the start, the queue in between,
// and no other service at all.
func TestLineAsksOnlyForWhatItNeeds(t *testing.T) {
	w := open(t)
	h := w.function(t, w.d.Line)
	for range 3 {
		w.gateway(t, h, fixture(t, "line-gateway-text.json"))
	}
	if got := operations(w.Calls("")); got != "GetSecretValue SendMessageBatch SendMessageBatch SendMessageBatch" {
		t.Error(got)
	}
}

func operations(calls []awstest.Call) string {
	var all []string
	for _, c := range calls {
		all = append(all, c.Operation)
	}
	return strings.Join(all, " ")
}

// TestLineWithoutInbox answers 500, so that LINE redelivers, within its 2 s.
func TestLineWithoutInbox(t *testing.T) {
	w := open(t)
	w.Fail("SendMessageBatch", awstest.Fault{Status: 403, Code: "AccessDenied", Message: "U00000000000000000000000000000001"})
	if got := w.gateway(t, w.function(t, w.d.Line), fixture(t, "line-gateway-text.json")); got.StatusCode != 500 {
		t.Errorf("status %d", got.StatusCode)
	}
	if !strings.Contains(w.log.String(), "aws: SendMessageBatch: AccessDenied") {
		t.Error("the log does not say why:", w.log)
	}
	w.silent(t, "クレジット", "U0000")
}
