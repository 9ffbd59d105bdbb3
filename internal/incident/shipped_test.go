package incident

import (
	"io/fs"
	"testing"
	"testing/fstest"

	"madoguchi/internal/incident/translated"
	"madoguchi/internal/strictyaml"
)

// The lock reads the translations of the desk's own texts here, and not whenever an incident
// is loaded: nobody but us can change them.
func TestTranslationsOfTheDesksOwnTextsHold(t *testing.T) {
	r := &reader{Folder: strictyaml.Open(fstest.MapFS{"texts.yaml": {Data: []byte("[]")}}, ""), langs: []Lang{Japanese, English}}
	i := &Incident{Languages: r.langs, Texts: readTexts(r, nil)}
	own, err := fs.Sub(shipped, "defaults")
	if err != nil {
		t.Fatal(err)
	}
	read := translated.Reader{Folder: strictyaml.Open(own, manual), From: string(Japanese)}
	i.each(func(s translated.Source, l *Local) {
		s.Text = (*l)[Japanese]
		read.Sources = append(read.Sources, s)
	})
	if all := read.Read(); len(all) != len(translated.Languages()) {
		t.Errorf("%d languages", len(all))
	}
	if err := read.Err(); err != nil {
		t.Error(err)
	}
}
