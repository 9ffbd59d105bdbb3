// Package lazyregexp has regular expressions that are compiled when a text is first held
// against them. A function that starts holds no text against any, and what it compiles before
// its first event is time for which somebody waits. Package archtest sees that no package
// compiles one sooner.
package lazyregexp

import (
	"os"
	"regexp"
	"strings"
	"sync"
)

// Regexp is an expression with the methods of [regexp.Regexp] that the desk uses. It is safe
// for concurrent use.
type Regexp struct {
	compiled func() *regexp.Regexp
	filter   func() *filter
}

// New takes an expression as [regexp.MustCompile] does. What is none panics at its first use;
// in a test it does so at once, so that no message is the first to find out.
func New(source string) *Regexp {
	r := &Regexp{
		sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(source) }),
		sync.OnceValue(func() *filter { return newFilter(source) }),
	}
	if strings.HasSuffix(os.Args[0], ".test") {
		r.compiled()
	}
	return r
}

// Match is that of [regexp.Regexp], as are all methods. Those that take a string run the expression only where the
// [filter] lets it pass.
func (r *Regexp) Match(b []byte) bool { return r.compiled().Match(b) }

// MatchString is that of [regexp.Regexp].
func (r *Regexp) MatchString(s string) bool {
	if !r.filter().passes(s) {
		return false
	}
	return r.compiled().MatchString(s)
}

// FindString is that of [regexp.Regexp].
func (r *Regexp) FindString(s string) string {
	if !r.filter().passes(s) {
		return ""
	}
	return r.compiled().FindString(s)
}

// FindStringIndex is that of [regexp.Regexp].
func (r *Regexp) FindStringIndex(s string) []int {
	if !r.filter().passes(s) {
		return nil
	}
	return r.compiled().FindStringIndex(s)
}

// FindStringSubmatch is that of [regexp.Regexp].
func (r *Regexp) FindStringSubmatch(s string) []string {
	if !r.filter().passes(s) {
		return nil
	}
	return r.compiled().FindStringSubmatch(s)
}

// FindStringSubmatchIndex is that of [regexp.Regexp].
func (r *Regexp) FindStringSubmatchIndex(s string) []int {
	if !r.filter().passes(s) {
		return nil
	}
	return r.compiled().FindStringSubmatchIndex(s)
}

// FindAllString is that of [regexp.Regexp].
func (r *Regexp) FindAllString(s string, n int) []string {
	if !r.filter().passes(s) {
		return nil
	}
	return r.compiled().FindAllString(s, n)
}

// FindAllStringIndex is that of [regexp.Regexp].
func (r *Regexp) FindAllStringIndex(s string, n int) [][]int {
	if !r.filter().passes(s) {
		return nil
	}
	return r.compiled().FindAllStringIndex(s, n)
}

// FindAllStringSubmatch is that of [regexp.Regexp].
func (r *Regexp) FindAllStringSubmatch(s string, n int) [][]string {
	if !r.filter().passes(s) {
		return nil
	}
	return r.compiled().FindAllStringSubmatch(s, n)
}

// FindAllStringSubmatchIndex is that of [regexp.Regexp].
func (r *Regexp) FindAllStringSubmatchIndex(s string, n int) [][]int {
	if !r.filter().passes(s) {
		return nil
	}
	return r.compiled().FindAllStringSubmatchIndex(s, n)
}

// ReplaceAllString is that of [regexp.Regexp].
func (r *Regexp) ReplaceAllString(s, with string) string {
	if !r.filter().passes(s) {
		return s
	}
	return r.compiled().ReplaceAllString(s, with)
}

// ReplaceAllLiteralString is that of [regexp.Regexp].
func (r *Regexp) ReplaceAllLiteralString(s, with string) string {
	if !r.filter().passes(s) {
		return s
	}
	return r.compiled().ReplaceAllLiteralString(s, with)
}

// ReplaceAllStringFunc is that of [regexp.Regexp].
func (r *Regexp) ReplaceAllStringFunc(s string, with func(string) string) string {
	if !r.filter().passes(s) {
		return s
	}
	return r.compiled().ReplaceAllStringFunc(s, with)
}

// Split is that of [regexp.Regexp].
func (r *Regexp) Split(s string, n int) []string {
	return r.compiled().Split(s, n)
}

// SubexpNames is that of [regexp.Regexp].
func (r *Regexp) SubexpNames() []string { return r.compiled().SubexpNames() }
