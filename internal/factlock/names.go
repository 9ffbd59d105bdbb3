package factlock

import (
	"slices"
	"strings"
	"unicode"
)

// nameList is the agreed names, without spaces, by their first rune.
type nameList map[rune][][]rune

func newNames(names []string) nameList {
	list := nameList{}
	for _, n := range names {
		r := []rune(strings.ReplaceAll(n, " ", ""))
		if len(r) > 0 {
			list[r[0]] = append(list[r[0]], r)
		}
	}
	for _, same := range list {
		slices.SortFunc(same, func(a, b []rune) int { return len(b) - len(a) })
	}
	return list
}

// at returns the end of the longest agreed name that starts at i. Spaces do not
// count: ななつ星Gallery is ななつ星 Gallery.
func (l nameList) at(in []rune, i int) int {
	if i > 0 && isLetter(in[i-1]) && isLetter(in[i]) {
		return i
	}
	for _, name := range l[in[i]] {
		if end := matchName(in, i, name); end > i {
			return end
		}
	}
	return i
}

func matchName(in []rune, i int, name []rune) int {
	from := i
	for k := 0; k < len(name); i++ {
		switch {
		case i >= len(in):
			return from
		case in[i] == name[k]:
			k++
		case in[i] != ' ':
			return from
		}
	}
	if i < len(in) && isLetter(in[i]) && isLetter(in[i-1]) {
		return from
	}
	return i
}

// blank takes the agreed names out of a text.
func (l nameList) blank(in []rune) {
	for i := 0; i < len(in); i++ {
		if end := l.at(in, i); end > i {
			blankOut(in, i, end)
			i = end - 1
		}
	}
}

// names blanks the agreed names and refuses what else looks like one.
func (r *reading) names(agreed nameList) {
	agreed.blank(r.runes)
	r.bodies()
	if r.Lang == english {
		r.capitals()
	} else {
		r.latin()
	}
}

// bodySuffixes end the names of companies, authorities and the like.
var bodySuffixes = []string{"株式会社", "有限会社", "合同会社", "(株)", "(有)", "委員会", "運輸局", "警察本部", "警察署", "警察庁", "県警",
	"銀行", "大学", "協会", "機構", "財団", "組合", "法律事務所", "センター", "省", "庁", "社"}

// commonBodies end like names and name nobody.
var commonBodies = []string{"官公庁", "関係省庁", "監督官庁", "官庁", "省庁", "反省", "帰省", "コールセンター", "データセンター"}

// bodies refuses a run that ends like the name of a company or an authority.
func (r *reading) bodies() {
	s := scanner{in: r.runes}
	for i, c := range r.runes {
		if c < 0x80 && c != '(' {
			continue
		}
		for _, suffix := range bodySuffixes {
			if s.has(i, suffix) {
				r.body(i, suffix)
				break
			}
		}
	}
}

func (r *reading) body(i int, suffix string) {
	from, end := i, i+len([]rune(suffix))
	for from > 0 && isNameRune(r.runes[from-1]) {
		from--
	}
	run := string(r.runes[from:end])
	whole := strings.HasSuffix(suffix, "会社") || suffix == "(株)" || suffix == "(有)"
	switch {
	case !whole && from == i:
		return
	case suffix == "省" || suffix == "庁":
		if i-from < 2 || end < len(r.runes) && unicode.Is(unicode.Han, r.runes[end]) {
			return
		}
	case suffix == "社" && unicode.Is(unicode.Han, r.runes[i-1]):
		return // 弊社, 会社: a word, no name
	}
	if slices.ContainsFunc(commonBodies, func(w string) bool { return strings.HasSuffix(run, w) }) {
		return
	}
	r.refuse(from, "%q looks like a name and is none that facts.yaml agrees on; take it out or add it to names", short(run))
}

func isNameRune(r rune) bool {
	return r == 'ー' || isASCIIWord(r) || unicode.In(r, unicode.Han, unicode.Katakana)
}

// commonWords are Latin words that name nobody, and LINE, on which the desk
// stands.
var commonWords = []string{"LINE", "FAX", "AI", "PIN", "PINs", "CVV", "CVC", "ID", "SMS", "URL", "TEL", "IP", "PDF", "OK", "Web", "Q", "A"}

// commonNames are names of more than one word that belong to nobody's business:
// the number that the Japanese state gives a person.
var commonNames = []string{"My Number"}

// latin refuses Latin words in Japanese text.
func (r *reading) latin() {
	for i := 0; i < len(r.runes); i++ {
		from := i
		for i < len(r.runes) && isLetter(r.runes[i]) {
			i++
		}
		word := string(r.runes[from:i])
		if word == "" || slices.ContainsFunc(commonWords, func(w string) bool { return strings.EqualFold(w, word) }) || r.isHour(from, word) || r.ofItem(word) || indexOf(r.in.Notice, word) >= 0 {
			continue
		}
		r.refuse(from, "%q is no name that facts.yaml agrees on; write it in Japanese or add it to names", short(word))
	}
}

// ofItem passes a word of an item, one or many: CV, National Insurance numbers.
// It is not blanked like a name, for its certainty is still to be read.
func (r *reading) ofItem(word string) bool {
	for _, p := range r.in.Items {
		words := strings.FieldsFunc(p[r.Lang], func(c rune) bool { return !isLetter(c) })
		if slices.Contains(words, word) || slices.Contains(words, strings.TrimSuffix(word, "s")) {
			return true
		}
	}
	return false
}

// isHour passes the am and pm of an hour.
func (r *reading) isHour(from int, word string) bool {
	return len(word) <= 2 && from > 0 && strings.ContainsAny(word[:1], "apAP") && strings.TrimSpace(string(r.runes[max(0, from-2):from])) != "" && isDigit(r.runes[from-1])
}

// englishWords may have a capital inside a sentence.
var englishWords = []string{"I", "Japan", "Japanese", "English", "JST", "UK", "British", "GMT", "BST", "UTC", "Email", "Heisei", "Reiwa", "Showa",
	"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays",
	"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
	"Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec"}

// capitals refuses capitalised words inside English sentences. The first word
// of a sentence has its capital anyway, unless more of its letters have.
func (r *reading) capitals() {
	for i := 0; i < len(r.runes); i++ {
		from := i
		for i < len(r.runes) && isLetter(r.runes[i]) {
			i++
		}
		word := string(r.runes[from:i])
		if word == "" || !unicode.IsUpper(r.runes[from]) {
			continue
		}
		inner := strings.ToLower(word[1:]) != word[1:]
		if r.starts(from) && !inner || slices.Contains(commonWords, word) || slices.Contains(englishWords, word) || r.isHour(from, word) || r.ofItem(word) {
			continue
		}
		r.refuse(from, "%q is no name that facts.yaml agrees on; write it small, take it out or add it to names", short(word))
	}
}

// starts reports whether a sentence, a list item or a quotation starts at i.
func (r *reading) starts(i int) bool {
	for i--; i >= 0; i-- {
		switch c := r.runes[i]; {
		case c == ' ':
		case strings.ContainsRune("\"“‘「(", c):
			return c != '(' || r.starts(i)
		default:
			return strings.ContainsRune(".!?:;\n-・•—–。", c)
		}
	}
	return true
}
