package email

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
			raw, err := os.ReadFile("../../events/" + row.file)
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

func FuzzReadable(f *testing.F) {
	f.Add([]byte("Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n\r\n--a--"))
	f.Add([]byte("Subject: =?iso-2022-jp?B?GyRC?=\r\n =?x?q?=ff?=\r\n\r\nwords"))
	f.Add([]byte("From x\n\n"))
	f.Fuzz(func(t *testing.T, raw []byte) { Readable(raw) })
}
