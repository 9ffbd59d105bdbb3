package stage

import (
	"context"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"madoguchi/internal/cases"
)

// signedIn is a browser of its own in which a member of staff has signed in.
func signedIn(t *testing.T, r *running, name string, width, height int) context.Context {
	t.Helper()
	ctx := browser(t, r, width, height)
	do(t, ctx, network.ClearBrowserCookies(), chromedp.Navigate(r.web+"/desk/login?login_hint="+name), chromedp.WaitVisible("main", chromedp.ByQuery))
	return ctx
}

func open(t *testing.T, ctx context.Context, r *running, receipt cases.Receipt) {
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

// TestFiguresAndWhatTheBotConsidered: a question that the desk did not understand
// shows up in the figures, and on the case with what it was taken for.
func TestFiguresAndWhatTheBotConsidered(t *testing.T) {
	r := start(t, options{})
	r.says("例のあれなんですけど")
	r.says("人と話したいです")
	receipt := r.cases()[0].Receipt
	agent, lead := signedIn(t, r, "agent1", 1440, 900), signedIn(t, r, "lead1", 390, 844)
	open(t, agent, r, receipt)
	do(t, agent, chromedp.Click(`#do-take button`, chromedp.ByQuery), chromedp.WaitVisible("#reply", chromedp.ByQuery),
		chromedp.Click(`#log details summary`, chromedp.ByQuery))
	r.says("まだですか")
	sees(t, agent, "#log", "まだですか")
	var reading bool
	do(t, agent, chromedp.Evaluate(`document.querySelector("#log details").open`, &reading))
	if !reading {
		t.Error("what somebody reads is folded in by the refresh")
	}
	picture(t, agent, "desk-considered")
	do(t, agent, chromedp.SendKeys("#text", "担当の者です。", chromedp.ByQuery), chromedp.Click(`#reply button.main`, chromedp.ByQuery))
	eventually(t, "the reply arrives", func() bool { return strings.Contains(r.heard(), "担当の者です") })

	for _, width := range []string{"narrow", "wide"} {
		if width == "wide" {
			lead = signedIn(t, r, "officer1", 1440, 900)
		}
		do(t, lead, chromedp.Navigate(r.web+"/desk/figures"), chromedp.WaitVisible("#missed", chromedp.ByQuery))
		sees(t, lead, "#missed", "例のあれ")
		var wider bool
		do(t, lead, chromedp.Evaluate(`document.documentElement.scrollWidth > innerWidth`, &wider))
		if wider {
			t.Errorf("%s: the page is wider than the window", width)
		}
		picture(t, lead, "desk-figures-"+width)
		do(t, lead, chromedp.ScrollIntoView("#missed li", chromedp.ByQuery))
		picture(t, lead, "desk-figures-end-"+width)
	}
}
