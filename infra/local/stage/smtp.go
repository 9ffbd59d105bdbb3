package stage

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/emersion/go-smtp"

	"madoguchi/internal/email"
)

// The limits of inbound mail.
const (
	largestMail       = 40 << 20 // what SES stores (platform fact 16)
	longestLineOfMail = 1 << 20  // a line; go-smtp's 2,000 bytes lose real mail
)

// smtpServer takes mail for the desk, in the place of SES.
func (s *stage) smtpServer() *smtp.Server {
	server := smtp.NewServer(smtp.BackendFunc(func(*smtp.Conn) (smtp.Session, error) { return &session{stage: s}, nil }))
	server.Domain = "localhost"
	server.MaxMessageBytes, server.MaxLineLength = largestMail, longestLineOfMail
	server.MaxRecipients = 50
	server.ReadTimeout, server.WriteTimeout = time.Minute, time.Minute
	server.EnableSMTPUTF8 = true
	return server
}

// session is one mail on its way in.
type session struct {
	stage *stage
	from  string
}

func (s *session) Reset()        { s.from = "" }
func (s *session) Logout() error { return nil }

// Mail takes any sender; the empty one is how bounces come.
func (s *session) Mail(from string, _ *smtp.MailOptions) error {
	s.from = from
	return nil
}

// Rcpt takes the incident's address and its +tags.
func (s *session) Rcpt(to string, _ *smtp.RcptOptions) error {
	local, domain, _ := strings.Cut(strings.ToLower(to), "@")
	local, _, _ = strings.Cut(local, "+")
	if local+"@"+domain != strings.ToLower(s.stage.Incident.Mail) {
		return &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "no such mailbox here"}
	}
	return nil
}

// Data answers 250 only once the mail is stored.
func (s *session) Data(r io.Reader) error {
	raw, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	if err := s.stage.receive(context.Background(), s.from, raw); err != nil {
		s.stage.log.Error("mail not stored", "err", err)
		return &smtp.SMTPError{Code: 451, EnhancedCode: smtp.EnhancedCode{4, 3, 0}, Message: "not stored, try again"}
	}
	return nil
}

// receive lets a mail in as SES would store it and hand it over.
func (s *stage) receive(ctx context.Context, from string, raw []byte) error {
	found := email.Receipt{SPF: "PASS", DKIM: "PASS", DMARC: "PASS", Spam: "PASS", Virus: "PASS"}
	stored := asStored(from, raw, &found)
	verdict := email.FromSES(found)
	return s.intake.Receive(ctx, stored, verdict)
}

// asStored puts on top what a receiving SES writes, and drops what only it may
// write. The header X-Rehearsal-DMARC: FAIL plays a forged sender, X-Rehearsal-Virus what a scanner says
// (FAIL, GRAY, PROCESSING_FAILED).
func asStored(from string, raw []byte, found *email.Receipt) []byte {
	var kept bytes.Buffer
	drop, header := false, true
	for line := range bytes.Lines(raw) {
		if header {
			text := string(bytes.TrimRight(line, "\r\n"))
			switch {
			case text == "":
				header, drop = false, false
			case text[0] != ' ' && text[0] != '\t':
				drop = reserved(text, found)
			}
			if drop {
				continue
			}
		}
		kept.Write(line)
	}
	top := fmt.Sprintf("Return-Path: <%s>\r\nX-SES-Spam-Verdict: PASS\r\nX-SES-Virus-Verdict: %s\r\n"+
		"Authentication-Results: amazonses.com; spf=pass; dkim=pass; dmarc=%s\r\n", from, found.Virus, strings.ToLower(found.DMARC))
	return append([]byte(top), kept.Bytes()...)
}

// reserved reports whether only the receiver may write a header line.
func reserved(line string, found *email.Receipt) bool {
	name, value, _ := strings.Cut(line, ":")
	name, value = strings.ToLower(strings.TrimSpace(name)), strings.ToUpper(strings.TrimSpace(value))
	switch {
	case name == "x-rehearsal-dmarc" && value == "FAIL":
		found.DMARC = value
	case name == "x-rehearsal-virus" && value != "" && strings.Trim(value, "ABCDEFGHIJKLMNOPQRSTUVWXYZ_") == "":
		found.Virus = value
	}
	return name == "return-path" || name == "authentication-results" || strings.HasPrefix(name, "x-ses-") ||
		strings.HasPrefix(name, "x-rehearsal-")
}
