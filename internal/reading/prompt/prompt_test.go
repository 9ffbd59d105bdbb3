package prompt_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"madoguchi/internal/asked"
	"madoguchi/internal/incident"
	"madoguchi/internal/incidents"
	"madoguchi/internal/reading/prompt"
)

var update = flag.Bool("update", false, "write testdata/small.txt anew")

func load(t testing.TB, folder string) *incident.Incident {
	t.Helper()
	i, err := incident.Load(os.DirFS(folder))
	if err != nil {
		t.Fatal(err)
	}
	return i
}

func build(t testing.TB, topics []prompt.Topic, to prompt.Detail) *prompt.Prompt {
	t.Helper()
	p, err := prompt.New(topics, to)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func of(t testing.TB, i *incident.Incident, to prompt.Detail) *prompt.Prompt {
	t.Helper()
	p, err := prompt.Of(i, to)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// written is a prompt as a service gets it.
func written(p *prompt.Prompt) string {
	var schema bytes.Buffer
	if err := json.Indent(&schema, p.Tool.Schema, "", "  "); err != nil {
		panic(err)
	}
	return p.System + "\n" + p.Tool.Name + ": " + p.Tool.Description + "\n" + schema.String() + "\n"
}

// Whoever changes a word of this file makes every recording of a model's answers old.
func TestPromptOfTheSmallIncident(t *testing.T) {
	const file = "testdata/small.txt"
	got := written(of(t, load(t, "../../incident/testdata/small"), prompt.ToTopics))
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("the prompt is not that of %s; read the difference after go test -update:\n%s", file, got)
	}
}

// A service caches a prompt only while each byte of it stays the same.
func TestPromptsOfOneIncidentAreTheSame(t *testing.T) {
	for _, name := range incidents.Names() {
		for _, to := range []prompt.Detail{prompt.ToTopics, prompt.ToEntries} {
			i, err := incidents.Load(name)
			if err != nil {
				t.Fatal(err)
			}
			first := written(of(t, i, to))
			slices.Reverse(i.Entries)
			if first != written(of(t, i, to)) {
				t.Errorf("%s: two prompts of the same topics differ", name)
			}
		}
	}
}

// What is shorter than a service caches is paid in full at each call, and nothing tells.
func TestPromptsAreLongEnoughToBeCached(t *testing.T) {
	const leastCached = 512 // tokens, of the model that is the default (platform fact 38)
	for _, name := range incidents.Names() {
		i, err := incidents.Load(name)
		if err != nil {
			t.Fatal(err)
		}
		least, most := of(t, i, prompt.ToTopics).Tokens()
		if 10*least < 12*leastCached {
			t.Errorf("%s: a prompt of %d to %d tokens is too near to %d", name, least, most, leastCached)
		}
	}
}

func TestTopics(t *testing.T) {
	bank, err := asked.Load()
	if err != nil {
		t.Fatal(err)
	}
	i := &incident.Incident{Languages: []incident.Lang{incident.Japanese, incident.English}, Entries: []incident.Entry{
		{ID: "fee.abroad", Kind: incident.Escalate, Label: incident.Local{"ja": "海外の手数料", "en": "Fee abroad"}, Asked: []string{"cause"}},
		{ID: "fee", Kind: incident.FAQ, Label: incident.Local{"ja": "手数料", "en": "Fee"}, Definition: "What it costs.", Asked: []string{"compensation"}},
		{ID: incident.SecretPasted, Kind: incident.Unsafe},
		{ID: "area", Kind: incident.FAQ, Label: incident.Local{"ja": "地域"}},
	}}
	topics := prompt.Topics(i, bank)
	var ids []string
	for _, one := range topics {
		ids = append(ids, one.ID)
	}
	if want := []string{"area", "cause", "compensation", "fee"}; !slices.Equal(ids, want) {
		t.Fatalf("the topics are %v, want %v: nothing that rules alone find, and what an entry answers besides", ids, want)
	}
	area, cause, compensation, fee := topics[0], topics[1], topics[2], topics[3]
	if fee.Kind != incident.FAQ || fee.Definition != "What it costs." || len(fee.Entries) != 2 || fee.Entries[1].Label != "Fee abroad" {
		t.Errorf("the topic of two entries is %+v; its kind and definition are those of the entry of its name", fee)
	}
	if area.Definition != "地域" {
		t.Errorf("a topic that nobody defined, without words in English, is %q", area.Definition)
	}
	if cause.Answer != (prompt.Answer{Topic: "fee", Entry: "fee.abroad"}) || compensation.Answer != (prompt.Answer{Topic: "fee"}) || cause.Definition == "" {
		t.Errorf("what entries answer besides leads to %+v and %+v", cause.Answer, compensation.Answer)
	}
	text := build(t, topics, prompt.ToEntries).System
	if !strings.Contains(text, "\nfee (answer): What it costs.\n- fee (answer): Fee\n- fee.abroad (person): Fee abroad\n") || strings.Contains(text, "- area:") {
		t.Errorf("a topic of several entries lists them, one of a single entry does not:\n%s", text[len(text)-200:])
	}
	if strings.Contains(text, "{{") {
		t.Error("a placeholder was left in the text")
	}
}

func TestPromptsThatAreRefused(t *testing.T) {
	if _, err := prompt.New(nil, prompt.ToTopics); err == nil {
		t.Error("a prompt without topics points at nothing")
	}
	if _, err := prompt.New([]prompt.Topic{{ID: "fee"}, {ID: "fee"}}, prompt.ToTopics); err == nil {
		t.Error("two topics of one id cannot be told apart")
	}
}

func TestTokens(t *testing.T) {
	for text, want := range map[string][2]int{"": {0, 0}, "abcdefabcdef": {2, 6}, "手数料は": {2, 8}, "a手": {0, 3}} {
		if least, most := prompt.Tokens(text); least != want[0] || most != want[1] {
			t.Errorf("%q is %d to %d tokens, want %v", text, least, most, want)
		}
	}
}
