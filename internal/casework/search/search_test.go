package search_test

import (
	"context"
	"crypto/rand"
	"fmt"
	"strings"
	"testing"

	"madoguchi/internal/cases"
	"madoguchi/internal/casework/search"
	"madoguchi/internal/inquiry"
)

// shelf is rows and cases in memory.
type shelf struct {
	rows   []search.Row
	known  map[inquiry.CustomerKey][]cases.Case
	notAll bool
}

func (s *shelf) Searched(context.Context) ([]search.Row, bool, error) { return s.rows, !s.notAll, nil }

func (s *shelf) queue(_ context.Context, closed bool) ([]cases.Case, error) {
	var all []cases.Case
	for _, r := range s.rows {
		all = append(all, cases.Case{Receipt: r.Receipt, State: cases.Open})
	}
	return all, nil
}

func (s *shelf) of(_ context.Context, c inquiry.CustomerKey) ([]cases.Case, error) {
	return s.known[c], nil
}

func plain(domain, value string) string { return domain + "/" + value }

func (s *shelf) search(t *testing.T, typed string) search.Result {
	t.Helper()
	found, err := search.Searcher{Rows: s, Queue: s.queue, Of: s.of, Hash: plain}.Search(t.Context(), typed)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// saying is a shelf with one case of some messages.
func saying(words ...string) *shelf {
	row := search.Row{Receipt: "KM7P-3XQ9"}
	for _, w := range words {
		row.Texts = append(row.Texts, inquiry.NewText(w))
	}
	return &shelf{rows: []search.Row{row}}
}

func TestWordsAreFoundHoweverTheyAreWritten(t *testing.T) {
	s := saying("髙橋の名義です。ｶｰﾄﾞの明細に\n覚えのない請求がＡＢＣモールから届きました。", "Tokyo Station の店舗です")
	for _, row := range []struct {
		typed string
		found bool
	}{
		{"カードの明細", true},
		{"かーど", true},
		{"ｶｰﾄﾞ", true},
		{"明細に覚えのない", true}, // a mail broke the line
		{"abcモール", true},
		{"高橋", true}, // a form of the same kanji
		{"請求 高橋 station", true},
		{"請求　店舗", true}, // of two messages
		{"請求 返金", false},
		{"カートの明細", false},
	} {
		if got := s.search(t, row.typed); (len(got.Found) == 1) != row.found || got.Kind != search.Words {
			t.Errorf("%q: %d found, as %q", row.typed, len(got.Found), got.Kind)
		}
	}
	if got := s.search(t, " 　"); got.Kind != search.Nothing || len(got.Found) > 0 {
		t.Errorf("nothing typed: %+v", got)
	}
}

func TestASnippetShowsWhatWasFoundAndNotWhoWroteIt(t *testing.T) {
	long := strings.Repeat("先日の件でご連絡いたしました。", 5)
	s := saying(long + "カードの請求に覚えがありません。090-0000-0000 か hanako@example.jp までお願いします。")
	got := s.search(t, "請求").Found[0].Snippet
	if got.Hit != "請求" || !strings.HasSuffix(got.Before, "カードの") || !strings.HasPrefix(got.Before, "…") || !strings.HasPrefix(got.After, "に覚えが") {
		t.Errorf("%+v", got)
	}
	if all := got.Before + got.Hit + got.After; strings.Contains(all, "0000") || strings.Contains(all, "hanako") {
		t.Errorf("a list shows %q", all)
	}
}

// Whoever is signed in searches, and no audit has it: what lists leave out is not to be had bit by
// bit, of rows as they are written and of those of an earlier version of the desk.
func TestPartsOfWhatListsLeaveOutAreNotFound(t *testing.T) {
	s := saying("お電話は 090-0000-0000、住所は見本県見本市1-2-3、hanako@example.jp までお願いします。")
	for _, outlined := range []bool{false, true} {
		if row := &s.rows[0]; outlined {
			row.Texts, row.Outlined = search.Outlined(row.Texts), true
		}
		for _, typed := range []string{"hanako@exa", "hanako", "090-0", "0000-0", "見本県", "お電話 hana"} {
			if got := s.search(t, typed); len(got.Found) > 0 {
				t.Errorf("%q is found", typed)
			}
		}
		if got := s.search(t, "お電話 お願い"); len(got.Found) != 1 || got.Found[0].Snippet.Hit != "お電話" {
			t.Errorf("what lists show: %+v", got.Found)
		}
	}
}

// Of several messages the one is shown that has the most of the words.
func TestASnippetIsOfTheMessageThatFitsBest(t *testing.T) {
	got := saying("封筒の1枚目です", "封筒の2枚目です", "3枚目です").search(t, "封筒 2枚目").Found[0].Snippet
	if got != (search.Snippet{Hit: "封筒", After: "の2枚目です"}) {
		t.Errorf("%+v", got)
	}
}

func TestContactsAreFoundAsAWhole(t *testing.T) {
	s := saying("よろしくお願いします")
	s.rows[0].Marks = append(search.Marks("090-0000-0000", plain), search.Marks("Hanako@Example.jp", plain)...)
	for _, row := range []struct {
		typed string
		kind  search.Kind
		found int
	}{
		{"０９０－００００－００００", search.Phone, 1},
		{"+81 90 0000 0000", search.Phone, 1},
		{"090-0000-0001", search.Phone, 0},
		{"hanako@example.jp", search.Address, 1},
		{"taro@example.jp", search.Address, 0},
		{"hanako", search.Words, 0},
	} {
		if got := s.search(t, row.typed); got.Kind != row.kind || len(got.Found) != row.found {
			t.Errorf("%q: %d found, as %q", row.typed, len(got.Found), got.Kind)
		}
	}
}

// An address leads to what its customer has, proven or not: also to what is closed, once each.
func TestAnAddressLeadsToClosedCasesToo(t *testing.T) {
	s := saying("よろしくお願いします")
	s.rows[0].Marks = search.Marks("hanako@example.jp", plain)
	key := func(name string) inquiry.CustomerKey {
		return inquiry.NewCustomerKey(plain, inquiry.Email, inquiry.NewAddress(name))
	}
	s.known = map[inquiry.CustomerKey][]cases.Case{
		key("hanako@example.jp"):                    {{Receipt: "KM7P-3XQ9", State: cases.Open}, {Receipt: "AAAA-0001", State: cases.Closed}},
		key(inquiry.Unproven + "hanako@example.jp"): {{Receipt: "AAAA-0002", State: cases.Closed}},
	}
	var got []cases.Receipt
	for _, f := range s.search(t, "Hanako@example.jp").Found {
		got = append(got, f.Case.Receipt)
	}
	if fmt.Sprint(got) != "[KM7P-3XQ9 AAAA-0001 AAAA-0002]" {
		t.Errorf("found %v", got)
	}
}

func TestAReceiptIsNoWord(t *testing.T) {
	receipt, err := cases.NewReceipt(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	if got := saying().search(t, strings.ToLower(string(receipt))); got.Kind != search.Number || got.Receipt != receipt {
		t.Errorf("%+v", got)
	}
}

// Above the bounds the result says so.
func TestBounds(t *testing.T) {
	s := &shelf{notAll: true}
	for i := range search.MostFound + 7 {
		s.rows = append(s.rows, search.Row{Receipt: cases.Receipt(fmt.Sprint(i)), Texts: []inquiry.Text{inquiry.NewText("請求")}})
	}
	if got := s.search(t, "請求"); len(got.Found) != search.MostFound || got.More != 7 || !got.Part {
		t.Errorf("%d found, %d more, part %v", len(got.Found), got.More, got.Part)
	}
}

// BenchmarkSearch is of 500 open cases of some 2 kB each, opened.
func BenchmarkSearch(b *testing.B) {
	s := &shelf{}
	words := strings.Repeat("カードの明細に覚えのない請求があり、どうすればよいか教えてください。", 20)
	for i := range 500 {
		s.rows = append(s.rows, search.Row{Receipt: cases.Receipt(fmt.Sprint(i)), Texts: []inquiry.Text{inquiry.NewText(fmt.Sprint(words, i))}, Outlined: true})
	}
	finder := search.Searcher{Rows: s, Queue: s.queue, Of: s.of, Hash: plain}
	for b.Loop() {
		if got, err := finder.Search(b.Context(), "教えて 499"); err != nil || len(got.Found) != 1 {
			b.Fatal(len(got.Found), err)
		}
	}
}
