package brief

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/jatext"
	"madoguchi/internal/lazyregexp"
)

// Asked is what a message asks about a case of the writer's.
type Asked struct {
	Ask    Ask    // what is asked above all
	Reach  bool   // besides, where they will hear, or whether to leave a number
	Person bool   // in words that name the people who have it
	Rest   string // what else the message says, sentence by sentence
}

// Asks that only somebody has whose case is open, or was.
const (
	Reach  Ask = "reach"  // where they will hear, and whether they should leave a number
	Before Ask = "before" // a case of which this conversation may know nothing
	Other  Ask = "other"  // one of which they write the number, which is none of theirs here
	Passed Ask = "passed" // what staff were told
	Which  Ask = "which"  // which number they are to use
	Kept   Ask = "kept"   // whether a case goes on, or that it shall
	Idle   Ask = "idle"   // whether they need only wait
	Later  Ask = "later"  // whether they may read the answer later
	then   Ask = "then"   // "and when?", beside another ask
)

// Certain reports whether a message asks it in so many words, whatever else is being talked of.
func (a Asked) Certain() bool { return a.Ask == Receipt || a.Ask == Other || a.Person }

// longestOpen is how many characters such a message has at most.
const longestOpen = 160

// OfOpenCase reads what a message of somebody whose case is open asks about it, in whatever words
// and beside whatever else: each sentence for itself, and each part of one. What speaks of letters
// and notices means those.
func OfOpenCase(words string) Asked {
	words = prose.Plain(words)
	if utf8.RuneCountInString(words) > longestOpen {
		return Asked{Ask: OfCase(words)}
	}
	if meant, ok := Instead(words); ok {
		words = meant
	}
	if opened(phone, bare(words)) {
		return Asked{}
	}
	var asks []Ask
	var rest []string
	for _, sentence := range prose.Sentences(words) {
		found, others := ofSentence(sentence)
		asks, rest = append(asks, found...), append(rest, others...)
	}
	if len(asks) == 0 {
		return Asked{Ask: OfCase(words)}
	}
	asked := gathered(asks, rest)
	asked.Person = people.MatchString(words)
	return asked
}

// people are those who have a case.
var people = lazyregexp.New(`(?i)担当|スタッフ|人に|人が|代わ|staff|human|person|agent|somebody|someone|工作人员|工作人員|人工|客服|담당|직원|상담원`)

// gathered is what several sentences ask: a case that stands so and so has its number in the answer.
func gathered(asks []Ask, rest []string) Asked {
	if slices.Contains(asks, then) && slices.Contains(asks, Reach) {
		asks = append(asks, When)
	}
	for _, ask := range []Ask{Erase, Kept, Withdraw, Passed, Which, Idle, Later, Still, News, When, Receipt, Reach} {
		if slices.Contains(asks, ask) {
			return Asked{Ask: ask, Reach: ask != Reach && slices.Contains(asks, Reach), Rest: strings.Join(rest, "\n")}
		}
	}
	return Asked{}
}

// ofSentence is what the parts of a sentence ask, where one does, and the others; or the sentence
// as a whole.
func ofSentence(sentence string) (asks []Ask, rest []string) {
	for _, part := range clauses(sentence) {
		if ask := ofPart(part); ask != NoAsk {
			asks = append(asks, ask)
		} else {
			rest = append(rest, part)
		}
	}
	if len(asks) > 0 && OfCase(sentence) != NoAsk {
		rest = slices.DeleteFunc(rest, func(part string) bool { return !Asks(part) })
	}
	if len(asks) > 0 {
		return asks, rest
	}
	if ask := ofPart(sentence); ask != NoAsk {
		return []Ask{ask}, nil
	}
	return nil, []string{sentence}
}

// ofPart is what a sentence or a part of one asks.
func ofPart(part string) Ask {
	if ask := OfCase(part); ask != NoAsk {
		return ask
	}
	bare := bare(part)
	for _, s := range opens() {
		if s.name == string(News) && tongue.MatchString(part) || s.name == string(Which) && dialled.MatchString(bare) {
			continue // which language they read, from which number they call
		}
		if s.name != aside && s.name != phone && s.form.MatchString(bare) && (s.name == string(Receipt) || !opened(aside, bare)) {
			return Ask(s.name)
		}
	}
	return NoAsk
}

// dialled is a number from which, or to which, somebody calls.
var dialled = lazyregexp.New(`番号(?:から|に(?:電話|かけ|掛け))|fromwhichnumber|whichnumberwill|(?:号码|號碼|号|號)打|번호(?:로걸|로전화|에서)`)

// Tongue reports whether words name a language.
func Tongue(words string) bool { return tongue.MatchString(words) }

// tongue names a language.
var tongue = lazyregexp.New(`(?i)\b(?:english|japanese|chinese|mandarin|cantonese|korean|french|german|spanish)\b|` +
	`[一-龠ァ-ヶー]語|えいご|[英中日韩韓]文|英[语語]|[汉漢日韩韓][语語]|영어|한국어|일본어|중국어`)

// clauses are the parts of a sentence that may ask different things.
func clauses(sentence string) []string {
	var all []string
	parts := func(r rune) bool { return strings.ContainsRune("、，,;；", r) }
	for _, part := range strings.FieldsFunc(joints.ReplaceAllString(sentence, "、"), parts) {
		if part = strings.TrimSpace(part); part != "" {
			all = append(all, part)
		}
	}
	return all
}

// joints are the words between two clauses.
var joints = lazyregexp.New(`(?i) (?:and|also|but) (?:also )?|(?:それと|あと|それから)|(?:还有|還有|另外|以及)|그리고`)

//go:embed open.txt
var openList string

// aside is the heading of what takes it all back.
const aside = "aside"

// phone is the heading of what is about the telephone.
const phone = "phone"

var opens = sync.OnceValue(func() []section { return sections(openList) })

// opened reports whether bare words have a form of a heading.
func opened(heading, bare string) bool {
	return slices.ContainsFunc(opens(), func(s section) bool { return s.name == heading && s.form.MatchString(bare) })
}

// Whens reports whether a short message asks when something is, and names no letter or notice.
func Whens(words string) bool {
	words = prose.Plain(words)
	return utf8.RuneCountInString(words) <= longestWhen && whens.MatchString(words) && !opened(aside, bare(words))
}

// AsksTime reports whether a sentence of words asks when something is, or at what time.
func AsksTime(words string) bool {
	return slices.ContainsFunc(prose.Sentences(prose.Plain(words)), func(s string) bool {
		return Asks(s) && whens.MatchString(s) && !opened(aside, bare(s))
	})
}

// longestWhen is how many characters such a message has at most.
const longestWhen = 36

var whens = lazyregexp.New(`(?i)いつ|何日|何時|なんじ|どれ(?:くらい|ぐらい)|どのくらい|\b(?:when|how long|how soon|by what date|what time)\b|` +
	`什么时候|什麼時候|多久|几时|幾時|几天|幾天|[几幾][点點]|언제|얼마나 ?걸|며칠|몇 ?시`)

//go:embed before.txt
var beforeList string

var befores = sync.OnceValue(func() []section { return sections(beforeList) })

// OfBefore reports whether words speak of an inquiry that their writer made before.
func OfBefore(words string) bool {
	for _, sentence := range prose.Sentences(prose.Plain(words)) {
		if bare := bare(sentence); utf8.RuneCountInString(bare) <= longestOpen && befores()[0].form.MatchString(bare) {
			return true
		}
	}
	return false
}

// Numbers are what looks like receipt numbers in words.
func Numbers(words string) []string {
	var all []string
	for _, found := range numbers.FindAllStringSubmatch(strings.ToUpper(jatext.Width(words)), -1) {
		if strings.ContainsAny(found[1], "0123456789") && strings.ContainsAny(found[1], "ABCDEFGHIJKLMNOPQRSTUVWXYZ") {
			all = append(all, found[1])
		}
	}
	return all
}

var numbers = lazyregexp.New(`(?:^|[^0-9A-Z-])([0-9A-Z]{4}-[0-9A-Z]{4})(?:[^0-9A-Z-]|$)`)
