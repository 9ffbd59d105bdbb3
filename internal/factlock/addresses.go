package factlock

import (
	"slices"
	"strings"
)

// address takes a mail address, a URL or a bare host name.
func (s *scanner) address() bool {
	i := s.at
	for isASCIIWord(s.rune(i)) || i > s.at && strings.ContainsRune("._%+-", s.rune(i)) {
		i++
	}
	if s.rune(i) == '@' {
		end := s.host(i + 1)
		return end > i+1 && s.emit(token{kind: address, key: strings.ToLower(string(s.in[s.at:end]))}, s.at, end)
	}
	if s.has(i, "://") {
		end := s.url(i + 3)
		return s.emit(token{kind: address, key: strings.ToLower(strings.TrimRight(string(s.in[s.at:end]), "/"))}, s.at, end)
	}
	end := s.host(s.at)
	if host := string(s.in[s.at:end]); isHost(host) {
		return s.emit(token{kind: address, key: "https://" + strings.ToLower(host)}, s.at, end)
	}
	return false
}

func (s *scanner) host(i int) int {
	from := i
	for isASCIIWord(s.rune(i)) || s.rune(i) == '.' || s.rune(i) == '-' {
		i++
	}
	for i > from && (s.in[i-1] == '.' || s.in[i-1] == '-') {
		i--
	}
	return i
}

func (s *scanner) url(i int) int {
	for isASCIIWord(s.rune(i)) || s.rune(i) != 0 && strings.ContainsRune("-._~:/?#[]@!$&*+,;=%", s.rune(i)) {
		i++
	}
	for strings.ContainsRune(".,:;!?", s.in[i-1]) {
		i--
	}
	return i
}

// isHost reports whether a run is a host name: gallery.jp, but not p.m or e.g.
func isHost(run string) bool {
	labels := strings.Split(run, ".")
	if len(labels) < 2 || slices.ContainsFunc(labels, func(l string) bool { return len(l) < 2 }) {
		return false
	}
	return !strings.ContainsFunc(labels[len(labels)-1], func(r rune) bool { return !isLetter(r) })
}

// phone takes a telephone number: it starts with 0 or + and has nine digits or
// more.
func (s *scanner) phone() bool {
	if s.in[s.at] != '0' && s.in[s.at] != '+' || isDigit(s.rune(s.at-1)) {
		return false
	}
	var digits []rune
	i, open := s.at, false
	for {
		r := s.rune(i)
		closes := open && r == ')'
		if isDigit(r) {
			digits = append(digits, r)
		} else if !s.phoneGap(i, len(digits), closes) {
			break
		}
		open = r == '(' || open && !closes
		i++
	}
	if len(digits) < 9 {
		return false
	}
	return s.emit(token{kind: address, key: "tel " + national(string(digits), s.in[s.at] == '+')}, s.at, i)
}

// phoneGap reports whether the number goes on behind the rune at i: brackets
// stand round a part of the number, not round the hours that follow, and a space
// ends a number that is whole, as 020 7946 0000 is behind its last group.
func (s *scanner) phoneGap(i, digits int, closes bool) bool {
	r := s.rune(i)
	next := isDigit(s.rune(i+1)) || r == ')' && s.rune(i+1) == ' ' && isDigit(s.rune(i+2)) || r == ' ' && s.rune(i+1) == '('
	return next && (closes || strings.ContainsRune("+-‐–—―−ー.", r) && r != 0 || digits < 6 && (r == '(' || r == ')') || digits < 9 && r == ' ')
}

// national is a number as it is called at home: +81 120 is 0120.
func national(digits string, abroad bool) string {
	for _, country := range []string{"81", "44"} {
		if rest, ok := strings.CutPrefix(digits, country); ok && abroad {
			return "0" + strings.TrimPrefix(rest, "0")
		}
	}
	return digits
}
