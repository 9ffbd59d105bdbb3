package main

import (
	"bufio"
	"embed"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"madoguchi/internal/aside"
	"madoguchi/internal/asked/rounds"
	"madoguchi/internal/understand/trained"
)

// What people said in the middle of a talk, a message a line with what it says, written blind: a
// file NAME-1 or NAME-2 for each writer. Those of the first hand measure those of the second,
// and the other way round.
//
//go:embed asides/*.jsonl
var asides embed.FS

// said is what a label of these files means. The label "ask" is a question about the leak, and
// "confirm" and "language_staff" are questions to which the announcement has the answer, or none.
func said(label string) aside.Kind {
	return map[string]aside.Kind{
		"will_call": aside.Call, "call_me": aside.Call, "where_reply": aside.Where,
		"when_reply": aside.When, "status": aside.When, "received": aside.Received, "must_write": aside.Write,
		"boss": aside.Boss, "official": aside.Official, "use_number": aside.Number, "other_person_contact": aside.Other,
		"deadline": aside.Adds, "absent": aside.Adds, "details": aside.Adds, "correction": aside.Mistaken,
		"same_again": aside.Same, "thanks": aside.Thanks, "wait_ok": aside.Thanks,
		"never_mind": aside.Drops, "withdraw": aside.Drops, "stop_check": aside.Drops,
		"go_on": aside.GoesOn, "not_arrived": aside.Missing,
	}[label]
}

// lesson is one message, whose writer has a hand.
type lesson struct {
	aside.Lesson
	hand, lang string
}

// ordinary is how many messages of the rounds teach what no aside is.
const ordinary = 3600

// asideCommand measures how well asides are told, and with -write makes the weights anew.
func asideCommand(args []string, stdout io.Writer) error {
	flags := flag.NewFlagSet("aside", flag.ContinueOnError)
	file := flags.String("write", "", "write the weights to this file")
	if err := flags.Parse(args); err != nil {
		return err
	}
	all, err := lessons()
	if err != nil {
		return err
	}
	if *file == "" {
		return measureAsides(stdout, all)
	}
	f, err := os.Create(*file)
	if err != nil {
		return err
	}
	return errors.Join(aside.Train(learnt(all, "")).Write(f), f.Close())
}

// lessons are all messages with their vectors: those of both hands, and ordinary ones.
func lessons() ([]lesson, error) {
	var all []lesson
	names, err := asides.ReadDir("asides")
	if err != nil {
		return nil, err
	}
	for _, n := range names {
		b, err := asides.ReadFile(path.Join("asides", n.Name()))
		if err != nil {
			return nil, err
		}
		hand := strings.TrimSuffix(n.Name(), ".jsonl")
		lines := bufio.NewScanner(strings.NewReader(string(b)))
		for lines.Scan() {
			var m struct{ Lang, Label, Text string }
			if err := json.Unmarshal(lines.Bytes(), &m); err != nil {
				return nil, fmt.Errorf("%s: %w", n.Name(), err)
			}
			all = append(all, lesson{aside.Lesson{Kind: said(m.Label), Words: m.Text}, hand[len(hand)-1:], m.Lang})
		}
	}
	more, err := ordinaries()
	if err != nil {
		return nil, err
	}
	all = append(all, more...)
	e, err := trained.Encoder()
	if err != nil {
		return nil, err
	}
	for i := range all {
		all[i].Vector = e.Encode(all[i].Words)
	}
	return all, nil
}

// ordinaries are short messages of the rounds that teach, of topics that no aside is near to.
// They are of both hands in turn.
func ordinaries() ([]lesson, error) {
	messages, err := rounds.Load()
	if err != nil {
		return nil, err
	}
	near := []string{"speak_to_human", "phone_number_hours", "thanks", "greeting", "malformed_input", "prompt_injection", "code_injection",
		"email_contact", "not_announced_other", "apology_complaint", "outside_hours", "special_open_days", "abusive", "unrelated",
		"overseas_customer_help"}
	var fit []rounds.Message
	for _, m := range messages {
		if m.Round <= 8 && len(m.Topics) == 1 && utf8.RuneCountInString(m.Text) <= 140 && !slices.Contains(near, m.Topics[0]) {
			fit = append(fit, m)
		}
	}
	var all []lesson
	for i := range ordinary {
		m := fit[i*len(fit)/ordinary]
		all = append(all, lesson{aside.Lesson{Words: m.Text}, []string{"1", "2"}[i%2], m.Lang})
	}
	return all, nil
}

// learnt are the lessons of all hands but one.
func learnt(all []lesson, but string) []aside.Lesson {
	var some []aside.Lesson
	for _, l := range all {
		if l.hand != but {
			some = append(some, l.Lesson)
		}
	}
	return some
}

// measureAsides judges each hand by the other, at several bounds.
func measureAsides(w io.Writer, all []lesson) error {
	type count struct{ found, wrong, asides, alarms, others int }
	bounds := []float64{0.5, 0.6, 0.7, 0.8}
	counts := make([]count, len(bounds))
	for _, hand := range []string{"1", "2"} {
		m := aside.Train(learnt(all, hand))
		for _, l := range all {
			if l.hand != hand {
				continue
			}
			kind, p := m.Read(l.Words, l.Vector)
			for i, bound := range bounds {
				c := &counts[i]
				taken := kind != aside.None && p >= bound
				switch {
				case l.Kind == aside.None:
					c.others++
					if taken {
						c.alarms++
					}
				case taken && kind == l.Kind:
					c.found++
				case taken:
					c.wrong++
				}
				if l.Kind != aside.None {
					c.asides++
				}
			}
		}
	}
	fmt.Fprintln(w, "bound   found  taken for another   others taken for one")
	for i, c := range counts {
		fmt.Fprintf(w, "%5.1f  %5.1f%%  %16.1f%%  %20.1f%%\n",
			bounds[i], share(c.found, c.asides), share(c.wrong, c.asides), share(c.alarms, c.others))
	}
	return nil
}

func share(of, all int) float64 { return 100 * float64(of) / float64(max(all, 1)) }
