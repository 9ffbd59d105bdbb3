package recording

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"

	"madoguchi/internal/reading/outside"
)

// Dump is a model that writes down what it is asked and answers nothing.
type Dump struct{ writer }

var _ outside.Model = (*Dump)(nil)

// NewDump returns one that writes into a folder, which it makes.
func NewDump(dir string) (*Dump, error) {
	w, err := newWriter(dir)
	return &Dump{w}, err
}

// Call implements [outside.Model]; its error is always one.
func (d *Dump) Call(_ context.Context, c outside.Call) (outside.Answer, error) {
	if _, err := d.call(c); err != nil {
		return outside.Answer{}, err
	}
	return outside.Answer{}, ErrNotRecorded
}

// Calls is how many different ones were written.
func (d *Dump) Calls() int { return len(d.written) }

// Record is a model that asks another one and writes down what it is asked and what the
// other answers.
type Record struct {
	writer
	model outside.Model
}

var _ outside.Model = (*Record)(nil)

// NewRecord returns one that asks a model, which has a name, and writes into a folder, which
// it makes.
func NewRecord(dir string, model outside.Model, name string) (*Record, error) {
	w, err := newWriter(dir)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Join(dir, answers), 0o755); err != nil {
		return nil, err
	}
	return &Record{w, model}, w.file(modelFile, []byte(name+"\n"))
}

// Call implements [outside.Model]. An answer that is none, because it was cut, refused or
// spoken, is not kept: replayed, it counts as not recorded, and the desk reads by itself.
func (r *Record) Call(ctx context.Context, c outside.Call) (outside.Answer, error) {
	key, err := r.call(c)
	if err != nil {
		return outside.Answer{}, err
	}
	a, err := r.model.Call(ctx, c)
	if err != nil || a.Beside || a.Cut || a.Refused || !json.Valid(a.Arguments) {
		return a, err
	}
	return a, r.file(filepath.Join(answers, key+".json"), a.Arguments)
}
