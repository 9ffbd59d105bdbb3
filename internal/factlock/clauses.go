package factlock

import (
	"strings"
	"unicode"
)

// clause is a part of a sentence, in small letters. Certainty is read by the
// clause, claims by the sentence.
type clause struct {
	text     string
	line     int  // of the text, from 0
	sentence int  // the same for all clauses of a sentence
	bullet   bool // on a line of a list
	end      rune // what ended it
}

// split cuts a folded text into clauses. A line break ends a clause; it ends
// the sentence too unless the sentence visibly runs on.
func split(in []rune) []clause {
	var all []clause
	current := clause{bullet: isBullet(in, 0)}
	from := 0
	for i := 0; i <= len(in); i++ {
		if i < len(in) && !endsClause(in, i) {
			continue
		}
		current.text = strings.TrimSpace(strings.Map(unicode.ToLower, string(in[from:i])))
		current.end = '\n'
		if i < len(in) {
			current.end = in[i]
		}
		if current.text != "" {
			all = append(all, current)
		}
		from = i + 1
		if i < len(in) {
			current = following(in, i, current)
		}
	}
	return all
}

// following is the clause behind the one that ends at i.
func following(in []rune, i int, c clause) clause {
	next := clause{line: c.line, sentence: c.sentence, bullet: c.bullet}
	switch {
	case in[i] == '\n':
		next.line++
		next.bullet = isBullet(in, i+1)
		if c.bullet || next.bullet || c.text == "" || strings.ContainsRune(":。.!?", lastRune(in[:i])) {
			next.sentence++
		}
	case strings.ContainsRune("。.!?;", in[i]):
		next.sentence++
	}
	return next
}

func lastRune(in []rune) rune {
	for i := len(in) - 1; i >= 0; i-- {
		if in[i] != ' ' {
			return in[i]
		}
	}
	return '\n'
}

// endsClause reports whether a clause ends at i. The comma of 7,996, the colon
// of 9:00 and the points of p.m. end none.
func endsClause(in []rune, i int) bool {
	switch in[i] {
	case '。', '、', '!', '?', ';', '\n':
		return true
	case ',', ':':
		return i+1 >= len(in) || !isDigit(in[i+1]) || i == 0 || !isDigit(in[i-1])
	case '.':
		return (i+1 >= len(in) || !isASCIIWord(in[i+1])) && !(i > 1 && isLetter(in[i-1]) && !isLetter(in[i-2]))
	}
	return false
}

// isBullet reports whether the line at i is one of a list.
func isBullet(in []rune, i int) bool {
	for i < len(in) && in[i] == ' ' {
		i++
	}
	if i >= len(in) {
		return false
	}
	if strings.ContainsRune("・•※", in[i]) {
		return true
	}
	marked := strings.ContainsRune("-*", in[i]) || isDigit(in[i]) && i+1 < len(in) && (in[i+1] == '.' || in[i+1] == ')')
	return marked && (i+1 >= len(in) || in[i+1] == ' ' || isDigit(in[i]))
}

// containsAny reports whether one of the phrases stands in s.
func containsAny(s string, phrases []string) bool { return firstOf(s, phrases) != "" }

// firstOf returns the first of the phrases that stands in s, "" for none. A
// phrase in Latin letters stands there as words: safe is not in unsafe. A
// phrase that ends in * goes on as it likes: leak* is in leaking.
func firstOf(s string, phrases []string) string {
	for _, p := range phrases {
		if indexOf(s, p) >= 0 {
			return strings.TrimSuffix(p, "*")
		}
	}
	return ""
}

func indexOf(s, phrase string) int {
	p, open := strings.CutSuffix(phrase, "*")
	for from := 0; ; {
		i := strings.Index(s[from:], p)
		if i < 0 {
			return -1
		}
		i += from
		if isWord(s, i, i+len(p), open) {
			return i
		}
		from = i + len(p)
	}
}

func isWord(s string, from, to int, open bool) bool {
	before := from == 0 || !isLetter(rune(s[from])) || !isLetter(rune(s[from-1]))
	after := open || to == len(s) || !isLetter(rune(s[to])) || !isLetter(rune(s[to-1]))
	return before && after
}
