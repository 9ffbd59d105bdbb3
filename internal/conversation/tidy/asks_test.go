package tidy

import "testing"

func TestWhatWasGivenIsNotAskedFor(t *testing.T) {
	for _, row := range []struct {
		line, words string
		want        bool
	}{
		{"お名前とご所属、ご用件をお書き添えください。", "弁護士の佐藤と申します。依頼人の件で書面をお送りしたく、宛先を教えてください。", true},
		{"Please add your name, your firm or outlet and the matter.", "My name is Smith of Smith Law Firm. I would like the address for a notice.", true},
		{"媒体名とお名前、ご質問をお書き添えください。", "夕刊の新聞記者で田中と申します。被害の人数を教えてください。", true},
		{"ご注文の時期と商品名をお書き添えください(カード番号は書き込まないでください)。", "昨年の3月に湯呑みを二つ注文しました。届いていません。", true},
		{"ご注文の時期と商品名をお書き添えください(カード番号は書き込まないでください)。", "頼んだ物が届いていません。", false},
		{"いつ、どのような連絡だったかをお書き添えください(カード番号やパスワードは書き込まないでください)。", "今朝、知らない人から電話がありました。", true},
		{"請寫下是什麼時候、什麼樣的聯絡（請不要寫卡號和密碼）。", "昨天有人打電話說要退錢", true},
		{"Please add when it came and from whom (please do not write a card number or password).", "I got a strange message, is it you?", false},
	} {
		if got := (Tidy{}).gave(row.line, row.words); got != row.want {
			t.Errorf("%q gave what %q asks for: %v", row.words, row.line, got)
		}
	}
}
