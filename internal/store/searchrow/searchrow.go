// Package searchrow keeps the words of open cases where a search finds them: one sealed row a
// case, written in the transaction that changes the case, so that a word that was taken back or
// masked again is gone from it, too. A closed case has an empty row, which stands in no index and
// expires. A search reads the rows of the cases that were written to last and opens them in memory;
// nothing in them can be asked for by its words in the table.
package searchrow

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/casework/search"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/jatext"
	"madoguchi/internal/keyring"
	"madoguchi/internal/lazyregexp"
	"madoguchi/internal/table"
)

const (
	shards = 8
	// Most is how many cases are searched, those with the newest words: 2,000, some 4 MB as they
	// usually are, and 20 MB at worst.
	Most = shards * mostOfShard

	mostOfShard = 250
	mostMarks   = 20
	forgotten   = 183 * 24 * time.Hour
)

func shardKey(n int) string { return "FIND#" + strconv.Itoa(n) }

// Item is where the row of a case stands that is written now, and Row what is sealed in it: nothing
// of a closed case, whose row expires with it. Any other one does, too, half a year after it was
// written: a version of the desk that knows no such rows may have closed its case. The shard is that
// of its receipt.
func Item(c cases.Case, shard int, expires, now time.Time) table.Item {
	if expires.IsZero() {
		expires = now.Add(forgotten)
	}
	item := table.Item{Key: table.Key{Partition: "K#" + string(c.Receipt), Sort: "FIND"}, Version: c.Version, Expires: expires}
	if c.State != cases.Closed {
		item.Work = &table.Key{Partition: shardKey(shard), Sort: table.Moment(c.NewsAt()) + "#" + string(c.Receipt)}
	}
	return item
}

// Row is what is searched of a case; nil of a closed one. Hash is keyed.
func Row(c cases.Case, hash func(domain, value string) string) any {
	if c.State == cases.Closed {
		return nil
	}
	row := search.Row{Receipt: c.Receipt}
	if !c.Summary.Empty() {
		row.Texts = append(row.Texts, cases.Beginning(c.Summary))
	}
	for _, h := range c.Heard {
		row.Texts = append(row.Texts, h.Text)
	}
	if c.Contact != "" {
		row.Marks = append(row.Marks, c.Contact)
	}
	if c.Channel == inquiry.Email {
		row.Marks = append(row.Marks, search.Marks(c.Address.Value(), hash)...)
	}
	for _, text := range row.Texts {
		wide := jatext.Width(text.Words())
		for _, found := range append(phones.FindAllString(wide, mostMarks), mails.FindAllString(wide, mostMarks)...) {
			row.Marks = append(row.Marks, search.Marks(strings.TrimSpace(found), hash)...)
		}
	}
	row.Marks = row.Marks[:min(len(row.Marks), mostMarks)]
	row.Texts, row.Outlined = search.Outlined(row.Texts), true
	return row
}

var (
	phones = lazyregexp.New(`(?:\+|0)[0-9][0-9() .ー\x{2010}-\x{2015}\x{2212}-]{6,18}[0-9]`)
	mails  = lazyregexp.New(`[A-Za-z0-9!#$%&'*+/=?^_{|}~.-]+@[A-Za-z0-9.-]+`)
)

// Book reads the rows.
type Book struct {
	Engine table.Engine
	Keys   *keyring.Ring
}

// Searched implements [search.Rows].
func (b Book) Searched(ctx context.Context) (rows []search.Row, all bool, err error) {
	all = true
	var failed error
	for shard := range shards {
		query := table.Query{Work: true, Partition: shardKey(shard), Last: true, Limit: mostOfShard}
		items, err := b.Engine.Query(ctx, query)
		if err != nil {
			return nil, false, err
		}
		all = all && len(items) < mostOfShard
		for _, item := range items {
			var row search.Row
			if err := b.Keys.Open(item.Place(), item.Body, &row); err != nil {
				failed = errors.Join(failed, fmt.Errorf("searchrow: open %s: %w", item.Kind(), err))
				continue
			}
			rows = append(rows, row)
		}
	}
	return rows, all, failed
}

var _ search.Rows = Book{}
