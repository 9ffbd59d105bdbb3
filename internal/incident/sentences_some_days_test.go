package incident_test

import "testing"

// A notice gives some days hours of their own and each time to what it is the time of; it leaves open what nobody has
// decided, keeps on speaking of what its sentence before names, and calls its own day today.
func TestSentencesOfSomeDaysAndOpenMatters(t *testing.T) {
	dir := longer(longer(folder(t), "ja", map[string]string{
		"refund":  "お詫びの品や見学料の返金については、現時点で決定しておりません。",
		"lamps":   "照明の修理に伴い費用が生じる場合の扱いについては、灯台の組合と協議中です。",
		"kiosk":   "売店は平日の10時から17時まで開けております。ただし次の日には、11時から15時まで開けます。4月13日(土)、4月14日(日)。",
		"coats":   "外套の帳簿は別の戸棚で管理しております。現時点で汚れは見つかっておりませんが、点検を続けております。",
		"paint":   "売店の塗装は完了しております。",
		"tickets": "見学証をお使いいただける期間：2018年4月1日～2019年3月31日",
		"taken":   "帳簿が持ち出されていた期間：2019年2月10日～2019年3月9日",
		"asking":  "弊社から電話やメールで、合鍵の番号をお尋ねすることや、お振込みをお願いすることはございません。",
		"letters": "メールでのご質問は24時間受け付けております。",
		"calls":   "お電話は平日の9時から18時まで受け付けております。",
		"shelf":   "倉庫の書類(点検記録、検査結果、図面)は別の棚で管理しており、調査の結果、持ち出しを示す記録は確認されておりません。",
		"today":   "関係者と話し合い、本日(2019年4月12日(金))の発表に至りました。",
		"unused":  "本日現在、合鍵が使われたとの報告は受けておりません。",
		"visits":  "見学者の方の「氏名」が流出した可能性が高いです。",
		"asked":   "弊社は倉庫の点検を、調査機関「株式会社灯台研究所」に依頼しました。",
	}, "株式会社灯台研究所, en: [Lighthouse Institute]"), "ja", map[string]string{
		"report": "4月8日(月)に、同研究所より点検の報告書が提出されました。",
	})
	for holds, all := range map[bool][]sentence{
		true: {
			{"ja", "見学料の返金については、まだ決まっておりません。", "refund"},
			{"en", "Nothing has been decided about refunds.", "refund"},
			{"en", "Refunds have not been decided at this point.", "refund"},
			{"ja", "お詫びの品については未定です。", "refund"},
			{"ja", "修理の費用の扱いは、灯台の組合と話し合い中です。", "lamps"},
			{"ja", "4月13日は、11時から15時まで売店を開けます。", "kiosk"},
			{"ja", "売店の塗装は、すでに完了しております。", "coats, paint"},
			{"ja", "売店は平日の10時から17時までですが、4月14日は11時から開けます。", "kiosk"},
			{"en", "On April 13 the kiosk is open from 11:00 to 15:00.", "kiosk"},
			{"ja", "外套の帳簿に、汚れは見つかっておりません。", "coats"},
			{"ja", "帳簿が持ち出されていたのは、2019年2月10日から2019年3月9日までです。", "tickets, taken"},
			{"ja", "帳簿は、平成31年2月10日から同年3月9日まで持ち出されておりました。", "taken"},
			{"ja", "合鍵の番号を、お電話やメールでお尋ねすることはございません。", "asking"},
			{"en", "We never ask for the number of your key by phone or email.", "asking"},
			{"ja", "メールは24時間受け付けております。", "letters, calls"},
			{"ja", "お電話は平日の9時から18時まで、メールは24時間受け付けております。", "letters, calls"},
			{"en", "In total, the data of up to 7,996 people is likely to have leaked.", "total"},
			{"ja", "図面については、持ち出しを示す記録は見つかっておりません。", "shelf"},
			{"ja", "4月12日時点で、合鍵が使われたとのご報告は受けておりません。", "unused"},
			{"en", "The investigators submitted their report on April 8.", "report"},
		},
		false: {
			{"ja", "見学料の返金は、行わないことに決まりました。", "refund"},
			{"ja", "お詫びの品は、お送りしないことになりました。", "refund"},
			{"en", "We have decided not to refund the fee.", "refund"},
			{"ja", "修理の費用は、灯台の組合が持つことに決まりました。", "lamps"},
			{"ja", "4月13日は、17時まで売店を開けます。", "kiosk"},
			{"ja", "4月14日(日)の売店は、10時から開けております。", "kiosk"},
			{"en", "On April 13 the kiosk closes at 5:00 p.m.", "kiosk"},
			{"ja", "売店は、平日の11時から15時まで開けております。", "kiosk"},
			{"ja", "外套の帳簿の点検は、終了しております。", "coats"},
			{"ja", "外套の帳簿の点検は、すでに完了しております。", "coats, paint"},
			{"ja", "帳簿が持ち出されていたのは、2018年4月1日から2019年3月31日までです。", "tickets, taken"},
			{"en", "Our staff may ask you for the number of your key by phone.", "asking"},
			{"ja", "メールは、平日の9時から18時まで受け付けております。", "letters, calls"},
			{"ja", "メールは、土日祝日を除いて受け付けております。", "letters, calls"},
			{"en", "Emails are accepted from 9:00 to 18:00 on weekdays only.", "letters, calls"},
			{"ja", "見学の結果も流出した可能性が高いです。", "visits"},
		},
	} {
		for i, r := range refusedOf(t, dir, []string{"ja", "en"}, all) {
			if holds != (r == "") {
				t.Errorf("%s (cites %s): %q", all[i].text, all[i].cites, r)
			}
		}
	}
}
