package ask_test

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	_ "time/tzdata"

	"madoguchi/infra/local/ask"
)

// asks asks a file of lines, of an incident that does not change.
func asks(t *testing.T, lines string) (string, error) {
	t.Helper()
	name := filepath.Join(t.TempDir(), "talks.jsonl")
	if err := os.WriteFile(name, []byte(lines), 0o600); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	err := ask.Run(t.Context(), []string{"-incident", "../../../internal/incident/testdata/frozen/harbour", "-file", name}, &out, io.Discard)
	return out.String(), err
}

func TestAConversationIsAskedTurnByTurn(t *testing.T) {
	out, err := asks(t, `{"id":"1","turns":["I want to speak to a person",{"tap":"Opening hours"},{"text":"thank you","later":"2 hours"}]}`)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`{"id":"1","turns":[`, `"case":"general"`, `"topics":["opening_hours"]`} {
		if !strings.Contains(out, want) {
			t.Errorf("no %s in %s", want, out)
		}
	}
	if n := strings.Count(out, `"kind":`); n != 3 {
		t.Errorf("%d turns in %s", n, out)
	}
}

func TestATurnThatIsNoneIsRefusedWithItsLine(t *testing.T) {
	for _, row := range []struct{ line, want string }{
		{`{"id":"1","turns":[{"say":"hello"}]}`, `talks.jsonl:1: not a line`},
		{`{"id":"1","turns":[{"say":"hello"}]}`, `a turn is "words" or`},
		{`{"id":"1","turns":["hello",{"tap":"Fly away"}]}`, `turn 2: there is no button "Fly away"`},
		{`{"id":"1","turns":[{"text":"hello","later":"soon"}]}`, `turn 1: later: "soon" is nothing like 10 minutes`},
		{`{"id":"1","channel":"fax","turns":["hello"]}`, "channel: line or email"},
		{`{"id":"1","at":"noon","turns":["hello"]}`, `at: "noon" is no time`},
	} {
		if _, err := asks(t, row.line); err == nil || !strings.Contains(err.Error(), row.want) {
			t.Errorf("%s: %v", row.line, err)
		}
	}
}
