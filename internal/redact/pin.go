package redact

import (
	"slices"

	"madoguchi/internal/redact/folded"
	"madoguchi/internal/redact/numbers"
)

var (
	pinWord   = lists.Pattern("pin")
	pinBeside = lists.Pattern("pin_beside")
	pinValue  = lists.Pattern("pin_value")
)

// pins finds the numbers that are typed at a cash machine.
func pins(t *numbers.Text) []folded.Span {
	return slices.Concat(shortNumbers(t, pinWord, 4, 8), pinsInGroups(t), pinsBeside(t), pinValue.Parts(t), t.Own(pinWord, 4, 8))
}

// pinsInGroups finds those that are told two or four digits at a time, right behind the
// word: 「48 20 11 93」.
func pinsInGroups(t *numbers.Text) []folded.Span {
	var found []folded.Span
	for _, named := range t.After(pinWord, 8) {
		i := named.Group
		last := t.Sized(i, 4, 8)
		if !named.Direct || last <= i || t.Phone(i) >= 0 || !t.Free(t.Groups()[last].To) || t.Unit(t.Groups()[last].To) {
			continue
		}
		size := len(t.Groups()[i].Digits)
		uneven := func(g numbers.Group) bool { return len(g.Digits) != size }
		if size > 1 && !slices.ContainsFunc(t.Groups()[i:last+1], uneven) {
			found = append(found, t.Run(i, last))
		}
	}
	return found
}

// pinsBeside finds those that are told beside one that was cut: 「0412か0511」.
func pinsBeside(t *numbers.Text) []folded.Span {
	var found []folded.Span
	for _, at := range t.MarkEnds(PIN.index()) {
		if s, ok := pinBeside.Part(t.Ahead(at, 16)); ok && !t.Unit(at+s.To) {
			found = append(found, s.Shift(at))
		}
	}
	return found
}
