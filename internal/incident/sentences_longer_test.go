package incident_test

import (
	"strings"
	"testing"
	"testing/fstest"
)

// longer adds sentences to a notice, each as a fact, and names.
func longer(dir fstest.MapFS, lang string, facts map[string]string, names ...string) fstest.MapFS {
	notice, quotes := "\n", "facts:\n"
	for id, says := range facts {
		notice += says + "\n"
		quotes += "  - {id: " + id + ", says: ['" + says + "']}\n"
	}
	add := func(file, text string) { dir[file] = &fstest.MapFile{Data: []byte(text)} }
	add("notice."+lang+".txt", string(dir["notice."+lang+".txt"].Data)+notice)
	text := strings.Replace(string(dir["facts.yaml"].Data), "facts:\n", quotes, 1)
	for _, n := range names {
		text += "  - {" + lang + ": " + n + "}\n"
	}
	add("facts.yaml", text)
	return dir
}

// What the two notices do not hold: a service that is not concerned, replies on
// business days, events of two days in a row, the day of publication.
func TestSentencesOfLongerNotices(t *testing.T) {
	english := longer(harbour(t), "en", map[string]string{
		"rowboat": "Our other newsletter, Rowboat Weekly, is not concerned.",
		"replies": "Replies to emails are sent on business days.",
	}, "Rowboat Weekly")
	japanese := longer(folder(t), "ja", map[string]string{
		"orders":    "2019年3月12日(火)に、ご注文の受付を停止いたしました。",
		"published": "2019年4月12日",
		"catalogue": "カタログ請求は、2019年4月22日(月)の再開を予定しております。",
		"fairs":     "催事出店の再開時期は未定であり、決まり次第お知らせいたします。",
	})
	timed := longer(folder(t), "ja", map[string]string{
		"screens": "2019年3月12日(火)午前9時30分、警備会社の担当者が異常な画面に気づき、同日午前11時、倉庫の端末を取り外しました。",
		"alarm":   "3月14日(木)に警備会社へ点検を依頼し、3月18日(月)に工場へ部品を返しました。",
		"guides":  "倉庫の案内図を、2019年12月末までに貼り替える予定です。",
		"season":  "2018年度の見学者 約90名は、この件にかかわりがございます。",
		"visits":  "部品は3月23日(土)に工場へ届き、24日(日)に倉庫で使いました。",
	})
	turned := longer(folder(t), "ja", map[string]string{
		"guard":    "警備を委託している青葉警備株式会社の担当者が、異常な画面に気づきました。",
		"taken":    "弊社が倉庫の端末を回線から取り外しました。",
		"leaver":   "青葉警備株式会社を離職した作業員の合鍵が、返されずに残っていました。",
		"slip":     "弊社の職員が、鍵の図面を誤って貼り出しました。",
		"forms":    "申請書の期限は2019年5月20日(月)(消印有効)です。",
		"keys":     "3月20日に、倉庫の合鍵をすべて取り替えました。",
		"wide":     "鍵の点検は、全店で行います。",
		"cardless": "会員番号は倉庫に置いておらず、漏えいしておりません。",
		"told":     "消防へ防火の相談をしました。",
		"always":   "倉庫の見学は、火曜に受け付けております。",
		"withheld": "倉庫ごとの台数は、捜査への影響を考慮し、公表を差し控えます。",
	}, "青葉警備株式会社, en: [Aoba Keibi]")
	for _, c := range []struct {
		dir   fstest.MapFS
		langs []string
		holds bool
		all   []sentence
	}{
		{english, []string{"en"}, true, []sentence{
			{"en", "Rowboat Weekly is not affected.", "rowboat"},
			{"en", "We reply to emails on business days.", "replies"},
		}},
		{english, []string{"en"}, false, []sentence{
			{"en", "Rowboat Weekly is also affected.", "rowboat"},
			{"en", "Rowboat Weekly is among those concerned.", "rowboat"},
			{"en", "Harbour Post is not affected.", "rowboat"},
			{"en", "We reply to emails on Sundays.", "replies"},
		}},
		{japanese, []string{"ja", "en"}, true, []sentence{
			{"ja", "流出懸念の連絡を受けた翌日に、ご注文の受付を停止しております。", "discovered, orders"},
			{"ja", "3月11日に流出懸念の連絡を受け、翌12日にご注文の受付を停止しました。", "discovered, orders"},
			{"ja", "4月12日より、お詫びと経緯についての書面を、メール及び郵便にてお送りしております。", "published, letters_from_today"},
			{"ja", "カタログ請求は、4月22日に再開する予定です。", "catalogue, fairs"},
			{"ja", "4月22日にカタログ請求を再開する予定です。催事出店の再開時期は未定です。", "catalogue, fairs"},
			{"ja", "再開は4月22日(月)の予定です。", "catalogue"},
		}},
		{japanese, []string{"ja", "en"}, false, []sentence{
			{"ja", "流出懸念の連絡を受けた当日のうちに、ご注文の受付を停止しております。", "discovered, orders"},
			{"ja", "4月12日に、ご注文の受付を停止しました。", "published, orders"},
			{"ja", "催事出店も4月22日に再開する予定です。", "catalogue, fairs"},
			{"ja", "催事出店は、4月22日の再開を予定しております。", "catalogue, fairs"},
		}},
		{timed, []string{"ja", "en"}, true, []sentence{
			{"ja", "異常な画面に気づいてから1時間30分後に、端末を取り外しました。", "screens"},
			{"ja", "異常な画面に気づいてから端末を取り外すまでに、約1時間半がたっていました。", "screens"},
			{"ja", "工場へは、警備会社への点検の依頼の4日後に部品を返しました。", "alarm"},
			{"ja", "異常な画面に気づいた後に、端末を取り外しました。", "screens"},
			{"ja", "案内図の貼り替えは済んでおらず、年内に終える予定です。", "guides"},
			{"ja", "平成30年度の見学者は、約90名です。", "season"},
			{"ja", "3月24日(日)に、部品を倉庫で使いました。", "visits"},
			{"ja", "海外のお客さまは、多くて36名です。", "overseas"},
			{"ja", "見学の料金については、お知らせに記載がございません。", ""},
			{"en", "The guides will be new by the end of December 2019.", "guides"},
			{"en", "X-rays are not mentioned; nothing has been announced about them.", ""},
			{"ja", "海外のお客さまと送り先の方を合わせて、最大744名です。", "overseas, gift_recipient"},
		}},
		{timed, []string{"ja", "en"}, false, []sentence{
			{"ja", "端末を取り外してから1時間30分後に、異常な画面に気づきました。", "screens"},
			{"ja", "異常な画面に気づいてから3時間後に、端末を取り外しました。", "screens"},
			{"ja", "警備会社への点検の依頼は、工場へ部品を返した4日後です。", "alarm"},
			{"ja", "点検を依頼した5日後に、部品を返しました。", "alarm"},
			{"ja", "端末の取り外しに先立って、工場へ部品を返しました。", "screens, alarm"},
			{"ja", "工場へ部品を返した後に、警備会社へ点検を依頼しました。", "alarm"},
			{"ja", "案内図は、年内に貼り替える予定です。", "season"},
			{"ja", "平成31年度の見学者は、約90名です。", "season"},
			{"ja", "海外のお客さまは、少なくて36名です。", "overseas"},
			{"en", "The guides will be new by the end of November 2019.", "guides"},
		}},
		{turned, []string{"ja", "en"}, true, []sentence{
			{"ja", "異常な画面に気づいたのは、委託先の担当者です。", "guard"},
			{"ja", "弊社が倉庫の端末を回線から取り外しました。その後の点検は全店で行います。", "taken, wide"},
			{"ja", "鍵の図面は、弊社の職員が誤って貼り出しました。", "slip"},
			{"ja", "申請書は、5月20日の消印まで有効です。", "forms"},
			{"ja", "消防へは、防火の相談をしております。", "told"},
			{"ja", "倉庫の合鍵は、3月20日にすべて取り替え済みです。", "keys"},
			{"ja", "会員番号は、漏えいしておりません。", "cardless"},
			{"ja", "倉庫の見学は、今も火曜に受け付けております。", "always"},
			{"ja", "端末を取り外したのは、倉庫です。", "taken"},
			{"ja", "倉庫ごとの台数は、捜査への影響を考えて公表しておりません。", "withheld"},
			{"ja", "海外のお客さまよりも、送り先に指定された方のほうが多くなっています。", "overseas, gift_recipient"},
			{"en", "We have not announced the number per warehouse because it could affect the investigation.", "withheld"},
		}},
		{turned, []string{"ja", "en"}, false, []sentence{
			{"ja", "異常な画面に気づいたのは、弊社の担当者です。", "guard"},
			{"ja", "倉庫の端末を回線から取り外す作業は、委託先が行いました。", "taken"},
			{"ja", "弊社を離職した作業員の合鍵が、返されずに残っていました。", "leaver"},
			{"ja", "鍵の図面を貼り出したのは、委託先の職員です。", "slip, guard"},
			{"ja", "鍵の図面を貼り出したのは、警察です。", "slip"},
			{"ja", "弊社の職員が、鍵の図面をわざと貼り出しました。", "slip"},
			{"en", "One of our employees put up the plan of the key deliberately.", "slip"},
			{"ja", "申請書は、5月20日までに届くようにお送りください。", "forms"},
			{"ja", "5月20日以降の申請書も有効です。", "forms"},
			{"ja", "倉庫の合鍵は、これから取り替える予定です。", "keys"},
			{"ja", "倉庫の合鍵は、今も古いままです。", "keys"},
			{"en", "The keys of the warehouse have not been replaced yet.", "keys"},
			{"ja", "鍵の点検は、本店だけで行います。", "wide"},
			{"ja", "会員番号は、漏えいした可能性がございます。", "cardless"},
			{"ja", "消防への防火の相談は、行っておりません。", "told"},
			{"ja", "倉庫ごとの台数は、棚卸しが済んでいないため公表しておりません。", "withheld"},
			{"ja", "会員番号は符号に置き換えていたため、第三者が読み取ることはできません。", "cardless"},
			{"ja", "昨年も、倉庫の端末を取り外しました。", "taken"},
			{"ja", "海外のお客さまよりも、送り先に指定された方のほうが少なくなっています。", "overseas, gift_recipient"},
		}},
	} {
		for i, r := range refusedOf(t, c.dir, c.langs, c.all) {
			if c.holds != (r == "") {
				t.Errorf("%s (cites %s): %q", c.all[i].text, c.all[i].cites, r)
			}
		}
	}
}
