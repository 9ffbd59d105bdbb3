package email

import (
	"fmt"
	"strings"
	"testing"

	"madoguchi/internal/email/emailtest"
	"madoguchi/internal/inquiry"
)

// bounceReport is what a mail system sends back, about a mail with some headers.
func bounceReport(kind, said, original string) []byte {
	return fmt.Appendf(nil, "Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.example.com\r\nTo: contact@example.jp\r\nSubject: Undelivered\r\n"+
		"MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=%s; boundary=r\r\n\r\n"+
		"--r\r\nContent-Type: text/plain\r\n\r\nIt could not be delivered.\r\n--r\r\nContent-Type: message/%s\r\n\r\n%s\r\n--r\r\n%s\r\n--r--\r\n", kind, kind, said, original)
}

func TestAReportThatNamesAMailOfOurs(t *testing.T) {
	raw, _ := rendered(t, testAnswer())
	name := Channel{}.MailName(raw)
	if len(name) != 32 {
		t.Fatalf("the mail is called %q", name)
	}
	head, _, _ := strings.Cut(string(raw), "\r\n\r\n")
	const failed, delayed, abuse = "Reporting-MTA: dns; mx.example.com\r\n\r\nAction: failed\r\nStatus: 5.1.1", "Action: delayed\r\nStatus: 4.4.7", "Feedback-Type: abuse\r\nVersion: 1"
	whole, headers := "Content-Type: message/rfc822\r\n\r\n"+head+"\r\n\r\nbody", "Content-Type: text/rfc822-headers\r\n\r\n"+head
	overwritten := strings.Replace(whole, "Message-ID: <"+name, "Message-ID: <0106016a-ses", 1)
	rows := []struct {
		why         string
		raw         []byte
		ours        bool
		wantedEntry string
	}{
		{"with the whole mail", bounceReport("delivery-status", failed, whole), true, ""},
		{"with its headers", bounceReport("delivery-status", failed, headers), true, ""},
		{"of a mail whose Message-ID the service wrote anew", bounceReport("delivery-status", failed, overwritten), true, ""},
		{"a complaint", bounceReport("feedback-report", abuse, whole), true, inquiry.Complaint},
		{"a delay, which is no end", bounceReport("delivery-status", delayed, whole), false, ""},
		{"of a mail that is none of ours", bounceReport("delivery-status", failed, "Content-Type: text/rfc822-headers\r\n\r\nMessage-ID: <"+name+"@example.jp>\r\nX-Desk-Mail: mail of somebody else"), false, ""},
		{"without the mail", bounceReport("delivery-status", failed, "Content-Type: text/plain\r\n\r\n"+head), false, ""},
	}
	for _, row := range rows {
		m := decodeTest(t, row.raw)
		if !row.ours {
			if m.Route != toNobody {
				t.Errorf("%s: goes to %s", row.why, m.Route)
			}
			continue
		}
		if in := m.Inbound; m.Route != toDesk || in.Kind != inquiry.Returned || in.MessageID != name || in.Entry != row.wantedEntry || in.Address != (inquiry.Address{}) {
			t.Errorf("%s: goes to %s as %s of %s", row.why, m.Route, in.Kind, in.MessageID)
		}
	}
	passedOn := emailtest.Message{From: "hanako@example.com", Subject: "Fwd", Body: string(bounceReport("delivery-status", failed, whole))}.Raw()
	if m := decodeTest(t, passedOn); m.Inbound.Kind == inquiry.Returned {
		t.Error("a report that a person passes on is one of a mail system")
	}
}
