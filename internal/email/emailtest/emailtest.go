// Package emailtest builds mail and signed requests for tests.
package emailtest

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/htmlindex"
)

// Sign returns the signature header of a body, as the sender of POST /email
// computes it.
func Sign(secret, body []byte) string {
	mac := hmac.New(sha256.New, secret)
	mac.Write(body)
	return "sha256=" + hex.EncodeToString(mac.Sum(nil))
}

// Timed returns a POST /email that was signed at a moment.
func Timed(secret, raw []byte, at time.Time) *http.Request {
	stamp := strconv.FormatInt(at.Unix(), 10)
	r := httptest.NewRequest(http.MethodPost, "/email", strings.NewReader(string(raw)))
	r.Header.Set("X-Madoguchi-Timestamp", stamp)
	r.Header.Set("X-Madoguchi-Signature", Sign(secret, append([]byte(stamp+"."), raw...)))
	return r
}

// Request returns a POST /email that was signed without a time.
func Request(secret, raw []byte) *http.Request {
	r := httptest.NewRequest(http.MethodPost, "/email", strings.NewReader(string(raw)))
	r.Header.Set("X-Madoguchi-Signature", Sign(secret, raw))
	return r
}

// Message is a mail to build. Empty fields are left out, except that From, To
// and Charset have defaults.
type Message struct {
	From    string   // default taro@example.com
	To      string   // default contact@example.jp
	Subject string   //
	Charset string   // of subject and body, as WHATWG names it; default utf-8
	Label   string   // the charset as the mail names it; default Charset
	Type    string   // media type; default text/plain
	Header  []string // further header lines, above all others
	Body    string   // lines end in LF
}

// Raw returns the mail with lines that end in CRLF and an 8-bit body. It panics
// where the charset cannot hold the text: a test that builds such a mail is wrong.
func (m Message) Raw() []byte {
	m = m.withDefaults()
	lines := append([]string{}, m.Header...)
	lines = append(lines, "From: "+m.From, "To: "+m.To)
	if m.Subject != "" {
		lines = append(lines, "Subject: "+m.words())
	}
	lines = append(lines, "Message-ID: <1@mail.example.com>", "MIME-Version: 1.0",
		fmt.Sprintf("Content-Type: %s; charset=%s", m.Type, m.Label), "Content-Transfer-Encoding: 8bit", "")
	body := Encode(m.Charset, strings.ReplaceAll(m.Body, "\n", "\r\n"))
	return append([]byte(strings.Join(lines, "\r\n")+"\r\n"), body...)
}

func (m Message) withDefaults() Message {
	fill := func(field *string, value string) {
		if *field == "" {
			*field = value
		}
	}
	fill(&m.From, "taro@example.com")
	fill(&m.To, "contact@example.jp")
	fill(&m.Charset, "utf-8")
	fill(&m.Label, m.Charset)
	fill(&m.Type, "text/plain")
	return m
}

// words is the subject in encoded words of ten characters.
func (m Message) words() string {
	var words []string
	for runes := []rune(m.Subject); len(runes) > 0; {
		n := min(10, len(runes))
		encoded := base64.StdEncoding.EncodeToString(Encode(m.Charset, string(runes[:n])))
		words = append(words, "=?"+m.Label+"?B?"+encoded+"?=")
		runes = runes[n:]
	}
	return strings.Join(words, "\r\n ")
}

// Encode returns text in a charset, as WHATWG names it. It panics where the
// charset cannot hold it.
func Encode(charset, text string) []byte {
	e, err := htmlindex.Get(charset)
	if err != nil {
		panic(err)
	}
	raw, err := e.NewEncoder().Bytes([]byte(text))
	if err != nil {
		panic(err)
	}
	return raw
}

// Mails returns every raw mail of a folder of events, as a path from the package's own.
func Mails(t testing.TB, events string) [][]byte {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(events, "email-*.eml"))
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
