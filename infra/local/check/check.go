// Package check holds the commands for whoever writes the folder of an incident: one looks
// through it, one plays the dialogues in it, one plays cases against it, one puts in what staff proposed.
package check

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"madoguchi/infra/local/cli"
	"madoguchi/internal/conversation"
	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/faq"
	"madoguchi/internal/incident"
	"madoguchi/internal/incidents"
)

// Run is `incident check`, `incident play`, `incident test` or `incident apply`, by the first argument.
func Run(ctx context.Context, args []string, now time.Time, stdout, stderr io.Writer) error {
	command := ""
	if len(args) > 0 {
		command = args[0]
	}
	switch command {
	case "check":
		return check(args[1:], now, stdout, stderr)
	case "play":
		return play(args[1:], stdout, stderr)
	case "test":
		return test(ctx, args[1:], stdout, stderr)
	case "apply":
		return apply(args[1:], stdout, stderr)
	}
	return errors.New("incident check, play, test, apply, switch, diff, publish, activate, rollback or key, please: " +
		"incident check [-incident DIR]")
}

// check loads the folder of an incident as the desk does and prints what does not hold,
// what has grown old by now, and how well people find its answers.
func check(args []string, now time.Time, stdout, stderr io.Writer) error {
	dir, verbose, err := folder("check", args, stderr)
	if err != nil {
		return err
	}
	i, err := incidents.Load(dir)
	if err != nil {
		return err
	}
	warn(stdout, i, now)
	fmt.Fprintf(stdout, "%s loads: %s, %s\n", i.ID, cli.Counted(len(i.Entries), "entry", "entries"),
		cli.Counted(len(i.HelpLines), "help line", "help lines"))
	p := printer{w: stdout, all: verbose}
	p.translations(i)
	p.coverage(coverage(i))
	found, err := leaveOut(conversation.Questions(i), func(e []faq.Example) (intent.Matcher, error) { return faq.Train(e) })
	if err != nil {
		return err
	}
	p.crossed(i, found)
	p.unreached(unreached(i, found))
	return nil
}

// folder reads the flags of a command that takes nothing but a folder.
func folder(command string, args []string, stderr io.Writer) (dir string, verbose bool, err error) {
	flags := cli.New("incident "+command, stderr)
	flags.StringVar(&dir, "incident", "", "another incident: its `folder`, or the name of one that is built in")
	if command == "check" {
		flags.BoolVar(&verbose, "v", false, "print every topic and every phrase, not only the worst")
	}
	if err := flags.Parse(args); err != nil {
		return "", false, err
	}
	if flags.NArg() > 0 {
		return "", false, fmt.Errorf("incident %s takes no argument %q; name the folder with -incident", command, flags.Arg(0))
	}
	return dir, verbose, nil
}

// warn tells what loads and should not stay so.
func warn(w io.Writer, i *incident.Incident, now time.Time) {
	for _, warning := range i.Stale(now) {
		fmt.Fprintln(w, "warning:", warning)
	}
	if len(i.HelpLines) == 0 {
		fmt.Fprintln(w, "warning: help_lines.yaml: there is none; people in danger are told to call the police and of nobody else")
	}
}
