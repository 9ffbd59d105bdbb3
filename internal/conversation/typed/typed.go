// Package typed reads what of a message may belong to the proof of who somebody is: codes,
// addresses, and what the words say to the dialogue. It takes codes out of what is kept.
package typed

import (
	"slices"
	"strings"

	"madoguchi/internal/affected"
	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/identity"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/jatext"
	"madoguchi/internal/lazyregexp"
)

// Read finds the codes and addresses in a message, and returns the message without the
// codes: in its words, in the subject of a mail, which an answer repeats, and in what was
// cut from it, for who answers with a code quotes the mail that held it. A number counts
// only where it stands for itself: amounts, dates and receipts in a question are nobody's
// code, and stay; so does every number, unless some may be a code. An address at the desk's
// own domain, own, is nobody's.
func Read(in inquiry.Inbound, own string, codes bool) (identity.Typed, inquiry.Inbound) {
	var t identity.Typed
	words := prose.Visible(in.Text.Words())
	if t.Address, t.More = addresses(words, own); t.Address != "" && !t.More && forAnswer(words) {
		t.Address, t.Reply = "", t.Address
	}
	if code, start, end := affected.FindLetter(words); code != "" {
		t.Letter = code
		in = without(in, words[start:end])
		words = words[:start] + " " + words[end:]
	} else {
		t.Broken, t.Bare = broken(words)
	}
	if in.Mail != nil {
		words = prose.Body(words) // the subject is older than the answer
	}
	for _, run := range standing(words) {
		switch digits := onlyDigits(run); {
		case len(digits) == affected.CodeDigits && t.Digits == "" && codes:
			t.Digits = digits
			in = without(in, run)
		case len(digits) == 7 && t.Postal == "":
			t.Postal = digits
		}
	}
	if t.Postal == "" {
		t.Postal = calledPostal(words)
	}
	return t, withoutCut(in)
}

// broken reports whether something in words wants to be the code of a letter and is none, and whether next to
// nothing else is said.
func broken(words string) (broken, bare bool) {
	near := almostLetter.FindString(jatext.Width(words))
	broken = strings.ContainsAny(near, "0123456789") && !numbered.MatchString(words) // words of four letters are no code
	part := calledLetter.FindStringSubmatch(jatext.Width(words))
	if part != nil && strings.ContainsAny(part[1], "0123456789") || CallsLetter(words) {
		return true, true
	}
	return broken, broken && bareLetter(words)
}

// calledPostal is what words call a postal code, of any country; "" for none.
func calledPostal(words string) string {
	m := postalNumber.FindStringSubmatch(jatext.Width(words))
	if m == nil {
		return ""
	}
	return postalCode(m[1])
}

// addresses finds the first mail address in words that is not at the domain of own, and
// tells whether there is another one.
func addresses(words, own string) (first string, more bool) {
	_, domain, _ := strings.Cut(own, "@")
	for _, found := range prose.Addresses(words) {
		address, err := affected.Normal(affected.Email, strings.Trim(strings.TrimRight(found, "."), "'`"))
		_, at, _ := strings.Cut(address, "@")
		switch {
		case err != nil, address == "", strings.EqualFold(at, domain), address == first:
		case first == "":
			first = address
		default:
			return first, true
		}
	}
	return first, false
}

// without is a message that keeps a code neither in its words nor in its subject.
func without(in inquiry.Inbound, code string) inquiry.Inbound {
	in.Text = in.Text.Without(code)
	if in.Mail != nil {
		mail := *in.Mail
		mail.Subject = mail.Subject.Without(code)
		in.Mail = &mail
	}
	return in
}

// mostCodes is how many codes a mail may quote.
const mostCodes = 50

// withoutCut is a message that keeps no codes in what was cut from it.
func withoutCut(in inquiry.Inbound) inquiry.Inbound {
	if in.Mail == nil || in.Mail.Cut.Empty() {
		return in
	}
	mail, left := *in.Mail, mostCodes
	for line := range strings.Lines(mail.Cut.Words()) {
		for _, run := range standing(line) {
			if left > 0 && len(onlyDigits(run)) == affected.CodeDigits {
				mail.Cut, left = mail.Cut.Without(run), left-1
			}
		}
		if code, start, end := affected.FindLetter(line); code != "" && left > 0 {
			mail.Cut, left = mail.Cut.Without(line[start:end]), left-1
		}
	}
	in.Mail = &mail
	return in
}

const separators = " 　‐‑‒–—―−ー－\\-"

// runs are digits as people type them: full-width, with spaces or dashes between.
var runs = lazyregexp.New(`[0-9０-９](?:[` + separators + `]{0,2}[0-9０-９])*`)

// standing are the numbers of a text that stand for themselves: alone on a line, or on
// one that says what its number is. Each line is gone over once, not for each number.
func standing(text string) []string {
	var all []string
	for line := range strings.Lines(text) {
		says, houses := named.MatchString(line), strings.Contains(line, postalMark)
		for _, at := range runs.FindAllStringIndex(line, -1) {
			run := line[at[0]:at[1]]
			if len(onlyDigits(run)) == affected.CodeDigits && postalBefore.MatchString(jatext.Width(line[:at[0]])) {
				continue
			}
			if says && !(houses && len(onlyDigits(run)) == affected.CodeDigits) || bareSentence(line, run) {
				all = append(all, run)
			}
		}
	}
	return all
}

// named are lines that say what their number is.
var named = lazyregexp.New(`(?i)コード|認証番号|確認番号|郵便|〒|code|zip|post|验证码|驗證碼|코드`)

// postalBefore stands before a number that is called a postal code, and postalNumber is one with it.
var (
	postalBefore = lazyregexp.New(calledSo + `$`)
	postalNumber = lazyregexp.New(calledSo + `([0-9]{3,7}(?:[ -][0-9]{3,4})?|[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2}|` +
		`[A-Z][0-9][A-Z] ?[0-9][A-Z][0-9])\b`)
)

const calledSo = `(?i)(?:\b(?:postal|post|zip)[ -]?(?:codes?|numbers?|no\.?)?|郵便番号|〒|[邮郵][编編](?:号|號|码|碼)?|[邮郵]政[编編][码碼]|` +
	`[邮郵][递遞][区區][号號]|우편 ?번호)` +
	`(?:\s|[:：=、,，は是为為이은는]|\bis\b|\bwas\b){0,4}`

// postalMark begins a line with a postal address, where the numbers of house and flat
// are no code.
const postalMark = "〒"

// bare reports whether a number is all that a line says, but for a word or two:
// "123456 です". What has a unit is an amount or a date.
func bare(line, run string) bool {
	if len(line) > len(run)+longestBare {
		return false
	}
	rest := strings.TrimSpace(strings.Replace(line, run, "", 1))
	return len([]rune(rest)) <= 6 && !strings.ContainsAny(jatext.Width(rest), "円¥$%年月日時件名人枚個歳")
}

// bareSentence reports whether a number is all that a line says, or that a sentence of it says where the
// others speak of nothing that has a number of its own, 「届きました。123456です」, or stands in front of it.
func bareSentence(line, run string) bool {
	if bare(line, run) {
		return true
	}
	sentences := strings.FieldsFunc(line, func(r rune) bool { return strings.ContainsRune("。！!?？", r) })
	says := func(s string) bool { return strings.Contains(s, run) && bare(s, run) }
	if numbered.MatchString(line) {
		return false
	}
	rest, first := strings.CutPrefix(strings.TrimSpace(line), run)
	return first && strings.HasPrefix(jatext.Width(rest), " ") || len(sentences) > 1 && slices.ContainsFunc(sentences, says)
}

// numbered are things with a number that is no code.
var numbered = lazyregexp.New(`(?i)注文|頼[みんま]|買|購入|電話|受付|会員|口座|カード|伝票|追跡|[@＠]|order|bought|phone|receipt|account|card|track|` +
	`[订訂][单單]|[购購]|[电電][话話]|卡|주문|구매|전화|접수|카드`)

// longestBare is how many bytes may stand around a number, blanks and all.
const longestBare = 100

func onlyDigits(run string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, jatext.Width(run))
}

// almostLetter is four groups of letters and digits, or as many without a gap.
var almostLetter = lazyregexp.New(`\b` + strings.Repeat(`[0-9A-Za-z]{4}[ \-‐-―−ー]{1,2}`, 3) +
	`[0-9A-Za-z]{3,5}\b|\b[0-9A-Za-z]{15,17}\b`)

// bareLetter reports whether what looks like the code of a letter is all that somebody wrote,
// or they call it one. Anything else that long may be the number of an order.
func bareLetter(words string) bool {
	rest := strings.TrimSpace(WithoutLetters(jatext.Width(words)))
	return len([]rune(rest)) <= 3 || saysLetterCode.MatchString(rest)
}

// saysLetterCode are words that call something the code of a letter.
var saysLetterCode = lazyregexp.New(`(?i)コード|手紙|書面|通知|letter|code|信|码|碼|편지|코드`)

// calledLetter is what somebody calls the code of a letter, though it is much too short.
var calledLetter = lazyregexp.New(`(?i)(?:(?:手紙|書面|通知書?|封書|はがき)の?コード|letter(?:'s)? code|code (?:in|on|from|of) (?:the|my) letter|` +
	`(?:信件?|书面|書面|通知)(?:上|里|裡|中)?的?(?:代码|代碼|编码|編碼|码|碼)|편지(?:의|에 ?있는)? ?코드|안내문(?:의)? ?코드)[^0-9a-z]{0,6}(?:is )?` +
	`([0-9a-z][0-9a-z \-‐-―−ー]{4,20})[^0-9a-z]{0,6}$`)

// WithoutLetters are the words around what looks like the code of a letter, right or
// not: it shows no language.
func WithoutLetters(words string) string { return almostLetter.ReplaceAllString(words, " ") }
