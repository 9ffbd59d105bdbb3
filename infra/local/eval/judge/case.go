package judge

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
)

// Case is an inquiry and what its label says of it, as a line of JSON.
type Case struct {
	ID      string   `json:"id"`
	Channel string   `json:"channel"` // line or email
	Lang    string   `json:"lang"`
	Text    string   `json:"text"`
	At      string   `json:"at"`    // RFC 3339, where the answer depends on the hour
	Org     string   `json:"org"`   // the incident of which it asks; any where missing
	Near    string   `json:"near"`  // what near misses have in common: their words almost agree, their answers do not
	Pair    string   `json:"pair"`  // likewise
	Parts   []string `json:"parts"` // of several questions, where each stands in the text
	Expect  Expect   `json:"expect"`
}

// Expect is a label.
type Expect struct {
	Kind       string    `json:"kind"`             // faq, verify, escalate, out_of_scope, smalltalk, multi (several questions), unsafe
	Topics     OneOrMore `json:"topic"`            // one; of several questions one each
	AlsoTopics []string  `json:"also_topics"`      // as good as the topic
	AlsoOK     []string  `json:"also_ok"`          // kinds as good as the kind
	Required   []Pattern `json:"must_contain"`     // each stands in the reply
	Forbidden  []Pattern `json:"must_not_contain"` // none does
}

// OneOrMore are strings, of which JSON may have one without a list.
type OneOrMore []string

// UnmarshalJSON reads a string, or a list of them.
func (o *OneOrMore) UnmarshalJSON(b []byte) error {
	var one string
	if json.Unmarshal(b, &one) == nil {
		*o = OneOrMore{one}
		return nil
	}
	return json.Unmarshal(b, (*[]string)(o))
}

// Parse reads a line. What is in it besides is left alone.
func Parse(line []byte) (Case, error) {
	var c Case
	if err := json.Unmarshal(line, &c); err != nil {
		return Case{}, fmt.Errorf(`not a line like {"id":"1","text":"...","expect":{"kind":"faq","topic":"..."}}: %w`, err)
	}
	if c.ID == "" || c.Expect.Kind == "" || len(c.Expect.Topics) == 0 {
		return Case{}, errors.New("a line needs an id, and in expect a kind and a topic")
	}
	return c, nil
}

// Several reports whether it asks several questions.
func (c Case) Several() bool { return c.Expect.Kind == several }

// IsNear reports whether another case has almost the same words and another answer.
func (c Case) IsNear() bool { return c.Near != "" || c.Pair != "" }

// Topics are those of which one is right for a single question: the first wanted one and
// those as good.
func (c Case) Topics() []string {
	return append(slices.Clone([]string(c.Expect.Topics[:1])), c.Expect.AlsoTopics...)
}
