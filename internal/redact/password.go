package redact

import (
	"regexp"
	"slices"
	"strings"
)

// passwords finds passwords, pass phrases and the answers to secret questions.
//
// Most people who write the word ask whether theirs leaked, so the word alone
// proves nothing. What counts as a value, from sure to unsure:
//
//   - letters mixed with digits or symbols, near the word (see strong)
//   - what stands in quotes behind the word, unless it is a phrase about leaking
//   - a Latin word after は, ":" or "is", unless an ordinary one (words.go)
//   - a Japanese statement (は…です), unless it asks or tells of a leak (words.go)
//
// One-time codes and the letter codes that the company mails are not cut: they
// are of no use to anybody else, and the desk needs to read them.
func (v *view) passwords() []span {
	found := slices.Concat(v.renamed(), v.glued(), v.answers(), v.lone())
	words := v.passwordWords()
	if len(words) > 0 {
		found = append(found, v.entered()...)
	}
	found = append(found, v.mine(numberWord, 4, 8)...)
	for _, word := range words {
		found = append(found, v.lineBelow(word, passwordLine)...)
		found = append(found, v.valueBefore(word)...)
		found = append(found, v.valueAfter(word)...)
	}
	return found
}

// numberWord are words for a password that may be a number.
var numberWord = regexp.MustCompile(`密[码碼]|비밀 ?번호|비번|パスコード|\bpasscode\b`)

// passwordWords lists where a password is spoken of.
func (v *view) passwordWords() []span {
	var words []span
	for _, m := range passwordWord.FindAllStringSubmatchIndex(v.text, -1) {
		word := submatch(m)
		if !oneTime.MatchString(v.text[v.behind(word.from, 12):word.from]) {
			words = append(words, word)
		}
	}
	if secretQuestion.MatchString(v.text) || asksSecret.MatchString(v.text) {
		for _, m := range secretTopic.FindAllStringIndex(v.text, -1) {
			words = append(words, span{m[0], m[1]})
		}
	}
	return words
}

// submatch is the one subexpression that matched.
func submatch(m []int) span {
	for i := 2; i < len(m); i += 2 {
		if m[i] >= 0 {
			return span{m[i], m[i+1]}
		}
	}
	return span{}
}

// Where a text speaks of a secret question, what it asks and "answer" announce one.
var (
	secretQuestion = regexp.MustCompile(`(?:秘密|ひみつ)の質問|(?:旧姓|ペット|出身|学校|先生|食べ物|映画|初めて)[^。?!\n\x{E000}-\x{E0FF}]{0,8}質問|[问問][題题]的?答案|密保[问問][题題]|安全[问問][题題]|\b(?:secret|security) question`)
	secretTopic    = regexp.MustCompile(`答え|回答|答案|\banswer\b|\bmaiden name(?: for (?:the|my) (?:secret|security) question|,[^,.\n\x{E000}-\x{E0FF}]{1,60},)?|\b(?:first|favou?rite) (?:pet|school|teacher|car)\b|\bpet'?s? name\b`)
)

// In passwordWord the short forms パス and "pass" count only before a connective:
// パスポート, バイパス and "JR Pass" are none.
var (
	passwordWord = regexp.MustCompile(`(?:^|[^ァ-ヶー]|ログイン)(パス)[はがを:=「『\s]|(?:^|[\s、。])(ぱす)[はがを:=「\s]|(?:^|[\n,;/、。] ?)(pass) |` +
		`(パスワー?|ぱすわー?)[はがもを:=「『\s、にの]|` +
		`\b(pass) ?(?:[:=はが]|is\b|was\b)|` +
		`((?:[パバ]ス|ぱす|ぱス|パす) ?[ワヮわ] ?[ーァアぁあ一\-−―‐–~]{0,2} ?[ドトどと卜]ー?|パスコード|パスフレーズ|合い?言葉|あいことば|` +
		secretAnswer + `|` +
		`\bpa?s{1,3}[ \-]?o?w[aeou]{0,2}r?[aeou]?(?:d{1,2}s?|t)\b|\bkennwort\b|\bcontrase[nñ]a\b|\bmot de passe\b|\bsenha\b|\bпароль\b|mật khẩu|\bkata sandi\b|\bpass ?(?:codes?|phrases?|keys?)\b|\bpwd?s?\b|\bpswd?\b|\bpword\b|\bp/w\b|` +
		`密[码碼]|口令|비[밀말] ?번[호오]|비번|패스[워위]드)`)
	oneTime = regexp.MustCompile(`(?:ワンタイム|一回限りの?|使い捨ての?|one[ \-]?time |一次性|일회용 ?|otp )$`)
	brief   = regexp.MustCompile(`^(?:パス|パスワー?|ぱす|ぱすわー?|pass|pwd?s?|pswd?|pword|p/w|비번)$`)
)

// secretAnswer is the answer to a secret question, by its name or by what is asked:
// 「母の旧姓で、…」.
const secretAnswer = `(?:秘密|ひみつ)の(?:質問|しつもん)[^。\x{E000}-\x{E0FF}]{0,20}?(?:答え?|こたえ|回答)|(?:秘密|ひみつ)の(?:答え|こたえ)|` +
	`(?:秘密|ひみつ)の(?:質問|しつもん)[^。?\n\x{E000}-\x{E0FF}]{0,8}?(?:旧姓|(?:ペット|愛犬|愛猫|[犬猫])(?:の名前?)?|出身[地校]?|[小中]学校|好きな[^。は、で\n]{1,6}|[父母]親?の名前?|あだ名|先生の名前?)[」』)]?|` +
	`\b(?:secret|security) answer\b|\b(?:secret|security) question[^.?\n\x{E000}-\x{E0FF}]{0,40}?\banswer\b|\banswer to [^.\n\x{E000}-\x{E0FF}]{0,20}(?:secret|security) question\b(?: ?\([^()\n]{1,30}\))?|\bmemorable (?:word|answer)\b|` +
	`(?:密保|(?:安全|密[码碼]提示|秘密)[问問][题題])(?:[问問][题題])?的?(?:答案|回答)|(?:비밀 ?번호(?: ?찾기)?|비밀|보안) ?(?:질문|힌트)(?:의)? ?(?:답변?|정답|대답)`

// lead is what stands between the word and where a value may begin.
type lead struct {
	text string
	word string
	from int  // where the word begins
	line bool // with a line
}

// stated reports whether the lead says that a value comes.
func (l lead) stated() bool { return stating.MatchString(l.text) }

// as reports whether what comes is something that the password is made of or changed
// to, so that only the verb behind it shows a value: 「…を使って」.
func (l lead) as() bool { return madeOf.MatchString(l.text) }

// valueAfter finds the value that follows the word, and further ones after it.
func (v *view) valueAfter(word span) []span {
	at := word.to
	l := lead{text: leadIn.FindString(v.ahead(at, 72)), word: v.text[word.from:word.to], from: word.from}
	l.line = lineStart.MatchString(v.text[v.behind(word.from, 12):word.from])
	if strings.HasPrefix(l.text, `"`) && !strings.HasSuffix(v.text[:word.from], `"`) {
		l.text = "" // it opens the value
	}
	at += len(l.text)
	for _, read := range []func(lead, int) (span, bool){v.quoted, v.token, v.clause, v.hangul, v.hanzi, v.strongNear, v.plainNear} {
		if s, ok := read(l, at); ok {
			return append([]span{s}, v.more(s.to)...)
		}
	}
	return nil
}

// leadIn is what may stand between the word and the value; stating is what of it
// says that a value comes.
var (
	leadIn = regexp.MustCompile(`^(?:'s\b|[」』"')\]】]?(?:\([^()\n!-~]{0,8}\) ?[:=は])?(?: ?(?:の(?:ほう|方|ところ|欄|答え|文字列|中身|内容)(?:に|は|が)?|(?:に|として)?(?:使っ|登録し|設定し|入れ)(?:てい?)?た(?:の|やつ)?(?:は|が)?|だったの(?:は|が)?|としては?|には?|では?|[はが]ね|は|が|を|も|って|わ|の|는요|은요|는|은|가|이|를|을|으?로|도|의|에))?)` +
		`(?:(?: (?:for|on|at|to|in|of|from)(?: [a-z'.]+){1,4}?|(?: that| which)? (?:i|we)(?: [a-z']+){1,5}?)?(?: (?:is|was) |[:=])|[\s:=>→・、,\-~]|\.{2,}|\((?:it|this|that|which) (?:is|was) |番号は?|です(?:が|けど)|なんです(?:が|けど)|だけど|たしか|確か|多分|たぶん|おそらく|え[っーえ]?と|(?:自分の|私の)?(?:生年月日|誕生日|電話番号|郵便番号|会員番号)の|` +
		`昔から|ずっと|当時|全部|すべて|[小大]文字で|ひらがなで|カタカナで|ローマ字で|[全半]角で|英[字語]で|数字で|以下|下記|次の(?:とおり|通り)|` +
		`\b(?:is|was|were|are|as|to|be|been|has|had|have|which|that|i|we|it|used?|using|set|registered|chose|with|there|here|then|just|literally|still|always|maybe|probably|actually|simply|something|like|only|originally)\b|` +
		`[我用填写寫输輸当當]的?|[设設][置定]?的?|生日|成了?|是|为|為|係|[四六4-8]位[数數]?字?|一直|一[样樣]|同[样樣]|以前|之前|[应應][该該]|大概|好像|似乎|可能|就|也|[打叫]的?|제가|내가|숫자|[네4] ?자리|쓰던|썼던|쓴|건|것은|아마|원래)*`)
	stating   = regexp.MustCompile(`\.{2,}|[:=→はがを是为為係用成는은가이]|\b(?:is|was|were|are|been)\b|\bset (?:as|to)\b|\bused to be\b|'s\b|以下|下記|です|って`)
	madeOf    = regexp.MustCompile(`[をに로를을](?:は)?[\s、]*$`)
	lineStart = regexp.MustCompile(`(?:^|\n)(?:[\s・\-*●■「『【\[(]|私の|旧|現在の|今の|以前の|昔の|my|old|我的|제|내|ログイン|id|/)*$`)
)

// strongNear finds a strong word a little further on, in the same sentence or
// the next: 「パスワードを変えたい。今のは…です」.
func (v *view) strongNear(_ lead, at int) (span, bool) {
	rest := v.ahead(at, 40)
	if i := strings.IndexFunc(rest, isMark); i >= 0 {
		rest = rest[:i]
	}
	for _, m := range latin.FindAllStringIndex(rest, -1) {
		s := v.tokenAt(at + m[0])
		word := v.text[s.from:s.to]
		if strong(word) && !receipt.MatchString(word) && !otherLabel.MatchString(rest[:m[0]]) && (!strings.Contains(rest[:m[0]], "\n") || v.fillsLine(s)) {
			return s, true
		}
	}
	return span{}, false
}

// fillsLine reports whether a word is all that its line says.
func (v *view) fillsLine(s span) bool {
	before := v.text[v.behind(s.from, 8):s.from]
	return lineStart.MatchString(before) && wholeLine.MatchString(v.ahead(s.to, 12))
}

var wholeLine = regexp.MustCompile(`^[」』"')]* ?(?:です|でした|だよ|입니다|이에요|예요)?[。.! ]*(?:$|\n)`)

// plainNear finds a plain Latin word a little further on, where a copula makes it
// the value: 「パスワードは犬の名前で…でした」.
func (v *view) plainNear(_ lead, at int) (span, bool) {
	rest := v.ahead(at, 24)
	if i := strings.IndexFunc(rest, func(r rune) bool { return isMark(r) || strings.ContainsRune("。?!\n", r) }); i >= 0 {
		rest = rest[:i]
	}
	for _, m := range latin.FindAllStringIndex(rest, -1) {
		s := v.tokenAt(at + m[0])
		word := v.text[s.from:s.to]
		if m[0] > 0 && letter.MatchString(word) && !ordinaryWord(word) && !exempt.MatchString(word) && stateEnd.MatchString(v.ahead(s.to, 8)) && !otherLabel.MatchString(rest[:m[0]]) {
			return s, true
		}
	}
	return span{}, false
}

var stateEnd = regexp.MustCompile(`^ ?[」』"']? ?(?:です|でした|だった|なんです|なんだ|という|って(?:入|登|打|書|やつ)|と(?:打|入|登録|設定|書)|に(?:し[てま]|設定)|で登録|やった|どす|や(?:けど|ねん)|だ(?:けど|よ)|を?使って|라고|이에요|예요|입니다|였|인데)`)

var (
	latin      = regexp.MustCompile(`[!-~]{4,}`)
	receipt    = regexp.MustCompile(`^[a-z\d]{4}-[a-z\d]{4}$`)
	otherLabel = regexp.MustCompile(`(?:\bid|アイディ|ユーザー?名?|ニックネーム|user(?:name)?|e?-?mail|아이디[는가]?|账号|賬號|帳號|用[户戶]名|番号|注文|受付|会員|コード|order|receipt|ticket|number|\bno|code)[\s:=は#.是는은]*$`)
)

// more finds values that are listed right after one: "X か Y", "X / Y".
func (v *view) more(at int) []span {
	var found []span
	for range 8 {
		joint := listed.FindString(v.ahead(at, 12))
		at += len(joint)
		s, ok := v.quoted(lead{text: "は"}, at)
		if !ok {
			s = v.tokenAt(at)
			ok = strong(v.text[s.from:s.to]) || joint != "" && v.listed(s)
		}
		if !ok {
			break
		}
		found = append(found, s)
		at = s.to
	}
	return found
}

// listed reports whether a plain word that stands beside a value is another one.
func (v *view) listed(s span) bool {
	word, rest := v.text[s.from:s.to], v.ahead(s.to, 12)
	return len(word) >= 3 && letter.MatchString(word) && !ordinaryWord(word) && !exempt.MatchString(word) &&
		(copula.MatchString(rest) || changing.MatchString(rest) || listEnd.MatchString(rest))
}

var listEnd = regexp.MustCompile(`^[」』"']?(?:$|[\n.!?。])`)

var listed = regexp.MustCompile(`^[\s」』"')]*(?:[/、,・&→]|から|と|か|を|または|もしくは|あるいは|\b(?:or|and|then|to)\b)?\s*`)

// entered finds the strong word with which somebody says that they sign in, in a text
// about passwords, and the name with a number that a Japanese copula makes one.
func (v *view) entered() []span {
	var found []span
	for _, m := range enters.FindAllStringSubmatchIndex(v.text, -1) {
		s := submatch(m)
		if word := v.text[s.from:s.to]; strong(word) && !receipt.MatchString(word) && !otherLabel.MatchString(v.text[v.behind(s.from, 12):s.from]) {
			found = append(found, s)
		}
	}
	for _, m := range numbered.FindAllStringSubmatchIndex(v.text, -1) {
		if !device.MatchString(v.text[m[2]:m[3]]) {
			found = append(found, span{m[2], m[3]})
		}
	}
	return found
}

var (
	enters   = regexp.MustCompile(`([!-~]{6,40})(?:で統一|を使って|にして|で登録|でログイン|で入って|って入れ|と入れ|と打|は(?:弱|強|安全|大丈夫|危|漏)[^。\n]{0,12}パスワ)|([!-~]{6,40})[를을]? ?(?:쓰는|썼|쓰고|사용)|\b(?:(?:logg?(?:ed|ing)?|signed) ?in (?:with|using)|typed|entered|used) ([!-~]{6,40})`)
	numbered = regexp.MustCompile(`パスワー?ド[^。?!\n\x{E000}-\x{E0FF}]{0,24}?([ァ-ヶー]{2,12}\d{2,8})(?:です|でした|だった|なん|にし[てま]|って|という)`)
	device   = regexp.MustCompile(`^(?:.*(?:コード|ナンバー|ページ|カード|バージョン)|エラー|ステップ|ウィンドウズ|アイフォン|ギャラクシー)\d+$`)
)

// lineBelow finds a value that is a line of its own below one that announces it:
// 「パスワードはこちら」 and then the value.
func (v *view) lineBelow(word span, value *regexp.Regexp) []span {
	at := word.to + len(announcing.FindString(v.ahead(word.to, 40)))
	m := value.FindStringSubmatchIndex(v.ahead(at, 48))
	if at == word.to || m == nil {
		return nil
	}
	s := submatch(m)
	s = span{at + s.from, at + s.to}
	if text := v.text[s.from:s.to]; ordinary(text) || exempt.MatchString(text) || serial.MatchString(text) || year(text) {
		return nil
	}
	return []span{s}
}

var (
	announcing   = regexp.MustCompile(`^[^。?!\n\x{E000}-\x{E0FF}]{0,10}(?:これ|こちら|以下|下記|言い?[うま]|送[りる]|伝え|書[きく]|同じなん|でした|here|this|following|i'll tell)[^。?!\n\x{E000}-\x{E0FF}]{0,8}\n\s*`)
	passwordLine = regexp.MustCompile(`^(?:[「『"]([^「」『』"\n\x{E000}-\x{E0FF}]{2,24})[」』"]|([!-~]{4,40}?))(?:です|でした|だよ)?[。.! ]*(?:\n|$)`)
	numberLine   = regexp.MustCompile(`^(\d{3,4})(?:です|でした|だよ)?[。.! ]*(?:\n|$)`)
	askedBefore  = regexp.MustCompile(`^は?\?\s*\n\s*(\d{3,4})(?:です|だよ)?[。.! ]*(?:\n|$)`)
)

// glued finds the digits that follow the word without a space: "pw0412".
func (v *view) glued() []span {
	var found []span
	for _, m := range gluedValue.FindAllStringSubmatchIndex(v.text, -1) {
		found = append(found, span{m[2], m[3]})
	}
	return found
}

var gluedValue = regexp.MustCompile(`\b(?:pwd?|pass|passcode)(\d{3,12})\b`)

// renamed finds 「X」に変更, with or without the word.
func (v *view) renamed() []span {
	var found []span
	for _, m := range renaming.FindAllStringSubmatchIndex(v.text, -1) {
		if strong(v.text[m[2]:m[3]]) {
			found = append(found, span{m[2], m[3]})
		}
	}
	return found
}

var renaming = regexp.MustCompile(`[「『"']([!-~]{4,64}?)[」』"'] ?[にへ] ?(?:変更|変え|かえ|再設定|設定|して)`)
