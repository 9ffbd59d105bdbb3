package factlock_test

import (
	"testing"

	"madoguchi/internal/factlock"
)

// A notice gives groups of people a letter and speaks of the letters from there on; a text names the people.
func TestGroupsByTheirLetters(t *testing.T) {
	facts := []factlock.Fact{
		{ID: "tickets", Certainty: factlock.Leaked, Says: []string{"漏えいした方(A群)は、券売機システムから切符を買われたお客さま1,200名です。"}},
		{ID: "calls", Certainty: factlock.Likely, Says: []string{"漏えいの可能性がある方(B群)は、お電話で席を取られたお客さま最大300名です。"}},
		{ID: "told", Says: []string{"A群の方には7月3日(月)に電子メールで、B群の方には7月10日(月)から順次、封書でお知らせいたします。"}},
		{ID: "none", Says: []string{"B群の対象となる情報に、メールアドレスは含まれません。"}},
		{ID: "police", Says: []string{"6月16日(金)に見本県警察へ相談いたしました。"}},
	}
	notice := "2023年6月30日\n"
	for _, f := range facts {
		notice += f.Says[0] + "\n"
	}
	name := factlock.Local{"ja": "氏名", "en": "name"}
	lock := factlock.New(factlock.Facts{
		Languages: []string{"ja", "en"}, Notice: notice, Facts: facts,
		Names: [][]string{{"見本県警察", "Mihon Prefectural Police"}},
		Items: []factlock.Local{name},
		Segments: []factlock.Segment{
			{ID: "a", Name: factlock.Local{"ja": "券売機システムから切符を買われたお客さま(A群)", "en": "Customers who bought tickets from the machine (Group A)"},
				Items: []factlock.Item{{Name: name, Certainty: factlock.Leaked}}, Cites: []string{"tickets"}},
			{ID: "b", Name: factlock.Local{"ja": "お電話で席を取られたお客さま(B群)", "en": "Customers who took seats by phone (Group B)"},
				Items: []factlock.Item{{Name: name, Certainty: factlock.Likely}}, Cites: []string{"calls"}},
		},
	})
	for _, s := range []struct {
		text, cites string
		passes      bool
	}{
		{"お電話で席を取られた方には、7月10日から順次、封書でお知らせいたします。", "told", true},
		{"お電話で席を取られた方の対象となる情報に、メールアドレスは含まれておりません。", "none", true},
		{"見本県警には、6月16日に相談いたしました。", "police", true},
		{"お電話で席を取られた方には、7月3日にお知らせいたします。", "told", false},
	} {
		problems := lock.Check(factlock.Text{Lang: "ja", Text: s.text, Cites: []string{s.cites}})
		if (len(problems) == 0) != s.passes {
			t.Errorf("%s: %v", s.text, problems)
		}
	}
}
