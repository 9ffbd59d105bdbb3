package conversation

import (
	"madoguchi/internal/conversation/draft"
	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/conversation/memory"
)

type (
	// State is what the desk remembers of a customer.
	State = memory.State
	// CaseRef points at a case of the customer.
	CaseRef = memory.CaseRef
	// Remask is an earlier message whose end turned out to be a part of a secret.
	Remask = memory.Remask
	// Outcome is what a step decided.
	Outcome = draft.Outcome
	// Code is a one-time code on its way to an address.
	Code = draft.Code
	// Considered is one entry that was weighed.
	Considered = intent.Considered
	// Agreement is what became of the reading of a reader outside.
	Agreement = intent.Agreement
	// Kind is what a step made of a message.
	Kind = draft.Kind
)

// The kinds.
const (
	Answered, Verifying, Escalated = draft.Answered, draft.Verifying, draft.Escalated
	OutOfScope, Smalltalk, Several = draft.OutOfScope, draft.Smalltalk, draft.Several
	Clarifying, Declined, Nothing  = draft.Clarifying, draft.Declined, draft.Nothing
)
