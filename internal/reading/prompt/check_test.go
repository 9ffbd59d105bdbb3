package prompt_test

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"madoguchi/internal/danger"
	"madoguchi/internal/incident"
	"madoguchi/internal/reading"
	"madoguchi/internal/reading/prompt"
)

// pointing is a prompt of two topics with two entries each, and of one that the second of
// them answers.
func pointing(t testing.TB, to prompt.Detail) *prompt.Prompt {
	return build(t, []prompt.Topic{
		{ID: "fee", Kind: incident.FAQ, Entries: []prompt.Entry{{"fee", incident.FAQ, "Fee"}, {"fee.abroad", incident.Escalate, "Fee abroad"}}, Answer: prompt.Answer{Topic: "fee"}},
		{ID: "period", Kind: incident.FAQ, Entries: []prompt.Entry{{"period", incident.FAQ, "Dates"}, {"period.end", incident.FAQ, "Last day"}}, Answer: prompt.Answer{Topic: "period"}},
		{ID: "deadline", Kind: incident.FAQ, Answer: prompt.Answer{Topic: "period", Entry: "period.end"}},
	}, to)
}

// part is one of the topic fee.
func part(entry string, sure reading.Sureness, sentences ...int) reading.Part {
	return reading.Part{Topic: "fee", Entry: entry, Sentences: sentences, Sure: sure}
}

func TestReadings(t *testing.T) {
	p := pointing(t, prompt.ToEntries)
	for _, row := range []struct {
		why, arguments string
		want           reading.Reading
	}{
		{"two parts in their order", `{"parts":[{"topic":"period","sentences":[2,1],"sure":"likely"},{"topic":"fee","entry":"fee.abroad","sentences":[3],"sure":"sure"}],"move":"asks","lang":"ja"}`,
			reading.Reading{Parts: []reading.Part{{Topic: "period", Sentences: []int{1, 2}, Sure: reading.Likely}, part("fee.abroad", reading.Sure, 3)}, Move: reading.Asks, Lang: "ja"}},
		{"thanks, in a language that the desk does not speak", `{"parts":[],"move":"thanks","lang":"other"}`, reading.Reading{Move: reading.Thanks}},
		{"danger", `{"parts":[],"move":"adds","lang":"ko","danger":{"kind":"home","sentence":2}}`,
			reading.Reading{Move: reading.Adds, Lang: "ko", Danger: reading.Danger{Kind: danger.Home, Sentence: 2}}},
		{"no danger, said at length", `{"parts":null,"move":"leaves","lang":"en","danger":null}`, reading.Reading{Move: reading.Leaves, Lang: "en"}},
		{"the same topic twice is one part, as sure as the surer", `{"parts":[{"topic":"fee","entry":"","sentences":[1],"sure":"guess"},{"topic":"fee","entry":"fee","sentences":[3,1],"sure":"sure"}],"move":"asks","lang":"zh-Hant"}`,
			reading.Reading{Parts: []reading.Part{part("fee", reading.Sure, 1, 3)}, Move: reading.Asks, Lang: "zh-Hant"}},
		{"two entries of a topic are two parts", `{"parts":[{"topic":"fee","entry":"fee","sentences":[1],"sure":"sure"},{"topic":"fee","entry":"fee.abroad","sentences":[2],"sure":"sure"}],"move":"asks","lang":"en"}`,
			reading.Reading{Parts: []reading.Part{part("fee", reading.Sure, 1), part("fee.abroad", reading.Sure, 2)}, Move: reading.Asks, Lang: "en"}},
		{"a topic that another one's entry answers", `{"parts":[{"topic":"deadline","sentences":[1],"sure":"sure"}],"move":"asks","lang":"en"}`,
			reading.Reading{Parts: []reading.Part{{Topic: "period", Entry: "period.end", Sentences: []int{1}, Sure: reading.Sure}}, Move: reading.Asks, Lang: "en"}},
	} {
		if got, fault := p.Check(json.RawMessage(row.arguments), 3); fault != "" || !reflect.DeepEqual(got, row.want) {
			t.Errorf("%s: %+v, fault %q", row.why, got, fault)
		}
	}
}

// faulty are arguments that are no reading of a message of three sentences.
func faulty() map[string]prompt.Fault {
	one := func(rest string) string { return `{"parts":[{` + rest + `}],"move":"asks","lang":"ja"}` }
	seven := strings.Repeat(`{"topic":"fee","sentences":[1],"sure":"sure"},`, 7)
	return map[string]prompt.Fault{
		"":                 prompt.BadShape,
		"null":             prompt.BadShape,
		"[]":               prompt.BadShape,
		`"thanks"`:         prompt.BadShape,
		"{":                prompt.BadShape,
		`{"move":"thanks"`: prompt.BadShape,
		`{"parts":"fee"}`:  prompt.BadShape,
		`{"parts":[],"move":"thanks","lang":"ja"}{}`:                                       prompt.BadShape,
		`{"parts":[],"move":"thanks","lang":"ja","answer":"You are not affected."}`:        prompt.BadShape,
		`{"parts":[],"move":["thanks"],"lang":"ja"}`:                                       prompt.BadShape,
		one(`"topic":"fee","sentences":["1"],"sure":"sure"`):                               prompt.BadShape,
		one(`"topic":"fee","sentences":1,"sure":"sure"`):                                   prompt.BadShape,
		one(`"topic":"fee","sentences":[1.5],"sure":"sure"`):                               prompt.BadShape,
		one(`"topic":"fee","sentences":[99999999999999999999],"sure":"sure"`):              prompt.BadShape,
		one(`"topic":"fee","sentences":[1],"sure":"sure","text":"hello"`):                  prompt.BadShape,
		`{"parts":[],"move":"thanks","lang":"` + strings.Repeat("a", 9000) + `"}`:          prompt.BadShape,
		`{"parts":[` + strings.TrimSuffix(seven, ",") + `],"move":"asks","lang":"ja"}`:     prompt.BadParts,
		one(`"topic":"refund","sentences":[1],"sure":"sure"`):                              prompt.BadTopic,
		one(`"topic":"fee.abroad","sentences":[1],"sure":"sure"`):                          prompt.BadTopic,
		one(`"topic":"Fee","sentences":[1],"sure":"sure"`):                                 prompt.BadTopic,
		one(`"sentences":[1],"sure":"sure"`):                                               prompt.BadTopic,
		one(`"topic":"fee","entry":"fee.refund","sentences":[1],"sure":"sure"`):            prompt.BadEntry,
		one(`"topic":"fee","entry":"period.end","sentences":[1],"sure":"sure"`):            prompt.BadEntry,
		one(`"topic":"fee","sentences":[],"sure":"sure"`):                                  prompt.BadSentence,
		one(`"topic":"fee","sure":"sure"`):                                                 prompt.BadSentence,
		one(`"topic":"fee","sentences":[4],"sure":"sure"`):                                 prompt.BadSentence,
		one(`"topic":"fee","sentences":[1,0],"sure":"sure"`):                               prompt.BadSentence,
		one(`"topic":"fee","sentences":[-1],"sure":"sure"`):                                prompt.BadSentence,
		one(`"topic":"fee","sentences":[1],"sure":"certain"`):                              prompt.BadSure,
		one(`"topic":"fee","sentences":[1]`):                                               prompt.BadSure,
		`{"parts":[],"lang":"ja"}`:                                                         prompt.BadMove,
		`{"parts":[],"move":"answer","lang":"ja"}`:                                         prompt.BadMove,
		`{"parts":[],"move":"thanks"}`:                                                     prompt.BadLang,
		`{"parts":[],"move":"thanks","lang":"zh"}`:                                         prompt.BadLang,
		`{"parts":[],"move":"adds","lang":"ja","danger":{}}`:                               prompt.BadDanger,
		`{"parts":[],"move":"adds","lang":"ja","danger":{"kind":"fraud","sentence":1}}`:    prompt.BadDanger,
		`{"parts":[],"move":"adds","lang":"ja","danger":{"kind":"","sentence":1}}`:         prompt.BadDanger,
		`{"parts":[],"move":"adds","lang":"ja","danger":{"kind":"threat"}}`:                prompt.BadSentence,
		`{"parts":[],"move":"adds","lang":"ja","danger":{"kind":"despair","sentence":99}}`: prompt.BadSentence,
	}
}

func TestWhatIsNoReading(t *testing.T) {
	p := pointing(t, prompt.ToEntries)
	var seen []prompt.Fault
	for arguments, want := range faulty() {
		got, fault := p.Check(json.RawMessage(arguments), 3)
		if fault != want || !reflect.DeepEqual(got, reading.Reading{}) {
			t.Errorf("%.80s: fault %q, want %q, with %+v", arguments, fault, want, got)
		}
		seen = append(seen, fault)
	}
	for _, f := range prompt.Faults() {
		if !slices.Contains(seen, f) {
			t.Errorf("no row of the table has the fault %q", f)
		}
	}
	if _, fault := pointing(t, prompt.ToTopics).Check(json.RawMessage(`{"parts":[{"topic":"fee","entry":"fee.abroad","sentences":[1],"sure":"sure"}],"move":"asks","lang":"ja"}`), 1); fault != prompt.BadEntry {
		t.Errorf("a model that was shown no entries points at one: %q", fault)
	}
}

func FuzzCheck(f *testing.F) {
	for arguments := range faulty() {
		f.Add(arguments, 3)
	}
	f.Add(`{"parts":[{"topic":"fee","entry":"fee.abroad","sentences":[3,3,1],"sure":"sure"}],"move":"asks","lang":"ja","danger":{"kind":"home","sentence":2}}`, 3)
	f.Add(strings.Repeat(`{"parts":[`, 700), 0)
	p := pointing(f, prompt.ToEntries)
	f.Fuzz(func(t *testing.T, arguments string, sentences int) {
		r, fault := p.Check(json.RawMessage(arguments), sentences)
		if fault != "" {
			if !slices.Contains(prompt.Faults(), fault) || !reflect.DeepEqual(r, reading.Reading{}) {
				t.Errorf("fault %q with %+v", fault, r)
			}
			return
		}
		there := func(s int) bool { return s >= 1 && s <= sentences }
		if r.Danger != (reading.Danger{}) && !there(r.Danger.Sentence) {
			t.Errorf("danger in sentence %d of %d", r.Danger.Sentence, sentences)
		}
		for _, part := range r.Parts {
			if len(part.Sentences) == 0 || !there(part.Sentences[0]) || !there(part.Sentences[len(part.Sentences)-1]) {
				t.Errorf("a part stands on %v of %d sentences", part.Sentences, sentences)
			}
			if part.Topic != "fee" && part.Topic != "period" || part.Entry != "" && !strings.HasPrefix(part.Entry, part.Topic) {
				t.Errorf("%q %q is nothing to point at", part.Topic, part.Entry)
			}
		}
	})
}
