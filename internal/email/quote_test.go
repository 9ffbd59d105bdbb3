package email

import "testing"

// TestUnquote holds the forms of platform fact 23 and what must not be taken
// for one.
func TestUnquote(t *testing.T) {
	for _, tt := range []struct{ sentence, body, want string }{
		{"nothing is quoted", "電話番号は？\n\n山田", "電話番号は？\n\n山田"},
		{"iPhone", "はい。\n\n2019/04/12 20:39、名前 <a@example.jp>のメール:\n\n> 前の話\n", "はい。"},
		{"iPhone, where the quote has no marks", "はい。\n2019/04/12 20:39、名前 <a@example.jp>のメール：\n前の話\n", "はい。"},
		{"Gmail", "はい。\n2019年4月12日(金) 14:06 名前 <a@example.jp>:\n> 前の話", "はい。"},
		{"Gmail, in two lines", "はい。\n2019年4月12日(金) 14:06 名前 <\na@example.jp>:\n> 前の話", "はい。"},
		{"Gmail, in English", "Yes.\n\nOn Fri, Apr 12, 2019 at 2:06 PM Name <a@example.jp> wrote:\n> before", "Yes."},
		{"Gmail, in English, in three lines", "Yes.\nOn Fri, Apr 12, 2019\nat 2:06 PM Name\n<a@example.jp> wrote:\n\n> before", "Yes."},
		{"Gmail, in Chinese", "好\n\nName <a@example.jp> 于2019年4月12日\n> 前", "好\n\nName <a@example.jp> 于2019年4月12日"},
		{"Apple Mail, in Chinese", "好\n\n在 2019年4月12日，下午2:06，Name <a@example.jp> 写道：\n\n> 前", "好"},
		{"Gmail, in Korean", "네\n\n2019년 4월 12일 (금) 오후 2:06, 이름 <a@example.jp>님이 작성:\n> 전", "네"},
		{"Outlook", "はい。\n\n-----元のメッセージ-----\n差出人: a\n送信日時: b\n宛先: c\n件名: d\n\n前の話", "はい。"},
		{"Outlook, in English", "Yes.\n-----Original Message-----\nFrom: a\nbefore", "Yes."},
		{"Outlook, only its header", "はい。\n差出人: 名前 <a@example.jp>\n送信日時: 2019年4月12日 14:06\n宛先: b\n件名: c\n\n前の話", "はい。"},
		{"Outlook, its header in bold", "Yes.\n*From:* Name\n*Sent:* Friday\n*To:* b\n*Subject:* c\n\nbefore", "Yes."},
		{"Outlook on the web", "はい。\n________________________________\n差出人: a\n前の話", "はい。"},
		{"Gmail forwards", "本物ですか。\n\n---------- Forwarded message ----------\nFrom: a\n\n前の話", "本物ですか。"},
		{"Gmail forwards, as it writes today", "本物ですか。\n---------- Forwarded message ---------\n差出人: a", "本物ですか。"},
		{"Apple forwards", "本物ですか。\n\nBegin forwarded message:\n\n> From: a", "本物ですか。"},
		{"quotes in quotes", "はい。\n> 前\n>> その前\n> > その前の前", "はい。"},
		{"marks of full width", "はい。\n＞前の話", "はい。"},
		{"answers between the quotes", "> 一つ目\nはい。\n> 二つ目\nいいえ。", "はい。\nいいえ。"},
		{"an answer below the quote", "On 2019/04/12 Name wrote:\n> before\n\nYes.", "Yes."},
		{"a signature", "はい。\n-- \n山田太郎\n090-0000-0000", "はい。"},
		{"a signature whose mark lost its space", "はい。\n--\n山田太郎", "はい。"},
		{"iPhone's own line", "はい。\n\niPhoneから送信", "はい。"},
		{"the line of an app", "はい。\nYahoo!メール for iPhoneから送信", "はい。"},
		{"the line in English", "Yes.\n\nSent from my iPhone", "Yes."},
		{"the line of Outlook", "はい。\nOutlook for iOS を入手", "はい。"},
		{"only a quote: all of it", "> 前の話", "> 前の話"},
		{"only a forwarded mail: all of it", "---------- Forwarded message ---------\nFrom: a\n前の話", "---------- Forwarded message ---------\nFrom: a\n前の話"},
		{"only the line of the phone: nothing", "\niPhoneから送信\n", ""},
		{"a sentence about a phone stays", "昨日iPhoneから送信したメールの件です。", "昨日iPhoneから送信したメールの件です。"},
		{"a sentence that begins with a date stays", "2019年4月12日 14:06 に届いたメールについて:\n本物ですか。", "2019年4月12日 14:06 に届いたメールについて:\n本物ですか。"},
		{"a list of own data stays", "件名: 質問\n宛先: 東京\n本物ですか。", "件名: 質問\n宛先: 東京\n本物ですか。"},
		{"a rule between paragraphs stays", "はい。\n----------\nいいえ。", "はい。\n----------\nいいえ。"},
		{"On alone is a word", "On Friday I wrote to you\nand nobody came", "On Friday I wrote to you\nand nobody came"},
		{"nothing at all", "", ""},
	} {
		t.Run(tt.sentence, func(t *testing.T) {
			if got := Unquote(tt.body); got != tt.want {
				t.Errorf("%q, want %q", got, tt.want)
			}
		})
	}
}

func TestBareSubject(t *testing.T) {
	for subject, want := range map[string]string{
		"Re: 電話": "電話", "RE：電話": "電話", "Ｒｅ：電話": "電話", "Fwd: Re: 電話": "電話", "FW:電話": "電話",
		"Re[2]: 電話": "電話", "Re^3: 電話": "電話", "転送: 電話": "電話", "返信：電話": "電話", "回复：电话": "电话",
		"Report: 電話": "Report: 電話", "電話": "電話", "Re:": "", "Re": "Re",
	} {
		if got := bareSubject(subject); got != want {
			t.Errorf("%q becomes %q, want %q", subject, got, want)
		}
	}
}

// TestTakeApart: where the lines of a body go. A line that may be the person's own is
// read again where their words ask nothing; no line is lost.
func TestTakeApart(t *testing.T) {
	const (
		fee  = "2019年4月10日に届いたカードの再発行の手数料はかかりますか。"
		desk = "2019/04/12 14:06、窓口 <c@example.jp>のメール:"
		rule = "________________________________"
	)
	for _, tt := range []struct {
		sentence, body string
		reply, markup  bool
		want           pieces
	}{
		{"the last line of the person stays when it begins with a date", fee + "\n" + desk + "\n> 前の話", true, false, pieces{words: fee, cut: desk + "\n> 前の話"}},
		{"also where the quote has no marks", fee + "\n" + desk + "\n前の話", true, false, pieces{words: fee, cut: desk + "\n前の話", among: "前の話"}},
		{"an introduction in two lines stays one", "はい。\n2019/04/12 14:06、窓口\n<c@example.jp>のメール:\n> 前の話", true, false,
			pieces{words: "はい。", cut: "2019/04/12 14:06、窓口\n<c@example.jp>のメール:\n> 前の話"}},
		{"a sentence with a date, a time and an address is the person's", "2019年4月12日 14:06 に a@example.jp から届いたメール:\n本物ですか。", true, false,
			pieces{words: "2019年4月12日 14:06 に a@example.jp から届いたメール:\n本物ですか。"}},
		{"so is one that tells when somebody called", "2019年4月12日 14:06に電話しました。\n山田 <a@example.jp> 宛て:\n折り返しがありません。", true, false,
			pieces{words: "2019年4月12日 14:06に電話しました。\n山田 <a@example.jp> 宛て:\n折り返しがありません。"}},
		{"so is one in English", "On Friday I got a letter, and this is what my wife wrote:\nIs it real?", true, false,
			pieces{words: "On Friday I got a letter, and this is what my wife wrote:\nIs it real?"}},
		{"who is quoted may have no address", "はい。\n2019年4月12日(金) 14:06 窓口:\n> 前の話", true, false, pieces{words: "はい。", cut: "2019年4月12日(金) 14:06 窓口:\n> 前の話"}},
		{"a name may look like words", "はい。\n2019年4月12日(金) 14:06 にしだ ますみ <c@example.jp>:\n前の話", true, false,
			pieces{words: "はい。", cut: "2019年4月12日(金) 14:06 にしだ ますみ <c@example.jp>:\n前の話", among: "前の話"}},
		{"nor a time", "はい。\n窓口:\n> 前の話", true, false, pieces{words: "はい。", cut: "窓口:\n> 前の話"}},
		{"below a signature mark", "はい。\n--\n手数料は？", false, false, pieces{words: "はい。", cut: "--\n手数料は？", below: "手数料は？"}},
		{"below a signature mark, down to the quote", "はい。\n-- \n山田\n" + desk + "\n> 前の話\n手数料は？", true, false,
			pieces{words: "はい。", cut: "-- \n山田\n" + desk + "\n> 前の話\n手数料は？", below: "山田\n手数料は？"}},
		{"all of it below a signature mark", "--\n手数料は？", false, false, pieces{words: "手数料は？", none: true, cut: "--\n手数料は？"}},
		{"a rule of underscores between paragraphs", "はい。\n" + rule + "\n手数料は？", true, false, pieces{words: "はい。\n" + rule + "\n手数料は？"}},
		{"a rule of underscores above the header of a mail", "はい。\n" + rule + "\n差出人: 窓口\n前の話", true, false,
			pieces{words: "はい。", cut: rule + "\n差出人: 窓口\n前の話", among: "差出人: 窓口\n前の話"}},
		{"below a quote without marks", "下に書きます。\n" + desk + "\n前の話\n手数料は？", true, false,
			pieces{words: "下に書きます。", cut: desk + "\n前の話\n手数料は？", among: "前の話\n手数料は？"}},
		{"a list with the marks of a quote, in a mail that answers none", "次の二点です。\n> 手数料は？\n> 期間は？", false, false, pieces{words: "次の二点です。\n手数料は？\n期間は？"}},
		{"a block of HTML, in a mail that answers none", "次のとおりです。\n> 手数料は？", false, true, pieces{words: "次のとおりです。", cut: "> 手数料は？", below: "手数料は？"}},
		{"what somebody lists of a mail they got", "次のメールが来ました。\n差出人: a@example.com\n日時: 4月12日\n件名: b\nこれは本物ですか。", false, false,
			pieces{words: "次のメールが来ました。\n差出人: a@example.com\n日時: 4月12日\n件名: b\nこれは本物ですか。"}},
		{"the same with an empty line", "次のメールが来ました。\n差出人: a@example.com\n日時: 4月12日\n件名: b\n\nこれは本物ですか。", false, false,
			pieces{words: "次のメールが来ました。", cut: "差出人: a@example.com\n日時: 4月12日\n件名: b\n\nこれは本物ですか。", below: "日時: 4月12日\n件名: b\n\nこれは本物ですか。"}},
		{"nothing below a mail that is passed on", "本物ですか。\n---------- Forwarded message ---------\nFrom: a\n\n前の話", false, false,
			pieces{words: "本物ですか。", cut: "---------- Forwarded message ---------\nFrom: a\n\n前の話"}},
		{"the line of a phone", "はい。\n\niPhoneから送信", false, false, pieces{words: "はい。", cut: "iPhoneから送信"}},
	} {
		t.Run(tt.sentence, func(t *testing.T) {
			if got := takeApart(tt.body, tt.reply, tt.markup); got != tt.want {
				t.Errorf("\n%+v, want\n%+v", got, tt.want)
			}
		})
	}
}

// TestQuotedBlocks: the header that programs repeat above the mail that is answered.
func TestQuotedBlocks(t *testing.T) {
	for _, block := range []string{
		"Date: Fri, 12 Apr 2019 14:06:00 +0900\nSubject: b\nFrom: c@example.jp\nTo: a@example.com\n",
		"From: c@example.jp\nTo: a@example.com\nSubject: b\nDate: Fri, 12 Apr 2019 14:06:00 +0900\n",
		"From: Desk\nSent: Friday\nTo: a\nSubject: b\n前の話がすぐ続く",
		"From: Desk\nSent: Friday\nTo: a@example.com;\n\tb@example.com\nSubject: b\n",
		"Von: Desk <c@example.jp>\nGesendet: Freitag, 12. April 2019 14:06\nAn: a@example.com\nBetreff: b\n",
		"De : Desk <c@example.jp>\nEnvoyé : vendredi 12 avril 2019 14:06\nÀ : a@example.com\nObjet : b\n",
		"发件人: 窗口 <c@example.jp>\n发送时间: 2019年4月12日 14:06\n收件人: a@example.com\n主题: b\n",
		"寄件者: 窗口\n寄件日期: 2019年4月12日\n收件者: a\n主旨: b\n",
		"보낸 사람: 창구 <c@example.jp>\n보낸 날짜: 2019년 4월 12일\n받는 사람: a\n제목: b\n",
		"差出人：窓口\n送信日時：2019年4月12日\n宛先：a\nCC：b\n件名：c\n",
		"-----original message-----\nFrom: a\n", "----- Ursprüngliche Nachricht -----\nVon: a\n", "-------- Message d'origine --------\n", "-----原始邮件-----\n", "------------------ 原始邮件 ------------------\n发件人: a\n",
		"在 2019-04-12 14:06:00，\"窗口\" <c@example.jp> 写道：\n", "--------- 원본 메일 ---------\n보낸사람: a\n", "------- Message d’origine -------\n",
		"---- On Fri, 12 Apr 2019 14:06:00 +0900 c@example.jp wrote ----\n", "12.04.2019, 14.06, \"Desk\" <c@example.jp>:\n", "In data 12 aprile 2019 14:06:00 Desk <c@example.jp> ha scritto:\n",
		"Fra: a\nDato: 12.04.2019\nTil: b\nEmne: c\n", "(2019/04/12 14:06), 窓口 wrote:\n", "At 2019-04-12 14:06:00, \"窓口\" <c@example.jp> wrote:\n", "Am 12.04.2019 um 14:06 schrieb Desk:\n",
		"Le ven. 12 avr. 2019 à 14:06, Desk <c@example.jp> a écrit :\n", "窗口 <c@example.jp> 于2019年4月12日周五 下午2:06写道：\n", "於 2019年4月12日 下午2:06，窗口 <c@example.jp> 寫道：\n",
		"2019년 4월 12일 (금) 오후 2:06, 창구 <c@example.jp>님이 작성:\n",
	} {
		if got := takeApart("はい。\n\n"+block+"\n前の話", true, false).words; got != "はい。" {
			t.Errorf("below\n%s the words are %q", block, got)
		}
	}
}
