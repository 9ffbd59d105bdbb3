package cases

import (
	"errors"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/signs"
)

func receipts(t *testing.T, n int) []Receipt {
	t.Helper()
	source := rand.NewChaCha8([32]byte{1})
	all := make([]Receipt, n)
	for i := range all {
		r, err := NewReceipt(source)
		if err != nil {
			t.Fatal(err)
		}
		all[i] = r
	}
	return all
}

func TestReceiptsReadBack(t *testing.T) {
	for _, r := range receipts(t, 500) {
		for _, typed := range []string{string(r), strings.ToLower(string(r)), " " + strings.ReplaceAll(string(r), "-", "") + " "} {
			if got, err := ParseReceipt(typed); err != nil || got != r {
				t.Fatalf("ParseReceipt(%q) = %q, %v; want %q", typed, got, err, r)
			}
		}
		if r[0] < 'A' {
			t.Fatalf("%q starts with a digit and could pass for a number", r)
		}
	}
}

func TestReceiptsAreReadAsTheyAreTyped(t *testing.T) {
	for _, row := range []struct{ how, typed string }{
		{"full-width letters, digits and dash", "ＫＭ７Ｐ－３ＸＱＤ"},
		{"small full-width letters", "ｋｍ７ｐ３ｘｑｄ"},
		{"the long vowel, which stands beside the digits of a Japanese keyboard", "KM7Pー3XQD"},
		{"the half-width one", "KM7Pｰ3XQD"},
		{"a minus sign", "KM7P−3XQD"},
		{"a dash that a phone makes of two", "KM7P—3XQD"},
		{"a hyphen that does not break", "KM7P‑3XQD"},
		{"a line", "KM7P─3XQD"},
		{"a space", "km7p 3xqd"},
		{"an ideographic space", "　KM7P　3XQD　"},
		{"a space that does not break", "KM7P\u00a03XQD"},
		{"a character without width, copied along", "\u200bKM7P-3XQD\ufeff"},
	} {
		if got, err := ParseReceipt(row.typed); err != nil || got != "KM7P-3XQD" {
			t.Errorf("%s: %q, %v", row.how, got, err)
		}
	}
	for _, typed := range []string{"", "-", "KM7P/3XQD", "KM7P-3XQ", "KM7P-3XQD9", "あいうえおかきく"} {
		refuse(t, []byte(typed))
	}
}

func TestReceiptsCatchTypingSlips(t *testing.T) {
	for _, r := range receipts(t, 50) {
		s := []byte(strings.ReplaceAll(string(r), "-", ""))
		for i := range s {
			for j := range len(signs.Alphabet) {
				wrong := append([]byte{}, s...)
				wrong[i] = signs.Alphabet[j]
				if wrong[i] != s[i] {
					refuse(t, wrong)
				}
			}
			if i > 0 && s[i] != s[i-1] {
				swapped := append([]byte{}, s...)
				swapped[i], swapped[i-1] = s[i-1], s[i]
				refuse(t, swapped)
			}
		}
	}
}

func refuse(t *testing.T, typed []byte) {
	t.Helper()
	if got, err := ParseReceipt(string(typed)); !errors.Is(err, ErrReceipt) {
		t.Fatalf("ParseReceipt(%q) = %q, %v; want ErrReceipt", typed, got, err)
	}
}

func TestReceiptsAreNoSequence(t *testing.T) {
	seen := map[Receipt]bool{}
	for _, r := range receipts(t, 5000) {
		if seen[r] {
			t.Fatalf("%q twice in 5,000", r)
		}
		seen[r] = true
	}
}

// always is a calendar on which the desk never closes.
type always struct{}

func (always) Add(t time.Time, d time.Duration) time.Time { return t.Add(d) }
func (always) Promised(string) time.Duration              { return 0 }

// generous is a calendar of an incident that gives one lane its own time.
type generous struct{ always }

func (generous) Promised(lane string) time.Duration {
	return map[string]time.Duration{"rights": 90 * time.Hour}[lane]
}

func TestTheIncidentSaysByWhenALaneIsDue(t *testing.T) {
	opened := time.Date(2019, 4, 12, 10, 0, 0, 0, time.UTC)
	if got := Due(Rights, opened, generous{}).Sub(opened); got != 90*time.Hour {
		t.Errorf("rights are due after %v", got)
	}
	if got, want := Due(Legal, opened, generous{}), Due(Legal, opened, always{}); got != want {
		t.Errorf("a lane that the incident leaves out is due at %v, not at %v", got, want)
	}
}

func TestUrgentIsDueFirst(t *testing.T) {
	opened := time.Date(2019, 4, 12, 10, 0, 0, 0, time.UTC)
	urgent := Due(Urgent, opened, always{})
	for _, lane := range Lanes()[1:] {
		if due := Due(lane, opened, always{}); !due.After(urgent) {
			t.Errorf("lane %s is due at %v, not after urgent %v", lane, due, urgent)
		}
	}
}
