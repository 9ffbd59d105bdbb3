package brief_test

import (
	"testing"

	"madoguchi/internal/conversation/brief"
)

func TestWhatIsAskedOfACase(t *testing.T) {
	for words, want := range map[string]brief.Ask{
		"受付番号は？":                           brief.Receipt,
		"うけつけばんごうを わすれました":                 brief.Receipt,
		"すみません、受付番号をもう一度教えてください":           brief.Receipt,
		"What is my receipt number?":       brief.Receipt,
		"我的受理编号是多少？":                       brief.Receipt,
		"접수번호 알려 주세요":                      brief.Receipt,
		"さっきの件どうなりましたか":                    brief.News,
		"先日お願いした件は、その後いかがでしょうか":            brief.News,
		"その後どうなってますか":                      brief.News,
		"誰が見てくれてるの？":                       brief.News,
		"Any update on my case?":           brief.News,
		"Is anybody looking at this?":      brief.News,
		"刚才的事情怎么样了":                        brief.News,
		"아까 문의한 건은 어떻게 되었나요?":              brief.News,
		"いつ連絡くるの？":                         brief.When,
		"担当者からの連絡はいつですか":                   brief.When,
		"あとどれくらい待てばいいですか":                  brief.When,
		"When will I hear from you?":       brief.When,
		"什么时候能联系我？":                        brief.When,
		"언제 연락 주시나요?":                      brief.When,
		"まだですか":                            brief.Still,
		"もう3日待ってます":                        brief.Still,
		"返事が来ません":                          brief.Still,
		"Still waiting...":                 brief.Still,
		"还没有回复吗":                           brief.Still,
		"아직인가요":                            brief.Still,
		"キャンセルします":                         brief.Withdraw,
		"さっきの件、やっぱり取り消したいです":               brief.Withdraw,
		"自分で解決しました":                        brief.Withdraw,
		"Please cancel my request":         brief.Withdraw,
		"我要撤回咨询":                           brief.Withdraw,
		"문의 취소할게요":                         brief.Withdraw,
		"ここに書いた内容も消して":                     brief.Erase,
		"このトークの履歴を全部削除してください":              brief.Erase,
		"Please delete what I wrote here":  brief.Erase,
		"请删除我在这里写的内容":                      brief.Erase,
		"여기 쓴 내용도 지워 주세요":                  brief.Erase,
		"お返事ありがとうございます":                    brief.NoAsk,
		"I'm still waiting for the letter": brief.NoAsk,
		"When can I call you?":             brief.NoAsk,
		"電話番号は？":                           brief.NoAsk,
		"注文をキャンセルします":                      brief.NoAsk,
		"手紙はいつ届きますか":                       brief.NoAsk,
		"サイトはどうなりましたか":                     brief.NoAsk,
		"カードの番号は漏れましたか":                    brief.NoAsk,
		"会員の情報を全部消してください":                  brief.NoAsk,
		"まだ使えますか":                          brief.NoAsk,
		"再発行まで何日かかりますか":                    brief.NoAsk,
		"When did the leak happen?":        brief.NoAsk,
		"Please delete my account":         brief.NoAsk,
		"Someone used my card":             brief.NoAsk,
		"我什么时候会收到信？":                       brief.NoAsk,
		"카드 번호가 유출되었나요?":                   brief.NoAsk,
		"担当者の方から先日お電話をいただいた件で、追加でお伝えしたいことがあります": brief.NoAsk,
	} {
		if got := brief.OfCase(words); got != want {
			t.Errorf("%q asks %q of a case, want %q", words, got, want)
		}
	}
}

func TestWhatSaysSomethingAsksNothing(t *testing.T) {
	for words, want := range map[string]bool{
		"見本法律事務所の見本です":                     true,
		"3,300円と言われました":                    true,
		"どこの会社か分かりません":                     true,
		"昨日の夜に電話がありました。番号は非通知でした":          true,
		"なるべく早く連絡ください":                     true,
		"It was last Friday, about 5 pm":   true,
		"I already called my card company": true,
		"是昨天晚上收到的":                         true,
		"어제 저녁에 받았습니다":                     true,
		"手数料はかかりますか":                       false,
		"書類の宛先をお教えください":                    false,
		"返金するのかと聞いたのです":                    false,
		"I asked whether you pay it back":  false,
		"我问的是这笔钱":                          false,
		"受付時間を教えて":                         false,
		"いつ届くの":                            false,
		"カードは止めたほうがいいのかな":                  false,
		"会社に連絡しました。次はどうすればよいでしょう":          false,
		"How much is the fee":              false,
		"手续费要多少":                           false,
		"수수료가 얼마예요":                        false,
		"…":                                false,
	} {
		if got := brief.Statement(words); got != want {
			t.Errorf("%q says something: %v", words, got)
		}
	}
}

func TestCourtesyIsNothingToAdd(t *testing.T) {
	for words, want := range map[string]bool{
		"ありがとうございます":        true,
		"わかりました！":           true,
		"はい":                true,
		"よろしくお願いします":        true,
		"Thank you so much": true,
		"好的，谢谢":             true,
		"감사합니다":             true,
		"はいた覚えのない靴の請求書が三枚ありました": false,
		"エポスです":                                    false,
		"Yesterday evening, from a private number": false,
	} {
		if got := brief.Courtesy(words); got != want {
			t.Errorf("%q is a courtesy: %v", words, got)
		}
	}
}

func TestWhatIsAskedOfTheLastAnswer(t *testing.T) {
	for words, want := range map[string]brief.Lean{
		"それは誰が払うの？":               brief.Who,
		"who pays?":               brief.Who,
		"谁付的？":                    brief.Who,
		"いつまで？":                   brief.Date,
		"それはいつ？":                  brief.Date,
		"until when":              brief.Date,
		"到什么时候？":                  brief.Date,
		"언제까지요?":                  brief.Date,
		"おいくらですか":                 brief.Amount,
		"なんで？":                    brief.Why,
		"どうすればいいですか":              brief.How,
		"もう払っちゃったんだけど":            brief.Paid,
		"I already paid it":       brief.Paid,
		"5,500円":                  brief.Sum,
		"３千円と言われました":              brief.Sum,
		"もっと詳しく教えてください":           brief.More,
		"tell me more":            brief.More,
		"もう一度お願いします":              brief.Repeat,
		"そうじゃなくて":                 brief.Wrong,
		"聞きたいのはそれじゃないです":          brief.Wrong,
		"That's not what I asked": brief.Wrong,
		"はい":                      brief.Yes,
		"お願いします":                  brief.Yes,
		"いいえ、結構です":                brief.No,
		"英語で":                     "in en",
		"In Japanese, please":     "in ja",
		"用中文回答吧":                  "in zh",
		"한국어로 해주세요":               "in ko",
		"二つ目のやつ":                  brief.Second,
		"サイトはいつ再開しますか":            brief.NoLean,
		"誰に相談すればいいですか":            brief.NoLean,
		"5,500円の商品を注文しました":        brief.NoLean,
		"日本語なので手紙が読めません":          brief.NoLean,
		"누가 제 카드를 도용했어요":          brief.NoLean,
		"誰かに見られましたか":              brief.NoLean,
		"はい、会員です":                 brief.NoLean,
		"英語で書かれたメールが来ました":         brief.NoLean,
		"When did it happen?":     brief.NoLean,
		"How do I stop my card?":  brief.NoLean,
	} {
		if got := brief.OfLast(words); got != want {
			t.Errorf("%q asks %q of the last answer, want %q", words, got, want)
		}
	}
	if got := brief.Lean("in ko").Language(); got != "ko" {
		t.Errorf("language %q", got)
	}
}

func TestWhichKindOfDataIsAskedAbout(t *testing.T) {
	for words, want := range map[string]string{
		"生年月日は？":                  "生年月日",
		"お電話番号も？":                 "電話番号",
		"じゃあカード番号は漏れていますか":        "カード番号",
		"送り先の住所も流出したのですか":         "住所",
		"私の住所は漏れましたか":             "",
		"電話番号":                    "",
		"What about my password?": "password",
		"and the phone number?":   "phonenumber",
		"생년월일은요?":                 "생년월일",
		"密码呢":                     "密码",
		"電話番号を教えてください":            "",
		"住所が変わりました":               "",
		"メールが届きません":               "",
		"何が漏れましたか":                "",
	} {
		if got, _ := brief.Kind(words); got != want {
			t.Errorf("%q asks about %q, want %q", words, got, want)
		}
	}
}

func TestATimeAloneIsNothingElse(t *testing.T) {
	for words, want := range map[string]bool{
		"昨日の夜です": true, "4月10日の午後3時ごろでした": true, "Last Friday, around 5 pm": true, "昨天晚上": true, "어제 저녁이요": true,
		"昨日の夜、家の前にいました": false, "今日の夜に死にます": false, "夜が怖い": false, "tonight he comes": false,
	} {
		if got := brief.Time(words); got != want {
			t.Errorf("%q is a time alone: %v", words, got)
		}
	}
}
