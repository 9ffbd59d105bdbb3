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

// Message is one message as LINE will show it: a text, or a card with the same words. It passes through
// encoding/json and encoding/gob unchanged, and the same Message always makes the
// same request: what a retry key asks of a retry (platform fact 6).
type Message struct {
	Text  string           `json:"text"`
	Quick []inquiry.Choice `json:"quick,omitempty"`
	Card  bool             `json:"card,omitempty"`
	Alt   string           `json:"alt,omitempty"` // what a notification shows of a card; "" for the text
}

// Render turns the replies of one turn into one to five messages, or none for
// no words at all. Long texts are split where sentences end, and short neighbours
// are joined by an empty line where there would be more than five; what was split or joined is no card. All quick
// replies go on the last message, the only one that shows them: each entry once,
// in order, at most 13, a label over 20 characters cut. The error is [ErrTooLong]
// or nil.
func Render(replies []inquiry.Reply) ([]Message, error) {
	var all []Message
	var quick []inquiry.Choice
	for _, r := range replies {
		quick = choose(quick, r.Quick)
		if strings.TrimSpace(r.Text) != "" { // LINE refuses an empty text
			texts := split(r.Text, maxText)
			for _, text := range texts {
				all = append(all, Message{Text: text, Card: r.Card && len(texts) == 1})
			}
			if r.Card && len(texts) == 1 {
				all[len(all)-1].Alt = r.Alt
			}
		}
	}
	all = condense(all)
	if len(all) > maxMessages {
		return nil, ErrTooLong
	}
	if len(all) > 0 {
		all[len(all)-1].Quick = quick
	}
	return all, nil
}

// condense joins neighbours until five messages are left or nothing more fits.
func condense(all []Message) []Message {
	const gap = "\n\n"
	for i := len(all) - 2; i >= 0 && len(all) > maxMessages; i-- {
		if joined := all[i].Text + gap + all[i+1].Text; units(joined) <= maxText {
			all = slices.Replace(all, i, i+2, Message{Text: joined})
		}
	}
	return all
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
		out[i] = &messaging_api.TextMessage{Text: m.Text, QuickReply: buttons(m.Quick)}
		if !m.Card {
			continue
		}
		if c := card(m); c != nil {
			c.QuickReply = buttons(m.Quick)
			out[i] = c
		}
	}
	return out
}

// buttons are nil for none: LINE takes no empty list.
func buttons(quick []inquiry.Choice) *messaging_api.QuickReply {
	if len(quick) == 0 {
		return nil
	}
	items := make([]messaging_api.QuickReplyItem, len(quick))
	for i, c := range quick {
		items[i] = messaging_api.QuickReplyItem{
			Type:   "action",
			Action: &messaging_api.PostbackAction{Label: c.Label, Data: entryPrefix + c.Entry, DisplayText: c.Label},
		}
	}
	return &messaging_api.QuickReply{Items: items}
}
