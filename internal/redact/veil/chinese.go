package veil

import (
	"strings"
	"unicode/utf8"

	"madoguchi/internal/redact/folded"
)

var (
	zhCue       = lists.Pattern("zh_cue")
	zhLinks     = lists.Pattern("zh_links")
	zhAm        = lists.Pattern("zh_am")
	zhValue     = lists.Pattern("zh_value")
	zhGoesOn    = lists.Pattern("zh_goes_on")
	zhNoName    = lists.Pattern("zh_no_name")
	zhHonorific = lists.Pattern("zh_honorific")
	zhEnd       = lists.Pattern("zh_end")
	zhWords     = lists.Set("zh_words")
)

// chineseNames are names after 我叫 and the like, before 先生 and 女士, and before 敬上. In a
// text with kana they are Japanese, and read as such.
func chineseNames(t *text) []folded.Span {
	if t.japanese {
		return nil
	}
	var found []folded.Span
	for _, w := range zhCue.All(t) {
		if strings.HasSuffix(t.In(w), "姓") {
			if n := chineseSurname(t.Ahead(w.To, 3)); n > 0 {
				found = append(found, folded.Span{From: w.To, To: w.To + n})
			}
			continue
		}
		found = append(found, t.chineseAt(w.To, zhLinks.Match(t.In(w)))...)
	}
	for _, w := range zhAm.All(t) {
		found = append(found, t.chineseAt(w.To, false)...)
	}
	for _, w := range zhHonorific.All(t) {
		if n := chineseBefore(t.Behind(w.From, 6)); n > 0 {
			found = append(found, folded.Span{From: w.From - n, To: w.From})
		} else if n := t.latinBefore(w.From, t.Behind(w.From, 24)); n > 0 {
			found = append(found, folded.Span{From: w.From - n, To: w.From})
		}
	}
	for _, s := range zhEnd.Parts(t) {
		if chineseSurname(t.In(s)) > 0 {
			found = append(found, s)
		}
	}
	return found
}

// chineseAt is the name that begins there: a surname that is known and one or two signs,
// or, where a verb links it to what announces it, whatever the clause holds.
func (t *text) chineseAt(at int, linked bool) []folded.Span {
	ahead := t.Ahead(at, 40)
	s, ok := zhValue.Part(ahead)
	if !ok || zhNoName.Match(ahead) {
		return nil
	}
	value := ahead[s.From:s.To]
	if r, _ := utf8.DecodeRuneInString(value); r < utf8.RuneSelf {
		if !linked && !capital.Match(t.Raw(s.Shift(at))) || noLatin.Match(value) {
			return nil
		}
		return []folded.Span{s.Shift(at)}
	}
	n := chineseName(value, ahead[s.To:])
	switch {
	case n > 0:
		s.To = s.From + n
	case !linked || !ends(ahead[s.To:]):
		return nil
	}
	if zhWords[ahead[s.From:s.To]] || zhWords[value] || noNames[value] {
		return nil
	}
	return []folded.Span{s.Shift(at)}
}

// chineseSurname is [surname] for Chinese surnames, and for Japanese ones in Chinese.
func chineseSurname(words string) int {
	if n := len("冈田"); len(words) >= n && simplified()[words[:n]] {
		return n
	}
	return surname("zh", words)
}

// chineseName is the length of the name with which a run of signs begins, 0 for none: a
// surname and two signs, unless the second of them begins what follows.
func chineseName(run, rest string) int {
	n := chineseSurname(run)
	if n == 0 || n == len(run) {
		return 0
	}
	end := n
	for i := range 2 {
		r, size := utf8.DecodeRuneInString(run[end:])
		if size == 0 || i > 0 && zhGoesOn.Match(string(r)) {
			break
		}
		end += size
	}
	if next := run[end:] + rest; !ends(next) && !zhGoesOn.Match(beginning(next, 4)) && end-n > len("明") {
		return end
	} else if !ends(next) && !zhGoesOn.Match(beginning(next, 4)) {
		return 0
	}
	return end
}

// ends reports whether a clause ends in front of words.
func ends(words string) bool {
	r, n := utf8.DecodeRuneInString(words)
	return n == 0 || strings.ContainsRune(",，。.!?;、:\n )」』\"'”）/(", r) || folded.IsMark(r)
}

// chineseBefore is the length of a name at the end of words: a surname that is known and
// two signs at most.
func chineseBefore(words string) int {
	run := runBefore(words, isHan)
	for at := range run {
		n := chineseSurname(run[at:])
		if n == 0 || zhWords[run[at:]] {
			continue
		}
		if given := utf8.RuneCountInString(run[at+n:]); given <= 2 {
			return len(run) - at
		}
	}
	return 0
}
