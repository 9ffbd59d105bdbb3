package redact

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// How much of texts is read as one message, in characters.
const (
	tail = 80   // of an earlier one
	head = 2000 // of the last one; what lies beyond is masked by itself already
)

// Ending is the end of a masked text where it may be the beginning of a secret whose rest
// comes in the next message: digits, a word for a secret, a lone word, a card. Empty
// for most texts.
func Ending(words string) string {
	from := len(words)
	for range tail {
		_, n := utf8.DecodeLastRuneInString(words[:from])
		from -= n
	}
	if i := strings.Index(words[from:], "■■]"); i >= 0 && !strings.Contains(words[from:from+i], "[") {
		from += i + len("■■]")
	}
	v := fold(words[from:])
	if !v.opensNumber() && !v.opensWord() && !(from == 0 && loneWord.MatchString(v.text)) && len(v.markEnds(Card)) == 0 {
		return ""
	}
	return words[from:]
}

// opensNumber reports whether there are digits at the end that say nothing by
// themselves: no amount, day, count or phone number.
func (v *view) opensNumber() bool {
	gs := v.groups()
	near := v.behind(len(v.text), 24)
	for i := 0; i < len(gs); i++ {
		if last := v.phone(gs, i); last >= 0 {
			i = last
			continue
		}
		_, size, value := v.number(gs, i)
		if gs[i].from >= near && size >= 2 && value {
			return true
		}
	}
	return false
}

// opensWord reports whether the end speaks of a secret. Who asks about one that people
// choose may tell it next: 「暗証番号も変えますか」, and then 「今は0412です」.
func (v *view) opensWord() bool {
	if slices.ContainsFunc(chosenWords, func(word *regexp.Regexp) bool { return word.MatchString(v.text) }) {
		return true
	}
	end := v.text[v.behind(len(v.text), 40):]
	if secretQuestion.MatchString(end) && secretTopic.MatchString(end) {
		return true
	}
	return !asksAtEnd.MatchString(end) && slices.ContainsFunc(secretWords, func(word *regexp.Regexp) bool { return word.MatchString(end) })
}

var (
	chosenWords = []*regexp.Regexp{signing, reusing, passwordWord, pinWord, codeWord, asksSecret}
	secretWords = []*regexp.Regexp{labelAtEnd, accountWord, bankWord, cardNumberWord, myNumberWord}
	labelAtEnd  = regexp.MustCompile(`(?:パス|ぱす|pass|カード|card|卡)\s*$`)
	asksAtEnd   = regexp.MustCompile(`(?:\?|か|かな|吗|嗎|呢|나요|까요|까)[\s。!]*$`)
	loneWord    = regexp.MustCompile(`^\s*[「『"']?[!-~]{0,40}[a-z][!-~]{0,40}[」』"']?\s*(?:です|でした|だよ)?[。.!\s]*$`)
)

// Across masks texts as the one message that they may have been meant as, and
// returns each by itself again, with what was found in each. A secret that lies in
// two of them leaves its mark in both. Of the last one only the beginning is read.
func Across(texts ...string) ([]string, []Kinds) {
	parts := slices.Clone(texts)
	last := len(parts) - 1
	parts[last] = beginning(texts[last])
	rest := texts[last][len(parts[last]):]
	found := maskTogether(parts)
	parts[last] += rest
	return parts, found
}

func beginning(words string) string {
	end := 0
	for range head {
		_, n := utf8.DecodeRuneInString(words[end:])
		end += n
	}
	return words[:end]
}

// maskTogether masks the parts of one message in place and returns what it found in
// each. It gives up where [Mask] does, and then every part is cut out.
func maskTogether(parts []string) []Kinds {
	found := make([]Kinds, len(parts))
	for range passes {
		v := fold(strings.Join(parts, "\n"))
		v.cut()
		if len(v.hidden) == 0 {
			return found
		}
		from := 0
		for i, part := range parts {
			var kinds Kinds
			parts[i], kinds = v.rendered(span{from, from + len(part)})
			found[i] = found[i].With(kinds)
			from += len(part) + len("\n")
		}
	}
	for i := range parts {
		parts[i] = cutMark
	}
	return found
}

// rendered is [view.render] for a part of the original, and the kinds that are hidden
// there.
func (v *view) rendered(part span) (string, Kinds) {
	w := view{raw: v.raw[part.from:part.to], end: part.to - part.from}
	for _, c := range v.hidden {
		from, to := max(c.from, part.from)-part.from, min(c.to, part.to)-part.from
		if from < to && strings.TrimSpace(w.raw[from:to]) != "" {
			w.hidden = append(w.hidden, cut{span{from, to}, c.kind})
		}
	}
	return w.render(), w.kinds()
}
