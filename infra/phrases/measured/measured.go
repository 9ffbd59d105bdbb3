// Package measured keeps apart what measures the desk from what teaches it: a phrase that stands in
// a file that measures is refused, wherever it comes from.
package measured

import (
	"bufio"
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/jatext"
	"madoguchi/internal/redact"
)

// Files are the files that measure the desk: all labelled messages of the project and of
// the folder of an incident, the dialogues, the contrasts and what danger is measured by, and
// those that lie elsewhere.
func Files(root, folder string, apart []string) []string {
	var all []string
	for _, top := range []string{root, folder} {
		filepath.WalkDir(top, func(path string, d fs.DirEntry, err error) error {
			if err == nil && d.Type().IsRegular() && measures(filepath.ToSlash(path)) {
				all = append(all, path)
			}
			return nil // what cannot be read is no file of the project
		})
	}
	return append(all, apart...)
}

// measures reports whether a file measures, by its place.
func measures(path string) bool {
	return strings.HasSuffix(path, ".jsonl") || strings.Contains(path, "/conversations/") && strings.HasSuffix(path, ".yaml") ||
		strings.Contains(path, "/asked/contrasts/") && strings.HasSuffix(path, ".yaml") ||
		strings.Contains(path, "/danger/testdata/")
}

// Set is what files that measure say. It is immutable.
type Set struct{ texts []text }

// text is a message of a file, as it stands there and folded.
type text struct{ file, words, folded string }

// Read reads files that measure.
func Read(files []string) (*Set, error) {
	s := &Set{}
	for _, name := range files {
		texts, err := textsOf(name)
		if err != nil {
			return nil, err
		}
		for _, words := range texts {
			s.texts = append(s.texts, text{name, words, Fold(words)})
		}
	}
	return s, nil
}

// Refuse refuses a phrase that stands in a file that measures: as a message or a
// sentence of one, whatever its signs, width and case, or as most of one. The error repeats no
// word of it.
func (s *Set) Refuse(phrase string) error {
	folded := Fold(phrase)
	parts := eighths(folded)
	for _, t := range s.texts {
		if !slices.ContainsFunc(parts, func(part string) bool { return strings.Contains(t.folded, part) }) {
			continue
		}
		if same(folded, t.folded) || anySame(folded, t.words) {
			return fmt.Errorf("this stands in %s, which measures the desk: nothing in it may be learned", t.file)
		}
	}
	return nil
}

// eighths are the eight parts of a text: whatever holds half of its bytes holds a quarter of its letters
// at least, and so one of them, so that few messages need to be cut into sentences. Of a short text
// they are its letters.
func eighths(folded string) []string {
	const parts = 8
	runes := []rune(folded)
	if len(runes) < 2*parts {
		return strings.Split(folded, "")
	}
	var all []string
	for i := range parts {
		all = append(all, string(runes[i*len(runes)/parts:(i+1)*len(runes)/parts]))
	}
	return all
}

// anySame reports whether a sentence of a text is the phrase.
func anySame(folded, text string) bool {
	pieces, _ := prose.Questions(text)
	for _, piece := range pieces {
		if len(pieces) > 1 && same(folded, Fold(piece)) {
			return true
		}
	}
	return false
}

// same reports whether one text is most of the other.
func same(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return a != "" && 2*len(a) >= len(b) && strings.Contains(b, a)
}

// Fold is a text without its secrets, names of the company, signs, spaces, width and case.
func Fold(text string) string {
	if strings.ContainsFunc(text, unicode.IsDigit) {
		text, _ = redact.Mask(text)
	}
	return folding().String(jatext.Width(Slotted(strings.ToValidUTF8(text, ""))))
}

var folding = sync.OnceValue(func() jatext.Folding {
	return jatext.Folding{Steps: []jatext.Step{jatext.Each(unicode.ToLower), jatext.Each(jatext.Hiragana), jatext.Without(jatext.Unseen),
		jatext.Only(jatext.Letter)}}
})

// longestLine is the longest line of a file that measures, in bytes.
const longestLine = 8 << 20

// textsOf are the texts of a file: of a line of JSON those of its messages, of any other
// line the line.
func textsOf(name string) ([]string, error) {
	b, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var all []string
	lines := bufio.NewScanner(bytes.NewReader(b))
	lines.Buffer(nil, longestLine)
	for lines.Scan() {
		var value any
		if json.Unmarshal(lines.Bytes(), &value) == nil {
			all = append(all, messages(value, false)...)
		} else if utf8.Valid(lines.Bytes()) {
			all = append(all, lines.Text())
		}
	}
	return all, lines.Err()
}

// messages are the strings of a value of JSON that stand under text or parts, at any depth.
func messages(value any, text bool) []string {
	var all []string
	switch v := value.(type) {
	case string:
		if text {
			all = append(all, v)
		}
	case []any:
		for _, one := range v {
			all = append(all, messages(one, text)...)
		}
	case map[string]any:
		for key, one := range v {
			all = append(all, messages(one, text || key == "text" || key == "parts")...)
		}
	}
	return all
}

// Slotted puts slots where a message names the company to which it was written.
func Slotted(text string) string {
	small := strings.ToLower(text)
	for _, s := range slots() {
		if strings.Contains(small, s.small) {
			text = s.name.ReplaceAllLiteralString(text, s.slot)
		}
	}
	return text
}

// slot is what stands in the place of a name.
type slot struct {
	name  *regexp.Regexp
	small string
	slot  string
}

var slots = sync.OnceValue(func() []slot {
	var all []slot
	for name, called := range jatext.Sections(names) {
		all = append(all, slot{regexp.MustCompile("(?i)" + regexp.QuoteMeta(called)), strings.ToLower(called), "{" + name + "}"})
	}
	return all
})

//go:embed names.txt
var names string
