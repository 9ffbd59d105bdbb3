package names

import (
	"slices"
	"strings"
	"unicode/utf8"

	"madoguchi/internal/redact/folded"
	"madoguchi/internal/redact/veil/surnames"
)

var (
	tells        = lists.Pattern("tells")
	tellsSure    = lists.Pattern("tells_sure")
	beforeTold   = lists.Pattern("before_told")
	copula       = lists.Pattern("copula")
	me           = lists.Pattern("me")
	greets       = lists.Pattern("greets")
	namesMe      = lists.Pattern("names_me")
	noOpening    = lists.Pattern("no_opening")
	endsSentence = lists.Pattern("ends_sentence")
	readAs       = lists.Pattern("read_as")
	quotedJa     = lists.Pattern("quoted_ja")
	married      = lists.Pattern("married")
	formLine     = lists.Pattern("form_line")
	familyJa     = lists.Pattern("family_ja")
	familyKana   = lists.Pattern("family_kana")
	noFamilyHira = lists.Pattern("no_family_hira")
	relative     = lists.Pattern("relative")
	owned        = lists.Pattern("owned")
	foreignOf    = lists.Pattern("foreign_of")
)

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
		found = append(found, t.opening(w)...)
		for _, s := range spans {
			if trust == sure || !surnames.IsPlace(t.In(s)) && (!copula.Match(t.In(w)) || beforeTold.Match(t.Behind(s.From, 20))) {
				found = append(found, s)
			}
		}
	}
	return found
}

// opening is the name, known or not, that tells in a sentence of its own who writes: behind
// a greeting, 私は or いつも利用している, before です and といいます.
func (t *Text) opening(tells folded.Span) []folded.Span {
	is := copula.Match(t.In(tells))
	if is && !endsSentence.Match(t.Ahead(tells.From, 12)) || !is && !namesMe.Match(t.In(tells)) {
		return nil
	}
	for _, s := range t.nameBefore(tells.From, sure) {
		if t.opensWith(s, !is) {
			return []folded.Span{s}
		}
	}
	return nil
}

// opensWith reports whether a name stands where a message or a sentence says who writes.
func (t *Text) opensWith(s folded.Span, named bool) bool {
	name, behind := t.In(s), t.Behind(s.From, 48)
	last, _ := utf8.DecodeLastRuneInString(name)
	size := utf8.RuneCountInString(name)
	mine := me.Match(behind)
	opened := s.From == 0 || greets.Match(behind) || named && (opens(behind) || mine)
	switch {
	case noOpening.Match(name), surnames.IsPlace(name):
		return false
	case isKatakana(last):
		return size >= 3 && (opened || mine || dotted(name) && opens(behind))
	case isHan(t.Rune(s.From)):
		return opened && size > 1 && size <= 7 && !noNameEnd.Match(name)
	}
	return false
}

// dotted reports whether a name is of several words in katakana.
func dotted(name string) bool { return strings.ContainsAny(name, "・ =") && !kanaWord(name) }

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

// written are a name and how it is read, 見本と書いて「みほん」, and foreign names with dots
// in them, whose a person is: ミホン・タロウの妻.
func written(t *Text) []folded.Span {
	var found []folded.Span
	for _, groups := range readAs.Groups(t) {
		for _, s := range groups {
			if name := t.In(s); utf8.RuneCountInString(name) == 1 || !noNames()[name] && !noOpening.Match(name) {
				found = append(found, s)
			}
		}
	}
	for _, s := range foreignOf.Parts(t) {
		if !slices.ContainsFunc(strings.FieldsFunc(t.In(s), func(r rune) bool { return r == '・' || r == '=' }), kanaWord) {
			found = append(found, s)
		}
	}
	return found
}

// ownedBy are names in front of what says whose something is: 見本宛, 見本の妻です.
func ownedBy(t *Text) []folded.Span {
	if !t.Japanese {
		return nil
	}
	var found []folded.Span
	for _, tail := range owned.Parts(t) {
		for _, s := range t.nameBefore(tail.From, sure) {
			name := t.In(s)
			switch n := max(surnames.Known(name), surnames.Kana(name)); {
			case surnames.IsPlace(name), noOpening.Match(name), companyEnd.Match(name), !mayBeCalled(name):
			case n == len(name), n > 0 && given(strings.TrimSpace(name[n:])), dotted(name), strings.Contains(name, " "):
				found = append(found, s)
			case fewHan(name) && (opens(t.Behind(s.From, 1)) || clauseEnd.Match(t.Behind(s.From, 1))) && !relative.Match(t.In(tail)):
				found = append(found, s)
			}
		}
	}
	return found
}

// fewHan reports whether words are of two to five characters and begin with kanji.
func fewHan(words string) bool {
	first, _ := utf8.DecodeRuneInString(words)
	n := utf8.RuneCountInString(words)
	return isHan(first) && n >= 2 && n <= 5
}

// placed are what stands where names do: in quotation marks, in the line of a form, behind a
// word for a marriage or for a person of the family.
func placed(t *Text) []folded.Span {
	found := slices.DeleteFunc(append(quotedJa.Parts(t), married.Parts(t)...), func(s folded.Span) bool { return !mayBeCalled(t.In(s)) })
	for _, s := range familyJa.Then(familyKana, t.Text.Text, 24) {
		if inFamily(t.In(s)) {
			found = append(found, s)
		}
	}
	for _, s := range formLine.Parts(t) {
		if mayBeCalled(t.In(s)) && !noLone.Match(t.In(s)) {
			found = append(found, s)
		}
	}
	return found
}

// mayBeCalled reports whether what is called a name may be one.
func mayBeCalled(words string) bool {
	first, _ := utf8.DecodeRuneInString(words)
	size := utf8.RuneCountInString(words)
	switch {
	case noOpening.Match(words) || noNameEnd.Match(words) || noNameKana.Match(words) || !looksNamed(words):
		return false
	case isHan(first):
		return size <= 8
	case isHiragana(first):
		return size <= 6 && !noLone.Match(words)
	}
	return isKatakana(first) || isLatin(words) && !strings.ContainsAny(words, "0123456789@_")
}

// inFamily reports whether kana behind a word for a person of the family are a name.
func inFamily(words string) bool {
	if noNames()[words] || kanaWord(words) || noOpening.Match(words) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(words)
	return isKatakana(first) || isHan(first) && twoParts(words) || isHiragana(first) && !noFamilyHira.Match(words)
}
