package main

import (
	"database/sql"
	"errors"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/lang/cjk"
	_ "modernc.org/sqlite" // SQLite in Go, as the driver "sqlite"
)

// together is how many phrases are written at a time.
const together = 1000

// bleveCJK is bleve as it comes, with its analyzer for Chinese, Japanese and Korean: the
// topic of the phrase that it finds first.
func bleveCJK() engine {
	return engine{
		name: "bleve, cjk",
		build: func(known []phrase, s settings) error {
			mapping := bleve.NewIndexMapping()
			mapping.DefaultAnalyzer = cjk.AnalyzerName
			index, err := bleve.New(filepath.Join(s.dir, "index"), mapping)
			if err != nil {
				return err
			}
			batch := index.NewBatch()
			for i, p := range known {
				if err := batch.Index(strconv.Itoa(i), map[string]string{"text": p.text}); err != nil {
					return err
				}
				if batch.Size() == together || i+1 == len(known) {
					if err := index.Batch(batch); err != nil {
						return err
					}
					batch.Reset()
				}
			}
			return index.Close()
		},
		open: func(known []phrase, s settings) (match, error) {
			index, err := bleve.OpenUsing(filepath.Join(s.dir, "index"), map[string]any{"read_only": true})
			if err != nil {
				return nil, err
			}
			return func(text string) (string, error) {
				query := bleve.NewMatchQuery(text)
				query.SetField("text")
				found, err := index.Search(bleve.NewSearchRequestOptions(query, 1, 0, false))
				if err != nil || len(found.Hits) == 0 {
					return "", err
				}
				i, err := strconv.Atoi(found.Hits[0].ID)
				return known[i].topic, err
			}, nil
		},
	}
}

// sqliteTrigram is SQLite's full-text search with its tokenizer of three signs: the topic of
// the phrase that shares the rarest of them with the message.
func sqliteTrigram() engine {
	file := func(s settings) string { return filepath.Join(s.dir, "phrases.db") }
	return engine{
		name: "SQLite FTS5, trigram",
		build: func(known []phrase, s settings) error {
			db, err := sql.Open("sqlite", file(s))
			if err != nil {
				return err
			}
			defer db.Close()
			if _, err := db.Exec(`CREATE VIRTUAL TABLE phrases USING fts5(topic UNINDEXED, text, tokenize = 'trigram')`); err != nil {
				return err
			}
			all, err := db.Begin()
			if err != nil {
				return err
			}
			for _, p := range known {
				if _, err := all.Exec(`INSERT INTO phrases VALUES (?, ?)`, p.topic, p.text); err != nil {
					return errors.Join(err, all.Rollback())
				}
			}
			return all.Commit()
		},
		open: func(_ []phrase, s settings) (match, error) {
			db, err := sql.Open("sqlite", file(s))
			if err != nil {
				return nil, err
			}
			find, err := db.Prepare(`SELECT topic FROM phrases WHERE phrases MATCH ? ORDER BY rank LIMIT 1`)
			if err != nil {
				return nil, err
			}
			return func(text string) (string, error) {
				wanted := trigrams(text)
				if wanted == "" {
					return "", nil
				}
				topic := ""
				err := find.QueryRow(wanted).Scan(&topic)
				if errors.Is(err, sql.ErrNoRows) {
					err = nil
				}
				return topic, err
			}, nil
		},
	}
}

// trigrams are all three signs in a row of a text, any of which may be found: as FTS5 writes
// a query.
func trigrams(text string) string {
	signs, seen := []rune(text), map[string]bool{}
	var all []string
	for i := 0; i+3 <= len(signs); i++ {
		if t := string(signs[i : i+3]); !seen[t] && !strings.ContainsRune(t, 0) {
			seen[t] = true
			all = append(all, `"`+strings.ReplaceAll(t, `"`, `""`)+`"`)
		}
	}
	return strings.Join(all, " OR ")
}
