package deployment

import (
	"strings"
	"testing"

	"madoguchi/internal/aws/awstest"
)

// TestEmailBySES takes a mail that SES has stored. What a person must see stays in
// the bucket, everything else is deleted once it is in the inbox.
func TestEmailBySES(t *testing.T) {
	cases := []struct {
		name, event, mail string
		inbox, left       int
	}{
		{"a customer writes", "email-ses-pass.json", "email-iso-2022-jp.eml", 1, 0},
		{"with a forged sender", "email-ses-dmarc-fail.json", "email-iphone.eml", 1, 0},
		{"DMARC says neither yes nor no", "email-ses-dmarc-gray.json", "email-docomo.eml", 1, 0},
		{"with an attachment", "email-ses-pass.json", "email-attachment.eml", 1, 1},
		{"a bounce", "email-ses-pass.json", "email-bounce.eml", 0, 0},
		{"a newsletter, which a person may have sent on", "email-ses-pass.json", "email-newsletter.eml", 1, 0},
		{"spam", "email-ses-spam.json", "email-iphone.eml", 1, 1},
		{"a virus", "email-ses-virus.json", "email-iphone.eml", 1, 1},
		{"unreadable", "email-ses-pass.json", "email-undecodable.eml", 1, 1},
		{"verdicts of a future SES", "email-ses-new-status.json", "email-iphone.eml", 1, 0},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			w := open(t)
			_, id, _ := strings.Cut(string(fixture(t, c.event)), `"messageId": "`)
			id, _, _ = strings.Cut(id, `"`)
			w.SetObject(bucket, "mail/new/"+id, fixture(t, c.mail))
			invoke(t, w.function(t, w.d.Email), fixture(t, c.event))
			if got := len(w.Sent(inboxURL)); got != c.inbox {
				t.Errorf("%d inquiries in the inbox, want %d", got, c.inbox)
			}
			if got := w.Objects(); got != c.left {
				t.Errorf("%d raw mails are left, want %d", got, c.left)
			}
			w.silent(t, "taro", "example.com", "情報")
		})
	}
}

// TestEmailTwice: SES may start us twice for one mail; the second time it is gone.
func TestEmailTwice(t *testing.T) {
	w := open(t)
	w.SetObject(bucket, "mail/new/mailid0pass", fixture(t, "email-iphone.eml"))
	h := w.function(t, w.d.Email)
	for range 2 {
		invoke(t, h, fixture(t, "email-ses-pass.json"))
	}
	if got := len(w.Sent(inboxURL)); got != 1 {
		t.Errorf("%d inquiries in the inbox", got)
	}
}

// TestEmailWithoutInbox fails, so that Lambda tries again, and keeps the mail.
func TestEmailWithoutInbox(t *testing.T) {
	w := open(t)
	w.SetObject(bucket, "mail/new/mailid0pass", fixture(t, "email-iphone.eml"))
	h := w.function(t, w.d.Email)
	w.Fail("SendMessageBatch", awstest.Fault{Status: 403, Code: "AccessDenied"})
	if _, err := h.Invoke(t.Context(), fixture(t, "email-ses-pass.json")); err == nil || strings.Contains(err.Error(), "taro") {
		t.Errorf("error %v", err)
	}
	if w.Objects() != 1 {
		t.Error("the mail is gone")
	}
	w.Heal("SendMessageBatch")
	invoke(t, h, fixture(t, "email-ses-pass.json"))
	if len(w.Sent(inboxURL)) != 1 || w.Objects() != 0 {
		t.Error("the second try does not take it")
	}
}

// TestEmailByHTTP takes signed mail from a server of the company's own.
func TestEmailByHTTP(t *testing.T) {
	cases := []struct {
		event         string
		status, inbox int
	}{
		{"email-post-authenticated.json", 202, 1},
		{"email-post-iso-2022-jp.json", 202, 1},
		{"email-post-forged-results.json", 202, 1},
		{"email-post-bad-signature.json", 401, 0},
	}
	for _, c := range cases {
		t.Run(c.event, func(t *testing.T) {
			w := open(t)
			got := w.gateway(t, w.function(t, w.d.Email), fixture(t, c.event))
			if got.StatusCode != c.status || len(w.Sent(inboxURL)) != c.inbox || w.Objects() != 0 {
				t.Errorf("status %d, %d inquiries, %d raw mails left", got.StatusCode, len(w.Sent(inboxURL)), w.Objects())
			}
		})
	}
}

// TestEmailOtherEvents are refused without a word of them.
func TestEmailOtherEvents(t *testing.T) {
	w := open(t)
	h := w.function(t, w.d.Email)
	for name, event := range map[string]string{
		"a tick":               string(fixture(t, "scheduler-tick.json")),
		"messages of a queue":  string(fixture(t, "sqs-message.json")),
		"records of no kind":   `{"Records":[{}]}`,
		"a list":               `["たすけて"]`,
		"a mail in bad form":   `{"Records":[{"eventSource":"aws:ses","ses":"たすけて"}]}`,
		"a request without it": `{"version":"2.0","body":"たすけて"}`,
	} {
		_, err := h.Invoke(t.Context(), []byte(event))
		if err == nil || err.Error() != errOtherEvent.Error() {
			t.Errorf("%s: error %v", name, err)
		}
	}
}

// TestStaffShareTheDomain: who writes from the desk's own domain may be staff, or
// somebody whose data leaked, too.
func TestStaffShareTheDomain(t *testing.T) {
	for from, want := range map[string]int{"agent1@example.jp": 1, "lead1@example.jp": 1, "printer@example.jp": 1, "contact@example.jp": 1} {
		w := open(t)
		w.env["STAFF_ADDRESSES"] = "agent1@example.jp, lead1@example.jp"
		w.SetObject(bucket, "mail/new/mailid0pass", []byte("From: "+from+"\r\nSubject: test\r\n\r\nhello\r\n"))
		invoke(t, w.function(t, w.d.Email), fixture(t, "email-ses-pass.json"))
		if got := len(w.Sent(inboxURL)); got != want {
			t.Errorf("%s: %d inquiries, want %d", from, got, want)
		}
	}
}

// TestClockReadsWhatTheEmailFunctionDidNot: by the event that was given up, which knows
// whose mail it is, or by the mail alone.
func TestClockReadsWhatTheEmailFunctionDidNot(t *testing.T) {
	for _, c := range []struct {
		why   string
		event bool
		sure  bool
	}{{"with its event", true, true}, {"without", false, false}} {
		w := open(t)
		w.SetObject(bucket, "mail/new/mailid0pass", fixture(t, "email-attachment.eml"))
		if c.event {
			w.SetMessage(givenUpURL, `{"version":"1.0","requestPayload":`+string(fixture(t, "email-ses-pass.json"))+`}`)
		}
		clock := w.function(t, w.clock(file(t)))
		for range 2 {
			invoke(t, clock, fixture(t, "scheduler-tick.json"))
		}
		sent := w.Sent(inboxURL)
		if len(sent) != 1 {
			t.Fatalf("%s: %d inquiries in the inbox: %s", c.why, len(sent), w.log)
		}
		in, err := w.d.queue(w.ground(t), inboxURL).Open(sent[0].Body)
		if err != nil || in.Mail.Authenticated != c.sure {
			t.Errorf("%s: authenticated %v, %v", c.why, in.Mail.Authenticated, err)
		}
		if _, kept := w.Object(bucket, in.Mail.RawKey); !kept || w.Objects() != 1 {
			t.Errorf("%s: %d objects, the raw mail at %q", c.why, w.Objects(), in.Mail.RawKey)
		}
	}
}
