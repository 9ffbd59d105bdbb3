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
