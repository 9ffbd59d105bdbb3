package turn

import (
	"slices"
	"strings"
	"unicode"

	"madoguchi/internal/factlock/clause"
	"madoguchi/internal/factlock/reading"
	"madoguchi/internal/factlock/words"
	"madoguchi/internal/lazyregexp"
)

// Words behind an event that say that something came before it, or after it.
var (
	fore  = []string{"に先立", "に先だ", "より前", "前に", "前の", "前、", "前,", "以前"}
	after = []string{"の翌日", "翌日", "直後", "後に", "後の", "後、", "後,", "後は", "あとに", "のちに", "以後", "てから"}
)

// endings of an event in front of such a word: 再開した後, 再開の前.
var endings = []string{"いたした", "された", "した", "する", "される", "して", "の", "た"}

// events are those of a text behind which one of these words stands, each by its last two letters.
func events(s string, marks []string) []string {
	var all []string
	for _, m := range marks {
		for rest := s; ; {
			front, behind, ok := strings.Cut(rest, m)
			if !ok {
				break
			}
			if name := lastTwo(bareEvent(front)); name != "" {
				all = append(all, name)
			}
			rest = behind
		}
	}
	return all
}

// bareEvent takes the endings off an event.
func bareEvent(s string) string {
	for {
		i := slices.IndexFunc(endings, func(e string) bool { return strings.HasSuffix(s, e) })
		if i < 0 {
			return s
		}
		s = strings.TrimSuffix(s, endings[i])
	}
}

// lastTwo are the last two letters of a noun, "" where a text ends in none: 再開, き出.
func lastTwo(s string) string {
	r := []rune(s)
	if len(r) < 2 || !unicode.In(r[len(r)-2], unicode.Han, unicode.Katakana) || !unicode.IsLetter(r[len(r)-1]) {
		return ""
	}
	return string(r[len(r)-2:])
}

// flips refuses to say that something came after an event, or is done then, of which a cited fact says before, and the
// other way round: 再開後に, where it was 再開に先立ち.
func flips(r *reading.Reading, c clause.Clause) {
	for n, marks := range [][]string{fore, after} {
		for _, event := range events(c.Text+"、", marks) {
			same := func(list []string) bool {
				return anyOf(r, func(s string) bool { return slices.Contains(events(s, list), event) })
			}
			if other := [][]string{after, fore}[n]; same(other) && !same(marks) {
				r.RefuseLine(c.Line, "", "turns round what came first by the cited facts", "write before and after as they do")
				return
			}
		}
	}
}

// avoided are things with what is not to be done with them: 検針票を見せず, リンクを開かないで.
var avoided = lazyregexp.New(`([^、,。はがもで]+)を(\p{Han}+)\p{Hiragana}{0,2}?(?:ず|ないで)`)

// forbidden refuses to tell people to do what a cited fact asks them not to.
func forbidden(r *reading.Reading, c clause.Clause) {
	if !strings.Contains(c.Text, "を") {
		return
	}
	for _, s := range r.On.Sentences {
		if !words.Has(s.Text, "ず", "ないで") {
			continue
		}
		for _, m := range avoided.FindAllStringSubmatch(s.Text, -1) {
			for thing := range strings.SplitSeq(strings.NewReplacer("または", "や", "および", "や", "・", "や").Replace(m[1]), "や") {
				_, behind, ok := strings.Cut(c.Text, thing+"を"+m[2])
				kana, _ := words.Hiragana(behind)
				done := words.Starts(kana, "て", "せて", "いて", "って", "んで", "して", "し", "せ")
				if ok && len([]rune(thing)) > 1 && done && !words.Has(kana, "ず", "ない", "ませ", "なく") {
					r.RefuseLine(c.Line, thing, "is what a cited fact asks people not to do", "ask it as it does")
					return
				}
			}
		}
	}
}
