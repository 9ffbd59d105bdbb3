package made

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"madoguchi/internal/redact/folded"
	"madoguchi/internal/redact/veil/names"
	"madoguchi/internal/redact/veil/surnames"
)

var (
	wholeText   = lists.Pattern("whole_text")
	firstLine   = lists.Pattern("first_line")
	firstHan    = lists.Pattern("first_han")
	noLoneLatin = lists.Pattern("no_lone_latin")
	noTeller    = lists.Pattern("no_teller")
	twoKana     = lists.Pattern("two_kana")
	lastZh      = lists.Pattern("last_zh")
	lastLatin   = lists.Pattern("last_latin")
	dashLine    = lists.Pattern("dash_line")
	lineOffice  = lists.Pattern("line_office")
)

// Whole are the names that a message, its first line or its first sentence holds and nothing
// else.
func Whole(t *names.Text) []folded.Span {
	if s, ok := wholeText.Part(t.Words); ok {
		if wholeName(t, s) {
			return []folded.Span{s}
		}
		return nil
	}
	var found []folded.Span
	if s, ok := firstLine.Part(t.Words); ok && wholeName(t, s) {
		found = append(found, s)
	}
	if s, ok := firstHan.Part(t.Words); ok {
		name := t.In(s)
		if fullName(name) || t.Japanese && surnameLike(name) || !t.Japanese && wholeSurname(name) {
			found = append(found, s)
		}
	}
	return found
}

// wholeName reports whether words that are all of something are a name.
func wholeName(t *names.Text, s folded.Span) bool {
	words := t.In(s)
	r, _ := utf8.DecodeRuneInString(words)
	switch {
	case listed(words) || folded.HasMark(words):
		return false
	case unicode.Is(unicode.Han, r):
		return fullName(words) || wholeSurname(words) && utf8.RuneCountInString(words) > 1
	case unicode.In(r, unicode.Hiragana, unicode.Katakana):
		return surnames.Kana(words) == len(words) || twoKana.Match(words) && surnames.Kana(words) > 0 && !noNameKana.Match(words)
	case unicode.Is(unicode.Latin, r):
		return loneLatin(words, t.Raw(s)) && t.MayBeLatin(s)
	}
	return koreanWhole(words)
}

// wholeSurname reports whether kanji are a surname and neither a town nor a word.
func wholeSurname(words string) bool {
	is := surnames.Known(words) == len(words) || surnames.Of("zh", words) == len(words)
	return is && !town(words) && !listed(words)
}

// fullName reports whether kanji are a surname with a given name, Japanese or Chinese.
func fullName(words string) bool {
	bare := strings.ReplaceAll(words, " ", "")
	n := surnames.Of("ja", bare)
	return shapedFull(bare) || n > 0 && n < len(bare) && given(bare[n:]) && !companyEnd.Match(bare) || fullChinese(bare)
}

// fullChinese reports whether signs are a Chinese surname with a given name.
func fullChinese(bare string) bool {
	n := surnames.Of("zh", bare)
	name := bare[n:]
	size, sure := utf8.RuneCountInString(name), n > len("王")
	switch {
	case n == 0 || listed(bare) || zhNoLone.Match(bare) || zhNoGiven.Match(name) || zhTitled.Match(bare):
		return false
	case strings.HasPrefix(name, "氏"):
		return size == 2 || size == 3
	}
	return size == 2 && (sure || zhGiven.Match(name)) || size == 1 && sure
}

// loneLatin reports whether words with capitals are a name of two words or three.
func loneLatin(words, raw string) bool {
	n := strings.Count(words, " ")
	return n >= 1 && n <= 2 && names.Capital(raw) && !noLoneLatin.Match(words)
}

// Last are the names behind the last sentence of a message, what stands behind a dash there, and
// names with an office behind them.
func Last(t *names.Text) []folded.Span {
	const longest = 96
	from := len(t.Words) - len(t.Behind(len(t.Words), longest))
	end := t.Words[from:]
	if from == 0 && !strings.ContainsAny(end, ".。!?…\n") {
		return nil
	}
	found := append(dashed(t, from), offices(t, from)...)
	if s, ok := lastZh.Part(end); ok && !t.Japanese && lastChinese(end[s.From:s.To]) {
		found = append(found, s.Shift(from))
	}
	if s, ok := lastLatin.Part(end); ok && lastWord(t, s.Shift(from)) {
		found = append(found, s.Shift(from))
	}
	return found
}

// lastWord reports whether the last word of a message is a name by its capital.
func lastWord(t *names.Text, s folded.Span) bool {
	const longest = 12
	word := t.In(s)
	return len(word) <= longest && names.Capital(t.Raw(s)) && t.MayBeLatin(s) && !noLoneLatin.Match(word) && !noTeller.Match(word)
}

// lastChinese reports whether the last signs of a message are who wrote it.
func lastChinese(words string) bool {
	if listed(words) || surnames.Word("zh", words) || zhNoLone.Match(words) || zhNoGiven.Match(words) {
		return false
	}
	a := first(words)
	two := utf8.RuneCountInString(words) == 2 && zhGiven.Match(a) && zhGiven.Match(words[len(a):])
	return two || nameLike(words) == len(words) || a == "阿" || a == "小" && utf8.RuneCountInString(words) < 4
}

// dashed are the words behind a dash on one of the last two lines, with which some people sign.
func dashed(t *names.Text, from int) []folded.Span {
	var found []folded.Span
	for at := from + strings.IndexByte(t.Words[from:], '\n') + 1; at < len(t.Words); {
		end := at + strings.IndexByte(t.Words[at:]+"\n", '\n')
		if s, ok := dashLine.Part(t.Words[at:end]); ok && at > 0 {
			found = append(found, s.Shift(at))
		}
		at = end + 1
	}
	return found
}

// offices are the names on the last lines that have an office behind them: "A. Mihon, solicitor".
func offices(t *names.Text, from int) []folded.Span {
	var found []folded.Span
	for _, groups := range lineOffice.GroupsIn(t.Words[from:]) {
		if s := groups[0].Shift(from); names.Capital(t.Raw(s)) && !noLatin.Match(t.In(s)) {
			found = append(found, s)
		}
	}
	return found
}
