package rawmail

import (
	"bytes"
	"strings"
)

const (
	maxHeader     = 1 << 20  // bytes of the header of a mail
	maxPartHeader = 64 << 10 // bytes of the header of one of its parts
	maxFields     = 1000     // fields of a header
)

// Field is one header field: the name in lower case, the value unfolded but not
// decoded.
type Field struct{ Name, Value string }

// Header keeps the order of the mail, because the topmost
// Authentication-Results is the one that counts.
type Header []Field

// All returns the values of a field from the top down.
func (h Header) All(name string) []string {
	var values []string
	for _, f := range h {
		if f.Name == name {
			values = append(values, f.Value)
		}
	}
	return values
}

// Get returns the topmost value of a field, "" where there is none.
func (h Header) Get(name string) string {
	for _, f := range h {
		if f.Name == name {
			return f.Value
		}
	}
	return ""
}

// Has reports whether a field is there, also an empty one.
func (h Header) Has(name string) bool {
	for _, f := range h {
		if f.Name == name {
			return true
		}
	}
	return false
}

// SplitHeader cuts the header block off an entity. Lines that are no header
// field are left out and make it faulty; a leading "From " line, as mailboxes
// on disk have it, does not (platform fact 22).
func SplitHeader(raw []byte) (h Header, body []byte, faulty bool) {
	return readFields(skipMailboxLine(raw), maxHeader)
}

// skipMailboxLine leaves "From : a@b" alone, which is a field of old form.
func skipMailboxLine(raw []byte) []byte {
	line, rest := cutLine(raw)
	tail, ok := bytes.CutPrefix(bytes.TrimPrefix(line, []byte(">")), []byte("From "))
	if ok && !bytes.HasPrefix(bytes.TrimLeft(tail, " \t"), []byte(":")) {
		return rest
	}
	return raw
}

// readFields reads up to the empty line. Where there is none, the first line
// that is no field starts the body. Of a header of more than most bytes nothing is
// returned, so that no second From hides behind them.
func readFields(raw []byte, most int) (h Header, body []byte, faulty bool) {
	var f fields
	rest := raw
	for len(rest) > 0 {
		var line []byte
		at := rest
		line, rest = cutLine(rest)
		if len(line) == 0 {
			return f.close(), rest, f.faulty
		}
		if len(raw)-len(rest) > most || len(f.list) > maxFields {
			return nil, nil, true
		}
		f.add(line, at)
	}
	if f.broken != nil {
		return f.list[:f.before], f.broken, true
	}
	return f.close(), nil, f.faulty
}

// fields gathers the lines of a header block.
type fields struct {
	list   Header
	name   string // of the field that is being read, "" for none
	value  []byte
	faulty bool
	broken []byte // what follows the first line that is no field
	before int    // how many fields stood above it
}

func (f *fields) add(line, at []byte) {
	if line[0] == ' ' || line[0] == '\t' {
		f.value = append(f.value, line...)
		return
	}
	f.close()
	name, value, ok := bytes.Cut(line, []byte(":"))
	// White space before the colon is obsolete but legal (RFC 5322, 4.5): a
	// second "From :" must not slip by.
	name = bytes.TrimRight(name, " \t")
	if ok && fieldName(name) {
		f.name, f.value = strings.ToLower(string(name)), append(f.value[:0], value...)
		return
	}
	f.faulty = true
	if f.broken == nil {
		f.broken, f.before = at, len(f.list)
	}
}

// close ends the field that is being read. A folded line below a broken one
// belongs to nothing and goes with it.
func (f *fields) close() Header {
	if f.name != "" {
		value := strings.ReplaceAll(string(f.value), "\r", " ")
		f.list = append(f.list, Field{f.name, strings.TrimSpace(value)})
	}
	f.name, f.value = "", f.value[:0]
	return f.list
}

// fieldName follows RFC 5322, 3.6.8: printable ASCII without a colon.
func fieldName(name []byte) bool {
	for _, c := range name {
		if c <= ' ' || c > '~' {
			return false
		}
	}
	return len(name) > 0
}

// cutLine returns the first line without its end, and the rest.
func cutLine(raw []byte) (line, rest []byte) {
	line, rest, _ = bytes.Cut(raw, []byte("\n"))
	return bytes.TrimSuffix(line, []byte("\r")), rest
}

// parameters reads a field such as Content-Type: the value in lower case and
// its parameters. It takes what it can: empty and unquoted parameters pass, and
// of two with one name the first counts, where package mime reads none at all
// (platform fact 22).
func parameters(value string) (string, map[string]string) {
	items := splitOutside(value, ";")
	params := map[string]string{}
	for _, item := range items[1:] {
		name, v, _ := strings.Cut(item, "=")
		name = strings.ToLower(strings.TrimSpace(name))
		if _, twice := params[name]; name != "" && !twice {
			params[name] = unquoteToken(v)
		}
	}
	return strings.ToLower(strings.TrimSpace(items[0])), params
}

// unquoteToken returns what a quoted string holds, or a bare token up to the
// first white space.
func unquoteToken(s string) string {
	s = strings.TrimSpace(s)
	if !strings.HasPrefix(s, `"`) {
		token, _, _ := strings.Cut(s, " ")
		return token
	}
	var b strings.Builder
	for i := 1; i < len(s) && s[i] != '"'; i++ {
		if s[i] == '\\' && i+1 < len(s) {
			i++
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// splitOutside cuts s at each of the separators that stands outside quoted
// strings and angle brackets. There is always one item.
func splitOutside(s, separators string) []string {
	var items []string
	start, quoted, angle := 0, false, false
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '<' || c == '>':
			angle = c == '<'
		case !angle && strings.IndexByte(separators, c) >= 0:
			items = append(items, s[start:i])
			start = i + 1
		}
	}
	return append(items, s[start:])
}

// WithoutComments replaces comments in parentheses, which nest (RFC 5322,
// 3.2.2), by a space.
func WithoutComments(s string) string {
	s, _ = stripComments(s)
	return s
}

// stripComments is [WithoutComments] and tells whether every comment and every
// quoted string ends.
func stripComments(s string) (rest string, closed bool) {
	var b strings.Builder
	depth, quoted := 0, false
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == '\\' && i+1 < len(s) && (quoted || depth > 0) { // the next one stands for itself
			i++
			if depth == 0 {
				b.WriteString(s[i-1 : i+1])
			}
			continue
		}
		switch {
		case c == '"' && depth == 0:
			quoted = !quoted
		case quoted:
		case c == '(':
			depth++
		case c == ')' && depth > 0:
			depth--
			c = ' '
		}
		if depth == 0 {
			b.WriteByte(c)
		}
	}
	return b.String(), depth == 0 && !quoted
}
