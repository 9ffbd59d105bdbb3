package rawmail

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// guess reads bytes that name no charset. sure is false where two charsets give text
// about as likely, or none does: then a person looks, for EUC-KR reads as kanji as
// easily as kanji do.
func guess(raw []byte) (text string, sure bool) {
	if bytes.Contains(raw, []byte("\x1b$")) || bytes.Contains(raw, []byte("\x1b(I")) {
		return iso2022jp(raw), true
	}
	if utf8.Valid(raw) {
		return validUTF8(raw), true
	}
	sample := telling(raw)
	likeliest := script{}
	best, second := likeness(validUTF8(sample), likeliest), 0.0
	for _, s := range scripts() {
		switch n := likeness(decode(s.encoding, sample), s); {
		case n > best:
			likeliest, best, second = s, n, best
		case n > second:
			second = n
		}
	}
	if best < likelyText {
		return validUTF8(raw), false
	}
	return decode(likeliest.encoding, raw), best-second >= clearLead
}

// mostTelling is how many bytes the charset is told from.
const mostTelling = 8 << 10

// telling are the first lines that hold more than ASCII: all charsets agree on the
// others.
func telling(raw []byte) []byte {
	var lines []byte
	for line := range bytes.Lines(raw) {
		if !isASCII(line) {
			lines = append(lines, line[:min(len(line), mostTelling)]...)
		}
		if len(lines) >= mostTelling {
			break
		}
	}
	return lines
}

// How much of a text must be usual in its script, and how much more than in any
// other reading. Short subjects of two usual characters pass both.
const (
	likelyText = 0.5
	clearLead  = 0.12
)

// script is a charset and what is usual in the texts that are written in it.
type script struct {
	encoding encoding.Encoding
	usual    string          // the characters that make up most of such a text
	letter   func(rune) bool // letters of no other script, usual or not
	worth    float64         // of a letter that is not among the usual ones
	foreign  float64         // of any other ideograph
	latin    bool            // letters stand one by one between ASCII
}

func scripts() []script {
	kana := func(r rune) bool { return 'ぁ' <= r && r <= 'ヺ' }
	hangul := func(r rune) bool { return '가' <= r && r <= '힣' }
	none := func(rune) bool { return false }
	return []script{
		{japanese.ShiftJIS, usualJapanese, kana, 1, 0.3, false},
		{japanese.EUCJP, usualJapanese, kana, 1, 0.3, false},
		{korean.EUCKR, usualKorean, hangul, 0.45, 0, false},
		{simplifiedchinese.GB18030, usualSimplified, none, 0, 0.3, false},
		{traditionalchinese.Big5, usualTraditional, none, 0, 0.3, false},
		{charmap.Windows1252, usualLatin, none, 0, 0, true},
	}
}

// likeness is which part of the characters beyond ASCII is usual, from 1 down; each
// that cannot be read at all weighs against five.
func likeness(text string, s script) float64 {
	var sum, n float64
	before := rune(' ')
	for _, r := range text {
		if r >= utf8.RuneSelf {
			n++
			sum += s.weigh(r, before)
		}
		before = r
	}
	if n == 0 {
		return 0
	}
	return sum / n
}

func (s script) weigh(r, before rune) float64 {
	switch {
	case r == utf8.RuneError || '\uE000' <= r && r <= '\uF8FF' || r < '\u00a0':
		return -5
	case s.usual == "" || s.latin && before >= utf8.RuneSelf:
		return 0
	case strings.ContainsRune(s.usual, r):
		return 1
	case s.letter(r):
		return s.worth
	case '一' <= r && r <= '龥':
		return s.foreign
	}
	return s.sign(r)
}

// sign weighs what is no letter. Half-width kana are usual nowhere, and all that a wrong
// reading is full of.
func (s script) sign(r rune) float64 {
	switch {
	case '\uFF61' <= r && r <= '\uFF9F' && s.worth == 1:
		return 0.3
	case '\uFF01' <= r && r <= '\uFF5E', '\u3000' <= r && r <= '\u303f', '\u2010' <= r && r <= '\u2026', '①' <= r && r <= '⑳', r == '㈱':
		return 0.8
	}
	return 0
}

// The characters that people use most, those of letters about a leak among them.
const (
	usualJapanese = "、。ー・「」々？！（）" +
		"日一国人年大十二本中長出三時行見月分後前生五間上東四今金九入学高円子外八六下来気小七山話女北午百書先名川千水半男西電校語土木聞食車何南万毎白天母火右読友左休父" +
		"会社自方新場員立開手力問代明動京目通言理体田主題意不作用度強公持野以思家世多正安院心界教文元重近考画海売知道集別物使品計死特私始朝運終台広住真有口少町料工建空" +
		"急止送切転研足究楽起着店病質待試族銀早親験英医仕去味写字答夜音注帰古買悪図週室歩紙黒春赤青館屋色走秋夏駅旅服夕借曜個情報漏洩流対象確認連絡願番号登録所氏退変更再" +
		"発数件合宛様御担当窓返信届付済利停請求被害可能性調査内容削除希望致頂申訳失礼突然初回点受取警察相談損賠償謝罪説購履歴郵便封筒表期該販決抜残念絶約束責任管部署直接結果" +
		"状況現在予定降同等及他各種項配達庫引落覚違郎鈴佐藤伝業務商務者全"
	usualKorean = "이다는을에의가고하은지로기사도를서한시자어리대해인나있과정수일들아으그제부것적전보여상구주장면동위었습니까요안녕세네게저감합됩됐되라만연생원소공관국용문중조당성물" +
		"내외개신오비거러무모와분회말카드번호밀확유출메답변탁립락처화받바뀌재발급취탈퇴알려떻궁금했언왜누엇얼마혹없않았던못잘더또및등때후년월행결역님씨명니데간체계통입경선" +
		"진영우최김박실심양야업음임작져준질차참책천청추친크키타터트특파편포표품피필학함항현형환활히될할른본록객겠출직접담건률례노미달술스속배방법복불번"
	usualSimplified = "，。？！、：；（）“”" +
		"的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些" +
		"主样理心她本前开但因只从想实日者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应向头文体美相见被利什二等产或新己制身果加西月话合回特代内信表化" +
		"老给世位次度门任常先海通教原东声提立及比员解水名真论处走义各入几口认条平系气题活更别打女变四总何电数安少报才结反受目太量再感建务做接必场件计管期市直资命金指许统区保至形社便空决" +
		"治科司五基书非则听白却界达光放强即难且权思象完设式色路记南品住告类求据程北边死该交规万取望觉术领共确传师观清今切让识候带导争运您请息泄露卡号码密邮箱址客户服订单购买银挂失补办费" +
		"赔偿歉咨询谢吗呢吧联系姓担忧个收到查换办"
	usualTraditional = "，。？！、：；（）「」" +
		"的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些" +
		"主樣理心她本前開但因只從想實日者意無力它與長把機十民第公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應向頭文體美相見被利什二等產或新己制身果加西月話合回特代內信表化" +
		"老給世位次度門任常先海通教原東聲提立及比員解水名真論處走義各入幾口認條平系氣題活更別打女變四總何電數安少報才結反受目太量再感建務做接必場件計管期市直資命金指許統區保至形社便空決" +
		"治科司五基書非則聽白卻界達光放強即難且權思象完設式色路記南品住告類求據程北邊死該交規萬取望覺術領共確傳師觀清今切讓識候帶導爭運您請料洩露卡號碼密郵箱址客戶服訂單購買銀掛失補辦費" +
		"賠償歉諮詢謝嗎呢吧聯繫姓擔憂收查換辦"
	usualLatin = "àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿßÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜŒœŠšŽž’‘“”–—…€£§°«»¿¡®©™·•±²³µ¼½¾¶†º\u00a0"
)
