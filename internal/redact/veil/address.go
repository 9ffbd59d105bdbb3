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
	flatEnd        = lists.Pattern("flat_end")
	flatNumber     = lists.Pattern("flat_number")
	koreanUnit     = lists.Pattern("ko_unit")
	addressMore    = lists.Pattern("address_more")
	noMore         = lists.Pattern("no_more")
	addressLess    = lists.Pattern("address_less")
	oaza           = lists.Pattern("oaza")
	houseFlat      = lists.Pattern("house_flat")
	blockTown      = lists.Pattern("block_town")
	streetEU       = lists.Pattern("street_eu")
	koreanLatin    = lists.Pattern("korean_latin")
	koreanRoad     = lists.Pattern("korean_road")
	noKoreanRoad   = lists.Pattern("no_korean_road")
	zhLive         = lists.Pattern("zh_live")
)

// roadAddresses are those with a road in them: English, Chinese and Korean ones, and Japanese
// ones in Latin letters. They hold postal codes.
func roadAddresses(t *text) []folded.Span {
	inRomaji := romaji.Parts(t)
	for i, s := range inRomaji {
		if flatEnd.Match(t.In(s)) {
			inRomaji[i].To += flatNumber.Length(t.Ahead(s.To, 8))
		}
	}
	found := slices.Concat(streets(t), inRomaji, koreanLatin.Parts(t), streetEU.Parts(t), capitalisedPlaces(t))
	if !t.Japanese {
		found = slices.Concat(found, roads(t), zhLive.Parts(t))
	}
	for _, s := range korean.Parts(t) {
		if !koreanUnit.Match(t.Ahead(s.To, 3)) {
			found = append(found, s)
		}
	}
	for _, s := range koreanRoad.Parts(t) {
		if !noKoreanRoad.Match(t.In(s)) && !koreanUnit.Match(t.Ahead(s.To, 3)) {
			found = append(found, s)
		}
	}
	return found
}

// capitalisedPlaces are houses with the number of a flat, and blocks with a town, where every
// word has a capital.
func capitalisedPlaces(t *text) []folded.Span {
	if !t.Latin {
		return nil
	}
	return slices.DeleteFunc(append(houseFlat.Parts(t), blockTown.Parts(t)...), func(s folded.Span) bool {
		return !wordsCapitalised(t.Raw(s)) || noStreet.Match(t.In(s))
	})
}

// wordsCapitalised reports whether every word between blanks that begins with a letter begins
// with a capital.
func wordsCapitalised(raw string) bool {
	for word := range strings.FieldsSeq(raw) {
		if r, n := utf8.DecodeRuneInString(word); unicode.IsLetter(r) && len(word) > n && !unicode.IsUpper(r) {
			return false
		}
	}
	return true
}

// addresses are Japanese ones, flats, and what is announced as an address.
func addresses(t *text) []folded.Span {
	return slices.Concat(blocks(t), flat.Parts(t), t.withoutFigures(oaza.Parts(t)), announced(t))
}

// besideAddresses are a house, a flat or a floor behind an address that was found, and a house
// or a town in front of one.
func besideAddresses(t *text) []folded.Span {
	found := slices.DeleteFunc(t.withoutFigures(addressMore.Parts(t)), func(s folded.Span) bool { return noMore.Match(t.In(s)) })
	return append(found, addressLess.Parts(t)...)
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
