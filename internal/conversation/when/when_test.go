package when_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/conversation/phrasebook"
	"madoguchi/internal/conversation/when"
	"madoguchi/internal/hours"
	"madoguchi/internal/incident"
)

// answerer holds dates against an incident in English that is told in no holiday's country:
// staffed Monday to Saturday from 8:30 to 17:30, its period 19 January to 9 February 2026.
func answerer(t *testing.T, at string) when.Answerer {
	t.Helper()
	i, err := incident.Load(os.DirFS("../../incidents/harbour"))
	if err != nil {
		t.Fatal(err)
	}
	calendar, err := hours.New(i.Hours)
	if err != nil {
		t.Fatal(err)
	}
	now, err := time.Parse(time.RFC3339, at)
	if err != nil {
		t.Fatal(err)
	}
	return when.Answerer{Incident: i, Calendar: calendar, Book: phrasebook.Open(i, nil, incident.English), Now: now}
}

func TestSentences(t *testing.T) {
	a := answerer(t, "2026-02-24T10:00:00Z")
	for _, row := range []struct {
		why, words string
		about      incident.Asks
		begin      []string
	}{
		{"a day that is staffed", "Are you open on Sunday 1 March?", incident.AsksDay, []string{"On Sunday, March 1 the telephone line is open"}},
		{"one that is not", "Are you open on 3 April?", incident.AsksDay, []string{"On Friday, April 3 the telephone line is closed"}},
		{"two days", "Are you open on 2 March? And on 3 April?", incident.AsksDay, []string{"On Monday, March 2", "On Friday, April 3"}},
		{"whether to wait for a day", "Do I have to wait until 2 March?", incident.AsksDay, []string{"The phone line is open before Monday, March 2"}},
		{"that nobody is there before", "Nobody before Wednesday, 25 February?", incident.AsksDay, []string{"The phone line is open before Wednesday, February 25"}},
		{"until when a line is open", "Are you open until 2 March?", incident.AsksDay, []string{"On Monday, March 2 the telephone line is open"}},
		{"a day that has been", "I called you on 20 February", incident.AsksDay, nil},
		{"the day of a charge", "20 February, 480 euros at a shoe shop. Am I to phone my bank?", incident.AsksDay, nil},
		{"an entry that looks at no date", "Are you open on 3 April?", incident.AsksNothing, nil},
		{"a date in the period", "I signed up on 9 February 2026", incident.AsksDate, []string{"February 9, 2026 lies between"}},
		{"a date before it", "I signed up on 18 January 2026", incident.AsksDate, []string{"January 18, 2026 is before"}},
		{"what has not happened yet", "If I sign up on 1 March", incident.AsksDate, nil},
		{"no date", "Are you open?", incident.AsksDay, nil},
	} {
		got := a.Sentences(when.Question{Words: row.words, Lang: incident.English, About: row.about})
		if !slices.EqualFunc(got, row.begin, strings.HasPrefix) {
			t.Errorf("%s: %q says %q", row.why, row.words, got)
		}
	}
}

// What somebody asks about a day does not depend on which day it is.
func ExampleRedated() {
	words, ok := when.Redated("I called on 1 March. Are you open on 5 April?", "en", "May 4", false)
	fmt.Println(words, ok)
	words, ok = when.Redated("I called on 1 March. Are you open on 5 April?", "en", "", true)
	fmt.Println(words, ok)
	words, ok = when.Redated("Are you open?", "en", "May 4", false)
	fmt.Println(words, ok)
	// Output:
	// I called on 1 March. Are you open on May 4? true
	// I called on . Are you open on 5 April? true
	// Are you open? false
}

func TestSamples(t *testing.T) {
	got := when.Samples([]incident.Entry{
		{Asks: incident.AsksDay, Questions: map[incident.Lang][]string{
			"en": {"Open on 5 May?", "Open on 5 May, really?", "Open tomorrow?", "On 6 May or 7 May?"},
		}},
		{Asks: incident.AsksDate, Questions: map[incident.Lang][]string{"en": {"I came on 8 May"}}},
	})
	if !slices.Equal(got["en"], []string{"5 May"}) {
		t.Errorf("samples %q", got["en"])
	}
}

func TestADayThatIsAllThatIsAskedIsTheAnswer(t *testing.T) {
	a := answerer(t, "2026-02-24T10:00:00Z")
	const general = "The line is open on these days:\n- 14 February\n- 3 April\nCall us."
	for words, want := range map[string]bool{
		"Are you open on 2 March?": true, "Are you open on 2 March, and what is the number?": false, "Are you open on 30 February?": false,
		"Are you open in the evening?": false,
	} {
		parts, alone := a.Beside(general, when.Question{Words: words, Lang: incident.English, About: incident.AsksDay}, nil)
		if alone != want || alone == strings.Contains(strings.Join(parts, "\n"), "Call us") {
			t.Errorf("%q: alone %v: %q", words, alone, parts)
		}
	}
}

func TestDaysThatHaveBeenAreNotListed(t *testing.T) {
	const general = "The line is open on these days:\n- 3 April 2026\n- 14 February 2026\nCall us."
	for at, want := range map[string]string{
		"2026-02-10T10:00:00Z": general,
		"2026-02-24T10:00:00Z": "The line is open on these days:\n- 3 April 2026\nCall us.",
		"2026-06-01T10:00:00Z": general, // a list of nothing says nothing
	} {
		parts, _ := answerer(t, at).Beside(general, when.Question{Words: "When are you open?", Lang: incident.English, About: incident.AsksDay}, nil)
		if got := strings.Join(parts, "\n"); got != want {
			t.Errorf("at %s: %q", at, got)
		}
	}
}
