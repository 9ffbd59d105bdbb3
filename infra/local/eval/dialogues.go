package eval

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"

	"madoguchi/infra/local/cli"
	"madoguchi/internal/danger"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/reading"
)

// dialogue is a line of a file of dialogues. Each turn is read for itself: what the desk
// said before it stands there as ids, as a reader is told it.
type dialogue struct {
	ID    string
	Lang  string
	Turns []turn
}

// turn is a message of a customer and what its label says of it.
type turn struct {
	Said    []string
	Offered []string
	Asked   string
	Lane    string
	Text    string
	Expect  struct {
		Moves      []reading.Move // any of them is right
		Topics     []string       // what it asks, all of it; none where it asks nothing
		AlsoTopics []string       `json:"also_topics"` // as good as the topic of a single question
		Danger     bool
	}
}

// inHumanHands is asked of a customer whose case a person has: whatever helps that person.
const inHumanHands = "human"

// request is what a reader is told.
func (t turn) request() reading.Request {
	asked := reading.Asked(t.Asked)
	if t.Asked == inHumanHands {
		asked = reading.Details
	}
	return reading.Request{Words: inquiry.NewText(t.Text),
		Said: reading.Said{Topics: t.Said, Offered: t.Offered, Asked: asked, Lane: t.Lane}}
}

// moved reports whether the move was read right.
func (t turn) moved(r reading.Reading) bool { return slices.Contains(t.Expect.Moves, r.Move) }

// pointed reports whether the topics were read right.
func (t turn) pointed(r reading.Reading) bool {
	return pointed(r, t.Expect.Topics, t.Expect.AlsoTopics, t.Expect.Danger)
}

// turns counts those of some kind.
type turns struct{ n, moves, topics, both int }

// dialogues counts turns by what they are.
type dialogues struct {
	rows   map[string]*turns
	danger dangerCount
	silent int // turns that the reader did not read
}

// add counts a turn, of which there may be no reading.
func (d *dialogues) add(lang string, t turn, r *reading.Reading) {
	if r == nil {
		d.silent++
		return
	}
	moved, pointed := t.moved(*r), t.pointed(*r)
	for _, row := range []string{all, "lang " + lang, "move " + string(first(t.Expect.Moves))} {
		if d.rows[row] == nil {
			d.rows[row] = &turns{}
		}
		c := d.rows[row]
		c.n++
		c.moves += count(moved)
		c.topics += count(pointed)
		c.both += count(moved && pointed)
	}
	d.danger.add(t.Expect.Danger, r.Danger.Kind != danger.None)
}

func first(moves []reading.Move) reading.Move {
	if len(moves) == 0 {
		return ""
	}
	return moves[0]
}

func (d *dialogues) print(w io.Writer) {
	fmt.Fprintf(w, "%-20s%8s%9s%10s%9s\n", "turns read", "n", "moves %", "topics %", "both %")
	for _, row := range slices.SortedFunc(maps.Keys(d.rows), allFirst) {
		c := d.rows[row]
		fmt.Fprintf(w, "%-20s%8d%9.1f%10.1f%9.1f\n", row, c.n, share(c.moves, c.n), share(c.topics, c.n), share(c.both, c.n))
	}
	fmt.Fprintf(w, "danger: %s\n", d.danger)
	if d.silent > 0 {
		fmt.Fprintf(w, "not read: %s\n", cli.Counted(d.silent, "turn", "turns"))
	}
	fmt.Fprintln(w)
}

// readDialogues measures a reader outside on a file of dialogues.
func readDialogues(ctx context.Context, name string, r *outer, verbose bool, out io.Writer) error {
	if r == nil {
		return errors.New("dialogues are read outside: -dump or -replay, please")
	}
	d := dialogues{rows: map[string]*turns{}}
	err := cli.Lines(name, func(line []byte) error {
		var one dialogue
		if err := json.Unmarshal(line, &one); err != nil {
			return fmt.Errorf(`not a line like {"id":"1","lang":"en","turns":[...]}: %w`, err)
		}
		for i, t := range one.Turns {
			read := r.ask(ctx, t.request())
			d.add(one.Lang, t, read)
			if read != nil && verbose && !(t.moved(*read) && t.pointed(*read)) {
				if err := tellTurn(out, fmt.Sprintf("%s-%d", one.ID, i+1), t, *read); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	r.print(out)
	d.print(out)
	return nil
}

// tellTurn prints a turn that was not read right, as a line of JSON.
func tellTurn(w io.Writer, id string, t turn, r reading.Reading) error {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	return out.Encode(struct {
		ID    string         `json:"id"`
		Text  string         `json:"text"`
		Moves []reading.Move `json:"moves"`
		Move  reading.Move   `json:"move"`
		Want  []string       `json:"want"`
		Parts []reading.Part `json:"parts"`
	}{id, t.Text, t.Expect.Moves, cmp.Or(r.Move, "none"), t.Expect.Topics, r.Parts})
}
