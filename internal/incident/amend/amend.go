// Package amend turns what staff proposed and a second person approved into files of an incident's
// folder, and holds it against the facts before: as an editor shows it, while somebody types. Loading
// the folder with the files is the last word, and only that.
package amend

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"

	"gopkg.in/yaml.v3"

	"madoguchi/internal/asked"
	"madoguchi/internal/proposal"
)

// Written is the file of a folder in which entries that staff proposed stand.
const Written = "answers/written.yaml"

// Writer is under whom phrases of staff stand, see [asked.Phrase].
const Writer = "staff"

// Change is an approved proposal as it leaves the desk, for whoever keeps the folder. It names
// nobody of staff: who wrote and who approved it stands in the desk, under the id.
type Change struct {
	Version  int              `json:"version"` // 1
	ID       string           `json:"id"`
	Approved time.Time        `json:"approved"`
	Content  proposal.Content `json:"content"`
}

// ErrChange says that something is no change of this version.
var ErrChange = errors.New("amend: no approved change of this version")

// Of is the change that a proposal makes. The error is [ErrChange] where nobody approved it.
func Of(p proposal.Proposal) (Change, error) {
	if p.State != proposal.Approved {
		return Change{}, ErrChange
	}
	return Change{1, p.ID, p.Last(proposal.Approve).At.UTC(), p.Content}, nil
}

// Read reads what [Change.Bytes] wrote.
func Read(b []byte) (Change, error) {
	var c Change
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	if err := d.Decode(&c); err != nil || c.Version != 1 || c.Approved.IsZero() || !c.Content.Nobody {
		return Change{}, ErrChange
	}
	return c, nil
}

// Bytes is the change as a file.
func (c Change) Bytes() ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(c)
	return b.Bytes(), err
}

// Files are the files of a folder that the change makes or adds to, by name, as they are to be. One
// that has the change already stays as it is, so that nothing is added twice.
func (c Change) Files(folder fs.FS) (map[string][]byte, error) {
	if c.Content.Kind == proposal.Questions {
		return c.phrases(folder)
	}
	old, err := there(folder, Written)
	if err != nil {
		return nil, err
	}
	if strings.Contains(string(old), c.mark()) {
		return nil, nil
	}
	if len(old) == 0 {
		old = []byte("# What staff proposed and a second person approved; the id behind each is the desk's.\n")
	}
	entry, err := Entry(c.Content)
	if err != nil {
		return nil, err
	}
	return map[string][]byte{Written: slices.Concat(ended(old), []byte("\n"+c.mark()+"\n"), entry)}, nil
}

// mark is the comment above an entry.
func (c Change) mark() string {
	return fmt.Sprintf("# %s, approved on %s", c.ID, c.Approved.Format(time.DateOnly))
}

// there is what stands in a file, nothing where there is none.
func there(folder fs.FS, name string) ([]byte, error) {
	b, err := fs.ReadFile(folder, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return b, err
}

// ended is a file whose last line ends.
func ended(b []byte) []byte {
	if len(b) > 0 && !bytes.HasSuffix(b, []byte("\n")) {
		return append(slices.Clip(b), '\n')
	}
	return b
}

// phrases adds questions to the files of phrases, one for each language.
func (c Change) phrases(folder fs.FS) (map[string][]byte, error) {
	all, err := asked.ReadPhrases(folder)
	if err != nil {
		return nil, err
	}
	topic, variant, _ := strings.Cut(c.Content.Entry, ".")
	files := map[string][]byte{}
	for _, q := range c.Content.Questions {
		p := asked.Phrase{Topic: topic, Variant: variant, Lang: q.Lang, Writer: Writer, Origin: c.Content.Origin, Text: q.Text}
		if slices.ContainsFunc(all, func(o asked.Phrase) bool { return o.Lang == p.Lang && o.Text == p.Text }) {
			continue
		}
		all = append(all, p)
		name := "phrases/" + topic + "." + q.Lang + ".txt"
		if _, begun := files[name]; !begun {
			old, err := there(folder, name)
			if err != nil {
				return nil, err
			}
			files[name] = ended(old)
		}
		if !strings.HasSuffix(string(files[name]), "\n"+p.Heading()+"\n") {
			files[name] = fmt.Appendf(files[name], "%s\n", p.Heading())
		}
		files[name] = fmt.Appendf(files[name], "%s\n", p.Text)
	}
	return files, nil
}

// entry is an entry as it stands in a file of answers.
type entry struct {
	ID         string              `yaml:"id"`
	Kind       string              `yaml:"kind"`
	Lane       string              `yaml:"lane,omitempty"`
	Definition string              `yaml:"definition,omitempty"`
	Label      map[string]string   `yaml:"label"`
	Cites      []string            `yaml:"cites,flow"`
	Quick      []string            `yaml:"quick,flow"`
	Answer     map[string]string   `yaml:"answer"`
	Short      map[string]string   `yaml:"short,omitempty"`
	Questions  map[string][]string `yaml:"questions,omitempty"`
}

// Entry is an entry as YAML, a list of one.
func Entry(c proposal.Content) ([]byte, error) {
	e := entry{ID: c.Entry, Kind: "faq", Definition: c.Definition, Label: c.Label, Cites: c.Cites, Answer: c.Answer,
		Questions: map[string][]string{}, Short: map[string]string{}}
	if c.Person {
		e.Kind, e.Lane = "escalate", "general"
	}
	for lang, text := range c.Short {
		if text != "" {
			e.Short[lang] = text
		}
	}
	for _, q := range c.Questions {
		e.Questions[q.Lang] = append(e.Questions[q.Lang], q.Text)
	}
	var b bytes.Buffer
	w := yaml.NewEncoder(&b)
	w.SetIndent(2)
	err := w.Encode([]entry{e})
	return b.Bytes(), cmp.Or(err, w.Close())
}
