package names

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"madoguchi/internal/redact/folded"
	"madoguchi/internal/redact/person"
	"madoguchi/internal/redact/veil/surnames"
)

var (
	honorific  = lists.Pattern("honorific")
	refuses    = lists.Pattern("refuses")
	leadHan    = lists.Pattern("lead_han")
	titleHan   = lists.Pattern("title_han")
	noNameEnd  = lists.Pattern("no_name_end")
	noNameKana = lists.Pattern("no_name_kana")
	speaks     = lists.Pattern("speaks")
	noLatin    = lists.Pattern("no_latin")
	capital    = lists.Pattern("capital")
	nameCue    = lists.Pattern("name_cue")
	listedCue  = lists.Pattern("listed_cue")
	nowCalled  = lists.Pattern("now_called")
	nameValue  = lists.Pattern("name_value")
	formCue    = lists.Pattern("form_cue")
	formValue  = lists.Pattern("form_value")
	formNo     = lists.Pattern("form_no")
	posts      = lists.Pattern("posts")
	noPost     = lists.Pattern("no_post")
	roleOf     = lists.Pattern("role_of")
	noOneKanji = lists.Pattern("no_one_kanji")
	companyEnd = lists.Pattern("company_end")
	loose      = lists.Pattern("loose")
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
	return slices.Concat(honoured(t), posted(t), called(t), filledIn(t), told(t), written(t), placed(t), ownedBy(t))
}

// longestRun is how many kanji may run on before さん; what is longer is no name.
const longestRun = 12

// honoursNobody reports whether an honorific stands behind a company, is dialect for "not",
// or is Chinese, in a text without hiragana.
func (t *Text) honoursNobody(h folded.Span) bool {
	switch t.In(h) {
	case "先生", "君":
		return !t.Japanese
	case "さん":
		return companyEnd.Match(t.Behind(h.From, 8)) || refuses.Match(t.Behind(h.From, 1)+t.Ahead(h.From, 4))
	}
	return false
}

// honoured are names before an honorific.
func honoured(t *Text) []folded.Span {
	var found []folded.Span
	for _, h := range honorific.Parts(t) {
		if t.honoursNobody(h) {
			continue
		}
		end := h.From
		if strings.HasSuffix(t.Words[:end], " ") {
			end--
		}
		trust := sure
		switch last, _ := utf8.DecodeLastRuneInString(t.Words[:end]); t.In(h) {
		case "殿":
			trust = maybe
		case "くん", "君": // 届くん is a verb
			if before := lastBut(t.Words[:end]); isHan(last) && !isHan(before) && !strings.ContainsRune("のと「(", before) {
				trust = maybe
			}
		}
		spans := t.nameBefore(end, trust)
		if len(spans) == 0 && t.In(h) == "さん" {
			spans = t.oneKanji(end)
		}
		found = append(found, spans...)
	}
	return found
}

// oneKanji is a surname of one kanji behind what says whose office it is: 担当の上さん.
func (t *Text) oneKanji(end int) []folded.Span {
	one := t.Behind(end, 1)
	r, _ := utf8.DecodeRuneInString(one)
	if !isHan(r) || noOneKanji.Match(one) || !roleOf.Match(t.Behind(end-len(one), 8)) {
		return nil
	}
	return []folded.Span{{From: end - len(one), To: end}}
}

// lastBut is the last character but one of words.
func lastBut(words string) rune {
	_, n := utf8.DecodeLastRuneInString(words)
	r, _ := utf8.DecodeLastRuneInString(words[:len(words)-n])
	return r
}

// posted are names before an office: 見本課長. What says which office it is, is no name.
func posted(t *Text) []folded.Span {
	if !t.Japanese {
		return nil
	}
	var found []folded.Span
	for _, post := range posts.Parts(t) {
		for _, s := range t.nameBefore(post.From, sure) {
			name := t.In(s)
			last, _ := utf8.DecodeLastRuneInString(name)
			switch {
			case surnames.IsPlace(name), noPost.Match(name):
			case surnames.Known(name) > 0, surnames.Kana(name) > 0, isHan(last) && opensName(t.Behind(s.From, 1)):
				found = append(found, s)
			}
		}
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
	if n == 0 || n > 4 || noNames()[family] || trust == maybe && surnames.Known(family) == 0 {
		return 0
	}
	return len(family) + len(" ")
}

// goesOn reports whether kanji are the end of another word: お客, AB商会.
func goesOn(before, name string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	switch {
	case strings.ContainsRune("おご", last):
		return surnames.Known(name) == 0
	case isHiragana(last): // a single kanji may end a word that begins in hiragana
		return utf8.RuneCountInString(name) == 1 && !strings.ContainsRune("のはがとにをもへでやらかたするいん", last) && surnames.Of("zh", name) == 0
	}
	return last < utf8.RuneSelf && unicode.IsLetter(last) && surnames.Of("ja", name) == 0
}

// hanName is the name in a run of kanji: 見本 in 担当者見本.
func hanName(run string, trust how) string {
	bare := run[leadHan.Length(run):]
	if bare == "" || noNames()[run] {
		return ""
	}
	for at := range bare { // a surname with a given name of three kanji at most
		n := surnames.Of("ja", bare[at:])
		if at == 0 {
			n = surnames.Known(bare)
		}
		if n == 0 {
			continue
		}
		if rest := bare[at+n:]; utf8.RuneCountInString(rest) <= 3 {
			return bare[at:]
		}
	}
	if trust == maybe || noNames()[bare] || noNameEnd.Match(bare) || utf8.RuneCountInString(bare) > 5 {
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
		if !more || !noNames()[word] && !noNameKana.Match(word) {
			break
		}
		run = strings.TrimLeft(rest, " ")
	}
	switch n := utf8.RuneCountInString(run); {
	case n < 2 || n > 24 || noNameKana.Match(run) || noNames()[run]:
		return 0
	case trust == maybe && surnames.Kana(run) == 0:
		return 0
	}
	if family := runBefore(words[:len(words)-len(run)], isHan); surnames.Known(family) == len(family) {
		return len(family) + len(run)
	}
	return len(run)
}

// opens reports whether a clause begins behind words.
func opens(words string) bool {
	last, n := utf8.DecodeLastRuneInString(words)
	return n == 0 || unicode.IsSpace(last) || strings.ContainsRune("、。,!?「『(:)」』", last)
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
	for _, s := range nowCalled.Parts(t) {
		if name := t.In(s); surnames.Known(name) > 0 && !surnames.IsPlace(name) {
			found = append(found, s)
		}
	}
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
		if first, second, two := strings.Cut(t.In(s), " "); two && noNames()[second] {
			s.To = s.From + len(first)
		}
		if looksNamed(t.In(s)) && (linked(t.In(w)) && !loose.Match(t.Ahead(s.To, 2)) || t.sureName(s)) {
			found, end = append(found, s), s.To
		}
	}
	return found
}

// linked reports whether what announces a name ends in "is" or a sign.
func linked(cue string) bool {
	_, n := utf8.DecodeLastRuneInString(cue)
	return strings.ContainsAny(cue[len(cue)-n:], "はがもて:=\n姓")
}

// sureName reports whether a name that follows at once is known, or in katakana.
func (t *Text) sureName(s folded.Span) bool {
	first, _ := utf8.DecodeRuneInString(t.In(s))
	return isKatakana(first) || unknownMixed(t.In(s)) == len(t.In(s)) || surnames.Known(t.In(s)) > 0 || surnames.Kana(t.In(s)) > 0
}

// looksNamed reports whether what stands where a name is announced is no other word.
func looksNamed(value string) bool {
	first, _ := utf8.DecodeRuneInString(value)
	last, _ := utf8.DecodeLastRuneInString(value)
	switch {
	case noNames()[value]:
		return false
	case isHan(first) && isHiragana(last):
		return mixedBefore(value, 4) > 0 || unknownMixed(value) == len(value)
	case isHiragana(first):
		return !noNameHira.Match(value) && (surnames.Kana(value) > 0 || utf8.RuneCountInString(value) <= 5 && !speaks.Match(value))
	case isHan(first) && utf8.RuneCountInString(value) == 1:
		return surnames.Known(value) > 0 || surnames.Of("zh", value) > 0
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
		if s = s.Shift(w.To); ok && !noNames()[t.In(s)] && !formNo.Match(t.In(s)) {
			found = append(found, s)
		}
	}
	return found
}
