package email

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"madoguchi/internal/inquiry"
)

// mails returns every raw mail among the events.
func mails(t testing.TB) [][]byte {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("..", "..", "events", "email-*.eml"))
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

// FuzzDecode: whatever comes in, an inquiry comes out that names its mail, and
// what is not read is kept for a person.
func FuzzDecode(f *testing.F) {
	for _, raw := range mails(f) {
		f.Add(raw)
	}
	keys := testKeys(f)
	f.Fuzz(func(t *testing.T, raw []byte) {
		m := Decode(raw, FromResults(raw, "mx.example.jp"), testGuard(), keys, testNow())
		in := m.Inbound
		if in.ID == "" || in.Customer == "" || in.Mail == nil || m.Route == "" {
			t.Fatal("an inquiry without a name")
		}
		unread := in.Kind == inquiry.Unread
		if unread && (!in.Mail.KeepRaw || !in.Text.Empty() || m.Route == ToDesk) {
			t.Error("a mail that was not read is not left to a person")
		}
		if !unread && !valid(in.Address.Value()) {
			t.Error("nobody can be answered")
		}
		if !utf8.ValidString(in.Text.Words()) || strings.ContainsAny(in.Text.Words(), "\r\x00") {
			t.Error("the words are no clean text")
		}
		if in.Mail.Authenticated && in.Address.Value() == "" {
			t.Error("nobody is authenticated")
		}
	})
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
		if words := decodeWords(string(raw)); !utf8.ValidString(words) {
			t.Error("no valid UTF-8 in a header")
		}
	})
}
