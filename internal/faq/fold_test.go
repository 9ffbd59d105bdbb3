package faq

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestFold(t *testing.T) {
	for _, row := range []struct{ why, in, want string }{
		{"full width", "ＰＡＳＳＷＯＲＤ", "password"},
		{"half-width kana", "ｶｰﾄﾞ", "かーど"},
		{"katakana is hiragana", "カード", "かーど"},
		{"a voiced mark set apart", "カ\u3099ード", "がーど"},
		{"marks nobody sees", "パ\u200bス\u200bワ\u200bード", "ぱすわーど"},
		{"space between Japanese characters goes", "カード が 漏れ た", "かーどが漏れた"},
		{"between Latin words one stays", "is  my   card", "is my card"},
		{"between Korean words too", "카드  유출", "카드 유출"},
		{"dashes that NFKC leaves apart", "カ－ド カ−ド", "かーどかーど"},
		{"old kanji that NFKC leaves apart", "髙﨑", "高崎"},
		{"signs say nothing", "漏れた？！（泣）", "漏れた泣"},
	} {
		if got := string(fold(row.in)); got != row.want {
			t.Errorf("%s: fold(%q) = %q, want %q", row.why, row.in, got, row.want)
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, seed := range []string{"カードは？", "ｶﾞ\u200dﾞ", "\xff\xfe", strings.Repeat("ー", 300), "a\u0301\u3099x", "\u202eabc", strings.Repeat("0", 38) + "\xf5\u03f0"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := string(fold(s))
		if !utf8.ValidString(once) {
			t.Fatal("not UTF-8")
		}
		if twice := string(fold(once)); twice != once {
			t.Fatalf("not stable: %q, then %q", once, twice)
		}
		if len(once) > 40*len(s)+40 {
			t.Fatalf("%d bytes grew to %d", len(s), len(once))
		}
	})
}
