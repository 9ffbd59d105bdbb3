package stage

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"madoguchi/internal/control"
	"madoguchi/internal/inbox"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/turn"
)

// steered takes turns under the switches of a control document in a folder, which it reads before
// each; what cannot be read changes nothing.
type steered struct {
	s *stage

	mu   sync.Mutex
	read []byte // what was read last
	now  *turn.Handler
}

var _ inbox.Handler = (*steered)(nil)

// handler takes the turns of the stage.
func (s *stage) handler() inbox.Handler {
	if s.options.control == "" {
		return s.desk
	}
	return &steered{s: s, now: s.desk}
}

func (d *steered) current(ctx context.Context) *turn.Handler {
	d.mu.Lock()
	defer d.mu.Unlock()
	stored, err := os.ReadFile(filepath.Join(d.s.options.control, control.Key))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		d.s.log.ErrorContext(ctx, "not renewed", "what", "control", "err", err)
		return d.now
	}
	if bytes.Equal(stored, d.read) {
		return d.now
	}
	d.read = stored
	var document control.Document
	if len(stored) > 0 {
		if document, err = control.Read(stored); err != nil {
			d.s.log.ErrorContext(ctx, "not renewed", "what", "control", "err", err)
			return d.now
		}
	}
	d.now = d.s.desk.Under(document.Switches, d.s.Conversation.Under(document.Switches))
	d.s.log.InfoContext(ctx, "renewed", "what", "control")
	return d.now
}

// Take implements [inbox.Handler].
func (d *steered) Take(ctx context.Context, all ...inquiry.Inbound) (done int, wait time.Duration, err error) {
	return d.current(ctx).Take(ctx, all...)
}

// Bury implements [inbox.Handler].
func (d *steered) Bury(ctx context.Context, in inquiry.Inbound) error {
	return d.current(ctx).Bury(ctx, in)
}

// Park implements [inbox.Handler].
func (d *steered) Park(ctx context.Context, channel inquiry.Channel, key string) error {
	return d.current(ctx).Park(ctx, channel, key)
}
