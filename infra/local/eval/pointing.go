package eval

import (
	"fmt"
	"io"
	"maps"
	"slices"

	"madoguchi/infra/local/eval/judge"
	"madoguchi/internal/danger"
	"madoguchi/internal/reading"
)

// pointed reports whether a reading points at the topics of a label: at all of several; at a
// single one, or another as good, with one of the first two; where nothing is asked, at nothing
// but what is as good, or talk. Danger counts as a topic.
func pointed(r reading.Reading, topics, also []string, inDanger bool) bool {
	var got []string
	if r.Danger.Kind != danger.None {
		got = append(got, dangerTopic)
	}
	for _, p := range r.Parts {
		got = append(got, p.Topic)
	}
	within := func(topics, of []string) bool {
		return !slices.ContainsFunc(topics, func(one string) bool { return !slices.Contains(of, one) })
	}
	switch len(topics) {
	case 0:
		allowed := slices.Concat(also, talk())
		if inDanger {
			allowed = append(allowed, dangerTopic)
		}
		return within(got, allowed)
	case 1:
		right := append(slices.Clip(also), topics[0])
		return slices.ContainsFunc(got[:min(2, len(got))], func(one string) bool { return slices.Contains(right, one) })
	}
	return within(topics, got)
}

// talk are the topics of who asks nothing.
func talk() []string { return []string{"thanks", "greeting"} }

// pointing counts readings that point right, by language and in all. The verdicts of the desk
// are stricter: they hold the kind of its answer against it as well.
type pointing map[string]*struct{ n, right int }

func (p pointing) add(c judge.Case, r reading.Reading) {
	rows := []string{all, "lang " + c.Lang}
	if c.Several() {
		rows = append(rows, "several questions")
	}
	right := pointed(r, c.Expect.Topics, c.Expect.AlsoTopics, slices.Contains(c.Expect.AlsoTopics, dangerTopic))
	for _, row := range rows {
		if p[row] == nil {
			p[row] = &struct{ n, right int }{}
		}
		p[row].n++
		p[row].right += count(right)
	}
}

func (p pointing) print(w io.Writer) {
	if len(p) == 0 {
		return
	}
	fmt.Fprintf(w, "\n%-20s%8s%9s\n", "readings", "n", "right %")
	for _, row := range slices.SortedFunc(maps.Keys(p), allFirst) {
		fmt.Fprintf(w, "%-20s%8d%9.1f\n", row, p[row].n, share(p[row].right, p[row].n))
	}
}
