package prose_test

import (
	"slices"
	"testing"

	"madoguchi/internal/conversation/prose"
)

// Who writes, and to whom, is no question: read as one it is about the person whom it names.
func TestWhatStandsAroundAQuestion(t *testing.T) {
	const question = "手数料はいくらですか"
	for _, around := range []string{
		"お客様相談窓口 ご担当者様", "諫早市の山田と申します。", "初めてご連絡いたします。", "山田 拝",
		"Dear Customer Desk,", "Good morning!", "My name is Taro Yamada.", "Yours sincerely,", "Many thanks,",
		"客服您好,", "您好，我是柯老師", "尊敬的客服您好！", "敝姓賴", "林怡君 敬上",
		"담당자님께", "안녕하십니까.", "강릉에 사는 홍길동이라고 합니다.", "홍길동 드림",
	} {
		for _, words := range []string{around + "\n" + question, question + "\n\n" + around} {
			if got, _ := prose.Questions(words); !slices.Equal(got, []string{question}) {
				t.Errorf("%q is %q", words, got)
			}
		}
	}
	for _, told := range []string{
		"肥前日報の記者の山田と申します。", "山田法律事務所の山田と申します。", "I am calling on behalf of a client.", "我是记者",
		"カード会員の山田と申します。", "남편이 죽었다고 합니다.", "세무사 사무실에서 금요일까지 달라고 합니다.", "상담원", "이름 불러드림", "thanks",
		"妻が亡くなりました。", "Dear me, is my card safe?", "Hello, is my card safe?", "我是礼物收件人",
	} {
		if got, _ := prose.Questions(told + "\n" + question); len(got) != 2 {
			t.Errorf("%q is no more than around: %q", told, got)
		}
	}
	for _, alone := range []string{"안녕하세요", "Dear Customer Desk,", "山田と申します。"} {
		if got, _ := prose.Questions(alone); !slices.Equal(got, []string{alone}) {
			t.Errorf("%q alone is %q", alone, got)
		}
	}
}

// The last line is who writes where it holds a name and an address; an address that is told
// is told in words.
func TestSignature(t *testing.T) {
	for words, want := range map[string]string{
		"いくらですか\n\n山田太郎 taro@example.jp":                         "いくらですか",
		"얼마예요?\n강 kang@example.com 090-0000-0000\n":              "얼마예요?",
		"how much\nTaro Yamada <taro@example.jp>":                "how much",
		"変更後のアドレスです\n新しいのは taro@example.jp":                      "変更後のアドレスです\n新しいのは  ",
		"山田太郎 taro@example.jp":                                   "山田太郎  ",
		"確認\n山田太郎 taro@example.jp は対象ですか":                        "確認\n山田太郎   は対象ですか",
		"is this one affected?\nmy wife's is hanako@example.jp.": "is this one affected?\nmy wife's is  .",
	} {
		if got := prose.Plain(words); got != want {
			t.Errorf("%q is %q, want %q", words, got, want)
		}
	}
}
