package rounds_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"madoguchi/internal/asked/rounds"
	"madoguchi/internal/incidents"
)

func all(t *testing.T) []rounds.Message {
	t.Helper()
	messages, err := rounds.Load()
	if err != nil {
		t.Fatal(err)
	}
	return messages
}

func TestRoundsAreRead(t *testing.T) {
	messages := all(t)
	if len(messages) < 6000 || messages[0].ID != "w1-001" || messages[0].Writer != "w1" || messages[0].Round != 1 {
		t.Fatalf("%d messages, the first %+v", len(messages), messages[0])
	}
	langs := map[string]int{}
	for _, m := range messages {
		langs[m.Lang]++
	}
	for _, lang := range []string{"ja", "en", "zh", "ko"} {
		if langs[lang] < 1000 {
			t.Errorf("%d messages in %s", langs[lang], lang)
		}
	}
}

func TestMessagesAreLabelled(t *testing.T) {
	i, err := incidents.Load("")
	if err != nil {
		t.Fatal(err)
	}
	kinds := []string{"faq", "verify", "escalate", "out_of_scope", "smalltalk", "multi", "unsafe"}
	seen := map[string]string{}
	for _, m := range all(t) {
		if !slices.Contains(kinds, m.Kind) || !slices.Contains([]string{"line", "email"}, m.Channel) || m.Org == "" || m.Lang == "" {
			t.Errorf("%s: kind %q, channel %q, org %q, language %q", m.ID, m.Kind, m.Channel, m.Org, m.Lang)
		}
		for _, topic := range slices.Concat(m.Topics, m.Also) {
			if _, ok := i.Entry(topic); !ok && topic != "danger" {
				t.Errorf("%s: there is no topic %s", m.ID, topic)
			}
		}
		if m.Several() != (len(m.Topics) > 1) || m.Several() && len(m.Parts) != len(m.Topics) || !m.Several() && m.Parts != nil {
			t.Errorf("%s: %d parts of %d topics", m.ID, len(m.Parts), len(m.Topics))
		}
		for _, part := range m.Parts {
			if !strings.Contains(m.Text, part) {
				t.Errorf("%s: a part is not in the text", m.ID)
			}
		}
		if twin, twice := seen[m.ID]; twice || strings.TrimSpace(m.Text) == "" && m.Topics[0] != "malformed_input" {
			t.Errorf("%s is there twice (%s) or empty", m.ID, twin)
		}
		seen[m.ID] = m.Writer
	}
}

// What looks like somebody's data is made of zeros, test cards and example domains.
func TestNoMessageHoldsSomebodysData(t *testing.T) {
	i, err := incidents.Load("")
	if err != nil {
		t.Fatal(err)
	}
	domain := regexp.MustCompile(`(?:@|://|www\.)([a-z0-9.-]+\.[a-z]{2,})`)
	example := regexp.MustCompile(`(?:^|\.)(?:example(?:\.(?:com|jp|net|org))?|test)$`)
	number := regexp.MustCompile(`\+?\d[\d ().-]{7,}\d`)
	digits := regexp.MustCompile(`\D`)
	zeros := regexp.MustCompile(`0{6}$|^4111111111111111|^5555555555554444|^(?:4012888888881881|5500000000000004|4242424242424242|` +
		`378282246310005|3530111333300000|4000000000000002)`)
	_, own, _ := strings.Cut(i.Mail, "@")
	for _, m := range all(t) {
		text := norm.NFKC.String(m.Text)
		for _, found := range domain.FindAllStringSubmatch(text, -1) {
			if found[1] != own && !example.MatchString(found[1]) {
				t.Errorf("%s: the domain %s may be somebody's", m.ID, found[1])
			}
		}
		for _, found := range number.FindAllString(text, -1) {
			n := digits.ReplaceAllString(found, "")
			if len(n) >= 9 && n != digits.ReplaceAllString(i.Phone, "") && !zeros.MatchString(n) {
				t.Errorf("%s: a number of %d digits may be somebody's", m.ID, len(n))
			}
		}
	}
}

// Each writer is in one fold, and what is learned without a fold holds every language.
func TestFoldsPartTheWriters(t *testing.T) {
	langs := map[string]string{} // of each writer
	for _, m := range all(t) {
		if !rounds.Measures(m.Round) {
			langs[m.Writer] = m.Lang
		}
	}
	seen := map[string]bool{}
	for _, fold := range rounds.Folds() {
		left := map[string]bool{}
		for writer, lang := range langs {
			if !slices.Contains(fold, writer) {
				left[lang] = true
			}
		}
		if len(left) != 4 {
			t.Errorf("without %v: %v", fold, left)
		}
		for _, writer := range fold {
			if seen[writer] || langs[writer] == "" {
				t.Errorf("%s is in two folds, or no writer", writer)
			}
			seen[writer] = true
		}
	}
	if len(seen) != len(langs) {
		t.Errorf("%d of %d writers are in a fold", len(seen), len(langs))
	}
}

// An error never repeats what somebody wrote.
func TestReadNamesTheLineAndNotTheWords(t *testing.T) {
	_, err := rounds.Read(strings.NewReader(`{"id":"a","text":"b","expect":{"kind":"faq","topic":["c","d"]}}` + "\n\nmy secret\n"))
	if err == nil || err.Error() != "line 3: no labelled message" {
		t.Errorf("error %v", err)
	}
}
