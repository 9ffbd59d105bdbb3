package line_test

import (
	"encoding/base64"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
)

// gatewayEvent is the part that matters of what API Gateway hands to a function
// (platform fact 25).
type gatewayEvent struct {
	Headers         map[string]string
	Body            string
	IsBase64Encoded bool
}

func (e gatewayEvent) raw(t *testing.T) []byte {
	t.Helper()
	if !e.IsBase64Encoded {
		return []byte(e.Body)
	}
	body, err := base64.StdEncoding.DecodeString(e.Body)
	if err != nil {
		t.Fatal(err)
	}
	return body
}

// TestGatewayFixtures holds the events for invoking the function by hand to their
// names: all are signed with the secret of LINE's documentation but two.
func TestGatewayFixtures(t *testing.T) {
	files, err := filepath.Glob(events + "line-gateway-*.json")
	if err != nil || len(files) == 0 {
		t.Fatal("no fixtures", err)
	}
	for _, f := range files {
		name := filepath.Base(f)
		var e gatewayEvent
		if err := json.Unmarshal(fixture(t, name), &e); err != nil {
			t.Fatal(name, err)
		}
		want := 200
		if strings.Contains(name, "unsigned") || strings.Contains(name, "forged") {
			want = 401
		}
		d := newDesk(t)
		if got := d.post(e.raw(t), e.Headers["x-line-signature"]); got != want {
			t.Errorf("%s: status %d, want %d", name, got, want)
		}
	}
}

// TestBase64ChangesNothing decodes the same webhook from both of its fixtures.
func TestBase64ChangesNothing(t *testing.T) {
	var plain, coded gatewayEvent
	if err := json.Unmarshal(fixture(t, "line-gateway-text.json"), &plain); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(fixture(t, "line-gateway-text-base64.json"), &coded); err != nil {
		t.Fatal(err)
	}
	if !coded.IsBase64Encoded || string(plain.raw(t)) != string(coded.raw(t)) {
		t.Error("the two fixtures carry different bytes")
	}
}
