package stage

import (
	"context"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/network"
	protocol "github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"

	"madoguchi/internal/cases"
)

// colleague is a member of staff with a window of their own. What a script of the page would send
// can be sent without it, by the cookie of the same session.
type colleague struct {
	*running
	t      *testing.T
	name   string
	tab    context.Context
	cookie []*http.Cookie
	token  string // that forms of the session carry
}

// watched has a page count how often its lists are asked for, and note at which time of these a case
// was marked as new, and how many were.
const watched = `(() => {
	window.asked = 0;
	window.marked = {};
	window.many = {};
	const get = window.fetch;
	window.fetch = (path, ...rest) => { if (String(path).includes("/desk/fragment/")) window.asked++; return get(path, ...rest); };
	new MutationObserver(() => {
		for (const row of document.querySelectorAll(".unread[data-receipt]")) window.marked[row.dataset.receipt] ??= window.asked;
		window.many[document.getElementById("unread")?.dataset.unread] ??= window.asked;
	}).observe(document, { childList: true, subtree: true });
})()`

// signsIn opens a window in a browser that runs, with cookies of its own.
func signsIn(t *testing.T, r *running, browser context.Context, name string) *colleague {
	t.Helper()
	whole := cdp.WithExecutor(browser, chromedp.FromContext(browser).Browser)
	own, err := target.CreateBrowserContext().Do(whole)
	if err != nil {
		t.Fatal(err)
	}
	id, err := target.CreateTarget("about:blank").WithBrowserContextID(own).WithNewWindow(true).Do(whole)
	if err != nil {
		t.Fatal(err)
	}
	tab, stop := chromedp.NewContext(browser, chromedp.WithTargetID(id))
	t.Cleanup(stop)
	c := &colleague{running: r, t: t, name: name, tab: tab}
	var held []*network.Cookie
	do(t, tab, chromedp.EmulateViewport(1440, 900), network.Enable(),
		chromedp.ActionFunc(func(ctx context.Context) error {
			_, err := protocol.AddScriptToEvaluateOnNewDocument(watched).Do(ctx)
			return err
		}),
		chromedp.Navigate(r.web+"/desk/login?login_hint="+name), chromedp.WaitVisible("#main", chromedp.ByQuery),
		chromedp.ActionFunc(func(ctx context.Context) (err error) {
			held, err = network.GetCookies().WithURLs([]string{r.web + "/desk/"}).Do(ctx)
			return err
		}))
	for _, one := range held {
		c.cookie = append(c.cookie, &http.Cookie{Name: one.Name, Value: one.Value})
	}
	c.token = c.send(http.MethodGet, "/desk/figures", nil).Header.Get("Desk-Token")
	if c.token == "" {
		t.Fatalf("%s is not signed in", name)
	}
	return c
}

// send sends what a script of the desk's pages sends.
func (c *colleague) send(method, path string, form url.Values) *http.Response {
	c.t.Helper()
	req, err := http.NewRequestWithContext(c.t.Context(), method, c.web+path, strings.NewReader(form.Encode()))
	if err != nil {
		c.t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	req.Header.Set("Desk-Script", "1")
	for _, cookie := range c.cookie {
		req.AddCookie(cookie)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		c.t.Error(err)
		return &http.Response{}
	}
	io.Copy(io.Discard, res.Body)
	res.Body.Close()
	return res
}

// acts does something on a case and returns the status.
func (c *colleague) acts(receipt cases.Receipt, verb string, form url.Values) int {
	c.t.Helper()
	all := url.Values{"token": {c.token}}
	for name, values := range form {
		all[name] = values
	}
	return c.send(http.MethodPost, "/desk/case/"+string(receipt)+"/"+verb, all).StatusCode
}

// must is acts where nothing else than success will do.
func (c *colleague) must(receipt cases.Receipt, verb string, form url.Values) {
	c.t.Helper()
	if status := c.acts(receipt, verb, form); status != http.StatusNoContent {
		c.t.Fatalf("%s: %s of %s: %d", c.name, verb, receipt, status)
	}
}

// opens opens a case in the window.
func (c *colleague) opens(receipt cases.Receipt) {
	c.t.Helper()
	open(c.t, c.tab, c.running, receipt)
}

// reads is what a script of the page returns.
func reads[T any](c *colleague, script string) (value T) {
	c.t.Helper()
	do(c.t, c.tab, chromedp.Evaluate(script, &value))
	return value
}

// online says whether the window has a connection.
func (c *colleague) online(on bool) {
	c.t.Helper()
	do(c.t, c.tab, network.EmulateNetworkConditions(!on, 0, -1, -1))
}

// looks is how often the page has asked for its list.
func (c *colleague) looks() int {
	c.t.Helper()
	return reads[int](c, `window.asked`)
}

// shows fails unless the page marks a case as new at the first look that begins after what is new was
// stored. A page that is in view looks every two seconds.
func (c *colleague) shows(receipt cases.Receipt, since int) {
	c.t.Helper()
	at := 0
	eventually(c.t, c.name+" is shown that "+string(receipt)+" is new", func() bool {
		at = reads[int](c, `window.marked["`+string(receipt)+`"] ?? -1`)
		return at >= 0
	})
	if at > since+1 {
		c.t.Errorf("%s: %s is new at look %d, after %d", c.name, receipt, at, since)
	}
	becomes(c.t, c.tab, "the title says so", `/^\(\d+\) /.test(document.title)`)
}
