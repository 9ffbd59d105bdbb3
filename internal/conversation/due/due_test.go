package due_test

import (
	"testing"

	"madoguchi/internal/conversation/due"
)

func TestWhatIsAskedToComeInTime(t *testing.T) {
	for words, want := range map[string]bool{
		"証明書は5月10日までに届きますか": true, "今週中の締切に間に合うかだけ教えてください": true, "Will it be here by Friday?": true,
		"请问15号之前能收到吗": true, "수요일까지 받을 수 있을까요?": true, "営業日の話ではなく、証明書が15日までに届くかどうかです": true,
		"Can I have the answer by 8 tonight, or not in time?": true,
		"電話は15日まで受け付けていますか":                                   false, "いつまでに連絡すればいいですか": false, "15日までに返事をしなければいけませんか": false,
		"Are you open by 9?": false, "언제까지 답해야 하나요?": false, "15日までに届きました": false,
		"新しいのが15日までに届くとして、それまで使ってもいいですか": false, "재발급이 나올 때까지 지금 카드를 써도 되나요": false,
		"Can I keep using it, if the new one comes by Friday?": false,
	} {
		if got := due.InTime(words); got != want {
			t.Errorf("%q: %v", words, got)
		}
	}
}

func TestWhetherMailIsReadOnADay(t *testing.T) {
	for words, want := range map[string]bool{
		"メールだったら土日でも見てもらえますか": true, "Is e-mail read on Sundays?": true, "今天发邮件有人看吗": true, "메일은 주말에도 확인하나요?": true,
		"メールの番号を教えてください": false, "昨日メールを送りましたが見てもらえましたか": false, "夫にメールを見られる今日が怖いですか": false,
		"メールで連絡します": false, "メールはいつ届きますか": false,
	} {
		if got := due.Mail(words); got != want {
			t.Errorf("%q: %v", words, got)
		}
	}
}
