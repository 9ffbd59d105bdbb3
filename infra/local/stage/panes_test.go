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
	"madoguchi/internal/email/emailtest"
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

// onScreen waits until the field of the answer, its button and the newest message are in view, and
// nothing is to be scrolled but the conversation.
func onScreen(t *testing.T, ctx context.Context, what string) {
	t.Helper()
	becomes(t, ctx, what+": the reply and the newest message are on screen", `(() => {
		const inside = (e) => { const b = e.getBoundingClientRect(); return b.height > 0 && b.top >= 0 && b.bottom <= innerHeight && b.right <= innerWidth; };
		const button = document.querySelector("#reply button.main");
		const at = button.getBoundingClientRect();
		const last = document.querySelector("#log li:last-child .bubble").getBoundingClientRect();
		const log = document.getElementById("log").getBoundingClientRect();
		return inside(document.querySelector("#text")) && inside(button) && button.contains(document.elementFromPoint((at.left + at.right) / 2, (at.top + at.bottom) / 2)) &&
			last.bottom <= log.bottom + 1 && log.bottom <= innerHeight && log.height >= 60 &&
			document.documentElement.scrollHeight <= innerHeight && document.documentElement.scrollWidth <= innerWidth;
	})()`)
}

// TestTheAnswerBoxIsOnScreenWhateverThereIs: files hang on a mail, its customer has another case, a
// colleague types, a form and an approved answer are chosen, and then sentences are doubted.
func TestTheAnswerBoxIsOnScreenWhateverThereIs(t *testing.T) {
	r := formed(t)
	if err := sendTo(r, "taro@example.com", r.Incident.Mail, attachments(t, r.Incident.Mail, "")); err != nil {
		t.Fatal(err)
	}
	r.idle()
	receipt := r.cases()[0].Receipt
	second := emailtest.Message{From: "taro@example.com", To: r.Incident.Mail, Subject: "card", Body: "身に覚えのない請求が来ています。カードを不正利用されました\n"}.Raw()
	if err := sendTo(r, "taro@example.com", r.Incident.Mail, second); err != nil {
		t.Fatal(err)
	}
	r.idle()
	if err := r.staff.Act(t.Context(), receipt, casework.Action{By: agent, Verb: casework.Take}); err != nil {
		t.Fatal(err)
	}
	ctx := signedIn(t, r, "agent1", 1440, 900)
	for _, size := range sizes {
		if err := r.staff.Here(t.Context(), receipt, "agent2@staff.example.jp", true, false); err != nil {
			t.Fatal(err)
		}
		do(t, ctx, chromedp.EmulateViewport(size.width, size.height))
		open(t, ctx, r, receipt)
		do(t, ctx, chromedp.WaitVisible("#reply", chromedp.ByQuery), chromedp.WaitVisible(".present .typing", chromedp.ByQuery), chromedp.WaitVisible("#also", chromedp.ByQuery),
			chromedp.WaitVisible(".hung a", chromedp.ByQuery), chromedp.SetValue("#form", "own_data", chromedp.ByQuery))
		picture(t, ctx, "box-"+size.name)
		onScreen(t, ctx, size.name)
		do(t, ctx, chromedp.Evaluate(`(() => { const c = document.getElementById("attach"); c.selectedIndex = 3; c.dispatchEvent(new Event("change")); })()`, nil),
			chromedp.WaitVisible("#preview", chromedp.ByQuery))
		picture(t, ctx, "box-preview-"+size.name)
		onScreen(t, ctx, size.name+", an approved answer")
		do(t, ctx, chromedp.Evaluate(`(() => { const c = document.getElementById("attach"); c.value = ""; c.dispatchEvent(new Event("change")); })()`, nil),
			chromedp.SendKeys("#text", "ご利用代金は弊社が全額返金いたします。明日までに全額返金いたします。", chromedp.ByQuery), chromedp.Evaluate(`document.getElementById("reply").requestSubmit()`, nil),
			chromedp.WaitVisible("#doubts li", chromedp.ByQuery))
		picture(t, ctx, "box-doubts-"+size.name)
		onScreen(t, ctx, size.name+", doubts")
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

// TestSnippetsBySlash: they are found, looked at and inserted without the mouse.
func TestSnippetsBySlash(t *testing.T) {
	r := start(t, options{})
	receipt := talkative(r)
	ctx := signedIn(t, r, "agent1", 1440, 900)
	open(t, ctx, r, receipt)
	do(t, ctx, chromedp.SendKeys("#text", "担当の者です。\n/", chromedp.ByQuery), chromedp.WaitVisible("#pick-list li", chromedp.ByQuery))
	becomes(t, ctx, "the cursor is in the search", `document.activeElement.id === "pick-query" && document.getElementById("text").value === "担当の者です。\n"`)
	do(t, ctx, chromedp.KeyEvent("お待たせ"))
	becomes(t, ctx, "what is chosen is shown", `document.getElementById("pick-preview").textContent.includes("お時間をいただき")
		&& document.getElementById("pick-query").getAttribute("aria-activedescendant") === document.querySelector("#pick-list [aria-selected=true]").id`)
	picture(t, ctx, "panes-pick")
	do(t, ctx, chromedp.KeyEvent(kb.Enter))
	becomes(t, ctx, "Enter inserts it at the cursor", `document.activeElement.id === "text" && document.getElementById("text").value === "担当の者です。\nご連絡までにお時間をいただき、申し訳ございません。" && document.getElementById("pick").hidden`)
	do(t, ctx, chromedp.KeyEvent("1/2"))
	becomes(t, ctx, "a slash within a line is a slash", `document.getElementById("text").value.endsWith("1/2") && document.getElementById("pick").hidden`)
	do(t, ctx, chromedp.KeyEvent("\n/"), chromedp.WaitVisible("#pick-list li", chromedp.ByQuery), chromedp.KeyEvent("/"))
	becomes(t, ctx, "two are one", `document.getElementById("text").value.endsWith("1/2\n/") && document.getElementById("pick").hidden`)
}

// TestAPromiseComesBackBeforeItIsSent: the agent mends it, the lead may send it all the same.
func TestAPromiseComesBackBeforeItIsSent(t *testing.T) {
	r := start(t, options{})
	receipt := talkative(r)
	ctx := signedIn(t, r, "agent1", 1440, 900)
	open(t, ctx, r, receipt)
	do(t, ctx, chromedp.SendKeys("#text", "担当の者です。ご利用代金は弊社が全額返金いたします。", chromedp.ByQuery), chromedp.Click("#reply button.main", chromedp.ByQuery),
		chromedp.WaitVisible("#doubts li", chromedp.ByQuery))
	becomes(t, ctx, "the sentence and the reason are beside the text, which is kept", `document.activeElement.id === "doubts" && document.querySelector("#doubts q").textContent === "ご利用代金は弊社が全額返金いたします。"
		&& document.getElementById("text").value.startsWith("担当の者です。") && !document.querySelector("form.hold") && !document.querySelector("[name=sure]")`)
	picture(t, ctx, "panes-doubts")
	do(t, ctx, chromedp.Click("#doubts button", chromedp.ByQuery), chromedp.WaitVisible("#log .row.note", chromedp.ByQuery))
	becomes(t, ctx, "a note for a lead, and the text stays", `document.querySelector("#log .row.note").textContent.includes("全額返金") && document.getElementById("text").value.includes("全額返金") && document.getElementById("doubts").hidden`)
	if heard := r.heard(); strings.Contains(heard, "返金いたします") {
		t.Errorf("the customer read:\n%s", heard)
	}
	do(t, ctx, chromedp.SetValue("#text", "補償については、", chromedp.ByQuery), chromedp.SendKeys("#text", "公表しておりません。", chromedp.ByQuery),
		chromedp.Click("#reply button.main", chromedp.ByQuery), chromedp.WaitVisible("form.hold button", chromedp.ByQuery))

	if err := r.staff.Act(t.Context(), receipt, casework.Action{By: "lead1@staff.example.jp", Verb: casework.TakeOver, Lead: true}); err != nil {
		t.Fatal(err)
	}
	lead := signedIn(t, r, "lead1", 1440, 900)
	open(t, lead, r, receipt)
	do(t, lead, chromedp.SendKeys("#text", "ご利用代金は弊社が全額返金いたします。", chromedp.ByQuery), chromedp.Click("#reply button.main", chromedp.ByQuery),
		chromedp.WaitVisible("#doubts [name=sure]", chromedp.ByQuery), chromedp.Click("#doubts [name=sure]", chromedp.ByQuery))
	do(t, lead, chromedp.WaitVisible("form.hold button", chromedp.ByQuery))
	becomes(t, lead, "it waits to leave, and nothing is warned of any more", `document.getElementById("doubts").hidden && document.getElementById("text").value === ""`)
	sees(t, lead, "#trail", "注意を承知で送信： 約束 1")
}
