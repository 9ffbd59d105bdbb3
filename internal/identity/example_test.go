package identity_test

import (
	"fmt"
	"time"

	"madoguchi/internal/identity"
)

// Somebody asks for their status, types an address, and types the code that went there.
// What the machine needs to know is looked up between two runs of the same move.
func Example() {
	c := identity.Context{
		Now: time.Date(2019, 4, 12, 10, 0, 0, 0, time.UTC), Customer: "line:a", Segments: []string{"member"},
		Hash: func(domain, value string) string { return domain + " " + value }, Code: "123456",
	}
	found := identity.Found{Ready: true, Segments: []string{"member"}}
	var proof identity.Proof
	step := func(move func(identity.Proof) identity.Move) {
		c.Found = nil
		m := move(proof)
		if m.Needs != nil {
			fmt.Printf("looks up %s, ", m.Needs.What)
			found.Needs, c.Found = *m.Needs, &found
			m = move(proof)
		}
		fmt.Printf("says %q, waits for %q\n", m.Say, m.Proof.Stage)
		proof = m.Proof
	}
	answer := func(t identity.Typed) {
		step(func(p identity.Proof) identity.Move { m, _ := c.Answer(p, t); return m })
	}
	step(func(p identity.Proof) identity.Move { return c.Identify(p, identity.Typed{}) })
	answer(identity.Typed{Address: "taro@example.jp", Said: identity.Said{Alone: true}})
	answer(identity.Typed{Digits: "000000"})
	answer(identity.Typed{Digits: "123456"})
	step(func(p identity.Proof) identity.Move { return c.Identify(p, identity.Typed{}) })
	// Output:
	// looks up roster, says "ways", waits for "way"
	// looks up mail, says "sent", waits for "code"
	// says "wrong", waits for "code"
	// looks up email, says "status", waits for ""
	// looks up email, says "status", waits for ""
}
