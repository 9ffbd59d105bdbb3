package redact

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// quoted reads what stands in quotes or brackets.
func (v *view) quoted(l lead, at int) (span, bool) {
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
	if strings.ContainsFunc(inner, isMark) || exempt.MatchString(inner) || ordinary(inner) {
		return s, false
	}
	if l.as() {
		return s, copula.MatchString(v.ahead(at+m[1], 12)) || changing.MatchString(v.ahead(at+m[1], 12))
	}
	if v.text[at] == '(' {
		return s, plainWord.MatchString(inner)
	}
	if strings.HasSuffix(l.text, "の") || strings.HasSuffix(l.text, "た") {
		behind := v.ahead(at+m[1], 12)
		return s, utf8.RuneCountInString(inner) > 1 && (copula.MatchString(behind) || particle.MatchString(behind))
	}
	return s, l.stated() || strings.TrimSpace(l.text) == ""
}

// plainWord is the one thing that is a value in brackets, where people explain.
var plainWord = regexp.MustCompile(`^[a-z]{4,}$`)

var inQuotes = regexp.MustCompile(`^(?:「[^「」\n]+」|『[^『』\n]+』|【[^【】\n]+】|"[^"\n]+"|'[^'\n]+'|` + "`[^`\n]+`" + `|<[^<>\n]+>|\([^()\n]+\)|\[[^\[\]\n]+\])`)

// token reads one word of Latin letters, digits and symbols.
func (v *view) token(l lead, at int) (span, bool) {
	s := v.tokenAt(at)
	word := v.text[s.from:s.to]
	switch {
	case exempt.MatchString(word):
		return s, false
	case serial.MatchString(word):
		return s, l.stated() && !strings.Contains(l.text, "\n")
	case strong(word):
		return s, true
	case numeral.MatchString(word):
		sameLine := !strings.Contains(l.text, "\n")
		return s, (l.stated() || sameLine) && len(word) >= 3 && !figure.MatchString(word) && !dashedPhone.MatchString(word) && !v.unit(s.to)
	}
	if len(word) < 3 || ordinaryWord(word) || !letter.MatchString(word) || !v.names(l, s) {
		return s, false
	}
	return span{s.from, v.phrase(s.to)}, true
}

// names reports whether a plain Latin word is the value that the lead announces: by
// what stands behind it, and where nothing announces one, by a copula only.
func (v *view) names(l lead, word span) bool {
	rest := v.ahead(word.to, 24)
	switch {
	case copula.MatchString(rest):
		return true
	case strings.Contains(l.text, "\n"):
		return l.opensLine() && lineEnd.MatchString(rest)
	case strings.HasSuffix(l.text, "の"):
		return particle.MatchString(rest)
	case han(l.word):
		return true
	case strings.TrimSpace(l.text) == "":
		return v.labels(l, rest)
	case !l.stated():
		return l.apposed(rest) || v.exchanged(l) && listEnd.MatchString(rest)
	}
	return valueEnd.MatchString(rest) && (l.wide() || label.MatchString(l.text) || !goesTo.MatchString(rest))
}

// wide reports whether the word is not a Latin one.
func (l lead) wide() bool { return l.word[0] >= utf8.RuneSelf }

// opensLine reports whether the value stands at the beginning of a line below the
// word, which announces it or is a line of its own.
func (l lead) opensLine() bool {
	below := strings.TrimSpace(l.text[strings.LastIndex(l.text, "\n"):]) == ""
	return below && (l.stated() || l.line && strings.TrimSpace(l.text) == "")
}

// apposed reports whether the value stands between commas: "my old password, …,".
func (l lead) apposed(rest string) bool {
	comma := strings.TrimSpace(l.text)
	return (comma == "," || comma == "、") && strings.HasPrefix(rest, comma)
}

// labels reports whether the word alone announces a value: short forms and words
// of Japanese before a space do, "password" only in "I used the password …".
func (v *view) labels(l lead, rest string) bool {
	before := v.text[v.behind(l.from, 24):l.from]
	switch {
	case l.wide() && particle.MatchString(strings.TrimPrefix(rest, " ")), listing.MatchString(rest):
		return true
	case !valueEnd.MatchString(rest):
		return false
	}
	return l.wide() || credential.MatchString(before) || brief.MatchString(l.word) && !changes.MatchString(before) || uses.MatchString(before)
}

// exchanged reports whether the words before "password" say that one was changed, or
// had: "from …", "to …", "as …".
func (v *view) exchanged(l lead) bool {
	before := v.text[v.behind(l.from, 24):l.from]
	switch strings.TrimSpace(l.text) {
	case "from", "to":
		return exchanges.MatchString(before)
	case "as":
		return uses.MatchString(before)
	}
	return false
}

func han(word string) bool { return word == "密码" || word == "密碼" || word == "口令" }

var (
	// copula makes a value of the word before it.
	copula = regexp.MustCompile(`^ ?[」』"']? ?(?:です|でし|でございま|だった|だ(?:と|け|よ|っ|$)|なん|なの|じゃ|という|っていう|といった|って|っす|っぽ|とか|みたい|かも|かな|` +
		`と(?:登録|設定|入|いう|いい|言|答|書|思|し)|に(?:し|設定|登録|戻|なっ|変|かえ)|を?使|を(?:つか|登録|設定|入|パス)|やった|どす|や(?:けど|ねん)|のやつ|で(?:登録|設定|入|した|使|ログイン|、)|の(?:まま|はず|よう|場合|気)|から(?:変|かえ|「|[!-~])|` +
		`(?:이에요|예요|이예요|입니|인데|였|이었|이라|라고|라는|이고|임(?:$|[.\s])|요(?:$|[.\s])|네요|거든)|으?로 ?(?:했|설|썼|바|해|등|되|사)|[를을] ?(?:썼|사용|쓰|설정|등록)| ?(?:쓰고|쓰는|썼|사용|입력|설정))`)
	changing = regexp.MustCompile(`^ ?[にへ] ?(?:変更|変え|かえ|再設定|設定|戻|して)`)
	particle = regexp.MustCompile(`^(?:[はがも]|って)`)
	lineEnd  = regexp.MustCompile(`^[ .!。]*(?:$|\n)`)

	// goesTo goes on in a sentence about the password: "is worrying me".
	goesTo     = regexp.MustCompile(`^ (?:me|us|you|my|your|his|her|their|our|its|the|an?|that|to|by|from|of|than|about|into|over|up|out|off|with)\b`)
	credential = regexp.MustCompile(`\b(?:user(?:name)?|log ?in|e?-?mail|id|account)[ :=]+[!-~]+ ?[,;/]? ?(?:and )?$`)
	changes    = regexp.MustCompile(`\b(?:change|reset|update|forgot|lost|new|no|the) $`)
	listing    = regexp.MustCompile(`^ ?[,;/] ?(?:and )?(?:my )?(?:user|log ?in|e?-?mail|id|account)\b`)
	exchanges  = regexp.MustCompile(`\b(?:chang(?:e|ed|ing)|switch(?:ed)?|set|updated?|reset) (?:(?:the|my|our|old) ){0,2}$`)
	uses       = regexp.MustCompile(`\b(?:us(?:e|ed|ing)|with|had|have|set|chose|entered|typed|tried|put) (?:(?:the|an?|my|this) )?(?:(?:same|old|simple|weak) )?$`)
)

var (
	letter      = regexp.MustCompile(`^[a-z]`)
	numeral     = regexp.MustCompile(`^\d[\d,./:\-]*$`)
	dashedPhone = regexp.MustCompile(`^(?:0\d{1,3}-\d{1,4}-\d{3,4}|\d{3}-\d{4})$`)
)

// tokenAt is the run of visible ASCII there without the punctuation at its end.
func (v *view) tokenAt(at int) span {
	end := at
	for end < len(v.text) && end < at+128 && '!' <= v.text[end] && v.text[end] <= '~' {
		end++
	}
	return span{at, at + len(strings.TrimRight(v.text[at:end], `.,;:?)]}>"'`+"`"))}
}

// strong reports whether a word can hardly be anything but a password: letters
// with digits or symbols among them, and no product, standard or address.
func strong(word string) bool {
	bare := strings.TrimRight(word, "!")
	return len(word) >= 4 && mixed(bare) && !exempt.MatchString(word) && !serial.MatchString(word) && !ordinaryWord(bare)
}

// mixed reports whether a word has a letter and a digit or a symbol, which is no
// mere punctuation at its end.
func mixed(word string) bool {
	letter, other := false, false // seen so far
	for _, c := range []byte(word) {
		switch {
		case 'a' <= c && c <= 'z':
			if other {
				return true
			}
			letter = true
		case strings.IndexByte(`0123456789#$%&*@^~+=!|\`, c) >= 0:
			if letter {
				return true
			}
			other = true
		case letter && strings.IndexByte("?<>", c) >= 0:
			return true
		}
	}
	return false
}

// exempt are things that look like passwords: letter codes, addresses, links.
var exempt = regexp.MustCompile(`^(?:` + letterGroup + `-){3}` + letterGroup + `$|^[\w.+\-]+@[a-z0-9.\-]+\.(?:jp|com|net|org|info|cn|tw|hk|kr|uk|sg|us|de|fr|au|ca|example|test|invalid)\W*$|^(?:https?://|www\.)|^[a-z\d\-]+(?:\.[a-z\d\-]+)*\.(?:com|jp|net|org|example)(?:/|$)|^</?[a-z]|^[a-z]+\*+[a-z]*$`)

// serial is how orders, receipts and notices are numbered.
var serial = regexp.MustCompile(`^[a-z]{1,4}-\d{3,}(?:-\d+)?$`)

// letterGroup is a fourth of a letter code; each has a letter, lest a card be one.
const letterGroup = `(?:[a-z][a-z\d]{3}|\d[a-z][a-z\d]{2}|\d{2}[a-z][a-z\d]|\d{3}[a-z])`

// valueEnd stands behind a word that can be a value where one was announced: "hanako です"
// is one, "Chrome に保存" is none.
var valueEnd = regexp.MustCompile(`^[ 」』"']*(?:$|[\n!-~。、・\x{E000}-\x{E0FF}])`)

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
