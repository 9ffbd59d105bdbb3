package stage

import (
	"context"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// unknowing is a stage on a folder of an incident that knows nothing of parking, of which a customer
// asked; the folder is its own.
func unknowing(t *testing.T) (r *running, dir string) {
	t.Helper()
	dir = t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../../../internal/incident/testdata/small")); err != nil {
		t.Fatal(err)
	}
	r = start(t, options{incident: dir, clock: at(t, "2026-03-03T10:00:00Z")})
	for user, words := range map[string]string{alice: "parking map", bob: "parking map of hq"} {
		if status := r.post("/local/phone", gesture{User: user, Action: "say", Text: words}); status != http.StatusNoContent {
			t.Fatal(status)
		}
	}
	r.idle()
	return r, dir
}

// typed fills the editor in: an answer that rests on a fact, which is not ticked yet.
func typed() []chromedp.Action {
	return []chromedp.Action{chromedp.SendKeys("#entry", "parking", chromedp.ByQuery), chromedp.SendKeys("#label-en", "Parking", chromedp.ByQuery),
		chromedp.SendKeys("#answer-en", "Nothing has been announced about parking. Telephone: 0120-000-000, from 9:00 to 17:00", chromedp.ByQuery),
		chromedp.SetValue("#questions-en", "can I park at the office\nis there a car park\nparking lot for visitors\nplaces for cars\nwhere to leave the car", chromedp.ByQuery),
		chromedp.SetValue("#origin", "asked back, 3 March", chromedp.ByQuery), chromedp.Click("[name=nobody]", chromedp.ByQuery)}
}

// TestTheDeskLearns: a lead makes an answer of what nobody could answer, while the lock reads it; an
// officer approves it, the folder has it, and the next customer gets it without a restart.
func TestTheDeskLearns(t *testing.T) {
	r, dir := unknowing(t)
	lead := signedIn(t, r, "lead1", 1440, 900)
	do(t, lead, chromedp.Navigate(r.web+"/desk/answers"), chromedp.WaitVisible(".group", chromedp.ByQuery))
	sees(t, lead, ".group", "parking map of hq")
	do(t, lead, chromedp.Click(`.group button[value="entry"]`, chromedp.ByQuery), chromedp.WaitVisible("#proposal", chromedp.ByQuery))
	do(t, lead, typed()...)
	sees(t, lead, "#verdict .problems", "0120-000-000") // no fact is ticked
	do(t, lead, chromedp.Click(`[name=cites][value=contact]`, chromedp.ByQuery))
	sees(t, lead, "#verdict .holds", "食い違いはありません")
	sees(t, lead, "#verdict .bubble", "Nothing has been announced about parking.")
	do(t, lead, chromedp.Click(`button[value=offered]`, chromedp.ByQuery), chromedp.WaitVisible(".moves", chromedp.ByQuery))
	var path string
	do(t, lead, chromedp.Location(&path))
	path, _, _ = strings.Cut(strings.TrimPrefix(path, r.web), "?")

	before := r.heard()
	if strings.Contains(r.heard(), "Nothing has been announced about parking") {
		t.Fatal("what nobody approved is said")
	}
	officer := signedIn(t, r, "officer1", 1440, 900)
	do(t, officer, chromedp.Navigate(r.web+path), chromedp.WaitVisible(`button[value=approved]`, chromedp.ByQuery), chromedp.Click(`button[value=approved]`, chromedp.ByQuery))
	sees(t, officer, ".state", "反映済み")
	if b, err := os.ReadFile(filepath.Join(dir, "answers", "written.yaml")); err != nil || !strings.Contains(string(b), "- id: parking\n") || strings.Contains(string(b), "lead1") {
		t.Errorf("%v: %s", err, b)
	}
	eventually(t, "the folder is read anew", func() bool { return strings.Contains(r.logs.String(), "what the folder says now") })
	r.says("is there a car park?")
	if after := strings.TrimPrefix(r.heard(), before); !strings.Contains(after, "Nothing has been announced about parking") {
		t.Errorf("the desk says %q", after)
	}
	if strings.Contains(r.logs.String(), "parking map") {
		t.Error("the log holds words")
	}
}

// TestEditorsKeepTheRulesOfAxe: the pages on which the desk learns, at both sizes and in both themes.
func TestEditorsKeepTheRulesOfAxe(t *testing.T) {
	script := axe(t)
	r, _ := unknowing(t)
	ctx := signedIn(t, r, "lead1", 1440, 900)
	visit := func(name, path, ready string) {
		t.Helper()
		do(t, ctx, chromedp.Navigate(r.web+path), chromedp.WaitReady(ready, chromedp.ByQuery))
		accessible(t, ctx, script, name)
	}
	visit("what could not be answered", "/desk/answers", ".group")
	wide := func(ctx context.Context) error { return chromedp.EmulateViewport(1440, 900).Do(ctx) }
	do(t, ctx, chromedp.ActionFunc(wide), chromedp.Click(`.group button[value="questions"]`, chromedp.ByQuery), chromedp.WaitVisible("#proposal", chromedp.ByQuery))
	accessible(t, ctx, script, "questions of staff")
	do(t, ctx, chromedp.ActionFunc(wide), chromedp.Navigate(r.web+"/desk/answers"), chromedp.Click(`.group button[value="entry"]`, chromedp.ByQuery),
		chromedp.WaitVisible("#proposal", chromedp.ByQuery))
	do(t, ctx, typed()...)
	sees(t, ctx, "#verdict .problems", "0120-000-000")
	accessible(t, ctx, script, "an answer that the lock refuses")
	do(t, ctx, chromedp.ActionFunc(wide), chromedp.Click(`[name=cites][value=contact]`, chromedp.ByQuery))
	sees(t, ctx, "#verdict .holds", "食い違いはありません")
	accessible(t, ctx, script, "an answer that holds")
	do(t, ctx, chromedp.ActionFunc(wide), chromedp.Click(`button[value=offered]`, chromedp.ByQuery), chromedp.WaitVisible(".moves", chromedp.ByQuery))
	accessible(t, ctx, script, "an answer that waits for approval")
}
