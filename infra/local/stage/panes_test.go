package stage

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
)

// size is that of a window.
type size struct {
	name          string
	width, height int64
}

var sizes = []size{{"wide", 1440, 900}, {"narrow", 390, 844}}

// looks are the light and the dark theme.
var looks = []string{"light", "dark"}

// look shows a theme, without the transitions in which a colour is neither.
func look(theme string) chromedp.Action {
	return emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: theme}, {Name: "prefers-reduced-motion", Value: "reduce"}})
}

// becomes waits until a script says that something is so.
func becomes(t *testing.T, ctx context.Context, what, script string) {
	t.Helper()
	eventually(t, what, func() bool {
		var is bool
		return chromedp.Run(ctx, chromedp.Evaluate(script, &is)) == nil && is
	})
}

// TestTheAnswerBoxIsOnScreen at both sizes and without scrolling, beside the newest message.
func TestTheAnswerBoxIsOnScreen(t *testing.T) {
	r := start(t, options{})
	receipt := talkative(r)
	for _, size := range sizes {
		ctx := signedIn(t, r, "agent1", int(size.width), int(size.height))
		for _, theme := range looks {
			do(t, ctx, look(theme), chromedp.Navigate(r.web+"/desk/"), chromedp.WaitVisible("#cases", chromedp.ByQuery))
			picture(t, ctx, "panes-queue-"+size.name+"-"+theme)
			open(t, ctx, r, receipt)
			do(t, ctx, chromedp.WaitVisible("#reply", chromedp.ByQuery))
			becomes(t, ctx, size.name+": the reply and the newest message are on screen", `(() => {
				const inside = (e) => { const b = e.getBoundingClientRect(); return b.height > 0 && b.top >= 0 && b.bottom <= innerHeight; };
				return inside(document.querySelector("#text")) && inside(document.querySelector("#reply button.main")) &&
					inside(document.querySelector("#log li:last-child .bubble")) && document.documentElement.scrollHeight <= innerHeight &&
					document.documentElement.scrollWidth <= innerWidth;
			})()`)
			picture(t, ctx, "panes-case-"+size.name+"-"+theme)
			if size.name == "narrow" {
				becomes(t, ctx, "controls are high enough for a finger", `[...document.querySelectorAll("button, select, textarea, a.button, summary")]
					.filter((e) => e.checkVisibility()).every((e) => e.getBoundingClientRect().height >= 44)`)
				do(t, ctx, chromedp.Click(".to-side", chromedp.ByQuery), chromedp.WaitVisible("#side", chromedp.ByQuery))
				picture(t, ctx, "panes-side-narrow-"+theme)
			}
		}
	}
}

// talkative is a case of an agent with a long conversation, beside others.
func talkative(r *running) cases.Receipt {
	r.t.Helper()
	r.says("人と話したいです")
	receipt := r.cases()[0].Receipt
	if err := r.staff.Act(r.t.Context(), receipt, casework.Action{By: agent, Verb: casework.Take}); err != nil {
		r.t.Fatal(err)
	}
	for i := range 12 {
		r.says(fmt.Sprintf("届いた書面について伺いたいです。%d通目のメッセージです。", i+1))
	}
	for i, words := range []string{"身に覚えのない請求が来ています。カードを不正利用されました", "私の情報の開示を請求します", "人と話したいです", "取材をお願いします。新聞社の者です"} {
		r.post("/local/phone", gesture{User: fmt.Sprintf("U%032d", 100+i), Action: "say", Text: words})
	}
	r.idle()
	return receipt
}

// TestKeysOfTheDesk: a day of work without the mouse.
func TestKeysOfTheDesk(t *testing.T) {
	r := start(t, options{})
	talkative(r)
	ctx := signedIn(t, r, "agent1", 1440, 900)
	focus := `document.activeElement.matches("#cases a.receipt") && document.activeElement.textContent === `
	rows := func(n int) string {
		return fmt.Sprintf(`document.querySelectorAll("#cases a.receipt")[%d].textContent`, n)
	}
	do(t, ctx, chromedp.KeyEvent(kb.Tab), chromedp.KeyEvent(kb.Enter), chromedp.KeyEvent(kb.Tab))
	becomes(t, ctx, "the first case is three keys away", focus+rows(0))
	do(t, ctx, chromedp.KeyEvent("j"))
	becomes(t, ctx, "j goes on", focus+rows(1))
	do(t, ctx, chromedp.KeyEvent("k"), chromedp.KeyEvent(kb.Enter), chromedp.WaitVisible("#state", chromedp.ByQuery))
	becomes(t, ctx, "Enter opens it", `document.querySelector("h1").textContent.endsWith(document.querySelector("#cases [aria-current]").textContent)`)
	do(t, ctx, chromedp.KeyEvent("/"))
	becomes(t, ctx, "/ goes to the search", `document.activeElement.id === "q"`)
	do(t, ctx, chromedp.KeyEvent("j"), chromedp.KeyEvent(kb.Escape), chromedp.KeyEvent("?"), chromedp.WaitVisible("#keys[open]", chromedp.ByQuery))
	becomes(t, ctx, "a field takes letters as letters", `document.getElementById("q").value.endsWith("j")`)
	picture(t, ctx, "panes-keys")
	do(t, ctx, chromedp.KeyEvent(kb.Escape), chromedp.WaitNotVisible("#keys", chromedp.ByQuery))
}

// TestAnAnswerIsTakenBackOnThePage, and the corrected one leaves when its time is over, at the asking
// of the page.
func TestAnAnswerIsTakenBackOnThePage(t *testing.T) {
	r := start(t, options{})
	receipt := talkative(r)
	ctx := signedIn(t, r, "agent1", 1440, 900)
	open(t, ctx, r, receipt)
	do(t, ctx, chromedp.SendKeys("#text", "誤った返信", chromedp.ByQuery), chromedp.Click("#reply button.main", chromedp.ByQuery),
		chromedp.WaitVisible("form.hold button", chromedp.ByQuery))
	picture(t, ctx, "panes-hold")
	do(t, ctx, chromedp.Click("form.hold button", chromedp.ByQuery))
	becomes(t, ctx, "it is a draft again", `document.getElementById("text").value === "誤った返信" && !document.querySelector("form.hold")`)
	do(t, ctx, chromedp.SetValue("#text", "正しい返信", chromedp.ByQuery), chromedp.SendKeys("#text", "です", chromedp.ByQuery),
		chromedp.Click("#reply button.main", chromedp.ByQuery), chromedp.WaitVisible("form.hold button", chromedp.ByQuery))
	sees(t, ctx, "#log .sent.delivered time", "10:0")
	if heard := r.heard(); !strings.Contains(heard, "正しい返信です") || strings.Contains(heard, "誤った返信") {
		t.Errorf("the customer read:\n%s", heard)
	}
	picture(t, ctx, "panes-sent")
}
