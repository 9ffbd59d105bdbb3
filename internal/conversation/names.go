package conversation

import (
	"madoguchi/internal/conversation/draft"
	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/conversation/memory"
)

// What a step is given and what it returns, by the names that the desk knows them by.

// State is what the desk remembers of a customer.
type State = memory.State

// Standing is what is counted and proven.
type Standing = memory.Standing

// CaseRef points at a case of the customer.
type CaseRef = memory.CaseRef

// Danger is that a customer wrote of being in danger.
type Danger = memory.Danger

// Remask is an earlier message whose end turned out to be a part of a secret.
type Remask = memory.Remask

// Outcome is what a step decided.
type Outcome = draft.Outcome

// Code is a one-time code on its way to an address.
type Code = draft.Code

// Considered is one entry that was weighed.
type Considered = intent.Considered

// Agreement is what became of the reading of a reader outside.
type Agreement = intent.Agreement

// Kind is what a step made of a message.
type Kind = draft.Kind

// The kinds.
const (
	Answered   = draft.Answered
	Verifying  = draft.Verifying
	Escalated  = draft.Escalated
	OutOfScope = draft.OutOfScope
	Smalltalk  = draft.Smalltalk
	Several    = draft.Several
	Clarifying = draft.Clarifying
	Declined   = draft.Declined
	Nothing    = draft.Nothing
)
