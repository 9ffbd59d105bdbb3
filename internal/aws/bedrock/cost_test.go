package bedrock_test

import (
	"fmt"
	"math"
	"os"
	"strings"
	"testing"

	"madoguchi/internal/aws/bedrock"
	"madoguchi/internal/incidents"
	"madoguchi/internal/reading/prompt"
)

// price is what a million tokens cost, in dollars (platform fact 44).
type price struct {
	model                                  string
	input, output, fiveMinutes, hour, read float64
}

func prices() []price {
	return []price{
		{"jp.anthropic.claude-haiku-5-5", 0.11, 0.55, 0.1375, 0.22, 0.011},
		{"jp.amazon.nova-2-lite-v1:0", 0.396, 3.311, 0.396, math.NaN(), 0.099}, // knows no hour
		{"jp.anthropic.claude-haiku-4-5-20251001-v1:0", 1.10, 5.50, 1.375, 2.20, 0.11},
	}
}

// What a call holds beside the prompt, in tokens: around, what a service adds for a tool;
// message, 200 characters of two tokens each, three times those of an ordinary question, and
// what the desk said last; answer, as many as may be.
const around, message, answer = 500, 500, 300

// cost is that of a thousand calls with a prompt of so many tokens, at a rate of calls an
// hour, where the prompt stays cached for hours after each use; 0 for no cache. Calls come at
// random, so that the next one finds the cache with the probability 1 - e^(-rate × hours).
func (p price) cost(prompt int, rate, hours float64) float64 {
	each := p.input
	if hours > 0 {
		write := p.fiveMinutes
		if hours == 1 {
			write = p.hour
		}
		found := 1 - math.Exp(-rate*hours)
		each = found*p.read + (1-found)*write
	}
	return 1000 * (float64(prompt+around)*each + message*p.input + answer*p.output) / 1e6
}

// lifetimes are those of a cache, in hours.
func lifetimes() []float64 { return []float64{0, 1. / 12, 1} }

// TestCosts: the table of docs/reader.md is that of the formula above and of the prices, for
// prompts that are at least as long as those of the built-in incidents. With its default cache
// the default model costs three dollars a thousand messages at most, however many come.
func TestCosts(t *testing.T) {
	doc, err := os.ReadFile("../../../docs/reader.md")
	if err != nil {
		t.Fatal(err)
	}
	var table strings.Builder
	for _, size := range []struct {
		name   string
		detail prompt.Detail
		most   int // tokens
	}{{"topics", prompt.ToTopics, 15000}, {"entries", prompt.ToEntries, 20000}} {
		for _, name := range incidents.Names() {
			if n := longest(t, name, size.detail); n > size.most {
				t.Errorf("the prompt of %s has up to %d tokens: the table counts %d", name, n, size.most)
			}
		}
		for _, price := range prices() {
			for _, rate := range []float64{1, 14, 20000} {
				fmt.Fprintf(&table, "| `%s` | %s, %d | %.0f |", price.model, size.name, size.most, rate)
				for _, hours := range lifetimes() {
					c := price.cost(size.most, rate, hours)
					if math.IsNaN(c) {
						table.WriteString(" – |")
						continue
					}
					fmt.Fprintf(&table, " %.2f |", c)
					if price.model == bedrock.DefaultModel && hours == 1 && c > 3 {
						t.Errorf("%s, %s, %.0f an hour: $%.2f a thousand", price.model, size.name, rate, c)
					}
				}
				table.WriteString("\n")
			}
		}
	}
	if !strings.Contains(string(doc), table.String()) {
		t.Errorf("docs/reader.md does not hold this table:\n%s", table.String())
	}
}

// longest is how many tokens the prompt of an incident has at most.
func longest(t *testing.T, name string, detail prompt.Detail) int {
	t.Helper()
	i, err := incidents.Load(name)
	if err != nil {
		t.Fatal(err)
	}
	p, err := prompt.Of(i, detail)
	if err != nil {
		t.Fatal(err)
	}
	_, most := p.Tokens()
	return most
}
