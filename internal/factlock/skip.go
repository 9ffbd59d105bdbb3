package factlock

import (
	"unicode"
)

// marker skips the number that counts a list: "1. ", "2) ", "(3) " at the start
// of a line.
func (s *scanner) marker() bool {
	i := s.at - 1
	for s.rune(i) == ' ' {
		i--
	}
	if i >= 0 && s.in[i] != '\n' {
		return false
	}
	i = s.at
	if s.rune(i) == '(' {
		i++
	}
	n := i
	for isDigit(s.rune(i)) {
		i++
	}
	closed := s.rune(i) == '.' && !isDigit(s.rune(i+1)) || s.rune(i) == ')'
	if i == n || i > n+2 || !closed || s.in[s.at] == '(' && s.rune(i) != ')' {
		return false
	}
	s.at = i + 1
	return true
}

// idiom skips numerals that say no number.
func (s *scanner) idiom() bool {
	if s.has(s.at-1, "第三者") {
		s.at += 2
		return true
	}
	for _, words := range []string{"一部", "二度と", "一層", "一度", "一つ", "一人ひとり", "一人一人", "一番", "一通り", "一時的", "一時停止", "一日も", "十分", "万一", "万が一"} {
		if s.has(s.at, words) {
			s.at += len([]rune(words))
			return true
		}
	}
	return false
}

// several takes 数日, 数百名 and the like, which no fact holds. 件数 and 複数 are
// other words.
func (s *scanner) several() bool {
	if unicode.Is(unicode.Han, s.rune(s.at-1)) {
		return false
	}
	if isKanjiDigit(s.rune(s.at+1)) && s.rune(s.at+1) != 0 {
		return s.emit(token{kind: vague}, s.at, s.at+2)
	}
	for _, words := range []string{"日", "時間", "週間", "か月", "カ月", "ヶ月", "分", "年", "名", "人", "件", "回"} {
		if s.has(s.at+1, words) {
			return s.emit(token{kind: vague}, s.at, s.at+1+len([]rune(words)))
		}
	}
	return false
}

// noon takes 正午 and 零時.
func (s *scanner) noon() bool {
	switch {
	case s.has(s.at, "正午"):
		return s.emit(token{kind: clock, minute: 12 * 60}, s.at, s.at+2)
	case s.has(s.at, "零時"):
		return s.emit(token{kind: clock}, s.at, s.at+2)
	}
	return false
}
