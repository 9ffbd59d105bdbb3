package dialogue_test

import (
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	_ "time/tzdata"

	"madoguchi/infra/local/dialogue"
	"madoguchi/infra/local/rehearsal"
	"madoguchi/internal/incidents"
	"madoguchi/internal/inquiry"
)

// harbour is trained once for all tests.
var harbour = sync.OnceValues(func() (*rehearsal.Rehearsal, error) { return rehearsal.Load("harbour") })

func desk(t *testing.T, load func() (*rehearsal.Rehearsal, error)) *rehearsal.Rehearsal {
	t.Helper()
	d, err := load()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// Each dialogue beside an incident that is built in goes as it is written.
func TestDialoguesGoAsTheyAreWritten(t *testing.T) {
	for _, name := range incidents.Names() {
		t.Run(name, func(t *testing.T) {
			files, err := incidents.Open(name)
			if err != nil {
				t.Fatal(err)
			}
			d := desk(t, func() (*rehearsal.Rehearsal, error) { return rehearsal.Load(name) })
			all, err := dialogue.Read(files, d.Incident)
			if err != nil {
				t.Fatal(err)
			}
			for _, one := range all {
				for _, on := range one.On {
					if err := dialogue.Play(d, one, on); err != nil {
						t.Error(err)
					}
				}
			}
		})
	}
}

// read reads the dialogues of a file of an incident.
func read(d *rehearsal.Rehearsal, content string) ([]dialogue.Dialogue, error) {
	return dialogue.Read(fstest.MapFS{"conversations/a.yaml": {Data: []byte(content)}}, d.Incident)
}

const begin = "- id: one\n  who: somebody\n  talk:\n"

func TestABrokenFileNamesLineAndRemedy(t *testing.T) {
	d := desk(t, harbour)
	for _, row := range []struct{ why, content, want string }{
		{"nobody speaks", "- id: one\n  who: somebody\n  talk: []\n", `a.yaml:3: nothing is said; write lines with "- customer: "`},
		{"nothing is expected", begin + "    - customer: Hello\n", "a.yaml:4: nothing is expected of the desk; add kind"},
		{"something is expected of time", begin + "    - later: 3 days\n      kind: faq\n", "a.yaml:4: the desk answers customers only"},
		{"two things at once", begin + "    - customer: Hello\n      later: 3 days\n", "a.yaml:4: a line has one of customer, taps, later and staff"},
		{"a field that is no field", begin + "    - customer: Hello\n      topics: period\n", "a.yaml:5: unknown field topics; use one of customer"},
		{"a topic that there is not", begin + "    - customer: Hello\n      topic: periods\n", "a.yaml:5: the incident has no topic periods; write the id"},
		{"a kind that there is not", begin + "    - customer: Hello\n      kind: answer\n", `a.yaml:5: there is no kind "answer"; write one of faq`},
		{"a lane that there is not", begin + "    - customer: Hello\n      case: police\n", `a.yaml:5: there is no lane "police"; write one of urgent`},
		{"no time", begin + "    - later: a while\n", `a.yaml:4: "a while" is no time that passes; write it like 10 minutes`},
		{"a deed of nobody", begin + "    - staff: sleeps\n", `a.yaml:4: staff do not do "sleeps" here; write one of: takes the case`},
		{"a half silence", begin + "    - customer: Hello\n      silent: maybe\n", `a.yaml:5: "maybe"; write yes`},
		{"a channel that there is not", "- id: one\n  who: somebody\n  on: fax\n  talk:\n    - customer: Hello\n      kind: faq\n", `a.yaml:3: "fax" is no channel`},
		{"a moment without a zone", "- id: one\n  who: somebody\n  at: 2026-03-02 10:00\n  talk:\n    - customer: Hello\n      kind: faq\n", `a.yaml:3: "2026-03-02 10:00" is no time; write it like`},
		{"a segment that there is not", "- id: one\n  who: somebody\n  listed: [x]\n  talk:\n    - customer: Hello\n      kind: faq\n", "a.yaml:3: the incident has no segment x"},
		{"an id twice", begin + "    - customer: Hello\n      kind: faq\n" + begin + "    - customer: Hello\n      kind: faq\n", "a.yaml:6: a dialogue one is there already"},
	} {
		if _, err := read(d, row.content); err == nil || !strings.Contains(err.Error(), row.want) {
			t.Errorf("%s: %v, want %s", row.why, err, row.want)
		}
	}
	if all, err := dialogue.Read(fstest.MapFS{}, d.Incident); err != nil || all != nil {
		t.Errorf("without a folder: %v %v", all, err)
	}
}

// Whatever is expected and does not come is found, with its line.
func TestWhatGoesOtherwiseIsFound(t *testing.T) {
	d := desk(t, harbour)
	for _, row := range []struct{ why, line, want string }{
		{"another kind", "{customer: What are your opening hours, kind: escalate}", "a.yaml:4: one by line: to \"What are your opening hours\": the kind is faq, and should be escalate"},
		{"another topic", "{customer: What are your opening hours, topic: [period]}", "and should be [period]"},
		{"no case", "{customer: What are your opening hours, case: general}", `the case is of the lane "", and should be of "general"`},
		{"words that are missing", "{customer: What are your opening hours, says: moonlight}", `"moonlight" should be said`},
		{"words that are there", "{customer: What are your opening hours, never: [am]}", `"am" should not be said`},
		{"an answer in place of silence", "{customer: What are your opening hours, silent: yes}", "the desk should be silent"},
		{"a button that is not there", "{taps: Fly away, kind: faq}", `there is no button "Fly away"`},
		{"staff without a case", "{staff: takes the case}", "there is no case yet"},
	} {
		all, err := read(d, begin+"    - "+row.line+"\n")
		if err != nil {
			t.Fatal(err)
		}
		if err := dialogue.Play(d, all[0], inquiry.LINE); err == nil || !strings.Contains(err.Error(), row.want) {
			t.Errorf("%s: %v, want %s", row.why, err, row.want)
		}
	}
}

// Time passes, and staff do on the case what they can do on the desk's pages.
func TestTimeAndStaffArePartOfADialogue(t *testing.T) {
	d := desk(t, harbour)
	all, err := read(d, begin+`
    - {customer: I want to speak to a person, kind: escalate, case: general}
    - staff: takes the case
    - {customer: What are your opening hours, case: general, never: moonlight}
    - staff: answers
    - staff: hands the case back
    - later: 2 days
    - {customer: What are your opening hours, kind: faq, case: none}
    - staff: takes the case
    - staff: closes the case
    - {customer: What are your opening hours, kind: faq, case: none}
`)
	if err != nil {
		t.Fatal(err)
	}
	for _, on := range all[0].On {
		if err := dialogue.Play(d, all[0], on); err != nil {
			t.Error(err)
		}
	}
}
