package store_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"fmt"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/keyring"
	"madoguchi/internal/store"
	"madoguchi/internal/table"
	"madoguchi/internal/table/tabletest"
)

// counting counts the bytes of bodies that are read.
type counting struct {
	table.Engine
	items, bytes int
	gets         int
}

func (c *counting) Get(ctx context.Context, keys ...table.Key) ([]table.Item, error) {
	items, err := c.Engine.Get(ctx, keys...)
	for _, item := range items {
		c.items, c.bytes = c.items+1, c.bytes+len(item.Body)
	}
	c.gets++
	return items, err
}

func (c *counting) Query(ctx context.Context, q table.Query) ([]table.Item, error) {
	items, err := c.Engine.Query(ctx, q)
	for _, item := range items {
		c.items, c.bytes = c.items+1, c.bytes+len(item.Body)
	}
	return items, err
}

// BenchmarkListOf500 reads what the queue shows, and the clock each minute: 500 open
// cases of 1,000 characters.
func BenchmarkListOf500(b *testing.B) {
	engine := &counting{Engine: tabletest.Bolt(b)}
	keys, err := keyring.New(rand.Reader, 1, map[uint16][]byte{1: bytes.Repeat([]byte{7}, keyring.SecretSize)})
	if err != nil {
		b.Fatal(err)
	}
	s, now := store.New(engine, keys, 30*24*time.Hour), time.Date(2019, 4, 12, 1, 0, 0, 0, time.UTC)
	words := inquiry.NewText(strings.Repeat("住所が漏れたのではないかと心配しております。", 46))
	for i := range 500 {
		c := cases.Case{Receipt: cases.Receipt(fmt.Sprintf("KM7P-%04d", i)), Channel: inquiry.LINE, Lang: "ja", Lane: cases.General,
			State: cases.Open, Address: inquiry.NewAddress("U0123456789abcdef0123456789abcdef"), Summary: words, OpenedAt: now, DueAt: now.Add(time.Hour), Messages: 1}
		if err := s.Act(context.Background(),
			casework.Deed{Case: c, Action: casework.Action{By: "clock", Verb: casework.Late, ID: fmt.Sprint(i)}, Now: now}); err != nil {
			b.Fatal(err)
		}
	}
	engine.items, engine.bytes = 0, 0
	for b.Loop() {
		all, err := s.Cases(context.Background(), false)
		if err != nil || len(all) != 500 {
			b.Fatal(len(all), err)
		}
	}
	b.ReportMetric(float64(engine.bytes)/float64(b.N)/1000, "kB/list")
	b.ReportMetric(float64(engine.items)/float64(b.N), "items/list")
}
