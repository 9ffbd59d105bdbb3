package email

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/japanese"
)

// bad is what stands in a text for bytes that mean nothing in its charset.
const bad = "\uFFFD"

// toUTF8 reads raw in the charset of that label. Unreadable bytes become
// [bad], one each. ok is false where the charset is unknown and the bytes do
// not tell.
func toUTF8(label string, raw []byte) (text string, ok bool) {
	switch charset(label) {
	case "":
		return guess(raw), true
	case "iso-2022-jp":
		text = iso2022jp(raw)
	default:
		text, ok = convert(charset(label), raw)
		// Escape sequences are in no other charset; the label is wrong.
		if bytes.Contains(raw, []byte("\x1b$")) && !strings.HasPrefix(charset(label), "utf-16") {
			return iso2022jp(raw), true
		}
		if !ok {
			text = guess(raw)
			return text, !strings.Contains(text, bad) && !isASCII(raw)
		}
	}
	if strings.Contains(text, bad) {
		if other := guess(raw); !strings.Contains(other, bad) {
			return other, true
		}
	}
	return text, true
}

// charset maps what mail programs write to a name that [convert] knows, to
// "iso-2022-jp", or to "" for anything that says nothing (platform fact 21).
func charset(label string) string {
	label, _, _ = strings.Cut(strings.ToLower(strings.TrimSpace(label)), "*") // RFC 2231, 5: a language may follow
	switch label {
	case "", "us-ascii", "ascii", "ansi_x3.4-1968", "unknown-8bit", "x-unknown", "unknown", "default":
		return ""
	case "iso-2022-jp-ms", "iso-2022-jp-1", "iso-2022-jp-2", "iso-2022-jp-3", "iso-2022-jp-2004", "iso-2022-jp-ext",
		"cp50220", "cp50221", "cp50222", "x-windows-50221", "csiso2022jp", "jis":
		return "iso-2022-jp"
	case "cp932", "x-ms-cp932", "shift_jis-2004", "shift_jisx0213":
		return "shift_jis"
	case "cp51932", "eucjp", "eucjp-ms", "eucjp-win", "euc-jp-ms", "euc-jis-2004":
		return "euc-jp"
	}
	return label
}

func convert(name string, raw []byte) (text string, ok bool) {
	if name == "utf-8" || name == "utf8" {
		return validUTF8(raw), true
	}
	e, err := htmlindex.Get(name)
	if err != nil || e == encoding.Replacement {
		return "", false
	}
	return decode(e, raw), true
}

func decode(e encoding.Encoding, raw []byte) string {
	text, err := e.NewDecoder().Bytes(raw)
	if err != nil { // these decoders replace and do not fail
		return strings.Repeat(bad, len(raw))
	}
	return string(text)
}

// validUTF8 replaces byte by byte, where strings.ToValidUTF8 replaces a whole
// run once and hides how much was lost.
func validUTF8(raw []byte) string {
	raw = bytes.TrimPrefix(raw, []byte("\uFEFF"))
	if utf8.Valid(raw) {
		return string(raw)
	}
	return string(bytes.Runes(raw))
}

// guess tells the charsets of Japanese mail apart.
func guess(raw []byte) string {
	if bytes.Contains(raw, []byte("\x1b$")) || bytes.Contains(raw, []byte("\x1b(I")) {
		return iso2022jp(raw)
	}
	if utf8.Valid(raw) {
		return validUTF8(raw)
	}
	best := validUTF8(raw)
	for _, e := range []encoding.Encoding{japanese.ShiftJIS, japanese.EUCJP} {
		if text := decode(e, raw); oddness(text) < oddness(best) {
			best = text
		}
	}
	return best
}

// oddness counts what a text read in the wrong charset is full of: EUC-JP read
// as Shift_JIS is half-width kana.
func oddness(text string) int {
	n := 0
	for _, r := range text {
		switch {
		case r == utf8.RuneError, '\uE000' <= r && r <= '\uF8FF':
			n += 10
		case '\uFF61' <= r && r <= '\uFF9F':
			n++
		}
	}
	return n
}

func isASCII(raw []byte) bool {
	return bytes.IndexFunc(raw, func(r rune) bool { return r >= utf8.RuneSelf }) < 0
}
