package whatif_test

import (
	"testing"

	"madoguchi/internal/conversation/whatif"
)

func TestWhatMayCome(t *testing.T) {
	for words, may := range map[string]bool{
		"もし知らない人から電話があったら、どう対応すればいいでしょうか": true, "カード会社を名乗る電話が来たら切っていいですか": true,
		"変なメールが届いた場合はどうすればいいですか": true, "万が一SMSで番号を聞かれたら?": true, "それを騙る訪問がくることもありますか": true,
		"What should I do if a stranger phones me about this?": true, "Suppose I get an email about it, would it be real?": true,
		"如果有人打电话来说是你们，我该怎么办？": true, "万一收到短信呢？": true, "만약 모르는 번호로 전화가 오면 어떻게 해요?": true,

		"昨日電話が来ました。もし詐欺だったらどうすれば": false, "メールが届いています。本物ですか": false, "もしもし、電話してもいいですか": false,
		"I got an email yesterday, what if it is fake?": false, "I keep getting texts about it, is it you?": false, "收到了短信，如果是假的怎么办": false,
		"전화가 왔는데 만약 사기면 어떡하죠": false, "その電話番号も偽物かもしれません": false, "このメールは本物ですか": false, "メールで問い合わせたい": false,
	} {
		if got := whatif.Asks(words); got != may {
			t.Errorf("%q: %v", words, got)
		}
	}
}

func TestNoneCame(t *testing.T) {
	for words, none := range map[string]bool{
		"まだ何も届いていません": true, "いえ、仮の話です": true, "電話はかかってきてないですよ": true, "No, nobody has called me": true, "I only mean if one comes": true,
		"还没有收到": true, "只是假设": true, "아직 안 왔어요": true, "만약에 말이에요": true,
		"昨日の夜に来ました": false, "He called me at noon": false, "收到了": false, "받았어요": false, "本物ですか": false,
	} {
		if got := whatif.None(words); got != none {
			t.Errorf("%q: %v", words, got)
		}
	}
}

func TestWhetherToTakeACall(t *testing.T) {
	for words, takes := range map[string]bool{
		"夕方またかかってくるそうです。出ないほうがいいですか": true, "次の電話は切っていいですか": true, "無視していいの？": true,
		"Should I pick up if it rings again?": true, "can i just ignore them": true, "要不要接他的电话": true, "전화 안 받아도 되나요": true,
		"電話に出ない担当者ばかりですね": false, "何時に電話したらいいですか": false, "Can I answer in English?": false, "你们不接电话": false,
	} {
		if got := whatif.Takes(words); got != takes {
			t.Errorf("%q: %v", words, got)
		}
	}
}

func TestACardThatMayBeUsed(t *testing.T) {
	for words, used := range map[string]bool{
		"もしカードが使われたらどうすればいいですか": true, "その間に使われてたらどうするつもりですか": true, "What if somebody used my card already?": true,
		"万一卡被盗刷怎么办": true, "카드가 도용되면 어떻게 하나요": true,
		"カードが使われました": false, "somebody used my card": false, "我的卡被盗刷了": false, "카드가 도용됐어요": false,
	} {
		if got := whatif.Used(words); got != used {
			t.Errorf("%q: %v", words, got)
		}
	}
}
