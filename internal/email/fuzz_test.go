package email

import (
	"strings"
	"testing"
	"unicode/utf8"

	"madoguchi/internal/email/emailtest"
	"madoguchi/internal/email/rawmail"
	"madoguchi/internal/inquiry"
)

// FuzzDecode: whatever comes in, an inquiry comes out that names its mail, and
// what is not read is kept for a person.
func FuzzDecode(f *testing.F) {
	for _, raw := range emailtest.Mails(f, "../../events") {
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
