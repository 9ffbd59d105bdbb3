// Command vectors reads texts, a JSON string a line, and writes what the encoder makes of
// each, a JSON object a line: the ids of its pieces, and its vector. compare.py holds them
// against the model in JAX.
//
//	go run ./infra/encoder/vectors FILE.bin < texts.jsonl > vectors.jsonl
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"madoguchi/internal/encoder"
)

func main() {
	if err := run(os.Args[1:], os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "vectors:", err)
		os.Exit(1)
	}
}

// A line is what is written of a text.
type line struct {
	Pieces []int32   `json:"pieces"`
	Vector []float32 `json:"vector"`
}

func run(args []string, in io.Reader, out io.Writer) error {
	if len(args) != 1 {
		return errors.New("usage: vectors FILE.bin < texts.jsonl")
	}
	e, err := encoder.Open(args[0])
	if err != nil {
		return err
	}
	defer e.Close()
	w := bufio.NewWriter(out)
	texts, lines := json.NewDecoder(in), json.NewEncoder(w)
	for texts.More() {
		var text string
		if err := texts.Decode(&text); err != nil {
			return err
		}
		r := e.Read(text)
		l := line{Vector: e.Unit(r.Part(0, len(r.Pieces)))}
		for _, p := range r.Pieces {
			l.Pieces = append(l.Pieces, p.ID)
		}
		if err := lines.Encode(l); err != nil {
			return err
		}
	}
	return w.Flush()
}
