package rawmail

import (
	"cmp"
	"strings"

	"madoguchi/internal/email/rawmail/filename"
)

// File is something that hangs on a mail. Nothing of it is decoded until somebody asks.
type File struct {
	Name  string // as its sender calls it, made safe to show; "" for none
	Media string // type/subtype in lower case, as its sender says
	Size  int    // bytes, decoded
	part  Part
}

// Files lists what hangs on a mail, in the order of its parts, within the limits that reading
// has. A mail within a mail is one file.
func Files(root Part, most int) []File {
	l := lister{most: most}
	l.part(root, 0)
	return l.all
}

// FilesOf is [Files] of a raw mail.
func FilesOf(raw []byte, most int) []File { return Files(Read(raw).Root, most) }

// Content is what the file holds; ok is false where that is more than most bytes, or encoded in
// a way that nobody knows.
func (f File) Content(most int) (content []byte, ok bool) {
	if f.Size > most {
		return nil, false
	}
	content, _, ok = transfer(f.part.header.Get("content-transfer-encoding"), f.part.Body)
	return content, ok && len(content) <= most
}

// Text is what the file holds, in its charset; the rest as for [File.Content].
func (f File) Text(most int) (text string, ok bool) {
	raw, ok := f.Content(most)
	if !ok {
		return "", false
	}
	text, _ = toUTF8(f.part.Params["charset"], raw)
	return Tidy(text), true
}

// lister walks the parts of a mail.
type lister struct {
	all               []File
	parts, work, most int
}

func (l *lister) part(p Part, depth int) {
	if l.parts++; l.parts > maxParts || depth > maxDepth || len(l.all) == l.most {
		return
	}
	if strings.HasPrefix(p.Media, "multipart/") {
		if l.work += len(p.Body); l.work > maxWork {
			return
		}
		for _, below := range p.Below() {
			l.part(below, depth+1)
		}
		return
	}
	if readable(p.Media) && (!p.attached() || depth == 0) || p.signs() {
		return
	}
	l.all = append(l.all, File{p.fileName(), p.Media, p.size(), p})
}

// signs reports whether a part signs the mail, and holds nothing to look at.
func (p Part) signs() bool {
	return p.Media == "application/pgp-signature" || strings.HasSuffix(p.Media, "pkcs7-signature")
}

// size is how many bytes a part holds, without decoding what is large: base64.
func (p Part) size() int {
	encoding := strings.ToLower(p.header.Get("content-transfer-encoding"))
	if !strings.Contains(encoding, "base64") {
		raw, _, _ := transfer(encoding, p.Body)
		return cmp.Or(len(raw), len(p.Body))
	}
	signs := 0
	for _, c := range p.Body {
		if c > ' ' && c != '=' {
			signs++
		}
	}
	return signs * 3 / 4
}

// fileName is what the sender calls a part: in a parameter of its own kind (RFC 2231), or
// in encoded words, which most programs write there.
func (p Part) fileName() string {
	_, params := parameters(p.header.Get("content-disposition"))
	for _, from := range []struct {
		params map[string]string
		name   string
	}{{params, "filename"}, {p.Params, "name"}} {
		if charset, raw, ok := filename.Extended(from.params, from.name); ok {
			name, _ := toUTF8(charset, raw)
			return filename.Shown(Tidy(name))
		}
		if name := from.params[from.name]; name != "" {
			return filename.Shown(Tidy(DecodeWords(p.Params["charset"], name)))
		}
	}
	return ""
}
