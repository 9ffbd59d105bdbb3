package rawmail

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// htmlText returns what a person sees of an HTML mail, line by line. Of links
// only the text stays; what is quoted gets the mark of plain mail. unseen tells of
// words that are hidden, or of a comment or element without end that may have
// swallowed some; image of what is shown and is no text.
func htmlText(markup string) (text string, unseen, image bool) {
	var t htmlReader
	z := html.NewTokenizer(strings.NewReader(markup))
	for z.Next() != html.ErrorToken {
		t.take(z.Token())
	}
	open := t.hidden != "" || t.comment && !strings.HasSuffix(strings.TrimSpace(markup), "-->")
	return t.text(), t.unseen || open, t.image
}

type htmlReader struct {
	b       strings.Builder
	line    strings.Builder
	begun   bool // line holds more than blanks; kept, not looked up, so that each character is read once
	pre     int
	quoted  int
	hidden  string // name of the outermost element that nobody sees, "" for none
	depth   int    // elements of that name open within it
	unseen  bool   // words within what is hidden
	image   bool   // or something else to see
	comment bool   // the last token was one
}

func (t *htmlReader) take(token html.Token) {
	t.comment = token.Type == html.CommentToken
	if t.hidden != "" {
		t.skip(token)
		return
	}
	switch token.Type {
	case html.TextToken:
		t.words(token.Data)
	case html.StartTagToken, html.SelfClosingTagToken:
		t.open(token)
	case html.EndTagToken:
		t.close(token.DataAtom)
	}
}

// skip waits for the end of a hidden element.
func (t *htmlReader) skip(token html.Token) {
	if token.Type == html.TextToken {
		t.unseen = t.unseen || hides(t.hidden) && !blank(token.Data)
		return
	}
	same := token.Data == t.hidden
	switch {
	case same && token.Type == html.StartTagToken && token.DataAtom == atom.P:
		t.hidden = "" // a paragraph ends where the next begins
		t.take(token)
	case same && token.Type == html.StartTagToken:
		t.depth++
	case same && token.Type == html.EndTagToken && t.depth > 0:
		t.depth--
	case same && token.Type == html.EndTagToken:
		t.hidden = ""
	}
}

func (t *htmlReader) open(token html.Token) {
	if unseen(token) {
		t.image = t.image || token.DataAtom == atom.Svg || token.DataAtom == atom.Object
		if token.Type == html.StartTagToken && !void(token.DataAtom) {
			t.hidden, t.depth = token.Data, 0
		}
		return
	}
	switch token.DataAtom {
	case atom.Img, atom.Video, atom.Canvas, atom.Iframe, atom.Embed, atom.Picture:
		t.image = true
	case atom.Pre:
		t.pre++
	case atom.Td, atom.Th:
		t.line.WriteByte(' ')
	case atom.P:
		t.breakLine()
		t.endLine() // paragraphs stand apart
	}
	switch {
	case token.DataAtom == atom.Br:
		t.endLine()
	case block(token.DataAtom):
		t.breakLine()
	}
	if token.DataAtom == atom.Blockquote {
		t.quoted++
	}
}

func (t *htmlReader) close(a atom.Atom) {
	if block(a) {
		t.breakLine()
	}
	switch {
	case a == atom.Pre && t.pre > 0:
		t.pre--
	case a == atom.Blockquote && t.quoted > 0:
		t.quoted--
	}
}

// words adds text. Outside <pre> line ends are spaces.
func (t *htmlReader) words(data string) {
	if t.pre == 0 {
		data = strings.ReplaceAll(data, "\n", " ")
	}
	for more := true; more; {
		var line string
		line, data, more = strings.Cut(data, "\n")
		t.line.WriteString(line)
		t.begun = t.begun || !blank(line)
		if more {
			t.endLine()
		}
	}
}

// breakLine ends a line that has begun, and forgets blanks that stand alone.
func (t *htmlReader) breakLine() {
	if t.begun {
		t.endLine()
	}
	t.line.Reset()
}

func (t *htmlReader) endLine() {
	line := strings.ReplaceAll(t.line.String(), "\u00a0", " ")
	t.line.Reset()
	t.begun = false
	if t.pre == 0 {
		line = strings.Join(strings.Fields(line), " ")
	}
	if line != "" && t.quoted > 0 {
		line = "> " + line
	}
	t.b.WriteString(line + "\n")
}

// text closes the last line and leaves no run of empty ones.
func (t *htmlReader) text() string {
	t.endLine()
	var lines []string
	for line := range strings.SplitSeq(t.b.String(), "\n") {
		if line != "" || len(lines) > 0 && lines[len(lines)-1] != "" {
			lines = append(lines, line)
		}
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

// hides reports whether an element holds words that are hidden, and not code or a title.
func hides(name string) bool { return name != "style" && name != "script" && name != "title" }

// unseen reports whether an element and all in it is not shown.
func unseen(token html.Token) bool {
	switch token.DataAtom {
	case atom.Script, atom.Style, atom.Title, atom.Template, atom.Noscript, atom.Object, atom.Select, atom.Svg:
		return true
	}
	for _, a := range token.Attr {
		style := strings.ReplaceAll(strings.ToLower(a.Val), " ", "")
		switch {
		case a.Key == "hidden":
			return true
		case a.Key == "style" && (strings.Contains(style, "display:none") ||
			strings.Contains(style, "visibility:hidden") || strings.Contains(style, "mso-hide:all")):
			return true
		}
	}
	return false
}

// block reports whether an element begins and ends a line.
func block(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.Hr, atom.Li, atom.Ul, atom.Ol, atom.Dl, atom.Dt, atom.Dd,
		atom.Tr, atom.Table, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6,
		atom.Blockquote, atom.Pre, atom.Section, atom.Article, atom.Header, atom.Footer, atom.Center, atom.Body:
		return true
	}
	return false
}

// void reports whether an element has no end tag.
func void(a atom.Atom) bool {
	switch a {
	case atom.Br, atom.Hr, atom.Img, atom.Input, atom.Meta, atom.Link, atom.Col, atom.Wbr, atom.Area, atom.Base:
		return true
	}
	return false
}
