// Package check is the command that looks through the folder of an incident.
package check

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"time"

	"madoguchi/internal/incidents"
)

// Run is `incident check`: it loads the folder of an incident as the desk
// does and prints what does not hold, and what has grown old by now.
func Run(args []string, now time.Time, stdout, stderr io.Writer) error {
	if len(args) == 0 || args[0] != "check" {
		return errors.New("incident check, please: incident check [-incident DIR]")
	}
	flags := flag.NewFlagSet("incident check", flag.ContinueOnError)
	flags.SetOutput(stderr)
	dir := flags.String("incident", "", "another incident: its `folder`, or the name of one that is built in")
	if err := flags.Parse(args[1:]); err != nil {
		return err
	}
	if flags.NArg() > 0 {
		return fmt.Errorf("incident check takes no argument %q; name the folder with -incident", flags.Arg(0))
	}
	i, err := incidents.Load(*dir)
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
