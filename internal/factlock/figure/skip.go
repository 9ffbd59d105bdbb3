package figure

import "madoguchi/internal/factlock/words"

// marker skips the number that counts a list: "1. ", "2) ", "(3) " at the start of a line.
func (s *scanner) marker() bool {
	i := s.at - 1
	for s.in.Rune(i) == ' ' {
		i--
	}
	if i >= 0 && s.in[i] != '\n' {
		return false
	}
	i = s.at
	bracket := s.in.Rune(i) == '('
	if bracket {
		i++
	}
	n := i
	for words.IsDigit(s.in.Rune(i)) {
		i++
	}
	closed := s.in.Rune(i) == ')' || !bracket && s.in.Rune(i) == '.' && !words.IsDigit(s.in.Rune(i+1))
	if i == n || i > n+2 || !closed {
		return false
	}
	s.at = i + 1
	return true
}

// idiom skips numerals that say no number.
func (s *scanner) idiom() bool {
	end := s.in.Behind(s.at, "一部", "二度と", "一層", "一度", "一つ", "一人ひとり", "一人一人", "一番", "一通り", "一時的", "一時停止", "一日も", "十分",
		"万一", "万が一")
	if s.in.Has(s.at-1, "第三者") {
		end = s.at + len([]rune("三者"))
	}
	if s.in.Has(s.at-1, "丸") || s.in.Has(s.at-2, "まる") {
		end = s.at
	}
	found := end > s.at
	s.at = end
	return found
}
