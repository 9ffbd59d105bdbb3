package factlock

import (
	"cmp"
	"slices"
	"strings"
)

// terms are the words for what leaked, for what is likely to have leaked, and
// for that of which no fact says either, small and without what stands in
// brackets behind them, longest first.
type terms struct{ leaked, likely, neither []string }

// Words for personal data as a whole. What is said of all of it is only as sure
// as its least sure part.
var wholeTerms = []string{"個人情報", "お客さま情報", "お客様情報", "お客さまの情報", "お客様の情報", "会員情報", "登録情報", "顧客情報",
	"お客さまのデータ", "お客様のデータ", "会員のデータ", "登録データ", "顧客データ",
	"personal information", "personal data", "your data", "your information", "customer data", "customer information", "member data",
	"member information", "registered information", "registered data", "other information", "names and addresses"}

// otherNames are polite and plain words for items.
var otherNames = map[string][]string{"氏名": {"お名前", "名前"}, "住所": {"ご住所"}, "電話番号": {"お電話番号"}, "phone number": {"telephone number"}}

// Words for card data as a whole.
var cardTerms = []string{"クレジットカード情報", "カード情報", "card information", "card details", "card data"}

// terms takes the items that are concerned, as certain as they are in a text that
// cites these facts. Card data as a whole is as certain as the items of cards;
// an incident without any says nothing of it.
func (l *Lock) terms(items []concern, cites []string) terms {
	var t terms
	cards := Certainty("")
	for _, item := range items {
		c := l.certaintyOf(item, cites)
		for _, name := range item.name {
			word, _, _ := strings.Cut(foldSmall(name), "(")
			t.add(c, strings.TrimSpace(word))
			t.add(c, otherNames[strings.TrimSpace(word)]...)
			if containsAny(foldSmall(name), []string{"カード", "card"}) && stronger(c, cards) {
				cards = c
			}
		}
	}
	t.add(cards, cardTerms...)
	t.likely = append(t.likely, wholeTerms...)
	return terms{longestFirst(t.leaked), longestFirst(t.likely), longestFirst(t.neither)}
}

func (t *terms) add(c Certainty, words ...string) {
	words = slices.DeleteFunc(slices.Clone(words), func(w string) bool { return w == "" })
	switch c {
	case Leaked:
		t.leaked = append(t.leaked, words...)
	case Likely:
		t.likely = append(t.likely, words...)
	default:
		t.neither = append(t.neither, words...)
	}
}

// certainties from the surest on.
var certainties = []Certainty{Leaked, Likely, Unconfirmed, ""}

func stronger(a, b Certainty) bool {
	return slices.Index(certainties, a) < slices.Index(certainties, b)
}

// concern is an item with how certain it is in one segment or another.
type concern struct {
	name Local
	in   []Certainty
}

// concerned lists the items of all segments, each once.
func (l *Lock) concerned() []concern {
	var all []concern
	at := map[string]int{}
	for _, s := range l.in.Segments {
		for _, item := range s.Items {
			own := item.Name[l.first()]
			i, ok := at[own]
			if !ok {
				i = len(all)
				at[own] = i
				all = append(all, concern{name: item.Name})
			}
			all[i].in = append(all[i].in, item.Certainty)
		}
	}
	return all
}

// certaintyOf is how certain an item is. Where the segments differ the cited
// facts decide, the surest first; where none names it, it is as unsure as it is
// anywhere.
func (l *Lock) certaintyOf(item concern, cites []string) Certainty {
	least := item.in[0]
	for _, c := range item.in {
		if stronger(least, c) {
			least = c
		}
	}
	for _, c := range certainties {
		if slices.Contains(item.in, c) && c != least && l.NamesItem(item.name[l.first()], c, cites) {
			return c
		}
	}
	return least
}

func longestFirst(words []string) []string {
	slices.SortFunc(words, func(a, b string) int {
		return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a, b))
	})
	return slices.Compact(words)
}

// find takes the words for leaked items out of s, so that "card data" is not
// read as data, and looks for a likely one.
func (t terms) find(s string) (likely string, leaked bool) {
	for _, w := range t.leaked {
		if inAnyNumber(s, w) {
			s, leaked = strings.ReplaceAll(s, w, string(blank)), true
		}
	}
	for _, w := range t.likely {
		if stands(s, w) || isASCII(w) && (stands(s, w+"s") || stands(s, w+"es") || !slices.Contains(wholeTerms, w) && inAnyNumber(s, w)) {
			return w, leaked
		}
	}
	return "", leaked
}

func isASCII(s string) bool { return s != "" && s[0] < 0x80 }

// stands reports whether w is in s other than to name the case as such, as
// 個人情報流出に関する and "the personal data leak" do.
func stands(s, w string) bool {
	for from := 0; ; {
		i := indexOf(s[from:], w)
		if i < 0 {
			return false
		}
		from += i + len(w)
		if !namesCase(s[from:], w) {
			return true
		}
	}
}

func namesCase(after, w string) bool {
	if !slices.Contains(wholeTerms, w) {
		return false
	}
	after = strings.TrimPrefix(after, "の")
	for _, noun := range []string{"流出", "漏えい", "漏洩"} {
		if rest, ok := strings.CutPrefix(after, noun); ok {
			verb := slices.ContainsFunc([]string{"し", "さ", "が", "は", "を", "で", "済", "い"}, func(p string) bool { return strings.HasPrefix(rest, p) })
			return !verb && rest != ""
		}
	}
	return firstOf(after, []string{"leak", "leaks", "leakage"}) != "" && strings.HasPrefix(after, " leak")
}
