package courtesy_test

import (
	"testing"

	"madoguchi/internal/conversation/courtesy"
)

func TestWhatIsLeftWithoutCourtesies(t *testing.T) {
	for words, rest := range map[string]string{
		"こんにちは！パスワード漏れてますか？😢ありがとうございます":         "パスワード漏れてますか？",
		"御礼申し上げます。もう一点だけ、サイト閉鎖日は":               "サイト閉鎖日は",
		"こんにちはパスワードは漏れましたか":                     "パスワードは漏れましたか",
		"お世話になっております。よろしくお願いいたします。":             "",
		"ありがとうございました😊":                          "",
		"どうも、ありがとう！！":                           "",
		"なるほど":                                  "",
		"エポスです":                                 "エポスです",
		"もう3日待ってます":                             "もう3日待ってます",
		"Hello! Was my password leaked? Thanks": "Was my password leaked?",
		"Hi, thank you very much.":              "",
		"history of the site":                   "history of the site",
		"你好，谢谢":                                 "",
		"안녕하세요! 감사합니다":                          "",
		"はいたつの件です":                              "はいたつの件です",
	} {
		if got, _ := courtesy.Read(words); got != rest {
			t.Errorf("%q leaves %q, want %q", words, got, rest)
		}
	}
	for words, ack := range map[string]bool{"good evening": false, "good": true, "なるほど": true, "そうですか、ありがとう": true, "I see.": true, "了解です〜": true, "こんにちは": false, "なるほど、手数料は？": false} {
		if got := courtesy.Acknowledges(words); got != ack {
			t.Errorf("%q acknowledges: %v", words, got)
		}
	}
}
