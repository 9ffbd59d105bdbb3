package email

import (
	"encoding/json"
	"testing"

	"madoguchi/internal/email/emailtest"
)

// sesEvent is what the Lambda action of SES sends, as far as it matters.
type sesEvent struct {
	Records []struct {
		SES struct {
			Receipt struct{ SPFVerdict, DKIMVerdict, DMARCVerdict, SpamVerdict, VirusVerdict struct{ Status string } }
		}
	}
}

func TestFromSES(t *testing.T) {
	for _, tt := range []struct {
		file string
		want Verdict
	}{
		{"pass", Verdict{Authenticated: true, Scanned: true}},
		{"dmarc-fail", Verdict{Scanned: true}}, // SPF and DKIM pass all the same
		{"dmarc-gray", Verdict{Scanned: true}},
		{"spam", Verdict{Authenticated: true, Spam: true, Scanned: true}},
		{"virus", Verdict{Authenticated: true, Virus: true}},
		{"new-status", Verdict{}},
	} {
		var event sesEvent
		if err := json.Unmarshal(eventOf(t, tt.file), &event); err != nil {
			t.Fatal(err)
		}
		r := event.Records[0].SES.Receipt
		got := FromSES(Receipt{r.SPFVerdict.Status, r.DKIMVerdict.Status, r.DMARCVerdict.Status, r.SpamVerdict.Status, r.VirusVerdict.Status})
		if got != tt.want {
			t.Errorf("%s: %+v, want %+v", tt.file, got, tt.want)
		}
	}
}

func eventOf(t *testing.T, name string) []byte { return event(t, "email-ses-"+name+".json") }

func TestFromResults(t *testing.T) {
	const pass = "Authentication-Results: mx.example.jp; dmarc=pass header.from=example.com"
	for _, tt := range []struct {
		sentence string
		header   []string
		want     bool
	}{
		{"dmarc passes", []string{pass}, true},
		{"among others, folded, with comments", []string{"Authentication-Results: (by us) mx.example.jp 1;\r\n\tspf=pass smtp.mailfrom=example.com;\r\n\tdkim=fail reason=\"bad; dmarc=fail\" header.d=example.com;\r\n\tdmarc=pass (p=NONE; dmarc=fail) header.from=Example.COM (really)"}, true},
		{"white space where RFC 8601 allows it", []string{"Authentication-Results: mx.example.jp; dmarc / 1 = pass header . from = \"example.com\""}, true},
		{"capital letters", []string{"AUTHENTICATION-RESULTS: MX.EXAMPLE.JP; DMARC=PASS HEADER.FROM=EXAMPLE.COM"}, true},
		{"a forged one below ours", []string{pass, "Authentication-Results: mx.example.jp; dmarc=fail header.from=example.com"}, true},
		{"ours below a foreign one", []string{"Authentication-Results: mx.example.net; dmarc=pass header.from=example.com", pass}, false},
		{"ours says fail, a forged one below says pass", []string{"Authentication-Results: mx.example.jp; dmarc=fail header.from=example.com", pass}, false},
		{"ours says nothing, a forged one below says pass", []string{"Authentication-Results: mx.example.jp; none", pass}, false},
		{"a foreign one alone", []string{"Authentication-Results: mx.example.net; dmarc=pass header.from=example.com"}, false},
		{"a name that begins like ours", []string{"Authentication-Results: mx.example.jp.example.net; dmarc=pass header.from=example.com"}, false},
		{"another domain passed", []string{"Authentication-Results: mx.example.jp; dmarc=pass header.from=example.net"}, false},
		{"a domain above ours passed", []string{"Authentication-Results: mx.example.jp; dmarc=pass header.from=com"}, false},
		{"no domain is named", []string{"Authentication-Results: mx.example.jp; dmarc=pass"}, false},
		{"only SPF and DKIM pass", []string{"Authentication-Results: mx.example.jp; spf=pass smtp.mailfrom=example.com; dkim=pass header.d=example.com"}, false},
		{"dmarc passes and fails", []string{"Authentication-Results: mx.example.jp; dmarc=pass header.from=example.com; dmarc=fail header.from=example.com"}, false},
		{"the pass stands in a comment", []string{"Authentication-Results: mx.example.jp; (dmarc=pass header.from=example.com) dmarc=fail header.from=example.com"}, false},
		{"the pass stands in a quoted reason", []string{"Authentication-Results: mx.example.jp; spf=fail reason=\"; dmarc=pass header.from=example.com\""}, false},
		{"the pass is a property", []string{"Authentication-Results: mx.example.jp; spf=fail dmarc=pass header.from=example.com"}, false},
		{"a comment that never ends", []string{"Authentication-Results: mx.example.jp (; dmarc=pass header.from=example.com"}, false},
		{"a second From", []string{pass, "From: mallory@example.com"}, false},
		{"no results", nil, false},
	} {
		t.Run(tt.sentence, func(t *testing.T) {
			raw := emailtest.Message{Header: tt.header, Body: "a"}.Raw()
			if got := fromResults(raw, "mx.example.jp").Authenticated; got != tt.want {
				t.Errorf("authenticated %v, want %v", got, tt.want)
			}
			if fromResults(raw, "").Authenticated {
				t.Error("authenticated by nobody")
			}
		})
	}
}

func TestTwoFromAreNeverAuthenticated(t *testing.T) {
	if decodeTest(t, event(t, "email-two-from.eml")).Inbound.Mail.Authenticated {
		t.Error("the receiver checked one of two From, and we took the mail for checked")
	}
}
