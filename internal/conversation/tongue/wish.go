package tongue

import (
	"strings"
	"unicode"

	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/lazyregexp"
)

// wishes are what somebody says who wants to be answered in a language, beside whatever else they say.
var wishes = []struct {
	lang string
	form *lazyregexp.Regexp
}{
	{"en", lazyregexp.New(`(?i)\b(?:in )?english(?: only)?,? (?:please|pls|plz)\b|` +
		`\b(?:please|pls|plz) (?:(?:write|speak|answer|reply|respond|continue) )?(?:to me )?(?:in )?english\b|` +
		`英語(?:で|にして)(?:お願い|おねがい)(?:します|いたします)?`)},
	{"ja", lazyregexp.New(`日本語(?:で|にして)(?:お願い|おねがい)(?:します|いたします)?|(?i)\b(?:in )?japanese,? (?:please|pls|plz)\b`)},
	{"ko", lazyregexp.New(`한국어로 ?(?:(?:답|말씀|말|설명|안내|알려|써|해)[가-힣]* ?)?(?:해 ?)?(?:주세요|주십시오|부탁\S*|해줘)|` +
		`한글로 ?(?:부탁\S*|해 ?주세요)|韓国語でお願い(?:します)?|(?i)\b(?:in )?korean,? (?:please|pls|plz)\b`)},
	{"zh", lazyregexp.New(`(?:请|請|麻烦|麻煩)(?:你|您|你们|你們)?(?:用|说|說|讲|講)(?:中文|` +
		`繁體中文|繁体中文|简体中文|簡體中文)(?:回答|回复|回覆|说|說|讲|講)?|` +
		`中国語でお願い(?:します)?|(?i)\b(?:in )?chinese,? (?:please|pls|plz)\b`)},
}

// Wished is the language in which somebody wants to be answered who says that beside something else, as
// [Of] takes it; "" for none.
func Wished(words string) string {
	for _, w := range wishes {
		if w.form.MatchString(words) {
			return w.lang
		}
	}
	return ""
}

// Unwished is a text without such a wish, where something else is said.
func Unwished(text inquiry.Text) inquiry.Text {
	words := text.Words()
	if len(text.Secrets()) > 0 || Wished(words) == "" {
		return text
	}
	for _, w := range wishes {
		words = w.form.ReplaceAllString(words, " ")
	}
	if strings.IndexFunc(words, unicode.IsLetter) < 0 {
		return text
	}
	return inquiry.NewText(strings.Trim(inWished(words, Wished(text.Words())), " .,、。!！"))
}

// inWished are the sentences in the language that somebody wished for, where some are: what stands in
// another one beside them says why they wish for it.
func inWished(words, lang string) string {
	var some []string
	for _, sentence := range prose.Sentences(words) {
		if string(Read(sentence, "").Lang.Base()) == lang {
			some = append(some, sentence)
		}
	}
	if len(some) == 0 {
		return words
	}
	return strings.Join(some, " ")
}
