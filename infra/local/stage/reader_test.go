package stage

import (
	"context"
	"encoding/json"
	"flag"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"madoguchi/internal/conversation"
)

// model is a server with the OpenAI interface whose model points at one topic, whatever it
// reads.
type model struct {
	*httptest.Server
	asked atomic.Int64
}

func pointsAt(t testing.TB, topic string, after time.Duration) *model {
	m := &model{}
	arguments := `{"parts": [{"topic": "` + topic + `", "sentences": [1], "sure": "sure"}], "move": "asks", "lang": "ja"}`
	m.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		select {
		case <-r.Context().Done():
			return
		case <-time.After(after):
		}
		m.asked.Add(1)
		w.Header().Set("Content-Type", "application/json")
		call := map[string]any{"id": "1", "type": "function", "function": map[string]any{"name": "point", "arguments": arguments}}
		json.NewEncoder(w).Encode(map[string]any{"id": "1", "object": "chat.completion", "model": "m", "choices": []any{
			map[string]any{"index": 0, "finish_reason": "tool_calls", "message": map[string]any{"role": "assistant", "tool_calls": []any{call}}},
		}})
	}))
	t.Cleanup(m.Close)
	return m
}

// readBy are the options of a stage whose messages the model reads, each of them.
func readBy(m *model) (o options) {
	flags := flag.NewFlagSet("reader", flag.PanicOnError)
	o.reader.Flags(flags)
	flags.Parse([]string{"-reader", "openai", "-reader-url", m.URL + "/v1", "-reader-model", "m", "-reader-mode", "always"}) // or it panics
	return o
}

const mumbled = "新しいのをもらうのって、いくらか払うことになるんでしょうか"

// TestALeadSwitchesTheReaderOff: from the next message on the model is not called, and the
// customer is answered by the desk itself.
func TestALeadSwitchesTheReaderOff(t *testing.T) {
	m := pointsAt(t, "card_reissue_fee", 0)
	r := start(t, readBy(m))
	if status := r.post("/local/phone", gesture{User: alice, Action: "follow"}); status != http.StatusNoContent {
		t.Fatal(status)
	}
	r.idle()
	r.post("/local/clock", map[string]string{"at": "2019-04-12T10:01:00+09:00"})
	r.says(mumbled)
	if m.asked.Load() != 1 || !strings.Contains(r.heard(), "ご請求は発生しません") {
		t.Fatalf("asked %d times, and said\n%s", m.asked.Load(), r.heard())
	}
	r.post("/local/clock", map[string]string{"at": "2019-04-12T10:05:00+09:00"})
	lead := signedIn(t, r, "lead1", 1440, 900)
	figures := func(state string) {
		t.Helper()
		do(t, lead, chromedp.Navigate(r.web+"/desk/figures"), chromedp.WaitVisible("#reader", chromedp.ByQuery))
		sees(t, lead, "#reader .state", state)
	}
	figures("使用中")
	sees(t, lead, "#reader .switch", "今日の呼び出し 1 · 1日の上限 なし")
	do(t, lead, chromedp.ScrollIntoView("#reader-agreed", chromedp.ByQuery))
	picture(t, lead, "desk-reader")
	click(t, lead, "#reader form button")
	sees(t, lead, "#reader .state", "停止中")

	before := r.heard()
	r.says("すみません、" + mumbled)
	if m.asked.Load() != 1 || len(r.heard()) <= len(before) {
		t.Errorf("switched off: asked %d times, and said\n%s", m.asked.Load(), strings.TrimPrefix(r.heard(), before))
	}
	click(t, lead, "#reader form button")
	sees(t, lead, "#reader .state", "使用中")
	r.says("あの、" + mumbled)
	if m.asked.Load() != 2 {
		t.Errorf("switched on again: asked %d times", m.asked.Load())
	}
	narrow := signedIn(t, r, "officer1", 390, 844)
	do(t, narrow, chromedp.Navigate(r.web+"/desk/figures"), chromedp.WaitVisible("#reader", chromedp.ByQuery),
		chromedp.ScrollIntoView("#reader .switch", chromedp.ByQuery))
	var wider bool
	do(t, narrow, chromedp.Evaluate(`document.documentElement.scrollWidth > innerWidth`, &wider))
	if wider {
		t.Error("the page scrolls sideways on a phone")
	}
	picture(t, narrow, "desk-reader-narrow")
}

func click(t *testing.T, ctx context.Context, selector string) {
	t.Helper()
	do(t, ctx, chromedp.Click(selector, chromedp.ByQuery))
}

// TestThePageTellsHowMessagesWereRead: on the phone and in the mail client, folded in, as the
// turns were really taken. Who was not told of the reader yet is read by the desk alone.
func TestThePageTellsHowMessagesWereRead(t *testing.T) {
	m := pointsAt(t, "card_reissue_fee", 0)
	r := start(t, readBy(m))
	ctx := browser(t, r, 1440, 900)
	sees(t, ctx, ".bubble", "自動応答の窓口です") // the phone follows the account, and is told
	r.post("/local/clock", map[string]string{"at": "2019-04-12T10:01:00+09:00"})
	enters(t, ctx, mumbled)
	sees(t, ctx, "#phone-log .row.mine .how summary", "読み取り")
	var open bool
	do(t, ctx, chromedp.Evaluate(`document.querySelector("#phone-log .how").open`, &open))
	if open {
		t.Error("it is unfolded")
	}
	click(t, ctx, "#phone-log .how summary")
	sees(t, ctx, "#phone-log .how dl", "窓口の読み取り")
	sees(t, ctx, "#phone-log .how dl", "外部の読み取り質問、")
	sees(t, ctx, "#phone-log .how dl", "(確か)")
	picture(t, ctx, "read-phone")

	do(t, ctx, chromedp.SetValue("#mail-from", "hanako@example.jp", chromedp.ByQuery), chromedp.SendKeys("#mail-subject", "お尋ね", chromedp.ByQuery),
		chromedp.SendKeys("#mail-body", mumbled, chromedp.ByQuery))
	click(t, ctx, "#mail-send")
	sees(t, ctx, "#mail-read .mail.mine .how dl", "送っていません")
	do(t, ctx, chromedp.Evaluate(`document.querySelector("#phone-log .how").open`, &open))
	if !open {
		t.Error("what somebody reads is folded in by the refresh")
	}
	click(t, ctx, "#mail-read .how summary")
	picture(t, ctx, "read-mail")
	if m.asked.Load() != 1 {
		t.Errorf("asked %d times", m.asked.Load())
	}
	var told json.RawMessage
	if r.get("/local/readings", &told); strings.Contains(string(told), mumbled) || !strings.Contains(string(told), "card_reissue_fee") {
		t.Errorf("ids, numbers and phrases of the incident alone are told: %s", told)
	}
}

// TestWithoutAReaderOutsideThePageTellsOfTheDesksOwn.
func TestWithoutAReaderOutsideThePageTellsOfTheDesksOwn(t *testing.T) {
	r := start(t, options{})
	r.says("再発行の手数料はかかりますか")
	told := map[string]howRead{}
	r.get("/local/readings", &told)
	for id, how := range told {
		if id == "" || how.Kind != conversation.Answered || len(how.Inside) == 0 || how.Outside != nil || how.Words == nil || len(how.Words.Nearest) == 0 {
			t.Errorf("%s: %+v", id, how)
		}
	}
	if len(told) != 1 {
		t.Errorf("%d messages were read", len(told))
	}
}
