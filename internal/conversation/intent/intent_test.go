package intent_test

import (
	"slices"
	"strings"
	"testing"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/faq"
	"madoguchi/internal/incident"
	"madoguchi/internal/inquiry"
)

// words is a matcher that knows one word of each entry: it is sure where a question holds
// just one, and torn between several. "maybe" makes it unsure.
type words map[string]string

func (w words) Match(question string) faq.Match {
	var m faq.Match
	for word, entry := range w {
		if strings.Contains(question, word) {
			m.Ranked = append(m.Ranked, faq.Scored{Entry: entry, Score: 0.9})
		}
	}
	slices.SortFunc(m.Ranked, func(a, b faq.Scored) int { return strings.Compare(a.Entry, b.Entry) })
	switch {
	case len(m.Ranked) == 1 && !strings.Contains(question, "maybe"):
		m.Verdict = faq.Sure
	case len(m.Ranked) > 1:
		m.Verdict = faq.Close
	}
	for i := range m.Ranked {
		m.Ranked[i].Score /= float64(len(m.Ranked))
	}
	return m
}

func (w words) Variant(question, topic string) (string, float64) {
	for word, entry := range w {
		if intent.Topic(entry) == topic && strings.Contains(question, word) {
			return entry, 0.9
		}
	}
	return "", 0
}

func reader() *intent.Reader {
	i := &incident.Incident{Languages: []incident.Lang{"en"}, Entries: []incident.Entry{
		{ID: "fee", Kind: incident.FAQ, Answer: incident.Local{"en": "There is no fee."}},
		{ID: "fee.when", Kind: incident.FAQ}, {ID: "period", Kind: incident.FAQ},
		{ID: "thanks", Kind: incident.Smalltalk}, {ID: "weather", Kind: incident.OutOfScope},
		{ID: "fraud", Kind: incident.Escalate, Lane: cases.Urgent},
		{ID: "complaint", Kind: incident.Escalate, Lane: cases.General},
		{ID: incident.AmIAffected, Kind: incident.Verify}, {ID: incident.SpeakToHuman, Kind: incident.Escalate},
		{ID: incident.SecretPasted, Kind: incident.Unsafe},
		{ID: incident.MalformedInput, Kind: incident.Unsafe}, {ID: incident.CodeInjection, Kind: incident.Unsafe},
	}}
	entries := map[string]incident.Entry{}
	for _, e := range i.Entries {
		entries[e.ID] = e
	}
	return intent.New(i, entries, words{"fee": "fee", "payday": "fee.when", "period": "period", "thanks": "thanks", "rain": "weather",
		"machine": "fraud", "angry": "complaint", "affected": incident.AmIAffected})
}

func ids(m intent.Meaning) string {
	if !m.Known {
		return map[bool]string{true: "close", false: "unknown"}[m.Close]
	}
	var all []string
	for _, e := range m.Entries {
		all = append(all, e.ID)
	}
	return strings.Join(all, " ")
}

func TestWhatAMessageAsksFor(t *testing.T) {
	text := inquiry.NewText
	for _, row := range []struct {
		why  string
		m    intent.Message
		want string
	}{
		{"a question", intent.Message{Text: text("Is there a fee?")}, "fee"},
		{"two questions", intent.Message{Text: text("Is there a fee? What is the period?")}, "fee period"},
		{"two questions of one topic", intent.Message{Text: text("Is there a fee? When is payday?")}, "fee"},
		{"two in one breath", intent.Message{Text: text("the fee of that period")}, "close"},
		{"nothing known", intent.Message{Text: text("What of the moon?")}, "unknown"},
		{"thanks beside a question", intent.Message{Text: text("Many thanks! Is there a fee?")}, "fee"},
		{"a tap", intent.Message{Tap: "period", Text: text("Is there a fee?")}, "period"},
		{"a tap on nothing", intent.Message{Tap: "no such entry"}, "unknown"},
		{"an unsure answer is none", intent.Message{Text: text("maybe a fee?")}, "unknown"},
		{"an unsure handover does no harm", intent.Message{Text: text("maybe I am angry")}, "complaint"},
		{"but nothing wakes people as a guess", intent.Message{Text: text("maybe the machine")}, "unknown"},
		{"nothing to read", intent.Message{Text: text("?!")}, incident.MalformedInput},
		{"code", intent.Message{Text: text("<script>fee")}, incident.CodeInjection},
		{"a person", intent.Message{Text: text("I want to speak to a person about the fee")}, incident.SpeakToHuman},
		{"a secret", intent.Message{Text: text("My card is 4111 1111 1111 1111")}, incident.SecretPasted},
		{"a secret and a question",
			intent.Message{Text: text("My card is 4111 1111 1111 1111. Is there a fee?")}, incident.SecretPasted + " fee"},
		{"an address alone", intent.Message{Text: text("taro@example.jp"), Address: true}, incident.AmIAffected},
		{"what an address is called says nothing", intent.Message{Text: text("period@example.jp asks for the fee"), Address: true}, "fee"},
		{"the rest of a question", intent.Message{Begun: text("about the"), Text: text("fee")}, "fee"},
		{"a clear question is not read into what was not understood",
			intent.Message{Begun: text("the period"), Text: text("Is there a fee?")}, "fee"},
		{"a card number in two messages", intent.Message{Begun: text("4111 1111"), Text: text("1111 1111")}, incident.SecretPasted},
		{"a mail that asks below its signature",
			intent.Message{Text: text("I am Taro."), Mail: &inquiry.Mail{Below: text("Is there a fee?")}}, "fee"},
		{"one that asks between the lines of ours", intent.Message{Text: text("See below."), Answer: "en",
			Mail: &inquiry.Mail{Among: text("There is no fee.\nWhat is the period?")}}, "period"},
		{"one that thanks for what it quotes",
			intent.Message{Text: text("Many thanks"), Mail: &inquiry.Mail{Among: text("Is there a fee?")}}, "thanks"},
	} {
		row.m.Lang = incident.English
		if got := ids(reader().Read(row.m)); got != row.want {
			t.Errorf("%s: %s, want %s", row.why, got, row.want)
		}
	}
}

// What would wake people goes to a general case where the words hold nothing of an emergency.
func TestTheUrgentLaneNeedsWordsOfAnEmergency(t *testing.T) {
	for said, want := range map[string]cases.Lane{
		"What of the machine": cases.General,
		"My card was used without my permission at that machine": cases.Urgent,
	} {
		m := reader().Read(intent.Message{Text: inquiry.NewText(said), Lang: incident.English})
		if len(m.Entries) != 1 || m.Entries[0].ID != "fraud" || m.Entries[0].Lane != want {
			t.Errorf("%q: %s in %v, want %s", said, ids(m), m.Entries, want)
		}
	}
}

func TestQuestionsBesideDanger(t *testing.T) {
	for _, row := range []struct {
		words string
		clear bool
		want  int
	}{
		{"My ex is stalking me. Is there a fee?", true, 1},
		{"My ex is stalking me.", false, 0},
		{"Is it raining? My ex is stalking me.", false, 0},
		{"My ex is stalking me. Am I affected? Is there a fee?", true, 2},
	} {
		text := inquiry.NewText(row.words)
		if n, clear := len(reader().Besides(text)), reader().Clear(text); n != row.want || clear != row.clear {
			t.Errorf("%q: %d other questions, clear %v", row.words, n, clear)
		}
	}
}
