package redact

import (
	"slices"
	"strings"

	"madoguchi/internal/redact/folded"
	"madoguchi/internal/redact/numbers"
	"madoguchi/internal/redact/pattern"
)

var (
	cardWord       = lists.Pattern("card")
	cardNumberWord = lists.Pattern("card_number")
	pointWord      = lists.Pattern("point_card")
	expiryAfter    = lists.Pattern("expiry_behind_card")
	expiryBefore   = lists.Pattern("expiry_before_card")
	expiryAlone    = lists.Pattern("expiry_alone")
	expiryAhead    = lists.Pattern("expiry_ahead")
	otherExpiry    = lists.Pattern("other_expiry")
	expiryNamed    = lists.Pattern("expiry_named")
)

// cards finds payment card numbers (ISO/IEC 7812): 13 to 19 digits whose check
// digit is right, however they are written, and in the neighbourhood of the word
// also those whose check digit is wrong, for a typing error in a real number is
// still nearly the real number.
func cards(t *numbers.Text) []folded.Span {
	c := cardReader{t, cardWord.In(t)}
	found := slices.Concat(c.named(cardNumberWord, 16, 12, 19), c.named(cardWord, 16, 14, 19))
	found = append(found, t.Pieces(func(digits string, sizes []int) bool {
		shown := slices.ContainsFunc(printed[:], func(p []int) bool { return slices.Equal(p, sizes) })
		return (c.mentioned || shown) && len(digits) >= 14 && isCard(digits)
	})...)
	for i := 0; i < len(t.Groups()); i++ {
		if last := c.pointCard(i); last >= 0 {
			i = last
			continue
		}
		last := c.at(i)
		if last >= 0 {
			found = append(found, t.Run(i, last))
		} else {
			last = c.plainPhone(i)
		}
		i = max(i, last)
	}
	return found
}

// cardReader reads card numbers among the groups of digits of a text.
type cardReader struct {
	*numbers.Text
	mentioned bool // the text speaks of cards
}

// at returns the last group of a card number that begins with group i, or -1.
func (c cardReader) at(i int) int {
	if holdsCard(c.Groups()[i].Digits) {
		return i
	}
	if last := c.printed(i); last >= 0 {
		return last
	}
	if c.Phone(i) >= 0 {
		return -1
	}
	return c.loose(i)
}

// pointCard returns the last group of a number that begins with group i and is called
// that of a card for points, or -1. One that a payment network could have issued is
// cut all the same: shops print both on one card.
func (c cardReader) pointCard(i int) int {
	g := c.Groups()[i]
	last := -1
	if pointWord.Match(c.Behind(g.From, 24)) {
		last = c.Sized(i, 12, 19)
	}
	if last < 0 || i == last && len(g.Digits) > 19 {
		return -1
	}
	if digits := c.Digits(i, last); len(digits) >= 13 && isCard(digits) {
		return -1
	}
	return last
}

// plainPhone is Phone for a number in which no printed card begins: after a
// date "03" the digits of a card look like a number in Tokyo.
func (c cardReader) plainPhone(i int) int {
	last := c.Phone(i)
	for k := i + 1; k <= last; k++ {
		if c.printed(k) >= 0 {
			return -1
		}
	}
	return last
}

// printed are the groups in which cards show their number.
var printed = [...][]int{{4, 4, 4, 4, 3}, {4, 4, 4, 4}, {4, 6, 5}, {4, 6, 4}, {8, 8}}

// printed finds a number in the groups of a real card with anything but letters
// between them. Where the text speaks of cards, the check digit may be wrong.
func (c cardReader) printed(i int) int {
	for _, shape := range printed {
		last := i + len(shape) - 1
		if !c.shaped(i, shape) {
			continue
		}
		if digits := c.Digits(i, last); issued(digits) && (c.mentioned || luhn(digits)) {
			return last
		}
	}
	return -1
}

// shaped reports whether the groups from i on have these lengths.
func (c cardReader) shaped(i int, shape []int) bool {
	if len(c.Groups())-i < len(shape) {
		return false
	}
	for k, n := range shape {
		if len(c.Groups()[i+k].Digits) != n || k > 0 && !c.NearAny(i+k) {
			return false
		}
	}
	return true
}

// loose finds a number in any other groups, the longest that begins with group i. It
// does not run into a telephone number that follows.
func (c cardReader) loose(i int) int {
	gs := c.Groups()
	digits, last := gs[i].Digits, -1
	for j := i + 1; j < len(gs) && len(digits) < 19; j++ {
		if !c.Near(j) && !c.singly(j) || c.Phone(j) >= 0 {
			break
		}
		digits += gs[j].Digits
		if len(digits) >= 14 && isCard(digits) {
			last = j
		}
	}
	return last
}

// singly reports whether group j and the one before it are two digits that are told
// one by one, with a comma.
func (c cardReader) singly(j int) bool {
	gs, gap := c.Groups(), c.Gap(j)
	return len(gs[j-1].Digits) == 1 && len(gs[j].Digits) == 1 && strings.Trim(gap, " ,、") == "" && len(gap) <= 4
}

// named finds numbers of least to most digits, in groups or not, no more than reach
// characters after a word. Phone numbers are not meant, nor what at finds by itself.
func (c cardReader) named(word *pattern.Pattern, reach, least, most int) []folded.Span {
	var found []folded.Span
	for _, n := range c.After(word, reach) {
		if c.Phone(n.Group) >= 0 || c.pointCard(n.Group) >= 0 || holdsCard(c.Groups()[n.Group].Digits) {
			continue
		}
		if last := c.Sized(n.Group, least, most); last >= 0 {
			found = append(found, c.Run(n.Group, last))
		}
	}
	return found
}

// holdsCard reports whether digits without a gap are a card number or hide one.
// Nothing that a customer needs to write has 20 digits.
func holdsCard(digits string) bool {
	n := len(digits)
	switch {
	case n < 13:
		return false
	case n > 19 || digits[0] != '0' && luhn(digits):
		return true
	}
	for from := range n - 12 {
		for to := from + 13; to <= n; to++ {
			if isCard(digits[from:to]) {
				return true
			}
		}
	}
	return false
}

// isCard reports whether digits are a card number.
func isCard(digits string) bool { return issued(digits) && luhn(digits) }

// issued reports whether a payment network issues numbers that begin so and have
// this length.
func issued(digits string) bool {
	if len(digits) < 13 || len(digits) > 19 {
		return false
	}
	first, n := digits[:4], len(digits)
	in := func(from, to string) bool { return from <= first[:len(from)] && first[:len(to)] <= to }
	switch {
	case in("4", "4"): // Visa
		return n == 13 || n == 16 || n == 19
	case in("51", "55"), in("2221", "2720"), in("9792", "9792"): // Mastercard, Troy
		return n == 16
	case in("34", "34"), in("37", "37"), in("1", "1"): // American Express, UATP
		return n == 15
	case in("300", "305"), in("309", "309"), in("36", "36"), in("38", "39"): // Diners Club
		return n >= 14
	case in("3528", "3589"), in("2200", "2204"), in("60", "60"), in("62", "62"), in("64", "65"): // JCB, Mir, Discover, UnionPay, RuPay
		return n >= 16
	}
	return in("50", "50") || in("56", "69") // Maestro
}

// luhn is the check of ISO/IEC 7812-1, annex B.
func luhn(digits string) bool {
	sum := 0
	for i := range len(digits) {
		d := int(digits[len(digits)-1-i] - '0')
		if i%2 == 1 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return sum%10 == 0
}

// expiries finds when a card that stands beside it runs out, and in a text with
// a card what is called so; without one, what is called so and printed as on a card,
// unless the text speaks of something else that runs out.
func expiries(t *numbers.Text) []folded.Span {
	ends := t.MarkEnds(Card.index())
	if len(ends) == 0 {
		return expiriesAlone(t)
	}
	found := expiryNamed.Parts(t)
	for _, at := range ends {
		if s, ok := expiryAfter.Part(t.Ahead(at, 32)); ok && t.Free(at+s.To) {
			found = append(found, s.Shift(at))
		}
		at -= len(string(folded.Mark(Card.index())))
		before := t.Behind(at, 32)
		if s, ok := expiryBefore.Part(before); ok {
			found = append(found, s.Shift(at-len(before)))
		}
	}
	return found
}

func expiriesAlone(t *numbers.Text) []folded.Span {
	found := expiryAhead.Parts(t)
	if cardWord.In(t) {
		found = append(found, expiryNamed.Parts(t)...)
	}
	found = append(found, expiryAlone.Parts(t)...)
	if len(found) == 0 || otherExpiry.In(t) {
		return nil
	}
	return found
}
