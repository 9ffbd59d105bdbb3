package scenario

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"madoguchi/infra/local/publish"
	"madoguchi/internal/control"
	"madoguchi/internal/incidents"
)

// newWords stand in the bundle that is published, where noFee stands in the one that came with the programs.
const newWords = "ご請求はいたしません"

// swap is an incident that changes while the desk runs: a bundle with other words is published by two
// people and activated, and taken back again.
func swap() chapter {
	return chapter{
		name: "the incident changes, and changes back",
		dies: map[string]int{"answer": 0},
		play: func(w *world) {
			a := w.another()
			for key, object := range a.published {
				w.puts(key, object)
			}
			w.puts(control.Key, a.activated)
			w.idle() // functions that run follow within a minute, those that start at once
			w.says(user(7), fee)
			w.settle()
			w.puts(control.Key, a.back)
			w.idle()
			w.says(user(8), fee)
			w.settle()
		},
		heard: func(w *world) map[string]int {
			w.none("old words while others count", w.told(user(7), noFee))
			w.none("new words that were taken back", w.told(user(8), newWords))
			return map[string]int{"the new words": w.told(user(7), newWords), "the old words again": w.told(user(8), noFee)}
		},
	}
}

// another is what operators make of an incident whose folder changed, with the commands that they have
// for it, and what lies in the bucket of a desk after each.
type another struct {
	keys            string            // of two people, as BundleKeys has them
	published       map[string][]byte // the bundle and its approval, by their keys
	activated, back []byte            // the control document
}

// another is made once for all desks.
func (w *world) another() another {
	w.t.Helper()
	a, err := made()
	w.must(err)
	return a
}

var made = sync.OnceValues(func() (a another, err error) {
	shelf, folder := filepath.Join(os.TempDir(), "shelf"), filepath.Join(os.TempDir(), "folder")
	if err := copied(folder, noFee, newWords); err != nil {
		return a, err
	}
	people := []string{"alice", "bob"}
	key := func(name string) string { return filepath.Join(os.TempDir(), name+".key") }
	for _, name := range people {
		public, err := operator("key", "-by", name, "-o", key(name))
		if err != nil {
			return a, err
		}
		a.keys += strings.TrimSpace(public) + ","
	}
	sum := ""
	for _, name := range people {
		said, err := operator("publish", "-control", shelf, "-incident", folder, "-by", name, "-key", key(name))
		if err != nil {
			return a, err
		}
		sum = strings.Fields(said)[1]
	}
	if a.published, err = lying(shelf); err != nil {
		return a, err
	}
	if _, err = operator("activate", "-control", shelf, "-by", "ops", "-keys", a.keys, sum); err != nil {
		return a, err
	}
	if a.activated, err = os.ReadFile(filepath.Join(shelf, control.Key)); err != nil {
		return a, err
	}
	if _, err = operator("rollback", "-control", shelf, "-by", "ops"); err != nil {
		return a, err
	}
	a.back, err = os.ReadFile(filepath.Join(shelf, control.Key))
	return a, err
})

// operator runs a command of infra/local incident, and returns what it prints.
func operator(args ...string) (string, error) {
	var out bytes.Buffer
	_, err := publish.Run(context.Background(), args, time.Now(), &out, io.Discard)
	if err != nil {
		return "", fmt.Errorf("incident %s: %w", args[0], err)
	}
	return out.String(), nil
}

// copied puts the folder of the incident that ships into another folder, with other words.
func copied(to, old, words string) error {
	files, err := incidents.Open("")
	if err != nil {
		return err
	}
	if err := os.CopyFS(to, files); err != nil {
		return err
	}
	answers, err := filepath.Glob(filepath.Join(to, "answers", "*.yaml"))
	if err != nil {
		return err
	}
	for _, name := range answers {
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		if err := os.WriteFile(name, bytes.ReplaceAll(text, []byte(old), []byte(words)), 0o600); err != nil {
			return err
		}
	}
	return nil
}

// lying is what lies on a shelf, by its keys.
func lying(shelf string) (map[string][]byte, error) {
	all, dir := map[string][]byte{}, os.DirFS(shelf)
	err := fs.WalkDir(dir, ".", func(key string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			all[key], err = fs.ReadFile(dir, key)
		}
		return err
	})
	return all, err
}
