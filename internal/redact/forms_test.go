package redact

import (
	_ "embed"
	"regexp"
	"strings"
	"testing"

	"madoguchi/internal/redact/folded"
	"madoguchi/internal/redact/numbers"
)

//go:embed testdata/forms.txt
var forms string

// secretIn is a secret in a line of the table: its kind and what was written.
var secretIn = regexp.MustCompile(`\{([a-z_]+):([^}]*)\}`)

var kindIn = map[string]Kind{"card": Card, "code": SecurityCode, "password": Password, "pin": PIN, "account": Account, "mynumber": MyNumber}

// formRows reads the table of forms.
func formRows(t *testing.T) []row {
	t.Helper()
	var rows []row
	heading := ""
	for line := range strings.Lines(forms) {
		line = strings.TrimSuffix(line, "\n")
		if strings.HasPrefix(line, "#") || line == "" {
			heading = strings.Trim(line, "# ")
			continue
		}
		line = strings.ReplaceAll(line, `\n`, "\n")
		wrote := secretIn.ReplaceAllString(line, "$2")
		kept := secretIn.ReplaceAllStringFunc(line, func(secret string) string {
			kind, ok := kindIn[secretIn.FindStringSubmatch(secret)[1]]
			if !ok {
				t.Fatalf("no kind of secret in %q", secret)
			}
			return markOf(kind)
		})
		rows = append(rows, row{heading, wrote, kept})
	}
	return rows
}

func TestForms(t *testing.T) {
	rows := formRows(t)
	if len(rows) < 300 {
		t.Fatalf("%d rows: the table is not read", len(rows))
	}
	checkRows(t, rows)
}

// TestNumbersHoldDigits: without its digits no message holds a secret that is a number, so that
// they need not be looked for there.
func TestNumbersHoldDigits(t *testing.T) {
	read := 0
	for _, r := range formRows(t) {
		text := numbers.In(folded.Fold(digits.ReplaceAllString(r.wrote, ""), marks))
		if len(text.Groups()) > 0 {
			continue // spelled
		}
		read++
		for _, m := range matchers {
			if found := m.find(text); m.kind != Password && len(found) > 0 {
				t.Errorf("%v in %q: %v", m.kind, text.Words, found)
			}
		}
	}
	if read < 300 {
		t.Errorf("%d messages without digits", read)
	}
}

var digits = regexp.MustCompile(`\p{Nd}+`)
