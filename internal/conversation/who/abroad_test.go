package who_test

import (
	"testing"

	"madoguchi/internal/conversation/who"
)

func TestWhoIsAbroad(t *testing.T) {
	for words, want := range map[string]bool{
		"いまドイツに住んでいます": true, "日本にはいません": true, "海外在住です": true, "I live in Canada": true, "I'm in Sydney, not Japan": true, "I moved to the US": true,
		"我住在上海": true, "我现在在台湾": true, "저는 서울에 살아요": true, "110은 일본 번호 아닌가요?": true, "지금 한국이에요": true,
		"福岡に住んでいます": false, "海外の人のカードも漏れましたか": false, "I live in Fukuoka": false, "I am in danger": false, "住在福冈": false, "도쿄에 살아요": false,
		"日本語で書いてください": false, "用中文可以吗": false,
	} {
		if got := who.Abroad(words); got != want {
			t.Errorf("%q is written abroad: %v", words, got)
		}
	}
}
