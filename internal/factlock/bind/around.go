package bind

import (
	"slices"
	"strings"
	"time"

	"madoguchi/internal/factlock/clause"
	"madoguchi/internal/factlock/figure"
	"madoguchi/internal/factlock/words"
)

// around is a folded text with its figures, to find the words around each.
type around struct {
	in      []rune
	figures []figure.Figure
	english bool
}

// windows are the words around figure i: its clause, its sentence, and for a count ever more
// of what stands in front, up to the figure before. Figures of a list or a span share their
// words.
func (a around) windows(i int) [][]rune {
	first, last := a.group(i)
	f := a.figures[i]
	if last-first > 1 && f.Kind == figure.Count {
		return nil // an enumeration
	}
	floor, ceiling := a.bounds(i, first, last)
	start, end := a.figures[first].From, figure.BehindBracket(a.in, a.figures[last].To)
	var all [][]rune
	add := func(from, to int) {
		front, behind := untilStart(a.in[min(max(from, floor), start):start]), a.in[end:max(min(to, ceiling), end)]
		all = append(all, slices.Concat(front, []rune{words.Blank}, a.explains(f), behind))
	}
	from, to := a.sentence(start, end)
	if head, behind := a.clause(start, end); strings.HasSuffix(string(a.in[from:head]), "のうち、") {
		add(from, behind) // of whom it counts some
	} else {
		add(head, behind)
	}
	add(from, to)
	if f.Kind == figure.Count && !clause.IsBullet(a.in, a.lineStart(start)) {
		for n := 0; n < 5 && from > floor; n++ {
			from = a.sentenceBefore(from)
			add(from, to)
		}
	}
	return all
}

// bounds are where the words of a group of figures begin and end: at the words of others of
// their kind.
func (a around) bounds(i, first, last int) (floor, ceiling int) {
	ceiling = len(a.in)
	for k, o := range a.figures {
		switch {
		case o.Kind != a.figures[i].Kind || o.Kind == figure.Count && !o.OfPeople():
		case k < first:
			floor = a.boundary(o, a.figures[first])
		case k > last && ceiling == len(a.in):
			ceiling = a.boundary(a.figures[last], o)
		}
	}
	return floor, ceiling
}

// untilStart takes "starting on" off what stands in front of a date, which is no start of
// anything.
func untilStart(front []rune) []rune {
	s := strings.ToLower(string(front))
	for _, w := range []string{"日後の", "翌日の", "翌々日の", "か月後の", "週間後の", "年後の", "日前の", "前日の"} {
		if strings.HasSuffix(s, w) { // of what came so long before
			if i := lastComma(front); i < len(front) {
				return front[:i]
			}
			return nil
		}
	}
	for _, w := range []string{"starting on ", "starting from ", "starting ", "beginning on ", "beginning "} {
		if strings.HasSuffix(s, w) && len(s) == len(front) {
			return front[:len(front)-len(w)]
		}
	}
	return front
}

// explains is what a figure says itself, 36 overseas customers, and the bracket behind it,
// 2019年3月11日(閉鎖日), unless that holds a figure of its own.
func (a around) explains(f figure.Figure) []rune {
	behind := append(slices.Clone(a.in[f.To:figure.BehindBracket(a.in, f.To)]), words.Blank)
	if slices.ContainsFunc(behind, words.IsDigit) {
		behind = nil
	}
	if f.Kind == figure.Count {
		behind = slices.Concat([]rune(f.Raw), []rune{words.Blank}, behind)
	}
	return behind
}

// boundary is where the words of a figure end and those of the next one start.
func (a around) boundary(f, next figure.Figure) int {
	from := figure.BehindBracket(a.in, f.To)
	if from >= next.From {
		return next.From
	}
	if !a.leadsOn(f, string(a.in[from:next.From])) {
		return from
	}
	for k, c := range a.in[from:next.From] {
		if k == 0 && strings.ContainsRune("、,", c) {
			continue
		}
		if strings.ContainsRune("、。;\n,", c) || c == '.' && clause.Ends(a.in, from+k) {
			return from + k + 1
		}
	}
	return next.From
}

// leadsOn reports whether what stands behind a figure is said of it.
func (a around) leadsOn(f figure.Figure, behind string) bool {
	switch {
	case f.Kind == figure.Date:
		behind = figure.BehindHour(behind)
		return a.leads(f) || !a.english && words.Starts(behind, "に", "より", "付", "から", "まで", "以降", "以前")
	case a.english:
		return words.Starts(behind, " of", " are", " were", " is", " in", " with", " who")
	}
	return words.Starts(behind, "の", "が", "は")
}

// leads reports whether a date stands at the start of its sentence or line.
func (a around) leads(f figure.Figure) bool {
	front := strings.ToLower(string(a.in[a.lineStart(f.From):f.From]))
	if i := strings.LastIndexAny(front, ".。"); i >= 0 {
		front = front[i:]
	}
	front = strings.TrimSpace(strings.Trim(front, " .。・-•,*"))
	for d := time.Sunday; d <= time.Saturday; d++ {
		front = strings.TrimSpace(strings.TrimSuffix(front, strings.ToLower(d.String())))
	}
	return front == "" || front == "on"
}

func (a around) lineStart(i int) int {
	for i > 0 && a.in[i-1] != '\n' {
		i--
	}
	return i
}

// group is the list or the span in which a figure stands.
func (a around) group(i int) (first, last int) {
	first, last = i, i
	for first > 0 && a.joins(a.figures[first-1], a.figures[first]) {
		first--
	}
	for last+1 < len(a.figures) && a.joins(a.figures[last], a.figures[last+1]) {
		last++
	}
	return first, last
}

// joiner takes out what joins the figures of a list or a span.
var joiner = strings.NewReplacer("Monday", "", "Tuesday", "", "Wednesday", "", "Thursday", "", "Friday", "", "Saturday", "", "Sunday", "",
	"および", "", "及び", "", "ならびに", "", "から", "", "より", "", "まで", "", "と", "",
	"and", "", "to", "", "through", "", "until", "", "on", "", "the", "")

// joins reports whether nothing but a comma, an "and" or the like stands between two figures
// of a kind.
func (a around) joins(f, next figure.Figure) bool {
	from := figure.BehindBracket(a.in, f.To)
	if f.Kind != next.Kind || from > next.From {
		return false
	}
	return strings.Trim(joiner.Replace(string(a.in[from:next.From])), " 、,・~〜-–(") == ""
}

// clause is the clause in which figures stand.
func (a around) clause(from, to int) (int, int) {
	for from > 0 && !clause.Ends(a.in, from-1) {
		from--
	}
	for to < len(a.in) && !clause.Ends(a.in, to) {
		to++
	}
	return from, to
}

// clauseOf is the clause in which a figure stands, in small letters.
func (a around) clauseOf(f figure.Figure) string {
	from, to := a.clause(f.From, f.To)
	return strings.ToLower(string(a.in[from:to]))
}

// sentence is the sentence, within its line, in which figures stand.
func (a around) sentence(from, to int) (int, int) {
	for from > 0 && !a.endsSentence(from-1) {
		from--
	}
	for to < len(a.in) && !a.endsSentence(to) {
		to++
	}
	return from, to
}

// topic is what a Japanese sentence with a figure is about: what stands in front of its first は.
func (a around) topic(f figure.Figure) []rune {
	from, _ := a.sentence(f.From, f.To)
	if i := slices.Index(a.in[from:f.From], 'は'); i > 0 {
		return a.in[from : from+i]
	}
	return nil
}

func (a around) endsSentence(i int) bool {
	return strings.ContainsRune("。\n!?", a.in[i]) || a.in[i] == '.' && clause.Ends(a.in, i)
}

// sentenceBefore is where the sentence, or the line, in front of i starts.
func (a around) sentenceBefore(i int) int {
	for i--; i > 0 && strings.ContainsRune(" \n。:.、,", a.in[i]); i-- {
	}
	for i > 0 && !strings.ContainsRune("\n。.", a.in[i-1]) {
		i--
	}
	return max(i, 0)
}

// verb are the features of the last word of the sentence of a figure, which all of its parts share.
func (a around) verb(f figure.Figure, lang string) words.Features {
	from, to := a.sentence(f.From, f.To)
	all := words.Cut(words.Lower(slices.Clone(a.in[from:to])))
	if len(all) == 0 || lang == "en" {
		return nil
	}
	return words.FeaturesOf([]rune(all[len(all)-1].Text), lang)
}
