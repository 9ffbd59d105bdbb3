package line

import (
	"encoding/json"

	"github.com/line/line-bot-sdk-go/v8/linebot/webhook"
)

// chat returns where an answer would go, "" where the source is missing, of an
// unknown type or malformed, and whether several people read there. In a group
// the writer's own id may be missing and is never used (platform fact 9).
func chat(source webhook.SourceInterface) (address string, group bool) {
	switch s := source.(type) {
	case webhook.UserSource:
		return wellFormed("U", s.UserId), false
	case webhook.GroupSource:
		return wellFormed("C", s.GroupId), true
	case webhook.RoomSource:
		return wellFormed("R", s.RoomId), true
	}
	return "", false
}

// wellFormed returns the id, or "" if it is not the letter and 32 hexadecimal
// digits of https://developers.line.biz/en/docs/messaging-api/getting-user-ids/.
func wellFormed(letter, id string) string {
	if len(id) != 33 || id[:1] != letter || !lowerHex(id[1:]) {
		return ""
	}
	return id
}

// IsGroup reports whether an id is that of a group.
func IsGroup(id string) bool { return wellFormed("C", id) != "" }

func lowerHex(s string) bool {
	for _, c := range []byte(s) {
		if (c < '0' || c > '9') && (c < 'a' || c > 'f') {
			return false
		}
	}
	return true
}

// claim returns the name by which a repeat is recognised: LINE's webhookEventId,
// a ULID, or the keyed hash of the event where that is missing or odd. The
// delivery context stays out of the hash, for it is the one thing that changes
// when LINE redelivers (platform fact 4).
func (d decoder) claim(id string, raw json.RawMessage) string {
	if claimable(id) {
		return id
	}
	var fields map[string]json.RawMessage
	if json.Unmarshal(raw, &fields) == nil {
		delete(fields, "deliveryContext")
		if stable, err := json.Marshal(fields); err == nil { // sorted by key
			raw = stable
		}
	}
	return d.keys.Hash("line event", string(raw))
}

func claimable(id string) bool {
	if len(id) == 0 || len(id) > 64 {
		return false
	}
	for _, c := range []byte(id) {
		if !asciiLetter(c) && (c < '0' || c > '9') {
			return false
		}
	}
	return true
}

func asciiLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// messageID reads the id of a message of any type; the SDK keeps it in another
// place in each.
func messageID(raw json.RawMessage) string {
	var event struct {
		Message struct {
			ID string `json:"id"`
		} `json:"message"`
	}
	if json.Unmarshal(raw, &event) != nil {
		return ""
	}
	return event.Message.ID
}

// typeName is a type's name as it may stand in a log: nothing but letters.
func typeName(name string) string {
	if name == "" || len(name) > 32 {
		return "unknown"
	}
	for _, c := range []byte(name) {
		if !asciiLetter(c) {
			return "unknown"
		}
	}
	return name
}
