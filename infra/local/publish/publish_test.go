package publish

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	_ "time/tzdata"

	"madoguchi/infra/local/shelf"
	"madoguchi/infra/local/steer"
	"madoguchi/internal/approval"
	"madoguchi/internal/bundle"
	"madoguchi/internal/control"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/compiled"
	"madoguchi/internal/incidents"
	"madoguchi/internal/published"
	"madoguchi/internal/understand/trained"
)

var noon = time.Date(2019, 4, 12, 12, 0, 0, 0, time.UTC)

// company is people with keys, a folder of an incident and a shelf.
type company struct {
	t            *testing.T
	dir, shelf   string
	folder, keys string
}

func newCompany(t *testing.T) company {
	t.Helper()
	c := company{t: t, dir: t.TempDir()}
	c.shelf, c.folder = filepath.Join(c.dir, "shelf"), filepath.Join(c.dir, "folder")
	files, err := incidents.Open("harbour")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(c.folder, files); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"alice", "bob"} {
		public, err := c.run("key", "-by", name, "-o", filepath.Join(c.dir, name))
		if err != nil {
			t.Fatal(err)
		}
		c.keys += strings.TrimSpace(public) + ","
	}
	return c
}

// run runs a command, and makes bundles without what takes time to learn.
func (c company) run(args ...string) (string, error) {
	c.t.Helper()
	quick := commands{func(i *incident.Incident) ([]byte, bundle.Sum, error) { return published.Of(i, nil) }}
	var out bytes.Buffer
	known, err := quick.run(c.t.Context(), args, noon, &out, io.Discard)
	if !known {
		c.t.Fatalf("%q is no command", args)
	}
	return out.String(), err
}

// publishes has somebody publish the folder, and returns the sum.
func (c company) publishes(name string) string {
	c.t.Helper()
	said, err := c.run("publish", "-control", c.shelf, "-incident", c.folder, "-by", name, "-key", filepath.Join(c.dir, name))
	if err != nil {
		c.t.Fatal(err)
	}
	first, _, _ := strings.Cut(said, "\n")
	_, sum, _ := strings.Cut(first, " ")
	return sum
}

func (c company) activates(sum string) (string, error) {
	return c.run("activate", "-control", c.shelf, "-by", "ops", "-keys", c.keys, sum)
}

// edit changes words of a file of the folder.
func (c company) edit(file, old, new string) {
	c.t.Helper()
	path := filepath.Join(c.folder, file)
	b, err := os.ReadFile(path)
	if err != nil {
		c.t.Fatal(err)
	}
	if !bytes.Contains(b, []byte(old)) {
		c.t.Fatalf("%s has no %q", file, old)
	}
	if err := os.WriteFile(path, bytes.Replace(b, []byte(old), []byte(new), 1), 0o600); err != nil {
		c.t.Fatal(err)
	}
}

// TestFromAFolderToTheDesk: two people publish, then it may be activated; a change is shown before;
// and back it goes at once.
func TestFromAFolderToTheDesk(t *testing.T) {
	c := newCompany(t)
	first := c.publishes("alice")
	if _, err := c.activates(first); !errors.Is(err, approval.ErrTooFew) {
		t.Errorf("one person is enough: %v", err)
	}
	c.publishes("alice")
	if _, err := c.activates(first); !errors.Is(err, approval.ErrTooFew) {
		t.Errorf("one person, twice, is enough: %v", err)
	}
	if sum := c.publishes("bob"); sum != first {
		t.Fatalf("of the same folder bob makes %s and alice %s", sum, first)
	}
	if said, err := c.activates(first); err != nil || !strings.Contains(said, "incident: "+first) {
		t.Fatal(said, err)
	}
	if said, err := c.run("diff", "-control", c.shelf, "-incident", c.folder); err != nil || said != "the same bundle: "+first+"\n" {
		t.Errorf("%q, %v", said, err)
	}
	id, label := c.label()
	c.edit(label.file, label.old, label.new)
	said, err := c.run("diff", "-control", c.shelf, "-incident", c.folder)
	want := "- incident Entries " + id + " Label en: " + label.old + "\n+ incident Entries " + id + " Label en: " + label.new + "\n"
	if _, changes, _ := strings.Cut(said, ":\n"); err != nil || changes != want {
		t.Errorf("diff says %q, %v; want %q", changes, err, want)
	}
	second := c.publishes("alice")
	c.publishes("bob")
	if _, err := c.activates(second); err != nil || second == first {
		t.Fatal(second, err)
	}
	for _, back := range []string{first, second} {
		if said, err := c.run("rollback", "-control", c.shelf, "-by", "ops"); err != nil || !strings.Contains(said, "incident: "+back) {
			t.Errorf("back to %s: %q, %v", back, said, err)
		}
	}
}

// label is a label of the folder, and another one for it.
func (c company) label() (id string, l struct{ file, old, new string }) {
	c.t.Helper()
	i, err := incidents.Load(c.folder)
	if err != nil {
		c.t.Fatal(err)
	}
	for _, e := range i.Entries {
		files, err := filepath.Glob(filepath.Join(c.folder, "answers", "*.yaml"))
		if err != nil {
			c.t.Fatal(err)
		}
		for _, name := range files {
			b, err := os.ReadFile(name)
			if err != nil {
				c.t.Fatal(err)
			}
			if old := e.Label[incident.English]; old != "" && e.Kind == incident.FAQ && bytes.Count(b, []byte(old)) == 1 {
				l.file, l.old, l.new = filepath.Join("answers", filepath.Base(name)), old, "Another label"
				return e.ID, l
			}
		}
	}
	c.t.Fatal("no label")
	return "", l
}

// TestNothingIsPublishedThatTheFactLockRefuses, nor signed.
func TestNothingIsPublishedThatTheFactLockRefuses(t *testing.T) {
	c := newCompany(t)
	_, label := c.label()
	c.edit(label.file, label.old, "9,999 cards leaked")
	if _, err := c.run("publish", "-control", c.shelf, "-incident", c.folder, "-by", "alice", "-key", filepath.Join(c.dir, "alice")); err == nil {
		t.Error("a number that no fact holds is published")
	}
	if _, err := os.Stat(c.shelf); !os.IsNotExist(err) {
		t.Error("something lies on the shelf all the same", err)
	}
}

// TestActivateLooksAsFunctionsDo: what they would refuse is not activated.
func TestActivateLooksAsFunctionsDo(t *testing.T) {
	c := newCompany(t)
	sum := c.publishes("alice")
	c.publishes("bob")
	path := filepath.Join(c.shelf, published.Object(sum))
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	b[len(b)-1]++
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := c.activates(sum); !errors.Is(err, bundle.ErrDamaged) {
		t.Errorf("a damaged bundle: %v", err)
	}
	if _, err := c.run("rollback", "-control", c.shelf, "-by", "ops"); err == nil {
		t.Error("there is nothing to go back to")
	}
	for _, args := range [][]string{{"publish", "-control", c.shelf, "-by", "a:b", "-key", "x"}, {"publish", "-control", c.shelf, "-by", "alice", "-key", "gone"},
		{"activate", "-control", c.shelf, "-by", "ops", "-keys", c.keys}, {"activate", "-control", c.shelf, "-by", "ops", "-keys", "alice", sum},
		{"rollback", "-control", c.shelf}, {"diff", "-control", c.shelf, "a", "b"}, {"key", "-by", "eve"}, {"key", "-by", "alice", "-o", filepath.Join(c.dir, "alice")}} {
		if _, err := c.run(args...); err == nil {
			t.Errorf("%q is done", args)
		}
	}
}

// TestFits: before a deployment it is said whether the new programs go on with the bundle that counts, and why not.
func TestFits(t *testing.T) {
	c := newCompany(t)
	fits := func(want string, args ...string) {
		t.Helper()
		said, err := c.run(append([]string{"fits", "-control", c.shelf}, args...)...)
		if err != nil || strings.TrimSpace(said) != want {
			t.Errorf("%q, %v; want %q", said, err, want)
		}
	}
	fits("none", "-keys", c.keys, "-incident", c.folder)
	sum := c.publishes("alice")
	c.publishes("bob")
	if _, err := c.activates(sum); err != nil {
		t.Fatal(err)
	}
	fits(sum+" fits", "-keys", c.keys, "-incident", c.folder)
	fits(sum+" "+published.ErrOther.Error(), "-keys", c.keys)
	alone, _, _ := strings.Cut(c.keys, ",")
	fits(sum+" "+approval.ErrTooFew.Error()+": alice of 1", "-keys", alone, "-incident", c.folder)
	path := filepath.Join(c.shelf, published.Object(sum))
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	b, err := bundle.Open(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	section, err := b.Section("incident")
	if err != nil {
		t.Fatal(err)
	}
	for what, sections := range map[string]map[string][]byte{
		published.ErrFits.Error():  {"about": []byte("harbour\nencoder of last year"), "incident": []byte(section)},
		compiled.ErrLayout.Error(): {"about": []byte("harbour\n" + trained.Fits()), "incident": []byte("of another version")},
	} {
		var out bytes.Buffer
		other, err := bundle.Write(&out, sections)
		if err != nil {
			t.Fatal(err)
		}
		c.signs(other.String(), out.Bytes())
		fits(other.String()+" "+what, "-keys", c.keys, "-incident", c.folder)
	}
}

// signs lets a bundle count that these programs would not have made.
func (c company) signs(sum string, raw []byte) {
	c.t.Helper()
	s := shelf.Folder(c.shelf)
	if err := s.Put(c.t.Context(), published.Object(sum), raw); err != nil {
		c.t.Fatal(err)
	}
	for _, name := range []string{"alice", "bob"} {
		key, err := openKey(filepath.Join(c.dir, name))
		if err != nil {
			c.t.Fatal(err)
		}
		signature, err := key.sign(c.t.Context(), approval.Statement(sum, name))
		if err != nil {
			c.t.Fatal(err)
		}
		if _, err := sign(c.t.Context(), s, "harbour", sum, approval.Signature{By: name, Signature: signature}); err != nil {
			c.t.Fatal(err)
		}
	}
	_, err := steer.Change(c.t.Context(), s, func(d *control.Document, unread error) error {
		d.Incident.Bundle = sum
		return unread
	})
	if err != nil {
		c.t.Fatal(err)
	}
}

// TestKeysThatStayInKMS: what is signed there, and by which call, and what comes of it verifies.
func TestKeysThatStayInKMS(t *testing.T) {
	name := filepath.Join(t.TempDir(), "key")
	inside, err := newKey(name)
	if err != nil {
		t.Fatal(err)
	}
	var calls []string
	k := kms{"alias/alice", func(ctx context.Context, args ...string) ([]byte, error) {
		if args[1] == "get-public-key" {
			calls = append(calls, strings.Join(args, " "))
			public, err := inside.public(ctx)
			return []byte(public + "\n"), err
		}
		path, _ := strings.CutPrefix(args[5], "fileb://")
		args[5] = "FILE"
		calls = append(calls, strings.Join(args, " "))
		statement, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		signature, err := inside.sign(ctx, statement)
		return []byte(base64.StdEncoding.EncodeToString(signature) + "\n"), err
	}}
	public, err := k.public(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	signature, err := k.sign(t.Context(), approval.Statement("aa11", "alice"))
	if err != nil {
		t.Fatal(err)
	}
	keys, err := approval.ParseKeys("alice:" + public)
	if err != nil {
		t.Fatal(err)
	}
	if got := keys.Signed("aa11", []approval.Signature{{By: "alice", Signature: signature}}); len(got) != 1 {
		t.Error("what KMS signed does not verify")
	}
	if got := strings.Join(calls, "\n"); got != "kms get-public-key --key-id alias/alice --query PublicKey --output text\n"+
		"kms sign --key-id alias/alice --message FILE --message-type RAW --signing-algorithm ECDSA_SHA_256 --query Signature --output text" {
		t.Error(got)
	}
}
