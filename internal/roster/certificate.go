package roster

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"time"

	"madoguchi/internal/keyring"
)

// Certificate says what the end of a roster destroyed, and what of it can still be
// had back, until when. It names nobody and holds no key.
type Certificate struct {
	Incident string
	At       time.Time
	Purged   Purged
	Keys     []Fingerprint
	Tables   []string
	Remains  []string // a sentence for each thing that can still be had back, and until when
}

// Fingerprint tells one key of the roster from another and tells nothing of it.
type Fingerprint struct {
	Version uint16
	Sign    string // eight hexadecimal digits
}

// Fingerprints are those of the versions of the roster's key. It is of a keyed hash
// of a constant. The error is [keyring.ErrNoKey] where a version is not there.
func (r *Index) Fingerprints(versions ...uint16) ([]Fingerprint, error) {
	var all []Fingerprint
	for _, v := range versions {
		keys, err := r.keys.Under(v)
		if err != nil {
			return nil, fmt.Errorf("roster: %w", err)
		}
		all = append(all, Fingerprint{v, sign(keys)})
	}
	return all, nil
}

// sign is the fingerprint of the version under which a ring hashes.
func sign(keys *keyring.Ring) string {
	sum := sha256.Sum256([]byte(keys.Hash("roster fingerprint", "")))
	return hex.EncodeToString(sum[:4])
}

// String is the certificate as text. Its last line is the SHA-256 of all lines
// before it, so that a copy can be checked.
func (c Certificate) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "Certificate of the end of a roster\n\n")
	fmt.Fprintf(&b, "incident             %s\n", c.Incident)
	fmt.Fprintf(&b, "at                   %s\n", c.At.UTC().Format(time.RFC3339))
	fmt.Fprintf(&b, "tables               %s\n", strings.Join(c.Tables, ", "))
	fmt.Fprintf(&b, "generations deleted  %d\n", len(c.Purged.Generations))
	fmt.Fprintf(&b, "rows of people       %d\n", c.Purged.people())
	fmt.Fprintf(&b, "items deleted        %d\n", c.Purged.Items)
	for _, g := range c.Purged.Generations {
		fmt.Fprintf(&b, "generation           %s\n", g)
	}
	for _, k := range c.Keys {
		fmt.Fprintf(&b, "key                  version %d, fingerprint %s\n", k.Version, k.Sign)
	}
	for _, r := range c.Remains {
		fmt.Fprintf(&b, "still recoverable    %s\n", r)
	}
	if len(c.Remains) == 0 {
		fmt.Fprintf(&b, "still recoverable    nothing\n")
	}
	sum := sha256.Sum256([]byte(b.String()))
	return b.String() + "SHA-256              " + hex.EncodeToString(sum[:]) + "\n"
}

func (g Generation) String() string {
	if g.At.IsZero() {
		return g.ID + ", never counted"
	}
	rows := 0
	for _, n := range g.Totals {
		rows += n
	}
	return fmt.Sprintf("%s, counted from %s, %d rows, key version %d", g.ID, g.At.UTC().Format(time.RFC3339), rows, g.KeyVersion)
}

// people are the rows of the generations that counted. A person in two segments
// has two of them.
func (p Purged) people() int {
	rows := 0
	for _, g := range p.Generations {
		for _, n := range g.Totals {
			rows += n
		}
	}
	return rows
}
