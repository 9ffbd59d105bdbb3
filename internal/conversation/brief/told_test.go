package brief_test

import (
	"testing"

	"madoguchi/internal/conversation/brief"
)

func TestWhatIsOnlyTold(t *testing.T) {
	for _, row := range []struct {
		words               string
		done, denies, meant bool // meant: it says what is not asked
	}{
		{words: "銀行に頼んで一時停止してもらいました。", done: true},
		{words: "利用停止にしたので、", done: true},
		{words: "I already cancelled the card.", done: true},
		{words: "The bank has blocked it,", done: true},
		{words: "信用卡昨天已经挂失了。", done: true},
		{words: "카드는 어제 정지했어요.", done: true},
		{words: "まだ止めていません。"},
		{words: "カードを止めたほうがいいですか？"},
		{words: "I have not blocked it yet."},
		{words: "Should it be blocked already?"},
		{words: "怪しい請求は来ていません。", denies: true},
		{words: "不正使用の話ではありません。", denies: true, meant: true},
		{words: "There is no fraud on the card.", denies: true},
		{words: "没有被盗刷。", denies: true},
		{words: "사기 당한 건 아니에요.", denies: true, meant: true},
		{words: "請求に覚えがありません。"},
		{words: "I did not make this charge."},
		{words: "不正利用ではないですか？"},
		{words: "補償のことは聞いていません。", meant: true},
		{words: "I'm not asking about the fee.", meant: true},
		{words: "補償はありますか。"},
	} {
		if done, denies, meant := brief.Done(row.words), brief.Denies(row.words), brief.NotAsked(row.words); done != row.done || denies != row.denies || meant != row.meant {
			t.Errorf("%q: done %v, denied %v, not asked %v", row.words, done, denies, meant)
		}
	}
}
