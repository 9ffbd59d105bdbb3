package rawmail

import "strings"

// DMARCPass reads the value of an Authentication-Results field (RFC 8601, 2.2) that a
// receiver added for a mail from a domain: an authserv-id with an
// optional version, then results, each behind a semicolon. Of several results
// for dmarc all must pass.
func DMARCPass(payload, authserv, domain string) bool {
	items := splitOutside(WithoutComments(payload), ";")
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
