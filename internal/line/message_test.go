package line_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/rivo/uniseg"

	"madoguchi/internal/inquiry"
	"madoguchi/internal/line"
)

const family = "👨‍👩‍👧‍👦" // one grapheme of seven characters and eleven UTF-16 units

func units(s string) int { return len(utf16.Encode([]rune(s))) }

func render(t *testing.T, replies ...inquiry.Reply) []line.Message {
	t.Helper()
	messages, err := line.Render(replies)
	if err != nil {
		t.Fatal(err)
	}
	return messages
}

func TestLongTextsAreSplitWhereAReaderWould(t *testing.T) {
	sentence := strings.Repeat("あ", 99) + "。"
	for _, c := range []struct {
		name   string
		text   string
		pieces []int // in UTF-16 units
	}{
		{"5,000 fit", strings.Repeat("あ", 5000), []int{5000}},
		{"emoji count twice", strings.Repeat("🍎", 2500), []int{5000}},
		{"5,001 do not", strings.Repeat("あ", 5001), []int{5000, 1}},
		{"between sentences, not after the 5,000th character", "はい。" + strings.Repeat(sentence, 50), []int{4903, 100}},
		{"no pair of surrogates is cut", "あ" + strings.Repeat("🍎", 2500), []int{4999, 2}},
		{"no grapheme is cut", strings.Repeat(family, 455), []int{454 * 11, 11}},
		{"a grapheme above the limit is cut between characters", "e" + strings.Repeat("\u0301", 6000), []int{5000, 1001}},
	} {
		messages := render(t, inquiry.Reply{Text: c.text})
		var got []int
		var whole strings.Builder
		for _, m := range messages {
			got = append(got, units(m.Text))
			whole.WriteString(m.Text)
		}
		if !slices.Equal(got, c.pieces) {
			t.Errorf("%s: pieces of %v, want %v", c.name, got, c.pieces)
		}
		if whole.String() != c.text {
			t.Errorf("%s: the pieces are not the text", c.name)
		}
	}
}

func TestNoMoreThanFiveMessages(t *testing.T) {
	short := func(n int) (replies []inquiry.Reply) {
		for i := range n {
			replies = append(replies, inquiry.Reply{Text: fmt.Sprint(i + 1)})
		}
		return replies
	}
	long := inquiry.Reply{Text: strings.Repeat("あ", 5000)}
	for _, c := range []struct {
		name    string
		replies []inquiry.Reply
		want    int
	}{
		{"none for none", nil, 0},
		{"none for blanks", []inquiry.Reply{{Text: " \n"}}, 0},
		{"five stay five", short(5), 5},
		{"the last ones are joined", short(12), 5},
		{"five full ones", slices.Repeat([]inquiry.Reply{long}, 5), 5},
		{"short ones beside full ones", append(slices.Repeat([]inquiry.Reply{long}, 4), short(9)...), 5},
	} {
		if got := len(render(t, c.replies...)); got != c.want {
			t.Errorf("%s: %d messages, want %d", c.name, got, c.want)
		}
	}
	if messages := render(t, short(7)...); messages[4].Text != "5\n\n6\n\n7" {
		t.Errorf("joined: %q", messages[4].Text)
	}
	if _, err := line.Render(slices.Repeat([]inquiry.Reply{long}, 6)); !errors.Is(err, line.ErrTooLong) {
		t.Errorf("six full ones: %v", err)
	}
}

func TestQuickRepliesOnTheLastMessageOnly(t *testing.T) {
	messages := render(t,
		inquiry.Reply{Text: "一", Quick: []inquiry.Choice{{Entry: "a", Label: "あ"}, {Entry: "b", Label: "い"}}},
		inquiry.Reply{Text: "二", Quick: []inquiry.Choice{{Entry: "b", Label: "い"}, {Entry: "c", Label: "う"}}})
	want := []inquiry.Choice{{Entry: "a", Label: "あ"}, {Entry: "b", Label: "い"}, {Entry: "c", Label: "う"}}
	if messages[0].Quick != nil || !slices.Equal(messages[1].Quick, want) {
		t.Errorf("got %+v", messages)
	}
}

func TestQuickRepliesKeepLINEsLimits(t *testing.T) {
	var many []inquiry.Choice
	for i := range 20 {
		many = append(many, inquiry.Choice{Entry: fmt.Sprint("entry", i), Label: "はい"})
	}
	for _, c := range []struct {
		name  string
		quick []inquiry.Choice
		want  []string // labels
	}{
		{"thirteen at most", many, slices.Repeat([]string{"はい"}, 13)},
		{"20 graphemes fit", []inquiry.Choice{{Entry: "a", Label: strings.Repeat(family, 20)}}, []string{strings.Repeat(family, 20)}},
		{"21 are cut with an ellipsis", []inquiry.Choice{{Entry: "a", Label: strings.Repeat("が", 21)}}, []string{strings.Repeat("が", 19) + "…"}},
		{"data of 300 fits", []inquiry.Choice{{Entry: strings.Repeat("e", 298), Label: "はい"}}, []string{"はい"}},
		{"data of 301 cannot be cut and is left out", []inquiry.Choice{{Entry: strings.Repeat("e", 299), Label: "はい"}}, nil},
		{"no entry, no button", []inquiry.Choice{{Label: "はい"}}, nil},
		{"no label, no button", []inquiry.Choice{{Entry: "a"}}, nil},
	} {
		quick := render(t, inquiry.Reply{Text: "一", Quick: c.quick})[0].Quick
		var got []string
		for _, q := range quick {
			got = append(got, q.Label)
			if uniseg.GraphemeClusterCount(q.Label) > 20 {
				t.Errorf("%s: label of more than 20", c.name)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q", c.name, got)
		}
	}
}
