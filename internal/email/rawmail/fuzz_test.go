package rawmail

import (
	"os"
	"path/filepath"
	"testing"
	"unicode/utf8"
)

// mails returns every raw mail among the events.
func mails(t testing.TB) [][]byte {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("..", "..", "..", "events", "email-*.eml"))
	if err != nil || len(files) == 0 {
		t.Fatal("no mails among the events", err)
	}
	var raws [][]byte
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		raws = append(raws, raw)
	}
	return raws
}

// FuzzCharset: every label and every byte gives valid text.
func FuzzCharset(f *testing.F) {
	for _, raw := range mails(f) {
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
