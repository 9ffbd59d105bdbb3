package email

import (
	"strings"

	"madoguchi/internal/email/rawmail"
)

// maxValue is what SES takes as the value of a header (platform fact 20).
const maxValue = 995

// messageIDs returns the message ids of a header value, with their angle
// brackets (RFC 5322, 3.6.4). What is no id is left out, so nothing that a
// sender wrote can end a line of ours.
func messageIDs(value string) []string {
	var ids []string
	for word := range strings.FieldsSeq(strings.ReplaceAll(value, "><", "> <")) {
		if isMessageID(word) {
			ids = append(ids, word)
		}
	}
	return ids
}

func isMessageID(s string) bool {
	if len(s) < 3 || len(s) > 250 || s[0] != '<' || s[len(s)-1] != '>' {
		return false
	}
	for _, c := range []byte(s[1 : len(s)-1]) {
		if c <= ' ' || c > '~' || c == '<' || c == '>' {
			return false
		}
	}
	return true
}

func firstID(value string) string {
	if ids := messageIDs(value); len(ids) > 0 {
		return ids[0]
	}
	return ""
}

// parentReferences is what our References begin with: the parent's References,
// else its In-Reply-To where that names one mail (RFC 5322, 3.6.4).
func parentReferences(h rawmail.Header) string {
	ids := messageIDs(h.Get("references"))
	if replied := messageIDs(h.Get("in-reply-to")); len(ids) == 0 && len(replied) == 1 {
		ids = replied
	}
	return strings.Join(capped(ids), " ")
}

// capped drops ids until the value is short enough: the first one, which began
// the talk, and the last ones, which mail programs thread by, stay.
func capped(ids []string) []string {
	if len(strings.Join(ids, " ")) <= maxValue {
		return ids
	}
	left, from := maxValue-len(ids[0]), len(ids)
	for from > 1 && len(ids[from-1])+1 <= left {
		from--
		left -= len(ids[from]) + 1
	}
	return append(ids[:1:1], ids[from:]...)
}
