// Command bundle makes the file with which the functions start: the incident that is served,
// checked as a whole, and what reads messages about it, trained. It stands beside each program
// that needs it, and the same sources make the same bytes.
//
//	go run ./infra/bundle dist/answer/incident.bundle
package main

import (
	"errors"
	"fmt"
	"os"
	_ "time/tzdata" // the incident's zone must load on a bare machine (platform fact 26)

	"madoguchi/internal/incidents"
	"madoguchi/internal/published"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "bundle:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) == 0 {
		return errors.New("the files to write, please")
	}
	i, err := incidents.Load("")
	if err != nil {
		return err
	}
	made, sum, err := published.Make(i)
	if err != nil {
		return err
	}
	for _, path := range args {
		if err := os.WriteFile(path, made, 0o644); err != nil {
			return err
		}
	}
	fmt.Println("incident", i.ID, sum)
	return nil
}
