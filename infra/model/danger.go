package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"madoguchi/internal/asked"
	"madoguchi/internal/conversation"
	"madoguchi/internal/danger"
	"madoguchi/internal/incidents"
)

// labelled is an inquiry with who wrote it and what it asks for.
type labelled struct {
	danger.Example
	writer, lang string
	words, id    string
	apart        bool // about fraud, a swindle or abuse: neither danger nor ordinary
	fraud        bool
	unlearned    bool // too near to danger to learn from
}

// margin is how sure the classifier must be. With each writer judged by weights that
// never saw that writer, it is where nineteen of twenty in danger are found: a false
// alarm costs staff a look, a miss may cost a life. It was chosen on the very figures that
// this command prints, so these flatter it a little.
const margin = 0.25

// dangerCommand measures how well danger is recognised, and with -write makes the
// weights anew.
func dangerCommand(args []string, stdout io.Writer) error {
	flags := flag.NewFlagSet("danger", flag.ContinueOnError)
	asked := flags.String("asked", "",
		`folder of labelled inquiries: WRITER.jsonl, a line {"lang","text","expect":{"topic","also_topics"}} each`)
	own := flags.String("training", "internal/danger/training", "folder of the project's own sentences")
	desk := flags.Bool("desk", false, "measure the whole desk, too")
	folds := flags.String("folds", "",
		"with the second opinion of encoders: a folder of trainings, as infra/combine has it, each of what never saw some writers")
	aside := flags.String("aside", "",
		"measure this folder of labelled inquiries instead, by the weights of all of -asked and the training in -folds")
	verbose := flags.Bool("v", false, "print the ids of what is wrong with the second opinion")
	file := flags.String("write", "", "write the weights to this file")
	if err := flags.Parse(args); err != nil {
		return err
	}
	base, err := ownSentences(*own)
	if err != nil {
		return err
	}
	bank, err := bankSentences()
	if err != nil {
		return err
	}
	base = append(base, bank...)
	all, err := readAsked(*asked)
	if err != nil {
		return err
	}
	s := seconds{folder: *folds}
	if *aside != "" {
		return s.apart(stdout, danger.Train(learned(base, all, ""), margin), *aside, *verbose)
	}
	if *file == "" {
		return measure(stdout, base, all, *desk, &s, *verbose)
	}
	f, err := os.Create(*file)
	if err != nil {
		return err
	}
	return errors.Join(danger.Train(learned(base, all, ""), margin).Write(f), f.Close())
}

// ownSentences reads lines that begin with + (danger) or - (none).
func ownSentences(folder string) ([]danger.Example, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*.txt"))
	if err != nil || len(files) == 0 {
		return nil, errors.Join(err, fmt.Errorf("no sentences in %s", folder))
	}
	var all []danger.Example
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		for line := range strings.Lines(string(b)) {
			words, in := strings.CutPrefix(line, "+ ")
			if out, is := strings.CutPrefix(line, "- "); is {
				words = out
			} else if !in {
				continue
			}
			all = append(all, danger.NewExample(strings.TrimSpace(words), in))
		}
	}
	return all, nil
}

// bankSentences are the training questions of the incident that ships: what people ask
// who are in no danger, and what those write who despair. Those of the rounds are left
// out: they measure.
func bankSentences() ([]danger.Example, error) {
	i, err := incidents.Load("")
	if err != nil {
		return nil, err
	}
	var all []danger.Example
	for _, e := range conversation.Questions(i) {
		topic, _, _ := strings.Cut(e.Entry, ".")
		switch {
		case e.Writer != "" && e.Writer != asked.Desk:
		case e.Entry == "abusive.distress":
			all = append(all, danger.NewExample(e.Question, true))
		case !slices.Contains(apart(), topic):
			all = append(all, danger.NewExample(e.Question, false))
		}
	}
	return all, nil
}

// apart are the topics that are neither danger nor ordinary.
func apart() []string {
	return []string{"danger", "fraud_charge_what_to_do", "phishing_suspicious_mail", "abusive"}
}

func readAsked(folder string) ([]labelled, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*.jsonl"))
	if err != nil || len(files) == 0 {
		return nil, errors.Join(err, errors.New("no labelled inquiries; name their folder with -asked"))
	}
	var all []labelled
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		lines := bufio.NewScanner(f)
		lines.Buffer(nil, 1<<20)
		for n := 1; lines.Scan(); n++ {
			one, err := parseAsked(lines.Bytes())
			if err != nil {
				f.Close()
				return nil, fmt.Errorf("%s:%d: %w", name, n, err)
			}
			one.writer = strings.TrimSuffix(filepath.Base(name), ".jsonl")
			all = append(all, one)
		}
		if err := errors.Join(lines.Err(), f.Close()); err != nil {
			return nil, err
		}
	}
	return all, nil
}

func parseAsked(line []byte) (labelled, error) {
	var o struct {
		ID, Lang, Text string
		Expect         struct {
			Topic topics
			Also  []string `json:"also_topics"`
		}
	}
	if err := json.Unmarshal(line, &o); err != nil {
		return labelled{}, err
	}
	one := labelled{lang: o.Lang, words: o.Text, id: o.ID, Example: danger.NewExample(o.Text, slices.Contains(o.Expect.Topic, "danger"))}
	one.fraud = slices.Contains(o.Expect.Topic, "fraud_charge_what_to_do")
	for _, t := range slices.Concat(o.Expect.Topic, o.Expect.Also) {
		one.apart = one.apart || slices.Contains(apart(), t)
		one.unlearned = one.unlearned || !one.Danger && slices.Contains(apart(), t) && t != "abusive"
	}
	return one, nil
}

// topics are one topic or a list.
type topics []string

func (t *topics) UnmarshalJSON(b []byte) error {
	var one string
	if json.Unmarshal(b, &one) == nil {
		*t = topics{one}
		return nil
	}
	return json.Unmarshal(b, (*[]string)(t))
}

// learned are the examples from which a model learns that must not know a writer.
func learned(base []danger.Example, all []labelled, without string) []danger.Example {
	examples := slices.Clone(base)
	for _, one := range all {
		if one.writer != without && !one.unlearned {
			examples = append(examples, one.Example)
		}
	}
	return examples
}

// tally counts messages, and those that were called danger.
type tally struct{ danger, caught, ordinary, alarmed int }

func (t *tally) add(one labelled, called bool) {
	switch {
	case one.Danger:
		t.danger++
		if called {
			t.caught++
		}
	case !one.apart:
		t.ordinary++
		if called {
			t.alarmed++
		}
	}
}

func (t tally) print(w io.Writer, name string) {
	share := func(n, of int) float64 { return 100 * float64(n) / float64(max(of, 1)) }
	fmt.Fprintf(w, "%-16s danger %3d of %3d (%5.1f%%)   false alarms %3d of %4d (%.2f%%)\n",
		name, t.caught, t.danger, share(t.caught, t.danger), t.alarmed, t.ordinary, share(t.alarmed, t.ordinary))
}

// measure judges each writer by weights that never saw that writer, and by the
// lexicons alone.
func measure(w io.Writer, base []danger.Example, all []labelled, whole bool, s *seconds, verbose bool) error {
	r := report{counts: map[string]*tally{}, w: w, verbose: verbose}
	if whole {
		var err error
		if r.desk, err = rehearse(); err != nil {
			return err
		}
	}
	var writers []string
	for _, one := range all {
		if !slices.Contains(writers, one.writer) {
			writers = append(writers, one.writer)
		}
	}
	for _, writer := range writers {
		m := danger.Train(learned(base, all, writer), margin)
		second, err := s.of(writer)
		if err != nil {
			return err
		}
		for _, one := range all {
			if one.writer == writer {
				r.judge(m, second, one)
			}
		}
	}
	r.print()
	return nil
}

// report is what is counted of messages, each judged by a model that never saw its writer.
type report struct {
	counts  map[string]*tally
	desk    *rehearsed // nil: not measured
	met     deskTally
	w       io.Writer
	verbose bool
}

func (r *report) count(key string, one labelled, called bool) {
	if r.counts[key] == nil {
		r.counts[key] = &tally{}
	}
	r.counts[key].add(one, called)
}

func (r *report) judge(m *danger.Model, second *second, one labelled) {
	called := m.Calls(one.Example)
	if r.desk != nil {
		r.met.meet(r.desk, one, called)
	}
	r.count("writer "+one.writer, one, called)
	r.count("language "+one.lang, one, called)
	r.count("all", one, called)
	r.count("lexicons alone", one, one.Sure)
	for _, other := range []float32{0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4} {
		r.count(fmt.Sprintf("margin %.2f", other), one, one.Sure || m.Margin(one.Example) > other-margin)
	}
	if second == nil {
		return
	}
	r.count("folds, alone", one, called)
	called = second.calls(m, one)
	r.count("folds, seconded", one, called)
	r.count("seconded "+one.writer, one, called)
	r.count("seconded "+one.lang, one, called)
	if r.verbose {
		tell(r.w, one, called)
	}
}

func (r *report) print() {
	for _, key := range slices.Sorted(maps.Keys(r.counts)) {
		r.counts[key].print(r.w, key)
	}
	if r.desk != nil {
		r.met.print(r.w)
	}
}
