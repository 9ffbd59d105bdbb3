package factlock

import (
	"embed"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"

	"madoguchi/internal/factlock/evidence"
	"madoguchi/internal/factlock/reading"
	"madoguchi/internal/factlock/words"
	"madoguchi/internal/jatext"
)

//go:embed names.txt written.txt
var tables embed.FS

var (
	bodies = sync.OnceValue(func() *jatext.Lexicon[string] {
		var all jatext.Lexicon[string]
		for _, suffix := range words.Part(tables, "names", "bodies").Phrases() {
			all.Add(suffix, suffix)
		}
		return &all
	})
	nobodies = words.Part(tables, "names", "nobody")
	latin    = words.Part(tables, "names", "latin")
	capital  = words.Part(tables, "names", "capital")
)

// names blanks the agreed names and refuses what else looks like one.
func names(r *reading.Reading) {
	r.Book.BlankNames(r.Runes)
	n := nameCheck{r}
	n.bodies()
	for from := 0; from < len(r.Runes); from++ {
		to := from
		for to < len(r.Runes) && words.IsLetter(r.Runes[to]) {
			to++
		}
		if to > from {
			n.latin(from, string(r.Runes[from:to]))
			from = to
		}
	}
}

type nameCheck struct{ *reading.Reading }

// bodies refuses a run that ends like the name of a company or an authority.
func (n nameCheck) bodies() {
	for i, c := range n.Runes {
		if c < 0x80 && c != '(' {
			continue
		}
		if suffix, length := bodies().At(n.Runes, i); length > 0 {
			n.body(i, i+length, suffix)
		}
	}
}

func (n nameCheck) body(i, end int, suffix string) {
	from := i
	for from > 0 && isNameRune(n.Runes[from-1]) {
		from--
	}
	run := string(n.Runes[from:end])
	whole := strings.HasSuffix(suffix, "会社") || suffix == "(株)" || suffix == "(有)"
	if !whole && from == i || n.word(from, i, end, suffix) {
		return
	}
	if !words.Ends(run, nobodies.Phrases()...) && !n.told(run) {
		n.Refuse(from, run, "looks like a name and is none that facts.yaml agrees on", "take it out or add it to names")
	}
}

// told reports whether a cited fact has a run, which is the name of no company: 監視センター.
func (n nameCheck) told(run string) bool {
	return !strings.Contains(run, "会社") && len([]rune(run)) > 3 && n.On.Any(func(f *evidence.Fact) bool {
		return strings.Contains(words.Width(strings.Join(f.Says, "\n")), run)
	})
}

// word reports whether a run that ends like a body is a word, or a count: 会社, 弊社, 反省, 180社.
func (n nameCheck) word(from, i, end int, suffix string) bool {
	switch suffix {
	case "省", "庁":
		return i-from < 2 || end < len(n.Runes) && unicode.Is(unicode.Han, n.Runes[end])
	case "社":
		return words.IsDigit(n.Runes[i-1]) || unicode.Is(unicode.Han, n.Runes[i-1])
	}
	return false
}

func isNameRune(r rune) bool {
	return r == 'ー' || words.IsAlnum(r) || unicode.In(r, unicode.Han, unicode.Katakana)
}

// latin refuses a Latin word in Japanese text, and a capitalised one inside an English sentence.
// The first word of a sentence has its capital anyway, unless more of its letters have.
func (n nameCheck) latin(from int, word string) {
	agreed, remedy := n.inJapanese(word), "write it in Japanese or add it to names"
	if n.English() {
		agreed, remedy = n.inEnglish(from, word), "write it small, take it out or add it to names"
	}
	if !agreed && !n.isHour(from, word) && !n.ofItem(word) {
		n.Refuse(from, word, "is no name that facts.yaml agrees on", remedy)
	}
}

func (n nameCheck) inJapanese(word string) bool {
	return slices.ContainsFunc(latin.Phrases(), func(w string) bool { return strings.EqualFold(w, word) }) || words.Has(n.Book.Notice, word)
}

func (n nameCheck) inEnglish(from int, word string) bool {
	if !unicode.IsUpper(n.Runes[from]) || slices.Contains(latin.Phrases(), word) || mayBeCapital(word) {
		return true
	}
	return len(word) == 1 && strings.HasPrefix(string(n.Runes[from+1:]), "-") || // X-rays
		strings.ToLower(word[1:]) == word[1:] && n.starts(from)
}

// mayBeCapital reports whether a word has its capital in any place: days and months, in full and
// in three letters, days in the plural, and some more.
func mayBeCapital(word string) bool {
	named := func(name, plural string) bool { return word == name || word == name[:3] || word == name+plural }
	for d := time.Sunday; d <= time.Saturday; d++ {
		if named(d.String(), "s") {
			return true
		}
	}
	for m := time.January; m <= time.December; m++ {
		if named(m.String(), "") {
			return true
		}
	}
	return slices.Contains(capital.Phrases(), word)
}

// ofItem passes a word of an item, one or many: CV, National Insurance numbers. It is not
// blanked like a name, for its certainty is still to be read.
func (n nameCheck) ofItem(word string) bool {
	for _, item := range n.Book.Items {
		all := strings.FieldsFunc(item[n.Lang], func(c rune) bool { return !words.IsLetter(c) })
		if slices.Contains(all, word) || slices.Contains(all, strings.TrimSuffix(word, "s")) {
			return true
		}
	}
	return false
}

// isHour passes the am and pm of an hour.
func (n nameCheck) isHour(from int, word string) bool {
	return len(word) <= 2 && strings.ContainsAny(word[:1], "apAP") && from > 0 && words.IsDigit(n.Runes[from-1])
}

// starts reports whether a sentence, a list item or a quotation starts at i.
func (n nameCheck) starts(i int) bool {
	for i--; i >= 0; i-- {
		switch c := n.Runes[i]; {
		case c == ' ':
		case c == '(':
		case strings.ContainsRune("\"“‘「", c):
			return true
		default:
			return strings.ContainsRune(".!?:;\n-・•—–。", c)
		}
	}
	return true
}
