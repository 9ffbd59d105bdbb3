package linesim

import (
	"context"
	"fmt"
)

// Say writes as the user and returns the id of the message. It is on the screen
// even where the desk does not take it, and then the error says so.
func (p *Platform) Say(ctx context.Context, user, text string) (messageID string, err error) {
	return p.write(ctx, user, Bubble{Type: "text", Text: text}, Text(user, text))
}

// Sticker sends a sticker as the user.
func (p *Platform) Sticker(ctx context.Context, user string) (messageID string, err error) {
	return p.write(ctx, user, Bubble{Type: "sticker"}, Sticker(user))
}

// Image sends a picture as the user.
func (p *Platform) Image(ctx context.Context, user string) (messageID string, err error) {
	return p.write(ctx, user, Bubble{Type: "image"}, Image(user))
}

func (p *Platform) write(ctx context.Context, user string, b Bubble, e Event) (string, error) {
	p.mu.Lock()
	b.ID, b.Mine, b.At = p.ids.messageID(), true, p.config.Now()
	e["message"].(map[string]any)["id"] = b.ID
	p.show(user, b)
	p.mu.Unlock()
	_, err := p.Send(ctx, e)
	if err == nil {
		p.read(user, b.ID)
	}
	return b.ID, err
}

// read marks a bubble as one that the desk has.
func (p *Platform) read(user, id string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for i := range p.state.Transcripts[user] {
		if b := &p.state.Transcripts[user][i]; b.ID == id {
			b.Read = true
		}
	}
}

// Typing reports whether a user sees that an answer is under way.
func (p *Platform) Typing(user string) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.config.Now().Before(p.state.Typing[user])
}

// Tap taps a quick reply as the user. The display text appears on the screen as
// the user's own; the desk gets the data alone.
func (p *Platform) Tap(ctx context.Context, user, data, displayText string) error {
	id := ""
	if displayText != "" {
		p.mu.Lock()
		id = p.ids.messageID()
		p.show(user, Bubble{ID: id, Mine: true, Type: "text", Text: displayText, At: p.config.Now()})
		p.mu.Unlock()
	}
	_, err := p.Send(ctx, Postback(user, data))
	if err == nil && id != "" {
		p.read(user, id)
	}
	return err
}

// Follow adds the account as the user, or unblocks it.
func (p *Platform) Follow(ctx context.Context, user string) error {
	p.mu.Lock()
	blocked := p.state.Blocked[user]
	delete(p.state.Blocked, user)
	p.mu.Unlock()
	_, err := p.Send(ctx, Follow(user, blocked))
	return err
}

// Block blocks the account as the user: nothing is delivered any more.
func (p *Platform) Block(ctx context.Context, user string) error {
	p.mu.Lock()
	p.state.Blocked[user] = true
	p.mu.Unlock()
	_, err := p.Send(ctx, Unfollow(user))
	return err
}

// Unsend takes back a message of the user's own.
func (p *Platform) Unsend(ctx context.Context, user, messageID string) error {
	if !p.erase(user, messageID) {
		return fmt.Errorf("linesim: no message of one's own with that id")
	}
	_, err := p.Send(ctx, Unsend(user, messageID))
	return err
}

func (p *Platform) erase(user, messageID string) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	for i, b := range p.state.Transcripts[user] {
		if b.ID == messageID && b.Mine {
			p.state.Transcripts[user][i].Text = ""
			p.state.Transcripts[user][i].Unsent = true
			return true
		}
	}
	return false
}
