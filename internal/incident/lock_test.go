package incident_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

// said loads an incident in which one answer says the sentence, and returns
// what the lock has against it.
func said(t *testing.T, lang, sentence, cites string) []string {
	t.Helper()
	other := map[string]string{"ja": "en: Here it is.", "en": "ja: ご案内します。"}[lang]
	dir := folder(t)
	dir["answers/all.yaml"] = &fstest.MapFile{Data: []byte(entry("period", map[string]string{
		"cites":  "[" + cites + "]",
		"answer": fmt.Sprintf("{%s, %s: %q}", other, lang, sentence),
	}))}
	return refusals(dir)
}

// row is one sentence, the facts it cites and a part of the refusal; "" where
// it may be said.
type row struct{ why, lang, sentence, cites, refusal string }

func try(t *testing.T, rows []row) {
	t.Helper()
	for _, r := range rows {
		t.Run(r.why, func(t *testing.T) {
			got := said(t, r.lang, r.sentence, r.cites)
			switch {
			case r.refusal == "" && len(got) > 0:
				t.Errorf("%s\nshould pass, but: %s", r.sentence, strings.Join(got, "\n"))
			case r.refusal != "" && !strings.Contains(strings.Join(got, "\n"), r.refusal):
				t.Errorf("%s\nshould be refused with %s, got: %s", r.sentence, r.refusal, strings.Join(got, "\n"))
			case r.refusal != "" && !strings.HasPrefix(got[0], "answers/all.yaml:6: "):
				t.Errorf("the refusal does not name file and line: %s", got[0])
			}
		})
	}
}

func TestFiguresStandInTheCitedFacts(t *testing.T) {
	try(t, []row{
		{"the announced number", "ja", "最大7,996名です。", "total", ""},
		{"the same in English", "en", "Up to 7,996 people.", "total", ""},
		{"two digits swapped", "ja", "最大7,966名です。", "total", `"7,966名" is in none of the cited facts`},
		{"two digits swapped in English", "en", "Up to 7,966 people.", "total", `"7,966 people"`},
		{"full-width digits are digits", "ja", "最大７，９６６名です。", "total", `"7,966名"`},
		{"full-width digits may be right", "ja", "最大７，９９６名です。", "total", ""},
		{"kanji numerals are numbers", "ja", "最大七千九百六十六名です。", "total", `"七千九百六十六名"`},
		{"kanji numerals may be right", "ja", "最大七千九百九十六名です。", "total", ""},
		{"kanji by place", "ja", "最大七九六六名です。", "total", `"七九六六名"`},
		{"digits and kanji mixed", "ja", "約8千人です。", "total", `"8千人"`},
		{"kanji numerals at length without a counter", "ja", "およそ七千九百です。", "total", `"七千九百"`},
		{"digits of another script", "ja", "最大٧٩٩٦名です。", "total", "is in none"},
		{"a number written out", "en", "Seven thousand nine hundred sixty-six people.", "total", `"Seven thousand nine hundred sixty-six people"`},
		{"a number written out may be right", "en", "Up to seven thousand nine hundred and ninety-six people.", "total", ""},
		{"a sum with a digit wrong", "ja", "カードなしの方は最大5,120名です。", "without_cards", `"5,120名"`},
		{"a sum with a digit wrong in English", "en", "Up to 5,120 people without a card.", "without_cards", `"5,120 people"`},
		{"a derived sum", "ja", "カードなしの方は最大5,180名です。", "without_cards", ""},
		{"persons counted as records", "ja", "最大2,816件です。", "card_member", "there it counts people (名), not records or cards (件)"},
		{"persons counted as cards", "en", "Up to 2,816 cards.", "card_member", "there it counts people (名)"},
		{"records counted as persons", "ja", "最大3,086名です。", "card_member", "there it counts records or cards (件)"},
		{"records counted as customers", "en", "Up to 3,086 customers.", "card_member", "there it counts records or cards (件)"},
		{"each as what it is", "ja", "最大3,086件(2,816名)です。", "card_member", ""},
		{"each as what it is in English", "en", "Up to 3,086 card records (2,816 registered members).", "card_member", ""},
		{"a counter that no fact has", "ja", "最大7,996通です。", "total", `"7,996通"`},
		{"a fact that is not cited is named", "ja", "最大36名です。", "total", "cite overseas, which holds it"},
		{"a decimal", "ja", "7.9%です。", "total", `"7.9%"`},
		{"a vague number", "ja", "数日でご返信します。", "mail", `"数日"`},
		{"a vague number in English", "en", "We reply within a few days.", "mail", `"few days"`},
		{"hundreds of people", "ja", "数百名です。", "total", `"数百"`},
		{"money", "ja", "手数料は1,000円です。", "reissue_fee", `"1,000円"`},
		{"a length of time that is a day of the month elsewhere", "ja", "11日以内にお答えします。", "period", `"11日`},
		{"a list marker is no number", "ja", "1. ご登録のメール\n2. 郵便", "individual_notice", ""},
		{"a circled list marker is no number", "ja", "①メール\n②郵便", "individual_notice", ""},
		{"kanji in idioms are no numbers", "ja", "第三者の攻撃で、一部の脆弱性を狙ったものです。二度とないよう、一層の強化に一つずつ取り組みます。", "cause, prevention", ""},
		{"day and night", "ja", "メールは24時間受付です。", "mail", ""},
		{"day and night in English", "en", "Email is received 24 hours a day.", "mail", ""},
		{"a period of the desk's own", "ja", "30日間保管します。", "keep_days", ""},
		{"days between two dates", "ja", "17日間でした。", "days_to_report", ""},
	})
}

func TestDatesStandInTheCitedFacts(t *testing.T) {
	try(t, []row{
		{"a date", "ja", "2019年3月11日に閉鎖しました。", "discovered", ""},
		{"without its year", "ja", "3月11日(月)に閉鎖しました。", "discovered", ""},
		{"in English", "en", "It was closed on Monday, March 11, 2019.", "discovered", ""},
		{"in British English", "en", "It was closed on 11 March 2019.", "discovered", ""},
		{"abbreviated", "en", "It was closed on Mar. 11.", "discovered", ""},
		{"as ISO 8601", "ja", "2019-03-11に閉鎖しました。", "discovered", ""},
		{"month and day with a slash", "ja", "3/11に閉鎖しました。", "discovered", ""},
		{"a year alone", "en", "The site opened in 2013.", "period", ""},
		{"month and year", "en", "The site opened in October 2013.", "period", ""},
		{"another day", "ja", "3月12日に閉鎖しました。", "discovered", `"3月12日"`},
		{"another day in English", "en", "It was closed on March 12, 2019.", "discovered", `"March 12, 2019"`},
		{"another day in kanji", "ja", "三月十二日に閉鎖しました。", "discovered", `"三月十二日"`},
		{"another day, British", "en", "It was closed on 12th of March.", "discovered", `"12th of March"`},
		{"another year", "ja", "2018年3月11日に閉鎖しました。", "discovered", `"2018年3月11日"`},
		{"another month of the year", "en", "It opened in May 2013.", "period", `"May 2013"`},
		{"may is no month", "en", "May we ask for your patience?", "period", ""},
		{"the wrong weekday", "ja", "3月11日(火)に閉鎖しました。", "discovered", `"3月11日(火)" has the wrong weekday; that day is a Monday`},
		{"the wrong weekday in English", "en", "It was closed on Tuesday, March 11.", "discovered", "that day is a Monday"},
		{"the wrong weekday in brackets", "en", "Open on April 13 (Sun).", "special_openings", "that day is a Saturday"},
		{"the wrong weekday written out", "ja", "3月28日金曜日です。", "report_submitted", "that day is a Thursday"},
		{"a day within an announced span", "ja", "5月1日は受け付けます。", "special_openings", ""},
		{"a day outside of it", "ja", "5月4日は受け付けません。", "special_openings", `"5月4日"`},
		{"a day within a period of years is no announced day", "ja", "2015年3月11日です。", "period", `"2015年3月11日"`},
		{"days in a row", "en", "Open on April 13 and 14.", "special_openings", ""},
		{"days in a row, one wrong", "en", "Open on April 13 and 15.", "special_openings", `"15"`},
		{"the era", "ja", "平成31年3月11日に閉鎖しました。", "discovered, heisei_31", ""},
		{"the era follows from the year", "ja", "平成31年3月11日に閉鎖しました。", "discovered", ""},
		{"the era in kanji", "ja", "平成三十一年三月十一日に閉鎖しました。", "discovered, heisei_31", ""},
		{"the era in English", "en", "It was closed in Heisei 31.", "discovered, heisei_31", ""},
		{"the wrong era year", "ja", "平成30年3月11日に閉鎖しました。", "discovered, heisei_31", `"平成30年3月11日"`},
		{"an hour", "ja", "15時頃に連絡がありました。", "discovered", ""},
		{"an hour in English", "en", "We were told at about 3 p.m.", "discovered", ""},
		{"an afternoon hour", "ja", "午後3時頃に連絡がありました。", "discovered", ""},
		{"another hour", "ja", "16時頃に連絡がありました。", "discovered", `"16時"`},
		{"another hour in English", "en", "We were told at 4 p.m.", "discovered", `"4 p.m."`},
		{"opening hours", "en", "Open from 9:00 a.m. to 6:00 p.m.", "hours", ""},
		{"longer hours", "ja", "9:00～19:00に受け付けます。", "hours", `"19:00"`},
		{"half past", "ja", "9時半から受け付けます。", "hours", `"9時半"`},
	})
}

func TestAddressesStandInTheCitedFacts(t *testing.T) {
	try(t, []row{
		{"the phone number", "ja", "お電話：0120-772-962", "phone", ""},
		{"the phone number with its hours behind", "ja", "0120-772-962(9:00～18:00)へどうぞ。", "phone, hours", ""},
		{"a wrong phone number", "ja", "お電話：0120-772-926", "phone", `"0120-772-926"`},
		{"the mail address", "en", "Write to contact@nanatsuboshi-gallery.jp.", "mail", ""},
		{"a wrong mail address", "en", "Write to info@nanatsuboshi-gallery.jp.", "mail", `"info@nanatsuboshi-gallery.jp"`},
		{"the site", "en", "The site is https://nanatsuboshi-gallery.jp.", "site", ""},
		{"the site without https", "ja", "サイトはnanatsuboshi-gallery.jpです。", "site", ""},
		{"another site", "ja", "https://nanatsuboshi-gallery.example.jp をご覧ください。", "site", `"https://nanatsuboshi-gallery.example.jp"`},
		{"another path", "en", "See https://nanatsuboshi-gallery.jp/help.", "site", `"https://nanatsuboshi-gallery.jp/help"`},
	})
}

func TestNamesAreAgreedOn(t *testing.T) {
	try(t, []row{
		{"a name of the notice", "ja", "調査はP. C. F. FRONTEO 株式会社が行いました。", "", ""},
		{"with other spaces", "ja", "「ななつ星Gallery」の件です。", "", ""},
		{"in English", "en", "The Personal Information Protection Commission was informed by JR Kyushu.", "", ""},
		{"another company", "ja", "調査は例示セキュリティ株式会社が行いました。", "", `"例示セキュリティ株式会社" looks like a name`},
		{"another company, name last", "ja", "調査は株式会社レイジが行いました。", "", `"株式会社"`},
		{"another authority", "ja", "経済産業省へ報告しました。", "authorities", `"経済産業省"`},
		{"another bank", "ja", "例示銀行へお尋ねください。", "", `"例示銀行"`},
		{"another company in Latin letters", "ja", "Exampleのサイトは別です。", "", `"Example" is no name`},
		{"another company in English", "en", "Please also look at what Example says.", "", `"Example" is no name`},
		{"another authority in English", "en", "It was reported to the Consumer Affairs Agency.", "authorities", `"Consumer" is no name`},
		{"plain words in capitals", "en", "Send no PIN on LINE; write to us in Japan on Monday, in English.", "", ""},
		{"company as a word", "ja", "決済代行会社とクレジットカード会社、弊社からご連絡します。", "monitoring_requested", ""},
	})
}

func TestCertaintyIsNotUpgraded(t *testing.T) {
	try(t, []row{
		{"a leaked item", "ja", "カード番号は流出しました。", "card_items", ""},
		{"a leaked item in English", "en", "The card number was leaked.", "card_items", ""},
		{"a likely item", "ja", "氏名は流出の可能性が高い項目です。", "member", ""},
		{"a likely item in English", "en", "Names may have been leaked.", "member", ""},
		{"a likely item upgraded", "ja", "氏名が流出しました。", "member", `"氏名" is said to have leaked`},
		{"upgraded across a comma", "ja", "氏名は、流出しました。", "member", `"氏名" is said to have leaked`},
		{"upgraded behind something that may be", "en", "The name, which may be yours, was leaked.", "member", `"name"`},
		{"upgraded in another word", "ja", "住所が漏れました。", "member", `"住所"`},
		{"upgraded in English", "en", "Your address was leaked.", "member", `"address" is said to have leaked`},
		{"upgraded in a plural", "en", "Email addresses leaked.", "member", `"email address"`},
		{"upgraded within a list of leaked items", "ja", "氏名、住所、カード番号が流出しました。", "card_items", `"住所"`},
		{"upgraded under a heading", "en", "Leaked:\n- card number\n- name", "card_items", `"name"`},
		{"upgraded under a Japanese heading", "ja", "次の項目が流出しました。\n・氏名\n・住所", "member", `"氏名"`},
		{"headings that keep them apart", "ja", "【流出】\n・カード番号\n【流出の可能性が高い】\n・氏名", "card_items, card_member", ""},
		{"all personal data", "ja", "個人情報が流出しました。", "overview", `"個人情報"`},
		{"all personal data in English", "en", "Your personal information was leaked.", "overview", `"personal information"`},
		{"the notice's own words", "ja", "クレジットカード情報を含む個人情報が流出したことが判明しました。", "overview", ""},
		{"the same words without their fact", "ja", "クレジットカード情報を含む個人情報が流出しました。", "member", `"個人情報"`},
		{"the name of the case", "ja", "個人情報流出に関する窓口です。", "", ""},
		{"unlikely is not likely", "en", "It is unlikely that names leaked.", "member", `"unlikely"`},
		{"a small possibility", "ja", "氏名が流出した可能性は低いです。", "member", `"可能性は低" denies`},
		{"a denial", "ja", "氏名は流出していません。", "member", `"流出していません" denies`},
		{"a polite denial", "ja", "氏名は流出しておりません。", "member", "denies what no fact denies"},
		{"another denial", "ja", "暗証番号は漏れていません。", "member", "denies what no fact denies"},
		{"no fact of a leak", "ja", "漏えいはありません。", "member", "denies"},
		{"a denial in English", "en", "Your PIN was not leaked.", "member", `"not leaked" denies`},
		{"nothing leaked", "en", "Nothing was leaked.", "", "denies"},
		{"not affected", "en", "You were not affected.", "", `"not affected"`},
		{"shortened", "en", "You aren't affected.", "", "denies"},
		{"no damage", "en", "There was no damage.", "", `"no damage"`},
		{"no effect", "ja", "他のサービスへの影響はありません。", "", `影響はありません" denies`},
		{"no harm done", "ja", "不正利用の被害はありません。", "", `被害はありません" denies`},
		{"not concerned", "ja", "お客さまは対象外です。", "", `"対象外です"`},
		{"not concerned, in other words", "ja", "お客さまは対象ではありません。", "", `"対象ではありません"`},
		{"outside of the period", "ja", "その日は期間外です。", "", `"期間外です"`},
		{"whether it leaked is left open", "ja", "暗証番号が流出したかどうかは、公表しておりません。", "", ""},
		{"cards used on board, as announced", "ja", "車内でご利用のクレジットカードは違うシステムを利用しており、漏洩などの事実は確認されておりません。", "onboard_cards", ""},
		{"cards used on board in English", "en", "Cards used on board run on a different system, and no leak of them has been confirmed.", "onboard_cards", ""},
		{"cards used on board, denied", "ja", "車内のカードは流出していません。", "onboard_cards", "denies"},
		{"cards used on board, denied in English", "en", "Cards used on board were not leaked.", "onboard_cards", "denies"},
		{"what is said of those cards, said of fraud", "ja", "不正利用の被害は確認されておりません。", "monitoring", "is said of something else"},
		{"the same in English", "en", "No misuse has been confirmed.", "monitoring", "is said of something else"},
		{"what is said of those cards, said of names", "ja", "氏名の漏洩は確認されておりません。", "onboard_cards", `is said of something else`},
	})
}

func TestNothingIsPromisedOrCalledSafe(t *testing.T) {
	try(t, []row{
		{"a promise", "ja", "必ずご連絡いたします。", "", `"必ず" is a promise`},
		{"a promise in English", "en", "We will definitely call you.", "", `"definitely" is a promise`},
		{"a guarantee", "ja", "全額を保証します。", "", `"保証" is a promise`},
		{"a guarantee in English", "en", "We guarantee it.", "", `"guarantee" is a promise`},
		{"what customers are asked", "ja", "必ずご本人からお問い合わせください。", "", ""},
		{"compensation", "ja", "被害は補償いたします。", "", `"補償" speaks of compensation`},
		{"compensation refused", "ja", "補償はいたしません。", "", `"補償" speaks of compensation`},
		{"compensation in English", "en", "We will compensate you.", "", `"compensat" speaks of compensation`},
		{"a refund", "en", "We will refund the fee.", "", `"refund" speaks of compensation`},
		{"a refund in Japanese", "ja", "返金いたします。", "", `"返金"`},
		{"bearing the cost", "ja", "代金は弊社が負担します。", "", `"負担します"`},
		{"a time that nobody announced", "ja", "翌営業日にお返事します。", "", `"翌営業日"`},
		{"nothing announced on it", "ja", "補償については、公表しておりません。", "", ""},
		{"nothing announced on it in English", "en", "Nothing has been announced about compensation or refunds.", "", ""},
		{"one decline does not excuse the next sentence", "ja", "時期は公表しておりません。補償いたします。", "", `"補償"`},
		{"nor what comes behind it", "ja", "時期は公表しておりませんが、補償いたします。", "", `"補償"`},
		{"nor what comes behind it in English", "en", "Nothing has been announced, but we will refund you.", "", `"refund"`},
		{"safe", "ja", "安全です。", "", `"安全" is a claim`},
		{"safe in English", "en", "Your card is safe.", "", `"safe" is a claim`},
		{"secure", "en", "Passwords are stored secure.", "", `"secure"`},
		{"no worry", "ja", "ご安心ください。", "", `"安心"`},
		{"no worry in English", "en", "There is no need to worry.", "", `"no need to worry"`},
		{"no problem", "ja", "問題ありません。", "", `"問題ありません"`},
		{"all right", "ja", "大丈夫です。", "", `"大丈夫"`},
		{"fine", "en", "Your card is fine.", "", `"is fine"`},
		{"whether it is safe is not said", "ja", "安全かどうかは公表しておりません。", "", ""},
		{"whether it is safe is not said in English", "en", "This desk cannot say whether it is safe.", "", ""},
		{"safe, and then something not announced", "ja", "安全ですが、詳細は公表しておりません。", "", `"安全"`},
		{"security measures are no claim", "ja", "セキュリティ対策と安全管理を強化します。", "prevention", ""},
	})
}

// saidAtHarbour loads the English incident in which one answer says the
// sentence, and returns what the lock has against it.
func saidAtHarbour(t *testing.T, sentence, cites string) []string {
	t.Helper()
	dir := harbour(t)
	dir["answers/one.yaml"] = &fstest.MapFile{Data: []byte(entry("one", map[string]string{
		"label":     "{en: This one}",
		"cites":     "[" + cites + "]",
		"answer":    fmt.Sprintf("{en: %q}", sentence),
		"questions": "{en: [one a, one b, one c, one d, one e]}",
	}))}
	return refusals(dir)
}

func TestAnEnglishNoticeIsReadAsClosely(t *testing.T) {
	for _, r := range []struct{ why, sentence, cites, refusal string }{
		{"a telephone number with spaces", "Call 020 7946 0000.", "phone", ""},
		{"in other groups", "Call 0207 946 0000.", "phone", ""},
		{"with a digit wrong", "Call 020 7946 0001.", "phone", `"020 7946 0001"`},
		{"with its groups turned round", "Call 0000 7946 020.", "phone", `"0000 7946 020"`},
		{"with its hours behind", "Call 020 7946 0000, 8:30-17:30.", "phone, hours", ""},
		{"an hour as the British write it", "We are here from 8.30am to 5.30pm.", "hours", ""},
		{"the same hour with a colon", "We are here from 8:30 a.m. to 17:30.", "hours", ""},
		{"another hour", "We are here from 8.30am to 6.30pm.", "hours", `"6.30pm"`},
		{"no minute of an hour", "We are here from 8.75am.", "hours", "8.75"},
		{"days in front of their month", "We are closed on 3 and 6 April 2026.", "other_days", ""},
		{"one of them wrong", "We are closed on 3 and 7 April 2026.", "other_days", `"7 April 2026"`},
		{"the first of them wrong", "We are closed on 4, 6 April 2026.", "other_days", `"4" is in none`},
		{"with their weekdays", "We are closed on Friday 3 and Monday 6 April.", "other_days", ""},
		{"with a wrong weekday", "We are closed on Thursday 3 and Monday 6 April.", "other_days", "that day is a Friday"},
		{"subscribers are people", "Up to 18,400 subscribers.", "subscribers", ""},
		{"and no records", "Up to 18,400 records.", "subscribers", "there it counts people"},
		{"pounds", "You get £640.", "applicants", `"640"`},
		{"an item that leaked in one group", "The name of subscribers was copied.", "subscribers", ""},
		{"the same item in a group where it is likely", "The name of applicants was copied.", "applicants", `"name" is said to have leaked`},
		{"the same item without its fact", "Your name was copied.", "", `"name" is said to have leaked`},
		{"where both are cited", "The name of subscribers was copied, that of applicants is likely to have been.", "subscribers, applicants", ""},
		{"an item in the plural", "CVs were downloaded.", "applicants", `"cv" is said to have leaked`},
		{"a likely item", "CVs are likely to have been downloaded.", "applicants", ""},
		{"the notice's own words on personal data", "Personal data was copied.", "overview", ""},
		{"the same words without their fact", "Personal data was copied.", "applicants", `"personal data"`},
		{"an item without evidence", "There is no evidence that bank details were copied.", "payroll", ""},
		{"upgraded", "Bank details were copied.", "payroll", `"bank details" is said to have leaked or to be likely to`},
		{"upgraded to likely", "National Insurance numbers are likely to have leaked.", "payroll", `"national insurance number"`},
		{"of which nothing has been announced", "Nothing has been announced about bank details having been copied.", "", ""},
		{"no evidence, said of something else", "There is no evidence of misuse.", "payroll", "is said of something else"},
		{"no evidence, without a fact", "There is no evidence that bank details were copied.", "", "is said of something else"},
		{"card data in an incident without cards", "Card details may have leaked.", "", `"card details" is said to have leaked or to be likely to`},
		{"a list on the line below its heading", "These were copied:\nhome address, CV", "applicants", `"home address"`},
		{"a capital of an item", "Send no CV and no National Insurance number.", "", ""},
		{"a capital of nobody", "Ask the National Board.", "", `"Board" is no name`},
	} {
		t.Run(r.why, func(t *testing.T) {
			got := strings.Join(saidAtHarbour(t, r.sentence, r.cites), "\n")
			if r.refusal == "" && got != "" || !strings.Contains(got, r.refusal) {
				t.Errorf("%s\nwant %q, got: %s", r.sentence, r.refusal, got)
			}
		})
	}
}
