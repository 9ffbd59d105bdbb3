package check

import (
	"fmt"
	"io"
	"strings"

	"madoguchi/infra/local/cli"
	"madoguchi/internal/incident"
)

// printer writes what was found: the worst of it, or all.
type printer struct {
	w   io.Writer
	all bool
}

// most is how many lines of a kind are shown where not all are.
const most = 10

// lines writes indented lines, and how many are not shown.
func (p printer) lines(lines []string) {
	shown := len(lines)
	if !p.all {
		shown = min(shown, most)
	}
	for _, line := range lines[:shown] {
		fmt.Fprintln(p.w, "  "+line)
	}
	if rest := len(lines) - shown; rest > 0 {
		fmt.Fprintf(p.w, "  … and %s; -v prints all\n", cli.Counted(rest, "more line", "more lines"))
	}
}

// coverage writes how many phrases there are, and which answers have few.
func (p printer) coverage(all []covered) {
	var totals []string
	for _, lang := range languages(all) {
		c := inLang(all, lang)
		totals = append(totals, fmt.Sprintf("%s %s by %s", lang, cli.Grouped(c.phrases), cli.Counted(len(c.writers), "writer", "writers")))
	}
	fmt.Fprintln(p.w, "phrases:", strings.Join(totals, ", "))
	var thin, every []string
	for _, c := range all {
		every = append(every, counted(c, languages(all)))
		if c.thin() {
			thin = append(thin, counted(c, languages(all)))
		}
	}
	if p.all {
		fmt.Fprintln(p.w, "topics, with phrases/writers in each language:")
		p.lines(every)
	}
	if len(thin) > 0 {
		fmt.Fprintf(p.w, "thin: %s with fewer than %d phrases in a language in which the desk answers (phrases/writers)\n",
			cli.Counted(len(thin), "topic", "topics"), enough)
		p.lines(thin)
	}
}

// translations writes how much is translated into each language, and what is not.
func (p printer) translations(i *incident.Incident) {
	for _, c := range i.Coverage() {
		fmt.Fprintf(p.w, "translations: %s %d of %d, %d of them pending: rehearsals have those, customers do not\n",
			c.Lang, c.Said, c.All, c.Pending)
		if p.all {
			p.lines(c.Missing)
		}
	}
}

// counted is a line on a topic: "period  en 120/5, ja 98/6".
func counted(c covered, langs []string) string {
	var words []string
	for _, lang := range langs {
		words = append(words, fmt.Sprintf("%s %d/%d", lang, c.in(lang).phrases, len(c.in(lang).writers)))
	}
	return fmt.Sprintf("%-32s %s", c.topic, strings.Join(words, ", "))
}

// crossed writes which phrases would bring another answer than their own.
func (p printer) crossed(i *incident.Incident, all []left) {
	pairs, n := crossings(i, all), 0
	var lines []string
	for _, c := range pairs {
		n += len(c.phrases)
		shown := c.phrases
		if !p.all {
			shown = shown[:1]
		}
		lines = append(lines, fmt.Sprintf("%4d  %s -> %s", len(c.phrases), c.from, c.to))
		for _, l := range shown {
			lines[len(lines)-1] += fmt.Sprintf("\n          %.2f %q", l.score, l.Question)
		}
	}
	fmt.Fprintf(p.w, "crossed: of %s, %s (%.1f%%) would bring another answer if the desk had not learned it\n",
		cli.Counted(len(all), "phrase", "phrases"), cli.Grouped(n), 100*float64(n)/float64(max(len(all), 1)))
	p.lines(lines)
}

// unreached writes which answers no phrase of their own leads to.
func (p printer) unreached(lost []incident.Entry) {
	if len(lost) == 0 {
		fmt.Fprintln(p.w, "reached: every answer, by a phrase that the desk had not learned")
		return
	}
	fmt.Fprintf(p.w, "unreached: %s to which none of their own phrases leads; they need more of them, or another answer covers them\n",
		cli.Counted(len(lost), "answer", "answers"))
	var lines []string
	for _, e := range lost {
		lines = append(lines, e.ID)
	}
	p.lines(lines)
}
