package check

import (
	"errors"
	"fmt"
	"io"
	"os"

	"madoguchi/infra/local/amended"
	"madoguchi/infra/local/cli"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/amend"
	"madoguchi/internal/incidents"
)

// apply puts approved proposals of staff into the folder of an incident, one after the other. One
// with which the folder does not load changes nothing, and ends it.
func apply(args []string, stdout, stderr io.Writer) error {
	var folder amended.Folder
	flags := cli.New("incident apply", stderr)
	flags.StringVar(&folder.Dir, "incident", "", "the `folder` of the incident")
	flags.Func("apart", "a `file` that measures and lies elsewhere; may be given again", func(name string) error {
		folder.Apart = append(folder.Apart, name)
		return nil
	})
	if err := flags.Parse(args); err != nil {
		return err
	}
	if info, err := os.Stat(folder.Dir); folder.Dir == "" || err != nil || !info.IsDir() || flags.NArg() == 0 {
		return errors.New("incident apply needs a folder and changes that the staff pages gave out: incident apply -incident DIR FILE")
	}
	for _, file := range flags.Args() {
		b, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		c, err := amend.Read(b)
		if err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		var i *incident.Incident
		names, err := folder.Put(c, func(dir string) error {
			i, err = incidents.Load(dir)
			return err
		})
		if err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		if len(names) == 0 {
			fmt.Fprintf(stdout, "%s is in %s already\n", c.ID, folder.Dir)
		}
		for _, name := range names {
			fmt.Fprintf(stdout, "%s: %s, and %s loads\n", c.ID, name, i.ID)
		}
	}
	return nil
}
