// Package check is the command that looks through the folder of an incident, and plays the
// dialogues in it.
package check

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"time"

	"madoguchi/infra/local/cli"
	"madoguchi/infra/local/dialogue"
	"madoguchi/infra/local/rehearsal"
	"madoguchi/internal/incidents"
)

// Run is `incident check` and `incident play`.
func Run(args []string, now time.Time, stdout, stderr io.Writer) error {
	command := ""
	if len(args) > 0 {
		command = args[0]
	}
	if command != "check" && command != "play" {
		return errors.New("incident check or incident play, please: incident check [-incident DIR]")
	}
	flags := flag.NewFlagSet("incident "+command, flag.ContinueOnError)
	flags.SetOutput(stderr)
	dir := flags.String("incident", "", "another incident: its `folder`, or the name of one that is built in")
	if err := flags.Parse(args[1:]); err != nil {
		return err
	}
	if flags.NArg() > 0 {
		return fmt.Errorf("incident %s takes no argument %q; name the folder with -incident", command, flags.Arg(0))
	}
	if command == "play" {
		return play(*dir, stdout)
	}
	return check(*dir, now, stdout)
}

// check loads the folder of an incident as the desk does and prints what does not hold, and
// what has grown old by now.
func check(dir string, now time.Time, stdout io.Writer) error {
	i, err := incidents.Load(dir)
	if err != nil {
		return err
	}
	for _, warning := range i.Stale(now) {
		fmt.Fprintln(stdout, "warning:", warning)
	}
	if len(i.HelpLines) == 0 {
		fmt.Fprintln(stdout, "warning: help_lines.yaml: there is none; people in danger are told to call the police and of nobody else")
	}
	fmt.Fprintf(stdout, "%s loads: %d entries, %d help lines\n", i.ID, len(i.Entries), len(i.HelpLines))
	return nil
}

// play plays the dialogues beside an incident and prints which of them go otherwise than
// they should.
func play(dir string, stdout io.Writer) error {
	desk, err := rehearsal.Load(dir)
	if err != nil {
		return err
	}
	files, err := incidents.Open(dir)
	if err != nil {
		return err
	}
	all, err := dialogue.Read(files, desk.Incident)
	if err != nil {
		return err
	}
	failed := 0
	for _, d := range all {
		for _, on := range d.On {
			if err := dialogue.Play(desk, d, on); err != nil {
				failed++
				fmt.Fprintln(stdout, err)
			}
		}
	}
	if failed > 0 {
		return fmt.Errorf("%s went otherwise than written", cli.Counted(failed, "conversation", "conversations"))
	}
	fmt.Fprintf(stdout, "%s went as written\n", cli.Counted(len(all), "dialogue", "dialogues"))
	return nil
}
