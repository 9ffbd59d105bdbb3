// Package clause cuts a text into clauses and tells how each is meant: asked, requested,
// denied, said to be possible, left open.
package clause

import (
	"madoguchi/internal/factlock/words"
	"strings"
	"unicode"
)

// Clause is a part of a sentence, in small letters. Certainty is read by the
// clause, claims by the sentence.
type Clause struct {
	Text     string
	Line     int  // of the text, from 0
	Sentence int  // the same for all clauses of a sentence
	Bullet   bool // on a line of a list
	End      rune // what ended it
}

// Split cuts a folded text into clauses. A line break ends a clause; it ends
// the sentence too unless the sentence visibly runs on.
func Split(in []rune) []Clause {
	var all []Clause
	current := Clause{Bullet: IsBullet(in, 0)}
	from := 0
	for i := 0; i <= len(in); i++ {
		if i < len(in) && !Ends(in, i) {
			continue
		}
		current.Text = strings.TrimSpace(strings.Map(unicode.ToLower, string(in[from:i])))
		current.End = '\n'
		if i < len(in) {
			current.End = in[i]
		}
		if current.Text != "" {
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
func following(in []rune, i int, c Clause) Clause {
	next := Clause{Line: c.Line, Sentence: c.Sentence, Bullet: c.Bullet}
	switch {
	case in[i] == '\n':
		next.Line++
		next.Bullet = IsBullet(in, i+1)
		if c.Bullet || next.Bullet || c.Text == "" || strings.ContainsRune(":。.!?", lastRune(in[:i])) {
			next.Sentence++
		}
	case strings.ContainsRune("。.!?;", in[i]):
		next.Sentence++
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

// Ends reports whether a clause ends at i. The comma of 7,996, the colon
// of 9:00 and the points of p.m. end none.
func Ends(in []rune, i int) bool {
	switch in[i] {
	case '。', '、', '!', '?', ';', '\n':
		return true
	case ',', ':':
		if in[i] == ',' && isYearBehind(in, i) {
			return false
		}
		return i+1 >= len(in) || !words.IsDigit(in[i+1]) || i == 0 || !words.IsDigit(in[i-1])
	case '.':
		return (i+1 >= len(in) || !words.IsAlnum(in[i+1])) && !(i > 1 && words.IsLetter(in[i-1]) && !words.IsLetter(in[i-2]))
	}
	return false
}

// isYearBehind reports whether the comma at i is that of October 5, 2013.
func isYearBehind(in []rune, i int) bool {
	if i == 0 || i+5 >= len(in) || !words.IsDigit(in[i-1]) {
		return false
	}
	behind := string(in[i+1 : i+4])
	return (behind == " 19" || behind == " 20") && words.IsDigit(in[i+4]) && words.IsDigit(in[i+5])
}

// IsBullet reports whether the line at i is one of a list.
func IsBullet(in []rune, i int) bool {
	for i < len(in) && in[i] == ' ' {
		i++
	}
	if i >= len(in) {
		return false
	}
	if strings.ContainsRune("・•※", in[i]) {
		return true
	}
	marked := strings.ContainsRune("-*", in[i]) || words.IsDigit(in[i]) && i+1 < len(in) && (in[i+1] == '.' || in[i+1] == ')')
	return marked && (i+1 >= len(in) || in[i+1] == ' ' || words.IsDigit(in[i]))
}
