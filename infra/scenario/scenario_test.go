package scenario

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestStory tells all chapters at one desk, and each function dies once in the middle of its work:
// with what it took in the queue and its caller not told, with a turn decided and not said, with a
// push made and not noted, with half a list in the table.
func TestStory(t *testing.T) {
	t.Parallel()
	w := open(t, true)
	for name, d := range map[string]death{
		"line": {effect: "SendMessageBatch", n: 1}, "email": {effect: "SendMessageBatch", n: 1}, "answer": {effect: "TransactWriteItems", n: 1},
		"roster": {effect: "BatchWriteItem", n: 1}, "desk": {effect: "TransactWriteItems", n: 4}, "clock": {effect: "LINE push", n: 1}, "feedback": {effect: "SendMessageBatch", n: 1},
	} {
		w.functions[name].wire.death = &d
	}
	opened := 0
	for _, c := range chapters() {
		c.play(w)
		c.check(w, false)
		opened += c.cases
	}
	if n := w.cases(); n != opened {
		t.Errorf("%d cases, want %d", n, opened)
	}
	for name, f := range w.functions {
		if !f.wire.died() {
			t.Errorf("%s was to die, and did not: it did %q", name, f.wire.effects)
		}
	}
	w.quiet()
	w.kept()
}

// TestEveryDeath plays each chapter at a desk of its own, and again for each effect of the functions
// that do its work: one dies before its first, or after each of them.
func TestEveryDeath(t *testing.T) {
	for _, c := range chapters() {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			w := c.at(t, "", death{})
			for name, from := range c.dies {
				done := w.functions[name].wire.effects
				if len(done) == 0 {
					t.Fatalf("%s has nothing to do", name)
				}
				for n := from; n <= len(done); n++ {
					point, d := name+" dies at first", death{n: 1, before: true}
					if n > 0 {
						effect := done[n-1]
						point, d = fmt.Sprintf("%s dies after %d %s", name, n, effect), death{n: n, doubles: effect == "LINE reply" || effect == "SendEmail"}
					}
					t.Run(point, func(t *testing.T) {
						t.Parallel()
						c.at(t, name, d)
					})
				}
			}
		})
	}
}

// at plays a chapter at a desk of its own, at which a function dies.
func (c chapter) at(t *testing.T, name string, d death) *world {
	t.Helper()
	w := open(t, c.list)
	if name != "" {
		w.functions[name].wire.death = &d
	}
	c.play(w)
	c.check(w, d.doubles)
	if n := w.cases(); n != c.cases {
		t.Errorf("%d cases, want %d", n, c.cases)
	}
	if name != "" && !w.functions[name].wire.died() {
		t.Error("the function did not die")
	}
	w.quiet()
	w.close()
	return w
}

// check fails where something was not heard, or heard twice where that may not be.
func (c chapter) check(w *world, doubles bool) {
	w.t.Helper()
	for what, n := range c.heard(w) {
		if n != 1 && (n != 2 || !doubles) {
			w.t.Errorf("%s: %s: %d times\n%s", c.name, what, n, w.logs())
		} else if n == 2 {
			w.t.Logf("%s was heard twice", what)
		}
	}
}

// kept fails where SES does not have what the desk's wire saw it take.
func (w *world) kept() {
	w.t.Helper()
	response, err := http.Get(endpoint(w.t) + "/moto-api/data.json")
	w.must(err)
	defer response.Body.Close()
	var data struct {
		SES struct {
			RawMessage []struct {
				Raw string `json:"raw_data"`
			}
		}
	}
	w.must(json.NewDecoder(response.Body).Decode(&data))
	has := map[string]bool{}
	for _, m := range data.SES.RawMessage {
		has[m.Raw] = true
	}
	for _, m := range w.mails {
		if !has[m.raw] {
			w.t.Errorf("SES does not have the mail to %s", m.to)
		}
	}
	if len(w.mails) == 0 {
		w.t.Error("no mail went out")
	}
}

// TestEvents hands every event in events/ to the program that it is for: whatever is in it, the
// program answers, and lives on.
func TestEvents(t *testing.T) {
	t.Parallel()
	w := open(t, true)
	files, err := filepath.Glob("../../events/*.json")
	w.must(err)
	slices.SortFunc(files, func(a, b string) int { // the end of the roster comes last
		return strings.Compare(strings.ReplaceAll(a, "roster-purge", "z"), strings.ReplaceAll(b, "roster-purge", "z"))
	})
	fed := map[string]int{}
	for _, file := range files {
		name := eater(filepath.Base(file))
		if name == "" {
			continue // a webhook's body without the gateway around it
		}
		event, err := os.ReadFile(file)
		w.must(err)
		if _, err := w.functions[name].Invoke(w.ctx, event); err != nil {
			t.Errorf("%s does not take %s: %v", name, filepath.Base(file), err)
		}
		fed[name]++
	}
	for name, f := range w.functions {
		if name != "desk" && (fed[name] == 0 || f.Starts() != 1) {
			t.Errorf("%s was fed %d events, and started %d times", name, fed[name], f.Starts())
		}
	}
	w.quiet()
}

// eater is the function that takes an event, by the name of its file.
func eater(file string) string {
	for _, kind := range [][2]string{{"line-gateway-", "line"}, {"email-", "email"}, {"scheduler-", "clock"}, {"sns-", "feedback"}, {"sqs-roster-", "roster"}, {"roster-", "roster"},
		{"sqs-", "answer"}} {
		if strings.HasPrefix(file, kind[0]) {
			return kind[1]
		}
	}
	return ""
}
