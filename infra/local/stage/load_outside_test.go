package stage

import (
	"encoding/json"
	"flag"
	"net/http"
	"net/http/httptest"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"madoguchi/internal/line/linesim"
)

// BenchmarkAnnouncementHourReadOutside plays customers of the hour after an announcement who
// were told of the reader outside, with a model that takes 1.5 s, at 20,000 messages an hour.
// It reports the time from webhook to answer, how many answers were replies, which are free,
// and how many pushes, and how many messages the model read.
//
//	go test -run '^$' -bench HourReadOutside -benchtime 300x ./infra/local/stage
func BenchmarkAnnouncementHourReadOutside(b *testing.B) {
	var read atomic.Int64
	model := httptest.NewServer(slowModel(&read))
	defer model.Close()
	h := &hour{asked: map[string]time.Time{}}
	platform := httptest.NewServer(h)
	defer platform.Close()
	o := options{workers: 32, env: environment{lineSecret: "channel secret", lineToken: "channel token", lineEndpoint: platform.URL}}
	flags := flag.NewFlagSet("reader", flag.PanicOnError)
	o.reader.Flags(flags)
	if err := flags.Parse([]string{"-reader", "openai", "-reader-url", model.URL + "/v1", "-reader-model", "slow", "-reader-mode", "always"}); err != nil {
		b.Fatal(err)
	}
	r := start(b, o)
	for i := range b.N {
		if err := h.send(r, i, linesim.Follow(user(i), false), "F"); err != nil {
			b.Fatal(err)
		}
	}
	h.wait(b, b.N)
	h.took, h.replies, h.pushes = nil, 0, 0
	b.ResetTimer()
	var offering sync.WaitGroup
	every := time.NewTicker(time.Hour / 20000)
	defer every.Stop()
	for i := range b.N {
		<-every.C
		offering.Go(func() {
			if err := h.ask(r, i, "再発行の手数料はかかりますか"); err != nil {
				b.Error(err)
			}
		})
	}
	offering.Wait()
	h.wait(b, b.N)
	b.StopTimer()
	slices.Sort(h.took)
	at := func(q float64) float64 { return float64(h.took[int(q*float64(len(h.took)-1))].Milliseconds()) }
	b.ReportMetric(at(0.50), "p50-ms")
	b.ReportMetric(at(0.95), "p95-ms")
	b.ReportMetric(float64(h.replies), "replies")
	b.ReportMetric(float64(h.pushes), "pushes")
	b.ReportMetric(float64(read.Load())/float64(b.N), "read-outside/message")
	r.stop()
}

// slowModel is a server with the OpenAI interface whose model takes 1.5 s.
func slowModel(read *atomic.Int64) http.Handler {
	arguments := `{"parts": [{"topic": "card_reissue_fee", "sentences": [1], "sure": "sure"}], "move": "asks", "lang": "ja"}`
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		select {
		case <-r.Context().Done():
			return
		case <-time.After(1500 * time.Millisecond):
		}
		read.Add(1)
		w.Header().Set("Content-Type", "application/json")
		call := map[string]any{"id": "1", "type": "function", "function": map[string]any{"name": "point", "arguments": arguments}}
		json.NewEncoder(w).Encode(map[string]any{"id": "1", "object": "chat.completion", "model": "slow", "choices": []any{
			map[string]any{"index": 0, "finish_reason": "tool_calls", "message": map[string]any{"role": "assistant", "tool_calls": []any{call}}},
		}})
	})
}
