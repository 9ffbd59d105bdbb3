package check

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"madoguchi/infra/local/cli"
	"madoguchi/infra/local/eval"
	"madoguchi/infra/local/eval/judge"
)

// test plays files of labelled inquiries against an incident. It fails where a file has
// more harmful answers, or fewer right ones, than it allows.
func test(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	flags := cli.New("incident test", stderr)
	dir := flags.String("incident", "", "another incident: its `folder`, or the name of one that is built in")
	verbose := flags.Bool("v", false, "print what each case got, and not only those that were not answered right")
	asked := flagged{}
	flags.Func("right", "at least so many `percent` are right, whatever the files say", asked.set("right"))
	flags.Func("harmful", "at most so many `percent` do harm, whatever the files say", asked.set("harmful"))
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() == 0 {
		return errors.New("files of labelled inquiries, please: incident test FILE... (flags before the files)")
	}
	player, err := eval.NewPlayer(*dir)
	if err != nil {
		return err
	}
	failed := 0
	for _, name := range flags.Args() {
		r := result{out: stdout, all: *verbose}
		bounds, err := player.File(ctx, name, r.add)
		if err != nil {
			return err
		}
		if !r.within(name, asked.over(bounds)) {
			failed++
		}
	}
	if failed > 0 {
		return fmt.Errorf("incident test: %s failed of %d", cli.Counted(failed, "file", "files"), flags.NArg())
	}
	return nil
}

// over are bounds with those that flags name in their place.
func (f flagged) over(b judge.Bounds) judge.Bounds {
	if p, ok := f["right"]; ok {
		b.Right = p
	}
	if p, ok := f["harmful"]; ok {
		b.Harmful = p
	}
	return b
}

// flagged are the bounds that flags name, in percent.
type flagged map[string]float64

func (f flagged) set(name string) func(string) error {
	return func(value string) error {
		percent, err := strconv.ParseFloat(value, 64)
		if err != nil || !(percent >= 0 && percent <= 100) {
			return errors.New("no percentage")
		}
		f[name] = percent
		return nil
	}
}

// result is what became of the cases of a file.
type result struct {
	out               io.Writer
	all               bool // tell those that were answered right, too
	n, right, harmful int
}

func (r *result) add(c judge.Case, a judge.Answer, v judge.Verdict) {
	r.n++
	switch {
	case v.Right():
		r.right++
	case v == judge.Harmful:
		r.harmful++
	}
	if r.all || !v.Right() {
		wanted, got := called(c.Expect.Kind, c.Expect.Topics), called(a.Kind, a.Topics)
		fmt.Fprintf(r.out, "  %-8s %s: wanted %s, got %s: %q\n", v, c.ID, wanted, got, c.Text)
	}
}

func called(kind string, topics []string) string {
	return strings.TrimSpace(kind + " " + strings.Join(topics, ", "))
}

// within tells the result, and whether it is within bounds. A file without cases is not:
// it was to test something.
func (r *result) within(name string, b judge.Bounds) bool {
	right, harmful := share(r.right, r.n), share(r.harmful, r.n)
	ok := r.n > 0 && right >= b.Right && harmful <= b.Harmful
	verdict := "ok"
	if !ok {
		verdict = "FAILED"
	}
	fmt.Fprintf(r.out, "%s %s: of %s %d are right (%.1f%%, at least %g%%), %d do harm (%.1f%%, at most %g%%)\n", verdict, name,
		cli.Counted(r.n, "case", "cases"), r.right, right, b.Right, r.harmful, harmful, b.Harmful)
	return ok
}

// share is how many of a hundred.
func share(n, of int) float64 { return 100 * float64(n) / float64(max(of, 1)) }
