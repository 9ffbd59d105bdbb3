package faq_test

import (
	"fmt"

	"madoguchi/internal/faq"
)

func ExampleTrain() {
	model, err := faq.Train([]faq.Example{
		{Entry: "hours", Question: "when are you open"}, {Entry: "hours", Question: "opening hours"}, {Entry: "hours", Question: "are you open on sunday"},
		{Entry: "cause", Question: "why did it happen"}, {Entry: "cause", Question: "how was it stolen"}, {Entry: "cause", Question: "what is the cause"},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	match := model.Match("What are your OPENING hours?")
	fmt.Println(match.Verdict == faq.Sure, match.Ranked[0].Entry)
	// Output: true hours
}
