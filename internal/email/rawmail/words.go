package rawmail

import (
	"bytes"
	"strings"
	"unicode"
)

// DecodeWords reads a header value: encoded words (RFC 2047), and raw bytes where the
// sender broke the rules. The hint is the charset that the body names, likely that of the
// raw bytes; "" for none. Adjacent words of one charset are put together before the
// charset is read, because mail programs cut a character in two (platform fact 21).
func DecodeWords(hint, value string) string {
	var out strings.Builder
	var run encodedWord
	flush := func() {
		text, ok := toUTF8(run.charset, run.raw)
		if !ok {
			text = strings.Repeat(Unreadable, len(run.raw))
		}
		out.WriteString(text)
		run = encodedWord{}
	}
	for value != "" {
		before, word, rest, found := nextWord(value)
		if strings.TrimSpace(before) != "" || !found {
			flush()
			out.WriteString(bareWords(hint, before))
		}
		if found && run.charset != word.charset {
			flush()
		}
		if found {
			run.charset, run.raw = word.charset, append(run.raw, word.raw...)
		}
		value = rest
	}
	flush()
	return out.String()
}

// bareWords reads bytes that are no encoded word. What cannot be told shows as
// unreadable.
func bareWords(hint, value string) string {
	raw := []byte(value)
	if isASCII(raw) && !strings.Contains(value, "\x1b") {
		return value
	}
	text, sure := guess(raw)
	if name := charset(hint); !sure && name != "" {
		text, sure = toUTF8(name, raw)
	}
	if !sure {
		return strings.Repeat(Unreadable, len(raw))
	}
	return text
}

// maxWord is far beyond the 75 characters of RFC 2047, 2, which nobody keeps.
const maxWord = 4096

type encodedWord struct {
	charset string
	raw     []byte
}

// nextWord finds the next encoded word. It is lenient: white space inside a
// word passes.
func nextWord(s string) (before string, w encodedWord, rest string, found bool) {
	for from := 0; ; {
		i := strings.Index(s[from:], "=?")
		if i < 0 {
			return s, encodedWord{}, "", false
		}
		i += from
		if w, n, ok := parseWord(s[i:]); ok {
			return s[:i], w, s[i+n:], true
		}
		from = i + 2
	}
}

// parseWord reads =?charset?encoding?text?= at the start of s and returns its
// length.
func parseWord(s string) (w encodedWord, n int, ok bool) {
	label, tail, _ := strings.Cut(s[2:], "?")
	encoding, tail, _ := strings.Cut(tail, "?")
	text, _, closed := strings.Cut(tail[:min(len(tail), maxWord)], "?=")
	if !closed || label == "" || strings.ContainsAny(label, " \t") {
		return encodedWord{}, 0, false
	}
	w.charset = strings.ToLower(label)
	switch strings.ToLower(encoding) {
	case "b":
		w.raw, _ = unbase64([]byte(text))
	case "q":
		w.raw, _ = unquotePrintable(bytes.ReplaceAll([]byte(text), []byte("_"), []byte("=20")))
	default:
		return encodedWord{}, 0, false
	}
	return w, len("=????=") + len(label) + len(encoding) + len(text), true
}

// Tidy makes line ends LF and drops control characters.
func Tidy(text string) string {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, text)
}

// blank reports whether a text shows nothing: white space, and characters without
// a shape such as U+200B, with which mail programs fill a part that must not be
// empty.
func blank(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool {
		shapeless := unicode.In(r, unicode.Cf, unicode.Cc, unicode.Variation_Selector) || strings.ContainsRune(unseenRunes, r)
		return !unicode.IsSpace(r) && !shapeless
	}) < 0
}

// unseenRunes have no shape although Unicode calls them letters, marks or symbols:
// the fillers of Hangul, the grapheme joiner, the blank of Braille.
const unseenRunes = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"

// unflow joins the lines that a mail program broke to fit the width (RFC 3676,
// 4): a line that ends in a space goes on, except the signature mark.
func unflow(text string, deleteSpace bool) string {
	var b strings.Builder
	flowing, open := false, "" // whether the line before goes on, and its quote marks
	for line := range strings.SplitSeq(text, "\n") {
		content := strings.TrimLeft(line, ">")
		marks := line[:len(line)-len(content)]
		content = strings.TrimPrefix(content, " ") // space-stuffing
		if b.Len() > 0 && (!flowing || marks != open || content == "-- ") {
			b.WriteByte('\n')
			flowing = false
		}
		if !flowing && marks != "" {
			b.WriteString(marks + " ")
		}
		flowing, open = strings.HasSuffix(content, " ") && content != "-- ", marks
		if flowing && deleteSpace {
			content = strings.TrimSuffix(content, " ")
		}
		b.WriteString(content)
	}
	return b.String()
}

// Head is the beginning of a text, whole characters of at most n bytes.
func Head(text string, n int) string {
	if len(text) <= n {
		return text
	}
	return strings.ToValidUTF8(text[:n], "")
}

// HeadLines is head without the line that it would cut, so that no number is cut in
// two and escapes the masking.
func HeadLines(text string, n int) string {
	if len(text) <= n {
		return text
	}
	text = text[:n]
	return text[:strings.LastIndexByte(text, '\n')+1]
}
