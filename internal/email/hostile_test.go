package email

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/email/emailtest"
	"madoguchi/internal/email/rawmail"
)

// hostile are mails made to hurt a reader that goes over anything twice, each of
// about n bytes.
func hostile() map[string]func(n int) []byte {
	fill := func(piece string) func(n int) string {
		return func(n int) string { return strings.Repeat(piece, n/len(piece)+1) }
	}
	markup := func(piece string) func(n int) []byte {
		return func(n int) []byte { return emailtest.Message{Type: "text/html", Body: fill(piece)(n)}.Raw() }
	}
	body := func(piece string) func(n int) []byte {
		return func(n int) []byte { return emailtest.Message{Subject: "質問", Body: fill(piece)(n)}.Raw() }
	}
	head := func(name, piece string) func(n int) []byte {
		return func(n int) []byte {
			return emailtest.Message{Header: []string{name + ": " + fill(piece)(n)}, Body: "あ"}.Raw()
		}
	}
	coded := func(encoding, charset, piece string) func(n int) []byte {
		return func(n int) []byte {
			return []byte("From: taro@example.com\r\nContent-Type: text/plain; charset=" + charset + "\r\nContent-Transfer-Encoding: " + encoding + "\r\n\r\n" + fill(piece)(n))
		}
	}
	return map[string]func(n int) []byte{
		"blanks and rules":        markup(" <hr>"),
		"divisions of a blank":    markup("<div> "),
		"cells":                   markup("<td>"),
		"paragraphs":              markup("<p>"),
		"angles":                  markup("<"),
		"comments that never end": markup("<!--"),
		"attributes":              markup("<a b=c style='a:b'"),
		"one tag of attributes": func(n int) []byte {
			return emailtest.Message{Type: "text/html", Body: "<a " + fill("b=c ")(n) + ">"}.Raw()
		},
		"scripts that never end":         markup("<script>"),
		"hidden in hidden":               markup("<div hidden>"),
		"preformatted lines":             markup("<pre>\n"),
		"quotes in quotes":               markup("<blockquote>a"),
		"entities":                       markup("&amp;&"),
		"a long line":                    body("あ"),
		"quoted lines":                   body("> a\n"),
		"lines that introduce":           body("On 1 2019\n"),
		"dates":                          body("2019/04/12 10:00 a@example.jp\n"),
		"attributions and blanks":        body("2019/04/12 10:00 <a@example.jp>:\n\n\n\n\n\n> a\n"),
		"header blocks":                  body("From: a\nDate: b\n"),
		"signatures":                     body("--\n"),
		"rules":                          body("____________________________________\n"),
		"one rule":                       body("_"),
		"card numbers":                   body("4111 1111 1111 1112 "),
		"digits":                         body("1"),
		"passwords":                      body("パスワードは"),
		"addresses":                      body("a@example.jp "),
		"a folded subject":               head("Subject", "a\r\n "),
		"encoded words":                  head("Subject", "=?utf-8?B?44GC?= "),
		"words that never end":           head("Subject", "=?x?q? "),
		"senders":                        head("From", "a@example.jp, "),
		"comments":                       head("From", "(("),
		"quotes":                         head("From", `"\"`),
		"recipients":                     head("To", "a+case-a-b@example.jp, "),
		"references":                     head("References", "<a@example.jp> "),
		"parameters":                     head("Content-Type", "a=b; "),
		"results":                        head("Authentication-Results", "dmarc=pass header.from=a; "),
		"base64 in pieces":               coded("base64", "utf-8", "YQ==\r\n"),
		"quoted-printable":               coded("quoted-printable", "utf-8", "=3D=\r\n"),
		"escapes":                        coded("8bit", "iso-2022-jp", "\x1b$B\x1b(B"),
		"bytes of no charset":            coded("8bit", "unknown-8bit", "\xb0\xa1 \xfe"),
		"parts":                          func(n int) []byte { return multipart(n, "--b\r\n\r\na\r\n") },
		"lines that begin like a border": func(n int) []byte { return multipart(n, "--b-\r\n") },
		"borders in a line":              func(n int) []byte { return multipart(n, "--b") },
		"a report":                       endless,
		"nested parts":                   nested,
	}
}

// endless is a report whose status never ends.
func endless(n int) []byte {
	return []byte("From: taro@example.com\r\nContent-Type: multipart/report; boundary=b\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n" + strings.Repeat("Action: delayed\r\n", n/17+1))
}

func multipart(n int, piece string) []byte {
	return []byte("From: taro@example.com\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" + strings.Repeat(piece, n/len(piece)+1))
}

// nested is a mail as deep as is read, with all its bytes at the bottom.
func nested(n int) []byte {
	var b strings.Builder
	b.WriteString("From: taro@example.com\r\n")
	for i := range 20 {
		fmt.Fprintf(&b, "Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n", i, i)
	}
	b.WriteString("Content-Type: application/octet-stream\r\n\r\n" + strings.Repeat("--b\r\n", n/5))
	return []byte(b.String())
}

// BenchmarkHostile doubles each mail and tells how much longer it takes: 2 is
// linear, and less where a limit ends the reading.
func BenchmarkHostile(b *testing.B) {
	keys := testKeys(b)
	for name, mail := range hostile() {
		b.Run(name, func(b *testing.B) {
			took := func(raw []byte) time.Duration {
				best := time.Hour
				for range 3 {
					start := time.Now()
					decode(raw, fromResults(raw, "mx.example.jp"), testGuard(), keys, testNow())
					best = min(best, time.Since(start))
				}
				return best
			}
			b.ReportAllocs()
			once, twice := mail(600_000), mail(1_200_000)
			for b.Loop() {
				a, z := took(once), took(twice)
				b.ReportMetric(float64(z)/float64(a), "times/doubled")
				b.ReportMetric(float64(z.Microseconds())/1200, "ms/MB")
			}
		})
	}
}

// BenchmarkReadable makes each mail readable for staff, as large as SES takes one.
func BenchmarkReadable(b *testing.B) {
	for name, mail := range hostile() {
		b.Run(name, func(b *testing.B) {
			raw := mail(39 << 20)
			b.ReportAllocs()
			for b.Loop() {
				rawmail.Readable(raw)
				rawmail.Plain(raw)
			}
		})
	}
}

// BenchmarkLargest reads each mail as large as SES takes one.
func BenchmarkLargest(b *testing.B) {
	keys := testKeys(b)
	for name, mail := range hostile() {
		b.Run(name, func(b *testing.B) {
			raw := mail(39 << 20)
			b.ReportAllocs()
			for b.Loop() {
				decode(raw, fromResults(raw, "mx.example.jp"), testGuard(), keys, testNow())
			}
		})
	}
}
