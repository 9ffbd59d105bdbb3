package signs_test

import (
	"fmt"

	"madoguchi/internal/signs"
)

func ExampleCheck() {
	receipt := "ABC2345"
	whole := receipt + string(signs.Check(receipt))
	fmt.Println(whole, signs.Right(whole))
	fmt.Println(signs.Right("ACB2345" + whole[7:])) // two neighbours swapped
	// Output:
	// ABC2345X true
	// false
}
