// Package rounds holds messages that people might send to a desk after a leak of personal
// data, written blind and labelled: each writer invented situations first and knew the
// topics and a notice, but no answer and no training question. It is what the desk is
// measured by and what the phrases of package asked are made from, so no function may
// hold it.
//
// A round is a folder with its number, a writer a file, a message a line:
//
//	{"id":"w6-003","lang":"en","org":"seeds","text":"…","expect":{"kind":"faq","topic":"site"},"situation":"…"}
//
// Where it is no LINE message, channel says so. The topic of several questions is a list,
// and parts are the pieces of the text that ask each. also_topics are as right as the
// topic. Messages with the same near differ in little and mean something else. In
// messages to a company that the writer invented, {company}, {site} and {item} stand
// where its own names would. No message holds a real person's data: addresses are in
// example domains, phone numbers are zeros, card numbers those of test cards.
package rounds

import (
	"bufio"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
)

//go:embed */*.jsonl
var files embed.FS

// Message is one message with what its writer meant by it, read as the best clerk would.
type Message struct {
	ID        string
	Writer    string // as w6
	Round     int
	Lang      string // ISO 639-1
	Channel   string // line or email
	Org       string // whose desk it was sent to
	Text      string
	Kind      string   // of what should be done first; multi for several questions
	Topics    []string // one, or those of several questions in the order of asking
	Also      []string // as right as the topic
	Parts     []string // of several questions, the piece of the text that asks each
	Near      string   // a pair or family of messages that differ in little; "" for none
	Situation string   // in which it was written
}

// Several reports whether a message holds several questions.
func (m Message) Several() bool { return m.Kind == "multi" }

// Load returns the messages of all rounds, by round and writer, in the order of writing.
func Load() ([]Message, error) {
	names, err := fs.Glob(files, "*/*.jsonl")
	if err != nil {
		return nil, fmt.Errorf("rounds: %w", err)
	}
	slices.SortFunc(names, func(a, b string) int { return order(a) - order(b) })
	var all []Message
	for _, name := range names {
		some, err := load(name)
		if err != nil {
			return nil, fmt.Errorf("rounds: %s: %w", name, err)
		}
		all = append(all, some...)
	}
	return all, nil
}

// order sorts round 2 before round 10, and w9 before w10.
func order(name string) int {
	round, writer := origin(name)
	n, _ := strconv.Atoi(strings.TrimLeft(writer, "w"))
	return round*1000 + n
}

// origin is the round and the writer of a file.
func origin(name string) (round int, writer string) {
	round, _ = strconv.Atoi(path.Base(path.Dir(name)))
	return round, strings.TrimSuffix(path.Base(name), ".jsonl")
}

func load(name string) ([]Message, error) {
	f, err := files.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	all, err := Read(f)
	for i := range all {
		all[i].Round, all[i].Writer = origin(name)
	}
	return all, err
}

// Read reads labelled messages, one a line. Of which round and writer they are it does
// not know. An error names the line and repeats nothing of it.
func Read(r io.Reader) ([]Message, error) {
	var all []Message
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		if len(strings.TrimSpace(lines.Text())) == 0 {
			continue
		}
		m, err := parse(lines.Bytes())
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		all = append(all, m)
	}
	return all, lines.Err()
}

var errLine = errors.New("no labelled message")

func parse(line []byte) (Message, error) {
	var o struct {
		ID, Lang, Channel, Org, Text, Near, Situation string

		Parts  []string
		Expect struct {
			Kind  string
			Topic topics
			Also  []string `json:"also_topics"`
		}
	}
	if err := json.Unmarshal(line, &o); err != nil || o.ID == "" || len(o.Expect.Topic) == 0 {
		return Message{}, errLine
	}
	if o.Channel == "" {
		o.Channel = "line"
	}
	return Message{ID: o.ID, Lang: o.Lang, Channel: o.Channel, Org: o.Org, Text: o.Text, Kind: o.Expect.Kind, Topics: o.Expect.Topic,
		Also: o.Expect.Also, Parts: o.Parts, Near: o.Near, Situation: o.Situation}, nil
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

// Measures reports whether a round measures and teaches nothing: no phrase is made of it and no
// training reads it, so that its figure at first sight is that of people whom nobody knows yet.
// What was chosen since with a figure in sight, docs/roadmap.md and the decisions say.
func Measures(round int) bool { return slices.Contains(strings.Fields(measures), strconv.Itoa(round)) }

//go:embed measures.txt
var measures string

// Folds part the writers of the rounds that teach, so that each is judged by what was
// learned without that writer, and without three others. No language is without a writer in
// what is learned.
func Folds() [][]string {
	return [][]string{
		{"w3", "w8", "w10", "w17"},
		{"w1", "w6", "w11", "w12"},
		{"w2", "w15", "w18", "w19"},
		{"w4", "w7", "w16", "w20"},
		{"w5", "w9", "w13", "w14"},
		{"w21", "w22", "w23", "w24"},
		{"w29", "w30", "w31", "w32"},
		{"w33", "w34", "w35", "w36"},
		{"w25", "w26", "w27", "w28"},
		{"w37", "w38", "w39", "w40"},
		{"w41", "w42", "w43", "w44"},
		{"w53", "w56", "w65", "w67"},
		{"w54", "w55", "w57", "w66"},
		{"w59", "w61", "w62", "w63", "w64"},
		{"w72", "w74", "w75", "w80", "w82", "w84", "w86", "w88", "w90"},
		{"w73", "w76", "w77", "w79", "w81", "w83", "w85", "w87", "w89", "w91"},
		{"w101", "w103", "w105", "w107"},
		{"w102", "w104", "w106", "w108"},
		{"w117", "w119", "w123", "w125"},
		{"w118", "w120", "w124", "w126"},
	}
}
