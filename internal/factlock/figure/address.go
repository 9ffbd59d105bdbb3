package figure

import (
	"madoguchi/internal/factlock/words"
	"madoguchi/internal/jatext"
	"slices"
	"strings"
)

// address takes a mail address, a URL or a bare host name.
func (s *scanner) address() bool {
	i := s.at
	for words.IsAlnum(s.in.Rune(i)) || i > s.at && strings.ContainsRune("._%+-", s.in.Rune(i)) {
		i++
	}
	if s.in.Rune(i) == '@' {
		end := host(s.in, i+1)
		return end > i+1 && s.emit(Figure{Kind: Address, key: strings.ToLower(string(s.in[s.at:end]))}, s.at, end)
	}
	if s.in.Has(i, "://") {
		end := url(s.in, i+3)
		return s.emit(Figure{Kind: Address, key: strings.ToLower(strings.TrimRight(string(s.in[s.at:end]), "/"))}, s.at, end)
	}
	end := host(s.in, s.at)
	if host := string(s.in[s.at:end]); isHost(host) {
		return s.emit(Figure{Kind: Address, key: "https://" + strings.ToLower(host)}, s.at, end)
	}
	return false
}

func host(t jatext.Text, i int) int {
	from := i
	for words.IsAlnum(t.Rune(i)) || t.Rune(i) == '.' || t.Rune(i) == '-' {
		i++
	}
	for i > from && (t[i-1] == '.' || t[i-1] == '-') {
		i--
	}
	return i
}

func url(t jatext.Text, i int) int {
	for words.IsAlnum(t.Rune(i)) || t.Rune(i) != 0 && strings.ContainsRune("-._~:/?#[]@!$&*+,;=%", t.Rune(i)) {
		i++
	}
	for strings.ContainsRune(".,:;!?", t[i-1]) {
		i--
	}
	return i
}

// isHost reports whether a run is a host name: shop.jp, but not p.m or e.g.
func isHost(run string) bool {
	labels := strings.Split(run, ".")
	if len(labels) < 2 || slices.ContainsFunc(labels, func(l string) bool { return len(l) < 2 }) {
		return false
	}
	return !strings.ContainsFunc(labels[len(labels)-1], func(r rune) bool { return !words.IsLetter(r) })
}

// phone takes a telephone number: it starts with 0 or + and has nine digits or
// more.
func (s *scanner) phone() bool {
	if s.in[s.at] != '0' && s.in[s.at] != '+' || words.IsDigit(s.in.Rune(s.at-1)) {
		return false
	}
	var digits []rune
	i, open := s.at, false
	for {
		r := s.in.Rune(i)
		closes := open && r == ')'
		if words.IsDigit(r) {
			digits = append(digits, r)
		} else if !phoneGap(s.in, i, len(digits), closes) {
			break
		}
		open = r == '(' || open && !closes
		i++
	}
	if len(digits) < 9 {
		return false
	}
	return s.emit(Figure{Kind: Address, key: "tel " + national(string(digits), s.in[s.at] == '+')}, s.at, i)
}

// phoneGap reports whether the number goes on behind the rune at i: brackets
// stand round a part of the number, not round the hours that follow, and a space
// ends a number that is whole, as 020 7946 0000 is behind its last group.
func phoneGap(t jatext.Text, i, digits int, closes bool) bool {
	r := t.Rune(i)
	next := words.IsDigit(t.Rune(i+1)) || r == ')' && t.Rune(i+1) == ' ' && words.IsDigit(t.Rune(i+2)) || r == ' ' && t.Rune(i+1) == '('
	gap := strings.ContainsRune("+-‐–—―−ー.", r) || digits < 6 && (r == '(' || r == ')') || digits < 9 && r == ' '
	return next && (closes || gap)
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

// Way is what an address is, in Japanese: a telephone, a mail address, a site; "" for what
// is no address.
func (f Figure) Way() string {
	switch {
	case f.Kind != Address:
		return ""
	case strings.HasPrefix(f.key, "tel "):
		return "電話"
	case strings.Contains(f.key, "@"):
		return "メール"
	}
	return "サイト"
}
