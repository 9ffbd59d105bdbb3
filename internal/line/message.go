package line

import (
	"errors"
	"slices"
	"strings"

	"github.com/line/line-bot-sdk-go/v8/linebot/messaging_api"
	"github.com/rivo/uniseg"

	"madoguchi/internal/inquiry"
)

// Limits of the Messaging API (platform fact 8).
const (
	maxMessages = 5
	maxText     = 5000 // UTF-16 code units
	maxQuick    = 13
	maxLabel    = 20  // grapheme clusters
	maxData     = 300 // UTF-16 code units
)

// ErrTooLong is returned for replies that five messages do not hold.
var ErrTooLong = errors.New("line: more than five messages of 5,000 characters")

// Message is one text message as LINE will show it. It passes through
// encoding/json and encoding/gob unchanged, and the same Message always makes the
// same request: what a retry key asks of a retry (platform fact 6).
type Message struct {
	Text  string           `json:"text"`
	Quick []inquiry.Choice `json:"quick,omitempty"`
}

// Render turns the replies of one turn into one to five messages, or none for
// no words at all. Long texts are split where sentences end, and short neighbours
// are joined by an empty line where there would be more than five. All quick
// replies go on the last message, the only one that shows them: each entry once,
// in order, at most 13, a label over 20 characters cut. The error is [ErrTooLong]
// or nil.
func Render(replies []inquiry.Reply) ([]Message, error) {
	var texts []string
	var quick []inquiry.Choice
	for _, r := range replies {
		quick = choose(quick, r.Quick)
		if strings.TrimSpace(r.Text) != "" { // LINE refuses an empty text
			texts = append(texts, split(r.Text, maxText)...)
		}
	}
	texts = condense(texts)
	if len(texts) > maxMessages {
		return nil, ErrTooLong
	}
	messages := make([]Message, len(texts))
	for i, text := range texts {
		messages[i].Text = text
	}
	if len(messages) > 0 {
		messages[len(messages)-1].Quick = quick
	}
	return messages, nil
}

// condense joins neighbours until five messages are left or nothing more fits.
func condense(texts []string) []string {
	const gap = "\n\n"
	for i := len(texts) - 2; i >= 0 && len(texts) > maxMessages; i-- {
		if joined := texts[i] + gap + texts[i+1]; units(joined) <= maxText {
			texts = slices.Replace(texts, i, i+2, joined)
		}
	}
	return texts
}

// choose adds to the quick replies those that are new and that LINE can take.
func choose(quick, more []inquiry.Choice) []inquiry.Choice {
	for _, c := range more {
		known := slices.ContainsFunc(quick, func(q inquiry.Choice) bool { return q.Entry == c.Entry })
		if known || c.Entry == "" || c.Label == "" || units(entryPrefix+c.Entry) > maxData || len(quick) == maxQuick {
			continue
		}
		quick = append(quick, inquiry.Choice{Entry: c.Entry, Label: shorten(c.Label, maxLabel)})
	}
	return quick
}

// shorten cuts a label to at most limit graphemes, the last of them an ellipsis.
func shorten(label string, limit int) string {
	if uniseg.GraphemeClusterCount(label) <= limit {
		return label
	}
	rest, state := label, -1
	for range limit - 1 {
		_, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
	}
	return label[:len(label)-len(rest)] + "…"
}

// request makes the SDK's messages. A tap shows its label in the chat, as if the
// customer had typed it.
func request(messages []Message) []messaging_api.MessageInterface {
	out := make([]messaging_api.MessageInterface, len(messages))
	for i, m := range messages {
		text := &messaging_api.TextMessage{Text: m.Text}
		if len(m.Quick) > 0 {
			text.QuickReply = buttons(m.Quick)
		}
		out[i] = text
	}
	return out
}

func buttons(quick []inquiry.Choice) *messaging_api.QuickReply {
	items := make([]messaging_api.QuickReplyItem, len(quick))
	for i, c := range quick {
		items[i] = messaging_api.QuickReplyItem{
			Type:   "action",
			Action: &messaging_api.PostbackAction{Label: c.Label, Data: entryPrefix + c.Entry, DisplayText: c.Label},
		}
	}
	return &messaging_api.QuickReply{Items: items}
}
