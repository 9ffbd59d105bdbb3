package conversation_test

import (
	"fmt"
	"time"

	"madoguchi/internal/conversation"
	"madoguchi/internal/identity"
	"madoguchi/internal/inquiry"
)

// A customer asks for their own status. The step needs to know whether there is a roster; it
// is looked up, and the same step is taken again.
func ExampleResponder_Step() {
	responder, err := desk()
	if err != nil {
		fmt.Println(err)
		return
	}
	now := time.Date(2019, 4, 12, 10, 0, 0, 0, time.UTC)
	in := inquiry.Inbound{ID: "1", Channel: inquiry.LINE, Kind: inquiry.Message, Address: inquiry.NewAddress("U1"),
		At: now, Received: now, Text: inquiry.NewText("Am I affected?")}
	given := conversation.Given{Receipt: "KM7P-3XQ9", Hash: func(domain, value string) string { return domain + value }}

	out := responder.Step(conversation.State{Greeted: true}, in, now, given)
	fmt.Println("needs:", out.Needs.What)

	given.Found = &identity.Found{Needs: *out.Needs, Ready: true}
	out = responder.Step(conversation.State{Greeted: true}, in, now, given)
	fmt.Println(out.Kind, out.Topics)
	for _, r := range out.Replies {
		fmt.Println("says:", r.Entry)
	}
	fmt.Println("waits for:", out.State.Sure.Proof.Stage)
	// Output:
	// needs: roster
	// verify [am_i_affected]
	// says: am_i_affected
	// says: proof_ways
	// waits for: way
}
