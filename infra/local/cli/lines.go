package cli

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"
)

// longestLine is the longest line of a file of lines, in bytes.
const longestLine = 8 << 20

// Lines gives each line of a file that is not blank; - is standard input. An error of
// the giver's names file and line.
func Lines(name string, each func(line []byte) error) error {
	in := io.Reader(os.Stdin)
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
		in = f
	}
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, longestLine)
	for n := 1; lines.Scan(); n++ {
		line := bytes.TrimSpace(bytes.TrimPrefix(lines.Bytes(), []byte("\ufeff")))
		if len(line) == 0 {
			continue
		}
		if err := each(line); err != nil {
			return fmt.Errorf("%s:%d: %w", name, n, err)
		}
	}
	return lines.Err()
}
