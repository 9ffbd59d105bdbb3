package stage

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"madoguchi/internal/identity"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/turn"
)

// tellsStatus notes that a customer was told a status, as a turn does.
func (r *running) tellsStatus(n int, segments ...string) {
	r.t.Helper()
	in := inquiry.Inbound{ID: fmt.Sprint("told", n), Channel: inquiry.LINE, Customer: inquiry.CustomerKey(fmt.Sprint("line:customer", n)), Kind: inquiry.Message,
		At: r.clock.Now(), Received: r.clock.Now()}
	tn := turn.Turn{Inbound: in, Owner: "test", Now: r.clock.Now()}
	tn.Outcome.Disclosed = &identity.Disclosure{Proof: identity.ByCode, Segments: segments}
	if err := r.store.Commit(r.t.Context(), tn); err != nil {
		r.t.Fatal(err)
	}
}

// TestDisclosures checks and exports what was told, and finds a changed entry and an
// anchor that is missing.
func TestDisclosures(t *testing.T) {
	r := start(t, options{})
	dir := r.options.data
	for n := range 3 {
		r.tellsStatus(n, "member")
	}
	anchors, err := r.store.Disclosures().Anchor(t.Context(), "2019-04-12", r.clock.Now())
	if err != nil {
		t.Fatal(err)
	}
	r.stop()
	holds(t, done(t, "disclosures", "verify", "-data", dir), "checked: 3 entries in 16 shards, and 1 anchor of the folder\n", "no anchor that was kept elsewhere was held against them; -published FILE", "all as it was written")
	kept := filepath.Join(t.TempDir(), "anchors")
	for _, c := range []struct{ name, line, want string }{
		{"an anchor that was kept elsewhere", "2019-04-12 " + anchors.Hash, "held against them: 1 anchor that was kept in " + kept + "\nall as it was written"},
		{"another one than that", "2019-04-12 " + strings.Repeat("0", 64), "2019-04-12"},
		{"one that is gone", "2019-04-11 " + anchors.Hash, "2019-04-11"},
		{"a line that is none", "yesterday", "anchors:1: no line like"},
	} {
		if err := os.WriteFile(kept, []byte(c.line+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		out, _, err := commanded(t, "disclosures", "verify", "-data", dir, "-published", kept)
		if said := out + fmt.Sprint(err); !strings.Contains(said, c.want) || (err == nil) != strings.HasSuffix(c.want, "all as it was written") {
			t.Errorf("%s: %s", c.name, said)
		}
	}

	lines := strings.Split(strings.TrimSpace(done(t, "disclosures", "export", "-data", dir)), "\n")
	if len(lines) != 4 || !strings.HasPrefix(lines[1], "2019-04-12,01:00:") || !strings.Contains(lines[1], ",email,member,line:customer") {
		t.Errorf("exported %q", lines)
	}

	rewriteItem(t, dir, "E#", forge)
	out, _, err := commanded(t, "disclosures", "verify", "-data", dir)
	if err == nil || !strings.Contains(out, "shard ") {
		t.Errorf("an entry was forged, and it says %q, %v", out, err)
	}
}

// forge lets an entry tell of another segment.
func forge(item []byte) []byte {
	var row map[string]any
	if err := json.Unmarshal(item, &row); err != nil {
		panic(err)
	}
	body, err := base64.StdEncoding.DecodeString(row["Body"].(string))
	if err != nil {
		panic(err)
	}
	row["Body"] = base64.StdEncoding.EncodeToString(bytes.Replace(body, []byte("member"), []byte("nobody"), 1))
	forged, err := json.Marshal(row)
	if err != nil {
		panic(err)
	}
	return forged
}
