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
		"I live in Lisbon": true, "We are based in Perth": true, "ヘルシンキに住んでいます": true, "I moved to Nairobi last year": true, "我人在檳城": true,
		"대만에 있는 사람입니다": true, "I live in Kumamoto": false, "We live in Hakata": false, "I'm in Tokyo now": false, "I am in May": false,
		"マンションに住んでいます": false, "I live in an apartment": false, "我人在外面": false,
		"日本語で書いてください": false, "用中文可以吗": false,
	} {
		if got := who.Abroad(words); got != want {
			t.Errorf("%q is written abroad: %v", words, got)
		}
	}
}
