package archtest

import (
	"io/fs"
	"path"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"madoguchi/internal/incident"
	"madoguchi/internal/incidents"
)

// ours matches what only one of the incidents is called.
func ours(t *testing.T) *regexp.Regexp {
	t.Helper()
	words := []string{"gallery", "kyushu", "jr"}
	var others []string // in which no word has a border
	for _, name := range incidents.Names() {
		i, err := incidents.Load(name)
		if err != nil {
			t.Fatal(err)
		}
		_, domain, _ := strings.Cut(i.Mail, "@")
		words = append(words, i.ID, regexp.QuoteMeta(domain), regexp.QuoteMeta(i.Company[incident.English]))
		if japanese := i.Company[incident.Japanese]; japanese != "" {
			others = append(others, regexp.QuoteMeta(japanese))
		}
	}
	return regexp.MustCompile(`(?i)\b(?:` + strings.Join(words, "|") + `)\b|ななつ星|九州|` + strings.Join(others, "|"))
}

// naming lists the files that say how somebody's incident is called, and are no data.
// Training sentences, labelled messages and word lists are about people, wherever they live.
func naming(house fs.FS, names *regexp.Regexp) ([]string, error) {
	var found []string
	err := walk(house, func(name string) error {
		code := strings.HasPrefix(name, "functions/") || strings.HasPrefix(name, "infra/") || strings.HasPrefix(name, "internal/") || name == "template.yaml"
		if !code || strings.HasPrefix(name, "internal/incidents/") || strings.HasSuffix(name, "_test.go") ||
			strings.Contains(name, "/testdata/") || path.Ext(name) == ".txt" || path.Ext(name) == ".jsonl" || path.Ext(name) == ".bin" {
			return nil
		}
		content, err := fs.ReadFile(house, name)
		if err != nil {
			return err
		}
		if word := names.Find(content); word != nil {
			found = append(found, name+" names "+string(word))
		}
		return nil
	})
	return found, err
}

// The incident is data: another one is another folder, and no line of code.
func TestNoCodeNamesAnIncident(t *testing.T) {
	found, err := naming(house(), ours(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, problem := range found {
		t.Error(problem)
	}
}

func TestNamesOfIncidentsAreFound(t *testing.T) {
	found, err := naming(fstest.MapFS{
		"internal/a/a.go":               {Data: []byte("package a // as at Harbour")},
		"internal/a/a_test.go":          {Data: []byte("package a // as at harbour")},
		"internal/a/lexicon.txt":        {Data: []byte("JR")},
		"internal/a/1/w1.jsonl":         {Data: []byte("JR")},
		"internal/incidents/b/texts.md": {Data: []byte("harbour")},
		"template.yaml":                 {Data: []byte("Default: contact@harbour.example.com")},
		"infra/local/page.js":           {Data: []byte("// harbourmaster, gallerist")},
	}, ours(t))
	if err != nil || len(found) != 2 {
		t.Errorf("found %v, %v", found, err)
	}
}
