package translated

import (
	"maps"
	"strings"
)

// Coverage is how much is translated into a language.
type Coverage struct {
	Lang               string
	All, Said, Pending int      // texts; those that are translated, and of these those that nobody has approved
	Missing            []string // the others, as section/id/part
}

// Covered is the coverage of each language into which one of the sources is translated, in the
// order of [Languages].
func Covered(sources []Source, translations []Translation) []Coverage {
	var all []Coverage
	for _, lang := range Languages() {
		done := map[Key]Text{}
		for _, t := range translations {
			if t.Lang == lang {
				maps.Copy(done, t.Texts)
			}
		}
		if c := covered(lang, sources, done); c.Said > 0 {
			all = append(all, c)
		}
	}
	return all
}

func covered(lang string, sources []Source, done map[Key]Text) Coverage {
	c := Coverage{Lang: lang}
	seen := map[Key]bool{}
	for _, s := range sources {
		if seen[s.Key] {
			continue // an item of several segments
		}
		seen[s.Key] = true
		c.All++
		t, ok := done[s.Key]
		switch {
		case !ok:
			c.Missing = append(c.Missing, s.String())
			continue
		case !t.Approved:
			c.Pending++
		}
		c.Said++
	}
	return c
}

// String is the key as section/id/part.
func (k Key) String() string { return strings.TrimSuffix(k.Section+"/"+k.ID+"/"+k.Part, "/") }
