package names

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"madoguchi/internal/redact/folded"
	"madoguchi/internal/redact/person"
)

var (
	honorific  = lists.Pattern("honorific")
	refuses    = lists.Pattern("refuses")
	leadHan    = lists.Pattern("lead_han")
	leadHira   = lists.Pattern("lead_hira")
	titleHan   = lists.Pattern("title_han")
	noNameEnd  = lists.Pattern("no_name_end")
	noNameKana = lists.Pattern("no_name_kana")
	noNameHira = lists.Pattern("no_name_hira")
	speaks     = lists.Pattern("speaks")
	noLatin    = lists.Pattern("no_latin")
	capital    = lists.Pattern("capital")
	nameCue    = lists.Pattern("name_cue")
	listedCue  = lists.Pattern("listed_cue")
	nameValue  = lists.Pattern("name_value")
	formCue    = lists.Pattern("form_cue")
	formValue  = lists.Pattern("form_value")
	formNo     = lists.Pattern("form_no")
	tells      = lists.Pattern("tells")
	tellsSure  = lists.Pattern("tells_sure")
	beforeTold = lists.Pattern("before_told")
	copula     = lists.Pattern("copula")
	me         = lists.Pattern("me")
	noNames    = lists.Set("no_names")
)

// how sure it is that a name stands somewhere, by what stands around it.
type how int

const (
	maybe how = iota // only a surname that is known makes it one
	sure             // what looks like a name is one
)

// Japanese are names before さん and 様, after 名前は, and before と申します.
func Japanese(t *Text) []folded.Span {
	return slices.Concat(honoured(t), called(t), filledIn(t), told(t))
}

// longestRun is how many kanji may run on before さん; what is longer is no name.
const longestRun = 12

// honoured are names before an honorific. 先生 in a text without hiragana is Chinese.
func honoured(t *Text) []folded.Span {
	var found []folded.Span
	for _, h := range honorific.Parts(t) {
		if !t.Japanese && t.In(h) == "先生" || t.In(h) == "さん" && refuses.Match(t.Behind(h.From, 1)+t.Ahead(h.From, 4)) {
			continue
		}
		end := h.From
		if strings.HasSuffix(t.Words[:end], " ") {
			end--
		}
		trust := sure
		switch t.In(h) {
		case "氏", "君", "殿", "先生", "くん":
			trust = maybe
		}
		found = append(found, t.nameBefore(end, trust)...)
	}
	return found
}

// nameBefore is the name that ends at a byte of the text; none where there is none.
func (t *Text) nameBefore(end int, trust how) []folded.Span {
	behind := t.Behind(end, 24)
	last, _ := utf8.DecodeLastRuneInString(behind)
	n := 0
	switch {
	case isHan(last) && utf8.RuneCountInString(runBefore(behind, isHan)) > longestRun:
	case isHan(last):
		title := titleHan.Length(behind)
		if n = hanBefore(behind[:len(behind)-title], trust); n > 0 {
			end -= title
		} else {
			n = hanBefore(behind, trust)
		}
	case isKatakana(last):
		n = katakanaBefore(behind, trust)
	case isHiragana(last):
		n = hiraganaBefore(behind, trust)
	case unicode.Is(unicode.Latin, last):
		n = t.latinBefore(end, behind)
	}
	if n == 0 {
		return nil
	}
	return []folded.Span{{From: end - n, To: end}}
}

func isHan(r rune) bool      { return unicode.Is(unicode.Han, r) || r == 'ヶ' || r == 'ヵ' }
func isKatakana(r rune) bool { return 'ァ' <= r && r <= 'ヺ' || r == 'ー' }
func isHiragana(r rune) bool { return 'ぁ' <= r && r <= 'ゖ' || r == 'ー' }

// runBefore is the run of some characters at the end of words.
func runBefore(words string, is func(rune) bool) string {
	return words[len(strings.TrimRightFunc(words, is)):]
}

// hanBefore is the length of a name at the end of words that end in kanji: 見本太郎,
// 見本 太郎, 見本まり子, with what is said of it in front left out.
func hanBefore(words string, trust how) int {
	run := runBefore(words, isHan)
	rest := words[:len(words)-len(run)]
	if n := familyBefore(rest, trust); n > 0 && utf8.RuneCountInString(run) <= 4 {
		return n + len(run)
	}
	if n := mixedBefore(rest, 3); n > 0 && len(run) == len("子") {
		return n + len(run)
	}
	name := hanName(run, trust)
	if name == "" || goesOn(rest, name) {
		return 0
	}
	return len(run) - strings.LastIndex(run, name)
}

// familyBefore is the length of a surname in kanji and a blank at the end of words.
func familyBefore(words string, trust how) int {
	first, ok := strings.CutSuffix(words, " ")
	if !ok {
		return 0
	}
	family := runBefore(first, isHan)
	family = family[leadHan.Length(family):]
	if foreign := runBefore(first, isKatakana); family == "" && utf8.RuneCountInString(foreign) >= 3 && !noNameKana.Match(foreign) {
		return len(foreign) + len(" ")
	}
	n := utf8.RuneCountInString(family)
	if n == 0 || n > 4 || noNames[family] || trust == maybe && known(family) == 0 {
		return 0
	}
	return len(family) + len(" ")
}

// goesOn reports whether kanji are the end of another word: お客, AB商会.
func goesOn(before, name string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	switch {
	case strings.ContainsRune("おご", last):
		return known(name) == 0
	case isHiragana(last): // a single kanji may end a word that begins in hiragana
		return utf8.RuneCountInString(name) == 1 && !strings.ContainsRune("のはがとにをもへでやらかたするいん", last) && surname("zh", name) == 0
	}
	return last < utf8.RuneSelf && unicode.IsLetter(last) && surname("ja", name) == 0
}

// hanName is the name in a run of kanji: 見本 in 担当者見本.
func hanName(run string, trust how) string {
	bare := run[leadHan.Length(run):]
	if bare == "" || noNames[run] {
		return ""
	}
	for at := range bare { // a surname with a given name of three kanji at most
		n := surname("ja", bare[at:])
		if at == 0 {
			n = known(bare)
		}
		if n == 0 {
			continue
		}
		if rest := bare[at+n:]; utf8.RuneCountInString(rest) <= 3 {
			return bare[at:]
		}
	}
	if trust == maybe || noNames[bare] || noNameEnd.Match(bare) || utf8.RuneCountInString(bare) > 5 {
		return ""
	}
	return bare
}

// katakanaBefore is [hanBefore] for words that end in katakana: ミホン・タロウ, 見本タロウ.
func katakanaBefore(words string, trust how) int {
	run := runBefore(words, func(r rune) bool { return isKatakana(r) || strings.ContainsRune(" ・=", r) })
	run = strings.TrimLeft(run, " ・=ー")
	for {
		word, rest, more := strings.Cut(run, " ")
		if !more || !noNames[word] && !noNameKana.Match(word) {
			break
		}
		run = strings.TrimLeft(rest, " ")
	}
	switch n := utf8.RuneCountInString(run); {
	case n < 2 || n > 24 || noNameKana.Match(run) || noNames[run]:
		return 0
	case trust == maybe && kanaSurname(run) == 0:
		return 0
	}
	if family := runBefore(words[:len(words)-len(run)], isHan); known(family) == len(family) {
		return len(family) + len(run)
	}
	return len(run)
}

// hiraganaBefore is [hanBefore] for words that end in hiragana: みほん たろう, 見本たろう.
// Hiragana run on, so that a name is one at the beginning of a clause, or one that is known.
func hiraganaBefore(words string, trust how) int {
	if n := mixedBefore(words, 4); n > 0 {
		return n
	}
	run := runBefore(words, isHiragana)
	lead := leadHira.Length(run)
	run = run[lead:]
	rest := words[:len(words)-len(run)]
	if noNameHira.Match(run) {
		return 0
	}
	if n := kanaFamilyBefore(rest, trust); n > 0 {
		return n + len(run)
	}
	for at := range run {
		if n := kanaSurname(run[at:]); n > 0 && utf8.RuneCountInString(run[at+n:]) <= 4 && (trust == sure || at == 0) {
			return len(run) - at
		}
	}
	if n := utf8.RuneCountInString(run); trust == sure && n >= 2 && n <= 6 && (lead > 0 || opens(rest)) {
		return len(run)
	}
	return 0
}

// kanaFamilyBefore is the length of a surname in hiragana and a blank at the end of words.
func kanaFamilyBefore(words string, trust how) int {
	first, ok := strings.CutSuffix(words, " ")
	family := runBefore(first, isHiragana)
	surely := trust == sure && opens(first[:len(first)-len(family)])
	if n := utf8.RuneCountInString(family); !ok || n < 2 || n > 6 || !surely && kanaSurname(family) == 0 {
		return 0
	}
	return len(family) + len(" ")
}

// opens reports whether a clause begins behind words.
func opens(words string) bool {
	last, n := utf8.DecodeLastRuneInString(words)
	return n == 0 || unicode.IsSpace(last) || strings.ContainsRune("、。,!?「『(:)」』", last)
}

// mixedBefore is the length of a surname in kanji with a given name in hiragana of at most
// so many letters at the end of words, 0 for none.
func mixedBefore(words string, most int) int {
	run := runBefore(words, isHiragana)
	rest := strings.TrimSuffix(words[:len(words)-len(run)], " ")
	family := runBefore(rest, isHan)
	n := utf8.RuneCountInString(run)
	if n < 1 || n > most || family == "" || noNameHira.Match(run) || particle(run) {
		return 0
	}
	for at := range family {
		if known(family[at:]) == len(family)-at {
			return len(words) - len(rest) + len(family) - at
		}
	}
	return 0
}

// particle reports whether a run of hiragana begins as one that follows a name, and is no
// name itself.
func particle(run string) bool {
	return strings.ContainsAny(run[:len("の")], "のはがをにとでもへや") && kanaSurname(run) != len(run)
}

// latinBefore is [hanBefore] for Latin letters, which begin with capitals.
func (t *Text) latinBefore(end int, words string) int {
	run := runBefore(words, func(r rune) bool {
		return unicode.Is(unicode.Latin, r) || strings.ContainsRune(" .'-", r)
	})
	run = strings.TrimLeft(run, " .'-")
	for run != "" {
		raw := t.Raw(folded.Span{From: end - len(run), To: end})
		if capital.Match(raw) && !noLatin.Match(run) && !(len(run) <= 4 && raw == strings.ToUpper(raw)) {
			return len(run)
		}
		_, rest, _ := strings.Cut(run, " ")
		run = strings.TrimLeft(rest, " .'-")
	}
	return 0
}

// called are names behind 名前は and the like.
func called(t *Text) []folded.Span {
	if !t.Japanese {
		return nil
	}
	found := listedCue.Parts(t)
	end := 0
	for _, w := range nameCue.All(t) {
		if w.From < end || person.Asks(t.Text, w.To) {
			continue
		}
		s, ok := nameValue.Part(t.Ahead(w.To, 40))
		if !ok {
			continue
		}
		s = s.Shift(w.To)
		if first, second, two := strings.Cut(t.In(s), " "); two && noNames[second] {
			s.To = s.From + len(first)
		}
		if looksNamed(t.In(s)) && (linked(t.In(w)) || t.sureName(s)) {
			found, end = append(found, s), s.To
		}
	}
	return found
}

// linked reports whether what announces a name ends in "is" or a sign.
func linked(cue string) bool {
	_, n := utf8.DecodeLastRuneInString(cue)
	return strings.ContainsAny(cue[len(cue)-n:], "はがもて:=\n")
}

// sureName reports whether a name that follows at once is known, or in katakana.
func (t *Text) sureName(s folded.Span) bool {
	first, _ := utf8.DecodeRuneInString(t.In(s))
	return isKatakana(first) || known(t.In(s)) > 0 || kanaSurname(t.In(s)) > 0
}

// looksNamed reports whether what stands where a name is announced is no other word.
func looksNamed(value string) bool {
	first, _ := utf8.DecodeRuneInString(value)
	last, _ := utf8.DecodeLastRuneInString(value)
	switch {
	case noNames[value]:
		return false
	case isHan(first) && isHiragana(last):
		return mixedBefore(value, 4) > 0
	case isHiragana(first):
		return !noNameHira.Match(value) && (kanaSurname(value) > 0 || utf8.RuneCountInString(value) <= 5 && !speaks.Match(value))
	case isHan(first) && utf8.RuneCountInString(value) == 1:
		return known(value) > 0 || surname("zh", value) > 0
	case first < utf8.RuneSelf:
		return !noLatin.Match(value)
	}
	return true
}

// filledIn is what stands behind 氏名： to the end of the line, as in a form.
func filledIn(t *Text) []folded.Span {
	var found []folded.Span
	for _, w := range formCue.All(t) {
		s, ok := formValue.Part(t.Ahead(w.To, 60))
		if s = s.Shift(w.To); ok && !noNames[t.In(s)] && !formNo.Match(t.In(s)) {
			found = append(found, s)
		}
	}
	return found
}

// told are names before と申します, と言います and です. The last one stands behind
// anything: only a surname that is known, at the beginning of a clause, is one.
func told(t *Text) []folded.Span {
	var found []folded.Span
	for _, w := range tells.All(t) {
		if titled := t.Behind(w.From, 2); strings.HasSuffix(titled, "様") || strings.HasSuffix(titled, "殿") || titled == "御中" {
			continue
		}
		trust := sure
		if is := t.In(w); !tellsSure.Match(is) {
			trust = maybe
			if !copula.Match(is) && me.Match(t.Behind(w.From-t.nameLength(w.From), 12)) {
				trust = sure
			}
		}
		spans := t.nameBefore(w.From, trust)
		if len(spans) == 0 && !copula.Match(t.In(w)) {
			spans = t.foreignBefore(w.From)
		}
		for _, s := range spans {
			if trust == sure || !isPlace(t.In(s)) && (!copula.Match(t.In(w)) || beforeTold.Match(t.Behind(s.From, 20))) {
				found = append(found, s)
			}
		}
	}
	return found
}

// foreignBefore is the name in katakana that ends there and begins a clause.
func (t *Text) foreignBefore(end int) []folded.Span {
	for _, s := range t.nameBefore(end, sure) {
		last, _ := utf8.DecodeLastRuneInString(t.In(s))
		if isKatakana(last) && utf8.RuneCountInString(t.In(s)) >= 3 && opens(t.Behind(s.From, 1)) {
			return []folded.Span{s}
		}
	}
	return nil
}

// nameLength is the length of what might be a name that ends there.
func (t *Text) nameLength(end int) int {
	for _, s := range t.nameBefore(end, sure) {
		return s.To - s.From
	}
	return 0
}
