package typed

import "testing"

func TestWhoMayProveForAnother(t *testing.T) {
	for words, want := range map[bool][]string{
		true:  {"祖母の手紙のコードを孫の私が打ち込んでもいいですか", "May I enter the code in my mother's letter?", "我可以替她输入代码吗", "어머니 코드를 제가 입력해도 되나요"},
		false: {"手紙のコードを入力してもいいですか", "母の情報は漏れましたか", "母に電話してもいいですか", "母の手紙は本物ですか", "Can I phone you for my mother?"},
	} {
		for _, w := range want {
			if ForAnother(w, false) != words {
				t.Errorf("%q asks whether one may prove for another: %v", w, !words)
			}
		}
	}
	for _, w := range []string{"私がコードを入力してもよろしいのでしょうか", "Am I allowed to enter the code?"} {
		if !ForAnother(w, true) {
			t.Errorf("%q asks it of somebody who died", w)
		}
	}
}

func TestACodeForAnotherTime(t *testing.T) {
	for words, want := range map[string]bool{
		"新しいコードはあとからでも送ってもらえますか": true, "Could a new code be sent tomorrow?": true, "晚点能重新发送验证码吗？": true,
		"帰宅してから続きをしてもいい？": true, "may I finish this after work?": true, "可以晚上再继续吗": true, "퇴근하고 이어서 해도 되나요?": true,
		"今夜の電話は受け付けていますか": false, "続きはどうすればいいですか": false,
		"新しいコードを送ってください": false, "Please send a new code": false, "あとでやります": false, "コードがまだ届きません": false,
	} {
		if got := AsksLater(words); got != want {
			t.Errorf("%q asks for another time: %v", words, got)
		}
	}
}
