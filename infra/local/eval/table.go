package eval

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"

	"madoguchi/infra/local/eval/judge"
)

// table counts verdicts by what a message is.
type table map[string]map[judge.Verdict]int

// all is the row of every message; it stands first.
const all = "all"

// add counts a verdict in each row to which a case belongs, and in some more.
func (t table) add(c judge.Case, writer string, v judge.Verdict, more ...string) {
	rows := append(more, all, "kind "+c.Expect.Kind, "lang "+c.Lang, "writer "+writer)
	if c.IsNear() {
		rows = append(rows, "near misses")
	}
	if c.At != "" {
		rows = append(rows, "clock")
	}
	for _, row := range rows {
		if t[row] == nil {
			t[row] = map[judge.Verdict]int{}
		}
		t[row][v]++
	}
}

// share is how many of a hundred.
func share(n, of int) float64 { return 100 * float64(n) / float64(max(of, 1)) }

// print writes a line a row.
func (t table) print(w io.Writer) {
	fmt.Fprintf(w, "%-20s", "")
	for _, v := range judge.Verdicts() {
		fmt.Fprintf(w, "%9s", v)
	}
	fmt.Fprintf(w, "%8s%9s%10s\n", "n", "right %", "harmful %")
	for _, row := range slices.SortedFunc(maps.Keys(t), allFirst) {
		n, right := 0, 0
		fmt.Fprintf(w, "%-20s", row)
		for _, v := range judge.Verdicts() {
			fmt.Fprintf(w, "%9d", t[row][v])
			n += t[row][v]
			if v.Right() {
				right += t[row][v]
			}
		}
		fmt.Fprintf(w, "%8d%9.1f%10.1f\n", n, share(right, n), share(t[row][judge.Harmful], n))
	}
}

func allFirst(a, b string) int {
	if (a == all) != (b == all) {
		if a == all {
			return -1
		}
		return 1
	}
	return cmp.Compare(a, b)
}
