package brief

import "testing"

func TestWonders(t *testing.T) {
	for words, want := range map[string]bool{
		"宛名を変えられるのかを聞いています": true, "返送が要るかどうか、それだけです": true, "うちが連絡すべきかということです": true,
		"I was only asking whether you open on Sunday": true, "我是问车还开不开": true, "제가 묻는 건 주소예요": true,
		"カード会社に聞きました": false, "4月3日に買いました": false, "I called the bank": false, "我打过电话了": false, "은행에 말했어요": false,
	} {
		if Wonders(words) != want {
			t.Errorf("%q wonders: %v", words, !want)
		}
	}
}
