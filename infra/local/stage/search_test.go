package stage

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestACaseIsFoundByItsWords: "/" and words lead to a list, and from there to the case.
func TestACaseIsFoundByItsWords(t *testing.T) {
	r := start(t, options{})
	receipt := string(talkative(r))
	ctx := signedIn(t, r, "agent2", 1440, 900)
	do(t, ctx, chromedp.Navigate(r.web+"/desk/"), chromedp.WaitVisible("#cases", chromedp.ByQuery), chromedp.KeyEvent("/"))
	becomes(t, ctx, "/ goes to the search", `document.activeElement.id === "q"`)
	do(t, ctx, chromedp.KeyEvent("ショメン　11通目"+kb.Enter), chromedp.WaitVisible("#found", chromedp.ByQuery))
	sees(t, ctx, "#none", "見つかりませんでした")
	do(t, ctx, chromedp.SetValue("#q", "届いた書面　１１通目", chromedp.ByQuery), chromedp.Click(".search button", chromedp.ByQuery), chromedp.WaitVisible("mark", chromedp.ByQuery))
	becomes(t, ctx, "the words around what was found, and no address has them", `document.querySelectorAll("#cases .case").length === 1
		&& document.querySelector("mark").textContent === "届いた書面" && location.search === ""`)
	for _, size := range sizes {
		for _, theme := range looks {
			do(t, ctx, chromedp.EmulateViewport(size.width, size.height), look(theme))
			becomes(t, ctx, size.name+": nothing is beside the window", `document.documentElement.scrollWidth <= innerWidth`)
			picture(t, ctx, "search-"+size.name+"-"+theme)
		}
	}
	do(t, ctx, chromedp.Click("#cases a.receipt", chromedp.ByQuery), chromedp.WaitVisible("#state", chromedp.ByQuery))
	becomes(t, ctx, "the case", `document.querySelector("h1").textContent.endsWith("`+receipt+`")`)
}

// TestASnippetClosesTheCase once the answer with it has left, without the mouse.
func TestASnippetClosesTheCase(t *testing.T) {
	r := start(t, options{})
	receipt := talkative(r)
	ctx := signedIn(t, r, "agent1", 1440, 900)
	open(t, ctx, r, receipt)
	do(t, ctx, chromedp.SendKeys("#text", "ご説明いたしました。\n/", chromedp.ByQuery), chromedp.WaitVisible("#pick-list li", chromedp.ByQuery),
		chromedp.KeyEvent("ご案内の終わり"))
	becomes(t, ctx, "the list says that it closes the case", `document.querySelector("#pick-list [aria-selected=true]").textContent.includes("送信後に終了")`)
	do(t, ctx, chromedp.KeyEvent(kb.Enter))
	becomes(t, ctx, "the tick is set beside the text", `document.querySelector("[name=ends]").checked && document.getElementById("text").value.endsWith("いつでもこちらへお書きください。")`)
	for _, size := range sizes {
		for _, theme := range looks {
			do(t, ctx, chromedp.EmulateViewport(size.width, size.height), look(theme))
			picture(t, ctx, "ends-"+size.name+"-"+theme)
		}
	}
	do(t, ctx, chromedp.EmulateViewport(1440, 900), chromedp.Click("#reply button.main", chromedp.ByQuery), chromedp.WaitVisible("form.hold button", chromedp.ByQuery))
	sees(t, ctx, "form.hold", "送信後に案件を終了します")
	becomes(t, ctx, "the tick is off again", `!document.querySelector("[name=ends]").checked`)
	do(t, ctx, chromedp.WaitVisible("#do-reopen", chromedp.ByQuery))
	sees(t, ctx, "#state", "終了")
	if heard := r.heard(); !strings.Contains(heard, "ご案内は、以上です") {
		t.Errorf("the customer read:\n%s", heard)
	}
}
