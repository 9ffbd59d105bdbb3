package main

import (
	"context"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"madoguchi/internal/escalation"
)

// signedIn is a browser of its own in which a member of staff has signed in.
func signedIn(t *testing.T, r *running, name string, width, height int) context.Context {
	t.Helper()
	ctx := browser(t, r, width, height)
	do(t, ctx, network.ClearBrowserCookies(), chromedp.Navigate(r.web+"/desk/login?login_hint="+name), chromedp.WaitVisible("main", chromedp.ByQuery))
	return ctx
}

func open(t *testing.T, ctx context.Context, r *running, receipt escalation.Receipt) {
	t.Helper()
	do(t, ctx, chromedp.Navigate(r.web+"/desk/case/"+string(receipt)), chromedp.WaitVisible("main", chromedp.ByQuery))
}

// TestStaffAtTheDesk: two people want one case, one wins; what the winner writes
// arrives on the phone, the customer's answer shows without reload, and handed
// back, the desk answers again.
func TestStaffAtTheDesk(t *testing.T) {
	r := start(t, options{})
	r.says("人と話したいです")
	receipt := r.cases()[0].Receipt
	first, second := signedIn(t, r, "agent1", 1440, 900), signedIn(t, r, "agent2", 390, 844)
	sees(t, first, "main", string(receipt))
	picture(t, first, "desk-queue")
	open(t, first, r, receipt)
	open(t, second, r, receipt)
	do(t, first, chromedp.Click(`#do-take button`, chromedp.ByQuery))
	eventually(t, "the first has it", func() bool { return r.cases()[0].Owner == agent })
	sees(t, second, "main", "agent1")
	picture(t, second, "desk-case-narrow")

	do(t, first, chromedp.WaitVisible("textarea", chromedp.ByQuery), chromedp.SendKeys("textarea", "担当の者です。ご用件をお聞かせください。", chromedp.ByQuery))
	do(t, first, chromedp.Click(`form:has(textarea) button.main`, chromedp.ByQuery))
	eventually(t, "the reply arrives on the phone", func() bool { return strings.Contains(r.heard(), "担当の者です") })
	r.says("届いた書面について伺いたいです")
	sees(t, first, "main", "届いた書面について伺いたいです")
	picture(t, first, "desk-case")
	do(t, first, chromedp.Click(`#do-hand-back button`, chromedp.ByQuery))
	eventually(t, "handed back", func() bool { return r.cases()[0].Owner == "" })
	r.says("再発行の手数料はかかりますか")
	if !strings.Contains(r.heard(), "ご請求は発生しません") {
		t.Error("the desk does not answer again")
	}
}

// TestADraftSurvivesReload: what is half written is on the server.
func TestADraftSurvivesReload(t *testing.T) {
	r := start(t, options{})
	r.says("人と話したいです")
	receipt := r.cases()[0].Receipt
	ctx := signedIn(t, r, "agent1", 1440, 900)
	open(t, ctx, r, receipt)
	do(t, ctx, chromedp.Click(`#do-take button`, chromedp.ByQuery), chromedp.WaitVisible("textarea", chromedp.ByQuery),
		chromedp.SendKeys("textarea", "書きかけの返信", chromedp.ByQuery))
	eventually(t, "the draft is kept", func() bool {
		file, err := r.store.File(t.Context(), receipt, agent)
		return err == nil && strings.Contains(file.Draft.Words(), "書きかけの返信")
	})
	open(t, ctx, r, receipt)
	var kept string
	do(t, ctx, chromedp.Value("textarea", &kept, chromedp.ByQuery))
	if kept != "書きかけの返信" {
		t.Errorf("the page shows %q", kept)
	}
}
