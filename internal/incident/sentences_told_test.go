package incident_test

import "testing"

// A notice tells what is so, what is not, what nobody found, what is planned and what nobody knows, and it
// tells one thing of one and another of another. A text says each of them as the notice does.
func TestSentencesAsTheyAreTold(t *testing.T) {
	dir := longer(folder(t), "ja", map[string]string{
		"locks":    "入口の鍵は二重になっておらず、合鍵が誰に渡ったかは判明しておりません。",
		"missing":  "4月10日までに、倉庫の品物がなくなったとのご報告はいただいておりません。",
		"brigade":  "消防署への届け出は、2019年5月31日(金)までに行う予定です。",
		"told":     "工場の見学者には4月15日(月)から封書をお送りし、学校の見学者には4月18日(木)に電話でお伝えいたしました。",
		"shop":     "売店は、平日は10時から17時まで、土曜日は11時から15時まで開けております。",
		"cars":     "見学者のうち約40名の方は、駐車場の番号も帳簿に記されております。",
		"power":    "弊社は4月2日(火)に倉庫の電源を落とし、委託先の合鍵を回収いたしました。",
		"rounds":   "倉庫の見回りは、少なくとも7回行われました。",
		"parking":  "駐車場の料金は、お一人様1回に限り、800円を上限に弊社が負担いたします。",
		"souvenir": "工場の見学者には、絵はがきを同封いたします。",
		"closing":  "売店は2019年6月28日(金)まで開く予定です。",
		"night":    "翌4月3日(水)午前8時頃、倉庫の電源を入れました。",
	})
	for holds, all := range map[bool][]sentence{
		true: {
			{"ja", "入口の鍵は、二重になっておりませんでした。", "locks"},
			{"ja", "合鍵が誰に渡ったかは、まだ判明しておりません。", "locks"},
			{"ja", "倉庫の品物がなくなったとのご報告は、いただいておりません。", "missing"},
			{"ja", "消防署への届け出は、5月末までに行う予定でございます。", "brigade"},
			{"ja", "学校の見学者には、4月18日に電話でお伝えしております。", "told"},
			{"ja", "売店は、土曜日は11時から15時まで開けております。", "shop"},
			{"ja", "約40名の方は、駐車場の番号も帳簿に記されております。", "cars"},
			{"ja", "倉庫の電源を落としたのは、弊社です。", "power"},
			{"ja", "委託先の合鍵は、すでに回収しております。", "power"},
			{"ja", "駐車場の料金は、800円まで弊社が負担いたします。", "parking"},
			{"ja", "売店は、6月28日まで開く予定です。", "closing"},
			{"ja", "4月3日(水)の午前8時頃に、倉庫の電源を入れました。", "night"},
			{"en", "The rounds were made at least seven times.", "rounds"},
		},
		false: {
			{"ja", "入口の鍵は、二重になっておりました。", "locks"},
			{"ja", "合鍵が誰に渡ったかを確認いたしました。", "locks"},
			{"ja", "倉庫の品物は、なくなっておりません。", "missing"},
			{"ja", "倉庫の品物がなくなったとのご報告をいただいております。", "missing"},
			{"ja", "消防署への届け出は、すでに済ませております。", "brigade"},
			{"ja", "消防署への届け出を行う予定はございません。", "brigade"},
			{"ja", "学校の見学者には、4月15日に電話でお伝えいたしました。", "told"},
			{"ja", "学校の見学者には、封書をお送りいたしました。", "told"},
			{"ja", "学校の見学者には、電子メールでお伝えいたしました。", "told"},
			{"ja", "売店は、土曜日は10時から17時まで開けております。", "shop"},
			{"ja", "見学者全員について、駐車場の番号が帳簿に記されております。", "cars"},
			{"ja", "売店は、工場の見学者のみにご案内しておりました。", "shop, told"},
			{"ja", "倉庫の電源を落としたのは、委託先です。", "power"},
			{"ja", "倉庫の見回りは、ちょうど7回行われました。", "rounds"},
			{"ja", "駐車場の料金は、その都度弊社が負担いたします。", "parking"},
			{"ja", "工場の見学者には、800円の絵はがきを同封いたします。", "parking, souvenir"},
			{"ja", "売店は、6月28日から開く予定です。", "closing"},
			{"en", "The rounds were made on exactly seven occasions.", "rounds"},
		},
	} {
		for i, r := range refusedOf(t, dir, []string{"ja", "en"}, all) {
			if holds != (r == "") {
				t.Errorf("%s (cites %s): %q", all[i].text, all[i].cites, r)
			}
		}
	}
}
