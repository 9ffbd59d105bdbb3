package linesim

import (
	"encoding/json"
	"fmt"
	"regexp"

	"github.com/rivo/uniseg"
)

// patterns that never change after the program starts.
var (
	userID   = regexp.MustCompile(`^U[0-9a-f]{32}$`)
	chatID   = regexp.MustCompile(`^[UCR][0-9a-f]{32}$`)
	retryKey = regexp.MustCompile(`^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$`)
)

// outgoing is what the desk may send: text or a card, with or without quick replies. The
// other message types of LINE are refused here, for the desk has no use for them.
type outgoing struct {
	Type       string
	Text       string
	AltText    string
	Contents   json.RawMessage
	QuickReply *struct {
		Items []struct {
			Type   string
			Action struct{ Type, Label, Data, DisplayText, Text string }
		}
	}
}

// check makes bubbles of messages, or says what LINE has against them. Limits:
// platform fact 8; what is counted how:
// https://developers.line.biz/en/docs/messaging-api/text-character-count/.
func (p *Platform) check(raw []json.RawMessage) (bubbles []Bubble, wrong string) {
	if len(raw) < 1 || len(raw) > 5 {
		return nil, fmt.Sprintf("messages: size must be between 1 and 5, not %d", len(raw))
	}
	for i, r := range raw {
		var m outgoing
		if json.Unmarshal(r, &m) != nil {
			return nil, fmt.Sprintf("messages[%d]: not a message", i)
		}
		b, wrong := m.check()
		if wrong != "" {
			return nil, fmt.Sprintf("messages[%d]: %s", i, wrong)
		}
		b.ID, b.At = p.ids.messageID(), p.config.Now()
		bubbles = append(bubbles, b)
	}
	return bubbles, ""
}

// check makes a bubble of a message, or says what LINE has against it.
func (m outgoing) check() (b Bubble, wrong string) {
	b = Bubble{Type: m.Type, Text: m.Text}
	switch n := utf16Units(m.Text); {
	case m.Type == "flex":
		b.Card, b.Alt = m.Contents, m.AltText
		if b.Text, wrong = readCard(m.AltText, m.Contents); wrong != "" {
			return b, wrong
		}
	case m.Type != "text":
		return b, "type: must be text or flex"
	case n == 0 || n > 5000:
		return b, fmt.Sprintf("text: length must be between 1 and 5000, not %d", n)
	}
	b.Quick, wrong = m.quick()
	return b, wrong
}

// quick are the quick replies of a message, or what LINE has against them.
func (m outgoing) quick() (buttons []Button, wrong string) {
	if m.QuickReply == nil {
		return nil, ""
	}
	if n := len(m.QuickReply.Items); n < 1 || n > 13 {
		return nil, fmt.Sprintf("quickReply.items: size must be between 1 and 13, not %d", n)
	}
	for i, item := range m.QuickReply.Items {
		b := Button{item.Action.Label, item.Action.Data, item.Action.DisplayText}
		if wrong := b.check(item.Type, item.Action.Type); wrong != "" {
			return nil, fmt.Sprintf("quickReply.items[%d]: %s", i, wrong)
		}
		buttons = append(buttons, b)
	}
	return buttons, ""
}

func (b Button) check(item, action string) string {
	switch data := utf16Units(b.Data); {
	case item != "action" || action != "postback":
		return "type: must be action with a postback"
	case b.Label == "" || uniseg.GraphemeClusterCount(b.Label) > 20:
		return "action.label: length must be between 1 and 20"
	case data == 0 || data > 300:
		return "action.data: length must be between 1 and 300"
	case uniseg.GraphemeClusterCount(b.DisplayText) > 300:
		return "action.displayText: length must be at most 300"
	}
	return ""
}
