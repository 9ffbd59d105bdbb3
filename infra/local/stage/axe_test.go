package stage

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/inquiry"
)

// axe is the script of axe-core, which infra/test fetches. Without it a test says what it left out.
func axe(t *testing.T) string {
	t.Helper()
	path := os.Getenv("MADOGUCHI_AXE")
	if path == "" && os.Getenv("MADOGUCHI_FULL") == "1" {
		t.Fatal("MADOGUCHI_AXE names no file")
	}
	if path == "" {
		t.Skip("left out: the rules of axe-core; infra/test fetches it")
	}
	script, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(script)
}

// accessible fails for each rule of axe-core that the page breaks, in both themes and at both sizes.
func accessible(t *testing.T, ctx context.Context, script, name string) {
	t.Helper()
	for _, size := range sizes {
		for _, theme := range looks {
			var broken []string
			do(t, ctx, chromedp.EmulateViewport(size.width, size.height), look(theme), chromedp.Evaluate(script+";0", nil),
				chromedp.Evaluate(`axe.run().then((r) => r.violations.map((v) => v.id + ": " + v.nodes.map((n) => n.target.join(" ")).join(", ")))`,
					&broken, func(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }))
			if len(broken) > 0 {
				t.Errorf("%s, %s, %s: %s", name, size.name, theme, strings.Join(broken, "; "))
			}
			picture(t, ctx, fmt.Sprintf("axe-%s-%s-%s", strings.ReplaceAll(name, " ", "-"), size.name, theme))
		}
	}
}

// TestPagesKeepTheRulesOfAxe: every page of the staff, and the local page.
func TestPagesKeepTheRulesOfAxe(t *testing.T) {
	script := axe(t)
	r := start(t, options{})
	receipt := string(talkative(r))
	ctx := browser(t, r, 1440, 900)
	for _, tab := range []string{"phone", "mail", "cases"} {
		do(t, ctx, chromedp.Evaluate(`document.getElementById("tab-`+tab+`").click()`, nil))
		accessible(t, ctx, script, "the local page with "+tab)
	}
	visit := func(name, path, ready string) {
		do(t, ctx, chromedp.Navigate(r.web+path), chromedp.WaitReady(ready, chromedp.ByQuery))
		accessible(t, ctx, script, name)
	}
	visit("the choice of who signs in", "/desk/login", "main")
	visit("the queue", "/desk/login?login_hint=agent1", "#cases")
	visit("closed cases", "/desk/?closed=1", "#none")
	do(t, ctx, chromedp.Navigate(r.web+"/desk/search"), chromedp.SendKeys("#q", "書面\r", chromedp.ByQuery), chromedp.WaitReady("mark", chromedp.ByQuery))
	accessible(t, ctx, script, "what was found")
	visit("a case", "/desk/case/"+receipt, "#reply")
	do(t, ctx, chromedp.Evaluate(`document.getElementById("keys-open").click()`, nil))
	accessible(t, ctx, script, "the keys")
	do(t, ctx, chromedp.Navigate(r.web+"/desk/case/"+receipt), chromedp.WaitVisible("#pick-open", chromedp.ByQuery), chromedp.Click("#pick-open", chromedp.ByQuery),
		chromedp.WaitVisible("#pick-list li", chromedp.ByQuery))
	accessible(t, ctx, script, "the snippets")
	do(t, ctx, chromedp.KeyEvent(kb.Escape), chromedp.SendKeys("#text", "全額返金いたします。", chromedp.ByQuery), chromedp.Evaluate(`document.getElementById("reply").requestSubmit()`, nil),
		chromedp.WaitVisible("#doubts li", chromedp.ByQuery))
	accessible(t, ctx, script, "an answer that is doubted")
	visit("what is beside a case", "/desk/case/"+receipt+"#side", "#side")
	do(t, ctx, chromedp.Evaluate(`document.querySelectorAll("details").forEach((d) => { d.open = true; })`, nil))
	accessible(t, ctx, script, "the identity check")
	hold := casework.Action{By: agent, Verb: casework.Answer, Hold: true, Text: inquiry.NewText("担当の者です。")}
	if err := r.staff.Act(t.Context(), cases.Receipt(receipt), hold); err != nil {
		t.Fatal(err)
	}
	visit("an answer that waits", "/desk/case/"+receipt, "#reply")
	visit("no case", "/desk/case/AAAA-AAAA", "main")
	visit("the figures", "/desk/figures", "main")
	visit("a lead's case", "/desk/login?login_hint=lead1&next=/desk/case/"+receipt, "#trail")
	visit("who has how much", "/desk/board", "#list table")
	do(t, ctx, chromedp.EmulateViewport(1440, 900), chromedp.SetValue("#list [name=to]", agent, chromedp.ByQuery), chromedp.Click("#list .assign button", chromedp.ByQuery),
		chromedp.WaitVisible(".alert", chromedp.ByQuery))
	accessible(t, ctx, script, "an assignment that lacks something")
	r.post("/local/clock", map[string]string{"at": "2019-04-12T11:30:00+09:00"}) // which adds the hour up
	visit("the report", "/desk/login?login_hint=officer1&next=/desk/report", "svg[role=img]")
	do(t, ctx, chromedp.Navigate(r.web+"/desk/report"), chromedp.Click("a[href^='/desk/request/']", chromedp.ByQuery), chromedp.WaitVisible("main form", chromedp.ByQuery))
	accessible(t, ctx, script, "what was decided of a request")
	visit("the end", "/desk/goodbye", "main")
}
