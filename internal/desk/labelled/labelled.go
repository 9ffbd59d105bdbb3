// Package labelled is the part of a case's page on which its owner puts labels on it, and which
// labels an answer sets.
package labelled

import (
	"embed"
	"io/fs"
	"net/url"
	"slices"

	"madoguchi/internal/incident"
	"madoguchi/internal/incident/labels"
)

// Templates are those of the room: "case-labels" shows and changes labels, "labels-too" has those
// that an answer sets.
func Templates() fs.FS { return templates }

//go:embed *.html
var templates embed.FS

// Sets are the labels that a snippet sets.
func Sets(i *incident.Incident, snippet string) []string {
	for _, s := range i.Snippets {
		if s.ID == snippet {
			return s.Sets
		}
	}
	return nil
}

// Chosen are the labels that the form of an answer sets: those that are ticked, and where a snippet
// is only chosen, which without a script puts its text below the answer, those of the snippet. What
// is no label of the incident is none.
func Chosen(i *incident.Incident, form url.Values) []string {
	var all []string
	for _, id := range append(slices.Clone(form["label"]), Sets(i, form.Get("attach"))...) {
		if labels.Known(i.Labels, id) && !slices.Contains(all, id) {
			all = append(all, id)
		}
	}
	return all
}
