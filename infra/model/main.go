// Command model trains the matcher on the questions of the incident and writes
// it to a file, so that the answer function need not do it at its start:
//
//	go run ./infra/model dist/answer/model.bin
//
// It also measures and makes what recognises people in danger, see internal/danger:
//
//	go run ./infra/model danger -asked DIR
package main

import (
	"errors"
	"fmt"
	"os"
	_ "time/tzdata" // the incident's zone must load on a bare machine (platform fact 26)

	"madoguchi/internal/conversation"
	"madoguchi/internal/faq"
	"madoguchi/internal/incidents"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "model:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) > 0 && args[0] == "danger" {
		return dangerCommand(args[1:], os.Stdout)
	}
	if len(args) != 1 {
		return errors.New("one argument, please: the file to write")
	}
	i, err := incidents.Load("")
	if err != nil {
		return err
	}
	examples := conversation.Questions(i)
	model, err := faq.Train(examples)
	if err != nil {
		return err
	}
	return write(args[0], model, examples)
}

func write(path string, model *faq.Model, examples []faq.Example) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	return errors.Join(faq.WriteModel(f, model, examples), f.Close())
}
