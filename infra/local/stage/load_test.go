package stage

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/smtp"
	"runtime"
	"slices"
	"sync"
	"testing"
	"time"

	bbolt "go.etcd.io/bbolt"

	"madoguchi/internal/email/emailtest"
	"madoguchi/internal/line/linesim"
	"madoguchi/internal/table"
	"madoguchi/internal/table/dynamo/dynamotest"
)

// BenchmarkAnnouncementHour plays the hour after an announcement against a whole
// desk on loopback: b.N customers, four of five on LINE and the others by mail,
// offered by 16 senders as fast as the desk takes them. It fails where one is
// not answered. Metrics: answers a second, the time from webhook to reply, and
// how much the heap grew between the first tenth and the end.
//
//	go test -run '^$' -bench AnnouncementHour -benchtime 20000x ./infra/local
func BenchmarkAnnouncementHour(b *testing.B) {
	b.Run("bolt", func(b *testing.B) { announce(b, nil) })
	b.Run("DynamoDB", func(b *testing.B) {
		engine := dynamotest.Engine(b)
		announce(b, func(*bbolt.DB) (table.Engine, error) { return engine, nil })
	})
}

// senders offer inquiries at the same time.
const senders = 16

// hour is the outside world of the load run. It keeps no transcript, so that the
// heap is the desk's.
type hour struct {
	mu    sync.Mutex
	asked map[string]time.Time // by user
	took  []time.Duration

	replies, pushes int
}

// ServeHTTP is LINE's side: a reply or, where its token has grown old in the
// queue, a push ends the wait of its user. The token is the user's id.
func (h *hour) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var message struct{ ReplyToken, To string }
	body, _ := io.ReadAll(r.Body)
	json.Unmarshal(body, &message)
	user := message.ReplyToken + message.To
	h.mu.Lock()
	if at, waiting := h.asked[user]; waiting {
		h.took = append(h.took, time.Since(at))
		if message.ReplyToken != "" {
			h.replies++
		} else {
			h.pushes++
		}
		delete(h.asked, user)
	}
	h.mu.Unlock()
	fmt.Fprint(w, `{"sentMessages":[]}`)
}

// wait waits until so many were answered.
func (h *hour) wait(b *testing.B, n int) {
	b.Helper()
	deadline := time.Now().Add(15 * time.Minute)
	for h.answered() < n {
		if b.Failed() || time.Now().After(deadline) {
			b.Fatalf("%d of %d answered", h.answered(), n)
		}
		time.Sleep(20 * time.Millisecond)
	}
}

func (h *hour) answered() int {
	h.mu.Lock()
	defer h.mu.Unlock()
	return len(h.took)
}

// ask sends the webhook of one customer.
func (h *hour) ask(r *running, i int, words string) error {
	event := linesim.Text(user(i), words)
	event["message"].(map[string]any)["id"] = fmt.Sprint(i + 1)
	return h.send(r, i, event, "H")
}

// send sends an event of a customer; the mark tells those of one customer apart.
func (h *hour) send(r *running, i int, event linesim.Event, mark string) error {
	token := user(i)
	event["replyToken"], event["webhookEventId"], event["mode"] = token, fmt.Sprintf("01%s%023d", mark, i), "active"
	event["timestamp"], event["deliveryContext"] = r.clock.Now().UnixMilli(), map[string]any{"isRedelivery": false}
	body, err := json.Marshal(map[string]any{"destination": "U", "events": []linesim.Event{event}})
	if err != nil {
		return err
	}
	h.mu.Lock()
	h.asked[token] = time.Now()
	h.mu.Unlock()
	req, err := http.NewRequest(http.MethodPost, r.web+"/line", bytes.NewReader(body))
	if err != nil {
		return err
	}
	req.Header.Set("X-Line-Signature", linesim.Sign([]byte("channel secret"), body))
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	io.Copy(io.Discard, res.Body)
	res.Body.Close()
	if res.StatusCode != http.StatusOK {
		return fmt.Errorf("webhook: %d", res.StatusCode)
	}
	return nil
}

func announce(b *testing.B, engine func(*bbolt.DB) (table.Engine, error)) {
	h := &hour{asked: map[string]time.Time{}}
	platform := httptest.NewServer(h)
	defer platform.Close()
	o := options{engine: engine, env: environment{lineSecret: "channel secret", lineToken: "channel token", lineEndpoint: platform.URL}}
	r := start(b, o)
	words := []string{"再発行の手数料はかかりますか", "漏れた期間はいつですか", "原因は何ですか", "電話番号を教えてください", "何人の情報が漏れましたか"}
	mails := 0
	early := uint64(0)
	b.ResetTimer()
	var offering sync.WaitGroup
	for part := range senders {
		offering.Go(func() {
			for i := part; i < b.N; i += senders {
				text := words[rand.IntN(len(words))]
				var err error
				if i%5 == 4 {
					from := fmt.Sprintf("customer%d@example.com", i)
					raw := emailtest.Message{From: from, To: deskMail, Subject: "お尋ね", Body: text + "\n"}.Raw()
					err = smtp.SendMail(r.smtp, nil, from, []string{deskMail}, raw)
				} else {
					err = h.ask(r, i, text)
				}
				if err != nil {
					b.Error(err)
					return
				}
			}
		})
	}
	mails = b.N / 5
	tenth := sync.OnceFunc(func() { early = heap() })
	deadline := time.Now().Add(15 * time.Minute)
	for h.answered() < b.N-mails || r.mailbox.Count() < mails {
		if h.answered() > b.N/10 {
			tenth()
		}
		if b.Failed() || time.Now().After(deadline) {
			b.Fatalf("%d of %d answered on LINE, %d of %d by mail", h.answered(), b.N-mails, r.mailbox.Count(), mails)
		}
		time.Sleep(20 * time.Millisecond)
	}
	offering.Wait()
	tenth()
	elapsed := b.Elapsed()
	b.StopTimer()
	slices.Sort(h.took)
	at := func(q float64) float64 { return float64(h.took[int(q*float64(len(h.took)-1))].Microseconds()) / 1000 }
	b.ReportMetric(float64(b.N)/elapsed.Seconds(), "answers/s")
	b.ReportMetric(at(0.50), "p50-ms")
	b.ReportMetric(at(0.95), "p95-ms")
	b.ReportMetric(at(0.99), "p99-ms")
	b.ReportMetric((float64(heap())-float64(early))/(1<<20), "heap-growth-MiB")
	r.stop()
}

// heap is what lives, in bytes.
func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
