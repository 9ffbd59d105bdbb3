package email

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"madoguchi/internal/email/rawmail"
	"madoguchi/internal/inquiry"
)

// answer is a mail of the desk. What comes from a customer's mail is checked
// again when it is rendered.
type answer struct {
	From       string          // the desk's address
	Name       string          // who the desk is, shown beside From; "" for none
	To         inquiry.Address //
	Subject    inquiry.Text    // of the mail that is answered: masked, without Re:
	InReplyTo  string          // its Message-ID, "" where it had none
	References string          // its [inquiry.Mail] References
	Token      string          // +tag of Reply-To: letters, digits, - and _; "" for none
	Body       string          // lines end in LF
	Date       time.Time
	Notice     bool   // to staff, an answer to nothing: the subject stands as it is
	Human      bool   // a person wrote it
	File       string // a PDF that is attached, "" for none
	FileName   string
}

// render writes an answer as a raw mail (RFC 5322): plain text in UTF-8, marked
// so that no machine answers it (platform fact 18), and as automatic unless a person wrote it. Random makes the Message-ID.
// The error names the field that cannot be written, never its value.
func render(random io.Reader, a answer) ([]byte, error) {
	if !rawmail.ValidAddress(a.From) || !rawmail.ValidAddress(a.To.Value()) {
		return nil, errors.New("email: render: From or To is no address")
	}
	replyTo, err := tagged(a.From, a.Token)
	if err != nil {
		return nil, err
	}
	id, err := newMessageID(random, a.From)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	for _, f := range append(a.fields(id, replyTo), field{nameHeader, nameOf(id)}) {
		if f.value != "" {
			fmt.Fprintf(&b, "%s: %s\r\n", f.name, fold(len(f.name)+2, f.value))
		}
	}
	b.WriteString("\r\n")
	if a.File == "" {
		b.WriteString(encodeBody(a.Body))
		return b.Bytes(), nil
	}
	a.mixed(&b, boundaryOf(id))
	return b.Bytes(), nil
}

// mixed writes the words and the file, one behind the other (RFC 2046, 5.1.3).
func (a answer) mixed(b *bytes.Buffer, boundary string) {
	const encoded = "Content-Transfer-Encoding: base64\r\n\r\n"
	name := strings.ReplaceAll(url.QueryEscape(a.FileName), "+", "%20") // RFC 2231, 4
	fmt.Fprintf(b, "--%s\r\nContent-Type: text/plain; charset=utf-8\r\n%s%s", boundary, encoded, encodeBody(a.Body))
	fmt.Fprintf(b, "--%s\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment;\r\n filename*=utf-8''%s\r\n", boundary, name)
	fmt.Fprintf(b, "%s%s--%s--\r\n", encoded, lines(a.File), boundary)
}

// boundaryOf is a line that stands between the parts of a mail: base64 has no such line.
func boundaryOf(id string) string { return "=_" + nameOf(id) }

// field is one header field of a mail that goes out, encoded but not folded.
type field struct{ name, value string }

// fields lists the header in order. A field without a value is left out.
func (a answer) fields(id, replyTo string) []field {
	submitted, subject := "auto-replied", "Re: "+a.Subject.Words()
	switch { // RFC 3834, 5
	case a.Notice:
		submitted, subject = "auto-generated", a.Subject.Words()
	case a.Human:
		submitted = "" // the same as "no"
	}
	parent := firstID(a.InReplyTo)
	content, encoding := "text/plain; charset=utf-8", "base64"
	if a.File != "" {
		content, encoding = `multipart/mixed; boundary="`+boundaryOf(id)+`"`, ""
	}
	return []field{
		{"From", from(a.Name, a.From)},
		{"To", Mailbox(a.To)},
		{"Reply-To", replyTo},
		{"Subject", headerText(subject)},
		{"Date", a.Date.Format(time.RFC1123Z)},
		{"Message-ID", id},
		{"In-Reply-To", parent},
		{"References", references(a.References, parent)},
		{"Auto-Submitted", submitted},
		{"X-Loop", a.From},
		{"X-Auto-Response-Suppress", "All"},
		{"MIME-Version", "1.0"},
		{"Content-Type", content},
		{"Content-Transfer-Encoding", encoding},
	}
}

func from(name, address string) string {
	if name == "" {
		return address
	}
	return encodeWords(name) + " <" + address + ">"
}

// references is the parent's chain and the parent itself (RFC 5322, 3.6.4).
func references(chain, parent string) string {
	ids := messageIDs(chain)
	if parent != "" && (len(ids) == 0 || ids[len(ids)-1] != parent) {
		ids = append(ids, parent)
	}
	return strings.Join(capped(ids), " ")
}

// tagged returns address with a +tag, "" where there is no tag.
func tagged(address, token string) (string, error) {
	const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"
	if token == "" {
		return "", nil
	}
	local, domain := rawmail.SplitAddress(address)
	if reply := local + "+" + token + "@" + domain; strings.Trim(token, letters) == "" && rawmail.ValidAddress(reply) {
		return reply, nil
	}
	return "", errors.New("email: render: the token fits no address")
}

// nameOf is the part of our message ids that nobody can guess.
func nameOf(id string) string {
	name, _, _ := strings.Cut(strings.Trim(id, "<>"), "@")
	return name
}

func newMessageID(random io.Reader, from string) (string, error) {
	var id [16]byte
	if _, err := io.ReadFull(random, id[:]); err != nil {
		return "", fmt.Errorf("email: render: message id: %w", err)
	}
	_, domain := rawmail.SplitAddress(from)
	return "<" + hex.EncodeToString(id[:]) + "@" + domain + ">", nil
}

// headerText writes a text as a header value of at most [maxValue] printable
// ASCII characters, cutting what is too long.
func headerText(text string) string {
	text = strings.Join(strings.FieldsFunc(text, func(r rune) bool { return unicode.IsControl(r) || unicode.IsSpace(r) }), " ")
	value := text
	if !printable(text) || strings.Contains(text, "=?") {
		value = encodeWords(text)
	}
	if len(value) <= maxValue {
		return value
	}
	runes := []rune(strings.TrimSuffix(text, "…"))
	return headerText(string(runes[:len(runes)*9/10]) + "…")
}

func printable(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r < ' ' || r > '~' }) < 0
}

// encodeWords writes text as encoded words that never cut a character in two and
// that fit, behind the name of their field, into lines of 76 characters (RFC
// 2047, 2 and 5).
func encodeWords(text string) string {
	const size = 39 // 52 characters of base64 and 12 around them
	var words []string
	for text != "" {
		n := 0
		for n < len(text) {
			_, width := utf8.DecodeRuneInString(text[n:])
			if n+width > size {
				break
			}
			n += width
		}
		words = append(words, "=?utf-8?B?"+base64.StdEncoding.EncodeToString([]byte(text[:n]))+"?=")
		text = text[n:]
	}
	return strings.Join(words, " ")
}

// fold breaks a value at its spaces into lines of 76 characters where that is
// possible (RFC 5322, 2.2.3). used is what stands before it.
func fold(used int, value string) string {
	var b strings.Builder
	for i, word := range strings.Split(value, " ") {
		switch {
		case i > 0 && used+1+len(word) > 76:
			b.WriteString("\r\n ")
			used = 1
		case i > 0:
			b.WriteByte(' ')
			used++
		}
		b.WriteString(word)
		used += len(word)
	}
	return b.String()
}

// encodeBody writes lines that end in CRLF as base64 in lines of 76 characters
// (RFC 2045, 6.8).
func encodeBody(body string) string {
	body = strings.ReplaceAll(rawmail.Tidy(body), "\n", "\r\n")
	return lines(body)
}

// lines is what a text or a file holds as base64.
func lines(body string) string {
	encoded := base64.StdEncoding.EncodeToString([]byte(body))
	var b strings.Builder
	for len(encoded) > 76 {
		b.WriteString(encoded[:76] + "\r\n")
		encoded = encoded[76:]
	}
	b.WriteString(encoded + "\r\n")
	return b.String()
}

// Mailbox returns an address as a header or an SMTP command takes it: the local
// part quoted where it is no dot-atom (RFC 5322, 3.4.1).
func Mailbox(address inquiry.Address) string {
	local, domain := rawmail.SplitAddress(address.Value())
	if strings.HasPrefix(local, ".") || strings.HasSuffix(local, ".") || strings.Contains(local, "..") {
		return `"` + local + `"@` + domain
	}
	return address.Value()
}
