package casework

import "time"

// Reader is the reader outside of the desk, as staff see it.
type Reader struct {
	Off   bool      // staff switched it off, for all customers
	Since time.Time // it was switched off, or on again; zero where it never was
	Calls int       // today, by UTC
	Until time.Time // up to here calls and messages are counted
}

// Reads is what became of the messages of an hour, where a reader outside of the desk may be
// asked what they say. It names nobody.
type Reads struct {
	From     time.Time      `json:"from"`
	Messages int            `json:"messages"`         // of customers, buttons among them
	Read     int            `json:"read,omitempty"`   // of them outside
	Kept     map[string]int `json:"kept,omitempty"`   // of them not, although it was due, by why: outside.Reason
	Agreed   map[string]int `json:"agreed,omitempty"` // of those read outside: conversation.Agreement
	Calls    int            `json:"calls,omitempty"`  // of the model, whatever came of them
	Millis   int64          `json:"ms,omitempty"`     // that these took
	Tokens   Tokens         `json:"tokens,omitzero"`
}

// Tokens are what calls of a model cost.
type Tokens struct {
	Input      int `json:"in,omitempty"` // neither read from the cache nor written to it
	CacheRead  int `json:"read,omitempty"`
	CacheWrite int `json:"write,omitempty"`
	Output     int `json:"out,omitempty"`
}

// Add adds another hour, or a part of the same one.
func (r *Reads) Add(o Reads) {
	r.Messages, r.Read, r.Calls, r.Millis = r.Messages+o.Messages, r.Read+o.Read, r.Calls+o.Calls, r.Millis+o.Millis
	t, more := &r.Tokens, o.Tokens
	t.Input, t.CacheRead = t.Input+more.Input, t.CacheRead+more.CacheRead
	t.CacheWrite, t.Output = t.CacheWrite+more.CacheWrite, t.Output+more.Output
	r.Kept, r.Agreed = sum(r.Kept, o.Kept), sum(r.Agreed, o.Agreed)
}

// sum adds the counts of one map to those of another one, which may be nil.
func sum(to, from map[string]int) map[string]int {
	if to == nil && len(from) > 0 {
		to = map[string]int{}
	}
	for name, n := range from {
		to[name] += n
	}
	return to
}
