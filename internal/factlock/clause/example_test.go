package clause_test

import (
	"fmt"

	"madoguchi/internal/factlock/clause"
)

func ExampleSplit() {
	for _, c := range clause.Split([]rune("氏名は、流出したおそれがあります。\n時期は公表しておりませんか?")) {
		fmt.Println(c.Line, c.Sentence, c.Text, clause.Leaks(c.Text), clause.Maybe(c.Text), clause.AnnouncedNothing(c.Text), c.Asks())
	}
	// Output:
	// 0 0 氏名は false false false false
	// 0 0 流出したおそれがあります true true false false
	// 1 2 時期は公表しておりませんか false false true true
}
