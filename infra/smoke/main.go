// Command smoke knocks at the webhooks of a desk that was deployed, as LINE and a mail server do,
// and at each once with a signature that does not fit. It reads the desk's secret from standard
// input, so that it stands in no command line and no file, and prints a sentence for each answer.
//
//	aws secretsmanager get-secret-value ... | go run ./infra/smoke -line URL -email URL -to ADDRESS
//
// LINE's request is the one of its console, "Verify": no event, so nothing happens. The mail asks
// for a person, which opens a case, and comes from an address of SES's mailbox simulator: what the
// desk answers is delivered to nobody and harms no reputation. Where the secret has none for
// POST /email no mail is sent; then somebody writes one.
package main

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"strconv"
	"strings"
	"time"
)

func main() {
	d := desk{client: &http.Client{Timeout: 30 * time.Second}, out: os.Stdout, now: time.Now()}
	flag.StringVar(&d.line, "line", "", "the `URL` of the webhook of LINE")
	flag.StringVar(&d.email, "email", "", "the `URL` that takes mail; empty for no mail")
	flag.StringVar(&d.to, "to", "", "the desk's `address`")
	flag.Parse()
	if err := d.knock(os.Stdin); err != nil {
		fmt.Fprintln(os.Stderr, "smoke:", err)
		os.Exit(1)
	}
}

// desk is where to knock.
type desk struct {
	line, email, to string
	client          *http.Client
	out             io.Writer
	now             time.Time
}

// secrets are those that others sign with; the rest of the document is nobody's business here.
type secrets struct {
	Line  struct{ Secret string }
	Email struct{ Secret string }
}

// errSecret leaves the cause out: it could quote the document.
var errSecret = errors.New("the desk's secret is no JSON document, or has no secret of LINE's channel; see internal/aws/secret.go")

// knock reads the secret and knocks at each door.
func (d desk) knock(document io.Reader) error {
	var s secrets
	if err := json.NewDecoder(document).Decode(&s); err != nil || s.Line.Secret == "" {
		return errSecret
	}
	return errors.Join(d.knockAtLine(s.Line.Secret), d.knockAtEmail(s.Email.Secret))
}

// knockAtLine sends the request with which LINE's console tries a webhook.
func (d desk) knockAtLine(secret string) error {
	verify := []byte(`{"destination":"U00000000000000000000000000000000","events":[]}`)
	for _, try := range []struct {
		what, secret string
		want         int
	}{
		{"a request of LINE that is signed", secret, http.StatusOK},
		{"one whose signature does not fit", secret + "?", http.StatusUnauthorized},
	} {
		signature := base64.StdEncoding.EncodeToString(mac(try.secret, verify))
		header := http.Header{"X-Line-Signature": {signature}, "Content-Type": {"application/json"}}
		if err := d.post(try.what, d.line, header, verify, try.want); err != nil {
			return err
		}
	}
	return nil
}

// knockAtEmail sends a mail as a company's own mail server does.
func (d desk) knockAtEmail(secret string) error {
	if d.email == "" {
		return nil
	}
	if secret == "" {
		_, err := fmt.Fprintln(d.out, "  look  the secret has none for POST /email: nobody hands mail over there")
		return err
	}
	mail := d.mail()
	for _, try := range []struct {
		what, secret string
		want         int
	}{
		{"a mail whose signature does not fit", secret + "?", http.StatusUnauthorized},
		{"a mail from SES's mailbox simulator that asks for a person", secret, http.StatusAccepted},
	} {
		stamp := strconv.FormatInt(d.now.Unix(), 10)
		signature := "sha256=" + hex.EncodeToString(mac(try.secret, append([]byte(stamp+"."), mail...)))
		header := http.Header{"X-Madoguchi-Timestamp": {stamp}, "X-Madoguchi-Signature": {signature}, "Content-Type": {"message/rfc822"}}
		if err := d.post(try.what, d.email, header, mail, try.want); err != nil {
			return err
		}
	}
	return nil
}

func mac(secret string, body []byte) []byte {
	h := hmac.New(sha256.New, []byte(secret))
	h.Write(body)
	return h.Sum(nil)
}

// post sends a request and says what came back.
func (d desk) post(what, url string, header http.Header, body []byte, want int) error {
	request, err := http.NewRequest(http.MethodPost, url, bytes.NewReader(body))
	if err != nil {
		return err
	}
	request.Header = header
	began := time.Now()
	response, err := d.client.Do(request)
	if err != nil {
		return err
	}
	response.Body.Close()
	if response.StatusCode != want {
		return fmt.Errorf("%s is answered with %d, not %d", what, response.StatusCode, want)
	}
	_, err = fmt.Fprintf(d.out, "  ok    %s: %d, in %d ms\n", what, want, time.Since(began).Milliseconds())
	return err
}

// sender is an address of SES's mailbox simulator: what is sent there counts as delivered.
const sender = "success@simulator.amazonses.com"

// mail is one that a person wrote who wants to talk to another, in both languages that the desk
// speaks. Each run's is a mail of its own.
func (d desk) mail() []byte {
	return []byte(strings.Join([]string{
		"From: " + sender,
		"To: " + d.to,
		"Subject: =?UTF-8?B?" + base64.StdEncoding.EncodeToString([]byte("担当者と話したい")) + "?=",
		"Date: " + d.now.Format(time.RFC1123Z),
		"Message-ID: <" + strconv.FormatInt(d.now.UnixNano(), 36) + ".smoke@simulator.amazonses.com>",
		"MIME-Version: 1.0",
		"Content-Type: text/plain; charset=utf-8",
		"Content-Transfer-Encoding: 8bit",
		"",
		"担当者と話したいです。",
		"I would like to talk to a person.",
		"",
	}, "\r\n"))
}
