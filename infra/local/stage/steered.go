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
	"madoguchi/internal/switches"
	"madoguchi/internal/turn"
)

// steered takes turns under the switches of a control document in a folder, which it reads before
// each; what cannot be read changes nothing.
type steered struct {
	s *stage

	mu       sync.Mutex
	read     []byte // what was read last
	switches switches.Set
	base     *answering // the version of the incident that now is made of
	now      *turn.Handler
}

var _ inbox.Handler = (*steered)(nil)

// handler takes the turns of the stage.
func (s *stage) handler() inbox.Handler {
	if s.options.control == "" {
		return latest{s}
	}
	return &steered{s: s}
}

// current is the version of the incident that is there, under the switches that are.
func (d *steered) current(ctx context.Context) *turn.Handler {
	d.mu.Lock()
	defer d.mu.Unlock()
	changed, err := d.renew()
	if err != nil {
		d.s.log.ErrorContext(ctx, "not renewed", "what", "control", "err", err)
	}
	if base := d.s.now.Load(); changed || base != d.base {
		d.base, d.now = base, base.turns.Under(d.switches, base.Conversation.Under(d.switches))
	}
	if changed {
		d.s.log.InfoContext(ctx, "renewed", "what", "control")
	}
	return d.now
}

// renew reads the document where it changed.
func (d *steered) renew() (changed bool, err error) {
	stored, err := os.ReadFile(filepath.Join(d.s.options.control, control.Key))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return false, err
	}
	if bytes.Equal(stored, d.read) {
		return false, nil
	}
	d.read = stored
	var document control.Document
	if len(stored) > 0 {
		if document, err = control.Read(stored); err != nil {
			return false, err
		}
	}
	d.switches = document.Switches
	return true, nil
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
