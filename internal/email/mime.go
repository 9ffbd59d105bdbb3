package email

import (
	"bytes"
	"regexp"
	"strings"

	"madoguchi/internal/email/quote"
)

// Limits that no mail of a person reaches. SES takes 40 MB (platform fact 16).
const (
	maxMail   = 40 << 20
	maxParts  = 500
	maxDepth  = 20
	maxText   = 2 << 20     // bytes of text parts, as they stand in the mail
	maxWork   = 4 * maxMail // bytes that are gone over, each as often as that happens: parts within parts repeat them
	maxSorted = 512 << 10   // bytes of text whose lines are sorted into words and quotes; more is in the raw mail
	maxCut    = 15_000      // characters of what is cut from them, for staff
	maxAside  = 6_000       // bytes of that which the desk reads where the words ask nothing
	maxWords  = 20_000      // characters that the desk reads; an inbox item must fit a queue
)

// part is one MIME entity. Its body is a slice of the raw mail.
type part struct {
	header header
	media  string // type/subtype in lower case
	params map[string]string
	body   []byte
}

func newPart(h header, body []byte) part {
	media, params := parameters(h.get("content-type"))
	if first, rest, found := strings.Cut(media, " "); found { // a semicolon that somebody forgot
		media = strings.Trim(first, ",")
		if name, value, is := strings.Cut(rest, "="); is && params[name] == "" {
			params[name] = unquoteToken(value)
		}
	}
	if !strings.Contains(media, "/") {
		media = "text/plain" // RFC 2045, 5.2: also where the field cannot be read
	}
	return part{h, media, params, body}
}

// attached reports whether the part is a file. A text with a file name is one,
// even where the disposition is inline.
func (p part) attached() bool {
	disposition, params := parameters(p.header.get("content-disposition"))
	return disposition == "attachment" || params["filename"] != "" || params["filename*"] != "" || p.params["name"] != ""
}

// attachment reports whether its sender wants the part to be a file, and not only gave
// it a name.
func (p part) attachment() bool {
	disposition, _ := parameters(p.header.get("content-disposition"))
	return disposition == "attachment"
}

// readable are the media that the desk reads.
func readable(media string) bool { return media == "text/plain" || media == "text/html" }

// reader walks the parts of a mail and notes what it meets. A fault ends the
// walk: the mail is not readable. faulty means that it is, but not all of it
// was as it should be.
type reader struct {
	parts    int
	size     int
	work     int   // of maxWork: bytes, not time, so that a mail meets the same fate whenever it is read
	lookOnly bool  // notes what is there, reads no text
	markup   bool  // the words were HTML
	spare    *part // a text with a file name: it is the body where there is no other
	unseen   bool  // there is something that a person would see and the desk does not read
	image    bool  // that the HTML shows
	fault    string
	faulty   bool
	attached bool
}

func (r *reader) fail(reason string) string {
	if r.fault == "" {
		r.fault = reason
	}
	return ""
}

// words returns the text of a part and all below it.
func (r *reader) words(p part, depth int) string {
	r.parts++
	if r.fault != "" || r.parts > maxParts || depth > maxDepth {
		return r.fail(faultParts)
	}
	switch {
	case p.media == "multipart/encrypted":
		return r.fail(faultEncrypted)
	case strings.HasPrefix(p.media, "multipart/"):
		return r.multipart(p, depth)
	case strings.HasSuffix(p.media, "pkcs7-mime"):
		return r.fail(faultEncrypted) // S/MIME: encrypted, or signed in a way that hides the words
	case readable(p.media) && !p.attached():
		return r.text(p)
	case p.media == "application/pgp-signature" || strings.HasSuffix(p.media, "pkcs7-signature"):
		return "" // signs the mail, holds nothing to look at
	}
	r.notOpened(p, depth)
	return ""
}

// notOpened notes a part that the desk does not read.
func (r *reader) notOpened(p part, depth int) {
	if readable(p.media) && r.spare == nil && (depth == 0 || !p.attachment()) {
		r.spare = &p
	}
	r.attached = true
	r.unseen = r.unseen || p.media == "application/ms-tnef" || strings.HasPrefix(p.media, "text/") && !p.attached()
}

func (r *reader) multipart(p part, depth int) string {
	if r.work += len(p.body); r.work > maxWork {
		return r.fail(faultWork)
	}
	bodies, closed := split(p.body, p.params["boundary"])
	if len(bodies) == 0 {
		return r.fail(faultStructure)
	}
	r.faulty = r.faulty || !closed
	defer func(before bool) { r.lookOnly = before }(r.lookOnly)
	var texts []string
	instead := ""
	for _, body := range bodies {
		h, content, faulty := readFields(skipMailboxLine(body), maxPartHeader)
		r.faulty = r.faulty || faulty
		text := r.words(newPart(h, content), depth+1)
		if blank(text) {
			continue
		}
		if p.media == "multipart/alternative" && (placeholder(text) || empty(text)) {
			instead = text
			continue
		}
		texts = append(texts, text)
		// The plain form comes first (RFC 2046, 5.1.4) and is what we want.
		// Apple Mail puts attachments beside the other forms.
		r.lookOnly = r.lookOnly || p.media == "multipart/alternative"
	}
	if len(texts) == 0 {
		return instead
	}
	return strings.Join(texts, "\n")
}

// empty reports whether a plain form holds nothing but the line of a phone and the names
// of images.
func empty(text string) bool {
	for line := range strings.Lines(text) {
		if !blank(line) && !quote.Footer(line) && !imageName.MatchString(strings.TrimSpace(line)) {
			return false
		}
	}
	return true
}

var imageName = regexp.MustCompile(`(?i)^[\[<](?:cid:|image|画像|inline image|logo)[^\]>]{0,200}[\]>]$`)

// placeholder reports whether a plain form says nothing but that the other form is the
// one to read.
func placeholder(text string) bool {
	return len(text) <= 400 && needsHTML.MatchString(text)
}

var needsHTML = regexp.MustCompile(`(?i)html.{0,40}(?:メール|形式|表示|対応|mail|message|format|view|client|reader|browser|version|enable|support)|(?:view|read|see|display).{0,40}html`)

// text decodes a text part: transfer encoding, charset, markup.
func (r *reader) text(p part) string {
	if r.lookOnly {
		return ""
	}
	if r.size += len(p.body); r.size > maxText {
		return r.fail(faultSize)
	}
	raw, clean, ok := transfer(p.header.get("content-transfer-encoding"), p.body)
	if !ok {
		return r.fail(faultEncoding)
	}
	text, ok := toUTF8(p.params["charset"], raw)
	if !ok {
		return r.fail(faultCharset)
	}
	r.faulty = r.faulty || !clean
	text = tidy(text)
	if strings.Contains(text, "-----BEGIN PGP MESSAGE-----") {
		return r.fail(faultEncrypted)
	}
	switch {
	case p.media == "text/html":
		text, unseen, image := htmlText(text)
		r.markup = r.markup || !blank(text)
		r.unseen, r.image = r.unseen || unseen, r.image || image
		return text
	case strings.EqualFold(p.params["format"], "flowed"):
		return unflow(text, strings.EqualFold(p.params["delsp"], "yes"))
	}
	return text
}

// split cuts the body of a multipart at its boundary lines (RFC 2046, 5.1.1),
// at most one part more than are allowed. closed is false where the last
// boundary line is missing; what is there counts all the same.
func split(body []byte, boundary string) (parts [][]byte, closed bool) {
	if boundary == "" {
		return nil, false
	}
	start := -1
	for at := 0; at <= len(body) && len(parts) <= maxParts; {
		i, end, last := nextBoundary(body, at, boundary)
		if i < 0 {
			break
		}
		if start >= 0 {
			parts = append(parts, trimLineEnd(body[start:max(i, start)]))
		}
		if last {
			return parts, true
		}
		start, at = end, end
	}
	if start >= 0 && len(parts) <= maxParts {
		parts = append(parts, body[start:])
	}
	return parts, false
}

// nextBoundary finds a boundary line at or after from: where it begins, where
// the next line begins, and whether it is the last one.
func nextBoundary(body []byte, from int, boundary string) (at, end int, last bool) {
	mark := []byte("--" + boundary)
	for {
		i := bytes.Index(body[from:], mark)
		if i < 0 {
			return -1, -1, false
		}
		at = from + i
		if at == 0 || body[at-1] == '\n' { // asked first: a line is looked at once
			line, rest := cutLine(body[at:])
			tail := strings.TrimRight(string(line[len(mark):min(len(line), len(mark)+80)]), " \t")
			if tail == "" || tail == "--" {
				return at, len(body) - len(rest), tail == "--"
			}
		}
		from = at + len(mark)
	}
}

// trimLineEnd drops the line end before a boundary, which belongs to it.
func trimLineEnd(b []byte) []byte {
	return bytes.TrimSuffix(bytes.TrimSuffix(b, []byte("\n")), []byte("\r"))
}
