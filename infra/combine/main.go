// Command combine learns how the two opinions of package understand go together, and
// chooses the bounds between answering and asking back:
//
//	go run ./infra/combine -folds DIR [-out internal/understand/weights.json]
//
// DIR has a folder for each fold of writers (rounds.Folds), named by its first writer, with
// the encoder and the head of a training that saw none of them: encoder.bin and head.bin,
// by infra/encoder. Folds without a folder are left out. Both opinions judge each message
// by what never saw its writer, and so the weights learn how far to trust either on people
// whom nobody knows yet. It prints how well that goes, each fold by weights of the others.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	_ "time/tzdata" // the incident's zone must load on a bare machine (platform fact 26)

	"madoguchi/internal/asked"
	"madoguchi/internal/asked/rounds"
	"madoguchi/internal/conversation"
	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/faq"
	"madoguchi/internal/incident"
	"madoguchi/internal/incidents"
	"madoguchi/internal/understand"
	"madoguchi/internal/understand/trained"
)

func main() {
	folds := flag.String("folds", "", "the folder of the trainings")
	out := flag.String("out", "", "where the weights are written")
	steps := flag.Int("steps", 80, "of learning")
	flag.Parse()
	if err := run(*folds, *out, *steps, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "combine:", err)
		os.Exit(1)
	}
}

func run(dir, out string, steps int, w io.Writer) error {
	i, err := incidents.Load("")
	if err != nil {
		return err
	}
	messages, err := rounds.Load()
	if err != nil {
		return err
	}
	var folds []fold
	for _, writers := range rounds.Folds() {
		f, err := read(i, messages, filepath.Join(dir, writers[0]), writers)
		if errors.Is(err, os.ErrNotExist) {
			continue
		}
		if err != nil {
			return err
		}
		folds = append(folds, f)
		fmt.Fprintf(w, "%v: %d messages\n", writers, len(f.lessons))
	}
	if len(folds) < 2 {
		return errors.New("two folds at least, please")
	}
	kinds := map[string]incident.Kind{}
	for _, e := range i.Entries {
		kinds[e.ID] = e.Kind
	}
	found := judged(folds, steps, kinds)
	bounds := choose(found, w)
	report(found, bounds, w)
	learned := understand.Learn(all(folds), steps)
	learned.Bounds = bounds
	return write(learned, out)
}

// fold is some writers' messages, judged by opinions that saw none of them.
type fold struct {
	reader   *understand.Reader
	lessons  []understand.Lesson
	messages []rounds.Message
}

func read(i *incident.Incident, messages []rounds.Message, dir string, writers []string) (fold, error) {
	examples := slices.DeleteFunc(conversation.Questions(i), func(x faq.Example) bool { return slices.Contains(writers, x.Writer) })
	reader, err := trained.From(dir, examples)
	if err != nil {
		return fold{}, err
	}
	f := fold{reader: reader}
	own := slices.DeleteFunc(slices.Clone(messages), func(m rounds.Message) bool {
		return !slices.Contains(writers, m.Writer) || prose.Unreadable(m.Text)
	})
	lessons, known := make([]understand.Lesson, len(own)), make([]bool, len(own))
	names := asked.Names{Formal: i.Company[i.Languages[0]], Phone: i.Phone, Mail: i.Mail} // in place of slots
	var wait sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for k := range workers {
		wait.Go(func() {
			for n := k; n < len(own); n += workers {
				m := own[n]
				words := names.Fill(asked.Phrase{Lang: m.Lang, Text: m.Text}, 0)
				lessons[n], known[n] = f.reader.Lesson(words, m.Topics, m.Also, m.Several())
			}
		})
	}
	wait.Wait()
	for n, m := range own {
		if known[n] {
			f.lessons, f.messages = append(f.lessons, lessons[n]), append(f.messages, m)
		}
	}
	return f, nil
}

func all(folds []fold) []understand.Lesson {
	var lessons []understand.Lesson
	for _, f := range folds {
		lessons = append(lessons, f.lessons...)
	}
	return lessons
}

// guess is what is made of a message.
type guess struct {
	rounds.Message
	topics []string
	some   float64
	facts  bool // one at least is answered with a fact
}

// judged reads each fold with weights that were learned on the others.
func judged(folds []fold, steps int, kinds map[string]incident.Kind) []guess {
	var found []guess
	for k, f := range folds {
		weights := understand.Learn(all(slices.Concat(folds[:k], folds[k+1:])), steps)
		for n, l := range f.lessons {
			topics, some := l.Weigh(weights)
			g := guess{Message: f.messages[n], some: some}
			for _, t := range topics {
				name := f.reader.Topic(t)
				g.topics = append(g.topics, name)
				g.facts = g.facts || kinds[name] == incident.FAQ
			}
			found = append(found, g)
		}
	}
	return found
}

// right reports whether what was found is what was asked.
func (g guess) right() bool {
	if g.Several() {
		return len(g.topics) > 1 && !slices.ContainsFunc(g.Topics, func(t string) bool { return !slices.Contains(g.topics, t) })
	}
	return len(g.topics) == 1 && (g.topics[0] == g.Topics[0] || slices.Contains(g.Also, g.topics[0]))
}

// harmful reports whether a fact is told that answers nothing of what was asked.
func (g guess) harmful() bool {
	return g.facts && !slices.ContainsFunc(g.topics, g.asks)
}

// asks reports whether the message asks for a topic.
func (g guess) asks(topic string) bool {
	return slices.Contains(g.Topics, topic) || slices.Contains(g.Also, topic)
}

// most is how much harm the bounds may do, of all messages.
const most = 0.01

// leastHand is the least probability at which a case is opened or somebody asked to prove who
// they are: below it staff would work for what hardly anybody meant.
const leastHand = 0.2

// choose finds the bounds under which most is right.
func choose(found []guess, w io.Writer) understand.Bounds {
	best, top := understand.Bounds{Answer: 1, Hand: 1, Compete: 0.5}, -1.0
	for answer := 0.2; answer < 0.95; answer += 0.05 {
		for hand := leastHand; hand <= answer; hand += 0.05 {
			right, harm := share(found, understand.Bounds{Answer: answer, Hand: hand})
			if harm <= most && right > top+0.001 {
				best.Answer, best.Hand, top = round(answer), round(hand), right
			}
		}
	}
	fmt.Fprintf(w, "bounds %+v\n", best)
	return best
}

// share is how much is answered right, and how much does harm.
func share(found []guess, b understand.Bounds) (right, harm float64) {
	for _, g := range found {
		bound := b.Hand
		if g.facts {
			bound = b.Answer
		}
		if g.some < bound || len(g.topics) == 0 {
			continue
		}
		if g.right() {
			right++
		} else if g.harmful() {
			harm++
		}
	}
	n := float64(max(len(found), 1))
	return right / n, harm / n
}

func round(x float64) float64 { return math.Round(x*100) / 100 }

func report(found []guess, b understand.Bounds, w io.Writer) {
	groups := map[string][]guess{}
	for _, g := range found {
		several := "one question"
		if g.Several() {
			several = "several questions"
		}
		for _, name := range []string{"all", g.Lang, g.Writer, several} {
			groups[name] = append(groups[name], g)
		}
	}
	names := make([]string, 0, len(groups))
	for name := range groups {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		right, harm := share(groups[name], b)
		fmt.Fprintf(w, "%-18s %5d  right %.1f  harmful %.1f\n", name, len(groups[name]), 100*right, 100*harm)
	}
	for _, answer := range []float64{0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9} {
		right, harm := share(found, understand.Bounds{Answer: answer, Hand: min(answer, b.Hand)})
		fmt.Fprintf(w, "answer at %.1f  right %.1f  harmful %.1f\n", answer, 100*right, 100*harm)
	}
	fmt.Fprintf(w, "expected calibration error %.3f\n", calibration(found, w))
}

// calibration is the expected calibration error of "one at least is asked", in ten bins.
func calibration(found []guess, w io.Writer) float64 {
	var n, told, held [10]float64
	for _, g := range found {
		if len(g.topics) == 0 {
			continue
		}
		k := min(9, int(g.some*10))
		n[k]++
		told[k] += g.some
		if slices.ContainsFunc(g.topics, g.asks) {
			held[k]++
		}
	}
	sum, off := 0.0, 0.0
	for k := range n {
		if n[k] > 0 {
			fmt.Fprintf(w, "  %.2f is %.2f (%d)\n", told[k]/n[k], held[k]/n[k], int(n[k]))
		}
		sum += n[k]
		off += math.Abs(told[k] - held[k])
	}
	return off / sum
}

func write(w *understand.Weights, out string) error {
	if out == "" {
		return nil
	}
	for i, x := range w.Meaning {
		w.Meaning[i] = math.Round(x*1e4) / 1e4
	}
	b, err := json.Marshal(w)
	if err != nil {
		return err
	}
	return os.WriteFile(out, append(b, '\n'), 0o644)
}
