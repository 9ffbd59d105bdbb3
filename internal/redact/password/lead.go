package password

import (
	"strings"
	"unicode/utf8"

	"madoguchi/internal/redact/folded"
	"madoguchi/internal/redact/numbers"
)

var (
	leadIn     = words.Pattern("lead_in")
	stating    = words.Pattern("stating")
	madeOf     = words.Pattern("made_of")
	lineStart  = words.Pattern("line_start")
	wholeLine  = words.Pattern("whole_line")
	stateEnd   = words.Pattern("state_end")
	latin      = words.Pattern("latin")
	receipt    = words.Pattern("receipt")
	otherLabel = words.Pattern("other_label")
	listEnd    = words.Pattern("list_end")
	listed     = words.Pattern("listed")
	naming     = words.Pattern("naming")
	label      = words.Pattern("label")
	secretWord = words.Pattern("secret_word")
)

// lead is what stands between a word for a password and where a value may begin.
type lead struct {
	*numbers.Text
	text string
	word string
	from int  // where the word begins
	at   int  // where the value may begin
	line bool // the word begins a line
}

// readers are the ways to read a value, from sure to unsure.
var readers = [...]func(lead) (folded.Span, bool){
	lead.quoted, lead.token, lead.clause, lead.hangul, lead.hanzi, lead.strongNear, lead.plainNear,
}

// valueAfter finds the value that follows the word, and further ones after it.
func valueAfter(t *numbers.Text, word folded.Span) []folded.Span {
	ahead := t.Ahead(word.To, 72)
	l := lead{Text: t, text: ahead[:leadIn.Length(ahead)], word: t.In(word), from: word.From}
	l.line = lineStart.Match(t.Behind(word.From, 12))
	if strings.HasPrefix(l.text, `"`) && !strings.HasSuffix(t.Words[:word.From], `"`) {
		l.text = "" // it opens the value
	}
	l.at = word.To + len(l.text)
	for _, read := range readers {
		if s, ok := read(l); ok {
			return append([]folded.Span{s}, more(t, s.To)...)
		}
	}
	return nil
}

// stated reports whether the lead says that a value comes.
func (l lead) stated() bool { return stating.Match(l.text) }

// as reports whether what comes is something that the password is made of or changed
// to, so that only the verb behind it shows a value: 「…を使って」.
func (l lead) as() bool { return madeOf.Match(l.text) }

// wide reports whether the word is not a Latin one.
func (l lead) wide() bool { return l.word[0] >= utf8.RuneSelf }

// han reports whether the word is the one of Chinese.
func (l lead) han() bool { return l.word == "密码" || l.word == "密碼" || l.word == "口令" }

// answers reports whether the word is that of an answer to a secret question.
func (l lead) answers() bool { return secretWord.Match(l.word) }

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

// names reports whether Japanese words may follow that are the value. An answer is
// told as 「旧姓で、…」 too.
func (l lead) names() bool {
	return naming.Match(l.text) || strings.HasPrefix(l.word, "秘密の質問") && strings.HasPrefix(l.text, "で") ||
		l.answers() && l.text == "\n"
}

// strongNear finds a strong word a little further on, in the same sentence or
// the next: 「パスワードを変えたい。今のは…です」.
func (l lead) strongNear() (folded.Span, bool) {
	rest := l.Ahead(l.at, 40)
	if i := strings.IndexFunc(rest, folded.IsMark); i >= 0 {
		rest = rest[:i]
	}
	for _, m := range latin.AllIn(rest) {
		s := tokenAt(l.Text, l.at+m.From)
		word, before := l.In(s), rest[:m.From]
		if strong(word) && !receipt.Match(word) && !otherLabel.Match(before) && (!strings.Contains(before, "\n") || fillsLine(l.Text, s)) {
			return s, true
		}
	}
	return folded.Span{}, false
}

// fillsLine reports whether a word is all that its line says.
func fillsLine(t *numbers.Text, s folded.Span) bool {
	return lineStart.Match(t.Behind(s.From, 8)) && wholeLine.Match(t.Ahead(s.To, 12))
}

// plainNear finds a plain Latin word a little further on, where a copula makes it
// the value: 「パスワードは犬の名前で…でした」.
func (l lead) plainNear() (folded.Span, bool) {
	rest := l.Ahead(l.at, 24)
	if i := strings.IndexFunc(rest, func(r rune) bool { return folded.IsMark(r) || strings.ContainsRune("。?!\n", r) }); i >= 0 {
		rest = rest[:i]
	}
	for _, m := range latin.AllIn(rest) {
		s := tokenAt(l.Text, l.at+m.From)
		word := l.In(s)
		if m.From > 0 && plain(word) && !exempt.Match(word) && stateEnd.Match(l.Ahead(s.To, 8)) && !otherLabel.Match(rest[:m.From]) {
			return s, true
		}
	}
	return folded.Span{}, false
}

// more finds values that are listed right after one: "X か Y", "X / Y".
func more(t *numbers.Text, at int) []folded.Span {
	var found []folded.Span
	for range 8 {
		joint := listed.Length(t.Ahead(at, 12))
		at += joint
		s, ok := lead{Text: t, text: "は", at: at}.quoted()
		if !ok {
			s = tokenAt(t, at)
			ok = strong(t.In(s)) || joint > 0 && isListed(t, s)
		}
		if !ok {
			break
		}
		found = append(found, s)
		at = s.To
	}
	return found
}

// isListed reports whether a plain word that stands beside a value is another one.
func isListed(t *numbers.Text, s folded.Span) bool {
	word, rest := t.In(s), t.Ahead(s.To, 12)
	return len(word) >= 3 && plain(word) && !exempt.Match(word) && (copula.Match(rest) || changing.Match(rest) || listEnd.Match(rest))
}
