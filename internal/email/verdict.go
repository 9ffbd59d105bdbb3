package email

import "madoguchi/internal/email/rawmail"

// Verdict is what the mail system that received a mail found out about it. The
// zero Verdict trusts nobody and suspects nobody.
type Verdict struct {
	Authenticated bool // DMARC passed for the domain of From
	Spam          bool
	Virus         bool
	Scanned       bool // somebody looked for a virus and found none
}

// Receipt holds the statuses of an SES receipt: PASS, FAIL, GRAY,
// PROCESSING_FAILED or anything new.
type Receipt struct{ SPF, DKIM, DMARC, Spam, Virus string }

// FromSES reads a receipt. SES acts on none of its verdicts itself. Only DMARC
// ties a check to the From that people see; a mail with SPF and DKIM of another
// domain passes both (platform fact 17).
func FromSES(r Receipt) Verdict {
	return Verdict{
		Authenticated: r.DMARC == "PASS",
		Spam:          r.Spam == "FAIL",
		Virus:         r.Virus == "FAIL",
		Scanned:       r.Virus == "PASS",
	}
}

// fromResults reads the Authentication-Results (RFC 8601) of a raw mail. Anyone
// can write that field, so only the topmost counts, and only where authserv
// names the receiver that the operator trusts to remove others of that name
// (RFC 8601, 5). It authenticates with dmarc=pass for the very domain of From.
func fromResults(raw []byte, authserv string) Verdict {
	h, _, _ := rawmail.SplitHeader(raw)
	_, domain := rawmail.SplitAddress(rawmail.SenderOf(h).Address)
	results := h.All("authentication-results")
	if len(results) == 0 || authserv == "" || domain == "" {
		return Verdict{}
	}
	return Verdict{Authenticated: rawmail.DMARCPass(results[0], authserv, domain)}
}
