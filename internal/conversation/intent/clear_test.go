package intent_test

import (
	"strings"
	"testing"

	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/faq"
	"madoguchi/internal/incident"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/understand"
)

// torn reads the same things out of every message.
type torn struct {
	words
	asked []understand.Asked
}

func (torn) Bounds() understand.Bounds {
	return understand.Bounds{Answer: 0.8, Hand: 0.8, Compete: 0.5}
}

func (h torn) Read(string) (r understand.Reading) {
	r.Some, r.Asked = 0.99, h.asked
	for _, a := range h.asked {
		r.Ranked = append(r.Ranked, faq.Scored{Entry: a.Entry, Score: a.Score})
	}
	return r
}

func TestAFaintAnswerIsNotGivenBesideASureOne(t *testing.T) {
	const own, none, told = "who pays the fee?", "when does the period go?", "We had the parcel sent in autumn"
	const long = "We had the parcel sent in autumn and who pays the fee? Until when does the period go?"
	i := &incident.Incident{Languages: []incident.Lang{"en"}, Entries: []incident.Entry{
		{ID: "fee", Kind: incident.FAQ, Cites: []string{"fee"}}, {ID: "period", Kind: incident.FAQ, Cites: []string{"period"}},
	}}
	entries := map[string]incident.Entry{}
	for _, e := range i.Entries {
		entries[e.ID] = e
	}
	for _, row := range []struct {
		why, message string
		later        bool
		fee          float64
		words        string // that ask for the fee
		want         string
	}{
		{"both are clear", long, true, .7, own, "fee period"},
		{"both are clear in the same words", long, true, .7, none, "fee period"},
		{"one is only told, in the middle of a talk", long, true, .7, told, "period"},
		{"one is only told, at first", long, false, .7, told, "fee period"},
		{"one is faint, in the middle of a talk", long, true, .2, own, "period"},
		{"one is faint, at first", long, false, .2, own, "fee period"},
		{"one has no words of its own", long, true, .4, none, "period"},
		{"one has some of its own", long, true, .4, own, "fee period"},
		{"the same at first", long, false, .4, none, "fee period"},
	} {
		asked := []understand.Asked{{Entry: "fee", Score: row.fee, Words: row.words}, {Entry: "period", Score: .95, Words: "Until when does the period go?"}}
		var got []string
		m := intent.New(i, entries, torn{words{}, asked}).Read(intent.Message{Text: inquiry.NewText(row.message), Lang: "en", Answer: "en", Later: row.later})
		for _, e := range m.Entries {
			got = append(got, e.ID)
		}
		if strings.Join(got, " ") != row.want {
			t.Errorf("%s: %q, want %q", row.why, got, row.want)
		}
	}
}
