package stage

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	bbolt "go.etcd.io/bbolt"

	"madoguchi/internal/line/linesim"
)

const phoneBucket = "phone"

// phone is the stand-in for LINE behind the page's phone. What was said on it
// survives a restart, sealed like the rest.
type phone struct {
	*linesim.Platform
	stage         *stage
	secret, token string
	saved         [sha256.Size]byte // the state that the file holds
}

func newPhone(s *stage) (*phone, error) {
	p := &phone{stage: s, secret: draw(), token: draw()}
	platform, err := linesim.New(linesim.Config{
		Quota:  s.options.quota,
		Secret: []byte(p.secret),
		ID:     "local",
		Token:  p.token,
		Now:    s.clock.Now,
		Random: rand.Reader,
		Deliver: func(ctx context.Context, body []byte, signature string) (int, error) {
			return linesim.ToHandler(s.line)(ctx, body, signature)
		},
	})
	if err != nil {
		return nil, err
	}
	p.Platform = platform
	return p, p.load()
}

// load takes up the conversations of an earlier process.
func (p *phone) load() error {
	return p.stage.db.Update(func(tx *bbolt.Tx) error {
		bucket, err := tx.CreateBucketIfNotExists([]byte(phoneBucket))
		if err != nil {
			return fmt.Errorf("phone: open: %w", err)
		}
		sealed := bucket.Get([]byte("state"))
		if sealed == nil {
			return nil
		}
		var state []byte
		if err := p.stage.keys.Open("phone", sealed, &state); err != nil {
			return err
		}
		return p.Import(state)
	})
}

// save writes the conversations down if there is anything new.
func (p *phone) save() error {
	state, err := p.Export()
	if err != nil {
		return err
	}
	sum := sha256.Sum256(state)
	if sum == p.saved {
		return nil
	}
	p.saved = sum
	sealed, err := p.stage.keys.Seal("phone", state)
	if err != nil {
		return err
	}
	return p.stage.db.Batch(func(tx *bbolt.Tx) error { return tx.Bucket([]byte(phoneBucket)).Put([]byte("state"), sealed) })
}

func draw() string {
	b := make([]byte, 16)
	rand.Read(b)
	return hex.EncodeToString(b)
}

// act does what somebody does with the phone.
func (p *phone) act(ctx context.Context, g gesture) (err error) {
	switch g.Action {
	case "say":
		_, err = p.Say(ctx, g.User, g.Text)
	case "tap":
		err = p.Tap(ctx, g.User, g.Data, g.Label)
	case "turn":
		err = p.Turn(ctx, g.User, g.Label, g.Data)
	case "sticker":
		_, err = p.Sticker(ctx, g.User)
	case "image":
		_, err = p.Image(ctx, g.User)
	case "follow":
		err = p.Follow(ctx, g.User)
	case "block":
		err = p.Block(ctx, g.User)
	case "unsend":
		err = p.Unsend(ctx, g.User, g.Message)
	default:
		err = fmt.Errorf("phone: no gesture of that name")
	}
	return err
}
