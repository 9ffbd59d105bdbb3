package linesim

import (
	"maps"
	"strings"
)

// Event is a webhook event as JSON. The builders leave out what the platform
// stamps when it delivers: webhookEventId, timestamp, mode, deliveryContext, the
// reply token and the message id. What a builder or a test sets is kept.
//
// Shapes: https://developers.line.biz/en/reference/messaging-api/#webhook-event-objects.
type Event map[string]any

// Text is a user who writes.
func Text(user, text string) Event {
	return message(user, map[string]any{"type": "text", "text": text, "quoteToken": "q3Plxr4AgKd"})
}

// Sticker is a user who sends a sticker.
func Sticker(user string) Event {
	return message(user, map[string]any{"type": "sticker", "packageId": "446", "stickerId": "1988",
		"stickerResourceType": "STATIC", "quoteToken": "q3Plxr4AgKd"})
}

// Image is a user who sends a picture.
func Image(user string) Event {
	return message(user, map[string]any{"type": "image", "contentProvider": map[string]any{"type": "line"}})
}

// Images are pictures that a user sends together.
func Images(user, set string, n int) []Event {
	all := make([]Event, n)
	for i := range all {
		all[i] = message(user, map[string]any{"type": "image", "contentProvider": map[string]any{"type": "line"},
			"imageSet": map[string]any{"id": set, "index": i + 1, "total": n}})
	}
	return all
}

func message(user string, content map[string]any) Event {
	return Event{"type": "message", "source": source(user), "message": content}
}

// Postback is a tap on a button that carries data.
func Postback(user, data string) Event {
	return Event{"type": "postback", "source": source(user), "postback": map[string]any{"data": data}}
}

// Follow is a user who adds the account, or unblocks it.
func Follow(user string, unblocked bool) Event {
	return Event{"type": "follow", "source": source(user), "follow": map[string]any{"isUnblocked": unblocked}}
}

// Unfollow is a user who blocks the account.
func Unfollow(user string) Event { return Event{"type": "unfollow", "source": source(user)} }

// Unsend is a user who takes a message back.
func Unsend(user, messageID string) Event {
	return Event{"type": "unsend", "source": source(user), "unsend": map[string]any{"messageId": messageID}}
}

// Group is a text in a group (an id that begins with C) or a room (R). The user
// may be "", as for those who did not agree to be named; self mentions the account.
func Group(group, user, text string, self bool) Event {
	e := Text(group, text)
	if user != "" {
		e["source"].(map[string]any)["userId"] = user
	}
	if self {
		mention := map[string]any{"index": 0, "length": 3, "type": "user", "isSelf": true}
		e["message"].(map[string]any)["mention"] = map[string]any{"mentionees": []any{mention}}
	}
	return e
}

// Unknown is an event of a type that LINE has not announced yet.
func Unknown(user string) Event {
	return Event{"type": "somethingNew", "source": source(user), "somethingNew": map[string]any{"level": 3}}
}

// Standby returns the event as it comes while another module has the chat: there
// is no reply token.
func (e Event) Standby() Event {
	e = maps.Clone(e)
	e["mode"] = "standby"
	return e
}

// Redelivered returns the event as LINE sends it again: all the same but one flag.
func (e Event) Redelivered() Event {
	e = maps.Clone(e)
	e["deliveryContext"] = map[string]any{"isRedelivery": true}
	return e
}

// source names a chat by the first letter of its id.
func source(id string) map[string]any {
	switch {
	case strings.HasPrefix(id, "C"):
		return map[string]any{"type": "group", "groupId": id}
	case strings.HasPrefix(id, "R"):
		return map[string]any{"type": "room", "roomId": id}
	}
	return map[string]any{"type": "user", "userId": id}
}

// chat is where the answer to an event would appear.
func (e Event) chat() string {
	from, _ := e["source"].(map[string]any)
	for _, key := range []string{"groupId", "roomId", "userId"} {
		if id, ok := from[key].(string); ok && (key != "userId" || from["type"] == "user") {
			return id
		}
	}
	return ""
}

// replyable lists the types that carry a reply token.
func (e Event) replyable() bool {
	switch e["type"] {
	case "message", "postback", "follow":
		return e["mode"] != "standby"
	}
	return false
}
