package rawmail

import (
	"bytes"
	"fmt"
	"strings"
)

// partEnd stands between the parts of a mail.
const partEnd = "――――――――――――――――――――"

// Readable is a mail as text for a person who must look at the raw one: every
// header line with its encoded words decoded, and the text parts in their charset,
// HTML as source. What is no text is named with its size and not opened. Nothing
// is masked. Where the mail is broken it shows what stands there. A page shows a part of
// it, so it ends after a few megabytes.
func Readable(raw []byte) string {
	var v view
	v.entity(raw, 0)
	return v.text.String()
}

// Plain is [Readable] with HTML as its reader sees it, and with what cannot be decoded
// named and not shown: for masking, which looks for what a person wrote and not for its
// source. Nothing is masked here.
func Plain(raw []byte) string {
	v := view{plainly: true}
	v.entity(raw, 0)
	return v.text.String()
}

// mostReadable is how many bytes are made readable, more than a page shows.
const mostReadable = 1 << 20

// begin is as much of a part as is looked at.
func begin(raw []byte) []byte { return raw[:min(len(raw), mostReadable)] }

// view writes the parts of a mail one below the other, within the limits that
// reading has.
type view struct {
	text    strings.Builder
	parts   int
	plainly bool // see [Plain]
}

func (v *view) entity(raw []byte, depth int) {
	h, body, _ := SplitHeader(raw)
	head := raw[:len(raw)-len(body)]
	v.head(head)
	v.body(newPart(h, body), depth)
}

// head writes the header lines, folded ones as one (RFC 5322, 2.2.3).
func (v *view) head(block []byte) {
	lines := strings.ReplaceAll(string(begin(block)), "\r\n", "\n")
	lines = strings.NewReplacer("\n ", " ", "\n\t", " ").Replace(lines)
	for line := range strings.SplitSeq(strings.TrimRight(lines, "\n"), "\n") {
		v.text.WriteString(DecodeWords("", line) + "\n")
	}
	v.text.WriteString("\n")
}

func (v *view) body(p Part, depth int) {
	if v.parts++; v.text.Len() > mostReadable {
		return
	}
	bodies, _ := split(p.Body, p.Params["boundary"])
	switch {
	case v.parts > maxParts || depth > maxDepth:
		v.unread(p)
	case strings.HasPrefix(p.Media, "multipart/") && len(bodies) > 0:
		for _, body := range bodies {
			v.text.WriteString(partEnd + "\n")
			v.entity(body, depth+1)
		}
	case strings.HasPrefix(p.Media, "text/") || strings.HasPrefix(p.Media, "multipart/"):
		v.decoded(p)
	default:
		v.named(p)
	}
}

func (v *view) named(p Part) { fmt.Fprintf(&v.text, "[%s, %d bytes]\n", p.Media, len(p.Body)) }

// unread is a part that cannot be decoded: as it stands there, or named.
func (v *view) unread(p Part) {
	if v.plainly {
		v.named(p)
		return
	}
	v.plain(p.Params["charset"], p.Body)
}

// decoded writes a text part.
func (v *view) decoded(p Part) {
	raw, _, ok := transfer(p.header.Get("content-transfer-encoding"), begin(p.Body))
	if !ok {
		v.unread(p)
		return
	}
	if v.plainly && p.Media == "text/html" {
		text, _ := toUTF8(p.Params["charset"], raw)
		words, _, _ := htmlText(text)
		v.text.WriteString(words + "\n")
		return
	}
	v.plain(p.Params["charset"], raw)
}

func (v *view) plain(charset string, raw []byte) {
	text, _ := toUTF8(charset, bytes.ReplaceAll(begin(raw), []byte("\r\n"), []byte("\n")))
	v.text.WriteString(strings.TrimRight(text, "\n") + "\n")
}
