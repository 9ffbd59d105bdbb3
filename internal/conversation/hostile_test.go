package conversation_test

import (
	"strings"
	"testing"
	"time"

	"madoguchi/internal/conversation"
	"madoguchi/internal/inquiry"
)

// BenchmarkHostile doubles words that are made to be gone over again and again, and
// tells how much longer a step takes: 2 is linear.
func BenchmarkHostile(b *testing.B) {
	d, err := desk()
	if err != nil {
		b.Fatal(err)
	}
	now, _ := time.Parse(time.RFC3339, friday)
	for _, piece := range []string{
		"4月1日 ", "123456 ", "コード 123456 ", "再発行の手数料はかかりますか。", "a@example.jp ", "1234-5678-", "<!--", "[a", "来週から", "> ",
	} {
		b.Run(strings.TrimSpace(piece), func(b *testing.B) {
			took := func(n int) time.Duration {
				text := inquiry.NewText(strings.Repeat(piece, n/len([]rune(piece))))
				best := time.Hour
				for range 9 {
					in := inquiry.Inbound{
						ID: "a", Channel: inquiry.Email, Kind: inquiry.Message, Address: inquiry.NewAddress("customer"), At: now, Received: now,
						Text: text, Mail: &inquiry.Mail{Authenticated: true, Cut: text},
					}
					start := time.Now()
					d.Step(conversation.State{}, in, now, conversation.Given{Receipt: "KM7P-3XQ9", Hash: hash})
					best = min(best, time.Since(start))
				}
				return best
			}
			for b.Loop() {
				once, twice := took(10_000), took(20_000)
				b.ReportMetric(float64(twice)/float64(once), "times/doubled")
				b.ReportMetric(float64(twice.Milliseconds()), "ms/20,000")
			}
		})
	}
}
