package brief_test

import (
	"testing"

	"madoguchi/internal/conversation/brief"
)

func TestWhoConcludesThatThereIsNothing(t *testing.T) {
	for words, want := range map[string]bool{
		"結局、何ももらえないんですね？":                  true,
		"つまり補償はなしってことですか":                  true,
		"やっぱり出ないってことだよね":                   true,
		"So I get nothing, right?":         true,
		"So there is no gift then?":        true,
		"那就是没有补偿，对吧？":                      true,
		"그럼 보상은 없다는 거네요":                   true,
		"やめてもらえるということで大丈夫ですか":              true,
		"So you will hold it back, right?": true,
		"那你们就不寄了，对吧":                       true,
		"알겠어요. 그럼 안 온다는 거죠? 그렇게 전할게요":      true,
		"誰も来ないってことでいいですか？母に言うので":           true,
		"補償はありますか":                         false,
		"手紙が来ないのですがどうしたらいいですか":             false,
		"会員ではないのに手紙が来ました":                  false,
		"So how do I get my money?":        false,
		"I have no letter from you.":       false,
		"什么时候有补偿？":                         false,
		"보상은 언제 받나요?":                      false,
	} {
		if got := brief.Concludes(words); got != want {
			t.Errorf("%q concludes: %v", words, got)
		}
	}
}

func TestWhoAsksOfTheSenderOfAMail(t *testing.T) {
	for words, want := range map[string]bool{
		"このメールの差出人は御社ですか": true, "Is this address yours?": true, "发件人是你们吗": true, "보낸 사람이 귀사인가요": true,
		"母の住所は漏れましたか": false, "Is my mother affected?": false,
	} {
		if got := brief.Sender(words); got != want {
			t.Errorf("%q asks of the sender: %v", words, got)
		}
	}
}

func TestWhatIsAboutTheTelephoneAsksNothingOfACase(t *testing.T) {
	for words, want := range map[string]brief.Ask{
		"電話がつながりません！どうなってるんですか": brief.NoAsk, "The line is busy. Any news?": brief.NoAsk,
		"电话打不通，怎么回事": brief.NoAsk, "전화가 안 받아요. 어떻게 된 거죠": brief.NoAsk, "その後どうなってますか": brief.News,
	} {
		if got := brief.OfOpenCase(words).Ask; got != want {
			t.Errorf("%q asks %q", words, got)
		}
	}
}
