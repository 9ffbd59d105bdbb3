package jatext_test

import (
	"fmt"
	"unicode"

	"madoguchi/internal/jatext"
)

// A question is compared without case, kana, signs and spaces between Japanese words.
func ExampleFolding() {
	question := jatext.Folding{
		Steps: []jatext.Step{
			jatext.Each(unicode.ToLower),
			jatext.Each(jatext.Hiragana),
			jatext.Without(jatext.Unseen),
			jatext.Only(jatext.Letter),
		},
		Apart: jatext.Latin,
	}
	fmt.Println(question.String(jatext.Width("ＭＹ  Ｃａｒｄ!")))
	fmt.Println(question.String(jatext.Width("ｶｰﾄﾞ が 漏れた？")))
	// Output:
	// my card
	// かーどが漏れた
}

func ExampleNumerals_Read() {
	people := jatext.Numerals{Scales: "十百千万億兆", Figures: true}
	in := []rune("2千8百名")
	n := people.Read(in, 0)
	fmt.Println(n.Value, string(in[n.End:]))
	// Output: 2800 名
}

func ExampleSpelled() {
	digits, _, _ := jatext.Spelled("four double one two", 0)
	fmt.Println(digits)
	// Output: 4112
}
