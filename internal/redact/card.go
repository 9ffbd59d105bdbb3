package redact

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// cards finds payment card numbers (ISO/IEC 7812): 13 to 19 digits whose check
// digit is right, however they are written, and in the neighbourhood of the word
// also those whose check digit is wrong, for a typing error in a real number is
// still nearly the real number.
func (v *view) cards() []span {
	gs := v.groups()
	found := v.namedCards(gs)
	mentioned := cardWord.MatchString(v.text)
	found = append(found, v.pieces(gs, func(digits string, shown bool) bool {
		return (mentioned || shown) && len(digits) >= 14 && known(digits) && luhn(digits)
	})...)
	for i := 0; i < len(gs); i++ {
		if last := v.pointCard(gs, i); last >= 0 {
			i = last
			continue
		}
		last := v.cardAt(gs, i, mentioned)
		if last >= 0 {
			found = append(found, span{gs[i].from, gs[last].to})
		} else {
			last = v.plainPhone(gs, i, mentioned)
		}
		i = max(i, last)
	}
	return found
}

// cardAt returns the index of the last group of a card number that begins with
// gs[i], or -1.
func (v *view) cardAt(gs []group, i int, mentioned bool) int {
	if holdsCard(gs[i].digits) {
		return i
	}
	if last := v.printedCard(gs, i, mentioned); last >= 0 {
		return last
	}
	if v.phone(gs, i) >= 0 {
		return -1
	}
	return v.looseCard(gs, i)
}

// pointCard returns the last group of a number that begins with gs[i] and is called
// that of a card for points, or -1. One that a payment network could have issued is
// cut all the same: shops print both on one card.
func (v *view) pointCard(gs []group, i int) int {
	before := v.text[v.behind(gs[i].from, 24):gs[i].from]
	last := -1
	if pointWord.MatchString(before) {
		last = v.sized(gs, i, 12, 19)
	}
	if last < 0 || i == last && len(gs[i].digits) > 19 {
		return -1
	}
	if digits := joined(gs[i : last+1]); len(digits) >= 13 && known(digits) && luhn(digits) {
		return -1
	}
	return last
}

// pointWord calls a number that of a card for points, right before it.
var pointWord = regexp.MustCompile(`(?:ポイント(?:会員)?(?:カード)?|(?:会員|メンバーズ)カード|\b(?:points?|loyalty|rewards?|membership|member'?s)(?: card)?|[积積]分卡?|会[员員]卡|포인트 ?(?:카드)?|멤버십 ?(?:카드)?|적립 ?카드)` +
	`(?:[\s:#.(「はがも의은는号號]|番号|ナンバー|の|no|number|num|is|was|번호|号码)*$`)

// plainPhone is phone for a number in which no printed card begins: after a
// date "03" the digits of a card look like a number in Tokyo.
func (v *view) plainPhone(gs []group, i int, mentioned bool) int {
	last := v.phone(gs, i)
	for k := i + 1; k <= last; k++ {
		if v.printedCard(gs, k, mentioned) >= 0 {
			return -1
		}
	}
	return last
}

// holdsCard reports whether digits without a gap are a card number or hide one.
// Nothing that a customer needs to write has 20 digits.
func holdsCard(digits string) bool {
	n := len(digits)
	switch {
	case n < 13:
		return false
	case n > 19 || digits[0] != '0' && luhn(digits):
		return true
	}
	for from := range n - 12 {
		for to := from + 13; to <= n; to++ {
			if known(digits[from:to]) && luhn(digits[from:to]) {
				return true
			}
		}
	}
	return false
}

// printed are the groups in which cards show their number.
var printed = [...][]int{{4, 4, 4, 4, 3}, {4, 4, 4, 4}, {4, 6, 5}, {4, 6, 4}, {8, 8}}

// printedCard finds a number in the groups of a real card with anything but
// letters between them. Where the text speaks of cards, the check digit may be wrong.
func (v *view) printedCard(gs []group, i int, mentioned bool) int {
	for _, shape := range printed {
		digits, ok := v.shaped(gs[i:], shape)
		if ok && known(digits) && (mentioned || luhn(digits)) {
			return i + len(shape) - 1
		}
	}
	return -1
}

// shaped returns the digits of the first groups if they have these lengths.
func (v *view) shaped(gs []group, shape []int) (string, bool) {
	if len(gs) < len(shape) {
		return "", false
	}
	digits := ""
	for i, n := range shape {
		if len(gs[i].digits) != n || i > 0 && !v.nearAny(gs[i-1], gs[i]) {
			return "", false
		}
		digits += gs[i].digits
	}
	return digits, true
}

// pieces finds a number that is told piece by piece: "first 4111, then 1111", "the
// first half is …, the second …". Whether digits are one is is's to say; it is also
// told whether the pieces are those in which cards show their number.
func (v *view) pieces(gs []group, is func(digits string, shown bool) bool) []span {
	var told []group
	for _, g := range gs {
		if n := len(g.digits); n >= 3 && n <= 12 && !v.unit(g.to) {
			told = append(told, g)
		}
	}
	var found []span
	for i := range told {
		digits, sequence, shape := told[i].digits, false, []int{len(told[i].digits)}
		for j := i + 1; j < len(told) && j < i+4; j++ {
			gap := v.between(told[j-1], told[j])
			if len(gap) > 48 || strings.ContainsAny(gap, "。?!") {
				break
			}
			sequence = sequence || inSequence.MatchString(gap)
			digits += told[j].digits
			shape = append(shape, len(told[j].digits))
			if sequence && is(digits, slices.ContainsFunc(printed[:], func(p []int) bool { return slices.Equal(p, shape) })) {
				for _, g := range told[i : j+1] {
					found = append(found, g.span)
				}
			}
		}
	}
	return found
}

// inSequence stands between the pieces of one number.
var inSequence = regexp.MustCompile(`次|つぎ|続|つづ|後半|残り|最後|あと|それから|そのあと|下|then|next|last|rest|second|half|followed|after that|然后|接着|[后後][面半四八]|最后|再|그다음|다음|마지막|뒤`)

// looseCard finds a number in any other groups, the longest that begins here. It
// does not run into a telephone number that follows.
func (v *view) looseCard(gs []group, i int) int {
	digits, last := gs[i].digits, -1
	for j := i + 1; j < len(gs) && len(digits) < 19; j++ {
		if !v.near(gs[j-1], gs[j]) && !v.singly(gs[j-1], gs[j]) || v.phone(gs, j) >= 0 {
			break
		}
		digits += gs[j].digits
		if len(digits) >= 14 && known(digits) && luhn(digits) {
			last = j
		}
	}
	return last
}

// singly reports whether two digits are told one by one, with a comma.
func (v *view) singly(a, b group) bool {
	return len(a.digits) == 1 && len(b.digits) == 1 && strings.Trim(v.between(a, b), " ,、") == "" && len(v.between(a, b)) <= 4
}

// known reports whether a payment network issues numbers that begin so and have
// this length.
func known(digits string) bool {
	if len(digits) < 13 || len(digits) > 19 {
		return false
	}
	first, n := digits[:4], len(digits)
	in := func(from, to string) bool { return from <= first[:len(from)] && first[:len(to)] <= to }
	switch {
	case in("4", "4"): // Visa
		return n == 13 || n == 16 || n == 19
	case in("51", "55"), in("2221", "2720"), in("9792", "9792"): // Mastercard, Troy
		return n == 16
	case in("34", "34"), in("37", "37"), in("1", "1"): // American Express, UATP
		return n == 15
	case in("300", "305"), in("309", "309"), in("36", "36"), in("38", "39"): // Diners Club
		return n >= 14
	case in("3528", "3589"), in("2200", "2204"), in("60", "60"), in("62", "62"), in("64", "65"): // JCB, Mir, Discover, UnionPay, RuPay
		return n >= 16
	}
	return in("50", "50") || in("56", "69") // Maestro
}

// cardWord names a card, cardNumberWord its number.
var (
	cardWord       = regexp.MustCompile(`カード|かーど|クレカ|card|visa|jcb|amex|american express|アメックス|ダイナース|diners|信用卡|银行卡|銀行卡|卡号|卡號|卡片|卡(?:的|上)?正面|运通|運通|카드`)
	cardNumberWord = regexp.MustCompile(`カードの?(?:番号|ナンバー|no)|かーどばんごう|クレカの?番号|card ?(?:number|no\b|num\b|#)|卡号|卡號|卡片号|카드 ?(?:번호|넘버)`)
)

// namedCards finds numbers right after the word: 12 to 19 digits after "card
// number", 14 to 19 after "card".
func (v *view) namedCards(gs []group) []span {
	found := v.namedNumbers(gs, cardNumberWord, 16, 12, 19)
	return append(found, v.namedNumbers(gs, cardWord, 16, 14, 19)...)
}

// namedNumbers finds numbers of least to most digits, in groups or not, no more
// than reach characters after a word. Phone numbers are not meant.
func (v *view) namedNumbers(gs []group, word *regexp.Regexp, reach, least, most int) []span {
	var found []span
	for _, n := range v.after(gs, word, reach) {
		if v.phone(gs, n.group) >= 0 || v.pointCard(gs, n.group) >= 0 || holdsCard(gs[n.group].digits) { // which cards finds by itself
			continue
		}
		if last := v.sized(gs, n.group, least, most); last >= 0 {
			found = append(found, span{gs[n.group].from, gs[last].to})
		}
	}
	return found
}

// sized returns the last of the groups from gs[i] on that together have least to
// most digits, as many as there are, or -1.
func (v *view) sized(gs []group, i, least, most int) int {
	last, n := -1, 0
	for j := i; j < len(gs); j++ {
		if j > i && (!v.near(gs[j-1], gs[j]) || v.phone(gs, j) >= 0 || monthYear.MatchString(v.ahead(gs[j].from, 8))) {
			break
		}
		if n += len(gs[j].digits); n > most {
			break
		}
		if n >= least {
			last = j
		}
	}
	return last
}

// monthYear is when a card runs out, as it is printed.
var monthYear = regexp.MustCompile(`^(?:0[1-9]|1[0-2]) ?/ ?(?:20)?[1-4]\d(?:\D|$)`)

// expiries finds when a card that stands beside it runs out, and in a text with
// a card what is called so.
func (v *view) expiries() []span {
	var found []span
	for _, at := range v.markEnds(Card) {
		if m := expiryAfter.FindStringSubmatchIndex(v.ahead(at, 32)); m != nil && v.free(at+m[3]) {
			found = append(found, span{at + m[2], at + m[3]})
		}
		before := v.behind(at-len(string(markRune(Card))), 32)
		if m := expiryBefore.FindStringSubmatchIndex(v.text[before : at-3]); m != nil {
			found = append(found, span{before + m[2], before + m[3]})
		}
	}
	if len(v.markEnds(Card)) == 0 {
		return nil
	}
	for _, m := range expiryNamed.FindAllStringSubmatchIndex(v.text, -1) {
		found = append(found, span{m[2], m[3]})
	}
	return found
}

const (
	expiryWord = `(?:有効)?期限|有效期限?|유효 ?기간|기한|exp(?:iry|iration|ires?)?(?: date)?|valid (?:thru|until)|good thru`
	expiryDate = `(?:0[1-9]|1[0-2]) ?[/\-.−ー年 ] ?(?:20)?[1-4]\d月?|20[1-4]\d ?[/\-.年]の? ?(?:0?[1-9]|1[0-2])月?`
)

var (
	expiryAfter  = regexp.MustCompile(`^[\s,、/:;()|・\-]{0,4}(?:(?:` + expiryWord + `)[\s:はが、./]{0,4})?(` + expiryDate + `)`)
	expiryBefore = regexp.MustCompile(`(?:^|[^\d/\-.])(` + expiryDate + `)[\s,、/:;()|・\-]{1,4}$`)
	expiryNamed  = regexp.MustCompile(`(?:` + expiryWord + `)[\s:はが、./]{0,6}(\d{1,2} ?[/\-.年] ?\d{2,4}月?|20\d{2} ?[/\-.年] ?\d{1,2}月?|(?:0[1-9]|1[0-2])[1-4]\d)`)
)

// codesBesideCards finds three or four digits that follow a card, its expiry
// date or each other at once: a security code, or a date written 0125.
func (v *view) codesBesideCards() []span {
	var found []span
	for _, at := range v.markEnds(Card) {
		for range 3 {
			m := codeBeside.FindStringSubmatchIndex(v.ahead(at, 16))
			if m == nil || !v.free(at+m[3]) || v.unit(at+m[3]) || year(v.text[at+m[2]:at+m[3]]) {
				break
			}
			found = append(found, span{at + m[2], at + m[3]})
			at += m[3]
		}
	}
	return found
}

var codeBeside = regexp.MustCompile(`^[\s,、/:;()|・\-]{1,4}(\d{3,4})`)

// markEnds lists where the marks of a kind end.
func (v *view) markEnds(kind Kind) []int {
	var ends []int
	mark := string(markRune(kind))
	for at := 0; ; {
		i := strings.Index(v.text[at:], mark)
		if i < 0 {
			return ends
		}
		at += i + len(mark)
		ends = append(ends, at)
	}
}

func year(digits string) bool {
	n, err := strconv.Atoi(digits)
	return err == nil && len(digits) == 4 && n >= 1900 && n < 2100
}
