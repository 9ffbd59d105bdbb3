package lazyregexp_test

import (
	"strings"
	"sync"
	"testing"

	"madoguchi/internal/lazyregexp"
)

func TestAnExpressionDoesWhatItsMethodsSay(t *testing.T) {
	r := lazyregexp.New(`(\d+)円`)
	if m := r.FindStringSubmatch("手数料は1100円です"); len(m) != 2 || m[1] != "1100" {
		t.Errorf("%q", m)
	}
	if got := r.ReplaceAllString("100円と200円", "$1 yen"); got != "100 yenと200 yen" {
		t.Error(got)
	}
}

// Turns run at the same time, and two may be the first.
func TestManyMayBeTheFirst(t *testing.T) {
	r := lazyregexp.New(`^a+$`)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if !r.MatchString("aaa") {
				t.Error("no match")
			}
		})
	}
	all.Wait()
}

// A mistake is found by the tests of the package that made it, not by a customer.
func TestWhatIsNoExpressionFailsInTests(t *testing.T) {
	defer func() {
		if got := recover(); got == nil || !strings.Contains(got.(string), "missing closing") {
			t.Errorf("recovered %v", got)
		}
	}()
	lazyregexp.New(`(`)
}
