package recording

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"madoguchi/internal/reading/outside"
)

// Replay is a model that answers from a folder.
type Replay struct {
	name    string
	system  []byte // of the recording; nil where it keeps none
	tool    []byte
	answers map[string]json.RawMessage // by key
	missing map[string]bool            // keys that were asked for
	changed bool
}

var _ outside.Model = (*Replay)(nil)

// Open reads a folder.
func Open(dir string) (*Replay, error) {
	r := &Replay{answers: map[string]json.RawMessage{}, missing: map[string]bool{}}
	name, errName := optional(filepath.Join(dir, modelFile))
	r.name = cmp.Or(strings.TrimSpace(string(name)), "a model that "+modelFile+" does not name")
	var errSystem, errTool error
	r.system, errSystem = optional(filepath.Join(dir, systemFile))
	r.tool, errTool = optional(filepath.Join(dir, toolFile))
	inOne, apart := r.lines(filepath.Join(dir, answersFile)), r.files(filepath.Join(dir, answers))
	if err := errors.Join(errName, errSystem, errTool, inOne, apart); err != nil {
		return nil, err
	}
	if len(r.answers) == 0 {
		return nil, fmt.Errorf("no answer in %s: neither %s nor %s/KEY.json", dir, answersFile, answers)
	}
	return r, nil
}

// optional is the content of a file that may be missing.
func optional(name string) ([]byte, error) {
	b, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return b, err
}

// lines reads the answers of one file.
func (r *Replay) lines(name string) error {
	b, err := optional(name)
	if err != nil {
		return err
	}
	n := 0
	for line := range bytes.Lines(b) {
		n++
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		var a struct {
			Key       string          `json:"key"`
			Arguments json.RawMessage `json:"arguments"`
		}
		if json.Unmarshal(line, &a) != nil || a.Key == "" || len(a.Arguments) == 0 {
			return fmt.Errorf(`%s:%d: not a line like {"key":"KEY","arguments":{...}}`, name, n)
		}
		r.answers[a.Key] = a.Arguments
	}
	return nil
}

// files reads the answers of a folder.
func (r *Replay) files(dir string) error {
	names, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil {
		return err
	}
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		r.answers[strings.TrimSuffix(filepath.Base(name), ".json")] = b
	}
	return nil
}

// Call implements [outside.Model].
func (r *Replay) Call(_ context.Context, c outside.Call) (outside.Answer, error) {
	schema, err := toolJSON(c.Tool)
	if err != nil {
		return outside.Answer{}, err
	}
	r.changed = r.changed || differs(r.system, []byte(c.System)) || differs(r.tool, schema)
	key := Key(c.Message)
	arguments, ok := r.answers[key]
	if !ok {
		r.missing[key] = true
		return outside.Answer{}, ErrNotRecorded
	}
	return outside.Answer{Arguments: arguments}, nil
}

// differs reports whether what was recorded is there and is not what it is now.
func differs(recorded, now []byte) bool {
	return recorded != nil && !bytes.Equal(bytes.TrimSpace(recorded), bytes.TrimSpace(now))
}

// Name is which model answered.
func (r *Replay) Name() string { return r.name }

// Missing is how many different calls were not recorded.
func (r *Replay) Missing() int { return len(r.missing) }

// Drifted reports whether the prompt or the tool has changed since the recording.
func (r *Replay) Drifted() bool { return r.changed }
