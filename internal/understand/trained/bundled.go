package trained

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"maps"
	"strings"

	"madoguchi/internal/bundle"
	"madoguchi/internal/bundle/wire"
	"madoguchi/internal/faq"
	"madoguchi/internal/understand"
)

// The sections of a bundle from which a reader is made, besides the encoder and the head, which
// stand in the program.
const (
	gramsSection  = "reader-grams"
	rowsSection   = "reader-rows"   // of entries that the head does not know
	besideSection = "reader-beside" // topics, one a line
)

// Sections are what a bundle holds of a reader: all that takes its time is done. The same
// questions make the same bytes.
func Sections(examples []faq.Example) (map[string][]byte, error) {
	grams, err := faq.Train(examples)
	if err != nil {
		return nil, err
	}
	e, known, err := shipped()
	if err != nil {
		return nil, err
	}
	beside, err := besides()
	if err != nil {
		return nil, err
	}
	fitted := understand.Fit(e, known, examples)
	maps.DeleteFunc(fitted, func(entry string, _ understand.Row) bool { _, ok := known[entry]; return ok })
	var model bytes.Buffer
	if err := faq.WriteModel(&model, grams, examples); err != nil {
		return nil, err
	}
	return map[string][]byte{gramsSection: model.Bytes(), rowsSection: wire.Write(&fitted, describe),
		besideSection: []byte(strings.Join(beside, "\n"))}, nil
}

//go:embed train.json
var training []byte

// Fits names what a bundle must have been made with: the encoder, its head and the weights that are
// built into this program. A test holds train.json to the files beside it, so nothing of 15 MB is
// read for it.
func Fits() string {
	var of struct {
		Sums map[string]string `json:"sha256"`
	}
	if err := json.Unmarshal(training, &of); err != nil {
		panic(err) // it is built in, and read by a test
	}
	return fmt.Sprintf("encoder %s head %s weights %x", of.Sums["encoder.bin"], of.Sums["head.bin"], understand.Sum())
}

// Open makes the reader of a bundle.
func Open(b *bundle.Bundle) (*understand.Reader, error) {
	var content [3]string
	for i, name := range []string{gramsSection, rowsSection, besideSection} {
		var err error
		if content[i], err = b.Section(name); err != nil {
			return nil, err
		}
	}
	grams, err := faq.ReadTrained(strings.NewReader(content[0]))
	if err != nil {
		return nil, err
	}
	fitted, err := wire.Read(content[1], describe)
	if err != nil {
		return nil, err
	}
	e, rows, err := shipped()
	if err != nil {
		return nil, err
	}
	maps.Copy(rows, *fitted)
	weights, err := understand.Learned()
	if err != nil {
		return nil, err
	}
	return understand.New(grams, e, rows, weights, strings.Split(content[2], "\n")...)
}

func describe(c *wire.Coder, rows *map[string]understand.Row) {
	wire.Map(c, rows, wire.Text, func(c *wire.Coder, r *understand.Row) {
		bias := []float32{r.Bias}
		c.Floats(&bias)
		c.Floats(&r.Weights)
		if c.Reads() && len(bias) == 1 {
			r.Bias = bias[0]
		}
	})
}
