package linesim

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"
)

// state is all that outlives a restart.
type state struct {
	Transcripts map[string][]Bubble  // by user, group or room
	Replies     map[string]ticket    // by reply token
	RetryKeys   map[string]accepted  // by retry key
	Tokens      map[string]time.Time // issued channel tokens and their end
	Pushes      map[string]int       // by month
	Second      map[string]rate      // by call
	Blocked     map[string]bool      // users who blocked the account
	Pending     []Event              // webhooks that the desk did not take
	Menus       map[string]menu      `json:"-"` // rich menus by their ids; an operator brings them again
	Aliases     map[string]string    `json:"-"` // rich menus by the names that an operator gave them
	Menu        string               `json:"-"` // the one that everybody has, "" for none
	Turned      map[string]string    // users who turned to another one, by its name
	Typing      map[string]time.Time `json:"-"` // users who see that an answer is under way, and until when
}

type ticket struct {
	To   string
	From time.Time // when the webhook last reached the desk
	Used bool
}

type accepted struct {
	Request string
	At      time.Time
}

type rate struct {
	Second int64
	Calls  int
}

func newState() state {
	return state{
		Transcripts: map[string][]Bubble{},
		Replies:     map[string]ticket{},
		RetryKeys:   map[string]accepted{},
		Tokens:      map[string]time.Time{},
		Pushes:      map[string]int{},
		Second:      map[string]rate{},
		Blocked:     map[string]bool{},
		Menus:       map[string]menu{},
		Aliases:     map[string]string{},
		Turned:      map[string]string{},
		Typing:      map[string]time.Time{},
	}
}

// Export returns everything that happened on the platform, for [Platform.Import]
// after a restart. It holds what people wrote.
func (p *Platform) Export() ([]byte, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	b, err := json.Marshal(p.state)
	if err != nil {
		return nil, fmt.Errorf("linesim: export: %w", err)
	}
	return b, nil
}

// Import puts back what Export returned.
func (p *Platform) Import(exported []byte) error {
	s := newState()
	if err := json.Unmarshal(exported, &s); err != nil {
		return fmt.Errorf("linesim: import: %w", err)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	s.Menus, s.Aliases, s.Menu = p.state.Menus, p.state.Aliases, p.state.Menu
	p.state = s
	return nil
}

// Bubble is one message on the customer's screen.
type Bubble struct {
	ID     string          `json:"id"`
	Mine   bool            `json:"mine"`            // the customer's own
	Type   string          `json:"type"`            // text, sticker, image ...
	Text   string          `json:"text"`            // of a card, its words line by line
	Card   json.RawMessage `json:"card,omitempty"`  // a card as it was sent
	Alt    string          `json:"alt,omitempty"`   // what a notification shows of it
	Quick  []Button        `json:"quick,omitempty"` // shown under the last message only
	At     time.Time       `json:"at"`
	Read   bool            `json:"read,omitempty"`   // the desk has it: LINE says so beside it
	Unsent bool            `json:"unsent,omitempty"` // taken back: no text any more
}

// Button is a quick reply; a tap on it is [Platform.Tap].
type Button struct {
	Label       string `json:"label"`
	Data        string `json:"data"`
	DisplayText string `json:"displayText"`
}

// Transcript returns the chat of a user, group or room, oldest first, as the
// screen shows it: quick replies only under the very last message.
func (p *Platform) Transcript(user string) []Bubble {
	p.mu.Lock()
	defer p.mu.Unlock()
	chat := slices.Clone(p.state.Transcripts[user])
	for i := range max(0, len(chat)-1) {
		chat[i].Quick = nil
	}
	return chat
}

// show adds bubbles to a chat. The caller holds the lock.
func (p *Platform) show(user string, bubbles ...Bubble) {
	p.state.Transcripts[user] = append(p.state.Transcripts[user], bubbles...)
}
