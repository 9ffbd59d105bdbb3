package swindle_test

import (
	"testing"

	"madoguchi/internal/conversation/swindle"
)

// Who gave a stranger what swindlers want is heard, in any words; who did not, or gave it to the shop, is not.
func TestWhatWasGivenToAStranger(t *testing.T) {
	for words, gave := range map[string]bool{
		"電話の人に暗証番号を読み上げてしまいました": true, "メールの画面にカードの番号を入れちゃって…": true, "男の人に口座番号を言うてしもた": true,
		"I read my card number out to the caller": true, "Entered the code on the page from the text": true,
		"我把密码告诉打电话的人了": true, "链接里的网页上卡号都填了": true, "전화한 사람한테 카드 번호를 불러 줬어요": true,
		"短信说是你们公司的，叫我在链接里填信用卡，我填了前面几位": true, "他在电话里说是卡号泄露了": false,

		"電話の人に暗証番号は教えていません": false, "カード番号を電話で教えてしまったらどうなりますか": false,
		"I have not given my card number to the caller": false, "He told me my card number leaked": false,
		"没有把密码告诉打电话的人": false, "카드 번호는 전화로 안 알려 줬어요": false,
		"カードの再発行をお願いして番号を変えてもらいました。電話もしました": false, "电话里说客户的卡号已经外泄了": false,
		"他说资料外泄了，我就把卡号报给他了":                              true,
		"can somebody read my password from what leaked": false, "could hackers have read the code on my card": false, "I do not know what number she put in the form": false,
		"電話番号は友人がなんと書いたか分かりません": false, "전화번호는 동생이 뭐라고 적었는지 모르겠어요": false, "I left the page without entering my card": false,
		"受付番号は電話したときに言えばいいですか": false, "電話番号を教えてください": false, "会員登録のときにカードの番号を入力しました": false, "what is your phone number": false,
	} {
		if got := swindle.Told(words); got != gave {
			t.Errorf("%q: %v", words, got)
		}
	}
}

func TestFellForIt(t *testing.T) {
	for words, fell := range map[string]bool{
		"ぜんぶ言うてもうた": true, "もう答えてしまいました": true, "I already told him the digits": true, "已经报给他了": true, "벌써 불러 줬어요": true,
		"まだ何も言っていません": false, "I did not tell him anything": false, "什么都没说": false, "아직 안 알려 줬어요": false, "本物ですか": false, "昨日の夕方です": false,
	} {
		if got := swindle.Fell(words); got != fell {
			t.Errorf("%q: %v", words, got)
		}
	}
}

func TestTheCardIsStopped(t *testing.T) {
	for words, stopped := range map[string]bool{
		"カード会社に頼んで止めてもらいました": true, "もうカードは停止しました": true, "the bank has blocked it": true, "卡已经挂失了": true, "카드는 정지했어요": true,
		"カードを止めたほうがいいですか": false, "should I stop the card": false, "要不要停卡": false, "카드를 정지해야 하나요": false,
	} {
		if got := swindle.Stopped(words); got != stopped {
			t.Errorf("%q: %v", words, got)
		}
	}
}

// Who did any of what swindlers want is one who answered them; who was only asked to is none, whatever was asked.
func TestActed(t *testing.T) {
	for words, acted := range map[string]bool{
		"リンクを開いてしまいましたが、何も入力していません": true, "I opened the page but typed nothing, I have not paid": true,
		"点开了 😱 什么都没输": true, "링크는 눌렀는데 아무것도 입력 안 했어요": true, "荷物の料金と言われて払ってしまいました": true,
		"偽の画面で会員情報を送信しちゃいました": true, "詐欺にあいました": true, "We have been scammed": true, "링크에 응해 버렸어요": true, "我已经登录了那个网页": true,
		"怖くて途中で電話を切ってしまいました":              false,
		"荷物の料金を払えとショートメールが来ました。まだ押していません": false, "It wants a fee of three euros. I did not tap on it": false,
		"收到邮件说资料泄露，我的卡也在里面吗": false, "링크로 2천원을 내래요. 안 눌렀어요": false,
		"カード会社に連絡して、カードを止めてもらいました。必要な書類はありますか": false,
	} {
		if got := swindle.Acted(words); got != acted {
			t.Errorf("%q: %v", words, got)
		}
	}
}

func TestNothingWasDone(t *testing.T) {
	for words, declined := range map[string]bool{
		"リンクは開いていません": true, "まだ何も答えてないです": true, "I did not open the link": true, "我没有点进去": true, "링크는 안 눌렀어요": true,
		"リンクを開いてしまいました": false, "開かないほうがいいですか": false, "I opened the link": false, "点了": false, "눌렀어요": false,
	} {
		if got := swindle.Declined(words); got != declined {
			t.Errorf("%q: %v", words, got)
		}
	}
	if swindle.Fell("金を払えというリンクが届きましたが、押していません") {
		t.Error("who did not open a link fell for nothing")
	}
}
