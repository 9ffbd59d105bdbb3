package stage

import (
	"net/http/httptest"
	"slices"
	"sync"
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
	model := pointsAt(b, "card_reissue_fee", 1500*time.Millisecond)
	h := &hour{asked: map[string]time.Time{}}
	platform := httptest.NewServer(h)
	defer platform.Close()
	o := readBy(model)
	o.workers, o.env = 32, environment{lineSecret: "channel secret", lineToken: "channel token", lineEndpoint: platform.URL}
	r := start(b, o)
	for i := range b.N {
		if err := h.send(r, i, linesim.Follow(user(i), false), "F"); err != nil {
			b.Fatal(err)
		}
	}
	h.wait(b, b.N)
	h.took, h.replies, h.pushes = nil, 0, 0
	r.post("/local/clock", map[string]string{"at": r.clock.Now().Add(time.Minute).Format(time.RFC3339)}) // they have read it
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
	b.ReportMetric(float64(model.asked.Load())/float64(b.N), "read-outside/message")
	r.stop()
}
