package brief_test

import (
	"testing"

	"madoguchi/internal/conversation/brief"
)

func TestOfOpenCase(t *testing.T) {
	for words, want := range map[string]brief.Ask{
		"承知しました。受付番号は同じですか":                brief.Receipt,
		"電話番号じゃなくて受付番号です":                  brief.Receipt,
		"好的，謝謝。受理編號再給我一次":                  brief.Receipt,
		"네, 접수번호 다시 알려주세요":                 brief.Receipt,
		"receipt number please":            brief.Receipt,
		"いや通知の話じゃなくて、担当者から何時ごろ連絡が来るのか":     brief.When,
		"担当の方から連絡はここに来ますか":                 brief.Reach,
		"お返事はラインにいただけるんですか":                brief.Reach,
		"折り返しは電話とLINEのどちらになりますか":           brief.Reach,
		"名前も書いておいた方がいいですか":                 brief.Reach,
		"Could you write back to me here?": brief.Reach,
		"please answer here, not by phone": brief.Reach,
		"可以在这里回复我吗":                        brief.Reach,
		"답변은 여기로 주시나요":                     brief.Reach,
		"あしたには返事もらえますか":                    brief.When,
		"will somebody call me tomorrow":   brief.When,
		"周一会联系我吗":                          brief.When,
		"월요일에 답변 주시나요":                     brief.When,
		"ありがとうございます。回答は明日中に間に合いますか":        brief.When,
		"When will a human answer me?":     brief.When,
		"那你们什么时候联系我":                       brief.When,
		"됐고, 언제 연락 줄 겁니까":                  brief.When,
		"通知はいつ届きますか":                       brief.NoAsk,
		"When will the letter come?":       brief.NoAsk,
		"電話番号は何番ですか":                       brief.NoAsk,
		"カードはいつ漏れましたか":                     brief.NoAsk,
	} {
		if got := brief.OfOpenCase(words).Ask; got != want {
			t.Errorf("%q asks %q, want %q", words, got, want)
		}
	}
}

// Two things in one message are two things.
func TestWhatElseIsSaid(t *testing.T) {
	for words, want := range map[string]brief.Asked{
		"いつ連絡がもらえますか。カードは止めるべきですか":                         {Ask: brief.When, Rest: "カードは止めるべきですか"},
		"What is my number, and should I cancel the card?": {Ask: brief.Receipt, Rest: "should I cancel the card?"},
		"受付番号は何番ですか。いつ返事が来ますか":                             {Ask: brief.When},
		"担当の方の連絡はここに来ますか？いつ頃ですか":                           {Ask: brief.When, Reach: true},
		"什么时候联系我？要不要停卡？":                                   {Ask: brief.When, Rest: "要不要停卡?"},
		"언제 연락 주시나요? 카드는 정지해야 하나요?":                        {Ask: brief.When, Rest: "카드는 정지해야 하나요?"},
		"私の電話番号もお伝えした方がいいですか":                              {Ask: brief.Reach},
		"Should I leave my phone number?":                  {Ask: brief.Reach},
		"工作人员收到我的资料了吗？":                                    {Ask: brief.News},
		"急ぎの件は取り消してください":                                   {Ask: brief.Withdraw},
		"Please drop the second case":                      {Ask: brief.Withdraw},
		"今日中に来るんですか":                                       {Ask: brief.When},
		"How long will it take?":                           {Ask: brief.When},
		"カードの再発行は何日かかりますか":                                 {},
		"手紙はどこに届きますか":                                      {},
		"How long was my data exposed?":                    {},
		"Where do I send a letter?":                        {},
	} {
		if got := brief.OfOpenCase(words); got.Ask != want.Ask || got.Reach != want.Reach || got.Rest != want.Rest {
			t.Errorf("%q asks %+v, want %+v", words, got, want)
		}
	}
}

// An inquiry of before may be one that this conversation knows nothing of.
func TestAnInquiryOfBefore(t *testing.T) {
	for words, want := range map[string]bool{
		"先週お願いした件、まだ返事がありません":                            true,
		"前回ここで担当者に引き継ぐと言われました":                           true,
		"I asked you here last week and nobody answered": true,
		"上周在这里咨询过的事情怎么样了":                                true,
		"지난주에 문의한 건은 어떻게 됐나요?":                           true,
		"先週手紙が届きました":                                     false,
		"昨日カードが使われました":                                   false,
		"先月ここで商品を注文しました":                                 false,
		"I bought something here last week":              false,
		"지난주에 카드가 도용됐어요":                                 false,
	} {
		if got := brief.OfBefore(words); got != want {
			t.Errorf("%q is about an inquiry of before: %v", words, got)
		}
	}
}

func TestNumbers(t *testing.T) {
	for words, want := range map[string]string{
		"前の番号はW4RT-9KPXです": "W4RT-9KPX", "w4rt-9kpx please": "W4RT-9KPX", "〒810-0001 / 0120-772": "",
		"1234-5678": "", "AAAA-BBBB": "", "K7PM-3XQ9-H4RT-0000": "",
	} {
		got := brief.Numbers(words)
		if len(got) == 0 && want != "" || len(got) > 0 && got[0] != want {
			t.Errorf("%q holds %q, want %q", words, got, want)
		}
	}
}
