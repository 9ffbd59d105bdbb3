// Package outside asks a language model what a message says, and trusts nothing that it
// returns.
package outside

import (
	"context"
	"encoding/json"
)

// Model is a language model with one forced tool. Implementations stand beside what they
// talk to. They do not retry, log nothing, and return no error that repeats what was sent
// or answered.
type Model interface {
	Call(ctx context.Context, c Call) (Answer, error)
}

// Call is one call of a model. All but Message is the same in each call of a desk, byte for
// byte, so that it is cached.
type Call struct {
	System  string // what the tool is for, the topics and the entries
	Tool    Tool
	Message string // the message, as numbered sentences between delimiters
	Most    int    // tokens that may be answered
}

// Tool is the one thing that the model may do.
type Tool struct {
	Name        string
	Description string
	Schema      json.RawMessage // JSON schema of its arguments
}

// Answer is what a model returned.
type Answer struct {
	Arguments json.RawMessage // of the tool's call, nil where it did not call it once
	Beside    bool            // it wrote text beside the call
	Cut       bool            // it was stopped before it was done
	Refused   bool            // the model, or a guardrail, declined
	Usage     Usage
}

// Usage is what a call cost, in tokens.
type Usage struct {
	Input      int // neither read from the cache nor written to it
	CacheRead  int
	CacheWrite int
	Output     int
}
