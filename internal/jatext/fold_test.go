package jatext_test

import (
	"testing"
	"unicode"
	"unicode/utf8"

	"madoguchi/internal/jatext"
)

// all is a folding of every step, as one would compare questions.
func all() jatext.Folding {
	return jatext.Folding{
		Steps: []jatext.Step{
			jatext.Each(unicode.ToLower), jatext.Each(jatext.Hiragana), jatext.Each(jatext.Names), jatext.Without(jatext.Unseen),
			jatext.LongVowels(jatext.Dash, func(r rune) bool { return unicode.Is(unicode.Hiragana, r) || r == 'ー' }),
			jatext.Each(jatext.Stop), jatext.Only(func(r rune) bool { return jatext.Letter(r) || r == '.' }),
		},
		Apart: jatext.Latin,
	}
}

// TestSteps shows what each step does, and what it leaves to others.
func TestSteps(t *testing.T) {
	only := func(s jatext.Step) jatext.Folding { return jatext.Folding{Steps: []jatext.Step{s}} }
	kana := func(r rune) bool { return unicode.Is(unicode.Hiragana, r) || r == 'ー' }
	for _, row := range []struct {
		step     string
		fold     jatext.Folding
		in, want string
	}{
		{"width alone: full and half width, marks compose", jatext.Folding{}, "ＰＩＮｶﾞか\u3099㈱①", "PINガが(株)1"},
		{"width leaves kanji of names and dashes apart", jatext.Folding{}, "髙−ー‐", "髙−ー‐"},
		{"lower case", only(jatext.Each(unicode.ToLower)), "ＰＩＮ Pin カ", "pinpinカ"},
		{"kana", only(jatext.Each(jatext.Hiragana)), "カード ヴ ヽ Ａ", "かーどゔヽA"},
		{"marks that repeat a kana", only(jatext.Each(jatext.Repeated)), "ヽヾゝ", "ゝゞゝ"},
		{"kanji of names", only(jatext.Each(jatext.Names)), "髙﨑 渡邊 渡邉", "高崎渡辺渡辺"},
		{"simplified characters", only(jatext.Each(jatext.Simplified)), "騷擾 騒ぐ 电话 電話", "骚扰骚ぐ电话电话"},
		{"decimal digits of any script", only(jatext.Each(jatext.Digit)), "٣ ३ 3 三", "333三"},
		{"what nobody sees", only(jatext.Without(jatext.Unseen)), "パ\u200bス\ufeff e\u0301x\u0301", "パスéx"},
		{"but voicing marks are seen", only(jatext.Without(jatext.Unseen)), "あ\u3099", "あ\u3099"},
		{"what is hidden, and accents stay", only(jatext.Without(jatext.Hidden)), "葛\U000e0100城 x\u0301\u0007", "葛城x\u0301"},
		{"dashes are none or long vowels", only(jatext.LongVowels(jatext.Dash, kana)), "か−ど かーー 9-1", "かーどかーー91"},
		{"the ends of sentences", only(jatext.Each(jatext.Stop)), "こわい！！ 助けて。。", "こわい.助けて."},
		{"letters and digits only", only(jatext.Only(jatext.Letter)), "漏れた？！（泣）7,996", "漏れた泣7996"},
		{"all of them", all(), "Ｉｓ  my カ−ド safe?? はい。 髙﨑", "is myかーどsafe.はい.高崎"},
		{"one space between Latin words", all(), "  is - my   card ", "is my card"},
	} {
		if got := row.fold.String(jatext.Width(row.in)); got != row.want {
			t.Errorf("%s: %q is folded to %q, want %q", row.step, row.in, got, row.want)
		}
	}
}

func TestDashesAndHiddenSigns(t *testing.T) {
	for _, r := range "-‐‑–—―−ーｰ─━⁃˗➖〜～" {
		if folded, _ := utf8.DecodeRuneInString(jatext.Width(string(r))); r != '～' && !jatext.Dash(r) && !jatext.Dash(folded) {
			t.Errorf("%q (%U) is no dash", r, r)
		}
	}
	for _, r := range "ー。一A/\u3099" {
		if r != 'ー' && jatext.Dash(r) || jatext.Hidden(r) || jatext.Unseen(r) {
			t.Errorf("%q (%U) is a dash or hidden", r, r)
		}
	}
	if jatext.Hidden('\n') || !jatext.Hidden('\u200b') || !jatext.Hidden('\ufe0f') {
		t.Error("a line break is hidden, or a sign of zero width is not")
	}
}

// TestVariantsLeadToOneForm sees that no form that counts is itself a variant.
func TestVariantsLeadToOneForm(t *testing.T) {
	for r := rune(0x3400); r <= 0x2ffff; r++ {
		for name, fold := range map[string]func(rune) rune{"Names": jatext.Names, "Simplified": jatext.Simplified} {
			if form := fold(r); fold(form) != form {
				t.Errorf("%s leads from %q to %q and on to %q", name, r, form, fold(form))
			}
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, seed := range []string{"", "カードは？", "ｶﾞ\u200dﾞ", "a\u0301\u3099x", "\u202eabc", "..a . .b。", "髙−ー-〜"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := all().String(jatext.Width(s))
		if !utf8.ValidString(once) {
			t.Fatal("not UTF-8")
		}
		if len(once) > 40*len(s)+40 {
			t.Fatalf("%d bytes grew to %d", len(s), len(once))
		}
	})
}
