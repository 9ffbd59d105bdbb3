package attention

import (
	"context"
	"fmt"
	"strings"
	"time"

	"madoguchi/internal/keyring"
	"madoguchi/internal/table"
)

// signOutKey is until when the sessions of a member of staff are over.
func signOutKey(keys *keyring.Ring, email string) table.Key {
	return table.Key{Partition: staffPartition(keys, email), Sort: "OUT"}
}

func staffPartition(keys *keyring.Ring, email string) string {
	return "P#" + keys.Hash("staff", strings.ToLower(email))
}

// SignedOut returns when a member of staff signed out last, the zero time for
// never.
func (b Book) SignedOut(ctx context.Context, email string) (time.Time, error) {
	var at time.Time
	item, err := b.read(ctx, signOutKey(b.Keys, email))
	if err != nil || item.Version == 0 {
		return at, err
	}
	err = b.open(item, &at)
	return at, err
}

// SignOut ends every session that a member of staff began until then.
func (b Book) SignOut(ctx context.Context, email string, at time.Time) error {
	key := signOutKey(b.Keys, email)
	body, err := b.Keys.Seal(key.Place(), at)
	if err != nil {
		return fmt.Errorf("attention: seal %s: %w", key.Kind(), err)
	}
	return b.Engine.Write(ctx, table.Write{Item: table.Item{Key: key, Version: 1, Body: body, Expires: at.Add(b.Keep)}, If: table.Always})
}
