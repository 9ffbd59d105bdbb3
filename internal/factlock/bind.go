package factlock

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A figure belongs to something: a count to a group of people, a date to an
// event. The lock takes the words around each figure of the notice for what it
// belongs to, and refuses a figure of a text whose surroundings fit another
// figure better.

// features are the telling words around a figure.
type features map[string]bool

// featuresOf takes the telling words out of a folded text.
func featuresOf(in []rune, lang string) features {
	f := features{}
	v := lockVocabulary()
	for _, w := range v.wordsOf(lowered(slices.Clone(in))) {
		switch known := w.meaning >= 0; {
		case known && v.meanings[w.meaning].telling:
			f["#"+strconv.Itoa(w.meaning)] = true
		case known:
		case isASCII(w.text):
			f[string(lang)+stem(w.text)] = true
		default:
			f.raw(w.text)
		}
	}
	return f
}

// raw adds an unknown Japanese word: whole, and in pairs of kanji.
func (f features) raw(w string) {
	r := []rune(w)
	if len(r) < 2 {
		return
	}
	for i := 0; i+1 < len(r); i++ {
		f[string(r[i:i+2])] = true
	}
}

func (f features) join(g features) {
	for k := range g {
		f[k] = true
	}
}

// owner is what figures belong to, with the words for it and the figures.
type owner struct {
	features features
	holds    func(token) bool
}

// bindings are the owners of one kind of figure; a word is worth the more the
// fewer owners have it.
type bindings struct {
	owners []owner
	worth  map[string]float64
}

func newBindings(owners []owner) *bindings {
	b := &bindings{owners: owners, worth: map[string]float64{}}
	for _, o := range owners {
		for f := range o.features {
			b.worth[f]++
		}
	}
	for f, n := range b.worth {
		b.worth[f] = math.Log(1 + float64(len(owners))/n)
	}
	return b
}

// fits reports how well words fit the owners that hold a figure, and the best
// of the others.
func (b *bindings) fits(f features, t token) (own, other float64) {
	for _, o := range b.owners {
		sum := 0.0
		for k := range f {
			if o.features[k] {
				sum += b.worth[k]
			}
		}
		if o.holds(t) {
			own = max(own, sum)
		} else {
			other = max(other, sum)
		}
	}
	return own, other
}

// margin is by how much another owner must fit better: by a word of its own.
const margin = 0.9

// misplaced reports whether a figure of a text stands among the words of
// another. The window grows until it names something.
func (b *bindings) misplaced(r *reading, tokens []token, i int) bool {
	held := slices.ContainsFunc(b.owners, func(o owner) bool { return o.holds(tokens[i]) })
	if !held || len(b.owners) < 2 {
		return false
	}
	windows := r.windows(tokens, i)
	excepted := []string{"except", "apart from", "other than", "以外", "除"}
	if tokens[i].kind == date && len(windows) > 0 && containsAny(strings.ToLower(string(windows[0])), excepted) {
		return false
	}
	if r.inSpan(tokens, i) {
		windows = [][]rune{r.explains(tokens[i])}
	}
	for k, w := range windows {
		f := featuresOf(w, r.Lang)
		if k < 2 {
			f.polarity(string(w))
		}
		own, other := b.fits(f, tokens[i])
		if own > margin || other > margin {
			return other >= own+margin
		}
	}
	return false
}

// polarity tells "with cards" from "without", and all from some.
func (f features) polarity(s string) {
	s = strings.ToLower(s)
	if containsAny(s, []string{"in all", "altogether", "in total", "合計", "全体", "総数", "全部で", "合わせて", "あわせて", "総勢"}) {
		f["total"] = true
	}
	switch {
	case containsAny(s, []string{"なし", "のない", "がない", "いない", "いません", "おりません", "なかった", "未登録", "without", "no", "not", "other than", "以外"}):
		f["without"] = true
	case containsAny(s, []string{"あり", "のある", "がある", "登録された", "with", "had"}):
		f["with"] = true
	}
}

// windows are the words around a figure: its clause, its sentence, and for a
// count ever more of what stands in front, up to the figure before. Figures of a
// list or a span share their words.
func (r *reading) windows(tokens []token, i int) [][]rune {
	first, last := r.group(tokens, i)
	if last-first > 1 && tokens[i].kind == count {
		return nil // an enumeration
	}
	floor, ceiling := 0, len(r.runes)
	for k, o := range tokens {
		switch {
		case o.kind != tokens[i].kind || o.kind == count && !ofPeople(o):
		case k < first:
			floor = r.boundary(o, tokens[first])
		case k > last && ceiling == len(r.runes):
			ceiling = r.boundary(tokens[last], o)
		}
	}
	start, end := tokens[first].from, r.behindBrackets(tokens[last].to)
	var all [][]rune
	around := func(from, to int) {
		before, behind := untilStart(r.runes[min(max(from, floor), start):start]), r.runes[end:max(min(to, ceiling), end)]
		all = append(all, slices.Concat(before, []rune{blank}, r.explains(tokens[i]), behind))
	}
	around(r.clauseAround(start, end))
	from, to := r.sentenceAround(start, end)
	around(from, to)
	if tokens[i].kind == count && !isBullet(r.runes, r.lineStart(start)) {
		for n := 0; n < 5 && from > floor; n++ {
			from = r.sentenceBefore(from)
			around(from, to)
		}
	}
	return all
}

// untilStart takes "starting on" off what stands in front of a date, which is no start of
// anything.
func untilStart(before []rune) []rune {
	s := strings.ToLower(string(before))
	for _, w := range []string{"starting on ", "starting from ", "starting ", "beginning on ", "beginning "} {
		if strings.HasSuffix(s, w) && len(s) == len(before) {
			return before[:len(before)-len(w)]
		}
	}
	return before
}

// explains is what a figure says itself, 36 overseas customers, and the bracket
// behind it: 2019年3月11日(閉鎖日).
func (r *reading) explains(t token) []rune {
	words := slices.Concat(r.runes[t.to:r.behindBrackets(t.to)], []rune{blank})
	if slices.ContainsFunc(words, isDigit) {
		words = nil // the bracket holds a figure of its own
	}
	if t.kind == count {
		words = slices.Concat([]rune(t.raw), []rune{blank}, words)
	}
	return words
}

// boundary is where the words of a figure end and those of the next one start.
func (r *reading) boundary(a, b token) int {
	from := r.behindBrackets(a.to)
	if from >= b.from {
		return b.from
	}
	between := string(r.runes[from:b.from])
	follows := false
	switch {
	case a.kind == date && r.Lang == english:
		follows = r.leads(a)
	case a.kind == date:
		follows = r.leads(a) || startsWithAny(between, "に", "より", "付")
	case r.Lang == english:
		follows = startsWithAny(between, " of", " are", " were", " is", " in", " with", " who")
	default:
		follows = startsWithAny(between, "の", "が", "は")
	}
	if !follows {
		return from
	}
	for k, c := range r.runes[from:b.from] {
		if k == 0 && strings.ContainsRune("、,", c) {
			continue
		}
		if strings.ContainsRune("、。;\n,", c) || c == '.' && endsClause(r.runes, from+k) {
			return from + k + 1
		}
	}
	return b.from
}

func startsWithAny(s string, starts ...string) bool {
	return slices.ContainsFunc(starts, func(p string) bool { return strings.HasPrefix(s, p) })
}

// leads reports whether a date stands at the start of its sentence or line.
func (r *reading) leads(t token) bool {
	before := strings.ToLower(string(r.runes[r.lineStart(t.from):t.from]))
	if i := strings.LastIndexAny(before, ".。"); i >= 0 {
		before = before[i:]
	}
	before = strings.TrimSpace(strings.Trim(before, " .。・-•,*"))
	for d := time.Sunday; d <= time.Saturday; d++ {
		before = strings.TrimSpace(strings.TrimSuffix(before, strings.ToLower(d.String())))
	}
	return before == "" || before == "on"
}

func (r *reading) lineStart(i int) int {
	for i > 0 && r.runes[i-1] != '\n' {
		i--
	}
	return i
}

// sentenceAround is the sentence, within its line, in which figures stand.
func (r *reading) sentenceAround(from, to int) (int, int) {
	for from > 0 && !strings.ContainsRune("。\n!?", r.runes[from-1]) && !(r.runes[from-1] == '.' && endsClause(r.runes, from-1)) {
		from--
	}
	for to < len(r.runes) && !strings.ContainsRune("。\n!?", r.runes[to]) && !(r.runes[to] == '.' && endsClause(r.runes, to)) {
		to++
	}
	return from, to
}

// group is the list or the span in which a figure stands.
func (r *reading) group(tokens []token, i int) (first, last int) {
	first, last = i, i
	for first > 0 && r.joins(tokens[first-1], tokens[first]) {
		first--
	}
	for last+1 < len(tokens) && r.joins(tokens[last], tokens[last+1]) {
		last++
	}
	return first, last
}

// joins reports whether nothing but a comma, an "and" or the like stands between
// two figures of a kind.
func (r *reading) joins(a, b token) bool {
	from := r.behindBrackets(a.to)
	if a.kind != b.kind || from > b.from {
		return false
	}
	between := string(r.runes[from:b.from])
	for _, w := range []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
		"および", "及び", "ならびに", "から", "より", "まで", "と", "and", "to", "through", "until", "on", "the"} {
		between = strings.ReplaceAll(between, w, "")
	}
	return strings.Trim(between, " 、,・~〜-–(") == ""
}

// clauseAround is the clause in which figures stand.
func (r *reading) clauseAround(from, to int) (int, int) {
	for from > 0 && !endsClause(r.runes, from-1) {
		from--
	}
	for to < len(r.runes) && !endsClause(r.runes, to) {
		to++
	}
	return from, to
}

// behindBrackets skips the bracket that explains a figure: 2019年3月11日(閉鎖日).
func (r *reading) behindBrackets(i int) int {
	if i >= len(r.runes) || r.runes[i] != '(' {
		return i
	}
	if end := slices.Index(r.runes[i:], ')'); end > 0 && end < 30 {
		return i + end + 1
	}
	return i
}

// sentenceBefore is where the sentence, or the line, in front of i starts.
func (r *reading) sentenceBefore(i int) int {
	for i--; i > 0 && strings.ContainsRune(" \n。:.、,", r.runes[i]); i-- {
	}
	for i > 0 && !strings.ContainsRune("\n。.", r.runes[i-1]) {
		i--
	}
	return max(i, 0)
}
