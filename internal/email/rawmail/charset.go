package rawmail

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
)

// Unreadable is what stands in a text for bytes that mean nothing in its charset.
const Unreadable = "\uFFFD"

// toUTF8 reads raw in the charset of that label. Unreadable bytes become
// [Unreadable], one each. ok is false where the charset is unknown and the bytes do
// not tell.
func toUTF8(label string, raw []byte) (text string, ok bool) {
	name := charset(label)
	switch {
	case name == "":
		return guess(raw)
	case name == "iso-2022-jp":
		text = iso2022jp(raw)
	// Escape sequences are in no other charset, and hardly any text is UTF-8 by
	// chance: the label is wrong.
	case bytes.Contains(raw, []byte("\x1b$")) && !strings.HasPrefix(name, "utf-16"):
		return iso2022jp(raw), true
	case !strings.HasPrefix(name, "utf-") && plainlyUTF8(raw):
		return validUTF8(raw), true
	case western(name):
		if other, sure := guess(raw); sure {
			return other, true // in Latin-1 every byte is a letter, so that it never looks wrong
		}
		return convert(name, raw)
	default:
		if text, ok = convert(name, raw); !ok {
			text, whole := guessWhole(raw)
			return text, whole && !isASCII(raw)
		}
	}
	if strings.Contains(text, Unreadable) {
		if other, whole := guessWhole(raw); whole {
			return other, true
		}
	}
	return text, true
}

// guessWhole is a guess in which every byte means something.
func guessWhole(raw []byte) (text string, sure bool) {
	text, sure = guess(raw)
	return text, sure && !strings.Contains(text, Unreadable)
}

// plainlyUTF8 reports whether bytes are UTF-8 with at least two characters of three
// bytes.
func plainlyUTF8(raw []byte) bool {
	first := bytes.IndexFunc(raw, beyondLatin)
	return utf8.Valid(raw) && first >= 0 && bytes.IndexFunc(raw[first+3:], beyondLatin) >= 0
}

// beyondLatin is what takes three bytes or more in UTF-8.
func beyondLatin(r rune) bool { return r >= 0x800 }

// western are the charsets that mail programs name where they know no better.
func western(name string) bool {
	switch name {
	case "iso-8859-1", "iso8859-1", "latin1", "iso-8859-15", "windows-1252", "cp1252", "windows-1254", "iso-8859-9":
		return true
	}
	return false
}

// charset maps what mail programs write to a name that [convert] knows, to
// "iso-2022-jp", or to "" for anything that says nothing (platform fact 21).
func charset(label string) string {
	label = strings.TrimPrefix(strings.Trim(strings.ToLower(label), " \t\"'\\;"), "charset=")
	label, _, _ = strings.Cut(label, "*") // RFC 2231, 5: a language may follow
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
	case "ms949", "cp949", "uhc", "x-windows-949", "euckr", "ks_c_5601", "ksc5601", "korean":
		return "euc-kr"
	case "cp936", "ms936", "x-gbk", "euc-cn", "euccn", "gb18030-2000", "gb_2312-80", "x-euc-cn":
		return "gb18030"
	case "cp950", "ms950", "big5-eten", "x-x-big5", "big5hkscs", "big5-hkscs:2004":
		return "big5"
	case "utf8", "utf-8-bom", "unicode-1-1-utf-8":
		return "utf-8"
	}
	return label
}

func convert(name string, raw []byte) (text string, ok bool) {
	if name == "utf-8" {
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
		return strings.Repeat(Unreadable, len(raw))
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

func isASCII(raw []byte) bool {
	return bytes.IndexFunc(raw, func(r rune) bool { return r >= utf8.RuneSelf }) < 0
}
