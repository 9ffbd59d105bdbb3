package hear

import (
	"testing"

	"madoguchi/internal/aside"
	"madoguchi/internal/danger"
)

// alone hears by the list alone.
func alone(despairs bool) Ear {
	return Ear{
		Despairs: despairs,
		Reads:    func(string) (aside.Kind, float64) { return aside.None, 0 },
		Speaks: func(words string) danger.Kind {
			kind, _ := danger.Reader{}.Read(words)
			return kind
		},
	}
}

func TestWhatIsSaidNext(t *testing.T) {
	for _, row := range []struct {
		words string
		want  Said
		rest  string
	}{
		{"おかげさまで大丈夫です", Calm, ""},
		{"大丈夫ですか", Nothing, "大丈夫ですか"},
		{"大丈夫ではありません", Nothing, "大丈夫ではありません"},
		{"警察官がさっき来てくれました。手数料はいくらですか", Calm, "手数料はいくらですか"},
		{"am I safe here?", Nothing, "am I safe here?"},
		{"I'm not safe", Nothing, "I'm not safe"},
		{"He has left, and I feel better", Calm, ""},
		{"現在安全了，谢谢", Calm, "谢谢"},
		{"不安全", Nothing, "不安全"},
		{"이제 안전해요", Calm, ""},
		{"안 괜찮아요", Nothing, "안 괜찮아요"},
		{"言葉のあやでした", Misread, ""},
		{"冗談じゃない", Nothing, "冗談じゃない"},
		{"It was a figure of speech", Misread, ""},
		{"这不是开玩笑", Nothing, "这不是开玩笑"},
		{"電話はできません", Mute, ""},
		{"電話はできませんか", Nothing, "電話はできませんか"},
		{"chat only please", Mute, ""},
		{"眠れません", Nothing, "眠れません"},
		{"もう寝ます", Night, ""},
		{"実家には手紙を出さないでください", Forbids, ""},
		{"今すぐ押しかけてくるわけではありません。住所は漏れましたか", Far, "住所は漏れましたか"},
		{"ドアの外にいるとかではないので。移った方がいいですか", Far, "移った方がいいですか"},
		{"she isn't at my door. Did my address leak?", Far, "Did my address leak?"},
		{"没有人在门外，我只想知道地址", Far, "我只想知道地址"},
		{"他现在没有来，我只想知道地址", Far, "我只想知道地址"},
		{"지금 당장 온다는 건 아니에요", Far, ""},
		{"今は来ていませんか", Nothing, "今は来ていませんか"},
		{"水曜まで待つしかないのでしょうか", Present, ""},
		{"父には言うだけです", Denies, ""},
		{"nobody hurts me", Denies, ""},
		{"いまにも押し入るのではないかと心配です", Nothing, "いまにも押し入るのではないかと心配です"},
		{"지금 당장 갈 곳이 없어요", Nothing, "지금 당장 갈 곳이 없어요"},
		{"殴られるのは初めてではありません", Nothing, "殴られるのは初めてではありません"},
		{"話を聞くだけでいいんです", Nothing, "話を聞くだけでいいんです"},
		{"just tell me whether it leaked", Nothing, "just tell me whether it leaked"},
		{"he never hits me in public", Nothing, "he never hits me in public"},
		{"不是第一次打我了", Nothing, "不是第一次打我了"},
		{"我只是想跟人说说话", Nothing, "我只是想跟人说说话"},
		{"맞는 게 처음이 아니에요", Nothing, "맞는 게 처음이 아니에요"},
		{"いいえ。手数料はいくらですか", Nothing, "手数料はいくらですか"},
	} {
		h := alone(false).Hear(row.words)
		if row.want != Nothing && !h.Any(row.want) || row.want == Nothing && h.Any(all()...) || h.Rest != row.rest {
			t.Errorf("%q says %v, and %q besides; want %q and %q", row.words, h.Says, h.Rest, row.want, row.rest)
		}
	}
}

// Beside words of danger nobody is believed to have been misread, and who despairs is not calm.
func TestWordsOfDangerWeigh(t *testing.T) {
	if h := alone(true).Hear("大丈夫です。もう死にたい"); h.Any(Calm) {
		t.Error("who despairs is calm")
	}
	if h := alone(false).Hear("冗談のつもりでした。でもストーカーにつけられています"); h.Any(Misread) {
		t.Error("who is followed was misread")
	}
	if h := alone(false).Hear("いま外にいるわけではないけど、さっき呼び鈴が鳴りました。インターホンに出られません"); h.Any(Far) {
		t.Error("somebody at the door is far")
	}
	if h := alone(false).Hear("なんで警察。ストーカーにつけられていて怖いのに"); h.Any(Misread) {
		t.Error("who is followed and asks why the police was misread")
	}
	if h := alone(false).Hear("なぜ警察なんですか、元夫は警官です"); h.Any(Misread) {
		t.Error("who says of whom they are afraid was misread")
	}
	if h := alone(true).Hear("死にたいというのは冗談のつもりでした"); !h.Any(Misread) {
		t.Error("who names what they said is not believed")
	}
}
