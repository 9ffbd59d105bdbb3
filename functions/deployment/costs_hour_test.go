package deployment

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"
)

// hour is the hour after an announcement in seconds: what is offered falls off with tau, and an
// hour has 95% of it.
type hour struct {
	people      float64 // who are affected
	write       float64 // inquiries, of all of them together
	rate, burst float64 // of the API, a second and at once
	concurrency float64 // of AnswerFunction
	turn        float64 // seconds
	api         float64 // the share that comes by the API: LINE; mail does not
}

const (
	tau       = 1200. // seconds
	comesBack = 60.   // seconds after which what got 429 is sent again; LINE does not say (platform fact 4)
	mayReply  = 50.   // seconds for which a reply is free (platform fact 5), less the way
)

// played is what becomes of it.
type played struct {
	peak    float64 // inquiries a second
	refused float64 // requests that got 429
	longest float64 // wait in the inbox, seconds
	pushes  float64 // answers on LINE that came too late for a reply
	turns   float64 // at most in a second
}

// play lets two hours pass, second by second, in fractions of people.
func (h hour) play() (p played) {
	tokens, waiting := h.burst, 0.
	again := map[int]float64{}
	for s := range 7200 {
		offered := h.write / tau * math.Exp(-float64(s)/tau)
		p.peak = max(p.peak, offered)
		knocks := offered*h.api + again[s]
		tokens = min(h.burst, tokens+h.rate)
		in := min(knocks, tokens)
		tokens -= in
		p.refused += knocks - in
		again[s+comesBack] += knocks - in
		capacity := h.concurrency / h.turn
		wait := waiting / capacity
		if p.longest = max(p.longest, wait); wait > mayReply {
			p.pushes += in
		}
		waiting += in + offered*(1-h.api)
		done := min(waiting, capacity)
		waiting -= done
		p.turns = max(p.turns, done)
	}
	return p
}

// hourTable plays the sizes of the plan with the settings of template.yaml, and with what the
// page says to raise.
func (p *costsPage) hourTable(all []deed) string {
	p.t.Helper()
	defaults := func(name string) float64 {
		n, err := strconv.ParseFloat(get(p.template.root, "Parameters", name, "Default").Value, 64)
		if err != nil {
			p.t.Fatal(err)
		}
		return n
	}
	usual := hour{rate: defaults("RequestRate"), burst: defaults("RequestBurst"), concurrency: defaults("AnswerConcurrency"),
		turn: p.price("seconds of answer"), api: 0.8}
	var b strings.Builder
	b.WriteString("| affected | inquiries | peak/s | RequestRate | AnswerConcurrency | refused at first (429) | longest wait | answers that became pushes | their yen, at 3 | write units/s | dollars for all |\n")
	b.WriteString("|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n")
	for _, row := range []struct{ people, rate, burst, concurrency float64 }{
		{8e3, usual.rate, usual.burst, usual.concurrency},
		{8e6, usual.rate, usual.burst, 10},
		{8e6, usual.rate, usual.burst, usual.concurrency},
		{80e6, usual.rate, usual.burst, usual.concurrency},
		{80e6, 2000, 4000, usual.concurrency},
		{80e6, 2000, 4000, 200},
	} {
		h := usual
		h.people, h.write, h.rate, h.burst, h.concurrency = row.people, row.people*p.price("share who write"), row.rate, row.burst, row.concurrency
		got := h.play()
		fmt.Fprintf(&b, "| %s | %s | %.3g | %.0f | %.0f | %s | %s | %s | %s | %s | %.2f |\n", thousands(h.people), thousands(h.write), got.peak, h.rate,
			h.concurrency, thousands(got.refused), minutes(got.longest), thousands(got.pushes), thousands(3*got.pushes),
			thousands(got.turns*all[0].write), h.write/1000*p.mix(all).total())
	}
	return b.String()
}

// listTable is what lists of the affected take.
func (p *costsPage) listTable(all []deed) string {
	p.t.Helper()
	units := p.deed(all, "a person of a list").write
	var b strings.Builder
	b.WriteString("| affected | file, MB | written, dollars | kept, dollars a month | writing, minutes |\n|---:|---:|---:|---:|---:|\n")
	for _, n := range []float64{8e3, 8e6, 80e6} {
		fmt.Fprintf(&b, "| %s | %s | %.2f | %.2f | %s |\n", thousands(n), thousands(n*p.price("bytes of a row")/1e6), n*units*p.price("write unit"),
			n*p.price("bytes of a person")*p.price("byte kept, a month"), thousands(n*units/p.price("units of a new table")/60))
	}
	return b.String()
}

// thousands writes a number to three digits: 2,400,000.
func thousands(n float64) string {
	if n >= 1000 {
		unit := math.Pow(10, math.Floor(math.Log10(n))-2)
		n = math.Round(n/unit) * unit
	}
	text := strconv.FormatFloat(math.Round(n), 'f', 0, 64)
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return text
}

func minutes(seconds float64) string {
	if seconds < 120 {
		return fmt.Sprintf("%.0f s", seconds)
	}
	return fmt.Sprintf("%.0f min", seconds/60)
}

// TestAnHour checks the arithmetic of the hour on sums that a person can do.
func TestAnHour(t *testing.T) {
	calm := hour{write: 1200, rate: 300, burst: 600, concurrency: 50, turn: 0.2, api: 0.8}.play()
	if calm.peak != 1 || calm.refused != 0 || calm.longest != 0 || calm.pushes != 0 {
		t.Errorf("one a second at most: %+v", calm)
	}
	full := hour{write: 1.2e6, rate: 1e6, burst: 1e6, concurrency: 50, turn: 0.5, api: 1}.play()
	// 1,000 a second come at first and 100 are done: it grows until 100 come, after tau times ln 10, and
	// then 900 tau less 100 tau ln 10 stand there.
	if want := (900*tau - 100*tau*math.Log(10)) / 100; math.Abs(full.longest-want) > want/100 {
		t.Errorf("the longest wait is %.0f s, want %.0f", full.longest, want)
	}
	shut := hour{write: 1.2e6, rate: 500, burst: 500, concurrency: 1e6, turn: 0.5, api: 1}.play()
	if shut.turns != 500 || shut.refused < 5e5 {
		t.Errorf("the API lets 500 in a second: %+v", shut)
	}
}
