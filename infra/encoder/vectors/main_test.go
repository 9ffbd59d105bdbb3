package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
)

const tiny = "../../../internal/encoder/testdata/tiny.bin"

func TestEachTextHasALine(t *testing.T) {
	var out bytes.Buffer
	if err := run([]string{tiny}, strings.NewReader("\"カードの番号\"\n\"x\"\n\"\""), &out); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if len(lines) != 3 {
		t.Fatalf("%d lines: %s", len(lines), out.String())
	}
	var last line
	if err := json.Unmarshal([]byte(lines[2]), &last); err != nil || len(last.Pieces) != 2 || len(last.Vector) != 32 {
		t.Errorf("an empty text: %+v, %v", last, err)
	}
}

func TestMistakes(t *testing.T) {
	for _, args := range [][]string{nil, {"none.bin"}, {"main.go"}} {
		if err := run(args, strings.NewReader(""), &bytes.Buffer{}); err == nil {
			t.Errorf("%v is taken", args)
		}
	}
	if err := run([]string{tiny}, strings.NewReader("no JSON"), &bytes.Buffer{}); err == nil {
		t.Error("what is no text is taken")
	}
}
