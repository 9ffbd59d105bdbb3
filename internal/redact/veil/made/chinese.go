package made

import (
	"slices"
	"strings"
	"unicode/utf8"

	"madoguchi/internal/redact/folded"
	"madoguchi/internal/redact/veil/names"
	"madoguchi/internal/redact/veil/surnames"
)

var (
	zhSure       = lists.Pattern("zh_sure")
	zhNoSure     = lists.Pattern("zh_no_sure")
	zhGiven      = lists.Pattern("zh_given")
	zhBroad      = lists.Pattern("zh_broad")
	zhStops      = lists.Pattern("zh_stops")
	zhNoOld      = lists.Pattern("zh_no_old")
	zhDouble     = lists.Pattern("zh_double")
	zhOld        = lists.Pattern("zh_old")
	zhPerson     = lists.Pattern("zh_person")
	zhLineName   = lists.Pattern("zh_line_name")
	zhBefore     = lists.Pattern("zh_before_mark")
	zhToldAs     = lists.Pattern("zh_told_as")
	zhNoParent   = lists.Pattern("zh_no_parent")
	zhJaGiven    = lists.Pattern("zh_ja_given")
	zhNoJaName   = lists.Pattern("zh_no_ja_given")
	zhKinGiven   = lists.Pattern("zh_kin_given")
	zhNoKinGiven = lists.Pattern("zh_no_kin_given")
	zhKinSign    = lists.Pattern("zh_kin_sign")
	inFamilyZh   = lists.Pattern("in_family_zh")
	zhHasSurname = lists.Pattern("zh_has_surname")
	zhMiddle     = lists.Pattern("zh_middle")
	zhForeign    = lists.Pattern("zh_foreign")
)

// longestName is how many signs are read for a name: 司马 and three signs, and what follows.
const longestName = 8

// Chinese are Chinese names by the signs that they are made of, whatever stands around them,
// and those where people are spoken of.
func Chinese(t *names.Text) []folded.Span {
	if t.Japanese {
		return nil
	}
	found := append(zhForeign.Parts(t), anywhere(t)...)
	found = append(found, slices.DeleteFunc(zhOld.Parts(t), func(s folded.Span) bool { return zhNoOld.Match(t.In(s)) })...)
	for _, s := range append(zhPerson.Parts(t), zhLineName.Parts(t)...) {
		if n := nameLike(t.In(s)); n > 0 {
			found = append(found, folded.Span{From: s.From, To: s.From + n})
		}
	}
	return slices.Concat(found, toldChinese(t), inFamily(t))
}

// Middle are names with 氏 in the middle, of which others would find the surname alone.
func Middle(t *names.Text) []folded.Span {
	if t.Japanese {
		return nil
	}
	return zhMiddle.Parts(t)
}

// anywhere are the names in runs of signs.
func anywhere(t *names.Text) []folded.Span {
	var found []folded.Span
	for _, run := range hanRun.All(t) {
		for at := run.From; at < run.To; {
			_, size := utf8.DecodeRuneInString(t.Words[at:])
			ahead := min(run.To-at, len(t.Ahead(at, longestName)))
			if n := nameIn(t.Words[at:at+ahead], at == run.From && at+ahead == run.To); n > 0 {
				found = append(found, folded.Span{From: at, To: at + n})
				size = n
			}
			at += size
		}
	}
	return found
}

// toldChinese are names in front of other names, and those of which one is said to have one.
func toldChinese(t *names.Text) []folded.Span {
	found := slices.DeleteFunc(zhBefore.Parts(t), func(s folded.Span) bool {
		name := t.In(s)
		return surname(name) == 0 || zhNoSure.Match(name) || listed(name) || zhNoLone.Match(name)
	})
	for _, s := range zhToldAs.Parts(t) {
		if name := t.In(s); !zhNoSure.Match(name) && !listed(name) && !zhNoGiven.Match(name) && !zhNoParent.Match(name) {
			found = append(found, s)
		}
	}
	for _, s := range zhHasSurname.Parts(t) {
		if name := t.In(s); surname(name) == len(name) || surnames.Has("ja", name) {
			found = append(found, s)
		}
	}
	return found
}

// inFamily are given names behind a word for a person of the family, by the signs that given
// names have, and those behind 阿, 小 and 老.
func inFamily(t *names.Text) []folded.Span {
	return slices.DeleteFunc(zhKinGiven.Parts(t), func(s folded.Span) bool {
		name := t.In(s)
		a, n := utf8.DecodeRuneInString(name)
		called := a == '阿' || strings.ContainsRune("大小老", a) && !inFamilyZh.Match(t.Behind(s.From, 3)) || strings.HasSuffix(name, "子")
		is := called || twoSigns(name[:n], name[n:])
		return !is || zhNoKinGiven.Match(name) || zhWords()[name] || surnames.Word("zh", name)
	})
}

// twoSigns reports whether two signs are a given name where one is to be expected.
func twoSigns(a, b string) bool {
	return zhGiven.Match(a) && zhKinSign.Match(b) || zhKinSign.Match(a) && zhGiven.Match(b)
}

// surname is the length of the surname with which words begin, Chinese or Japanese.
func surname(words string) int {
	if n := surnames.InChinese(words); n > 0 {
		return n
	}
	return surnames.Of("zh", words)
}

// nameIn is the length of the name with which signs begin, 0 for none. All of a run of signs
// may be a name of signs that are seldom in one.
func nameIn(words string, whole bool) int {
	if n := surnames.InChinese(words); n > len("王") && zhJaGiven.Match(words[n:]) && !zhNoJaName.Match(words[n:]) {
		return n + zhJaGiven.Length(words[n:])
	}
	if a := first(words); zhDouble.Match(a) && strings.HasPrefix(words[len(a):], a) {
		return 2 * len(a)
	}
	n := max(zhSure.Length(words), surnames.Of("zh", words))
	if n == 0 || n == len(words) || zhNoSure.Match(words) {
		return 0
	}
	a := signAt(words, n)
	b := signAt(words, n+len(a))
	if zhStops.Match(a) || listed(words[:n+len(a)]) || listed(words[:n+len(a)+len(b)]) {
		return 0
	}
	if length := givenSigns(a, b, zhSure.Match(words), whole && n+len(a)+len(b) == len(words)); length > 0 {
		return n + length
	}
	return 0
}

// givenSigns is the length of the given name that two signs behind a surname are, 0 for none.
func givenSigns(a, b string, sure, alone bool) int {
	ends := b == "" || zhStops.Match(b)
	one, other := zhGiven.Match(a), zhGiven.Match(b)
	switch {
	case ends && sure && one:
		return len(a)
	case b == "":
		return 0
	case !ends && (one && other || sure && (one || other)), sure && alone && zhBroad.Match(a) && zhBroad.Match(b):
		return len(a) + len(b)
	}
	return 0
}

// nameLike is the length of the name with which signs begin that stand where people do: a
// surname and one sign or two, of which none is one that hardly a name has.
func nameLike(words string) int {
	n, sure := surname(words), zhSure.Match(words)
	if n == 0 || !sure && utf8.RuneCountInString(words) < 3 || zhNoSure.Match(words) || listed(words) {
		return 0
	}
	end := n
	for range 2 {
		sign := signAt(words, end)
		if zhStops.Match(sign) {
			break
		}
		end += len(sign)
	}
	name := words[n:end]
	if name == "" || listed(words[:end]) || zhNoLone.Match(name) || zhNoGiven.Match(name) || zhTitled.Match(words[:end]) {
		return 0
	}
	if !sure && !zhGiven.Match(name) {
		return 0
	}
	return end
}
