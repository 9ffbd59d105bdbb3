package words

import (
	"strings"
	"unicode"
)

// Word is a word of a text: one of known meaning, or as it stands.
type Word struct {
	Text     string
	From, To int // runes
	Meaning  int // -1 where the vocabulary does not know it
}

// Known reports whether the vocabulary has the word.
func (w Word) Known() bool { return w.Meaning >= 0 }

// General reports whether the word claims nothing by itself.
func (w Word) General() bool { return w.Known() && lexicon().meanings[w.Meaning].general }

// Strong reports whether a word is not even asked of anybody, unless a fact says it.
func (w Word) Strong() bool { return w.Known() && lexicon().meanings[w.Meaning].strong }

// Item reports whether a word is a kind of data.
func (w Word) Item() bool { return w.Known() && lexicon().meanings[w.Meaning].item }

// Telling reports whether a word tells one figure from another.
func (w Word) Telling() bool { return w.Known() && lexicon().meanings[w.Meaning].telling }

// Cut cuts a folded text, in small letters, into its words that may claim something: in
// Japanese runs of kanji and katakana, and known words in any script; in any language
// words in Latin letters.
func Cut(in []rune) []Word {
	var all []Word
	v := lexicon()
	for i := 0; i < len(in); {
		if !IsLetter(in[i]) {
			end, m := v.japaneseWord(in, i)
			if end > i {
				all = append(all, Word{string(in[i:end]), i, end, m})
			}
			i = max(end, i+1)
			continue
		}
		end := i
		for end < len(in) && (IsLetter(in[end]) || in[end] == '\'' && end+1 < len(in) && IsLetter(in[end+1])) {
			end++
		}
		w := v.latin(string(in[i:end]), i, end)
		if len(all) > 0 {
			pair(&all[len(all)-1], &w)
		}
		all = append(all, w)
		i = end
	}
	return all
}

// pair reads two English words as one thing: an email address is no address, and what is toll-free is not
// free.
func pair(first, second *Word) {
	switch {
	case strings.HasPrefix(second.Text, "address") && Has(first.Text, "email", "mail", "web", "ip", "sender"):
		second.Meaning = -1
	case strings.HasPrefix(second.Text, "member") && Has(first.Text, "staff", "team", "family", "faculty", "crew", "board"):
		second.Meaning = first.Meaning
	case first.Text == "gift" && strings.HasPrefix(second.Text, "voucher"):
		first.Meaning = second.Meaning
	case first.Text == "system" && strings.HasPrefix(second.Text, "company"):
		first.Meaning = Meaning("maintenance")
	case first.Text == "toll" && second.Text == "free":
		second.Meaning = first.Meaning
	}
}

// japaneseWord is the known word at i, or a run of kanji or katakana up to the next one.
// A kanji by itself is a word only outside of a run: 定 is none in 指定.
func (v *vocabulary) japaneseWord(in []rune, i int) (end, meaning int) {
	if n := counterAt(in, i); n > 0 {
		return i + n, Counting()
	}
	m, n := v.japanese.At(in, i)
	if n > 1 || n == 1 && script(in[i]) == nil {
		return i + n, m
	}
	end = v.rawRun(in, i)
	if n == 1 && end == i+1 {
		return end, m
	}
	return end, -1
}

func (v *vocabulary) latin(w string, from, to int) Word {
	w = strings.ToLower(w)
	m, ok := v.english[w]
	if !ok {
		m, ok = v.english["~"+Stem(w)]
	}
	if !ok {
		m = -1
	}
	return Word{w, from, to, m}
}

// counterAt is the length of the counter behind a number: 回 in 2回行います.
func counterAt(in []rune, i int) int {
	if i == 0 || !IsDigit(in[i-1]) && !IsKanjiNumber(in[i-1]) {
		return 0
	}
	_, n := Counter(in, i)
	return n
}

// IsKanjiNumber reports whether a character is part of a number in kanji.
func IsKanjiNumber(r rune) bool {
	return strings.ContainsRune("〇一二三四五六七八九十百千万億兆", r)
}

// rawRun is the end of a run of kanji, or of katakana, that no table knows.
func (v *vocabulary) rawRun(in []rune, i int) int {
	table := script(in[i])
	if table == nil {
		return i
	}
	end := i
	for end < len(in) && script(in[end]) == table {
		if _, n := v.japanese.At(in, end); n > 1 && end > i {
			break
		}
		end++
	}
	return end
}

func script(r rune) *unicode.RangeTable {
	switch {
	case r < 0x2e80:
		return nil
	case unicode.Is(unicode.Han, r) && !IsKanjiNumber(r):
		return unicode.Han
	case r == 'ー' || unicode.Is(unicode.Katakana, r):
		return unicode.Katakana
	}
	return nil
}
