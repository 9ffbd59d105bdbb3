// Package localgov measures how well a question finds its answer among the 1,786 of a
// Japanese city, on the public set of Sakata et al., "FAQ Retrieval using Query-Question
// Similarity and BERT-Based Query-Answer Relevance" (SIGIR 2019, arXiv 1905.02851). It is a
// yardstick that nobody here has written. Nothing is fitted to its queries.
package localgov

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"madoguchi/infra/local/cli"
)

// entry is a question, in one wording or several, and its answer.
type entry struct {
	ID        string
	Questions []string
	Answer    string
}

// query is what somebody asked, and how well entries answer it: 2 or 1, by their places.
type query struct {
	ID, Text string
	grades   map[int]int
}

// set is the yardstick.
type set struct {
	entries []entry
	queries []query // those that something answers
}

// load reads entries.jsonl, queries.jsonl and qrels.tsv, a line "query, entry, grade" with
// tabs between.
func load(dir string) (set, error) {
	var s set
	places, queries := map[string]int{}, map[string]int{}
	err := cli.Lines(filepath.Join(dir, "entries.jsonl"), func(line []byte) error {
		var e entry
		err := json.Unmarshal(line, &e)
		places[e.ID] = len(s.entries)
		s.entries = append(s.entries, e)
		return err
	})
	if err != nil {
		return set{}, err
	}
	var all []query
	err = cli.Lines(filepath.Join(dir, "queries.jsonl"), func(line []byte) error {
		q := query{grades: map[int]int{}}
		err := json.Unmarshal(line, &q)
		queries[q.ID] = len(all)
		all = append(all, q)
		return err
	})
	if err != nil {
		return set{}, err
	}
	err = cli.Lines(filepath.Join(dir, "qrels.tsv"), func(line []byte) error {
		cells := strings.Split(string(line), "\t")
		if len(cells) != 3 {
			return fmt.Errorf("not a line of query, entry and grade")
		}
		q, asked := queries[cells[0]]
		e, there := places[cells[1]]
		grade, err := strconv.Atoi(cells[2])
		if !asked || !there || err != nil || grade < 0 {
			return fmt.Errorf("no such query, entry or grade")
		}
		if grade > 0 {
			all[q].grades[e] = grade
		}
		return nil
	})
	for _, q := range all {
		if len(q.grades) > 0 {
			s.queries = append(s.queries, q)
		}
	}
	return s, err
}
