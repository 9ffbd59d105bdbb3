package rawmail

import (
	"testing"
	"unicode/utf8"

	"madoguchi/internal/email/emailtest"
)

// FuzzCharset: every label and every byte gives valid text.
func FuzzCharset(f *testing.F) {
	for _, raw := range emailtest.Mails(f, "../../../events") {
		f.Add("iso-2022-jp", raw)
		f.Add("", raw)
	}
	f.Add("shift_jis", []byte("\x82\xa0"))
	f.Add("utf-16", []byte("\xff\xfe0\x42"))
	f.Fuzz(func(t *testing.T, label string, raw []byte) {
		if text, _ := toUTF8(label, raw); !utf8.ValidString(text) {
			t.Error("no valid UTF-8")
		}
		if words := DecodeWords("", string(raw)); !utf8.ValidString(words) {
			t.Error("no valid UTF-8 in a header")
		}
	})
}
