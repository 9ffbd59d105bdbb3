package deployment

import (
	"errors"
	"slices"
	"strconv"
	"strings"
)

// environment reads settings and remembers those that are missing or mean nothing.
type environment struct {
	getenv  func(string) string
	missing []string
	wrong   []string // set to what means nothing
}

func (d *Deployment) environment() *environment { return &environment{getenv: d.getenv} }

// must returns a setting that a function cannot do without.
func (e *environment) must(name string) string {
	value := e.getenv(name)
	if value == "" && !slices.Contains(e.missing, name) {
		e.missing = append(e.missing, name)
	}
	return value
}

// may returns a setting that may be empty.
func (e *environment) may(name string) string { return e.getenv(name) }

// both returns two settings that go together; one without the other is missing.
func (e *environment) both(one, other string) (string, string) {
	a, b := e.getenv(one), e.getenv(other)
	if a == "" && b == "" {
		return "", ""
	}
	return e.must(one), e.must(other)
}

// list returns what stands between commas.
func (e *environment) list(name string) []string {
	var all []string
	for item := range strings.SplitSeq(e.getenv(name), ",") {
		if item = strings.TrimSpace(item); item != "" {
			all = append(all, item)
		}
	}
	return all
}

// number returns a setting that is a whole number, 0 where it is empty.
func (e *environment) number(name string) int {
	text := e.getenv(name)
	if text == "" {
		return 0
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 {
		e.wrong = append(e.wrong, name)
	}
	return n
}

// fraction returns a setting from 0 to 1, nil where it is empty.
func (e *environment) fraction(name string) *float32 {
	text := e.getenv(name)
	if text == "" {
		return nil
	}
	n, err := strconv.ParseFloat(text, 32)
	if err != nil || !(n >= 0 && n <= 1) {
		e.wrong = append(e.wrong, name)
	}
	f := float32(n)
	return &f
}

// choice returns a setting that is one of some words, the first where it is empty.
func (e *environment) choice(name string, words ...string) string {
	text := e.getenv(name)
	switch {
	case text == "":
		return words[0]
	case !slices.Contains(words, text):
		e.wrong = append(e.wrong, name)
	}
	return text
}

// err names everything that is missing or means nothing, at once.
func (e *environment) err() error {
	var all []string
	if len(e.missing) > 0 {
		all = append(all, "not set: "+strings.Join(e.missing, ", "))
	}
	if len(e.wrong) > 0 {
		all = append(all, "not understood: "+strings.Join(e.wrong, ", "))
	}
	if len(all) == 0 {
		return nil
	}
	return errors.New("deployment: " + strings.Join(all, "; "))
}
