package redact_test

import (
	"fmt"

	"madoguchi/internal/redact"
)

// A question about a secret stays as it is; the secret goes.
func ExampleMask() {
	for _, words := range []string{
		"パスワードは漏れましたか",
		"カードは４１１１－１１１１－１１１１－１１１１、暗証番号は0412です",
		"my password is sunshine, was it leaked?",
	} {
		masked, found := redact.Mask(words)
		fmt.Println(masked, found)
	}
	// Output:
	// パスワードは漏れましたか []
	// カードは[カード番号■■]、暗証番号は[暗証番号■■]です [card pin]
	// my password is [パスワード■■], was it leaked? [password]
}

// A number that comes in two messages is a number.
func ExampleAcross() {
	first, _ := redact.Mask("カードは4111 1111")
	next, _ := redact.Mask("1111 1111 です")
	masked, found := redact.Across(redact.Ending(first), next)
	fmt.Printf("%q %v\n", masked, found)
	// Output:
	// ["カードは[カード番号■■]" "[カード番号■■] です"] [[card] [card]]
}

// An outline leaves out what names a person.
func ExampleOutline() {
	fmt.Println(redact.Outline("見本太郎と申します。taro@example.jp に返事をください。\nカードは止めるべきですか", 30))
	// Output:
	// ■■と申します。■■ に返事をください。 カードは止めるべき…
}
