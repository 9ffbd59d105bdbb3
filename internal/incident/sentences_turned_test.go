package incident_test

import "testing"

// A notice says how often something is done, what a number was corrected to, what came first, what people need not do and
// what not; it calls a thing by a short name from then on, and says what is free. A text says each in words of its own.
func TestSentencesInOtherWords(t *testing.T) {
	dir := longer(folder(t), "ja", map[string]string{
		"keeper":   "見学の受付を委託している有限会社みさき商会(以下「みさき社」)の作業員1名が、合鍵を落としたことが原因です。",
		"patrol":   "みさき社の巡回は、年1回から、2020年4月に年3回へ増やします。",
		"lamp":     "4月8日(月)午前6時10分、みさき社の警報機が灯りの消えたことを検知しました。同日午前8時40分、同社から弊社に電話があり、弊社は午前9時に灯台の門を閉めました。",
		"ladder":   "門の開放に先立ち、4月10日(水)に梯子を取り替えました。",
		"gate":     "4月11日(木)に、展望台の見学に限って門を開放しました。",
		"revised":  "速報では対象を「最大約3千2百件」とお伝えしましたが、点検の結果、最大2,460件に訂正いたします。",
		"brochure": "案内状に記された見学者は1,870件です。",
		"twice":    "工場と学校の両方を見学された方は、それぞれに数えているため、実際の人数は2,460件を下回ります。",
		"badge":    "見学証の番号の変更は必要ありませんが、ご希望の方は2020年2月28日(金)までにお申し出いただければ、無料で変更します。",
		"strange":  "見知らぬ人に声をかけられたときは、見学証や申込書を見せず、灯台の窓口までお知らせください。",
		"rumours":  "灯台に不審な電話があったとのお申し出を14件いただいていますが、この件との関連は分かっていません。",
		"speech":   "外国語の案内は、英語と中国語に限り、火曜の午前に承ります。",
		"ferry":    "渡し船の運航への影響はありません。",
		"ledgers":  "帳簿は、元に戻せない形に変換した値として保管していましたが、その値が閲覧された可能性があります。",
		"names":    "来館者の名簿は、氏名を登録されていた方に限り含まれます。",
		"booklet":  "申込書の控えは、15文字以上の合言葉とともに金庫に入れてください。",
		"drafts":   "4月15日(月)に消防署へ速報を出し、翌16日に保健所へ相談しました。",
		"dialled":  "灯台の専用窓口 電話 0120-000-111(通話料無料)",
		"digits":   "見学証については、番号の下4桁も記されております。",
	}, "有限会社みさき商会, en: [Misaki]", "みさき社, en: [Misaki]")
	for holds, all := range map[bool][]sentence{
		true: {
			{"ja", "合鍵を落としたのは、みさき社の作業員です。", "keeper"},
			{"ja", "巡回は、2020年4月から年3回に増やします。", "patrol"},
			{"en", "From April 2020 the rounds will be made three times a year.", "patrol"},
			{"ja", "弊社が電話を受けたのは、灯りが消えたことの検知から2時間半後です。", "lamp"},
			{"ja", "門の開放の前に、梯子を取り替えました。", "ladder, gate"},
			{"ja", "最大約3千2百件とお伝えしておりましたが、最大2,460件に改めております。", "revised"},
			{"ja", "両方を見学された方がいらっしゃるため、人数は2,460人より少なくなります。", "twice"},
			{"ja", "見学証の番号は、変えていただく必要はございません。", "badge"},
			{"ja", "見学証の番号の変更をご希望の方は、2020年2月28日までにお申し出ください。変更手数料はかかりません。", "badge"},
			{"ja", "渡し船は、これまでどおりお使いいただけます。", "ferry"},
			{"ja", "不審な電話のお申し出は、14件でございます。", "rumours"},
			{"en", "The ledgers were kept as values, which may have been viewed.", "ledgers"},
			{"ja", "氏名を登録していなかった方は、名簿に含まれておりません。", "names"},
			{"ja", "保健所への相談は、4月16日に行っております。", "drafts"},
			{"en", "The pass phrase must have at least 15 characters, though this may be extended.", "booklet"},
			{"ja", "専用窓口は0120-000-111で、通話料はかかりません。", "dialled"},
			{"ja", "見学証の番号は、末尾の4桁が記されております。", "digits"},
			{"en", "1,870 visitors were noted in the brochure.", "brochure"},
		},
		false: {
			{"ja", "弊社の警報機が、灯りの消えたことを検知しました。", "lamp"},
			{"ja", "巡回は、2020年4月から月3回に増やします。", "patrol"},
			{"ja", "巡回は、2020年4月から年1回へ減らします。", "patrol"},
			{"en", "From April 2020 the rounds will be made three times a month.", "patrol"},
			{"ja", "門の開放後に、梯子を取り替えました。", "ladder, gate"},
			{"ja", "門を開放した翌日に、梯子を取り替えました。", "ladder, gate"},
			{"ja", "4月11日に、全面的に門を開放しました。", "gate"},
			{"ja", "最大約3千2百件に訂正いたしました。", "revised"},
			{"ja", "実際の人数は、2,460件を上回ります。", "twice"},
			{"ja", "見学証の番号の変更は、有料で承ります。", "badge"},
			{"en", "You need to change your badge number.", "badge"},
			{"ja", "見学証を見せて、灯台の窓口までお知らせください。", "strange"},
			{"en", "Nobody has reported suspicious calls to us.", "rumours"},
			{"ja", "韓国語の案内も、火曜の午前に承ります。", "speech"},
			{"ja", "いつ登録されたかにかかわらず、名簿に含まれます。", "names"},
			{"ja", "帳簿は、元の文字列のまま保管していました。", "ledgers"},
			{"ja", "見学証については、番号の上4桁が記されております。", "digits"},
		},
	} {
		for i, r := range refusedOf(t, dir, []string{"ja", "en"}, all) {
			if holds != (r == "") {
				t.Errorf("%s (cites %s): %q", all[i].text, all[i].cites, r)
			}
		}
	}
}

// What follows from a notice without standing in it: the others than those named, the days beside those named, a deed that
// is done to its end, and what a translation has no word of its own for.
func TestSentencesOfWhatFollows(t *testing.T) {
	dir := longer(folder(t), "ja", map[string]string{
		"leavers": "見学をおやめになった方は640件で、2018年9月以降におやめになった方に限られます。",
		"caves":   "洞窟の見学の控えは1,150件です。",
		"rest":    "その他の控えについては、持ち出しの痕跡は確認されていませんが、閲覧された可能性を否定できません。",
		"bolts":   "すべての扉のかんぬきを、4月9日(火)までに取り替えました。",
		"stamps":  "切手の代金と、消印の記録は、控えに含まれていません。",
		"coins":   "硬貨の重さは、控えに含まれていません。",
		"deeds":   "みさき灯台株式会社への見回りの委託は継続しますが、塔への出入りは弊社の詰所の鍵からに限定しました。",
		"letters": "控えの残る方には、4月18日(木)から順次、書面でお知らせします。",
		"water":   "井戸の水、桟橋および渡り廊下への影響はありません。",
		"holding": "控えを含むすべての箱に、4月7日(日)までに札を付けました。",
		"sales":   "控えが売られているかどうかについては、現在も調査を継続しています。",
		"rope":    "4月12日(金)、消防署に綱を届け、受け取られました。",
		"checks":  "弊社が年1回行っている縄の点検においても、ほつれを発見できていませんでした。",
		"claims":  "綱の返却は、2020年1月15日(水)までにお願いいたします。",
		"shore":   "4月13日(土)に消防署へ浜の綱を頼みました。",
	}, "みさき灯台株式会社, en: [Misaki Lights]")
	for holds, all := range map[bool][]sentence{
		true: {
			{"ja", "見学をおやめになった方と洞窟の控えを合わせると、1,790件です。", "leavers, caves"},
			{"ja", "2018年9月より前におやめになった方は、対象ではありません。", "leavers"},
			{"ja", "2018年8月までにおやめになった方は、対象に含まれておりません。", "leavers"},
			{"ja", "かんぬきは、4月9日までにすべて取り替え終えております。", "bolts"},
			{"ja", "切手の代金も、硬貨の重さも、控えには含まれておりません。", "stamps, coins"},
			{"ja", "塔に出入りできるのは、弊社の詰所の鍵に限っております。", "deeds"},
			{"en", "They will be notified in writing from April 18.", "letters"},
			{"en", "There is no impact on water, piers or passages.", "water"},
			{"ja", "売られているかどうかは、調査を続けております。", "sales"},
			{"ja", "縄の点検は行っておりましたが、ほつれを発見できておりませんでした。", "checks"},
			{"ja", "来年一月十五日までに、綱の返却をお願いいたします。", "claims"},
			{"ja", "消防署には、4月13日に浜の綱を頼み、4月12日に綱を届けております。", "rope, shore"},
		},
		false: {
			{"ja", "その他の控えについても、持ち出しの痕跡を確認しております。", "rest"},
			{"ja", "控えを除き、すべての箱に札を付けました。", "holding"},
			{"ja", "見学をおやめになった方と洞窟の控えを合わせると、1,890件です。", "leavers, caves"},
		},
	} {
		for i, r := range refusedOf(t, dir, []string{"ja", "en"}, all) {
			if holds != (r == "") {
				t.Errorf("%s (cites %s): %q", all[i].text, all[i].cites, r)
			}
		}
	}
}
