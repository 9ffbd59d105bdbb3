package figure_test

import (
	"fmt"

	"madoguchi/internal/dates"
	"madoguchi/internal/factlock/figure"
	"madoguchi/internal/factlock/words"
)

func ExampleFind() {
	for _, f := range figure.Find(words.Fold("最大３，０８６件(2,816名)です。4月1日(火)の午後3時、0120-000-000へ。")) {
		fmt.Println(f.Raw, f.Kind, f.Value, f.Unit, f.Meant, f.Day)
	}
	// Output:
	// 3,086件 0 3086 record 1 {0 0 0}
	// 2,816名 0 2816 person 1 {0 0 0}
	// 4月1日(火) 1 0  0 {0 4 1}
	// 3時 2 0  0 {0 0 0}
	// 0120-000-000 3 0  0 {0 0 0}
}

func ExampleHeld_Holds() {
	held := figure.Read([]string{"2031年4月1日から4月3日まで、9:00から18:00まで、最大2,816名"}, dates.Date{Year: 2031, Month: 3, Day: 20})
	for _, f := range figure.Find(words.Fold("4月2日の18時、2,816名、2,816件")) {
		fmt.Println(f.Raw, held.Holds(f))
	}
	// Output:
	// 4月2日 true
	// 18時 true
	// 2,816名 true
	// 2,816件 false
}
