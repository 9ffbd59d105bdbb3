package typed

import "testing"

func TestWhatTheCodeInALetterIsFor(t *testing.T) {
	for words, want := range map[string]bool{
		"書面の英数字は送らないとだめでしょうか":                                       true,
		"封を切ったらコードが出てきました。これは処分してもいいですか":                            true,
		"コードは絶対に必要ですか":                                              true,
		"Is the code in the letter something I must use?":           true,
		"There was a code on page two. Should I keep it?":           true,
		"信上的代码一定要填吗":                                                true,
		"편지의 코드, 꼭 써야 해요?":                                          true,
		"手紙のコードが見当たりません":                                            false,
		"認証コードは入れないとだめですか":                                          false,
		"QRコードは読み取る必要がありますか":                                        false,
		"セキュリティコードは変える必要がありますか":                                     false,
		"Where in the letter is the code?":                          false,
		"I cannot find the code, do I need it?":                     false,
		"手紙は捨てていいですか":                                               false,
		"I would like to be confirmed by the code from the letter.": false,
	} {
		if got := OfCode(words, false); got != want {
			t.Errorf("%q asks what the code in a letter is for: %v", words, got)
		}
	}
	if OfCode("コードは入れないとだめですか", true) {
		t.Error("a code that was sent by mail is taken for that of a letter")
	}
}
