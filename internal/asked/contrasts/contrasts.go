// Package contrasts holds families of questions that differ in a word and in what they
// ask: who pays for a new card, and how to get one. They measure how well near misses are
// told apart. They were written for that, knowing the topics and no answer, so they are
// easier than what people write, see package rounds; nothing learns from them.
package contrasts

import (
	"embed"
	"fmt"

	"madoguchi/internal/strictyaml"
)

//go:embed contrasts.yaml
var files embed.FS

// Family is a word that decides.
type Family struct {
	Turn  string // what it turns on
	Sides []Side
}

// Side is what is asked on one side of it.
type Side struct {
	Topic   string
	Phrases map[string][]string // by language, ISO 639-1
}

// Load returns all families.
func Load() ([]Family, error) {
	folder := strictyaml.Open(files, "see the others there")
	var all []Family
	for _, n := range folder.YAML("contrasts.yaml").List() {
		f := n.Object("turn", "sides")
		family := Family{Turn: f.Get("turn").Text()}
		sides := f.Get("sides").Keys()
		for _, topic := range sides.Keys() {
			family.Sides = append(family.Sides, readSide(topic.Raw(), sides.Get(topic.Raw())))
		}
		all = append(all, family)
	}
	if err := folder.Err(); err != nil {
		return nil, fmt.Errorf("contrasts: %w", err)
	}
	return all, nil
}

func readSide(topic string, n strictyaml.Node) Side {
	s := Side{topic, map[string][]string{}}
	by := n.Object("ja", "en", "zh", "ko")
	for _, lang := range by.Names() {
		s.Phrases[lang] = by.Get(lang).Texts()
	}
	return s
}
