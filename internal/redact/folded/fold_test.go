package folded

import (
	"strings"
	"testing"
	"unicode/utf8"
)

var marks = []string{"[card■■]", "[code■■]", "[c■■]", "[d■■]", "[e■■]", "[f■■]", "[cut■■]"}

func TestFold(t *testing.T) {
	for _, c := range []struct{ why, raw, want string }{
		{"width and case", "ＰＩＮ は１２", "pin は12"},
		{"digits of any script", "٤١𝟏", "411"},
		{"what takes no room", "4\u200b1\u00ad1\uFE0F", "411"},
		{"voicing marks make another letter", "ｶﾞか\u3099", "ガが"},
		{"line breaks and spaces", "a\r\nb\u2028c\u3000d\te", "a \nb\nc d e"},
		{"numbers of a list", "①漏れた ②いつ", "・漏れた ・いつ"},
		{"drawn digits", "④①①①", "4111"},
		{"quotes", "“a” ‘b’", `"a" 'b'`},
		{"a mark", "は[code■■]", "は" + string(Mark(1))},
		{"private characters are no marks", string(Mark(2)), "□"},
	} {
		if got := Fold(c.raw, marks).Words; got != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}

func TestHideAndRender(t *testing.T) {
	text := Fold("番号 ４１１１です", marks)
	if text.Hide(0, nil) || text.Hide(0, []Span{{6, 7}}) || text.Hides() {
		t.Error("nothing, or a blank, was hidden")
	}
	at := strings.Index(text.Words, "4111")
	if !text.Hide(0, []Span{{at, at + 2}, {at + 1, at + 4}}) {
		t.Fatal("nothing was hidden")
	}
	if got, hidden := text.Render(); got != "番号 [card■■]です" || len(hidden) != 1 || hidden[0] != 0 {
		t.Errorf("%q, %v", got, hidden)
	}
	if text.Hide(1, []Span{{at, at + len(string(Mark(0)))}}) {
		t.Error("a mark was hidden")
	}
	if ends := text.MarkEnds(0); len(ends) != 1 || text.Words[ends[0]:] != "です" {
		t.Errorf("marks end at %v", ends)
	}
	if got, _ := text.RenderPart(Span{0, len("番号 ４１")}); got != "番号 [card■■]" {
		t.Errorf("a part: %q", got)
	}
}

func TestMayHold(t *testing.T) {
	text := Fold("パスワードは", marks)
	for s, want := range map[string]bool{"パスワード": true, "は": true, "パスポート": false, "x": false, "": true} {
		if text.MayHold(s) != want {
			t.Errorf("%q: %v", s, !want)
		}
	}
}

// Whatever is folded renders as it was written, and each byte of it knows where it came
// from.
func FuzzFold(f *testing.F) {
	for _, seed := range []string{"", "ＰＩＮ", "が\u3099", "\uFDFAx", "①②", "[card■■]", "㈱\u200b\u200b", "\u0345\u1160", string(Mark(0))} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		raw = strings.ToValidUTF8(raw, "\uFFFD")
		text := Fold(raw, marks)
		if got, _ := text.Render(); len(raw) < Window && got != raw {
			t.Errorf("%q renders as %q", raw, got)
		}
		if !utf8.ValidString(text.Words) || len(text.from) != len(text.Words) || len(text.to) != len(text.Words) {
			t.Fatalf("%q folds to %q, with %d and %d sources", raw, text.Words, len(text.from), len(text.to))
		}
		last := 0
		for i := range text.Words {
			if text.from[i] < last || text.to[i] < text.from[i] {
				t.Fatalf("%q: byte %d comes from %d to %d", raw, i, text.from[i], text.to[i])
			}
			last = text.from[i]
		}
	})
}
