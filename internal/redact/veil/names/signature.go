package names

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"madoguchi/internal/redact/folded"
	"madoguchi/internal/redact/veil/surnames"
)

var (
	closing     = lists.Pattern("closing")
	closingJa   = lists.Pattern("closing_ja")
	closingLine = lists.Pattern("closing_line")
	nameLine    = lists.Pattern("name_line")
	lineOfWork  = lists.Pattern("line_of_work")
	zhNoLone    = lists.Pattern("zh_no_lone")
	noLone      = lists.Pattern("no_lone")
	rule        = lists.Pattern("rule")
	endDash     = lists.Pattern("end_dash")
)

const (
	// signature is how many lines at the end of a text may be one.
	signature = 16

	// shortEnd is how many bytes may follow a name on lines of their own, as a town.
	shortEnd = 24

	// longestLine is how many characters a line of a signature has at most.
	longestLine = 60

	// shortMail is how many lines a mail has at most that may begin with what closes it.
	shortMail = 3

	// mostBlanks is how many blanks it has at most.
	mostBlanks = 6
)

// standing is where a line stands at the end of a text.
type standing struct {
	signing bool // below a rule, or words that close a mail
	last    bool // nothing but a short line follows
	apart   bool // last, below an empty line
}

// Signed are the names at the end of a mail: lines that hold nothing else, below a
// rule or words that close a mail, and a last line that is a name without doubt.
func Signed(t *Text) []folded.Span {
	lines := lastLines(t.Words)
	found := append(closed(t, lines), titledLine(t, lines)...)
	signing, marked := false, numbered(t, lines)
	for i, line := range lines {
		words := t.In(line)
		if s, ok := koPost.Part(words); ok && i > 0 && !noKorean(words[s.From:s.To]) {
			found = append(found, s.Shift(line.From))
			continue
		}
		signing = signing || marked[i]
		switch {
		case strings.TrimSpace(words) == "":
		case rule.Match(words) || (i > 0 || len(lines) <= shortMail) && closing.Match(words):
			signing = true
		case isProse(words):
			signing = false
		case i > 0:
			found = append(found, t.lineNames(line, t.placeOf(lines, i, signing))...)
		}
	}
	return found
}

// isProse reports whether a line is one of no signature.
func isProse(words string) bool {
	return utf8.RuneCountInString(words) > longestLine || strings.Count(words, " ") > mostBlanks ||
		strings.Contains(words, "。") && !folded.HasMark(words)
}

func (t *Text) placeOf(lines []folded.Span, i int, signing bool) standing {
	rest := t.Words[lines[i].To:]
	last := len(strings.TrimSpace(rest)) < shortEnd && !strings.ContainsAny(rest, ".。!?")
	return standing{signing, last, last && strings.TrimSpace(t.In(lines[i-1])) == ""}
}

// lineNames are the name that a line holds and nothing else, and how it is read.
func (t *Text) lineNames(line folded.Span, at standing) []folded.Span {
	var found []folded.Span
	for _, groups := range nameLine.GroupsIn(t.In(line)) {
		if !signed(t, groups[0].Shift(line.From), at) {
			continue
		}
		found = append(found, groups[0].Shift(line.From))
		if len(groups) > 1 && !isLatin(t.In(groups[1].Shift(line.From))) {
			found = append(found, groups[1].Shift(line.From))
		}
	}
	return found
}

// numbered tells of each line whether its paragraph, behind the first of the text, holds
// hardly more than numbers and addresses, as signatures do.
func numbered(t *Text, lines []folded.Span) []bool {
	all := make([]bool, len(lines))
	for i := 0; i < len(lines); {
		end, marks, long := i, false, false
		for ; end < len(lines) && strings.TrimSpace(t.In(lines[end])) != ""; end++ {
			words := t.In(lines[end])
			marks = marks || folded.HasMark(words)
			long = long || strings.ContainsAny(words, "。?!") || utf8.RuneCountInString(words) > longestLine
		}
		for j := i; j < end; j++ {
			all[j] = i > 0 && marks && !long
		}
		i = end + 1
	}
	return all
}

// closed are the names behind "Regards," or a dash on the last line, and behind 以上、.
func closed(t *Text, lines []folded.Span) []folded.Span {
	if len(lines) == 0 {
		return nil
	}
	from := lines[max(0, len(lines)-2)].From
	var found []folded.Span
	end := t.Words[from:]
	if m := closingLine.Submatches(end); m != nil {
		found = append(found, folded.Span{From: m[4], To: m[5]}.Shift(from))
	}
	if s, ok := endDash.Part(end); ok {
		found = append(found, s.Shift(from))
	}
	var names []folded.Span
	if s, ok := closingJa.Part(end); ok {
		if name := end[s.From:s.To]; surnames.Known(name) > 0 || surnames.Kana(name) > 0 {
			names = append(names, s.Shift(from))
		}
	}
	for _, s := range found {
		if capital.Match(t.Raw(s)) && !noLatin.Match(t.In(s)) {
			names = append(names, s)
		}
	}
	return names
}

// titledLine is a last line that says where somebody works, and ends in a name.
func titledLine(t *Text, lines []folded.Span) []folded.Span {
	for i := len(lines) - 1; i > 0; i-- {
		words := t.In(lines[i])
		if strings.TrimSpace(words) == "" {
			continue
		}
		name := lineOfWork.PartOf(words)
		if surnames.Known(name) > 0 || !t.Japanese && chineseSurname(name) > 0 || koreanName(name) {
			return lines[i : i+1]
		}
		return nil
	}
	return nil
}

// lastLines are the last lines of a text.
func lastLines(words string) []folded.Span {
	var lines []folded.Span
	end := len(words)
	for range signature {
		from := strings.LastIndexByte(words[:end], '\n') + 1
		lines = append([]folded.Span{{From: from, To: end}}, lines...)
		if from == 0 {
			break
		}
		end = from - 1
	}
	return lines
}

// signed reports whether a line that holds nothing else is a name: any but some words
// where signing, elsewhere only what is known, or what the last line of all holds.
func signed(t *Text, s folded.Span, at standing) bool {
	words := t.In(s)
	if noNames()[words] || koWords()[words] || zhWords()[words] || formNo.Match(words) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(words)
	switch {
	case isHan(first):
		return signedHan(words, at, t.Japanese) || at.apart && t.Japanese && lone(words)
	case at.apart && noLone.Match(words):
		return false
	case isHiragana(first), isKatakana(first):
		return signedKana(words, at)
	case isLatin(words):
		return signedLatin(words, t.Raw(s), at)
	}
	return at.signing || at.last && koreanName(strings.ReplaceAll(words, " ", ""))
}

// signedKana is [signed] for names in kana.
func signedKana(words string, at standing) bool {
	if noNameHira.Match(words) || noNameKana.Match(words) {
		return false
	}
	return at.signing || strings.Contains(words, " ") && (at.apart || surnames.Kana(words) > 0) || at.apart && aloneKana(words)
}

// aloneKana reports whether a last line in kana, below an empty one, is a name.
func aloneKana(words string) bool {
	first, _ := utf8.DecodeRuneInString(words)
	if isHiragana(first) {
		return surnames.Kana(words) == len(words)
	}
	return utf8.RuneCountInString(words) >= 3 && !kanaWord(words) && !noOpening.Match(words)
}

// lone reports whether a last line, below an empty one, is a name: two to six characters
// that are no word for something else.
func lone(words string) bool {
	bare := strings.ReplaceAll(words, " ", "")
	size := utf8.RuneCountInString(bare)
	return size >= 2 && size <= 7 && !noNames()[bare] && !surnames.IsPlace(bare) &&
		!noNameEnd.Match(bare) && !noLone.Match(words) && !noGiven.Match(bare)
}

// signedLatin is [signed] for names in Latin letters.
func signedLatin(words, raw string, at standing) bool {
	if noLatin.Match(words) || noSingle.Match(words) || len(words) > 40 {
		return false
	}
	return at.signing || (at.apart || at.last && strings.Contains(words, " ")) && capital.Match(raw)
}

// isLatin reports whether words begin with a Latin letter, as (Mrs) does.
func isLatin(words string) bool {
	r, _ := utf8.DecodeRuneInString(words)
	return r < utf8.RuneSelf || unicode.Is(unicode.Latin, r)
}

// signedHan is [signed] for names that begin with kanji.
func signedHan(words string, at standing, japanese bool) bool {
	bare := strings.ReplaceAll(words, " ", "")
	n, size := surnames.Known(bare), utf8.RuneCountInString(bare)
	switch {
	case at.last && wholeSurname(bare, japanese):
		return true
	case size < 2 || size > 6 || n == 0 && otherWord(bare):
		return false
	case at.signing || n > 0 && len(words) > len(bare):
		return true
	case n > 0:
		return shortGiven(bare[n:]) && !surnames.IsPlace(bare)
	}
	return at.last && (len(words) > len(bare) || chineseSigned(bare, japanese)) && !zhNoGiven.Match(bare)
}

// otherWord reports whether a line that begins with no surname that is known is no name.
func otherWord(words string) bool {
	last, _ := utf8.DecodeLastRuneInString(words)
	return noNameEnd.Match(words) || isHiragana(last) && noLone.Match(words)
}

// shortGiven reports whether words are as long as a given name.
func shortGiven(words string) bool {
	n := utf8.RuneCountInString(words)
	return n >= 1 && n <= 3
}

// wholeSurname reports whether words are a surname and nothing else.
func wholeSurname(words string, japanese bool) bool {
	return surnames.Known(words) == len(words) || !japanese && surnames.Of("zh", words) == len(words)
}

// chineseSigned reports whether a last line is a Chinese name.
func chineseSigned(bare string, japanese bool) bool {
	size := utf8.RuneCountInString(bare)
	return !japanese && (chineseSurname(bare) > 0 && size <= 4 || size <= 3 && !zhNoLone.Match(bare))
}
