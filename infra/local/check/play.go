package check

import (
	"fmt"
	"io"

	"madoguchi/infra/local/cli"
	"madoguchi/infra/local/dialogue"
	"madoguchi/infra/local/rehearsal"
	"madoguchi/internal/incidents"
)

// play plays the dialogues beside an incident and prints which of them go otherwise than
// they should.
func play(args []string, stdout, stderr io.Writer) error {
	dir, _, err := folder("play", args, stderr)
	if err != nil {
		return err
	}
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
