package affected

import "strings"

// kanji lists characters that are one and the same in a name, and which NFKC
// leaves apart (platform fact 24). In each group the first is the form that
// counts. A group is here if the family register shows the one and a keyboard
// gives the other first.
const kanji = `
高髙 崎﨑嵜碕 辺邊邉 斉齋齊斎 沢澤 浜濱濵 島嶋嶌 広廣 国國 桜櫻 真眞 徳德 恵惠 栄榮 条條 学學 寛寬 寿壽 実實 将將
浅淺 渕淵渊 瀬瀨 滝瀧 円圓 縁緣 竜龍 亀龜 弥彌 来來 会會 関關 静靜 蔵藏 薮藪 豊豐 槙槇 顕顯 総總 聡聰 鴎鷗 塩鹽
吉𠮷 土圡 柳栁 桑桒 昇曻 曽曾 涼凉 郷鄕鄉 黒黑 稲稻 岳嶽 巌巖 桧檜 万萬 与與 為爲 応應 仏佛 児兒 増增 穂穗 礼禮
鉄鐵 館舘 船舩 篭籠 荘莊 単單 楽樂 済濟 勲勳 即卽 呉吳 姫姬 峰峯 巻卷 戸戶 教敎 晋晉 暁曉 横橫 歩步 清淸 温溫
青靑 禄祿 緑綠 薫薰 富冨 梅楳 杉杦 隣鄰 渋澁 沖冲 祢禰 遥遙 尭堯 峡峽 芦蘆 麹麴
`

var sameKanji = strings.NewReplacer(kanjiPairs()...)

func kanjiPairs() []string {
	var pairs []string
	for _, group := range strings.Fields(kanji) {
		all := strings.Split(group, "")
		for _, variant := range all[1:] {
			pairs = append(pairs, variant, all[0])
		}
	}
	return pairs
}

func variants(s string) string { return sameKanji.Replace(s) }
