package words

import (
	"slices"
	"strconv"
	"strings"
)

// Features are the telling words of a text, and signs such as "without".
type Features map[string]bool

// FeaturesOf takes the telling words out of a folded text.
func FeaturesOf(in []rune, lang string) Features {
	f := Features{}
	for _, w := range Cut(Lower(slices.Clone(in))) {
		switch {
		case w.Telling():
			f[MeaningFeature(w.Meaning)] = true
		case w.Text == "told" || w.Text == "informed" || w.Text == "notified": // 連絡, 報告
			f[MeaningFeature(Meaning("contact"))], f[MeaningFeature(Meaning("report"))] = true, true
		case w.Known():
		case Latin(w.Text):
			f[lang+Stem(w.Text)] = true
		default:
			f.raw(w.Text)
		}
	}
	return f
}

// MeaningFeature is the feature of a word of known meaning.
func MeaningFeature(meaning int) string { return "#" + strconv.Itoa(meaning) }

// raw adds an unknown Japanese word in pairs of kanji.
func (f Features) raw(w string) {
	r := []rune(w)
	if len(r) == 1 && !strings.ContainsRune("月火水木金土日曜年時分名人件回方者様氏約第各本当翌同前後社度内外上下中大小", r[0]) {
		f[w] = true
	}
	for i := 0; i+1 < len(r); i++ {
		f[string(r[i:i+2])] = true
	}
}

// Join adds the features of another text.
func (f Features) Join(g Features) {
	for k := range g {
		f[k] = true
	}
}

// Words lists the features without the signs that [Features.Polarity] adds for with and
// without.
func (f Features) Words() []string {
	var all []string
	for k := range f {
		if k != "with" && k != "without" {
			all = append(all, k)
		}
	}
	return all
}

var (
	total = Of("in all", "altogether", "in total", "合計", "全体", "総数", "全部で", "合わせて", "あわせて", "総勢")
	lacks = Of("なし", "のない", "がない", "いない", "いません", "おりません", "なかった", "未登録", "without", "no", "not", "other than", "以外")
	has   = Of("あり", "のある", "がある", "登録された", "with", "had")
)

// Polarity tells "with cards" from "without", and all from some.
func (f Features) Polarity(s string) {
	s = strings.ToLower(s)
	if total.In(s) {
		f["total"] = true
	}
	switch {
	case lacks.In(s):
		f["without"] = true
	case has.In(s):
		f["with"] = true
	}
}
