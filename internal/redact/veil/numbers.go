package veil

import (
	"slices"
	"sort"
	"strings"

	"madoguchi/internal/redact/folded"
	"madoguchi/internal/redact/numbers"
)

var (
	figures      = lists.Pattern("figures")
	joint        = lists.Pattern("joint")
	latinEnd     = lists.Pattern("latin_end")
	latinStart   = lists.Pattern("latin_start")
	postcodes    = lists.Pattern("postcode")
	barePostcode = lists.Pattern("bare_postcode")
	phoneForms   = lists.Pattern("phone")
	phoneSpelled = lists.Pattern("phone_spelled")
	phoneOpens   = lists.Pattern("phone_open")
	phoneWord    = lists.Pattern("phone_word")
	phoneAfter   = lists.Pattern("phone_after")
	numberWord   = lists.Pattern("number_word")
	numberValue  = lists.Pattern("number_value")
	numberBare   = lists.Pattern("number_bare")
	numberBefore = lists.Pattern("number_before")
	birthWord    = lists.Pattern("birth_word")
	birthAfter   = lists.Pattern("birth_after")
	birthAlone   = lists.Pattern("birth_alone")
	birthBefore  = lists.Pattern("birth_before")
)

// fewest is how many digits make a number that is replaced wherever it stands.
const fewest = 6

// figure reports whether a part of the text touches a date, an amount or a count.
func (t *text) figure(s folded.Span) bool {
	if !t.keptRead {
		t.kept, t.keptRead = figures.Parts(t), true
	}
	i := sort.Search(len(t.kept), func(i int) bool { return t.kept[i].To > s.From })
	return i < len(t.kept) && t.kept[i].From < s.To
}

// birthdays are dates beside a word for a day of birth, and those of the last century.
func birthdays(t *text) []folded.Span {
	return slices.Concat(birthWord.Then(birthAfter, t.Text.Text.Text, 60), birthBefore.Parts(t), birthAlone.Parts(t))
}

// phones are telephone numbers by their form, and shorter ones beside a word for them.
func phones(t *text) []folded.Span {
	found := phoneSpelled.Parts(t)
	for _, s := range t.withoutFigures(phoneForms.Parts(t)) {
		if digits(t.In(s)) >= 8 {
			found = append(found, s)
		}
	}
	gs := t.Groups()
	for i := 0; i < len(gs); i++ {
		last := t.Phone(i)
		if last < 0 || t.figure(t.Run(i, last)) {
			continue
		}
		s := t.Run(i, last)
		s.From -= phoneOpens.Length(t.Behind(s.From, 4))
		found = append(found, s)
		i = last
	}
	return append(found, t.withoutFigures(phoneWord.Then(phoneAfter, t.Text.Text.Text, 48))...)
}

// withoutFigures leaves out what is a date, an amount or a count.
func (t *text) withoutFigures(spans []folded.Span) []folded.Span {
	var all []folded.Span
	for _, s := range spans {
		if !t.figure(s) && !t.Unit(s.To) {
			all = append(all, s)
		}
	}
	return all
}

// namedNumbers are the numbers beside a word that says whose they are.
func namedNumbers(t *text) []folded.Span {
	var found []folded.Span
	for _, s := range numberWord.Then(numberValue, t.Text.Text.Text, 64) {
		if i := strings.LastIndexByte(t.In(s), ' '); i > 0 && (t.Unit(s.To) || t.figure(folded.Span{From: s.From + i + 1, To: s.To})) {
			s.To = s.From + i // a count that follows
		}
		if value := t.In(s); digits(value) >= 3 || digits(value) == 2 && len(value) >= 4 {
			found = append(found, s)
		}
	}
	for _, s := range numberBare.Then(numberValue, t.Text.Text.Text, 48) {
		if value := t.In(s); digits(value) >= 4 && !numbers.Year(value) {
			found = append(found, s)
		}
	}
	return t.withoutFigures(append(found, numberBefore.Parts(t)...))
}

// phoneRuns are the long numbers that begin as telephone numbers do.
func phoneRuns(t *text) []folded.Span {
	var found []folded.Span
	for _, s := range t.runs() {
		if n := digits(t.In(s)); t.In(s)[0] == '0' && n >= 9 && n <= 13 {
			found = append(found, s)
		}
	}
	return found
}

// longRuns are the long numbers, with the letters that are written to them.
func longRuns(t *text) []folded.Span {
	found := t.runs()
	for i, s := range found {
		found[i] = folded.Span{From: s.From - latinEnd.Length(t.Behind(s.From, 6)), To: s.To + latinStart.Length(t.Ahead(s.To, 12))}
	}
	return found
}

// runs are six digits and more that are no date, amount or count, and no list of years.
func (t *text) runs() []folded.Span {
	var found []folded.Span
	gs := t.Groups()
	for i := 0; i < len(gs); i++ {
		if t.figure(gs[i].Span) {
			continue
		}
		last, n, years := i, len(gs[i].Digits), numbers.Year(gs[i].Digits)
		for last+1 < len(gs) && joint.Match(t.Gap(last+1)) && !t.figure(gs[last+1].Span) {
			last++
			n += len(gs[last].Digits)
			years = years && numbers.Year(gs[last].Digits)
		}
		if last > i && t.Unit(gs[last].To) {
			n -= len(gs[last].Digits)
			last--
		}
		if n >= fewest && !years && !(last == i && t.Unit(gs[i].To)) {
			found = append(found, t.Run(i, last))
		}
		i = last
	}
	return found
}

// digits counts the digits of a folded text, in ASCII or kanji.
func digits(s string) int {
	n := 0
	for _, r := range s {
		if '0' <= r && r <= '9' || strings.ContainsRune("〇零一二三四五六七八九", r) {
			n++
		}
	}
	return n
}
