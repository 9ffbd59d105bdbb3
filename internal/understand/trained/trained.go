// Package trained holds the encoder that ships, with the rows that tell the bank's topics
// apart, and makes readers with it. Its files are 15 MB: only what reads messages, or shows staff which
// are alike, may hold it. They are read where they lie in the program, which the system maps into memory a page
// at a time, as it would map a file beside it.
//
// NOTICE says where the model comes from, train.json what it was trained on.
package trained

import (
	_ "embed"
	"maps"
	"os"
	"path/filepath"

	"madoguchi/internal/asked"
	"madoguchi/internal/encoder"
	"madoguchi/internal/faq"
	"madoguchi/internal/understand"
)

//go:embed encoder.bin
var model []byte

//go:embed head.bin
var head []byte

// shipped are the encoder and the head that are built in.
func shipped() (*encoder.Encoder, map[string]understand.Row, error) {
	e, err := encoder.New(model)
	if err != nil {
		return nil, nil, err
	}
	rows, err := understand.ReadRows(head)
	return e, rows, err
}

// Encoder is the encoder that is built in, for whoever wants to know what is alike.
func Encoder() (*encoder.Encoder, error) { return encoder.New(model) }

// From makes a reader with the encoder and the head of another training, whose folder has
// encoder.bin and head.bin.
func From(folder string, examples []faq.Example) (*understand.Reader, error) {
	grams, err := faq.Train(examples)
	if err != nil {
		return nil, err
	}
	e, rows, err := opened(folder)
	if err != nil {
		return nil, err
	}
	weights, err := understand.Learned()
	if err != nil {
		return nil, err
	}
	beside, err := besides()
	if err != nil {
		return nil, err
	}
	fitted := understand.Fit(e, rows, examples)
	maps.Copy(rows, fitted)
	return understand.New(grams, e, rows, weights, beside...)
}

// Topics are those of another training, by its encoder and head alone.
func Topics(folder string) (*understand.Topics, error) {
	e, rows, err := opened(folder)
	if err != nil {
		return nil, err
	}
	return understand.NewTopics(e, rows), nil
}

func opened(folder string) (*encoder.Encoder, map[string]understand.Row, error) {
	e, err := encoder.Open(filepath.Join(folder, "encoder.bin"))
	if err != nil {
		return nil, nil, err
	}
	head, err := os.ReadFile(filepath.Join(folder, "head.bin"))
	if err != nil {
		return nil, nil, err
	}
	rows, err := understand.ReadRows(head)
	return e, rows, err
}

// besides are the topics that stand beside questions.
func besides() ([]string, error) {
	bank, err := asked.Load()
	if err != nil {
		return nil, err
	}
	var all []string
	for _, t := range bank.Topics() {
		if t.Kind == "smalltalk" {
			all = append(all, t.ID)
		}
	}
	return all, nil
}
