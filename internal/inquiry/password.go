package inquiry

import (
	"regexp"
	"strings"
	"unicode/utf8"
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
	found := v.renamed()
	for _, word := range v.passwordWords() {
		found = append(found, v.valueBefore(word.from)...)
		found = append(found, v.valueAfter(word.to)...)
	}
	return found
}

// passwordWords lists where a password is spoken of.
func (v *view) passwordWords() []span {
	var words []span
	for _, m := range passwordWord.FindAllStringSubmatchIndex(v.text, -1) {
		word := span{max(m[2], m[4], m[6]), max(m[3], m[5], m[7])}
		if !oneTime.MatchString(v.text[v.behind(word.from, 12):word.from]) {
			words = append(words, word)
		}
	}
	return words
}

// In passwordWord the short forms パス and "pass" count only before a connective:
// パスポート, バイパス and "JR Pass" are none.
var (
	passwordWord = regexp.MustCompile(`(?:^|[^ァ-ヶー]|ログイン)(パス)[はがを:=「『\s]|` +
		`\b(pass) ?(?:[:=はが]|is\b)|` +
		`(パスワ[ーァア一\-]?[ドト卜]|ぱすわー?ど|パスコード|パスフレーズ|合い?言葉|あいことば|` +
		`秘密の質問[^。\n]{0,20}?答え?|秘密の答え|ひみつのしつもんのこたえ|` +
		`\bpass ?words?\b|\bpasswd\b|\bpass ?codes?\b|\bpass ?phrases?\b|\bpwd?\b|\bp/w\b|` +
		`\b(?:secret|security) answer\b|\b(?:secret|security) question(?:'s)? answer\b|\banswer to [^.\n]{0,20}(?:secret|security) question\b|` +
		`密[码碼]|口令|비밀 ?번호|비번|패스워드)`)
	oneTime = regexp.MustCompile(`(?:ワンタイム|一回限りの?|使い捨ての?|one[ \-]?time )$`)
)

// valueAfter finds the value that follows the word, and further ones after it.
func (v *view) valueAfter(at int) []span {
	lead := leadIn.FindString(v.ahead(at, 40))
	at += len(lead)
	for _, read := range []func(string, int) (span, bool){v.quoted, v.token, v.clause, v.strongNear} {
		if s, ok := read(lead, at); ok {
			return append([]span{s}, v.more(s.to)...)
		}
	}
	return nil
}

// leadIn is what may stand between the word and the value; stating is what of it
// says that a value comes.
var (
	leadIn  = regexp.MustCompile(`^[」』"')\]】]?(?:\([^()\n!-~]{0,8}\) ?[:=は]|[\s:=>→・、,\-]|は|が|を|も|って|わ|\b(?:is|was|were|are|as|to)\b|番号|です(?:が|けど)|なんですけど|なんですが|たしか|確か|多分|たぶん|えっと|以下|下記|次の(?:とおり|通り)|是|为|為|는|은|가|이)*`)
	stating = regexp.MustCompile(`[:=→はがを是为為는은가이]|\b(?:is|was|as|to)\b|以下|下記|です|って`)
)

// quoted reads what stands in quotes or brackets.
func (v *view) quoted(lead string, at int) (span, bool) {
	m := inQuotes.FindStringIndex(v.ahead(at, 66))
	if m == nil {
		return span{}, false
	}
	_, n := utf8.DecodeRuneInString(v.text[at:])
	_, closing := utf8.DecodeLastRuneInString(v.text[:at+m[1]])
	s := span{at + n, at + m[1] - closing}
	inner := v.text[s.from:s.to]
	if strong(inner) {
		return s, true
	}
	stated := stating.MatchString(lead) || strings.TrimSpace(lead) == ""
	return s, stated && v.text[at] != '(' && !exempt.MatchString(inner) && !ordinary(inner)
}

var inQuotes = regexp.MustCompile(`^(?:「[^「」\n]+」|『[^『』\n]+』|【[^【】\n]+】|"[^"\n]+"|'[^'\n]+'|` + "`[^`\n]+`" + `|<[^<>\n]+>|\([^()\n]+\)|\[[^\[\]\n]+\])`)

// token reads one word of Latin letters, digits and symbols.
func (v *view) token(lead string, at int) (span, bool) {
	s := v.tokenAt(at)
	word := v.text[s.from:s.to]
	stated := stating.MatchString(lead)
	sameLine := !strings.Contains(lead, "\n")
	switch {
	case exempt.MatchString(word):
		return s, false
	case strong(word):
		return s, true
	case numeral.MatchString(word):
		return s, (stated || sameLine) && len(word) >= 3 && !figure.MatchString(word) && !dashedPhone.MatchString(word) && !v.unit(s.to)
	}
	if !stated || !sameLine || len(word) < 3 || ordinaryWord(word) || !letter.MatchString(word) || !v.closes(s.to) {
		return s, false
	}
	return span{s.from, v.phrase(s.to)}, true
}

var (
	letter      = regexp.MustCompile(`^[a-z]`)
	numeral     = regexp.MustCompile(`^\d[\d,./:\-]*$`)
	dashedPhone = regexp.MustCompile(`^(?:0\d{1,3}-\d{1,4}-\d{3,4}|\d{3}-\d{4})$`)
)

// tokenAt is the run of visible ASCII there without the punctuation at its end.
func (v *view) tokenAt(at int) span {
	end := at
	for end < len(v.text) && end < at+256 && '!' <= v.text[end] && v.text[end] <= '~' {
		end++
	}
	return span{at, at + len(strings.TrimRight(v.text[at:end], `.,;:?)]}>"'`+"`"))}
}

// strong reports whether a word can hardly be anything but a password: letters
// with digits or symbols among them, and no product, standard or address.
func strong(word string) bool {
	bare := strings.TrimRight(word, "!")
	return len(word) >= 4 && mixed.MatchString(bare) && !exempt.MatchString(word) && !ordinaryWord(bare)
}

// exempt are things that look like passwords: letter codes, addresses, links.
var (
	mixed  = regexp.MustCompile(`^[!-~]*(?:[a-z][!-~]*[\d#$%&*@^~+=!?<>|\\]|[\d#$%&*@^~+=!|\\][!-~]*[a-z])[!-~]*$`)
	exempt = regexp.MustCompile(`^(?:` + letterGroup + `-){3}` + letterGroup + `$|^[\w.+\-]+@[a-z0-9.\-]+\.(?:jp|com|net|org|info|cn|tw|hk|kr|uk|sg|us|de|fr|au|ca|example|test|invalid)\W*$|^(?:https?://|www\.)`)
)

// letterGroup is a fourth of a letter code; each has a letter, lest a card be one.
const letterGroup = `(?:[a-z][a-z\d]{3}|\d[a-z][a-z\d]{2}|\d{2}[a-z][a-z\d]|\d{3}[a-z])`

// closes reports whether a word that ends there can be a value: "hanako です" is
// one, "Chrome に保存" is none.
func (v *view) closes(at int) bool {
	return valueEnd.MatchString(strings.TrimLeft(v.ahead(at, 16), " 」』\"'"))
}

var valueEnd = regexp.MustCompile(`^(?:$|[\n!-~。、・」』\x{E000}-\x{E0FF}]|です|でし|だ|にし|で登録|で設定|で入|とい|と登録|と設定|と入|に変|に設|に戻|を使|입|이|예|에|였|了|吗)`)

// phrase extends a value by the plain words that follow it, for a pass phrase.
func (v *view) phrase(at int) int {
	for range 7 {
		m := nextWord.FindStringSubmatchIndex(v.ahead(at, 32))
		if m == nil || ordinaryWord(v.text[at+m[2]:at+m[3]]) {
			break
		}
		at += m[3]
	}
	return at
}

var nextWord = regexp.MustCompile(`^ ([a-z']+)(?:[ \n.,!?]|$)`)

// clause reads the Japanese words up to the end of the clause.
func (v *view) clause(lead string, at int) (span, bool) {
	text := clauseText.FindString(v.ahead(at, 40))
	asked := strings.HasPrefix(v.text[at+len(text):], "?")
	if first, _, _ := strings.Cut(text, " "); exempt.MatchString(first) || utf8.RuneCountInString(text) < 2 || text[0] < utf8.RuneSelf && !wide.MatchString(text) {
		return span{}, false
	}
	if strings.HasSuffix(lead, "を") || strings.HasSuffix(lead, "を ") {
		m := changedTo.FindStringSubmatchIndex(text)
		return part(at, m), m != nil && !ordinary(text[m[2]:m[3]])
	}
	if asked || !naming.MatchString(lead) || ordinary(text) || question.MatchString(text) {
		return span{}, false
	}
	if m := statement.FindStringSubmatchIndex(text); m != nil {
		return part(at, m), !ordinary(text[m[2]:m[3]])
	}
	whole := strings.TrimRight(text, " ")
	ends := clauseEnd.MatchString(v.text[at+len(text):])
	return span{at, at + len(whole)}, label.MatchString(lead) || ends && !predicate.MatchString(whole)
}

// part is the first subexpression of a match at at.
func part(at int, m []int) span {
	if m == nil {
		return span{}
	}
	return span{at + m[2], at + m[3]}
}

var (
	clauseText = regexp.MustCompile(`^[^。、,!?\n「」『』"(){}<>|\x{E000}-\x{E0FF}]*`)
	clauseEnd  = regexp.MustCompile(`^(?:$|[。、!,\n])`)
	wide       = regexp.MustCompile(`[ぁ-ヶ一-龠가-힣]`)
	naming     = regexp.MustCompile(`[:=→はわ]|\b(?:is|was)\b|以下|下記|です`)
	label      = regexp.MustCompile(`[:=→]\s*$`)
	changedTo  = regexp.MustCompile(`^(.{1,24}?)[にへ](?:変更|変え|かえ|再設定|設定|戻|して)`)
)

// strongNear finds a strong word a little further on, in the same sentence or
// the next: 「パスワードを変えたい。今のは…です」.
func (v *view) strongNear(_ string, at int) (span, bool) {
	rest := v.ahead(at, 40)
	if i := strings.IndexFunc(rest, isMark); i >= 0 {
		rest = rest[:i]
	}
	for _, m := range latin.FindAllStringIndex(rest, -1) {
		s := v.tokenAt(at + m[0])
		word := v.text[s.from:s.to]
		if strong(word) && !receipt.MatchString(word) && !otherLabel.MatchString(rest[:m[0]]) {
			return s, true
		}
	}
	return span{}, false
}

var (
	latin      = regexp.MustCompile(`[!-~]{4,}`)
	receipt    = regexp.MustCompile(`^[a-z\d]{4}-[a-z\d]{4}$`)
	otherLabel = regexp.MustCompile(`(?:\bid|番号|注文|受付|会員|コード|order|receipt|ticket|number|\bno|code)[\s:=は#.]*$`)
)

// more finds values that are listed right after one: "X か Y", "X / Y".
func (v *view) more(at int) []span {
	var found []span
	for range 8 {
		joint := listed.FindString(v.ahead(at, 12))
		at += len(joint)
		s, ok := v.quoted("は", at)
		if !ok {
			s = v.tokenAt(at)
			ok = strong(v.text[s.from:s.to])
		}
		if !ok {
			break
		}
		found = append(found, s)
		at = s.to
	}
	return found
}

var listed = regexp.MustCompile(`^[\s」』"')]*(?:[/、,・&→]|と|か|を|から|または|もしくは|あるいは|\b(?:or|and|then|to)\b)?\s*`)

// valueBefore finds the value in "X is my password" and 「X」がパスワードです.
func (v *view) valueBefore(at int) []span {
	start := v.behind(at, 48)
	before := v.text[start:at]
	m := statedValue.FindStringSubmatchIndex(before)
	if m == nil {
		return nil
	}
	s := span{start + max(m[2], m[4]), start + max(m[3], m[5])}
	word := v.text[s.from:s.to]
	sure := owned.MatchString(before[max(m[3], m[5]):]) && !ordinary(word) && !exempt.MatchString(word) && utf8.RuneCountInString(word) > 2
	if !strong(word) && !sure {
		return nil
	}
	return []span{s}
}

var (
	statedValue = regexp.MustCompile(`(?:[「『"']([^「」『』"'\n]+)[」』"']|([!-~]+))\s*(?:が|という|といった|って|を|は|=|\b(?:is|was|as)\b)\s*(?:(?:私|わたし|僕|俺|自分)の|旧|前の|昔の|今の|現在の|\b(?:the|my|our|old)\b)?\s*$`)
	owned       = regexp.MustCompile(`^[」』"']?\s*(?:が|という|といった|(?:is|was|as) (?:my|our)\b|as the\b)`)
)

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
