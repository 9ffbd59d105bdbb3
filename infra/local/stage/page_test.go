package stage

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// browser starts Chromium on the stage's page. Without Chromium the test says
// what it left out; infra/test installs it and allows no skip.
func browser(t *testing.T, r *running, width, height int) context.Context {
	t.Helper()
	return browserFor(t, r, width, height, 90*time.Second)
}

// browserFor is browser for a test that takes as long at most.
func browserFor(t *testing.T, r *running, width, height int, most time.Duration) context.Context {
	t.Helper()
	path, err := exec.LookPath("chromium")
	if err != nil && os.Getenv("MADOGUCHI_FULL") == "1" {
		t.Fatal("no chromium on this machine")
	}
	if err != nil {
		t.Skip("left out: the walk through the page, for want of chromium; infra/test installs it")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.WindowSize(width, height),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true), chromedp.UserDataDir(profile(t)))
	ctx, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	ctx, stop = chromedp.NewContext(ctx)
	t.Cleanup(stop)
	ctx, stop = context.WithTimeout(ctx, most)
	t.Cleanup(stop)
	// The window of a Chromium is never narrower than 500 pixels; its viewport may be.
	do(t, ctx, chromedp.EmulateViewport(int64(width), int64(height)), chromedp.Navigate(r.web), chromedp.WaitReady("#clock-now[datetime]", chromedp.ByQuery))
	return ctx
}

// profile is a folder for Chromium, which writes into it for a moment after it
// has been stopped.
func profile(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "chromium-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { eventually(t, "the profile is gone", func() bool { return os.RemoveAll(dir) == nil }) })
	return dir
}

func do(t *testing.T, ctx context.Context, actions ...chromedp.Action) {
	t.Helper()
	if err := chromedp.Run(ctx, actions...); err != nil {
		t.Fatal(err)
	}
}

// sees waits until an element shows some words. Where it never does, it says what was there.
func sees(t *testing.T, ctx context.Context, selector, words string) {
	t.Helper()
	var text string
	defer func() {
		if t.Failed() {
			t.Logf("%s shows:\n%s", selector, text)
		}
	}()
	eventually(t, selector+" shows "+words, func() bool {
		err := chromedp.Run(ctx, chromedp.Evaluate(`[...document.querySelectorAll(`+"`"+selector+"`"+`)].map(e => e.textContent).join("\n")`, &text))
		return err == nil && strings.Contains(text, words)
	})
}

// enters writes into the phone of the page and sends it, as somebody does who looks at what
// they typed, and taps again where the page moved under their finger.
func enters(t *testing.T, ctx context.Context, words string) {
	t.Helper()
	var field string
	look := chromedp.Value("#phone-input", &field, chromedp.ByQuery)
	eventually(t, "the phone takes what is typed", func() bool {
		do(t, ctx, chromedp.Evaluate(`document.getElementById("phone-input").value = ""`, nil), chromedp.SendKeys("#phone-input", words, chromedp.ByQuery), look)
		return field == words
	})
	eventually(t, "the phone sends what was typed", func() bool {
		do(t, ctx, chromedp.Click("#phone-send", chromedp.ByQuery), look)
		return field == ""
	})
}

// picture keeps a screenshot where MADOGUCHI_SCREENSHOTS names a folder, for a
// person to look at.
func picture(t *testing.T, ctx context.Context, name string) {
	t.Helper()
	dir := os.Getenv("MADOGUCHI_SCREENSHOTS")
	if dir == "" {
		return
	}
	var png []byte
	do(t, ctx, chromedp.CaptureScreenshot(&png))
	if err := os.WriteFile(filepath.Join(dir, name+".png"), png, 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestAWalkThroughThePage(t *testing.T) {
	r := start(t, options{clock: at(t, "2019-04-12T18:00:30+09:00")})
	ctx := browser(t, r, 1440, 900)
	sees(t, ctx, ".bubble", "自動応答の窓口です") // the phone follows the account

	enters(t, ctx, "再発行の手数料はかかりますか")
	sees(t, ctx, ".bubble", "ご請求は発生しません")
	do(t, ctx, chromedp.Click(".quick button", chromedp.ByQuery))                // the first of the quick replies
	sees(t, ctx, ".row.desk:last-of-type .bubble, .bubble", "弊社よりクレジットカード会社に依頼") // which is the rest of the answer

	enters(t, ctx, "人と話したいです")
	sees(t, ctx, ".bubble", "4月13日(土) 9:00")
	sees(t, ctx, "#cases-list", string(r.cases()[0].Receipt))
	picture(t, ctx, "phone")

	do(t, ctx,
		chromedp.SetValue("#mail-from", "hanako@example.jp", chromedp.ByQuery),
		chromedp.SendKeys("#mail-subject", "お尋ね", chromedp.ByQuery),
		chromedp.SendKeys("#mail-body", "漏れた期間はいつからいつまでですか。", chromedp.ByQuery),
		chromedp.Click("#mail-send", chromedp.ByQuery))
	sees(t, ctx, "#mail-read", "2013年10月5日")
	picture(t, ctx, "mail")
}

// The phone shows what a phone shows: the menu in each language, a card, what was read, and room
// for the talk whatever is open.
func TestThePhoneShowsWhatAPhoneShows(t *testing.T) {
	r := start(t, options{clock: at(t, "2019-04-12T10:00:00+09:00")})
	ctx := browser(t, r, 390, 844)
	sees(t, ctx, ".bubble", "自動応答の窓口です")
	sees(t, ctx, "#phone-menu .tap", "自分は対象か")
	roomy(t, ctx, "the menu")
	do(t, ctx, chromedp.Click(`//div[@id="phone-menu"]//button[contains(., "問い合わせの状況")]`, chromedp.BySearch))
	sees(t, ctx, ".row.mine .bubble", "問い合わせの状況")
	sees(t, ctx, ".row.mine .seen", "既読")
	sees(t, ctx, ".row.desk .bubble", "お預かりしている件はなく")
	do(t, ctx, chromedp.WaitNotVisible("#phone-menu", chromedp.ByQuery)) // the answer is to be seen

	enters(t, ctx, "電話の受付時間は？")
	sees(t, ctx, ".bubble.flex .card", "9:00")
	sees(t, ctx, `.card a[href="tel:0120772962"]`, "0120-772-962")
	do(t, ctx, chromedp.Click("#phone-more", chromedp.ByQuery), chromedp.WaitVisible("#phone-tray", chromedp.ByQuery))
	roomy(t, ctx, "the tray")
	do(t, ctx, chromedp.Click("#phone-menu-bar", chromedp.ByQuery), chromedp.WaitNotVisible("#phone-tray", chromedp.ByQuery))
	do(t, ctx, chromedp.Click(`//div[@id="phone-menu"]//button[contains(., "English")]`, chromedp.BySearch))
	sees(t, ctx, "#phone-menu .tap", "What happened")
	do(t, ctx, chromedp.Click(`//div[@id="phone-menu"]//button[contains(., "What happened")]`, chromedp.BySearch))
	sees(t, ctx, ".row.desk .bubble", "unauthorized access")
	picture(t, ctx, "narrow-menu")
}

// roomy fails where the talk has too little room to be read beside something that is open.
func roomy(t *testing.T, ctx context.Context, beside string) {
	t.Helper()
	var height, all float64
	do(t, ctx, chromedp.Evaluate(`document.getElementById("phone-log").clientHeight`, &height),
		chromedp.Evaluate(`document.getElementById("phone-device").clientHeight`, &all))
	if height < all/4 {
		t.Errorf("beside %s the talk has %.0f of %.0f pixels", beside, height, all)
	}
}

func TestThePageOnAPhone(t *testing.T) {
	r := start(t, options{})
	ctx := browser(t, r, 390, 844)
	do(t, ctx, chromedp.Click("#tab-phone", chromedp.ByQuery))
	enters(t, ctx, "原因は何ですか")
	sees(t, ctx, ".bubble", "脆弱性")
	picture(t, ctx, "narrow-phone")
	do(t, ctx, chromedp.Click("#tab-cases", chromedp.ByQuery), chromedp.WaitVisible("#cases-list", chromedp.ByQuery))
	var wide bool
	do(t, ctx, chromedp.Evaluate(`document.documentElement.scrollWidth > innerWidth`, &wide))
	if wide {
		t.Error("the page scrolls sideways on a phone")
	}
	picture(t, ctx, "narrow-cases")
}
