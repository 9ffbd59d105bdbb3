package disclosure_test

import (
	"fmt"

	"madoguchi/internal/disclosure"
)

// A flaw says where the log is not as it was written.
func ExampleFlaw() {
	fmt.Println(disclosure.Flaw{Shard: 3, Number: 7, Through: 9, Fault: disclosure.Missing})
	fmt.Println(disclosure.Flaw{Shard: 3, Number: 9, Day: "2019-04-12", Fault: disclosure.Unlike})
	fmt.Println(disclosure.Flaw{Shard: -1, Day: "2019-04-12", Fault: disclosure.Published})
	// Output:
	// shard 3, entries 7 to 9: missing
	// shard 3, entry 9: not the one that was anchored on 2019-04-12
	// anchor of 2019-04-12: not the one that was published
}
