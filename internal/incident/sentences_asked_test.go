package incident_test

import "testing"

// A notice says what people are to enter and in which way they are to send something, what is done in a case of
// its own, who is counted among whom, and what is still open. A text asks for the same, and may say it in the
// words that people use.
func TestSentencesOfWhatPeopleDo(t *testing.T) {
	dir := longer(folder(t), "ja", map[string]string{
		"entry":    "見学証の再発行は、案内ページに会員番号と生年月日を入力してお申し込みください。",
		"stubs":    "半券は、2019年5月31日(金)必着で事務室あてに郵送してください。",
		"absent":   "学校の見学者の方には4月15日(月)以降に案内所で冊子をお渡しし、当日欠席された場合は冊子を郵送します。",
		"within":   "灯台の見学者には、すでに卒業された方312名が含まれます。",
		"cards":    "絵はがきは、申請に基づきお送りします。",
		"door":     "倉庫の扉は4月3日(水)に封鎖しましたので、次回からは北口をお使いください。",
		"open":     "見学料の返金は、行うかどうかを含めて未定であり、決まり次第お知らせします。",
		"calls":    "弊社から電話又はメールで合鍵の番号をお尋ねすることはございません。",
		"report":   "調査会社は、4月26日(金)に点検の報告書を弊社へ提出しました。",
		"roof":     "倉庫の屋根については、こじ開けられた痕跡は見つかっていないものの、その可能性を否定できません。",
		"apart":    "団体の見学者の情報は、本件の帳簿とは別の帳簿で管理しており、漏えいの対象ではありません。",
		"pins":     "合鍵の暗証番号は弊社では保有しておらず、漏えいしていません。",
		"director": "館長は、2019年5月から3か月間、月額報酬の10%を返上します。",
		"asked":    "弊社は、4月8日(月)に調査会社へ点検を依頼しました。",
		"used":     "4月10日の時点で、合鍵の不正利用は確認されていません。",
		"nights":   "4月1日(月)午後11時頃から4月3日(水)午前6時頃までの間、倉庫の見取り図が持ち歩かれておりました。",
		"postcard": "はがきが届かない方には、5月中に電話でお知らせします。",
	})
	for holds, all := range map[bool][]sentence{
		true: {
			{"ja", "案内ページには、会員番号と生年月日を入力してください。", "entry"},
			{"ja", "半券は、事務室あてに郵便でお送りください。", "stubs"},
			{"ja", "当日欠席された場合は、冊子を郵送いたします。", "absent"},
			{"ja", "学校の見学者の方には、4月15日以降に案内所で冊子をお渡しします。", "absent"},
			{"ja", "卒業された方312名も、灯台の見学者に含まれます。", "within"},
			{"ja", "見学料の返金をするかどうかは、まだ決まっておりません。", "open"},
			{"ja", "見学料の返金は未定で、決まりましたらお知らせいたします。", "open"},
			{"ja", "弊社からお電話で合鍵の番号をお聞きすることは一切ございません。", "calls"},
			{"ja", "弊社からメールで合鍵の番号を伺うことはございません。", "calls"},
			{"ja", "倉庫の屋根については、こじ開けられた跡は見つかっておりませんが、その可能性は否定できません。", "roof"},
			{"ja", "団体の見学者の情報は別の帳簿にありますので、漏えいの対象ではございません。", "apart"},
			{"ja", "合鍵の暗証番号は、弊社では持っていないため、漏えいしておりません。", "pins"},
			{"ja", "館長は、月額報酬の1割を返上いたします。", "director"},
			{"en", "The director will give back 10% of the monthly pay for three months.", "director"},
			{"ja", "点検は、調査会社に4月8日にお願いいたしました。", "asked"},
			{"ja", "4月10日の時点で、合鍵が不正に使われた事実は確認されておりません。", "used"},
			{"ja", "倉庫の見取り図が持ち歩かれていたのは、4月1日から4月3日までの間です。", "nights"},
			{"en", "If our postcard does not reach you, we will call you in May.", "postcard"},
		},
		false: {
			{"ja", "案内ページには、会員番号と電話番号を入力してください。", "entry"},
			{"ja", "案内ページには、会員番号のみを入力してください。", "entry"},
			{"en", "Please enter your membership number and your postal code on the page.", "entry"},
			{"ja", "半券は、店頭にお持ちください。", "stubs"},
			{"ja", "半券は、メールでお送りください。", "stubs"},
			{"ja", "当日欠席された方にも、冊子は案内所でお渡しします。", "absent"},
			{"ja", "灯台の見学者とは別に、卒業された方312名が対象です。", "within"},
			{"ja", "卒業された方312名は、灯台の見学者に含まれておりません。", "within"},
			{"ja", "絵はがきは、お手続きなしでお送りします。", "cards"},
			{"ja", "倉庫の扉は、これから封鎖する予定です。", "door"},
			{"ja", "見学料の返金は、行う方向で検討しております。", "open"},
			{"ja", "弊社からお電話で合鍵の番号をお聞きすることがございます。", "calls"},
			{"ja", "点検の報告書は、弊社が調査会社へ提出しました。", "report"},
			{"ja", "倉庫の屋根については、こじ開けられた痕跡は見つかっておりません。", "roof"},
			{"ja", "団体の見学者の情報は別の帳簿にありますので、一切漏えいしておりません。", "apart"},
			{"ja", "倉庫の見取り図が持ち歩かれていたのは、4月1日から4月5日までの間です。", "nights"},
			{"ja", "合鍵の暗証番号は、漏えいの有無を確認できておりません。", "pins"},
			{"ja", "館長以外にも、月額報酬の10%を返上します。", "director"},
			{"ja", "調査会社は、4月8日に点検を弊社へ依頼しました。", "asked"},
		},
	} {
		for i, r := range refusedOf(t, dir, []string{"ja", "en"}, all) {
			if holds != (r == "") {
				t.Errorf("%s (cites %s): %q", all[i].text, all[i].cites, r)
			}
		}
	}
}
