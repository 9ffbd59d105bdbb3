package veil

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"madoguchi/internal/redact/folded"
	"madoguchi/internal/redact/person"
)

var (
	block          = lists.Pattern("block")
	sureBlock      = lists.Pattern("sure_block")
	fromPrefecture = lists.Pattern("from_prefecture")
	fromCity       = lists.Pattern("from_city")
	fromTown       = lists.Pattern("from_town")
	townEnd        = lists.Pattern("town_end")
	placeLead      = lists.Pattern("place_lead")
	building       = lists.Pattern("building")
	flat           = lists.Pattern("flat")
	addressWord    = lists.Pattern("address_word")
	addressValue   = lists.Pattern("address_value")
	addressTail    = lists.Pattern("address_tail")
	noPlace        = lists.Pattern("no_place")
	place          = lists.Pattern("place")
	street         = lists.Pattern("street")
	sureStreet     = lists.Pattern("ends_sure")
	noStreet       = lists.Pattern("no_street")
	town           = lists.Pattern("town")
	romaji         = lists.Pattern("romaji")
	road           = lists.Pattern("road")
	beforeRoad     = lists.Pattern("before_road")
	region         = lists.Pattern("region")
	beforeAddress  = lists.Pattern("before_address")
	korean         = lists.Pattern("korean")
	koreanUnit     = lists.Pattern("ko_unit")
)

// roadAddresses are those with a road in them: English, Chinese and Korean ones, and Japanese
// ones in Latin letters. They hold postal codes.
func roadAddresses(t *text) []folded.Span {
	found := append(streets(t), romaji.Parts(t)...)
	if !t.Japanese {
		found = append(found, roads(t)...)
	}
	for _, s := range korean.Parts(t) {
		if !koreanUnit.Match(t.Ahead(s.To, 3)) {
			found = append(found, s)
		}
	}
	return found
}

// addresses are Japanese ones, flats, and what is announced as an address.
func addresses(t *text) []folded.Span {
	return slices.Concat(blocks(t), flat.Parts(t), announced(t))
}

// blocks are Japanese addresses, found by their numbers: 1丁目2番3号, 1-2-3.
func blocks(t *text) []folded.Span {
	var found []folded.Span
	for _, b := range block.All(t) {
		s := folded.Span{From: b.From - t.placeBefore(b), To: b.To}
		if sure := sureBlock.Match(t.In(b)); !sure && (s.From == b.From || t.figure(b) || t.Unit(b.To)) {
			continue
		}
		if n := building.Length(t.Ahead(b.To, 56)); !t.Unit(b.To + n) {
			s.To += n
		}
		found = append(found, s)
	}
	return found
}

// placeBefore is the length of the place in front of the number of a house, 0 for none.
func (t *text) placeBefore(b folded.Span) int {
	behind := t.Behind(b.From, 48)
	for i, p := range []string{fromPrefecture.PartOf(behind), fromCity.PartOf(behind), fromTown.PartOf(behind)} {
		if p == "" || i == 2 && !townEnd.Match(p) && pieces(t.In(b)) < 3 {
			continue
		}
		if !t.Japanese {
			return len(p) - chineseLead(p)
		}
		return len(p) - placeLead.Length(p)
	}
	return 0
}

// pieces counts the numbers of a block.
func pieces(b string) int {
	return len(strings.FieldsFunc(b, func(r rune) bool {
		return !unicode.IsDigit(r) && !strings.ContainsRune("一二三四五六七八九十〇百", r)
	}))
}

// roads are Chinese addresses, found by a road and a number. No space tells where one
// begins: at the name of a province or a town, or behind a word that leads to one.
func roads(t *text) []folded.Span {
	var found []folded.Span
	for _, r := range road.All(t) {
		s := r
		if before := beforeRoad.PartOf(t.Behind(r.From, 40)); before != "" {
			s.From -= len(before) - chineseLead(before)
		}
		found = append(found, s)
	}
	return found
}

// chineseLead is the length of what stands in front of an address in a run of signs.
func chineseLead(before string) int {
	from := strings.LastIndexAny(before, "的,，: ") + 1
	for from < len(before) && !utf8.RuneStart(before[from]) {
		from++
	}
	if at := region.AllIn(before[from:]); len(at) > 0 {
		return from + at[0].From
	}
	if at := beforeAddress.AllIn(before); len(at) > 0 {
		return at[len(at)-1].To
	}
	return 0
}

// streets are English addresses. A word that is more than a kind of street is one only
// where capitals say so.
func streets(t *text) []folded.Span {
	var found []folded.Span
	for _, s := range street.Parts(t) {
		words := t.In(s)
		if noStreet.Match(words) || !sureStreet.Match(words) && !capitalised(t.Raw(s)) {
			continue
		}
		if n := town.Length(t.RawAhead(s.To, 120)); n > 0 {
			s.To += t.Width(s.To, n)
		}
		found = append(found, s)
	}
	return found
}

// capitalised reports whether every word of several letters begins with a capital.
func capitalised(raw string) bool {
	for _, word := range strings.FieldsFunc(raw, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' }) {
		if r, n := utf8.DecodeRuneInString(word); len(word) > n && !unicode.IsUpper(r) {
			return false
		}
	}
	return true
}

// announced is what follows 住所は, "my address is" and the like and names a place.
func announced(t *text) []folded.Span {
	var found []folded.Span
	end := 0
	for _, w := range addressWord.All(t) {
		if w.From < end || person.Asks(t.Text.Text, w.To) {
			continue
		}
		s, ok := addressValue.Part(t.Ahead(w.To, 90))
		if !ok {
			continue
		}
		s = s.Shift(w.To)
		s.To -= addressTail.Length(t.In(s))
		s.To = s.From + len(strings.TrimRight(t.In(s), " "))
		if s.From < s.To && place.Match(t.In(s)) && !noPlace.Match(t.In(s)) {
			found, end = append(found, s), s.To
		}
	}
	return found
}
