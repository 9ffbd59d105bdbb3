package conversation

import (
	"madoguchi/internal/conversation/draft"
	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/conversation/memory"
)

// What a step is given and what it returns, by the names that the desk knows them by.
type (
	State      = memory.State      // State is what the desk remembers of a customer.
	Standing   = memory.Standing   // Standing is what is counted and proven.
	CaseRef    = memory.CaseRef    // CaseRef points at a case of the customer.
	Danger     = memory.Danger     // Danger is that a customer wrote of being in danger.
	Remask     = memory.Remask     // Remask is an earlier message whose end turned out to be a part of a secret.
	Outcome    = draft.Outcome     // Outcome is what a step decided.
	Code       = draft.Code        // Code is a one-time code on its way to an address.
	Considered = intent.Considered // Considered is one entry that was weighed.
	Agreement  = intent.Agreement  // Agreement is what became of the reading of a reader outside.
	Kind       = draft.Kind        // Kind is what a step made of a message.
)

// The kinds.
const (
	Answered, Verifying, Escalated = draft.Answered, draft.Verifying, draft.Escalated
	OutOfScope, Smalltalk, Several = draft.OutOfScope, draft.Smalltalk, draft.Several
	Clarifying, Declined, Nothing  = draft.Clarifying, draft.Declined, draft.Nothing
)
