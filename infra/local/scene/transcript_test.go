package scene

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"io"
	"mime"
	"mime/quotedprintable"
	"net/mail"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// transcript is what left the desk, as people see it. What is random is masked when
// it is written: the first receipt is <receipt-1>, the second one <receipt-2>.
type transcript struct {
	text  strings.Builder
	names map[string]string // what is random → its mask
	count map[string]int    // by kind
}

func newTranscript() *transcript {
	return &transcript{names: map[string]string{}, count: map[string]int{}}
}

// A kind is a kind of random value. Where the pattern has a group, the group alone is masked.
type kind struct {
	name    string
	pattern *regexp.Regexp
}

var kinds = []kind{
	{"desk", regexp.MustCompile(`http://(127\.0\.0\.1:[0-9]+)`)},
	{"token", regexp.MustCompile(`\+(case-[0-9A-Za-z]+-[0-9a-z]+)@`)},
	{"receipt", regexp.MustCompile(`\b([A-Z][2-9A-Z]{3}-[2-9A-Z]{4})\b`)},
	{"code", regexp.MustCompile(`(?m)^([0-9]{6})$`)},
}

// unnamed are random values of which nothing else speaks.
var unnamed = regexp.MustCompile(`(?m)^(?:Message-ID: <([^@]+)@.*|X-Desk-Mail: ([0-9a-f]{32}))$`)

// mask replaces what is random, and rounds times of day down to five minutes: between
// two moves of its clock the scene never takes so long.
func (t *transcript) mask(text string) string {
	text = replaceGroup(unnamed, text, func(string) string { return "…" })
	for _, k := range kinds {
		text = replaceGroup(k.pattern, text, func(found string) string { return t.masked(k.name, found) })
	}
	return timeOfDay.ReplaceAllStringFunc(text, func(found string) string {
		parts := timeOfDay.FindStringSubmatch(found)
		minute, _ := strconv.Atoi(parts[2]) // two digits, as matched
		return fmt.Sprintf("%s:%02d", parts[1], minute-minute%5)
	})
}

// typedCode is a code, right or wrong, in what somebody writes.
var typedCode = regexp.MustCompile(`\b[0-9]{6}\b`)

var timeOfDay = regexp.MustCompile(`\b([0-9]{1,2}):([0-9]{2})(?::[0-9]{2})?\b`)

func (t *transcript) masked(kind, found string) string {
	key := kind + " " + found
	if t.names[key] == "" {
		t.count[kind]++
		t.names[key] = fmt.Sprintf("<%s-%d>", kind, t.count[kind])
	}
	return t.names[key]
}

// replaceGroup replaces the group of each match.
func replaceGroup(pattern *regexp.Regexp, text string, replace func(string) string) string {
	var out strings.Builder
	end := 0
	for _, at := range pattern.FindAllStringSubmatchIndex(text, -1) {
		from, to := at[2], at[3]
		if from < 0 { // of two alternatives the second one
			from, to = at[4], at[5]
		}
		out.WriteString(text[end:from])
		out.WriteString(replace(text[from:to]))
		end = to
	}
	return out.String() + text[end:]
}

// heading begins a part of the scene.
func (t *transcript) heading(text string) { fmt.Fprintf(&t.text, "\n## %s\n", text) }

// note writes a line about what comes, then what left the desk, indented.
func (t *transcript) note(line, text string) {
	fmt.Fprintf(&t.text, "\n%s\n", typedCode.ReplaceAllString(t.mask(line), "<code>"))
	for line := range strings.Lines(strings.TrimSpace(t.mask(text))) {
		fmt.Fprintf(&t.text, "    %s\n", strings.TrimRight(line, " \r\n"))
	}
}

// shownMail is whom a mail goes to, and its other headers, in their order, with its decoded body.
func shownMail(raw []byte) (to, text string, err error) {
	m, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		return "", "", err
	}
	head, _, _ := bytes.Cut(raw, []byte("\r\n\r\n"))
	head = toLine.ReplaceAll(head, nil)
	header, err := new(mime.WordDecoder).DecodeHeader(unfold.Replace(string(head)))
	if err != nil {
		return "", "", err
	}
	body, err := io.ReadAll(decoded(m))
	return m.Header.Get("To"), header + "\n\n" + strings.ReplaceAll(string(body), "\r\n", "\n"), err
}

var toLine = regexp.MustCompile(`(?m)^To: .*\n`)

// unfold joins the lines of a header field (RFC 5322, 2.2.3).
var unfold = strings.NewReplacer("\r\n ", " ", "\r\n\t", " ", "\r\n", "\n")

// decoded undoes the transfer encoding of a body.
func decoded(m *mail.Message) io.Reader {
	switch m.Header.Get("Content-Transfer-Encoding") {
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, m.Body)
	case "quoted-printable":
		return quotedprintable.NewReader(m.Body)
	}
	return m.Body
}

// shownPage is the main part of a page as text, one line for each element that holds some;
// a form and a link show where they lead. How long ago and how long until is left out: it
// changes with each second.
func shownPage(page []byte) (string, error) {
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return "", err
	}
	var s pageText
	s.walk(root, false)
	s.end()
	return s.all.String(), nil
}

type pageText struct {
	all  strings.Builder
	line []string
}

// inline elements do not end a line.
var inline = []string{"a", "b", "span", "time", "em", "strong", "label", "input", "button", "select", "td", "th", "html", "body"}

func (s *pageText) walk(n *html.Node, inside bool) {
	inside = inside || n.Data == "main" && n.Type == html.ElementNode
	if n.Type == html.TextNode && inside {
		for line := range strings.Lines(n.Data) {
			s.line = append(s.line, line)
			if kept := n.Parent.Data == "pre" || attribute(n.Parent, "class") == "words"; kept && strings.HasSuffix(line, "\n") {
				s.end()
			}
		}
		return
	}
	if class := attribute(n, "class"); class == "left" || class == "c-age" {
		return
	}
	block := n.Type == html.ElementNode && !slices.Contains(inline, n.Data)
	if block {
		s.end()
	}
	if inside {
		s.mark(n)
	}
	for child := range n.ChildNodes() {
		if n.Data != "select" {
			s.walk(child, inside)
		}
	}
	if block {
		s.end()
	}
}

// mark writes what an element says beside its text.
func (s *pageText) mark(n *html.Node) {
	switch n.Data {
	case "form":
		s.line = append(s.line, "[form "+attribute(n, "method")+" "+attribute(n, "action")+hidden(n)+"]")
	case "a":
		s.line = append(s.line, "["+attribute(n, "href")+"]")
	case "input", "textarea":
		if attribute(n, "type") != "hidden" {
			s.line = append(s.line, "[field "+attribute(n, "name")+"]")
		}
	case "select":
		s.line = append(s.line, fmt.Sprintf("[%s of %d]", attribute(n, "name"), options(n)))
	case "td", "th":
		s.line = append(s.line, "|")
	case "section":
		s.line = append(s.line, "["+attribute(n, "id")+hidden(n)+"]")
		s.end()
	}
}

// options counts the options of a choice.
func options(n *html.Node) (count int) {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && d.Data == "option" {
			count++
		}
	}
	return count
}

func hidden(n *html.Node) string {
	if slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "hidden" }) {
		return " hidden"
	}
	return ""
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func (s *pageText) end() {
	if line := strings.Join(strings.Fields(strings.Join(s.line, " ")), " "); line != "" {
		fmt.Fprintln(&s.all, line)
	}
	s.line = nil
}

// stays compares the transcript with a file, or writes it there.
func (t *transcript) stays(test *testing.T, path string, update bool) {
	test.Helper()
	got := t.text.String()
	if update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			test.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		test.Fatal(err)
	}
	if got == string(want) {
		return
	}
	a, b := strings.Split(string(want), "\n"), strings.Split(got, "\n")
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	around := func(lines []string) string { return strings.Join(lines[max(0, n-6):min(len(lines), n+6)], "\n") }
	test.Errorf("the transcript differs from %s at line %d (-update rewrites it). It was\n%s\n\nand is\n%s", path, n+1, around(a), around(b))
}
