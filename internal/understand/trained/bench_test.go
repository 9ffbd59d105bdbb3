package trained

import (
	"strings"
	"testing"
)

// A message in the middle has 26 pieces; none has more than 5,000 characters.
func BenchmarkRead(b *testing.B) {
	r := load(b)
	const median = "カードを再発行したいのですが、手数料はかかりますか。いつ届きますか。住所は"
	for name, words := range map[string]string{
		"median": median,
		"long":   string([]rune(strings.Repeat(median, 5000))[:5000]),
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				r.Read(words)
			}
		})
	}
}

// What a cold start pays.
func BenchmarkOpen(b *testing.B) {
	load(b)
	for b.Loop() {
		load(b)
	}
}
