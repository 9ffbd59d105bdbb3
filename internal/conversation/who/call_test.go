package who_test

import (
	"testing"

	"madoguchi/internal/conversation/who"
)

func TestWhoWantsToBeCalled(t *testing.T) {
	for words, want := range map[string]bool{
		"電話をいただけますか。平日の昼がいいです": true, "そちらから電話してほしいのですが": true, "携帯にかけてもらうことはできますか": true, "折り返しお電話ください": true,
		"今日中にかかってきますか": true, "お電話をお願いできますか": true, "Could somebody give me a call?": true, "Please ring me back this afternoon": true,
		"Can you phone me on my mobile?": true, "能不能给我打个电话": true, "請打電話給我": true, "저한테 전화 좀 주실 수 있나요?": true, "전화해 주세요": true,
		"電話番号を教えてください": false, "電話してもつながりません": false, "カード会社に電話してもらえますか": false, "不審な電話がかかってきます": false,
		"家には電話しないでください": false, "どこに電話すればいいですか": false, "Where can I call?": false, "They keep calling me, please help": false,
		"Don't call me": false, "I will call my bank": false, "电话是多少": false, "不要给我打电话": false, "전화번호가 뭐예요": false, "전화하지 마세요": false,
	} {
		if got := who.WantsCall(words); got != want {
			t.Errorf("%q asks for a call: %v", words, got)
		}
	}
}
