package redact

import (
	"slices"

	"madoguchi/internal/redact/folded"
	"madoguchi/internal/redact/numbers"
)

var (
	pinWord  = lists.Pattern("pin")
	pinValue = lists.Pattern("pin_value")
)

// pins finds the numbers that are typed at a cash machine.
func pins(t *numbers.Text) []folded.Span {
	return slices.Concat(shortNumbers(t, pinWord, 4, 8), pinValue.Parts(t), t.Own(pinWord, 4, 8))
}
