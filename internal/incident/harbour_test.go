package incident_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"madoguchi/internal/incident"
)

func TestAnotherIncidentHolds(t *testing.T) {
	i, err := incident.Load(harbour(t))
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(i.Languages, []incident.Lang{incident.English}) {
		t.Errorf("languages are %v", i.Languages)
	}
	h := i.Hours
	if h.Zone.String() != "Europe/London" || h.Open != 8*time.Hour+30*time.Minute || len(h.Weekdays) != 6 || h.Holidays != "" || len(h.Openings) != 1 || len(h.Closings) != 4 {
		t.Errorf("hours are %+v", h)
	}
}

func TestEverybodyIsAnsweredInALanguageOfTheIncident(t *testing.T) {
	for _, row := range []struct {
		why         string
		has         []incident.Lang
		wrote, want incident.Lang
	}{
		{"the same language", []incident.Lang{"ja", "en"}, "en", "en"},
		{"another one, in English", []incident.Lang{"ja", "en"}, "ko", "en"},
		{"no words yet, in that of the notice", []incident.Lang{"ja", "en"}, "", "ja"},
		{"an English desk", []incident.Lang{"en"}, "ja", "en"},
		{"an English desk without words yet", []incident.Lang{"en"}, "", "en"},
		{"a Japanese desk", []incident.Lang{"ja"}, "en", "ja"},
	} {
		i := &incident.Incident{Languages: row.has}
		if got := i.AnswerLang(row.wrote); got != row.want {
			t.Errorf("%s: %q, want %q", row.why, got, row.want)
		}
	}
}

// TestMistakesOfAnAuthor makes the mistakes that people make who write an
// incident, one at a time. Each is met where it was made, with what to do.
func TestMistakesOfAnAuthor(t *testing.T) {
	for _, c := range []struct {
		why, file, from, to string
		line                string // what stands on the line that is named; "" for the file as a whole
		says                string
	}{
		{"a file forgotten", "facts.yaml", "", "", "", `the file is missing; add it, README.md shows one under "Another incident"`},
		{"the notice in another language", "notice.en.txt", "", "", "", "the file is missing; add it"},
		{"a field a column too far", "answers/contact.yaml", "  asks: day", "   asks: day", "   asks: day", "not YAML, here or just above: did not find expected key; see that fields stand in one column"},
		{"a field at the margin", "answers/contact.yaml", "  asks: day", "asks: day", "  closed:", "not YAML, here or just above"},
		{"a colon without quotes", "answers/people.yaml", "en: Nothing has been announced about passwords.", "en: Passwords: nothing has been announced.", "en: Passwords:", `put texts with ": "`},
		{"a question mark in braces", "answers/contact.yaml", "{en: Opening hours}", "{en: Are you open?}", "Are you open?", `in braces also those with a comma or "?", in quotes`},
		{"a comma in braces", "answers/contact.yaml", "{en: Opening hours}", "{en: Hours, days}", "{en: Hours", "unknown field days; use one of en, or put a text that holds a comma in quotes"},
		{"a tab", "answers/contact.yaml", "  asks: day", "\tasks: day", "asks: day", "a tab; use spaces"},
		{"an unknown key", "answers/contact.yaml", "  closed:", "  shut:", "The telephone line opens next", "unknown field shut; use one of id kind lane"},
		{"a quote that is not in the notice", "facts.yaml", "people are concerned", "people were concerned", "people were concerned", `the notice does not hold "In all, up to 19,252 people were concerned."; quote it word for word`},
		{"a name that is not in the notice", "facts.yaml", "{en: Tidewater}", "{en: Tidalwater}", "Tidalwater", `the notice does not hold the name "Tidalwater"; write it as there`},
		{"a wrong number", "answers/incident.yaml", "Up to 19,252", "Up to 19,522", "Up to 19,522", `"19,522 people" is in none of the cited facts; write what they say or leave it out`},
		{"a number not cited", "answers/incident.yaml", "[total, subscribers, not_subscribers]", "[total, not_subscribers]", "Up to 18,400 of them", `"18,400" is in none of the cited facts; cite subscribers, which holds it`},
		{"a wrong sum", "facts.yaml", "value: 852", "value: 825", "value: 825", "not_subscribers says 825, but its rule gives 852; write 852"},
		{"a wrong weekday", "answers/incident.yaml", "came on Friday 20", "came on Thursday 20", "came on Thursday", "has the wrong weekday; that day is a Friday"},
		{"a likely item that leaked", "answers/people.yaml", "These are likely to have been copied of", "These were copied of", "These were copied", `"name" is said to have leaked, it is likely to have; write "likely" or "may"`},
		{"an unconfirmed item that may have leaked", "answers/people.yaml", "We have found no evidence that bank details or National Insurance numbers were copied", "Bank details may have been copied", "Bank details may", "say what its fact says"},
		{"an item that the incident has not", "answers/people.yaml", "Nothing has been announced about passwords.", "Your card details may have been copied.", "Your card details", "or that nothing has been announced about it"},
		{"a denial", "answers/people.yaml", "We have found no evidence that bank details or National Insurance numbers were copied", "Bank details were not copied", "were not copied", `"not copied" denies what no fact denies; write what has been announced`},
		{"a promise", "answers/people.yaml", "A person will look at it first.", "We guarantee an answer.", "We guarantee", `"guarantee" is a promise; leave it out`},
		{"a name that nobody agreed on", "answers/incident.yaml", "an independent investigator, was asked", "the friends of Lowtide, were asked", "Lowtide", `"Lowtide" is no name that facts.yaml agrees on; write it small, take it out or add it to names`},
		{"a label too long", "answers/contact.yaml", "{en: Opening hours}", "{en: Hours of our telephone}", "Hours of our telephone", "the label has 22 characters; keep 20"},
		{"an id twice", "answers/contact.yaml", "- id: notification_method", "- id: opening_hours # again", "# again", "the id opening_hours is at answers/contact.yaml:1 already; give one of them another id or merge them"},
		{"a language forgotten", "answers/contact.yaml", "{en: Opening hours}", "{}", "label: {}", "en is missing; add it"},
		{"a language that the lock cannot read", "incident.yaml", "[en]", "[en, fr]", "[en, fr]", `"fr" is no new language; write ja or en`},
		{"an unknown entry to ask next", "answers/contact.yaml", "[contact, speak_to_human]", "[contacts, speak_to_human]", "[contacts, ", "there is no entry contacts to ask next; name an entry"},
		{"a topic that nobody knows", "answers/contact.yaml", "[special_open_days, outside_hours]", "[sundays]", "[sundays]", "there is no topic sundays; name one of internal/asked/topics.yaml"},
		{"a topic with two answers", "answers/contact.yaml", "[special_open_days, outside_hours]", "[site, cause]", "[site, cause]", "cause answers cause already; keep one"},
		{"a definition of a variant", "answers/incident.yaml", "- id: cause.supplier_name\n  kind: escalate\n  lane: general\n", "- id: cause.supplier_name\n  kind: escalate\n  lane: general\n  definition: Who it was.\n", "definition: Who it was.", "a variant has none; write what belongs to it into that of cause"},
		{"an entry of the desk forgotten", "answers/desk.yaml", "- id: malformed_input", "- id: unreadable", "", "the entry malformed_input is missing; write it with kind: unsafe, the desk needs it for messages that nobody can read"},
		{"an entry of the desk of another kind", "answers/desk.yaml", "  kind: verify\n  lane: identity", "  kind: faq", "  kind: faq", "am_i_affected is faq; write kind: verify, the desk needs it for the button for one's own status"},
		{"a day that no calendar has", "incident.yaml", "2026-04-03", "2026-02-30", "2026-02-30", `"2026-02-30" is not a date; write it like 2019-04-13`},
		{"a closing that nobody announced", "incident.yaml", "2026-04-03", "2026-04-02", "2026-04-02", "no fact holds the day 2026-04-02; write it as in the notice and cite it, or say it in desk.yaml"},
		{"hours turned round", "incident.yaml", "open: \"8:30\"\n  close: \"17:30\"", "open: \"17:30\"\n  close: \"8:30\"", "close: \"8:30\"", "the desk closes before it opens; write a later hour"},
		{"a segment that leaves an item out", "incident.yaml", "birth_date, cv]", "birth_date]", "- id: applicants", "the segment applicants leaves out CV, which its facts name; add it"},
		{"an item that is likely only, as leaked", "incident.yaml", "    likely: [name, email,", "    leaked: [name]\n    likely: [email,", "- id: applicants", "no cited fact says that name is leaked; move it or cite its fact"},
		{"a question under two entries", "answers/people.yaml", "- Is my card concerned?", "- what happened", "- what happened", `the question "what happened" is asked under incident_overview at answers/incident.yaml:12 already; keep it where it is answered best`},
		{"a placeholder misspelt", "answers/contact.yaml", "{{next_opening}}", "{{next_openning}}", "{{next_openning}}", "unknown placeholder {{next_openning}}; use {{next_opening}}"},
		{"a placeholder forgotten", "texts.yaml", " (receipt number {{receipt}}).", ".", "already has.", "the text lacks {{receipt}}; say it, in every language"},
	} {
		t.Run(c.why, func(t *testing.T) {
			dir := harbour(t)
			if c.from == "" {
				delete(dir, c.file)
			} else {
				edit(t, dir, c.file, c.from, c.to)
			}
			want := place(t, dir, c.file, c.line) + ": "
			if !slices.ContainsFunc(refusals(dir), func(got string) bool {
				return strings.HasPrefix(got, want) && strings.Contains(got, c.says)
			}) {
				t.Errorf("want %s%s\ngot %s", want, c.says, strings.Join(refusals(dir), "\n"))
			}
		})
	}
}

// place is the file, and the number of the first line that holds the text. What
// is missing from the answers has no file of its own.
func place(t *testing.T, dir fstest.MapFS, file, text string) string {
	t.Helper()
	if text == "" && strings.HasPrefix(file, "answers/") {
		return "answers"
	}
	if text == "" {
		return file
	}
	lines := strings.Split(string(dir[file].Data), "\n")
	for i := range lines {
		if strings.Contains(lines[i], text) {
			return fmt.Sprintf("%s:%d", file, i+1)
		}
	}
	t.Fatalf("%s does not hold %q", file, text)
	return ""
}

// Who works at the desk is configuration; what the folder says of them is for a
// rehearsal that names nobody.
func TestStaffOfAConfigurationComeFirst(t *testing.T) {
	dir := harbour(t)
	edit(t, dir, "incident.yaml", "segments:\n", "staff: [desk1@staff.example.com]\non_call: [oncall@staff.example.com]\nsegments:\n")
	i, err := incident.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct {
		why                 string
		named, onCall       []string
		wantStaff, wantCall string
	}{
		{"nobody is named", nil, nil, "desk1@staff.example.com", "oncall@staff.example.com"},
		{"both are", []string{"a@example.com", "b@example.com"}, []string{"c@example.com"}, "a@example.com b@example.com", "c@example.com"},
		{"who is on call is not, and the folder's are no colleagues", []string{"a@example.com"}, nil, "a@example.com", ""},
	} {
		got := i.StaffedBy(row.named, row.onCall)
		if strings.Join(got.Staff, " ") != row.wantStaff || strings.Join(got.OnCall, " ") != row.wantCall {
			t.Errorf("%s: %v, on call %v", row.why, got.Staff, got.OnCall)
		}
	}
	if len(i.Staff) != 1 || len(i.OnCall) != 1 {
		t.Errorf("the incident itself changed: %v, %v", i.Staff, i.OnCall)
	}
}

func TestANoticeMayNameNoSite(t *testing.T) {
	dir := harbour(t)
	edit(t, dir, "incident.yaml", "site: https://harbour.example.com\n", "")
	if got := refusals(dir); len(got) > 0 {
		t.Error(strings.Join(got, "\n"))
	}
	dir = harbour(t)
	edit(t, dir, "incident.yaml", "site: https://harbour.example.com\n", "site: harbour\n")
	if got := strings.Join(refusals(dir), "\n"); !strings.Contains(got, "the site is no address; write it like https://example.jp") {
		t.Error(got)
	}
}
