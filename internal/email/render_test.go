package email

import (
	"bytes"
	"errors"
	"mime"
	"net/mail"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"

	"madoguchi/internal/email/rawmail"
	"madoguchi/internal/inquiry"
)

func testAnswer() answer {
	return answer{
		From:       "contact@example.jp",
		Name:       "見本の窓口",
		To:         inquiry.NewAddress("taro@example.com"),
		Subject:    inquiry.NewText("カード番号について"),
		InReplyTo:  "<q2@mail.example.com>",
		References: "<q1@mail.example.com> <a1@example.jp>",
		Token:      "tok-1",
		Body:       "お問い合わせありがとうございます。\n\n窓口\n",
		Date:       testNow(),
	}
}

func rendered(t *testing.T, a answer) ([]byte, mail.Header) {
	t.Helper()
	raw, err := render(bytes.NewReader(make([]byte, 16)), a)
	if err != nil {
		t.Fatal(err)
	}
	m, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	return raw, m.Header
}

func TestRenderHeader(t *testing.T) {
	_, h := rendered(t, testAnswer())
	for name, want := range map[string]string{
		"From":                      "=?utf-8?B?6KaL5pys44Gu56qT5Y+j?= <contact@example.jp>",
		"To":                        "taro@example.com",
		"Reply-To":                  "contact+tok-1@example.jp",
		"Date":                      "Fri, 12 Apr 2019 10:15:00 +0900",
		"Message-ID":                "<00000000000000000000000000000000@example.jp>",
		"In-Reply-To":               "<q2@mail.example.com>",
		"References":                "<q1@mail.example.com> <a1@example.jp> <q2@mail.example.com>",
		"Auto-Submitted":            "auto-replied",
		"X-Auto-Response-Suppress":  "All",
		"MIME-Version":              "1.0",
		"Content-Type":              "text/plain; charset=utf-8",
		"Content-Transfer-Encoding": "base64",
	} {
		if got := h.Get(name); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
	if got, err := new(mime.WordDecoder).DecodeHeader(h.Get("Subject")); err != nil || got != "Re: カード番号について" {
		t.Errorf("Subject is %q, %v", got, err)
	}
}

func TestRenderLeavesOut(t *testing.T) {
	a := testAnswer()
	a.Name, a.InReplyTo, a.References, a.Token, a.Subject = "", "", "", "", inquiry.Text{}
	_, h := rendered(t, a)
	for _, name := range []string{"In-Reply-To", "References", "Reply-To"} {
		if _, there := h[name]; there {
			t.Errorf("%s is there", name)
		}
	}
	if h.Get("From") != "contact@example.jp" || h.Get("Subject") != "Re:" {
		t.Errorf("From %s, Subject %s", h.Get("From"), h.Get("Subject"))
	}
}

func TestRenderHuman(t *testing.T) {
	a := testAnswer()
	a.Human = true
	_, h := rendered(t, a)
	if _, there := h["Auto-Submitted"]; there || h.Get("X-Loop") != a.From || h.Get("In-Reply-To") == "" {
		t.Errorf("the header of what a person wrote is %v", h)
	}
}

func TestRenderNotice(t *testing.T) {
	a := testAnswer()
	a.Notice, a.Subject = true, inquiry.NewText("New case")
	_, h := rendered(t, a)
	if h.Get("Subject") != "New case" || h.Get("Auto-Submitted") != "auto-generated" {
		t.Errorf("Subject %s, Auto-Submitted %s", h.Get("Subject"), h.Get("Auto-Submitted"))
	}
}

// TestRenderIsReadAgain sends our own mail back to us: words survive, and the
// guard keeps quiet, so that two desks stop after one exchange.
func TestRenderIsReadAgain(t *testing.T) {
	a := testAnswer()
	a.From = "desk@example.net"
	raw, _ := rendered(t, a)
	m := decodeTest(t, raw)
	if want := "件名：カード番号について\n\nお問い合わせありがとうございます。\n\n窓口"; m.Inbound.Text.Words() != want {
		t.Errorf("reads %q, want %q", m.Inbound.Text.Words(), want)
	}
	if m.Route != toNobody || m.Reason != robotAutoSubmitted {
		t.Errorf("goes to %s (%s)", m.Route, m.Reason)
	}
}

// TestRenderInjection tries to write header lines of its own through everything
// that comes from a customer (platform fact 20).
func TestRenderInjection(t *testing.T) {
	for _, evil := range []string{
		"a\r\nBcc: victim@example.com", "a\nBcc: victim@example.com", "a\rBcc: victim@example.com", "a\u2028Bcc: b",
		"<a@b>\r\nBcc: victim@example.com", "\r\n\r\nbody", "a\x00b", "=?utf-8?B?DQpCY2M6IGE=?=",
	} {
		a := testAnswer()
		a.Subject, a.InReplyTo, a.References, a.Name = inquiry.NewText(evil), evil, evil, evil
		raw, h := rendered(t, a)
		if _, there := h["Bcc"]; there || len(h) > 15 {
			t.Errorf("%q adds a header", evil)
		}
		for line := range strings.SplitSeq(string(raw), "\r\n") {
			if len(line) > 998 || strings.ContainsAny(line, "\r\n") || !printable(line) {
				t.Errorf("%q makes the line %q", evil, line)
			}
		}
		if subject := h.Get("Subject"); strings.Contains(subject, "DQpCY2M6IGE") {
			t.Errorf("an encoded word of a customer stays one: %s", subject)
		}
	}
}

func TestRenderRefuses(t *testing.T) {
	for sentence, spoil := range map[string]func(*answer){
		"no recipient":               func(a *answer) { a.To = inquiry.Address{} },
		"a recipient with line ends": func(a *answer) { a.To = inquiry.NewAddress("a@example.com\r\nBcc: b@example.com") },
		"two recipients":             func(a *answer) { a.To = inquiry.NewAddress("a@example.com, b@example.com") },
		"no desk":                    func(a *answer) { a.From = "" },
		"a token with a line end":    func(a *answer) { a.Token = "a\r\nb" },
		"a token that is too long":   func(a *answer) { a.Token = strings.Repeat("a", 60) },
	} {
		a := testAnswer()
		spoil(&a)
		if _, err := render(bytes.NewReader(make([]byte, 16)), a); err == nil || strings.Contains(err.Error(), "example") {
			t.Errorf("%s: %v", sentence, err)
		}
	}
	broken := errors.New("no randomness")
	if _, err := render(iotest.ErrReader(broken), testAnswer()); !errors.Is(err, broken) {
		t.Errorf("without randomness: %v", err)
	}
}

func TestRenderLongSubject(t *testing.T) {
	for _, subject := range []string{strings.Repeat("髙", 2000), strings.Repeat("a", 3000), strings.Repeat("a ", 3000), strings.Repeat("𠮷", 900)} {
		a := testAnswer()
		a.Subject = inquiry.NewText(subject)
		raw, h := rendered(t, a)
		value := h.Get("Subject")
		text, err := new(mime.WordDecoder).DecodeHeader(value)
		if len(value) > maxValue || !printable(value) || err != nil || !utf8.ValidString(text) || !strings.HasSuffix(text, "…") {
			t.Errorf("%d characters: %q, %v", len(value), text, err)
		}
		for line := range bytes.SplitSeq(raw, []byte("\r\n")) {
			if len(line) > 76 && !bytes.Contains(line, []byte(strings.Repeat("a", 70))) {
				t.Errorf("a line of %d characters", len(line))
			}
		}
	}
}

func TestReferences(t *testing.T) {
	long := strings.Repeat("<0123456789012345678901234567890123456789@example.com> ", 40)
	got := references("<first@example.com> "+long, "<last@example.com>")
	if len(got) > maxValue || !strings.HasPrefix(got, "<first@example.com> <0") || !strings.HasSuffix(got, " <last@example.com>") || len(got) < maxValue-60 {
		t.Errorf("%d characters: %s", len(got), got)
	}
	if got := references("<a@b> <c@d>", "<c@d>"); got != "<a@b> <c@d>" {
		t.Errorf("the parent stands twice: %s", got)
	}
}

func TestParentReferences(t *testing.T) {
	for _, tt := range []struct{ sentence, references, inReplyTo, want string }{
		{"References", "<a@b>\t<c@d>", "<c@d>", "<a@b> <c@d>"},
		{"else In-Reply-To", "", "<c@d>", "<c@d>"},
		{"but not of several", "", "<a@b> <c@d>", ""},
		{"what is no id goes", "a <b@c> <d e> <\x01@f>", "", "<b@c>"},
		{"ids without a space between", "<a@b><c@d>", "", "<a@b> <c@d>"},
		{"neither", "", "", ""},
	} {
		t.Run(tt.sentence, func(t *testing.T) {
			if got := parentReferences(rawmail.Header{{Name: "references", Value: tt.references}, {Name: "in-reply-to", Value: tt.inReplyTo}}); got != tt.want {
				t.Errorf("%q, want %q", got, tt.want)
			}
		})
	}
}

func TestMailbox(t *testing.T) {
	for address, want := range map[string]string{
		"a.b@example.com":         "a.b@example.com",
		"a..b@docomo.example.jp":  `"a..b"@docomo.example.jp`,
		"a.b.@docomo.example.jp":  `"a.b."@docomo.example.jp`,
		".a@docomo.example.jp":    `".a"@docomo.example.jp`,
		"a-b+c@docomo.example.jp": "a-b+c@docomo.example.jp",
	} {
		if got := Mailbox(inquiry.NewAddress(address)); got != want {
			t.Errorf("%s becomes %s, want %s", address, got, want)
		}
	}
}
