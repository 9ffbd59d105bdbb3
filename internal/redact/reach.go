package redact

import (
	"slices"

	"madoguchi/internal/redact/folded"
	"madoguchi/internal/redact/numbers"
)

var (
	phoneAbroad  = lists.Pattern("phone_abroad")
	postalNumber = lists.Pattern("postal_number")
	indian       = lists.Pattern("indian")
	pinOfIndia   = lists.Pattern("pin_of_india")
)

// reach is how somebody is reached or found who wrote it down because the desk asks for it: phone numbers
// with the code of a country, and what is called a postal code. No word for a secret that stands nearby
// makes one of them, and they may be as short as a PIN.
func reach(t *numbers.Text) []folded.Span {
	found := slices.Concat(phoneAbroad.Parts(t), postalNumber.Parts(t))
	if indian.In(t) {
		found = append(found, pinOfIndia.Parts(t)...)
	}
	return slices.DeleteFunc(found, func(s folded.Span) bool {
		from, to := t.Next(s.From), t.Next(s.To)
		digits := ""
		if from < to {
			digits = t.Digits(from, to-1)
		}
		return len(digits) < 3 || len(digits) > longestPhone || isCard(digits) || holdsCard(digits)
	})
}

// longestPhone is how many digits a phone number has at most, with the code of the country and the 00
// before it (ITU-T E.164).
const longestPhone = 17

// secret leaves out of what matchers found what lies within something that reaches somebody.
func secret(t *numbers.Text, found []folded.Span) []folded.Span {
	if len(found) == 0 {
		return nil
	}
	kept := reach(t)
	return slices.DeleteFunc(found, func(s folded.Span) bool {
		return slices.ContainsFunc(kept, func(k folded.Span) bool { return k.From <= s.From && s.To <= k.To })
	})
}
