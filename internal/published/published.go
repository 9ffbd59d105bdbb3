// Package published is the bundle of an incident: everything that depends on its words, checked and
// trained where it is made, and what must hold of one that did not come with the program.
//
// A bundle has the sections of packages compiled and trained, and one that says whose it is and
// what it fits: the encoder, the head and the weights that were built into the program that made
// it. What a reader outside is told is made of the incident, so it changes with it.
package published

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"strings"

	"madoguchi/internal/approval"
	"madoguchi/internal/bundle"
	"madoguchi/internal/conversation"
	"madoguchi/internal/conversation/when"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/compiled"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/understand/trained"
)

// aboutSection holds the id of the incident and what the bundle fits, a line each.
const aboutSection = "about"

// Most is how large a published bundle may be, in bytes.
const Most = 64 << 20

// Approval stands beside a bundle: who signed it.
type Approval struct {
	Incident   string               `json:"incident"`
	Signatures []approval.Signature `json:"signatures"`
}

// Object is the key of a bundle with a sum.
func Object(sum string) string { return "incident/" + sum + ".bundle" }

// ApprovedBy is the key of its [Approval].
func ApprovedBy(sum string) string { return "incident/" + sum + ".approval.json" }

// Errors of [Open].
var (
	ErrSum   = errors.New("published: the bundle is not the one that was approved")
	ErrFits  = errors.New("published: the bundle was made for programs with another encoder; make it again with this release")
	ErrOther = errors.New("published: the bundle is of another incident than the one that came with the program")
	ErrLacks = errors.New("published: the bundle was made by an older release; publish it again with this one")
)

// Make makes the bundle of an incident, which package incident has checked. The same incident and
// the same sources make the same bytes.
func Make(i *incident.Incident) ([]byte, bundle.Sum, error) {
	sections, err := trained.Sections(conversation.Questions(i))
	if err != nil {
		return nil, bundle.Sum{}, err
	}
	return Of(i, sections)
}

// Of is Make with what was trained before.
func Of(i *incident.Incident, sections map[string][]byte) ([]byte, bundle.Sum, error) {
	all := map[string][]byte{compiled.Section: compiled.Write(Served(i)), aboutSection: []byte(about(i.ID))}
	maps.Copy(all, sections)
	var b bytes.Buffer
	sum, err := bundle.Write(&b, all)
	return b.Bytes(), sum, err
}

// Served is an incident as a bundle holds it.
func Served(i *incident.Incident) *incident.Incident { return compiled.Served(i, when.Sample) }

func about(id string) string { return id + "\n" + trained.Fits() }

// Read reads the incident of a bundle that fits this program. The error is or wraps [ErrFits], or one
// of bundle or of compiled.
func Read(b *bundle.Bundle) (*incident.Incident, error) {
	said, err := b.Section(aboutSection)
	if err != nil {
		return nil, err
	}
	if _, fits, _ := strings.Cut(said, "\n"); fits != trained.Fits() {
		return nil, ErrFits
	}
	section, err := b.Section(compiled.Section)
	if err != nil {
		return nil, err
	}
	return compiled.Read(section)
}

// Open opens a bundle that somebody published under a sum, and reads all of it. The incident must
// be the one whose id is given. The error is or wraps one of this package, of bundle or of compiled.
func Open(raw []byte, sum, id string) (*bundle.Bundle, *incident.Incident, error) {
	b, i, err := OpenIncident(bytes.NewReader(raw), int64(len(raw)), sum, id)
	if b == nil {
		return nil, nil, err
	}
	if damaged := b.Verify(); damaged != nil {
		return nil, nil, damaged
	}
	return b, i, err
}

// OpenIncident is [Open] for who needs the incident alone: of so many bytes no more is read than
// its own, and they are verified like all others, by the sum that the table has of them.
func OpenIncident(from io.ReaderAt, size int64, sum, id string) (*bundle.Bundle, *incident.Incident, error) {
	b, err := bundle.Open(from, size)
	if err != nil {
		return nil, nil, err
	}
	if b.Sum().String() != sum {
		return nil, nil, ErrSum
	}
	i, err := Read(b)
	if err != nil {
		return nil, nil, err
	}
	if i.ID != id {
		return nil, nil, ErrOther
	}
	return b, i, whole(i)
}

// whole finds what this release says or asks for and an older one did not know of.
func whole(i *incident.Incident) error {
	for _, id := range texts.All() {
		if _, ok := i.Texts[id]; !ok && !id.Form().Optional {
			return fmt.Errorf("%w: no text %s", ErrLacks, id)
		}
	}
	for _, id := range append(incident.ByRule(), incident.SpeakToHuman, incident.AmIAffected) {
		if _, ok := i.Entry(id); !ok {
			return fmt.Errorf("%w: no entry %s", ErrLacks, id)
		}
	}
	return nil
}
