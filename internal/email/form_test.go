package email

import (
	"bytes"
	"crypto/rand"
	"encoding/base64"
	"io"
	"mime"
	mimeparts "mime/multipart"
	"net/mail"
	"strings"
	"testing"

	"madoguchi/internal/incident"
	"madoguchi/internal/incident/forms"
	"madoguchi/internal/incidents"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/outbox"
)

// A form goes with what a person wrote: the words first, then the very bytes of the incident.
func TestAFormGoesWithAnAnswer(t *testing.T) {
	i, err := incidents.Load("")
	if err != nil {
		t.Fatal(err)
	}
	form := forms.Form{ID: "request", Label: map[string]string{"ja": "開示請求書 (見本)=1", "en": "Request"}, Content: "%PDF-1.4\n\x00\xff--=_\r\n" + strings.Repeat("x", forms.Most-20)}
	i.Forms = []forms.Form{form}
	c := Channel{Incident: i, From: "contact@example.jp", Random: rand.Reader}
	in := inquiry.Inbound{Address: inquiry.NewAddress("taro@example.com"), Mail: &inquiry.Mail{Authenticated: true, Subject: inquiry.NewText("書式")}}
	reply := inquiry.Reply{Entry: outbox.StaffAnswer, Text: "書式をお送りします。", Form: "request"}
	raw, err := c.Render(in, string(incident.Japanese), []inquiry.Reply{reply}, testNow())
	if err != nil {
		t.Fatal(err)
	}
	for line := range bytes.Lines(raw) {
		if len(line) > 998 { // RFC 5322, 2.1.1
			t.Errorf("a line of %d bytes", len(line))
		}
	}
	m, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	_, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil || m.Header.Get("Content-Transfer-Encoding") != "" || m.Header.Get("Auto-Submitted") != "" {
		t.Fatalf("%v, %v", m.Header, err)
	}
	parts := mimeparts.NewReader(m.Body, params["boundary"])
	var got []string
	for {
		p, err := parts.NextRawPart()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(p)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, p.Header.Get("Content-Type")+"|"+p.FileName()+"|"+decoded64(t, string(body)))
	}
	if len(got) != 2 || !strings.HasPrefix(got[0], "text/plain; charset=utf-8||書式をお送りします。") {
		t.Fatalf("%d parts, the first %.80q", len(got), got)
	}
	if got[1] != "application/pdf|開示請求書 (見本)=1.pdf|"+form.Content {
		t.Errorf("the form is %.80q", got[1])
	}
	if len(raw) > 300<<10 {
		t.Errorf("%d bytes, which a row of the outbox must hold", len(raw))
	}
	reply.Form = "another"
	if _, err := c.Render(in, "ja", []inquiry.Reply{reply}, testNow()); err == nil {
		t.Error("a form that the incident does not have was sent as nothing")
	}
}

func decoded64(t *testing.T, s string) string {
	t.Helper()
	raw, err := base64.StdEncoding.DecodeString(strings.ReplaceAll(s, "\r\n", ""))
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}
