package deployment

import (
	"fmt"
	"slices"
	"strings"
)

// environment reads settings and remembers those that are missing.
type environment struct {
	getenv  func(string) string
	missing []string
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

// err names everything that is missing, at once.
func (e *environment) err() error {
	if len(e.missing) == 0 {
		return nil
	}
	return fmt.Errorf("deployment: not set: %s", strings.Join(e.missing, ", "))
}
