package brief

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"madoguchi/internal/jatext"
	"madoguchi/internal/lazyregexp"
)

// Lean is what a short message asks of the last answer.
type Lean string

// The leans. Those that begin with "in " name a language: "in en".
const (
	NoLean  Lean = ""
	Useless Lean = "useless" // they were not answered, and know it
	Wrong   Lean = "wrong"   // that was not the question
	More    Lean = "more"
	Repeat  Lean = "again"
	Paid    Lean = "paid" // they did already what the answer speaks of
	Sum     Lean = "sum"  // an amount of money
	Who     Lean = "who"
	Date    Lean = "when"
	Amount  Lean = "amount"
	Why     Lean = "why"
	Where   Lean = "where"
	How     Lean = "how"
	First   Lean = "first" // of what was offered
	Second  Lean = "second"
	Third   Lean = "third"
	Yes     Lean = "yes"
	No      Lean = "no"
)

// longestLean is how long such a message is at most, without blanks and marks.
const longestLean = 30

//go:embed lean.txt
var leanList string

var leans = sync.OnceValue(func() []section { return sections(leanList) })

// OfLast reads what a message as a whole asks of the last answer.
func OfLast(words string) Lean {
	bare := bare(words)
	if utf8.RuneCountInString(bare) > longestLean {
		return NoLean
	}
	for _, row := range leans() {
		if row.form.MatchString(bare) {
			return Lean(row.name)
		}
	}
	return NoLean
}

// Language is the language in which the answer is wanted, "" where none is named.
func (l Lean) Language() string {
	if lang, ok := strings.CutPrefix(string(l), "in "); ok {
		return lang
	}
	return ""
}

// In reports whether an answer may hold what is asked of it: who, or a date, an amount.
func (l Lean) In(answer string) bool {
	switch l {
	case Who, Amount, Sum: // who pays, mostly
		return money.MatchString(answer)
	case Date:
		return dated.MatchString(answer)
	}
	return false
}

var money = lazyregexp.New(`(?i)円|ご請求|費用|手数料|料金|日元|日圆|日圓|手续费|手續費|费用|收取|엔|수수료|청구|비용|` +
	`\b(?:yen|charged?|fees?|costs?|pay|paid)\b`)

var dated = lazyregexp.New(`[0-9]+[月日時年월일시년点點:]|[0-9]{4}|` +
	`\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b`)

//go:embed items.txt
var itemList string

// kinds are what people call each kind of data.
var kinds = sync.OnceValue(func() [][]string {
	var all [][]string
	for line := range jatext.Lines(itemList) {
		all = append(all, strings.Fields(line))
	}
	return all
})

// behind is what stands behind the name of a kind of data where a message asks about nothing else.
var behind = lazyregexp.New(`^(?:は|も|って|とか|なども|については?)?(?:どう)?(?:です|でしょう|なの|なんです)?` +
	`(?:漏れ|もれ|流出し|漏洩し|漏えいし|含まれ|入って|出て)?(?:た|て|ました|ていますか|てますか|ている|てる|ます|る|い|います)?(?:か|の|んですか|のですか|ですか|でしょうか)?$`)

// before is what stands in front of one.
var before = lazyregexp.New(`^(?:(?:その人|送り先)の)?(?:お|ご|(?:and)?(?:whatabout|howabout)?(?:is|was)?(?:my|the)?|那|그럼)`)

// leaked is what English says behind one.
var leaked = lazyregexp.New(`^(?:too|aswell|also|leaked|included|leakedtoo|呢|也是吗|也是嗎|도요|은요|는요|도|은|는)?$`)

// Named are all that people call the first kind of data that words name where they ask something, nil for none: who
// tells that somebody wrote down their address asks about more than that.
func Named(words string) []string {
	if asked, _ := Questions(words); len(asked) > 0 {
		words = strings.Join(asked, "\n")
	}
	words, at, named := bare(words), -1, []string(nil)
	for _, names := range kinds() {
		for _, name := range names {
			if k := strings.Index(words, strings.ToLower(name)); k >= 0 && (at < 0 || k < at) {
				at, named = k, slices.Clone(names)
			}
		}
	}
	return named
}

// Several reports whether words name several kinds of data.
func Several(words string) bool {
	words = bare(words)
	named := func(names []string) bool {
		return slices.ContainsFunc(names, func(name string) bool { return strings.Contains(words, strings.ToLower(name)) })
	}
	n := 0
	for _, names := range kinds() {
		if named(names) {
			n++
		}
	}
	return n > 1
}

// Joins reports whether words say to which group their writer belongs: that they are a member, or abroad.
func Joins(words string) bool { return joins.MatchString(words) && !joinsNot.MatchString(words) }

var (
	joins = lazyregexp.New(`(?i)海外の|海外(?:に|在住)|overseas|from abroad|境外|海外客|해외 고객|해외에서|` +
		`会員|登録し|アカウント|\bmember|\baccount|registered|会员|會員|注册|註冊|회원|가입`)
	joinsNot = lazyregexp.New(`(?i)(?:会員|かいいん)(?:で|に|登録)?(?:は|も|じゃ|では|して|なって|には)*(?:ない|なく|(?:お|い)?り?ません)|非会員|未登録|` +
		`登録(?:は)?して(?:い)?(?:ない|ませ)|` +
		`\b(?:not|never|no|don'?t|didn'?t|without)\b[^.,]{0,20}(?:member|account|register)|(?:不是|没有|沒有|没|沒)(?:会员|會員|注册|註冊)|회원(?:이|` +
		`은)? ?(?:아니|아닌)|가입(?:은|도)? ?안`)
)

// Kind is the kind of data that a message as a whole asks about, by all that people call it;
// nil where it asks about something else: a kind alone, without a word or mark that asks, names
// something to write to.
func Kind(words string) (asked string, names []string) {
	bare, marked := bare(words), strings.ContainsAny(words, "?？")
	bare = before.ReplaceAllString(bare, "")
	for _, names := range kinds() {
		longest := ""
		for _, name := range names {
			if name = strings.ToLower(name); strings.HasPrefix(bare, name) && len(name) > len(longest) {
				longest = name
			}
		}
		rest := strings.TrimPrefix(bare, longest)
		asks := (rest != "" || marked) && (behind.MatchString(rest) || leaked.MatchString(rest))
		if longest != "" && asks {
			return longest, slices.Clone(names)
		}
	}
	return "", nil
}

// Items are the kinds of data that words name, each by all that people call it.
func Items(words string) (all [][]string) {
	bare := bare(words)
	for _, names := range kinds() {
		if slices.ContainsFunc(names, func(name string) bool { return strings.Contains(bare, strings.ToLower(name)) }) {
			all = append(all, slices.Clone(names))
		}
	}
	return all
}
