package rawmail

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Sender is who a mail says it is from.
type Sender struct {
	Address string // normalised; "" where From names nobody, or more than one
	Plain   bool   // the address reads the same before and after normalising
	Claimed string // what stands in a single From, also where it is no address: MAILER-DAEMON
}

// maxFrom bounds the bytes of a From that is read.
const maxFrom = 4096

// SenderOf reads From and nothing else: Reply-To and Sender prove nothing
// (platform fact 17). Where another reader could see another address, there is
// none: a mail server may have checked that one.
func SenderOf(h Header) Sender {
	return Mailbox(h.All("from"))
}

// Mailbox reads the one address of a field that stands once.
func Mailbox(fields []string) Sender {
	if len(fields) != 1 || len(fields[0]) > maxFrom {
		return Sender{}
	}
	text, _ := guess([]byte(fields[0]))
	value, closed := stripComments(text)
	found := mailboxes(value)
	switch {
	case len(found) == 0:
		return Sender{Claimed: normalise(value)}
	case len(found) > 1:
		return Sender{}
	}
	address := normalise(found[0])
	if !closed || !ValidAddress(address) {
		return Sender{Claimed: address}
	}
	return Sender{address, address == strings.ToLower(found[0]) && isASCII([]byte(found[0])) && legible(fields[0]), address}
}

// legible reports whether a From reads the same to someone who knows no raw
// Japanese in headers, whose bytes can look like another address.
func legible(value string) bool {
	foreign := !isASCII([]byte(value)) || strings.Contains(value, "\x1b")
	return !foreign || strings.Count(value, "@") == 1
}

// normalise makes one address of its spellings: trimmed, NFKC, lower case, no
// quotes around the local part that it does not need.
func normalise(address string) string {
	address = strings.ToLower(norm.NFKC.String(strings.TrimSpace(address)))
	local, domain := SplitAddress(address)
	if len(local) > 2 && strings.HasPrefix(local, `"`) && strings.HasSuffix(local, `"`) {
		return strings.ReplaceAll(local[1:len(local)-1], `\`, "") + "@" + domain
	}
	return address
}

// SplitAddress cuts an address at its last @; without one all of it is the local part.
func SplitAddress(address string) (local, domain string) {
	i := strings.LastIndexByte(address, '@')
	if i < 0 {
		return address, ""
	}
	return address[:i], address[i+1:]
}

// ValidAddress takes every address that mail can be sent to. Dots may follow each
// other or end the local part, as at carriers in Japan, which RFC 5322 forbids
// (platform fact 22).
func ValidAddress(address string) bool {
	local, domain := SplitAddress(address)
	if local == "" || len(local) > 64 || len(domain) > 253 || !strings.Contains(domain, ".") {
		return false
	}
	for _, c := range []byte(local) {
		if c <= ' ' || c > '~' || strings.IndexByte(`"(),:;<>@[\]`, c) >= 0 {
			return false
		}
	}
	for label := range strings.SplitSeq(domain, ".") {
		if label == "" || strings.Trim(label, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") != "" {
			return false
		}
	}
	return true
}

// mailboxes returns the addresses in an address list without comments, each once. An item that
// holds two different addresses, one of them as a name, counts as both: nobody
// can say which of them a mail server has checked.
func mailboxes(value string) []string {
	var found []string
	seen := map[string]bool{}
	for _, item := range splitOutside(value, ",;") {
		for _, address := range addresses(item) {
			if key := normalise(address); !seen[key] {
				seen[key] = true
				found = append(found, address)
			}
		}
	}
	return found
}

// addresses returns what looks like an address in one item of a list.
func addresses(item string) []string {
	var found []string
	rest := item
	for {
		before, after, ok := cutOutside(rest, '<')
		if !ok {
			break
		}
		angle, tail, _ := cutOutside(after, '>')
		found = append(found, strings.TrimSpace(angle))
		rest = before + " " + tail
	}
	for word := range strings.FieldsSeq(withoutNames(rest)) {
		encoded := strings.HasPrefix(word, "=?") && strings.HasSuffix(word, "?=")
		if strings.Contains(word, "@") && !encoded {
			found = append(found, word)
		}
	}
	return found
}

// withoutNames drops quoted strings, except the local part of an address.
func withoutNames(s string) string {
	var b strings.Builder
	for {
		before, after, ok := strings.Cut(s, `"`)
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		var name string
		name, s = cutQuoted(`"` + after)
		if strings.HasPrefix(s, "@") {
			b.WriteString(name)
		}
	}
}

// cutQuoted cuts s, which begins with a quote, behind the quoted string.
func cutQuoted(s string) (quoted, rest string) {
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '"':
			return s[:i+1], s[i+1:]
		}
	}
	return s, ""
}

// cutOutside cuts s at the first c that stands outside quotes.
func cutOutside(s string, c byte) (before, after string, found bool) {
	quoted := false
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && quoted:
			i++
		case s[i] == '"':
			quoted = !quoted
		case s[i] == c && !quoted:
			return s[:i], s[i+1:], true
		}
	}
	return s, "", false
}
