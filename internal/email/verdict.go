package email

import "strings"

// Verdict is what the mail system that received a mail found out about it. The
// zero Verdict trusts nobody and suspects nobody.
type Verdict struct {
	Authenticated bool // DMARC passed for the domain of From
	Spam          bool
	Virus         bool
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
	}
}

// FromResults reads the Authentication-Results (RFC 8601) of a raw mail. Anyone
// can write that field, so only the topmost counts, and only where authserv
// names the receiver that the operator trusts to remove others of that name
// (RFC 8601, 5). It authenticates with dmarc=pass for the very domain of From.
func FromResults(raw []byte, authserv string) Verdict {
	h, _, _ := splitHeader(raw)
	_, domain := splitAddress(senderOf(h).address)
	results := h.all("authentication-results")
	if len(results) == 0 || authserv == "" || domain == "" {
		return Verdict{}
	}
	return Verdict{Authenticated: dmarcPass(results[0], authserv, domain)}
}

// dmarcPass reads authres-payload of RFC 8601, 2.2: an authserv-id with an
// optional version, then results, each behind a semicolon. Of several results
// for dmarc all must pass.
func dmarcPass(payload, authserv, domain string) bool {
	items := splitOutside(withoutComments(payload), ";")
	id, _, _ := strings.Cut(strings.TrimSpace(items[0]), " ")
	if !strings.EqualFold(unquoteToken(id), authserv) {
		return false
	}
	passed := false
	for _, item := range items[1:] {
		r := readResult(item)
		if r.method != "dmarc" {
			continue
		}
		if r.result != "pass" || !strings.EqualFold(strings.TrimSuffix(r.from, "."), domain) {
			return false
		}
		passed = true
	}
	return passed
}

// result is one resinfo: what the method found, and for which header.from.
type result struct{ method, result, from string }

// readResult reads method[/version]=result and what follows it. White space may
// stand around = and the dot of header.from.
func readResult(item string) result {
	var r result
	for i, pair := range pairs(item) {
		name, _, _ := strings.Cut(strings.ToLower(pair[0]), "/")
		switch {
		case i == 0:
			r.method, r.result = name, strings.ToLower(pair[1])
		case name == "header.from":
			r.from = pair[1]
		}
	}
	return r
}

// pairs splits "a=b c.d=e" into names and values.
func pairs(s string) [][2]string {
	var found [][2]string
	for s != "" {
		name, after, ok := strings.Cut(s, "=")
		if !ok {
			return found
		}
		value, rest := cutValue(strings.TrimLeft(after, " \t"))
		found = append(found, [2]string{strings.Join(strings.Fields(name), ""), value})
		s = rest
	}
	return found
}

// cutValue cuts a token or quoted string off the front of s.
func cutValue(s string) (value, rest string) {
	if strings.HasPrefix(s, `"`) {
		value, rest = cutQuoted(s)
		return unquoteToken(value), rest
	}
	i := strings.IndexAny(s, " \t")
	if i < 0 {
		return s, ""
	}
	return s[:i], s[i:]
}
