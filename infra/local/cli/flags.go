// Package cli is what the commands share: flags, arguments, and numbers as people read them.
package cli

import (
	"flag"
	"fmt"
	"io"
	"strconv"
)

// New returns a set of flags that tells its mistakes to stderr.
func New(name string, stderr io.Writer) *flag.FlagSet {
	flags := flag.NewFlagSet(name, flag.ContinueOnError)
	flags.SetOutput(stderr)
	return flags
}

// Help tells which commands there are.
func Help(w io.Writer, commands string) error {
	fmt.Fprintln(w, commands)
	return flag.ErrHelp
}

// One returns the one argument behind the flags.
func One(flags *flag.FlagSet) (string, error) {
	if flags.NArg() != 1 {
		return "", fmt.Errorf("one file, please: %s FILE (flags before the file)", flags.Name())
	}
	return flags.Arg(0), nil
}

// None refuses arguments behind the flags.
func None(flags *flag.FlagSet) error {
	if flags.NArg() > 0 {
		return fmt.Errorf("%s takes flags only", flags.Name())
	}
	return nil
}

// Counted writes how many there are of what has a name for one and for many.
func Counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return Grouped(n) + " " + many
}

// Grouped writes a number as 7,996.
func Grouped(n int) string {
	digits := strconv.Itoa(n)
	for at := len(digits) - 3; at > 0; at -= 3 {
		digits = digits[:at] + "," + digits[at:]
	}
	return digits
}
