package jatext_test

import (
	"slices"
	"testing"

	"madoguchi/internal/jatext"
)

const list = `
# what people say of a leak
漏れた
  was leaked   

[calm]
# and this is
安全
`

func TestLines(t *testing.T) {
	if got := slices.Collect(jatext.Lines(list)); !slices.Equal(got, []string{"漏れた", "was leaked", "[calm]", "安全"}) {
		t.Errorf("lines are %q", got)
	}
}

func TestSections(t *testing.T) {
	var got []string
	for heading, phrase := range jatext.Sections(list) {
		got = append(got, heading+":"+phrase)
	}
	if !slices.Equal(got, []string{":漏れた", ":was leaked", "calm:安全"}) {
		t.Errorf("sections are %q", got)
	}
}

func TestLexiconFindsTheLongest(t *testing.T) {
	var l jatext.Lexicon[int]
	for n, phrase := range []string{"来週", "来", "来週末", "明日", "来週"} {
		l.Add(phrase, n)
	}
	in := []rune("来週末と来週と来年と明後日")
	for i, want := range map[int][2]int{0: {2, 3}, 4: {0, 2}, 7: {1, 1}, 10: {0, 0}, -1: {0, 0}, len(in): {0, 0}} {
		if meaning, length := l.At(in, i); meaning != want[0] || length != want[1] {
			t.Errorf("at %d: %d of %d runes, want %d of %d", i, meaning, length, want[0], want[1])
		}
	}
	if !l.Begins('来') || l.Begins('週') {
		t.Error("Begins knows other characters than the phrases begin with")
	}
}
