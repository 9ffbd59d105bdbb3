// Package control is the document by which operators steer a desk that runs: switches, and which
// bundle of the incident counts. Functions read it once a minute at most; where there is none,
// all switches are off.
//
//	{
//	  "sha256": "of the control, as it stands here without the space around it",
//	  "control": {"at": "2019-04-12T11:00:00+09:00", "by": "ops", "switches": {"paused": true}}
//	}
//
// The sum finds what broke on the way, and what somebody changed by hand. Whoever may write the
// object may write another document: who that is, the rights on its bucket say.
package control

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"time"

	"madoguchi/internal/switches"
)

// Key is the name of the object.
const Key = "control.json"

// Document is what operators decided last.
type Document struct {
	At       time.Time    `json:"at"`
	By       string       `json:"by"` // who decided it, as they name themselves
	Switches switches.Set `json:"switches"`
	Incident Pointer      `json:"incident,omitzero"`
}

// Pointer says which bundle of the incident counts: by its sum, in hex; "" for the one that came with
// the programs.
type Pointer struct {
	Bundle string `json:"bundle,omitempty"`
	Before string `json:"before,omitempty"` // that counted before, to go back to
}

// Errors of [Read].
var (
	ErrOther   = errors.New("control: not a control document of this version")
	ErrChanged = errors.New("control: the document is not the one that was written; write it again")
)

// file is how a document stands in its object.
type file struct {
	Sum     string          `json:"sha256"`
	Control json.RawMessage `json:"control"`
}

// Write returns the document as it is stored.
func (d Document) Write() ([]byte, error) {
	control, err := json.Marshal(d)
	if err != nil {
		return nil, err
	}
	return json.MarshalIndent(file{sum(control), control}, "", "  ")
}

// Read reads a document. The error is or wraps [ErrOther] or [ErrChanged].
func Read(stored []byte) (Document, error) {
	var f file
	var d Document
	if strict(stored, &f) != nil {
		return d, ErrOther
	}
	var control bytes.Buffer
	if json.Compact(&control, f.Control) != nil || sum(control.Bytes()) != f.Sum {
		return d, ErrChanged
	}
	if strict(control.Bytes(), &d) != nil {
		return Document{}, ErrOther
	}
	return d, nil
}

// strict refuses a name that it does not know: a switch that a later version has would be off.
func strict(b []byte, value any) error {
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	return d.Decode(value)
}

func sum(control []byte) string {
	s := sha256.Sum256(control)
	return hex.EncodeToString(s[:])
}
