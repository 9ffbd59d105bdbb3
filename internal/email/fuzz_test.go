package email

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"madoguchi/internal/email/rawmail"
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
		m := decode(raw, fromResults(raw, "mx.example.jp"), testGuard(), keys, testNow())
		in := m.Inbound
		if in.ID == "" || in.Customer == "" || in.Mail == nil || m.Route == "" {
			t.Fatal("an inquiry without a name")
		}
		unread := in.Kind == inquiry.Unread
		if unread && (!in.Mail.KeepRaw || !in.Text.Empty() || m.Route == toDesk) {
			t.Error("a mail that was not read is not left to a person")
		}
		if !unread && !rawmail.ValidAddress(in.Address.Value()) {
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
