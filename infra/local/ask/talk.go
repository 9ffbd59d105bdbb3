package ask

import (
	"bytes"
	"encoding/json"
	"fmt"

	"madoguchi/infra/local/dialogue"
	"madoguchi/internal/cases"
	"madoguchi/internal/conversation"
	"madoguchi/internal/inquiry"
)

// Turn is a message of a conversation: what the customer writes, or the label of the button
// that they tap. In a file it may be the words alone.
type Turn struct {
	Text  string `json:"text"`
	Tap   string `json:"tap"`
	Later string `json:"later"` // what passes before it, "10 minutes"
}

// UnmarshalJSON reads a turn, or the words alone.
func (t *Turn) UnmarshalJSON(b []byte) error {
	if err := json.Unmarshal(b, &t.Text); err == nil {
		return nil
	}
	type plain Turn
	fields := json.NewDecoder(bytes.NewReader(b))
	fields.DisallowUnknownFields()
	if err := fields.Decode((*plain)(t)); err != nil {
		return fmt.Errorf(`a turn is "words" or {"text":"words"}, {"tap":"label of a button"}, with {"later":"10 minutes"}: %w`, err)
	}
	return nil
}

// Answer is what the desk makes of a turn.
type Answer struct {
	Kind   conversation.Kind `json:"kind"`
	Topics []string          `json:"topics"`
	Case   cases.Lane        `json:"case"`  // the lane of the case that opens or gains the message, "" for none
	Reply  string            `json:"reply"` // "" for silence
}

// Answers are what the desk makes of a conversation, turn by turn.
type Answers struct {
	ID    string   `json:"id"`
	Turns []Answer `json:"turns"`
}

// Talk takes a conversation through the desk. No reader outside is asked.
func (r Desk) Talk(q Question) (Answers, error) {
	at, err := r.moment(q.At)
	if err != nil {
		return Answers{}, err
	}
	switch q.Channel {
	case "":
		q.Channel = inquiry.LINE
	case inquiry.LINE, inquiry.Email:
	default:
		return Answers{}, errChannel
	}
	all, talk := Answers{ID: q.ID, Turns: []Answer{}}, dialogue.Begin(r.Rehearsal, q.Channel, at)
	for n, turn := range q.Turns {
		out, err := take(talk, turn)
		if err != nil {
			return all, fmt.Errorf("turn %d: %w", n+1, err)
		}
		answer := Answer{Kind: out.Kind, Topics: []string{}, Case: talk.Gained(out)}
		answer.Topics = append(answer.Topics, out.Topics...)
		if len(out.Replies) > 0 {
			answer.Reply = r.read(q.Channel, out)
		}
		all.Turns = append(all.Turns, answer)
	}
	return all, nil
}

// take takes a turn.
func take(talk *dialogue.Talk, turn Turn) (conversation.Outcome, error) {
	if turn.Later != "" {
		d, ok := dialogue.Span(turn.Later)
		if !ok {
			return conversation.Outcome{}, fmt.Errorf("later: %q is nothing like 10 minutes", turn.Later)
		}
		talk.Later(d)
	}
	if turn.Tap != "" {
		return talk.Taps(turn.Tap)
	}
	return talk.Says(turn.Text)
}
