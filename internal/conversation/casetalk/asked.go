package casetalk

import (
	"slices"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation/brief"
	"madoguchi/internal/conversation/memory"
	"madoguchi/internal/conversation/typed"
	"madoguchi/internal/identity"
)

// Asked is what words ask about a case: one of the customer's, or one that they had before.
func (t Talk) Asked(words string) brief.Asked {
	if t.stranger(words) {
		return brief.Asked{Ask: brief.Other}
	}
	waiting, any := t.Out.State.Waiting(), len(t.Out.State.Cases) > 0
	asked := brief.Asked{Ask: brief.OfCase(words)}
	if waiting {
		asked = brief.OfOpenCase(words)
	}
	if asked.Ask == brief.Kept && len(t.Out.State.Withdrawn) == 0 {
		return brief.Asked{} // nothing was taken back
	}
	if asked.Ask == brief.NoAsk && waiting && len(brief.Numbers(words)) > 0 && !brief.Statement(words) {
		return brief.Asked{Ask: brief.News} // of their own, for a stranger's was told apart
	}
	if asked.Ask != brief.NoAsk && (any || asked.Ask == brief.Receipt) || !brief.OfBefore(words) {
		return asked
	}
	if waiting {
		return brief.Asked{Ask: brief.News}
	}
	return brief.Asked{Ask: brief.Before}
}

// stranger reports whether words name the number of a case that is none of the customer's as far as
// this conversation knows.
func (t Talk) stranger(words string) bool {
	if t.Proof().Stage == identity.AskLetter || typed.CallsLetter(words) {
		return false // half a code of a letter looks like one
	}
	return slices.ContainsFunc(brief.Numbers(words), func(number string) bool {
		return !slices.ContainsFunc(t.Out.State.Cases, func(c memory.CaseRef) bool { return c.Receipt == cases.Receipt(number) })
	})
}
