package linesim

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
)

// Limits of a Flex message: https://developers.line.biz/en/reference/messaging-api/#flex-message.
const (
	flexAlt    = 1500
	flexBubble = 30 << 10
	flexURI    = 1000
)

// flex is what the desk may send as a card: a bubble whose body holds texts and boxes of texts.
// What LINE has besides is refused here, for the desk has no use for it.
type flex struct {
	Type string     `json:"type"`
	Size string     `json:"size,omitempty"`
	Body *component `json:"body"`
}

type component struct {
	Type     string      `json:"type"`
	Layout   string      `json:"layout,omitempty"`
	Spacing  string      `json:"spacing,omitempty"`
	Contents []component `json:"contents,omitempty"`
	Text     string      `json:"text,omitempty"`
	Size     string      `json:"size,omitempty"`
	Color    string      `json:"color,omitempty"`
	Weight   string      `json:"weight,omitempty"`
	Wrap     bool        `json:"wrap,omitempty"`
	Scaling  bool        `json:"scaling,omitempty"`
	Flex     int         `json:"flex,omitempty"`
	MaxLines int         `json:"maxLines,omitempty"`
	Margin   string      `json:"margin,omitempty"`
	Action   *flexAction `json:"action,omitempty"`
}

type flexAction struct {
	Type string `json:"type"`
	URI  string `json:"uri,omitempty"`
}

var (
	hexColour = regexp.MustCompile(`^#[0-9A-Fa-f]{6}([0-9A-Fa-f]{2})?$`)
	flexSize  = regexp.MustCompile(`^(xxs|xs|sm|md|lg|xl|xxl|3xl|4xl|5xl|[0-9]+px)?$`)
	flexSpace = regexp.MustCompile(`^(none|xs|sm|md|lg|xl|xxl|[0-9]+px)?$`)
	flexLink  = regexp.MustCompile(`^(https?|tel|line):`)
)

// readCard reads a card and what a customer reads of it, or says what LINE has against it.
func readCard(alt string, contents json.RawMessage) (words, wrong string) {
	if n := utf16Units(alt); n == 0 || n > flexAlt {
		return "", fmt.Sprintf("altText: length must be between 1 and %d, not %d", flexAlt, n)
	}
	if len(contents) > flexBubble {
		return "", "contents: larger than 30 KB"
	}
	var f flex
	d := json.NewDecoder(strings.NewReader(string(contents)))
	d.DisallowUnknownFields()
	if d.Decode(&f) != nil || f.Type != "bubble" || f.Body == nil || f.Body.Type != "box" {
		return "", "contents: must be a bubble with a body that is a box"
	}
	var lines []string
	if wrong := f.Body.wrong(&lines, 0); wrong != "" {
		return "", "contents.body." + wrong
	}
	if len(lines) == 0 {
		return "", "contents: nothing to read"
	}
	return strings.Join(lines, "\n"), ""
}

// deepest is how far boxes go into each other.
const deepest = 10

func (c component) wrong(lines *[]string, depth int) string {
	if wrong := c.looks(); wrong != "" {
		return wrong
	}
	switch {
	case c.Type == "text" && c.Text == "":
		return "text: must be specified"
	case c.Type == "text":
		*lines = append(*lines, c.Text)
		return ""
	case c.Type != "box" || depth > deepest:
		return "type: must be box or text"
	case c.Layout != "vertical" && c.Layout != "horizontal" && c.Layout != "baseline":
		return "layout: must be vertical, horizontal or baseline"
	case c.Text != "":
		return "text: is no property of a box"
	}
	var inside []string
	for n, inner := range c.Contents {
		if wrong := inner.wrong(&inside, depth+1); wrong != "" {
			return fmt.Sprintf("contents[%d].%s", n, wrong)
		}
	}
	if depth > 0 {
		inside = []string{strings.Join(inside, "")} // a box in the body is read as one line
	}
	*lines = append(*lines, inside...)
	return ""
}

// looks says what is wrong with how a component looks and what a tap on it does.
func (c component) looks() string {
	switch {
	case c.Color != "" && !hexColour.MatchString(c.Color):
		return "color: must be #RRGGBB"
	case !flexSize.MatchString(c.Size):
		return "size: unknown"
	case !flexSpace.MatchString(c.Spacing) || !flexSpace.MatchString(c.Margin):
		return "spacing: unknown"
	case c.Weight != "" && c.Weight != "regular" && c.Weight != "bold":
		return "weight: must be regular or bold"
	case c.Action == nil:
		return ""
	case c.Action.Type != "uri" || !flexLink.MatchString(c.Action.URI) || len(c.Action.URI) > flexURI:
		return "action: must be a uri of http, https, tel or line"
	}
	return ""
}
