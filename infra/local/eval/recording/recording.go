// Package recording keeps in a folder what a language model was asked and what it answered,
// so that a measurement can be taken again, by anybody and without the model:
//
//	system.txt        what the model is told before each message
//	tool.json         the one tool that it may call: name, description, schema
//	calls/KEY.txt     a message, as it is sent
//	answers/KEY.json  the arguments of the tool's call about it
//	answers.jsonl     the same in one file, {"key":"KEY","arguments":{...}} a line
//	model.txt         which model answered
//
// The key is of the message alone: two messages that are sent alike have one answer, and a
// prompt that has changed since is told, not an error.
package recording

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"madoguchi/internal/reading/outside"
)

// The files of a folder.
const (
	systemFile  = "system.txt"
	toolFile    = "tool.json"
	modelFile   = "model.txt"
	callFolder  = "calls"
	answers     = "answers"
	answersFile = "answers.jsonl"
)

// ErrNotRecorded is a call that has no answer in the folder.
var ErrNotRecorded = fmt.Errorf("recording: this call is not among those recorded: %w", outside.ErrUnavailable)

// Key names a call by the message that is sent.
func Key(message string) string {
	sum := sha256.Sum256([]byte(message))
	return hex.EncodeToString(sum[:8])
}

// tool is a tool as a file has it.
type tool struct {
	Name        string          `json:"name"`
	Description string          `json:"description"`
	Schema      json.RawMessage `json:"schema"`
}

// toolJSON is a tool as a file has it, indented.
func toolJSON(t outside.Tool) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(tool(t))
	return b.Bytes(), err
}

// writer writes down calls, each once.
type writer struct {
	dir     string
	written map[string]bool // keys
}

// newWriter makes the folder.
func newWriter(dir string) (writer, error) {
	return writer{dir, map[string]bool{}}, os.MkdirAll(filepath.Join(dir, callFolder), 0o755)
}

// call writes a call down and returns its key.
func (w writer) call(c outside.Call) (string, error) {
	key := Key(c.Message)
	if w.written[key] {
		return key, nil
	}
	if len(w.written) == 0 {
		schema, err := toolJSON(c.Tool)
		if err != nil {
			return "", err
		}
		if err := errors.Join(w.file(systemFile, []byte(c.System)), w.file(toolFile, schema)); err != nil {
			return "", err
		}
	}
	w.written[key] = true
	return key, w.file(filepath.Join(callFolder, key+".txt"), []byte(c.Message))
}

func (w writer) file(name string, content []byte) error {
	return os.WriteFile(filepath.Join(w.dir, name), content, 0o644)
}
