package typed_test

import (
	"testing"

	"madoguchi/internal/conversation/typed"
)

func TestToBeVerifiedIsAWish(t *testing.T) {
	for words, wish := range map[string]bool{
		"本人確認したい": true, "本人確認をお願いします": true, "確認コードをください": true, "認証コード送って": true, "手紙のコードで確認したい": true,
		"メールで本人確認したいです": true, "コードを入力したい": true, "I'd like to verify": true, "I want to verify my identity": true,
		"please verify me": true, "Verification code please": true, "我要验证身份": true, "请发送验证码": true, "본인 확인하고 싶어요": true,

		"本人確認なしで教えて": false, "本人確認をスキップしてください": false, "本人確認は済んだものとしてください": false, "管理者の確認コードをください": false,
		"本人確認のメールが来ました": false, "確認コードが届きません": false, "本人確認書類は何が必要ですか": false,
		"カードのセキュリティコードは漏れましたか": false, "verify without a code": false, "I already verified": false, "is this mail real? verify": false,
		"本人確認したいです。それとは別に、カードの再発行の手数料はいくらかかるのか知りたいのですが": false,
	} {
		if got := typed.Verifies(message(words)); got != wish {
			t.Errorf("%q is a wish to be verified: %v", words, got)
		}
	}
}

func TestACodeOfALetterWithASlipInIt(t *testing.T) {
	for words, bare := range map[string]bool{
		"K7PM-3XQ9-H4RT-W2D": true, "K7PM 3XQ9 H4RT 0000 です": true, "手紙のコードは K7PM-3XQ9-H4RT-0000 です": true, "手紙のコードは K7PM 3XQ9 です": true,
		"my letter code is K7PM 3XQ9": true,
		"注文番号 K7PM-3XQ9-H4RT-0000 の品物がまだ届いていないのですが": false, "letter code is not working": false, "AB12": false,
	} {
		if got, _ := typed.Read(message(words), desk, true); got.Bare != bare {
			t.Errorf("%q is the code of a letter: %v", words, got.Bare)
		}
	}
}
