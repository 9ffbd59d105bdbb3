package rawmail

import (
	"encoding/base64"
	"strings"
)

// transfer undoes a Content-Transfer-Encoding (RFC 2045, 6). clean is false
// where the content was not what the encoding allows, ok where the encoding is
// none that we know.
func transfer(encoding string, body []byte) (raw []byte, clean, ok bool) {
	encoding, _, _ = strings.Cut(WithoutComments(encoding), ";")
	switch strings.Join(strings.FieldsFunc(strings.ToLower(encoding), unquotedSpace), "") {
	case "", "7bit", "8bit", "binary", "7-bit", "8-bit", "7bits", "8bits", "none":
		return body, true, true
	case "base64":
		raw, clean = unbase64(body)
		return raw, clean, true
	case "quoted-printable":
		raw, clean = unquotePrintable(body)
		return raw, clean, true
	}
	return nil, false, false
}

// unquotedSpace is what programs put into the name of an encoding that is not part of it.
func unquotedSpace(r rune) bool { return r <= ' ' || r == '"' || r == '\'' }

// unbase64 reads what it can. Line ends may be anywhere, padding may be missing
// or stand between two encoded pieces.
func unbase64(body []byte) (raw []byte, clean bool) {
	clean = true
	quantum := make([]byte, 0, 4)
	flush := func() {
		var out [3]byte
		n, _ := base64.RawStdEncoding.Decode(out[:], quantum)
		raw, quantum = append(raw, out[:n]...), quantum[:0]
	}
	for _, c := range body {
		switch {
		case 'A' <= c && c <= 'Z', 'a' <= c && c <= 'z', '0' <= c && c <= '9', c == '+', c == '/':
			quantum = append(quantum, c)
		case c == '=':
			flush()
		case c > ' ':
			clean = false
		}
		if len(quantum) == 4 {
			flush()
		}
	}
	flush()
	return raw, clean
}

// unquotePrintable differs from package mime/quotedprintable in taking every
// byte: ISO-2022-JP puts a bare ESC into it.
func unquotePrintable(body []byte) (raw []byte, clean bool) {
	clean = true
	for len(body) > 0 {
		line, rest := cutLine(body)
		ended := len(line) < len(body)-len(rest)
		body = rest
		text := strings.TrimRight(string(line), " \t")
		soft := strings.HasSuffix(text, "=")
		text = strings.TrimSuffix(text, "=")
		for i := 0; i < len(text); i++ {
			c := text[i]
			if c == '=' {
				if v, ok := hexByte(text[i+1:]); ok {
					c, i = v, i+2
				} else {
					clean = false
				}
			}
			raw = append(raw, c)
		}
		if ended && !soft {
			raw = append(raw, '\n')
		}
	}
	return raw, clean
}

func hexByte(s string) (byte, bool) {
	if len(s) < 2 {
		return 0, false
	}
	high, low := hexDigit(s[0]), hexDigit(s[1])
	return byte(high<<4 | low), high >= 0 && low >= 0
}

func hexDigit(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'f':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}
