package incident_test

import (
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"madoguchi/internal/asked"
	"madoguchi/internal/cases"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/incidents"
)

// An author who adds an answer writes no question: how people ask is the bank's.
func TestAnEntryInheritsHowPeopleAsk(t *testing.T) {
	i, err := incidents.Load("harbour")
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"compensation", "contact", "payroll"} {
		e, _ := i.Entry(id)
		for _, lang := range []incident.Lang{"ja", "en", "zh", "ko"} {
			if len(e.Questions[lang]) < 5 {
				t.Errorf("%s has %d questions in %s", id, len(e.Questions[lang]), lang)
			}
		}
	}
	fee, ok := i.Entry("card_reissue_fee")
	if !ok || !slices.ContainsFunc(fee.Inherited, func(p asked.Phrase) bool { return p.Variant == "refund" }) {
		t.Errorf("a topic without variants has %d phrases and none of its variants", len(fee.Inherited))
	}
	for _, e := range i.Entries {
		for _, p := range e.Inherited {
			if strings.Contains(p.Text, "{") {
				t.Errorf("%s: a slot without a name: %q", e.ID, p.Text)
			}
		}
	}
}

// What people ask and the incident does not answer was not announced: a person takes it up.
func TestWhatNobodyAnswersWasNotAnnounced(t *testing.T) {
	i, err := incidents.Load("harbour")
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct {
		topic string
		kind  incident.Kind
		lane  cases.Lane
		says  string
	}{
		{"card_reissue_fee", incident.Escalate, cases.General, "Nothing has been announced about what you ask."},
		{"why_announcement_delay", incident.Escalate, cases.Complaint, "Nothing has been announced"},
		{"bulk_disclosure", incident.Unsafe, "", "I cannot do that"},
	} {
		e, ok := i.Entry(row.topic)
		if !ok || e.Kind != row.kind || e.Lane != row.lane || !strings.Contains(e.Answer["en"], row.says) || e.Label["en"] == "" {
			t.Errorf("%s: %v %s %s %q %q", row.topic, ok, e.Kind, e.Lane, e.Answer["en"], e.Label["en"])
		}
	}
	if _, ok := i.Entry("danger"); ok {
		t.Error("danger has an entry; it is found before all that is asked")
	}
}

// On its first day a company has a notice and answers, and nobody has asked it anything.
func TestAFirstDayTakesAllQuestionsFromTheBank(t *testing.T) {
	i, err := incident.Load(os.DirFS("testdata/firstday"))
	if err != nil {
		t.Fatal(err)
	}
	answered := 0
	for _, e := range i.Entries {
		questions := 0
		for _, some := range e.Questions {
			questions += len(some)
		}
		if questions != len(e.Inherited) {
			t.Errorf("%s has %d questions and inherits %d", e.ID, questions, len(e.Inherited))
		}
		given := e.Answer[incident.English] == i.Texts[texts.NotAnnounced].Local[incident.English] ||
			e.Answer[incident.English] == i.Texts[texts.Declined].Local[incident.English]
		if topic := len(e.Inherited) > 0 && !strings.Contains(e.ID, "."); topic && !given {
			answered++
		}
	}
	for _, topic := range []string{"card_reissue_fee", "compensation", "refund_orders"} {
		if e, ok := i.Entry(topic); !ok || e.Kind != incident.Escalate || e.Answer[incident.English] != i.Texts[texts.NotAnnounced].Local[incident.English] {
			t.Errorf("%s: %v %s %q", topic, ok, e.Kind, e.Answer[incident.English])
		}
	}
	if answered != 40 {
		t.Errorf("it answers %d topics, its README says 40", answered)
	}
}

// A folder that was written before there was a bank has its own questions for all it
// answers, and nothing else.
func TestAFolderWithItsOwnQuestionsInheritsNone(t *testing.T) {
	i, err := incident.Load(os.DirFS("testdata/frozen/harbour"))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range i.Entries {
		if len(e.Inherited) > 0 || len(e.Questions) == 0 || e.Cites == nil && e.Kind == incident.FAQ {
			t.Errorf("%s inherits %d phrases", e.ID, len(e.Inherited))
		}
	}
}

// What only one incident has is asked for in phrases of its folder.
func TestAFolderHasPhrasesOfItsOwn(t *testing.T) {
	dir := harbour(t)
	dir["phrases/newsletter.ko.txt"] = &fstest.MapFile{Data: []byte("[desk 0]\n소식지는 언제 다시 오나요\n")}
	i, err := incident.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	if e, _ := i.Entry("newsletter"); !slices.Equal(e.Questions["ko"], []string{"소식지는 언제 다시 오나요"}) {
		t.Errorf("asked for by %q", e.Questions["ko"])
	}
	dir["phrases/newsletter.ko.txt"] = &fstest.MapFile{Data: []byte("소식지는 언제 다시 오나요\n")}
	if _, err := incident.Load(dir); err == nil || !strings.Contains(err.Error(), "phrases/newsletter.ko.txt: a heading is not like [w6 1]") {
		t.Errorf("error %v", err)
	}
}
