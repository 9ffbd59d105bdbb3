// Package proofread reads what staff write to customers, before it is sent: the fact lock over texts
// that cite nothing. It makes the lock when the first text is read, which takes a moment and which
// many programs never need.
package proofread

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"madoguchi/internal/factlock"
	"madoguchi/internal/incident"
)

// Reader reads texts. It is safe for concurrent use.
type Reader struct {
	mu       sync.Mutex
	open     func() (factlock.Facts, error)
	lock     *factlock.Lock // nil until a text was read
	approved []string       // texts whose sentences are said with what stands around them
}

// New returns a reader for the staff of an incident; its facts are asked for when the first text is
// read. The sentences of approved answers and snippets are not doubted: they were held against the
// facts that they cite when the incident was loaded.
func New(i *incident.Incident, facts func() (factlock.Facts, error)) *Reader {
	return &Reader{open: facts, approved: approved(i)}
}

// approved are the texts that staff insert, in every language, as far as nothing is filled in.
func approved(i *incident.Incident) []string {
	var all []string
	add := func(l incident.Local) {
		for _, lang := range slices.Sorted(maps.Keys(l)) {
			if text := l[lang]; text != "" && !strings.Contains(text, "{{") {
				all = append(all, text)
			}
		}
	}
	for _, e := range i.Entries {
		add(e.Answer)
	}
	for _, s := range i.Snippets {
		add(s.Local)
	}
	return all
}

// Read returns the sentences of a text that somebody should read again; see [factlock.Lock.Written].
// An error means that nothing was read.
func (r *Reader) Read(text string) ([]factlock.Doubted, error) {
	var all []factlock.Doubted
	err := r.Lend(func(l *factlock.Lock) { all = l.Written(text) })
	return slices.DeleteFunc(all, func(d factlock.Doubted) bool {
		return slices.ContainsFunc(r.approved, func(text string) bool { return strings.Contains(text, d.Sentence) })
	}), err
}

// Lend lends the lock to one caller at a time. An error means that there is none.
func (r *Reader) Lend(do func(*factlock.Lock)) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.lock == nil {
		facts, err := r.open()
		if err != nil {
			return err
		}
		r.lock = factlock.New(facts)
	}
	do(r.lock)
	return nil
}
