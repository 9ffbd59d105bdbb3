package rawmail

import (
	"os"
	"strings"
	"testing"
)

func TestAPersonReadsTheRawMailInItsCharset(t *testing.T) {
	for _, row := range []struct {
		why, file string
		holds     []string
		not       string
	}{
		{"ISO-2022-JP in header and body", "email-iso-2022-jp.eml", []string{"Subject: ", "From: ", "お"}, "=?"},
		{"Shift_JIS", "email-shift-jis.eml", []string{"です"}, "\ufffd"},
		{"half-width kana", "email-half-width-kana.eml", nil, "\ufffd"},
		{"no charset at all", "email-no-charset.eml", nil, "\ufffd"},
		{"an attachment is named, not opened", "email-attachment.eml", []string{partEnd, " bytes]"}, "JVBERi"},
		{"HTML is shown as source", "email-html-only.eml", []string{"<html"}, ""},
		{"a line that is no header is still shown", "email-broken-header.eml", []string{"From: "}, ""},
		{"a boundary that never ends", "email-no-boundary-end.eml", []string{partEnd}, ""},
		{"what cannot be decoded is shown as far as it goes", "email-undecodable.eml", []string{"From: "}, ""},
	} {
		t.Run(row.why, func(t *testing.T) {
			raw, err := os.ReadFile("../../../events/" + row.file)
			if err != nil {
				t.Fatal(err)
			}
			text := Readable(raw)
			for _, want := range row.holds {
				if !strings.Contains(text, want) {
					t.Errorf("%q is missing in\n%s", want, text)
				}
			}
			if row.not != "" && strings.Contains(text, row.not) {
				t.Errorf("%q stands in\n%s", row.not, text)
			}
		})
	}
}

// What is masked afterwards must stand there as a person reads it.
func TestAPlainMailIsWhatItsReaderSees(t *testing.T) {
	for _, row := range []struct{ why, raw, want string }{
		{"digits between tags and as entities", "Content-Type: text/html\r\n\r\n<p>4111<b> 1111</b> &#49;111 1111</p>", "Content-Type: text/html\n\n4111 1111 1111 1111\n"},
		{"a transfer encoding that is undone", "Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n=34111 1111 1111 1111", "1111\n"},
		{"one that nobody knows is named and not shown", "Content-Type: text/plain\r\nContent-Transfer-Encoding: x-secret\r\n\r\n4111 1111", "[text/plain, 9 bytes]\n"},
		{"an encoded subject", "Subject: =?utf-8?B?NDExMSAxMTEx?=\r\n\r\nwords", "Subject: 4111 1111\n\nwords\n"},
	} {
		if got := Plain([]byte(row.raw)); !strings.HasSuffix(got, row.want) || strings.Contains(got, "=34") {
			t.Errorf("%s: %q, want %q", row.why, got, row.want)
		}
	}
}

func FuzzReadable(f *testing.F) {
	f.Add([]byte("Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n\r\n--a--"))
	f.Add([]byte("Subject: =?iso-2022-jp?B?GyRC?=\r\n =?x?q?=ff?=\r\n\r\nwords"))
	f.Add([]byte("From x\n\n"))
	f.Fuzz(func(t *testing.T, raw []byte) { Readable(raw); Plain(raw) })
}
