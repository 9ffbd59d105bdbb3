package email

import (
	"strings"
	"testing"

	"madoguchi/internal/email/emailtest"
	"madoguchi/internal/email/rawmail"
	"madoguchi/internal/inquiry"
)

// TestBody: which part of a mail is its words, and when nobody can tell.
func TestBody(t *testing.T) {
	const head = "From: taro@example.com\r\nSubject: a\r\nMIME-Version: 1.0\r\n"
	mail := func(lines ...string) []byte { return []byte(head + strings.Join(lines, "\r\n")) }
	mixed := func(parts ...string) []byte {
		return mail("Content-Type: multipart/mixed; boundary=b", "", "--b", strings.Join(parts, "\r\n--b\r\n"), "--b--", "")
	}
	alternative := func(plain, markup string) []byte {
		return mail("Content-Type: multipart/alternative; boundary=b", "", "--b", "Content-Type: text/plain; charset=utf-8", "", plain,
			"--b", "Content-Type: text/html; charset=utf-8", "", markup, "--b--", "")
	}
	markup := func(body string) []byte { return mail("Content-Type: text/html; charset=utf-8", "", body) }
	const words = "電話番号は？"
	const plain, named = "Content-Type: text/plain; charset=utf-8\r\n\r\n", "Content-Type: text/plain; charset=utf-8; name=a.txt\r\n\r\n"
	for _, tt := range []struct {
		sentence string
		raw      []byte
		kind     inquiry.Kind
		words    string // below the subject
		reason   string
	}{
		{"a lone text with a name", mail("Content-Type: text/plain; charset=utf-8; name=\"a.txt\"", "", words), inquiry.Message, words, ""},
		{"a lone text that is to be a file", mail("Content-Type: text/plain; charset=utf-8", "Content-Disposition: attachment; filename=a.txt", "", words), inquiry.Message, words, ""},
		{"a named text that is the only one among parts", mixed(named+words, "Content-Type: image/png\r\n\r\nx"), inquiry.Message, words, ""},
		{"a named text beside the words is a file", mixed(plain+words, named+"よそのもの"), inquiry.Message, words, ""},
		{"a plain form without a shape", alternative("\u200b", "<p>電話番号は？</p>"), inquiry.Message, words, ""},
		{"a plain form of other blanks", alternative("\u00a0\u3164\ufeff \u2060", "<p>電話番号は？</p>"), inquiry.Message, words, ""},
		{"a plain form that only points at the other", alternative("このメールを表示するにはHTML対応のメールソフトが必要です。", "<p>電話番号は？</p>"), inquiry.Message, words, ""},
		{"a plain form of the line of a phone and an image", alternative("[cid:image001.png@01D4F1]\r\niPhoneから送信", "<p>電話番号は？</p>"), inquiry.Message, words, ""},
		{"one that points at nothing", alternative("Please view this mail as HTML.", "<p></p>"), inquiry.Message, "Please view this mail as HTML.", ""},
		{"HTML whose words are hidden", markup(`<div style="display:none">電話番号は？</div>`), inquiry.Unread, "", rawmail.FaultEmpty},
		{"HTML that is an image", markup(`<img src="https://example.com/a.png">`), inquiry.Unread, "", rawmail.FaultEmpty},
		{"HTML in a comment without end", markup(`<!-- <p>電話番号は？</p>`), inquiry.Unread, "", rawmail.FaultEmpty},
		{"HTML in a style without end", markup(`<style>p {} <p>電話番号は？</p>`), inquiry.Unread, "", rawmail.FaultEmpty},
		{"HTML of nothing: the subject is the question", markup(`<html><head><style>p{}</style></head><body><div><br></div></body></html>`), inquiry.Message, "", ""},
		{"nothing: the subject is the question", mail("", ""), inquiry.Message, "", ""},
		{"S/MIME", mail("Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m", "", "MIA="), inquiry.Unread, "", rawmail.FaultEncrypted},
		{"S/MIME by its old name", mail("Content-Type: application/x-pkcs7-mime; smime-type=signed-data", "", "MIA="), inquiry.Unread, "", rawmail.FaultEncrypted},
		{"words with a signature of S/MIME", mail("Content-Type: multipart/signed; boundary=b", "", "--b\r\n"+plain+words,
			"--b", "Content-Type: application/pkcs7-signature", "", "MIA=", "--b--", ""), inquiry.Message, words, ""},
		{"PGP in the words", mail("Content-Type: text/plain", "", "-----BEGIN PGP MESSAGE-----", "", "hQEM"), inquiry.Unread, "", rawmail.FaultEncrypted},
		{"what Outlook packs up", mixed(plain+" ", "Content-Type: application/ms-tnef; name=winmail.dat\r\n\r\nx"), inquiry.Unread, "", rawmail.FaultEmpty},
		{"a media type with a semicolon forgotten", mail("Content-Type: text/plain charset=utf-8", "Content-Transfer-Encoding: base64", "", "6Zu76Kmx"), inquiry.Message, "電話", ""},
		{"an encoding in other words", mail("Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8-bit", "", words), inquiry.Message, words, ""},
	} {
		t.Run(tt.sentence, func(t *testing.T) {
			m := decodeTest(t, tt.raw)
			want := "件名：a\n\n" + tt.words
			if tt.kind == inquiry.Unread {
				want = ""
			}
			if m.Inbound.Kind != tt.kind || m.Reason != tt.reason || m.Inbound.Text.Words() != strings.TrimSpace(want) {
				t.Errorf("%s (%s) %q", m.Inbound.Kind, m.Reason, m.Inbound.Text.Words())
			}
		})
	}
}

func TestRawSubjectIsReadAsTheBody(t *testing.T) {
	m := emailtest.Message{Charset: "euc-jp", Body: "あ", Header: []string{"Subject: " + string(emailtest.Encode("euc-jp", "襤褸"))}}
	if words := decodeTest(t, m.Raw()).Inbound.Text.Words(); words != "件名：襤褸\n\nあ" {
		t.Errorf("reads %q", words)
	}
}

func TestACharsetThatNobodyCanTellIsLeftToAPerson(t *testing.T) {
	m := decodeTest(t, append([]byte("From: taro@example.com\r\nSubject: a\r\n\r\n"), emailtest.Encode("euc-jp", "襤褸")...))
	if m.Route != toPerson || m.Reason != rawmail.FaultCharset || !m.Inbound.Mail.KeepRaw {
		t.Errorf("goes to %s (%s)", m.Route, m.Reason)
	}
}
