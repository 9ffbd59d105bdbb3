package switches_test

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"madoguchi/internal/cases"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/incidents"
	"madoguchi/internal/switches"
)

func load(t *testing.T) *incident.Incident {
	t.Helper()
	i, err := incidents.Load("harbour")
	if err != nil {
		t.Fatal(err)
	}
	return i
}

// TestCheckNamesWhatDoesNotFit an incident, and what a desk may not do without.
func TestCheckNamesWhatDoesNotFit(t *testing.T) {
	i := load(t)
	receipt, err := cases.NewReceipt(rand.NewChaCha8([32]byte{}))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		set  switches.Set
		want string // a part of the error, "" for none
	}{
		{"nothing", switches.Set{}, ""},
		{"all that fits", switches.Set{Paused: true, NoCodes: true, Topics: []string{i.Entries[0].ID, incident.AmIAffected}, Greylist: []cases.Receipt{receipt}}, ""},
		{"a topic that is misspelt", switches.Set{Topics: []string{"no_such_topic"}}, `"no_such_topic" is no topic`},
		{"the way to a person", switches.Set{Topics: []string{incident.SpeakToHuman}}, "could take over"},
		{"what is said to a secret", switches.Set{Topics: []string{incident.SecretPasted}}, "could take over"},
		{"a banner that nobody approved", switches.Set{Banner: "Der Schalter ist zu"}, "no snippet"},
		{"a receipt that is none", switches.Set{Greylist: []cases.Receipt{"KM7P-3XQ9"}}, "no receipt number"},
		{"a receipt as nobody writes it", switches.Set{Greylist: []cases.Receipt{cases.Receipt(strings.ToLower(string(receipt)))}}, "no receipt number"},
	} {
		if err := c.set.Check(i); (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
}

// TestAppliedLeavesTheRest: of a topic that a person answers no text is left but its label, and
// nothing else of the incident changes; nor does the incident itself.
func TestAppliedLeavesTheRest(t *testing.T) {
	i, untouched := load(t), load(t)
	var id string
	for _, e := range i.Entries {
		if e.Kind == incident.FAQ {
			id = e.ID
		}
	}
	applied := switches.Set{Topics: []string{id, incident.SpeakToHuman}}.Applied(i)
	for k, e := range applied.Entries {
		if e.ID != id {
			if !reflect.DeepEqual(e, i.Entries[k]) {
				t.Errorf("%s is another one", e.ID)
			}
			continue
		}
		if e.Kind != incident.Escalate || e.Lane != cases.General || e.Asks != "" || e.Short != nil || e.Open != nil || e.Closed != nil || len(e.Quick) > 0 ||
			!reflect.DeepEqual(e.Answer, i.Texts[texts.GiveUp].Local) {
			t.Errorf("%s is %+v", e.ID, e)
		}
	}
	if !reflect.DeepEqual(i, untouched) {
		t.Error("the incident was changed")
	}
	if got := (switches.Set{Paused: true}).Applied(i); got != i {
		t.Error("without topics it is another incident")
	}
}

// TestTopicHoldsItsVariants: a topic stops with all that is asked of it, a variant alone.
func TestTopicHoldsItsVariants(t *testing.T) {
	for _, c := range []struct {
		switched, entry string
		want            bool
	}{
		{"a", "a", true}, {"a", "a.b", true}, {"a.b", "a.b", true}, {"a.b", "a", false}, {"a.b", "a.c", false}, {"a", "ab", false},
	} {
		if got := (switches.Set{Topics: []string{c.switched}}).Withheld(c.entry); got != c.want {
			t.Errorf("with %s, %s is held: %v", c.switched, c.entry, got)
		}
	}
}
