package redact

import (
	"madoguchi/internal/redact/folded"
	"madoguchi/internal/redact/numbers"
)

var (
	myNumberWord = lists.Pattern("my_number")
	nationalID   = lists.Pattern("national_id")
)

// myNumbers finds the twelve digits of an individual number where it is spoken
// of: right after the word any eleven to thirteen, since one may be mistyped;
// elsewhere in the text those with the right check digit. The numbers of Korean and
// Chinese residents are as secret.
func myNumbers(t *numbers.Text) []folded.Span {
	found := nationalID.Parts(t)
	if !myNumberWord.In(t) {
		return found
	}
	found = append(found, cardReader{Text: t}.named(myNumberWord, 12, 11, 13)...)
	found = append(found, t.Pieces(func(digits string, _ []int) bool { return isMyNumber(digits) })...)
	for i := range t.Groups() {
		if last := t.Sized(i, 12, 12); last >= 0 && mayBeMine(t, i, last) && t.Free(t.Groups()[last].To) {
			found = append(found, t.Run(i, last))
		}
	}
	return found
}

// isMyNumber checks the last of twelve digits as ordinance 85 of 2014 of the Ministry
// of Internal Affairs says, article 5.
func isMyNumber(digits string) bool {
	if len(digits) != 12 {
		return false
	}
	sum := 0
	for n := 1; n <= 11; n++ {
		q := n + 1
		if n > 6 {
			q = n - 5
		}
		sum += int(digits[11-n]-'0') * q
	}
	check := 11 - sum%11
	if sum%11 <= 1 {
		check = 0
	}
	return int(digits[11]-'0') == check
}

// mayBeMine reports whether twelve digits in a text about individual numbers are one: by
// their check digit, which may be mistyped, or because nothing calls them another number.
func mayBeMine(t *numbers.Text, i, last int) bool {
	if isMyNumber(t.Digits(i, last)) {
		return true
	}
	for k := i; k < last; k++ {
		if t.Phone(k) >= 0 {
			return false
		}
	}
	return !otherNumber.Match(t.Behind(t.Groups()[i].From, 20)) && !t.Unit(t.Groups()[last].To)
}
