package line

import (
	"cmp"
	"encoding/json"
	"strings"
	"time"

	"github.com/line/line-bot-sdk-go/v8/linebot/webhook"

	"madoguchi/internal/inquiry"
	"madoguchi/internal/keyring"
)

// decoder reads the events of one webhook. What becomes of them:
//
//   - One-to-one chats: text is a Message, a tap on a button of ours a Message
//     with its Entry, everything else that is sent is Media. A message type that
//     LINE adds tomorrow is Media too: who sends it is asked for words.
//   - Groups and rooms: only a text that mentions this account is anything, and it
//     is a Group; mentioning everybody is not enough. Nothing else there is stored.
//   - The group in which staff are told: nothing that happens there is a customer's.
//   - mode other than active: another module answers in this chat (platform fact 9).
//     Nothing comes of it, except that a message that is taken back is still deleted.
//   - An event that is older than the desk remembers, see [Webhook.MaxAge]: counted and
//     dropped, except that a message that is taken back is still deleted.
//   - Event types without a meaning here, a source that is missing or unknown and a
//     malformed id are counted and dropped.
type decoder struct {
	keys     *keyring.Ring
	received time.Time
	maxAge   time.Duration
	staff    string // the group in which staff are told, "" for none
}

// header is what the events have in common. The SDK declares these fields anew
// in each event type; those of the embedded Event stay empty (platform fact 14).
type header struct {
	id        string
	at        int64 // ms since 1970
	mode      webhook.EventMode
	source    webhook.SourceInterface // nil where it is missing
	token     string
	mentioned bool // the text names this account
}

// event decodes one event. what names for the log what it was or why it is
// dropped; ok tells whether there is an inbound.
func (d decoder) event(raw json.RawMessage) (in inquiry.Inbound, what string, ok bool) {
	event, err := webhook.UnmarshalEvent(raw)
	if err != nil {
		return in, "malformed", false // the error may quote the event, so it ends here
	}
	in, h, what := read(event)
	if in.Kind == "" {
		return in, what, false
	}
	if h.mode != webhook.EventMode_ACTIVE && in.Kind != inquiry.Unsend {
		return in, "standby", false
	}
	if d.old(h) && in.Kind != inquiry.Unsend {
		return in, "old", false
	}
	address, group := chat(h.source)
	switch {
	case address == "":
		return in, "nobody", false
	case group && address == d.staff:
		return in, "staff", false
	case group && !h.mentioned:
		return in, "group", false
	case group:
		in.Kind = inquiry.Group
	}
	d.finish(&in, h, inquiry.NewAddress(address), raw)
	return in, what, true
}

// old reports whether an event's claim may have expired already.
func (d decoder) old(h header) bool {
	return d.maxAge > 0 && h.at > 0 && d.received.Sub(time.UnixMilli(h.at)) >= d.maxAge
}

// finish fills in what every inbound has.
func (d decoder) finish(in *inquiry.Inbound, h header, address inquiry.Address, raw json.RawMessage) {
	in.ID = d.claim(h.id, raw)
	in.Channel = inquiry.LINE
	in.Customer = inquiry.NewCustomerKey(d.keys.Hash, inquiry.LINE, address)
	in.Address = address
	in.Received = d.received
	in.At = d.received
	if h.at > 0 {
		in.At = time.UnixMilli(h.at).UTC()
	}
	in.ReplyToken = h.token
	if in.MessageID == "" {
		in.MessageID = messageID(raw)
	}
}

// read takes apart the event types that mean something to the desk; the Kind is
// empty for all others.
func read(event webhook.EventInterface) (in inquiry.Inbound, h header, what string) {
	switch e := event.(type) {
	case webhook.MessageEvent:
		h = header{e.WebhookEventId, e.Timestamp, e.Mode, e.Source, e.ReplyToken, mentioned(e.Message)}
		in, what = message(e.Message)
	case webhook.PostbackEvent:
		h = header{e.WebhookEventId, e.Timestamp, e.Mode, e.Source, e.ReplyToken, false}
		in, what = postback(e.Postback)
	case webhook.FollowEvent:
		h = header{e.WebhookEventId, e.Timestamp, e.Mode, e.Source, e.ReplyToken, false}
		in, what = follow(e.Follow)
	case webhook.UnfollowEvent:
		h = header{e.WebhookEventId, e.Timestamp, e.Mode, e.Source, "", false}
		in, what = inquiry.Inbound{Kind: inquiry.Unfollow}, "unfollow"
	case webhook.UnsendEvent:
		h = header{e.WebhookEventId, e.Timestamp, e.Mode, e.Source, "", false}
		in, what = unsend(e.Unsend)
	default:
		what = "other." + typeName(event.GetType())
	}
	return in, h, what
}

func message(content webhook.MessageContentInterface) (inquiry.Inbound, string) {
	if content == nil {
		return inquiry.Inbound{}, "message.none"
	}
	if text, ok := content.(webhook.TextMessageContent); ok {
		return inquiry.Inbound{Kind: inquiry.Message, Text: inquiry.NewText(text.Text)}, "message.text"
	}
	what := typeName(content.GetType())
	in := inquiry.Inbound{Kind: inquiry.Media, Sort: sorts[what]}
	in.Content.Sort = cmp.Or(in.Sort, inquiry.Other)
	switch m := content.(type) {
	case webhook.ImageMessageContent:
		in.Content.Sort = inquiry.Picture
		if lies(m.ContentProvider) {
			in.Content.Media = m.Id
		}
		if m.ImageSet != nil {
			in.Set = m.ImageSet.Id
		}
	case webhook.FileMessageContent:
		in.Content.Files = []inquiry.Attachment{{Name: inquiry.NewText(fileName(m.FileName)), Size: int(m.FileSize)}}
	}
	return in, "message." + what
}

// lies reports whether LINE holds a picture itself. One that lies with somebody else is never
// fetched: who sends it would choose whom the desk calls.
func lies(p *webhook.ContentProvider) bool {
	return p != nil && p.Type == webhook.ContentProviderTYPE_LINE
}

// longestFile is how much of the name of a file is kept, in characters.
const longestFile = 80

func fileName(name string) string {
	runes := []rune(strings.Join(strings.Fields(name), " "))
	return string(runes[:min(len(runes), longestFile)])
}

// sorts are the message types that the desk answers with words of their own.
var sorts = map[string]inquiry.Sort{"sticker": inquiry.Sticker, "audio": inquiry.Voice, "video": inquiry.Video,
	"file": inquiry.File, "location": inquiry.Place}

// entryPrefix marks the postback data of our own buttons, see [Render] and [Data]; langMark
// stands in front of the language of a menu that somebody tapped.
const (
	entryPrefix = "e="
	langMark    = "&l="
)

// Data is the postback data of a button of the desk that stands outside a message: the entry
// that it asks for, and the language in which the button is.
func Data(entry, lang string) string { return entryPrefix + entry + langMark + lang }

// postback reads a tap. Data that is not ours comes from a menu that someone made elsewhere,
// or from a tap that turns to another menu: nothing is to be answered to it.
func postback(content *webhook.PostbackContent) (inquiry.Inbound, string) {
	if content == nil {
		return inquiry.Inbound{}, "postback.none"
	}
	data, ok := strings.CutPrefix(content.Data, entryPrefix)
	entry, lang, _ := strings.Cut(data, langMark)
	if !ok || entry == "" {
		return inquiry.Inbound{}, "postback.foreign"
	}
	return inquiry.Inbound{Kind: inquiry.Message, Entry: entry, Lang: lang}, "postback"
}

// follow greets who unblocks the account like who adds it: the desk may have
// forgotten them since.
func follow(detail *webhook.FollowDetail) (inquiry.Inbound, string) {
	what := "follow"
	if detail != nil && detail.IsUnblocked {
		what = "follow.unblocked"
	}
	return inquiry.Inbound{Kind: inquiry.Follow}, what
}

func unsend(detail *webhook.UnsendDetail) (inquiry.Inbound, string) {
	if detail == nil || detail.MessageId == "" {
		return inquiry.Inbound{}, "unsend.none"
	}
	return inquiry.Inbound{Kind: inquiry.Unsend, MessageID: detail.MessageId}, "unsend"
}

func mentioned(content webhook.MessageContentInterface) bool {
	text, ok := content.(webhook.TextMessageContent)
	if !ok || text.Mention == nil {
		return false
	}
	for _, m := range text.Mention.Mentionees {
		if user, ok := m.(webhook.UserMentionee); ok && user.IsSelf {
			return true
		}
	}
	return false
}
