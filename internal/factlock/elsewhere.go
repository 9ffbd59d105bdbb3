package factlock

import (
	"slices"
	"strings"

	"madoguchi/internal/factlock/evidence"
	"madoguchi/internal/factlock/reading"
	"madoguchi/internal/factlock/words"
)

// other is said of what is kept or done somewhere else than the thing at hand.
var other = words.Of("別の", "別システム", "別途管理", "別に管理", "他の", "separate", "another", "different", "other")

// elsewhere refuses to name the very thing where a cited fact, which does not name it, speaks of another one: a
// system of a name, where the data lies in a separate one. The text is the folded one, before names are blanked.
func elsewhere(r *reading.Reading, named string) {
	another := func(s evidence.Sentence) bool { return other.In(s.Text) }
	if r.Label || r.Own || !slices.ContainsFunc(r.On.Sentences, another) {
		return
	}
	own := func(group []string) bool {
		return slices.ContainsFunc(group, func(n string) bool { return slices.Contains(r.Book.OwnNames(), words.Width(n)) })
	}
	in := func(s string, group []string) bool {
		return slices.ContainsFunc(group, func(n string) bool { return n != "" && strings.Contains(s, words.Width(n)) })
	}
	for line, text := range strings.Split(named, "\n") {
		if other.In(words.Small(text)) || words.Has(words.Small(text), "ません", "ない", "not", "no") {
			continue
		}
		for _, group := range r.Book.Names {
			told := func(f *evidence.Fact) bool { return in(words.Width(strings.Join(f.Says, "")), group) }
			if own(group) || !in(text, group) || r.On.Any(told) {
				continue
			}
			r.RefuseLine(line, group[0], "is named where the cited facts speak of another", "say that it is another one, as they do")
		}
	}
}
