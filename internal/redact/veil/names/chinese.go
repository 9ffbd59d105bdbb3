package names

import (
	"slices"
	"strings"
	"unicode/utf8"

	"madoguchi/internal/redact/folded"
	"madoguchi/internal/redact/veil/surnames"
)

var (
	zhCue       = lists.Pattern("zh_cue")
	zhLinks     = lists.Pattern("zh_links")
	zhAm        = lists.Pattern("zh_am")
	zhValue     = lists.Pattern("zh_value")
	zhGoesOn    = lists.Pattern("zh_goes_on")
	zhNoName    = lists.Pattern("zh_no_name")
	zhHonorific = lists.Pattern("zh_honorific")
	zhOf        = lists.Pattern("zh_of")
	zhNoGiven   = lists.Pattern("zh_no_given")
	zhEnd       = lists.Pattern("zh_end")
	zhDotted    = lists.Pattern("zh_dotted")
	zhDottedLed = lists.Pattern("zh_dotted_lead")
	zhPolite    = lists.Pattern("zh_polite")
	zhNoPolite  = lists.Pattern("zh_no_polite")
	zhSurname   = lists.Pattern("zh_surname")
	zhTail      = lists.Pattern("zh_tail")
	zhParent    = lists.Pattern("zh_parent")
	zhNoParent  = lists.Pattern("zh_no_parent")
	zhHello     = lists.Pattern("zh_hello")
	zhTitled    = lists.Pattern("zh_titled")
	zhNoTail    = lists.Pattern("zh_no_tail")
	zhLead      = lists.Pattern("zh_lead")
	zhFrom      = lists.Pattern("zh_from")
	zhMrs       = lists.Pattern("zh_mrs")
	zhShop      = lists.Pattern("zh_shop")
	zhWords     = lists.Set("zh_words")
)

// Chinese are names after 我叫 and the like, before 先生 and 女士, and before 敬上. In a
// text with kana they are Japanese, and read as such.
func Chinese(t *Text) []folded.Span {
	if t.Japanese || !t.han {
		return nil
	}
	found := slices.Concat(dottedNames(t), tailed(t), zhSurname.Parts(t), politelyCalled(t))
	for _, w := range zhCue.All(t) {
		if strings.HasSuffix(t.In(w), "姓") {
			if n := chineseSurname(t.Ahead(w.To, 3)); n > 0 {
				found = append(found, folded.Span{From: w.To, To: w.To + n})
			}
			continue
		}
		found = append(found, t.chineseAt(w.To, zhLinks.Match(t.In(w)))...)
	}
	for _, w := range slices.Concat(zhAm.All(t), zhHello.All(t), zhFrom.All(t)) {
		found = append(found, t.chineseAt(w.To, false)...)
	}
	for _, s := range zhEnd.Parts(t) {
		if n := chineseBefore(t.In(s)); n > 0 {
			found = append(found, folded.Span{From: s.To - n, To: s.To})
		}
	}
	return found
}

// tailed are names of three characters, or of a longer surname, in front of what says whose
// something is: 王小明的账号.
func tailed(t *Text) []folded.Span {
	var found []folded.Span
	for _, w := range zhTail.All(t) {
		run := runBefore(t.Behind(w.From, 8), isHan)
		name := run[zhLead.Length(run):]
		n := chineseSurname(name)
		if n > 0 && utf8.RuneCountInString(name[n:]) == 2 && !zhWords()[name] &&
			!zhNoGiven.Match(name[n:]) && !zhTitled.Match(name) && !zhNoTail.Match(name) {
			found = append(found, folded.Span{From: w.From - len(name), To: w.From})
		}
	}
	return found
}

// politelyCalled are names before 先生 and 女士.
func politelyCalled(t *Text) []folded.Span {
	var found []folded.Span
	for _, s := range zhPolite.Parts(t) {
		if name := t.In(s); chineseBefore(name) == 0 && !zhNoPolite.Match(name) && !zhWords()[name] && !noNames()[name] {
			found = append(found, s)
		}
	}
	for _, s := range zhParent.Parts(t) {
		if name := t.In(s); !zhNoParent.Match(name) && !zhWords()[name] {
			found = append(found, s)
		}
	}
	for _, s := range zhMrs.Parts(t) {
		if chineseSurname(t.In(s)) == len(t.In(s)) {
			found = append(found, s)
		}
	}
	for _, w := range zhHonorific.All(t) {
		if n := chineseBefore(t.Behind(w.From, 8)); n > 0 && !zhShop.Match(t.Ahead(w.To, 8)) {
			found = append(found, folded.Span{From: w.From - n, To: w.From})
		} else if n := t.latinBefore(w.From, t.Behind(w.From, 24)); n > 0 {
			found = append(found, folded.Span{From: w.From - n, To: w.From})
		}
	}
	return found
}

// dottedNames are foreign names, 见本·见本: what leads to them and what goes on behind is
// left out.
func dottedNames(t *Text) []folded.Span {
	var found []folded.Span
	for _, s := range zhDotted.Parts(t) {
		words := t.In(s)
		dot := strings.IndexAny(words, "·•‧・")
		s.From += zhDottedLed.Length(words[:dot])
		words = t.In(s)
		for at, last := 0, strings.LastIndexAny(words, "·•‧・"); at < len(words); {
			r, n := utf8.DecodeRuneInString(words[at:])
			if at > last+len("·")+len("见") && zhGoesOn.Match(string(r)) {
				s.To = s.From + at
				break
			}
			at += n
		}
		found = append(found, s)
	}
	return found
}

// chineseAt is the name that begins there: a surname that is known and one or two signs,
// or, where a verb links it to what announces it, whatever the clause holds.
func (t *Text) chineseAt(at int, linked bool) []folded.Span {
	ahead := t.Ahead(at, 40)
	s, ok := zhValue.Part(ahead)
	if !ok || zhNoName.Match(ahead) {
		return nil
	}
	value := ahead[s.From:s.To]
	is := (linked || capital.Match(t.Raw(s.Shift(at)))) && !noLatin.Match(value)
	if !isLatin(value) {
		s.To = s.From + chineseLength(value, ahead[s.To:], linked)
		name := ahead[s.From:s.To]
		is = name != "" && !zhTitled.Match(name) && !zhWords()[name] && !zhNoGiven.Match(name) && !zhWords()[value] && !noNames()[value]
	}
	if !is {
		return nil
	}
	return []folded.Span{s.Shift(at)}
}

// chineseLength is the length of the name with which a run of signs begins, 0 for none.
func chineseLength(run, rest string, linked bool) int {
	n := chineseName(run, rest)
	switch {
	case n > 0 && followed(run[n:]+rest, linked):
		return n
	case n == 0 && linked && ends(rest) && utf8.RuneCountInString(run) <= 4:
		return len(run)
	}
	return 0
}

// followed reports whether words may follow a name.
func followed(rest string, linked bool) bool {
	if strings.HasPrefix(rest, "的") {
		return zhOf.Match(rest)
	}
	return linked || ends(rest) || zhGoesOn.Match(first(rest)) || strings.HasPrefix(rest, "然后") || strings.HasPrefix(rest, "然後")
}

// chineseSurname is [surnames.Of] for Chinese surnames, and for Japanese ones in Chinese.
func chineseSurname(words string) int {
	if n := surnames.InChinese(words); n > 0 {
		return n
	}
	return surnames.Of("zh", words)
}

// chineseName is the length of the name with which a run of signs begins, 0 for none: a
// surname and two signs, unless the second of them begins what follows.
func chineseName(run, rest string) int {
	n := chineseSurname(run)
	if n == 0 || n == len(run) {
		return 0
	}
	end := n
	if size := utf8.RuneCountInString(run[n:]); ends(rest) && size <= 2 {
		return len(run)
	}
	for range 2 {
		r, size := utf8.DecodeRuneInString(run[end:])
		if size == 0 || zhGoesOn.Match(string(r)) {
			break
		}
		end += size
	}
	if next := run[end:] + rest; end == n || end-n == len("明") && !ends(next) && !zhGoesOn.Match(first(next)) {
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
	if zhWords()[run] {
		return 0
	}
	for at := range run {
		n := chineseSurname(run[at:])
		if n == 0 {
			continue
		}
		if rest := run[at+n:]; utf8.RuneCountInString(rest) <= 2 && !zhNoGiven.Match(rest) {
			return len(run) - at
		}
	}
	return 0
}
