package incident_test

import "testing"

// A text takes no day, hour, verb or kind from its neighbour in the notice, leaves nothing open that the notice
// says, and slips no reason past the lock because a request follows it.
func TestSentencesBesideTheirFacts(t *testing.T) {
	dir := longer(folder(t), "ja", map[string]string{
		"pool":    "プールの水質の記録は、2019年3月4日(月)から3月20日(水)までの間に計3回、外部の端末から開かれました。",
		"gate":    "弊社は4月5日(金)午後2時に入場門を閉め、翌4月6日(土)に貸し靴の回収を始めました。",
		"coats":   "お預かりした外套は各棟の戸棚に納めており、紛失はございません。",
		"takings": "売上金は警備員が毎日運んでおり、事務室には保管しておりません。",
		"passes":  "入館証の番号は、ハッシュ化して帳簿に記録しておりました。",
		"lamps":   "照明の交換費用は、1世帯あたり5,500円(税込)を上限として弊社が負担いたします。",
		"asking":  "弊社からお電話で入館証の番号をお尋ねすることはございません。",
		"kiosk":   "売店の営業時間は平日が午前10時から午後5時まで、土曜が午前10時から午後3時までです。",
		"walls":   "外壁の塗り替えは、2019年6月28日(金)までに行う予定です。",
		"shoes":   "貸し靴の番号が漏えいしたことを確認しております。",
		"stalls":  "屋台の出店者(約60社)の名簿は、別の戸棚で保管しております。",
		"copies":  "鍵の写しが作られた経緯は、現在も調査中です。",
		"answer":  "手紙でのお返事には、5営業日程度いただく場合がございます。",
		"keeper":  "門番1名の鍵が使われておりました。",
		"forms":   "弊社は4月8日(月)に消防署へ見取り図を、4月22日(月)に避難計画を提出いたしました。",
		"guards":  "灯台の見張り所の係員が、4月1日(月)に灯りの異変を見つけました。",
		"winter":  "2020年1月6日(月)以降の売店は、平日のみ開けております。",
		"all":     "すべての見学者の腕章を、4月25日(木)に無効としております。",
		"spring":  "遊歩道は4月9日(火)から通行を停止しており、再開は12月上旬を目指しております。",
		"elder":   "倉庫の扉がこじ開けられた形跡は見つかっておりません。",
		"usual":   "観覧車の運転は、通常どおり行っております。",
		"film":    "上映会の記録は、まとまり次第、館内で公表いたします。",
	})
	for holds, all := range map[bool][]sentence{
		true: {
			{"ja", "プールの記録が最後に開かれたのは、3月20日です。", "pool"},
			{"ja", "水質の記録は、3月20日までに3回開かれております。", "pool"},
			{"ja", "入場門は、4月5日の午後2時に閉めております。", "gate"},
			{"ja", "4月5日の午後2時に、入場門を閉めております。", "gate"},
			{"ja", "入場門を閉めたのは、4月5日の午後2時です。", "gate"},
			{"ja", "外套は、戸棚に納めております。", "coats"},
			{"ja", "売上金は、事務室に保管しておりませんでした。", "takings"},
			{"ja", "入館証の番号は、ハッシュ化しておりました。", "passes"},
			{"ja", "照明の交換費用は、1世帯につき税込5,500円まで弊社が負担いたします。", "lamps"},
			{"ja", "お電話で入館証の番号をお尋ねすることはありませんので、お答えにならないでください。", "asking"},
			{"ja", "売店は、土曜日は午後3時まで開けております。", "kiosk"},
			{"ja", "外壁の塗り替えは、6月28日までに行います。", "walls"},
			{"ja", "貸し靴の番号が漏えいしております。", "shoes"},
			{"ja", "出店者の約60社の名簿は、別の戸棚で保管しております。", "stalls"},
			{"ja", "鍵の写しが作られた経緯は、まだ調べているところです。", "copies"},
			{"en", "Letters may be answered after about five business days.", "answer"},
			{"ja", "使われたのは、門番お一人の鍵です。", "keeper"},
			{"ja", "避難計画は、4月22日に提出しております。", "forms"},
			{"ja", "灯りの異変に気づいたのは、見張り所の係員です。", "guards"},
			{"ja", "遊歩道は、4月9日から通行をお受けしておりません。", "spring"},
			{"ja", "遊歩道の再開は、12月上旬が目標です。", "spring"},
			{"ja", "倉庫の扉がこじ開けられた形跡はございません。", "elder"},
			{"en", "The big wheel is running as usual.", "usual"},
		},
		false: {
			{"ja", "プールの記録が最後に開かれたのは、3月4日です。", "pool"},
			{"ja", "3月20日に、水質の記録が3回開かれました。", "pool"},
			{"ja", "入場門を閉めたのは、4月6日の午後2時です。", "gate"},
			{"ja", "外套のうち2着が見当たらなくなっております。", "coats"},
			{"ja", "売上金の袋も、事務室に保管しておりました。", "takings"},
			{"ja", "入館証の番号は、そのままの文字列で記録しておりました。", "passes"},
			{"en", "The numbers of the passes were recorded in plain text.", "passes"},
			{"ja", "照明の交換費用は、お一人につき5,500円まで負担いたします。", "lamps"},
			{"ja", "照明の交換費用の上限は、税別5,500円です。", "lamps"},
			{"en", "We cover new lamps up to 5,500 yen plus tax.", "lamps"},
			{"ja", "お電話で入館証の番号をお尋ねすることがございますので、お答えください。", "asking"},
			{"en", "We may call you to ask for the number of your pass, so please answer.", "asking"},
			{"ja", "売店は、土曜日は午後5時まで開けております。", "kiosk"},
			{"en", "The new paint on the outer walls is already in place.", "walls"},
			{"ja", "貸し靴の番号が漏えいしたかどうかは、まだ分かっておりません。", "shoes"},
			{"ja", "貸し靴そのものが持ち出されております。", "shoes"},
			{"en", "Several keepers' keys had been used.", "keeper"},
			{"ja", "上映会の記録は、公表いたしません。", "film"},
			{"ja", "売店の営業は、停止しております。", "kiosk"},
			{"ja", "避難計画は、4月8日に提出しております。", "forms"},
			{"ja", "一部の見学者の腕章を、無効としております。", "all"},
			{"ja", "来年1月6日以降の売店は、土日も開けております。", "winter"},
			{"ja", "遊歩道の通行は、12月上旬に再開いたします。", "spring"},
		},
	} {
		for i, r := range refusedOf(t, dir, []string{"ja", "en"}, all) {
			if (r == "") != holds {
				t.Errorf("%s (cites %s): refused: %s", all[i].text, all[i].cites, r)
			}
		}
	}
}
