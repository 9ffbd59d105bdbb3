package intent_test

import (
	"strings"
	"testing"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/faq"
	"madoguchi/internal/incident"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/understand"
)

// hasty reads whole messages, and hears the first word only of those that it knows. Of "maybe" it is not sure.
type hasty struct{ words }

func (hasty) Bounds() understand.Bounds {
	return understand.Bounds{Answer: 0.8, Hand: 0.8, Compete: 0.5}
}

func (h hasty) Read(message string) (r understand.Reading) {
	first := len(message)
	for word, entry := range h.words {
		if at := strings.Index(message, word); at >= 0 && at < first {
			first, r.Some = at, 0.99
			if strings.Contains(message, "maybe") {
				r.Some = 0.3
			}
			r.Asked = []understand.Asked{{Entry: entry, Score: r.Some, Words: message[at:]}}
			r.Ranked = []faq.Scored{{Entry: entry, Score: r.Some}}
		}
	}
	return r
}

func TestNoQuestionOfSeveralIsLeftOut(t *testing.T) {
	i := &incident.Incident{Languages: []incident.Lang{"en"}, Entries: []incident.Entry{
		{ID: "fee", Kind: incident.FAQ, Cites: []string{"fee"}}, {ID: "costs", Kind: incident.FAQ, Cites: []string{"fee"}},
		{ID: "period", Kind: incident.FAQ, Cites: []string{"period"}}, {ID: "delete", Kind: incident.Escalate, Lane: cases.Rights},
		{ID: "language", Kind: incident.Escalate, Lane: cases.General}, {ID: "lawyer", Kind: incident.Escalate, Lane: cases.Legal},
	}}
	entries := map[string]incident.Entry{}
	for _, e := range i.Entries {
		entries[e.ID] = e
	}
	r := intent.New(i, entries, hasty{words{"fee": "fee", "costs": "costs", "which dates": "period", "delete": "delete", "English": "language", "lawyer": "lawyer"}})
	for message, want := range map[string]string{
		"What is the fee?": "fee",
		"What is the fee? Does somebody there speak English?": "fee language",
		"Please delete my account. Do you write in English?":  "delete language",
		"The fee is odd, I wrote to you in English.":          "fee", // it tells something
		"What is the fee? And English too?":                   "fee", // it leans on the question before
		"What is the fee? Why?":                               "fee", // nothing is said by itself
		"What is the fee? Who bears the other costs?":         "fee", // the same facts answer it
		"What is the fee? Should I ask my lawyer about it?":   "fee", // that stands apart, and is sure or nothing
		"1. the fee 2. which dates 3. English":                "fee period language",
		"① fee ② which dates":                                 "fee period",
		"I have two questions: the fee, and which dates":      "fee period",
		"It was 1. or 2. of April, and maybe a fee":           "",
		"I maybe asked before. Do you write in English?":      "language", // not understood as a whole
	} {
		var got []string
		m := r.Read(intent.Message{Text: inquiry.NewText(message), Lang: "en", Answer: "en"})
		for _, e := range m.Entries {
			got = append(got, e.ID)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %q, want %q", message, got, want)
		}
	}
}
