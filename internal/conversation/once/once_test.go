package once_test

import (
	"slices"
	"strings"
	"testing"

	"madoguchi/internal/conversation/once"
	"madoguchi/internal/incident"
	"madoguchi/internal/inquiry"
)

// index is that of an incident whose answers have a line for each item of tells, which it says.
func index() *once.Index {
	entries := map[string]incident.Entry{}
	add := func(id string, kind incident.Kind, answer string, tells ...string) {
		entries[id] = incident.Entry{ID: id, Kind: kind, Answer: incident.Local{"en": answer}, Tells: tells}
	}
	add("phone", incident.FAQ, "Call 0120-000-000.\nNine to six.\nOr write.", "phone", "hours", "mail")
	add("open", incident.FAQ, "Calls are taken from nine to six.\nYou can write as well.", "hours", "mail")
	add("fee", incident.FAQ, "Nobody pays a fee.\nIf somebody asks you to, tell us.", "fee", "own")
	add("stop", incident.Escalate, "That worries you.\nWhether to stop cards was not announced.\nA new card is free.", "sympathy", "own", "fee")
	add("steps", incident.Escalate, "That worries you.\nSteps were not announced.\nWhat is done:\n- new cards are free\n- trade is watched",
		"sympathy", "own", "heads", "fee", "watched")
	add("hotline", incident.Escalate, "That worries you.\nHotlines were not announced.\nSpeaking generally, anybody can call theirs.",
		"sympathy", "own", "general_call")
	add("watched", incident.FAQ, "Trade is watched.\nSo it is until further notice.", "watched", "follows")
	return once.New(entries, incident.Local{"en": "Phone: 0120-000-000\nEmail: desk@example.com"})
}

// reply says the answer of an entry, or a text.
func reply(entry, text string) inquiry.Reply { return inquiry.Reply{Entry: entry, Text: text} }

const (
	phone   = "Call 0120-000-000.\nNine to six.\nOr write."
	open    = "Calls are taken from nine to six.\nYou can write as well."
	fee     = "Nobody pays a fee.\nIf somebody asks you to, tell us."
	stop    = "That worries you.\nWhether to stop cards was not announced.\nA new card is free."
	steps   = "That worries you.\nSteps were not announced.\nWhat is done:\n- new cards are free\n- trade is watched"
	hotline = "That worries you.\nHotlines were not announced.\nSpeaking generally, anybody can call theirs."
	watched = "Trade is watched.\nSo it is until further notice."
)

func TestEachFactIsToldOnceInAReply(t *testing.T) {
	for _, row := range []struct {
		why     string
		replies []inquiry.Reply
		before  []string
		want    []string
	}{
		{"one answer", []inquiry.Reply{reply("stop", stop)}, nil, []string{stop}},
		{"all of an answer stands above", []inquiry.Reply{reply("phone", phone), reply("open", open)}, nil, []string{phone}},
		{"all but what depends on the hour", []inquiry.Reply{reply("phone", phone), reply("open", open+"\nNobody is there now.")}, nil,
			[]string{phone, "Nobody is there now."}},
		{"what is asked for is said where it is asked, not beside something else", []inquiry.Reply{reply("stop", stop), reply("fee", fee)}, nil,
			[]string{"That worries you.\nWhether to stop cards was not announced.", fee}},
		{"a heading of which nothing is left", []inquiry.Reply{reply("steps", steps), reply("fee", fee), reply("watched", watched)}, nil,
			[]string{"That worries you.\nSteps were not announced.", fee, watched}},
		{"a heading of which something is left", []inquiry.Reply{reply("fee", fee), reply("steps", steps)}, nil,
			[]string{fee, "That worries you.\nSteps were not announced.\nWhat is done:\n- trade is watched"}},
		{"what follows a line that is left out", []inquiry.Reply{reply("watched", watched), reply("watched", watched)}, nil, []string{watched}},
		{"what was read just before, beside an answer", []inquiry.Reply{reply("stop", stop)}, []string{"sympathy", "fee"},
			[]string{"Whether to stop cards was not announced."}},
		{"general words that were read just before", []inquiry.Reply{reply("hotline", hotline)}, []string{"sympathy", "general_call"},
			[]string{"Hotlines were not announced.\nSpeaking generally, anybody can call theirs."}},
		{"what was read just before, asked for now", []inquiry.Reply{reply("fee", fee)}, []string{"fee"}, []string{fee}},
		{"nothing else is left: whoever asks again hears it again", []inquiry.Reply{reply("stop", "That worries you.\nA new card is free.")},
			[]string{"sympathy", "fee"}, []string{"That worries you.\nA new card is free."}},
		{"where to call, told already", []inquiry.Reply{reply("phone", phone), reply("handover", "Staff have it.\nPhone: 0120-000-000\nEmail: desk@example.com")}, nil,
			[]string{phone, "Staff have it.\nEmail: desk@example.com"}},
		{"another entry's words", []inquiry.Reply{reply("phone", phone), reply("other", open)}, nil, []string{phone, open}},
	} {
		given := slices.Clone(row.replies)
		said, _ := index().Tell(row.replies, row.before)
		var got []string
		for _, r := range said {
			got = append(got, r.Text)
		}
		if !slices.Equal(got, row.want) {
			t.Errorf("%s:\n%s\nwant\n%s", row.why, strings.Join(got, "\n--\n"), strings.Join(row.want, "\n--\n"))
		}
		if !slices.EqualFunc(given, row.replies, func(a, b inquiry.Reply) bool { return a.Text == b.Text }) {
			t.Errorf("%s: the replies that were given have changed", row.why)
		}
	}
}

func TestWhatIsToldIsKnownToTheNextReply(t *testing.T) {
	_, told := index().Tell([]inquiry.Reply{reply("stop", stop), reply("fee", fee)}, nil)
	if want := []string{"sympathy", "fee"}; !slices.Equal(told, want) {
		t.Errorf("told %q, want %q", told, want)
	}
}
