// Command model measures and makes what recognises people in danger, see internal/danger, and
// what they say of the talk itself, see internal/aside:
//
//	go run ./infra/model danger -asked DIR
//	go run ./infra/model aside
package main

import (
	"errors"
	"fmt"
	"os"
	_ "time/tzdata" // the incident's zone must load on a bare machine (platform fact 26)
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
	if len(args) > 0 && args[0] == "aside" {
		return asideCommand(args[1:], os.Stdout)
	}
	return errors.New("danger or aside is what is measured")
}
