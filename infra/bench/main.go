// Command bench compares the desk's own readers with two search engines, on one core: how
// much processor time they take to load and to find the topic of a message, what they weigh,
// and how often the first topic is the right one.
//
//	cd infra/bench && go run . [-encoder FILE] [-without w1,w6,w7,w8]
//
// All know the phrases of the bank (internal/asked) but those of a few blind writers, and are
// asked the single questions that these wrote (internal/asked/rounds). Each engine is built by
// one process and measured in another, which has not built anything.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"

	"madoguchi/internal/asked/rounds"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// settings are the flags. A process that measures gets those of the one that started it.
type settings struct {
	encoder, without, step, dir string
	most                        int
}

func run() error {
	var s settings
	flag.StringVar(&s.encoder, "encoder", "", "measure the encoder in this `file`, too")
	flag.StringVar(&s.without, "without", strings.Join(rounds.Folds()[0], ","),
		"`writers` whose phrases nobody knows and whose messages are asked")
	flag.IntVar(&s.most, "most", 400, "ask this `many` messages at most")
	flag.StringVar(&s.step, "step", "", "build or match, and an engine: what the command calls itself with")
	flag.StringVar(&s.dir, "dir", "", "where the engine of -step lies")
	flag.Parse()
	if flag.NArg() > 0 {
		return fmt.Errorf("no argument %q, please", flag.Arg(0))
	}
	runtime.GOMAXPROCS(1)
	if s.step != "" {
		return s.alone()
	}
	dir, err := os.MkdirTemp("", "bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	fmt.Println(header)
	for _, e := range engines() {
		if e.name == encoderName && s.encoder == "" {
			continue
		}
		s.dir = filepath.Join(dir, e.name)
		if err := os.Mkdir(s.dir, 0o700); err != nil {
			return err
		}
		for _, step := range []string{"build", "match"} {
			if err := s.call(step + " " + e.name); err != nil {
				return fmt.Errorf("%s %s: %w", step, e.name, err)
			}
		}
	}
	return nil
}

// call does a step in a process of its own.
func (s settings) call(step string) error {
	program, err := os.Executable()
	if err != nil {
		return err
	}
	c := exec.Command(program, "-step", step, "-dir", s.dir, "-encoder", s.encoder, "-without", s.without, "-most", fmt.Sprint(s.most))
	c.Stdout, c.Stderr = os.Stdout, os.Stderr
	return c.Run()
}

// alone is a step.
func (s settings) alone() error {
	step, name, _ := strings.Cut(s.step, " ")
	known, asked, err := load(strings.Split(s.without, ","), s.most)
	if err != nil {
		return err
	}
	for _, e := range engines() {
		switch {
		case e.name != name:
		case step == "build":
			return e.build(known, s)
		default:
			row, err := measure(e, known, asked, s)
			if err == nil {
				fmt.Println(row)
			}
			return err
		}
	}
	return errors.New("no such engine")
}
