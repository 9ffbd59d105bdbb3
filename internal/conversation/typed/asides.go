package typed

import (
	_ "embed"
	"strings"
	"sync"

	"madoguchi/internal/jatext"
	"madoguchi/internal/lazyregexp"
)

// asides are phrases that answer no question of a dialogue.
//
//go:embed asides.txt
var asides string

// The headings of the list.
const (
	enough = "enough" // somebody lets it be
	thanks = "thanks"
	hard   = "hard"   // they do not get on
	why    = "why"    // they ask why it is needed
	before = "before" // words in front of the others
)

// phrases are those of the list, folded, each with the headings that it stands under.
var phrases = sync.OnceValue(func() map[string][]string {
	all := map[string][]string{}
	for heading, phrase := range jatext.Sections(asides) {
		key := heard.String(phrase)
		all[key] = append(all[key], heading)
	}
	return all
})

// heard folds what is compared: letters only, as people type them on a phone.
var heard = jatext.Folding{Steps: []jatext.Step{
	jatext.Each(jatext.Hiragana), jatext.Each(lower), jatext.Only(func(r rune) bool { return jatext.Letter(r) || r == 'ー' }),
}}

func lower(r rune) rune {
	if r >= 'A' && r <= 'Z' {
		return r + 'a' - 'A'
	}
	return r
}

// longestAside is how many bytes of words may be nothing but asides.
const longestAside = 600

// headings are those of a message of nothing but asides, nil for any other.
func headings(words string) map[string]bool {
	if len(words) > longestAside {
		return nil
	}
	found := map[string]bool{}
	for _, part := range strings.FieldsFunc(words, parting) {
		key := heard.String(part)
		if key == "" {
			continue
		}
		under := phrase(key)
		if under == nil {
			return nil
		}
		for _, h := range under {
			found[h] = true
		}
	}
	return found
}

// phrase are the headings of a part of a message, nil where it is no phrase of the list.
func phrase(key string) []string {
	if under := phrases()[key]; under != nil {
		return under
	}
	for i := range key {
		if i == 0 {
			continue
		}
		rest := phrases()[key[i:]]
		for _, h := range phrases()[key[:i]] {
			if h == before && rest != nil {
				return rest
			}
		}
	}
	return nil
}

// parting reports whether a character parts two phrases.
func parting(r rune) bool { return strings.ContainsRune("、。,.!！?？~〜～…・;；:：\n", r) }

// asks reports whether words have the mark of a question.
func asks(words string) bool { return strings.ContainsAny(words, "?？") }

// LetsGo reports whether a message says, and says nothing else, that somebody lets it be: each part
// of it does, or its end does and the rest is short.
func LetsGo(words string) bool {
	if asks(words) {
		return false
	}
	words = gaps.ReplaceAllString(words, "$1、")
	if headings(words)[enough] || stops.MatchString(words) {
		return true
	}
	parts := strings.FieldsFunc(words, parting)
	rest := parts[:0]
	for _, p := range parts {
		if found := headings(p); !found[thanks] && strings.TrimSpace(p) != "" {
			rest = append(rest, p)
		}
	}
	if len(rest) == 0 || width(words) > 60 {
		return false
	}
	last := strings.TrimSpace(rest[len(rest)-1])
	return headings(last)[enough] && len([]rune(last)) > 3 || stops.MatchString(last) || defers.MatchString(last)
}

// gaps are blanks that stand for a comma.
var gaps = lazyregexp.New(`([ぁ-んァ-ヶー一-龠])[ 　]+`)

// defers says that somebody does it another time.
var defers = lazyregexp.New(`(?i)(?:本人)?確認(?:を|は)?(?:やめ|中止す|止め)(?:る|ます|たい)(?:って|という|と言う)?(?:意味|こと|話)?(?:です|だ)?(?:よ|けど)?$|(?:あと|後|` +
	`後日|また(?:今度|あと)?|明日|今度)(?:に|で|は|から)?(?:します|する|やります|いいです)$|나중에 ?(?:할게요|하겠습니다|` +
	`할래요)$|(?:以后|以後|晚点|晚點|下次)再(?:说|說|弄|做)(?:吧)?$|later(?: please)?$`)

// Tongue is the language that a message asks for and asks nothing else, as [incident.Lang]
// has it; "" for none.
func Tongue(words string) string {
	found := headings(words)
	for _, lang := range []string{"ja", "en", "zh", "ko"} {
		if found[lang] {
			return lang
		}
	}
	return ""
}
