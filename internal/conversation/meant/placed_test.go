package meant

import "testing"

func TestWhereANoticeGoes(t *testing.T) {
	for words, want := range map[string]bool{
		"昨年転居したのですが、書面は旧住所へ届くのでしょうか": true, "I moved in May. Was the letter sent to my old flat?": true,
		"我去年搬家了，通知信会寄到以前的地址吗？": true, "이사했는데 편지가 예전 주소로 가나요?": true,
		"引っ越したので住所を変更できますか": false, "書面はいつ届きますか": false, "I moved. Can you resend the letter?": false,
	} {
		if got := goesToOld(words); got != want {
			t.Errorf("%q asks whether a notice goes to an old address: %v", words, got)
		}
	}
}
