package stage

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestLabelsOfACase: the owner puts one on by a button, an answer sets another by its snippet, and
// the list is narrowed to it.
func TestLabelsOfACase(t *testing.T) {
	script := axe(t)
	r := start(t, options{})
	receipt := talkative(r)
	ctx := signedIn(t, r, "agent1", 1440, 900)
	open(t, ctx, r, receipt)
	do(t, ctx, chromedp.Click("#label-refund button", chromedp.ByQuery), chromedp.WaitVisible("#label-refund [aria-pressed=true]", chromedp.ByQuery))
	sees(t, ctx, "#state", "返金")
	becomes(t, ctx, "the focus stays", `document.activeElement.closest("#label-refund") !== null`)
	do(t, ctx, chromedp.SendKeys("#text", "ご連絡ありがとうございます。\n/", chromedp.ByQuery), chromedp.WaitVisible("#pick-list li", chromedp.ByQuery),
		chromedp.KeyEvent("本人確認のお願い"))
	becomes(t, ctx, "the list says which label it sets", `document.querySelector("#pick-list [aria-selected=true]").textContent.includes("書面")`)
	do(t, ctx, chromedp.KeyEvent(kb.Enter), chromedp.WaitVisible("#labels-too [value=letter]:checked", chromedp.ByQuery))
	accessible(t, ctx, script, "a case with labels")
	do(t, ctx, chromedp.EmulateViewport(1440, 900), chromedp.Click("#reply button.main", chromedp.ByQuery), chromedp.WaitVisible("form.hold button", chromedp.ByQuery),
		chromedp.WaitVisible("#label-letter [aria-pressed=true]", chromedp.ByQuery))
	becomes(t, ctx, "the tick is off again", `document.getElementById("labels-too").hidden && !document.querySelector("#labels-too :checked")`)
	do(t, ctx, chromedp.Navigate(r.web+"/desk/?label=letter"), chromedp.WaitVisible("#cases .tag", chromedp.ByQuery))
	becomes(t, ctx, "the one case of the label", `document.querySelectorAll("#cases .case").length === 1`)
	accessible(t, ctx, script, "the cases of a label")
}
