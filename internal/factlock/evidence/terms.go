package evidence

import (
	"slices"
	"strings"

	"madoguchi/internal/factlock/words"
)

// Terms are the words for what leaked, for what is likely to have leaked, and for that of
// which no fact says either, small and without what stands in brackets behind them, longest
// first.
type Terms struct{ leaked, likely, Neither []string }

// whole are words for personal data as a whole. What is said of all of it is only as sure as
// its least sure part.
var whole = []string{"個人情報", "お客さま情報", "お客様情報", "お客さまの情報", "お客様の情報", "会員情報", "登録情報", "顧客情報",
	"お客さまのデータ", "お客様のデータ", "会員のデータ", "登録データ", "顧客データ",
	"personal information", "personal data", "your data", "your information", "customer data", "customer information", "member data",
	"member information", "registered information", "registered data", "other information", "names and addresses"}

// Whole reports whether a term is one for personal data as a whole.
func Whole(term string) bool { return slices.Contains(whole, term) }

// otherNames are polite and plain words for items.
func otherNames(item string) []string {
	return map[string][]string{"氏名": {"お名前", "名前"}, "住所": {"ご住所"}, "電話番号": {"お電話番号"}, "phone number": {"telephone number"}}[item]
}

// terms takes the items that are concerned, as certain as they are in a text that cites these
// facts. Card data as a whole is as certain as the items of cards; an incident without any
// says nothing of it.
func (b *Book) terms(cites []string) Terms {
	by, cards := map[Certainty][]string{}, Certainty("")
	for _, item := range b.Items {
		c, concerned := b.certaintyOf(item[b.First()], cites)
		if !concerned {
			continue
		}
		for _, name := range item {
			if bare := bareName(name); bare != "" {
				by[c] = append(append(by[c], bare), otherNames(bare)...)
			}
			if words.Has(words.Small(name), "カード", "card") && surer(c, cards) < 0 {
				cards = c
			}
		}
	}
	by[cards] = append(by[cards], "クレジットカード情報", "カード情報", "card information", "card details", "card data")
	return Terms{
		leaked:  words.LongestFirst(by[Leaked]),
		likely:  words.LongestFirst(append(by[Likely], whole...)),
		Neither: words.LongestFirst(append(by[Unconfirmed], by[""]...)),
	}
}

// surer compares certainties, the surest first.
func surer(a, b Certainty) int {
	order := []Certainty{Leaked, Likely, Unconfirmed, ""}
	return slices.Index(order, a) - slices.Index(order, b)
}

// certaintyOf is how certain an item is, given as the notice has it; ok is false where no segment
// has it. Where the segments differ the cited facts decide, the surest first; where none names it,
// it is as unsure as it is anywhere.
func (b *Book) certaintyOf(own string, cites []string) (c Certainty, ok bool) {
	var all []Certainty
	for _, s := range b.Segments {
		for _, item := range s.Items {
			if item.Name[b.First()] == own {
				all = append(all, item.Certainty)
			}
		}
	}
	if len(all) == 0 {
		return "", false
	}
	slices.SortFunc(all, surer)
	least := all[len(all)-1]
	for _, c := range all {
		if c != least && b.NamesItem(own, c, cites) {
			return c, true
		}
	}
	return least, true
}

// Find takes the words for leaked items out of s, so that "card data" is not read as data, and
// looks for a likely one.
func (t Terms) Find(s string) (likely string, leaked bool) {
	for _, w := range t.leaked {
		if words.InAnyNumber(s, w) {
			s, leaked = strings.ReplaceAll(s, w, string(words.Blank)), true
		}
	}
	for _, w := range t.likely {
		if stands(s, w) || words.Latin(w) && (stands(s, w+"s") || stands(s, w+"es") || !Whole(w) && words.InAnyNumber(s, w)) {
			return w, leaked
		}
	}
	return "", leaked
}

// stands reports whether w is in s other than to name the case as such, as
// 個人情報流出に関する and "the personal data leak" do.
func stands(s, w string) bool {
	for from := 0; ; {
		i := words.Index(s[from:], w)
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
	if !Whole(w) {
		return false
	}
	after = strings.TrimPrefix(after, "の")
	for _, noun := range []string{"流出", "漏えい", "漏洩"} {
		if rest, ok := strings.CutPrefix(after, noun); ok {
			return rest != "" && !words.Starts(rest, "し", "さ", "が", "は", "を", "で", "済", "い")
		}
	}
	return words.Has(after, "leak", "leaks", "leakage") && strings.HasPrefix(after, " leak")
}
