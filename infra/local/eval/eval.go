// Package eval is the command that measures what the desk understands: labelled inquiries
// in, a table of verdicts out. Each is a new customer's first message, as for the command
// ask.
package eval

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"madoguchi/infra/local/ask"
	"madoguchi/infra/local/cli"
	"madoguchi/infra/local/eval/judge"
	"madoguchi/infra/local/eval/localgov"
	"madoguchi/infra/local/rehearsal"
	"madoguchi/internal/asked/rounds"
	"madoguchi/internal/conversation"
	"madoguchi/internal/danger"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/reading"
)

// everyOrg is the -org of who wants all lines.
const everyOrg = "*"

// settings are the flags of the command.
type settings struct {
	incident, clock, org string
	dialogues            string
	localgov, encoder    string
	folds                string
	verbose, calibration bool
	confusions           int
	reader               choice
}

// parse reads the flags, and returns the files behind them.
func (s *settings) parse(args []string, stderr io.Writer) ([]string, error) {
	flags := cli.New("eval", stderr)
	flags.StringVar(&s.incident, "incident", "", "another incident: its `folder`, or the name of one that is built in")
	flags.StringVar(&s.clock, "clock", "", "the desk's time where a line has none, RFC 3339")
	flags.StringVar(&s.org, "org", "", "lines of this `organisation` and of none, * for all; that of the incident's id where missing")
	flags.BoolVar(&s.verbose, "v", false, "print each inquiry that was not answered right")
	flags.BoolVar(&s.calibration, "calibration", false, "how true the probabilities of the desk's own reader are")
	flags.IntVar(&s.confusions, "confusions", 0, "print this `many` of the most frequent pairs wanted -> given")
	flags.StringVar(&s.dialogues, "dialogues", "", "a `file` of dialogues whose turns a reader outside reads, too")
	flags.StringVar(&s.folds, "folds", "",
		"of writers of the rounds, a `folder` of trainings that saw none of a fold (infra/combine); else n-grams alone measure them")
	flags.StringVar(&s.localgov, "localgov", "", "measure on the public set of a city's questions in this `folder`, and nothing else")
	flags.StringVar(&s.encoder, "encoder", "", "of -localgov, the `file` of an encoder that never saw that set")
	s.reader.flags(flags)
	if err := flags.Parse(args); err != nil {
		return nil, err
	}
	if flags.NArg() == 0 && s.dialogues == "" && s.localgov == "" {
		return nil, errors.New("files of labelled inquiries, please: eval FILE... (flags before the files)")
	}
	return flags.Args(), nil
}

// Run measures the desk on files of labelled inquiries, see [judge.Case].
func Run(ctx context.Context, args []string, now func() time.Time, stdout, stderr io.Writer) error {
	var s settings
	files, err := s.parse(args, stderr)
	if err != nil {
		return err
	}
	if s.localgov != "" {
		return localgov.Run(s.localgov, s.encoder, now, stdout)
	}
	r, err := rehearsal.Load(s.incident)
	if err != nil {
		return err
	}
	s.org = cmp.Or(s.org, r.Incident.ID)
	outside, err := s.reader.open(ctx, r.Incident, now)
	if err != nil {
		return err
	}
	if s.dialogues != "" {
		if err := readDialogues(ctx, s.dialogues, outside, s.verbose, stdout); err != nil {
			return err
		}
	}
	if len(files) == 0 {
		return nil
	}
	m := measure(s, r, outside, stdout)
	for _, name := range files {
		if err := m.file(ctx, name); err != nil {
			return err
		}
	}
	return m.print()
}

// measured is what was measured so far.
type measured struct {
	settings
	desk     ask.Desk
	outside  *outer
	table    table
	confused confusions
	true     calibration
	danger   dangers
	pointing pointing
	others   int // lines of other organisations
	seen     *rehearsal.Rehearsal
	unseen   map[string]*rehearsal.Rehearsal // by writer of the rounds: with a matcher that never saw them
	out      io.Writer
	bounds   judge.Bounds // that the last file stated
	each     Each         // is told of each case; nil for nobody
}

// measure begins to measure a desk, with a reader outside or nil.
func measure(s settings, r *rehearsal.Rehearsal, outside *outer, out io.Writer) *measured {
	return &measured{settings: s, desk: ask.Desk{Rehearsal: r, Outside: outside.outside()}, outside: outside,
		table: table{}, confused: confusions{}, pointing: pointing{}, out: out, seen: r, unseen: map[string]*rehearsal.Rehearsal{}}
}

// file measures the lines of a file, which is named for who wrote it. The phrases of
// those who wrote the rounds are in what the matcher learned, so each of them is judged by
// one that never saw that writer, see [rounds.Folds].
func (m *measured) file(ctx context.Context, name string) error {
	writer := strings.TrimSuffix(filepath.Base(name), filepath.Ext(name))
	var err error
	if m.desk.Rehearsal, err = m.without(writer); err != nil {
		return err
	}
	return cli.Lines(name, func(line []byte) error {
		if bounds, is, err := judge.ParseBounds(line); is {
			m.bounds = bounds
			return err
		}
		c, err := judge.Parse(line)
		switch {
		case err != nil:
			return err
		case m.org != everyOrg && c.Org != "" && c.Org != m.org:
			m.others++
			return nil
		}
		return m.inquiry(ctx, c, writer)
	})
}

// without is the desk that measures what somebody wrote.
func (m *measured) without(writer string) (*rehearsal.Rehearsal, error) {
	for _, fold := range rounds.Folds() {
		if !slices.Contains(fold, writer) {
			continue
		}
		if m.unseen[writer] == nil {
			r, err := rehearsal.LoadWithout(m.incident, m.training(fold[0]), fold...)
			if err != nil {
				return nil, err
			}
			for _, one := range fold {
				m.unseen[one] = r
			}
		}
		return m.unseen[writer], nil
	}
	return m.seen, nil
}

// training is the folder of the training that saw nothing of a fold, "" for none.
func (m *measured) training(fold string) string {
	if m.folds == "" {
		return ""
	}
	return filepath.Join(m.folds, fold)
}

// inquiry measures one.
func (m *measured) inquiry(ctx context.Context, c judge.Case, writer string) error {
	q := ask.Question{ID: c.ID, Channel: inquiry.Channel(c.Channel), Text: c.Text, At: c.At}
	if q.At == "" {
		q.At = m.clock
	}
	reply, outcome, err := m.desk.Step(ctx, q)
	if err != nil {
		return err
	}
	a := judge.Answer{Kind: string(reply.Kind), Topics: reply.Topics, Reply: reply.Reply}
	v := c.Judge(a)
	read := m.outside.took()
	m.table.add(c, writer, v, m.who(read, outcome)...)
	m.confused.add(c, a, v)
	m.danger.add(c, outcome.State.Danger.Kind != danger.None, read)
	if read == nil {
		m.true.add(c, outcome.Considered)
	} else {
		m.pointing.add(c, *read)
	}
	if m.each != nil {
		m.each(c, a, v)
	}
	if m.verbose && !v.Right() {
		return m.tell(c, a, v, outcome.Considered)
	}
	return nil
}

// who are the rows of who read a message, where there is a reader outside.
func (m *measured) who(read *reading.Reading, outcome conversation.Outcome) []string {
	switch {
	case m.outside == nil:
		return nil
	case read == nil:
		return []string{"read inside"}
	case outcome.Read == "":
		return []string{"read outside"}
	}
	return []string{"read outside", "outside " + string(outcome.Read)}
}

// tell prints an inquiry that was not answered right, as a line of JSON.
func (m *measured) tell(c judge.Case, a judge.Answer, v judge.Verdict, considered []conversation.Considered) error {
	var weighed []string
	for _, s := range considered[:min(3, len(considered))] {
		weighed = append(weighed, fmt.Sprintf("%s %.2f", s.Entry, s.Score))
	}
	out := json.NewEncoder(m.out)
	out.SetEscapeHTML(false)
	return out.Encode(struct {
		Verdict    judge.Verdict `json:"verdict"`
		ID         string        `json:"id"`
		Text       string        `json:"text"`
		Want       []string      `json:"want"` // kind, topics
		Got        []string      `json:"got"`
		Considered []string      `json:"considered,omitempty"`
		Reply      string        `json:"reply"`
	}{v, c.ID, c.Text, append([]string{c.Expect.Kind}, c.Expect.Topics...), append([]string{a.Kind}, a.Topics...), weighed, a.Reply})
}

// print writes what was measured.
func (m *measured) print() error {
	if len(m.table) == 0 {
		return fmt.Errorf("no line of %s, and %d of other organisations: see -org", m.org, m.others)
	}
	m.outside.print(m.out)
	m.table.print(m.out)
	m.danger.print(m.out, m.outside != nil)
	m.pointing.print(m.out)
	if m.others > 0 {
		fmt.Fprintf(m.out, "left out: %s of other organisations\n", cli.Counted(m.others, "line", "lines"))
	}
	if m.confusions > 0 {
		fmt.Fprintf(m.out, "\nwanted -> given\n")
		m.confused.print(m.out, m.confusions)
	}
	if m.calibration {
		fmt.Fprintln(m.out)
		m.true.print(m.out)
	}
	return nil
}
