package factlock_test

import (
	"fmt"
	"testing"

	"madoguchi/internal/dates"
	"madoguchi/internal/factlock"
)

// facts is the smallest incident that has something to confuse: two groups of people.
func facts() factlock.Facts {
	name, mail := factlock.Local{"ja": "氏名"}, factlock.Local{"ja": "メールアドレス"}
	return factlock.Facts{
		Languages: []string{"ja"},
		Notice: "会員登録されたお客さま 最大78,840名 「氏名」が流出した可能性があります\n" +
			"退会されたお客さま 最大2,310名 「メールアドレス」が流出",
		Items: []factlock.Local{name, mail},
		Segments: []factlock.Segment{
			{ID: "member", Name: factlock.Local{"ja": "会員登録されたお客さま"}, Cites: []string{"members"},
				Items: []factlock.Item{{Name: name, Certainty: factlock.Likely}}},
			{ID: "left", Name: factlock.Local{"ja": "退会されたお客さま"}, Cites: []string{"left"},
				Items: []factlock.Item{{Name: mail, Certainty: factlock.Leaked}}},
		},
		Today: dates.Date{Year: 2031, Month: 4, Day: 1},
		Facts: []factlock.Fact{
			{ID: "members", Certainty: factlock.Likely, Says: []string{"会員登録されたお客さま 最大78,840名 「氏名」が流出した可能性があります"}},
			{ID: "left", Certainty: factlock.Leaked, Says: []string{"退会されたお客さま 最大2,310名 「メールアドレス」が流出"}},
		},
	}
}

func ExampleLock_Check() {
	lock := factlock.New(facts())
	for _, text := range []string{
		"会員の方は最大78,840名です。",
		"会員の方は最大7,884名です。",
		"退会された方は最大78,840名です。",
		"会員の氏名が流出しました。人数は78,840名です。",
		"原因は、従業員の操作ミスです。",
	} {
		fmt.Println(text)
		for _, p := range lock.Check(factlock.Text{Lang: "ja", Text: text, Cites: []string{"members", "left"}}) {
			fmt.Println("\t" + p.String())
		}
	}
	// Output:
	// 会員の方は最大78,840名です。
	// 会員の方は最大7,884名です。
	// 	"7,884名" is in none of the cited facts; write what they say or leave it out (cites: members left)
	// 退会された方は最大78,840名です。
	// 	"78,840名" counts others than those named here; write whom it counts, or the number of those you name (cites: members left)
	// 会員の氏名が流出しました。人数は78,840名です。
	// 	"78,840名" is meant otherwise than in the cited facts; write 最大 (cites: members left)
	// 	"氏名" is said to have leaked, it is likely to have; write 流出した可能性がある (cites: members left)
	// 原因は、従業員の操作ミスです。
	// 	"従業員" stands nowhere in the notice; write its words, or that nothing has been announced about it (cites: members left)
}

func BenchmarkCheck(b *testing.B) {
	lock := factlock.New(facts())
	text := factlock.Text{Lang: "ja", Text: "会員の氏名が流出しました。人数は78,840名です。", Cites: []string{"members", "left"}}
	for b.Loop() {
		lock.Check(text)
	}
}

// The lock answers for other values of an incident, too.
func TestWhatTheFactsHold(t *testing.T) {
	in := facts()
	in.Facts = append(in.Facts,
		factlock.Fact{ID: "sum", Derived: &factlock.Derived{Value: 81150, Sum: []int{78840, 2310}, From: []string{"members", "left"}}},
		factlock.Fact{ID: "wrong", Derived: &factlock.Derived{Value: 81151, Sum: []int{78840, 2310}, From: []string{"members", "left"}}},
	)
	lock := factlock.New(in)
	if got := fmt.Sprint(lock.Misderived()); got != "[wrong says 81151, but its rule gives 81150; write 81150]" {
		t.Error(got)
	}
	for n, want := range map[int]bool{78840: true, 2310: true, 78841: false} {
		if got := lock.CountsPeople(n, []string{"members", "left"}); got != want {
			t.Errorf("%d people: %v", n, got)
		}
	}
	if lock.CountsPeople(2310, []string{"members"}) {
		t.Error("a fact that is not cited counts")
	}
	if !lock.NamesItem("氏名", factlock.Likely, []string{"members"}) || lock.NamesItem("氏名", "", []string{"left"}) {
		t.Error("a fact names an item of another")
	}
	if got := fmt.Sprint(lock.Missing("2,310名、2,311名", []string{"left"})); got != "[2,311名]" {
		t.Error(got)
	}
	if !factlock.Dated("4月1日") || factlock.Dated("4つ") {
		t.Error("what a date is")
	}
}

func TestProblemsNameTheirLine(t *testing.T) {
	got := factlock.New(facts()).Check(factlock.Text{Lang: "ja", Text: "お知らせします。\n最大7,884名です。", Cites: []string{"members"}})
	if len(got) != 1 || got[0].Line != 1 || got[0].Said != "7,884名" || got[0].Remedy != "write what they say or leave it out" {
		t.Errorf("%+v", got)
	}
}
