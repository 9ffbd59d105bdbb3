package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/jatext"
	"madoguchi/internal/redact"
)

// measures are the files that measure the desk: all labelled messages of the project and of
// the folder of an incident, the dialogues, the contrasts and what danger is measured by, and
// those that lie elsewhere.
func measures(root, folder string, apart []string) []string {
	var all []string
	for _, top := range []string{root, folder} {
		filepath.WalkDir(top, func(path string, d fs.DirEntry, err error) error {
			if err == nil && d.Type().IsRegular() && measuring(filepath.ToSlash(path)) {
				all = append(all, path)
			}
			return nil // what cannot be read is no file of the project
		})
	}
	return append(all, apart...)
}

// measuring reports whether a file measures, by its place.
func measuring(path string) bool {
	return strings.HasSuffix(path, ".jsonl") || strings.Contains(path, "/conversations/") && strings.HasSuffix(path, ".yaml") ||
		strings.Contains(path, "/asked/contrasts/") && strings.HasSuffix(path, ".yaml") ||
		strings.Contains(path, "/danger/testdata/")
}

// notMeasured refuses a phrase that stands in a file that measures: as a message or a
// sentence of one, whatever its signs, width and case, or as most of one.
func notMeasured(phrase string, files []string) error {
	folded := fold(phrase)
	for _, name := range files {
		texts, err := textsOf(name)
		if err != nil {
			return err
		}
		for _, text := range texts {
			if same(folded, fold(text)) || anySame(folded, text) {
				return fmt.Errorf("this stands in %s, which measures the desk: nothing in it may be learned", name)
			}
		}
	}
	return nil
}

// anySame reports whether a sentence of a text is the phrase.
func anySame(folded, text string) bool {
	pieces, _ := prose.Questions(text)
	for _, piece := range pieces {
		if len(pieces) > 1 && same(folded, fold(piece)) {
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

// fold is a text without its secrets, names of the company, signs, spaces, width and case.
func fold(text string) string {
	if strings.ContainsFunc(text, unicode.IsDigit) {
		text, _ = redact.Mask(text)
	}
	return folding().String(jatext.Width(slotted(strings.ToValidUTF8(text, ""))))
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
