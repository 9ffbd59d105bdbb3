package factlock

import (
	"strings"
	"unicode"
)

// word is a word of a text: one of known meaning, or as it stands.
type word struct {
	text     string
	from, to int // runes
	meaning  int // -1 where the tables do not know it
}

// wordsOf cuts a folded text, in small letters, into its words that may claim
// something: in Japanese runs of kanji and katakana, and known words in any
// script; in any language words in Latin letters.
func (v *vocabulary) wordsOf(in []rune) []word {
	var all []word
	for i := 0; i < len(in); {
		switch {
		case isLetter(in[i]):
			end := i
			for end < len(in) && (isLetter(in[end]) || in[end] == '\'' && end+1 < len(in) && isLetter(in[end+1])) {
				end++
			}
			w := v.latin(string(in[i:end]), i, end)
			if len(all) > 0 && strings.HasPrefix(w.text, "address") && containsAny(all[len(all)-1].text, []string{"email", "mail", "web", "ip", "sender"}) {
				w.meaning = -1 // an email address is no address
			}
			all = append(all, w)
			i = end
		default:
			end, m := v.japaneseWord(in, i)
			if end > i {
				all = append(all, word{string(in[i:end]), i, end, m})
			}
			i = max(end, i+1)
		}
	}
	return all
}

// japaneseWord is the known word at i, or a run of kanji or katakana up to the
// next one. A kanji by itself is a word only outside of a run: 定 is none in 指定.
func (v *vocabulary) japaneseWord(in []rune, i int) (end, meaning int) {
	if n := counterAt(in, i); n > 0 {
		return i + n, v.counting()
	}
	n, m := v.at(in, i)
	if n > 1 || n == 1 && script(in[i]) == nil {
		return i + n, m
	}
	end = v.rawRun(in, i)
	if n == 1 && end == i+1 {
		return end, m
	}
	return end, -1
}

func (v *vocabulary) latin(w string, from, to int) word {
	w = strings.ToLower(w)
	m, ok := v.english[w]
	if !ok {
		m, ok = v.english["~"+stem(w)]
	}
	if !ok {
		m = -1
	}
	return word{w, from, to, m}
}

// counterAt is the length of the counter behind a number: 回 in 2回行います.
func counterAt(in []rune, i int) int {
	if i == 0 || !isDigit(in[i-1]) && !isKanjiDigit(in[i-1]) {
		return 0
	}
	for _, c := range counters {
		if s := (scanner{in: in}); s.has(i, c.words) {
			return len([]rune(c.words))
		}
	}
	return 0
}

// rawRun is the end of a run of kanji, or of katakana, that no table knows.
func (v *vocabulary) rawRun(in []rune, i int) int {
	table := script(in[i])
	if table == nil {
		return i
	}
	end := i
	for end < len(in) && script(in[end]) == table {
		if n, _ := v.at(in, end); n > 1 && end > i {
			break
		}
		end++
	}
	return end
}

func script(r rune) *unicode.RangeTable {
	switch {
	case unicode.Is(unicode.Han, r) && !isKanjiDigit(r):
		return unicode.Han
	case r == 'ー' || unicode.Is(unicode.Katakana, r):
		return unicode.Katakana
	}
	return nil
}
