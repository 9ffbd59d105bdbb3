package rawmail

import (
	"bytes"
	"strings"

	"madoguchi/internal/email/quote"
	"madoguchi/internal/lazyregexp"
)

// Limits that no mail of a person reaches. SES takes 40 MB (platform fact 16).
const (
	maxMail   = 40 << 20
	maxParts  = 500
	maxDepth  = 20
	maxText   = 2 << 20     // bytes of text parts, as they stand in the mail
	maxWork   = 4 * maxMail // bytes that are gone over, each as often as that happens: parts within parts repeat them
	maxSorted = 512 << 10   // bytes of text whose lines are sorted into words and quotes; more is in the raw mail
)

// Part is one MIME entity. Its body is a slice of the raw mail.
type Part struct {
	header Header
	Media  string // type/subtype in lower case
	Params map[string]string
	Body   []byte
}

func newPart(h Header, body []byte) Part {
	media, params := parameters(h.Get("content-type"))
	if first, rest, found := strings.Cut(media, " "); found { // a semicolon that somebody forgot
		media = strings.Trim(first, ",")
		if name, value, is := strings.Cut(rest, "="); is && params[name] == "" {
			params[name] = unquoteToken(value)
		}
	}
	if !strings.Contains(media, "/") {
		media = "text/plain" // RFC 2045, 5.2: also where the field cannot be read
	}
	return Part{h, media, params, body}
}

// Below returns the parts of a multipart, none for anything else.
func (p Part) Below() []Part {
	bodies, _ := split(p.Body, p.Params["boundary"])
	parts := make([]Part, len(bodies))
	for i, body := range bodies {
		h, content, _ := readFields(skipMailboxLine(body), maxPartHeader)
		parts[i] = newPart(h, content)
	}
	return parts
}

// attached reports whether the part is a file. A text with a file name is one,
// even where the disposition is inline.
func (p Part) attached() bool {
	disposition, params := parameters(p.header.Get("content-disposition"))
	return disposition == "attachment" || params["filename"] != "" || params["filename*"] != "" || p.Params["name"] != ""
}

// attachment reports whether its sender wants the part to be a file, and not only gave
// it a name.
func (p Part) attachment() bool {
	disposition, _ := parameters(p.header.Get("content-disposition"))
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
	spare    *Part // a text with a file name: it is the body where there is no other
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
func (r *reader) words(p Part, depth int) string {
	r.parts++
	if r.fault != "" || r.parts > maxParts || depth > maxDepth {
		return r.fail(FaultParts)
	}
	switch {
	case p.Media == "multipart/encrypted":
		return r.fail(FaultEncrypted)
	case strings.HasPrefix(p.Media, "multipart/"):
		return r.multipart(p, depth)
	case strings.HasSuffix(p.Media, "pkcs7-mime"):
		return r.fail(FaultEncrypted) // S/MIME: encrypted, or signed in a way that hides the words
	case readable(p.Media) && !p.attached():
		return r.text(p)
	case p.Media == "application/pgp-signature" || strings.HasSuffix(p.Media, "pkcs7-signature"):
		return "" // signs the mail, holds nothing to look at
	}
	r.notOpened(p, depth)
	return ""
}

// notOpened notes a part that the desk does not read.
func (r *reader) notOpened(p Part, depth int) {
	if readable(p.Media) && r.spare == nil && (depth == 0 || !p.attachment()) {
		r.spare = &p
	}
	r.attached = true
	r.unseen = r.unseen || p.Media == "application/ms-tnef" || strings.HasPrefix(p.Media, "text/") && !p.attached()
}

func (r *reader) multipart(p Part, depth int) string {
	if r.work += len(p.Body); r.work > maxWork {
		return r.fail(FaultWork)
	}
	bodies, closed := split(p.Body, p.Params["boundary"])
	if len(bodies) == 0 {
		return r.fail(FaultStructure)
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
		if p.Media == "multipart/alternative" && (placeholder(text) || empty(text)) {
			instead = text
			continue
		}
		texts = append(texts, text)
		// The plain form comes first (RFC 2046, 5.1.4) and is what we want.
		// Apple Mail puts attachments beside the other forms.
		r.lookOnly = r.lookOnly || p.Media == "multipart/alternative"
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

var imageName = lazyregexp.New(`(?i)^[\[<](?:cid:|image|画像|inline image|logo)[^\]>]{0,200}[\]>]$`)

// placeholder reports whether a plain form says nothing but that the other form is the
// one to read.
func placeholder(text string) bool {
	return len(text) <= 400 && needsHTML.MatchString(text)
}

var needsHTML = lazyregexp.New(`(?i)html.{0,40}(?:メール|形式|表示|対応|` +
	`mail|message|format|view|client|reader|browser|version|enable|support)|(?:view|read|see|display).{0,40}html`)

// text decodes a text part: transfer encoding, charset, markup.
func (r *reader) text(p Part) string {
	if r.lookOnly {
		return ""
	}
	if r.size += len(p.Body); r.size > maxText {
		return r.fail(FaultSize)
	}
	raw, clean, ok := transfer(p.header.Get("content-transfer-encoding"), p.Body)
	if !ok {
		return r.fail(FaultEncoding)
	}
	text, ok := toUTF8(p.Params["charset"], raw)
	if !ok {
		return r.fail(FaultCharset)
	}
	r.faulty = r.faulty || !clean
	text = Tidy(text)
	if strings.Contains(text, "-----BEGIN PGP MESSAGE-----") {
		return r.fail(FaultEncrypted)
	}
	switch {
	case p.Media == "text/html":
		text, unseen, image := htmlText(text)
		r.markup = r.markup || !blank(text)
		r.unseen, r.image = r.unseen || unseen, r.image || image
		return text
	case strings.EqualFold(p.Params["format"], "flowed"):
		return unflow(text, strings.EqualFold(p.Params["delsp"], "yes"))
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
