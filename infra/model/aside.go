package main

import (
	"bufio"
	"cmp"
	"embed"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"madoguchi/internal/aside"
	"madoguchi/internal/asked/rounds"
	"madoguchi/internal/encoder"
	"madoguchi/internal/understand/trained"
)

// What people said in the middle of a talk, a message a line with what it says, written blind: a
// file for each writer. Those that lie apart measure, and teach nothing.
//
//go:embed asides/*.jsonl asides/apart/*.jsonl
var asides embed.FS

// measuring is the folder of those who measure.
const measuring = "asides/apart"

// said is what a label of these files means. The label "ask" is a question about the leak, and
// "confirm" is one to which the announcement has the answer, or none.
func said(label string) aside.Kind {
	return map[string]aside.Kind{
		"will_call": aside.Call, "call_me": aside.Call, "where_reply": aside.Where,
		"when_reply": aside.When, "status": aside.When, "received": aside.Received, "must_write": aside.Write,
		"boss": aside.Boss, "official": aside.Official, "use_number": aside.Number, "other_person_contact": aside.Other,
		"language_staff": aside.Tongue, "deadline": aside.Adds, "absent": aside.Adds, "details": aside.Adds,
		"correction": aside.Mistaken, "mistaken": aside.Mistaken, "same_again": aside.Same, "again": aside.Again,
		"thanks": aside.Thanks, "wait_ok": aside.Thanks, "never_mind": aside.Drops, "withdraw": aside.Drops, "done": aside.Drops,
		"i_will": aside.Will, "angry": aside.Angry, "sad": aside.Sad, "chat": aside.Chat,

		"go_on": aside.GoesOn, "not_arrived": aside.Missing, "again_code": aside.Resend, "no_mail": aside.NoMail,
		"no_letter": aside.NoLetter, "neither": aside.Neither, "later": aside.Later, "stop_check": aside.Stops,
		"why_check": aside.Why, "safe_here": aside.Safe, "how_check": aside.How, "which_address": aside.Which,
		"for_other": aside.ForOther, "what_result": aside.Result, "disagree": aside.Disagrees,

		"safe_now": aside.Calm, "still_danger": aside.Afraid, "phone_person": aside.Phone, "writes_only": aside.Writes,
	}[label]
}

// among are the kinds that somebody may say who reads what the desk said last, as the files have it.
func among(after string) []aside.Kind {
	switch {
	case strings.HasPrefix(after, "proof"), strings.HasPrefix(after, "status"):
		return slices.Concat(aside.Anytime(), aside.OfProof())
	case after == "care":
		return slices.Concat(aside.Anytime(), aside.OfCare())
	}
	return aside.Anytime()
}

// lesson is one message, with what the desk had said before it.
type lesson struct {
	aside.Lesson
	after string
	apart bool
}

// ordinary is how many messages of the first rounds teach what no aside is.
const ordinary = 3600

// asideCommand measures how well asides are told, and with -write makes the weights anew.
func asideCommand(args []string, stdout io.Writer) error {
	flags := flag.NewFlagSet("aside", flag.ContinueOnError)
	file := flags.String("write", "", "write the weights to this file")
	dir := flags.String("encoder", "", "a `folder` with another encoder.bin and head.bin than those that ship")
	if err := flags.Parse(args); err != nil {
		return err
	}
	e, err := encoderOf(*dir)
	if err != nil {
		return err
	}
	all, err := lessons()
	if err != nil {
		return err
	}
	for i := range all {
		all[i].Vector = e.Encode(all[i].Words)
	}
	m := aside.Train(learnt(all))
	if *file == "" {
		measureAsides(stdout, m, all)
		return nil
	}
	f, err := os.Create(*file)
	if err != nil {
		return err
	}
	return errors.Join(m.Write(f), f.Close())
}

// encoderOf is the encoder of a folder, or the one that ships.
func encoderOf(dir string) (*encoder.Encoder, error) {
	if dir == "" {
		return trained.Encoder()
	}
	return encoder.Open(path.Join(dir, "encoder.bin"))
}

// lessons are all messages: what is said of the talk, and what is asked.
func lessons() ([]lesson, error) {
	var all []lesson
	err := fs.WalkDir(asides, "asides", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := asides.ReadFile(name)
		if err != nil {
			return err
		}
		lines := bufio.NewScanner(strings.NewReader(string(b)))
		for lines.Scan() {
			var m struct{ Label, Text, After string }
			if err := json.Unmarshal(lines.Bytes(), &m); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
			all = append(all, lesson{aside.Lesson{Kind: said(m.Label), Words: m.Text}, m.After, path.Dir(name) == measuring})
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	more, err := questioned()
	return append(all, more...), err
}

// The rounds of questions that were put in the middle of a talk, where an aside may be near: all of them
// tell what none is.
const (
	teaches  = 11
	later    = 15
	measures = 12
)

// questioned are the questions that are no asides: short ones of the first rounds, of topics that no aside is near
// to, and all that were put in a talk.
func questioned() ([]lesson, error) {
	messages, err := rounds.Load()
	if err != nil {
		return nil, err
	}
	near := []string{"speak_to_human", "phone_number_hours", "thanks", "greeting", "malformed_input", "prompt_injection", "code_injection",
		"email_contact", "not_announced_other", "apology_complaint", "outside_hours", "special_open_days", "abusive", "unrelated",
		"overseas_customer_help"}
	var fit, all []lesson
	for _, m := range messages {
		l := lesson{Lesson: aside.Lesson{Words: m.Text}, apart: m.Round == measures}
		switch {
		case l.apart, m.Round == teaches, m.Round == later:
			if !slices.Contains([]string{"speak_to_human", "thanks", "greeting", "danger"}, m.Topics[0]) {
				all = append(all, l)
			}
		case m.Round <= 8 && len(m.Topics) == 1 && utf8.RuneCountInString(m.Text) <= 140 && !slices.Contains(near, m.Topics[0]):
			fit = append(fit, l)
		}
	}
	for i := range ordinary {
		all = append(all, fit[i*len(fit)/ordinary])
	}
	return all, nil
}

// learnt are the lessons that teach.
func learnt(all []lesson) []aside.Lesson {
	var some []aside.Lesson
	for _, l := range all {
		if !l.apart {
			some = append(some, l.Lesson)
		}
	}
	return some
}

// measureAsides judges who lies apart, at several bounds.
func measureAsides(w io.Writer, m *aside.Model, all []lesson) {
	type count struct{ found, wrong, asides, alarms, others int }
	bounds := []float64{0.4, 0.5, 0.6, 0.7, 0.8}
	counts := make([]count, len(bounds))
	missed := map[string]int{}
	for _, l := range all {
		if !l.apart {
			continue
		}
		kind, p := m.Read(l.Words, l.Vector, among(l.after))
		if kind != l.Kind {
			missed[fmt.Sprintf("%q for %q", kind, l.Kind)]++
		}
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
	fmt.Fprintln(w, "bound   found  taken for another   others taken for one")
	for i, c := range counts {
		fmt.Fprintf(w, "%5.1f  %5.1f%%  %16.1f%%  %20.1f%%\n",
			bounds[i], share(c.found, c.asides), share(c.wrong, c.asides), share(c.alarms, c.others))
	}
	pairs := slices.SortedFunc(maps.Keys(missed), func(a, b string) int { return cmp.Or(missed[b]-missed[a], strings.Compare(a, b)) })
	for _, pair := range pairs[:min(len(pairs), 30)] {
		fmt.Fprintf(w, "%3d  %s\n", missed[pair], pair)
	}
}

func share(of, all int) float64 { return 100 * float64(of) / float64(max(all, 1)) }
