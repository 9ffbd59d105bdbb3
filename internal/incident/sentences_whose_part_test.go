package incident_test

import "testing"

// A notice says from whom word of something came and at what time of the day, what people are asked to do themselves,
// what nobody asks them for, and what is over.
func TestSentencesOfWhosePartItIs(t *testing.T) {
	dir := longer(folder(t), "ja", map[string]string{
		"noticed":  "2019年4月2日(火)22時頃、灯台の警備を委託している保守会社より、倉庫に不審な灯りがあるとの連絡がありました。",
		"talks":    "灯台の修理の費用については、金融機関と話し合っております。",
		"password": "再開後、見学者の方には新しいパスワードの設定をお願いする予定です。",
		"asking":   "弊社から電話で、暗証番号をお尋ねすることはございません。",
		"search":   "調査の結果、倉庫から帳簿が持ち出されたことを示す記録は見つかっておりません。",
		"device":   "弊社は4月5日(金)に遠隔操作の機器を交換いたしました。",
		"lectures": "職員への研修を、2019年12月末までに行う予定です。",
		"letters":  "メールは24時間受け付けております。ご返信には3営業日ほどいただきます。",
		"lights":   "弊社が運営する5つの灯台は、通常どおり開けております。",
		"pins":     "口座の暗証番号は、帳簿に記しておりません。",
		"covered":  "電球の交換にかかった実費は弊社が負担いたしますので、領収書の写しを郵送してください。",
	})
	for holds, all := range map[bool][]sentence{
		true: {
			{"ja", "保守会社から、倉庫に不審な灯りがあるとの連絡を受けました。", "noticed"},
			{"ja", "4月2日の夜に、保守会社から連絡がありました。", "noticed"},
			{"ja", "再開しましたら、見学者の方に新しいパスワードを設定していただく予定です。", "password"},
			{"ja", "電球の交換の実費は、弊社が負担いたします。", "covered"},
			{"ja", "機器の交換は、4月5日に済んでおります。", "device"},
			{"en", "The device was replaced on April 5.", "device"},
			{"en", "We plan to train our staff by the end of December.", "lectures"},
			{"en", "All five lighthouses are open as usual.", "lights"},
			{"en", "Bank PINs are not noted in the ledger.", "pins"},
			{"en", "No record showing that the ledger was taken out has been found.", "search"},
		},
		false: {
			{"ja", "不審な灯りは、金融機関からの連絡で分かりました。", "noticed, talks"},
			{"en", "We were told about the suspicious light by a bank.", "noticed, talks"},
			{"ja", "4月2日の朝に、保守会社から連絡がありました。", "noticed"},
			{"ja", "新しいパスワードは、弊社が設定いたします。", "password"},
			{"ja", "お電話で暗証番号を教えてください。", "asking"},
			{"en", "Please tell us your PIN by phone.", "asking"},
			{"ja", "倉庫の調査を続けております。", "search"},
			{"ja", "見学者の方の個人情報は、流出せずに済んでおります。", "password"},
			{"ja", "メールへのご返信は、24時間以内にいたします。", "letters"},
		},
	} {
		for i, r := range refusedOf(t, dir, []string{"ja", "en"}, all) {
			if holds != (r == "") {
				t.Errorf("%s (cites %s): %q", all[i].text, all[i].cites, r)
			}
		}
	}
}
