// Package filename reads what senders call the files that hang on their mail, and makes it safe
// to show.
package filename

import (
	"slices"
	"strconv"
	"strings"
)

// Extended reads a parameter that is percent-encoded, and maybe cut into numbered pieces
// (RFC 2231, 3 and 4): its bytes, and the charset that they say to be in. ok is false where
// there is none.
func Extended(params map[string]string, name string) (charset string, raw []byte, ok bool) {
	const mostPieces = 20
	if value, whole := params[name+"*"]; whole {
		charset, text := labelled(value)
		return charset, unpercent(text), true
	}
	for n := range mostPieces {
		key := name + "*" + strconv.Itoa(n)
		if plain, there := params[key]; there {
			raw = append(raw, plain...)
			continue
		}
		value, there := params[key+"*"]
		if !there {
			break
		}
		if n == 0 {
			charset, value = labelled(value)
		}
		raw = append(raw, unpercent(value)...)
	}
	return charset, raw, len(raw) > 0
}

// labelled cuts charset'language' off a value.
func labelled(value string) (charset, text string) {
	if parts := strings.SplitN(value, "'", 3); len(parts) == 3 {
		return parts[0], parts[2]
	}
	return "", value
}

func unpercent(s string) []byte {
	raw := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) {
			if v, err := strconv.ParseUint(s[i+1:i+3], 16, 8); err == nil {
				raw, i = append(raw, byte(v)), i+2
				continue
			}
		}
		raw = append(raw, s[i])
	}
	return raw
}

// longest is how much of a name is shown, in characters, and tail how much of its end, which
// says the kind.
const longest, tail = 80, 12

// Shown is a name on one line, without the paths of its sender's disk and without what turns the
// direction of writing, which makes exe.pdf of fdp.exe (UAX 9). The name must be free of
// control characters. What is too long loses its middle.
func Shown(name string) string {
	name = strings.NewReplacer("/", "_", "\\", "_").Replace(strings.Join(strings.Fields(name), " "))
	runes := slices.DeleteFunc([]rune(name), func(r rune) bool { return strings.ContainsRune(steering, r) })
	if len(runes) <= longest {
		return string(runes)
	}
	return string(runes[:longest-tail-1]) + "…" + string(runes[len(runes)-tail:])
}

// steering are the characters that turn the direction of what follows, and one that has no shape.
const steering = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
