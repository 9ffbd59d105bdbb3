package brief_test

import (
	"testing"

	"madoguchi/internal/conversation/brief"
)

func TestWhatIsMeantInstead(t *testing.T) {
	for words, want := range map[string]string{
		"手数料じゃなくて、使われた2万円のことです":                                "使われた2万円のことです",
		"全員の数ではなく海外の人の数":                                       "海外の人の数",
		"I mean the money that was taken, not the fee":         "the money that was taken",
		"No, not the fee. The money that was taken":            "The money that was taken",
		"不是手续费，是被刷的钱":                                          "被刷的钱",
		"수수료 말고 빠져나간 돈이요":                                      "빠져나간 돈이요",
		"手数料の話はしていません。お詫びの品のことです":                              "お詫びの品のことです",
		"I didn't ask about the fee. Will I be paid anything":  "Will I be paid anything",
		"解約してほしいとは言っていません。やめた人も数に入りますか":                        "やめた人も数に入りますか",
		"I am not asking for money. Were former members told?": "Were former members told?",
		"我不是要退款。什么时候能收到？":                                      "什么时候能收到？",
		"환불해 달라는 게 아니에요. 언제 오는지 알려 주세요":                        "언제 오는지 알려 주세요",
		"手数料はいくらですか":                                           "",
		"手数料がかかるとは聞いていません。払いたくないです":                            "",
		"まだ説明を聞いていません。どうなっていますか":                               "",
		"会員ではない":                    "",
		"Was my card not included?": "",
		"不是会员":                      "",
	} {
		if got, ok := brief.Instead(words); got != want || ok != (want != "") {
			t.Errorf("%q means %q (%v), want %q", words, got, ok, want)
		}
	}
}
