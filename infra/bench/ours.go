package main

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"path/filepath"

	"madoguchi/internal/encoder"
	"madoguchi/internal/faq"
)

// desk is the matcher of package faq.
func desk() engine {
	const file = "model.bin"
	return engine{
		name: "n-grams of the desk",
		build: func(known []phrase, s settings) error {
			model, err := faq.Train(examples(known))
			if err != nil {
				return err
			}
			var b bytes.Buffer
			if err := faq.WriteModel(&b, model, examples(known)); err != nil {
				return err
			}
			return os.WriteFile(filepath.Join(s.dir, file), b.Bytes(), 0o600)
		},
		open: func(known []phrase, s settings) (match, error) {
			f, err := os.Open(filepath.Join(s.dir, file))
			if err != nil {
				return nil, err
			}
			defer f.Close()
			model, err := faq.ReadModel(f, examples(known))
			if err != nil {
				return nil, err
			}
			return func(text string) (string, error) {
				for _, s := range model.Match(text).Ranked {
					return s.Entry, nil
				}
				return "", nil
			}, nil
		},
	}
}

func examples(known []phrase) []faq.Example {
	all := make([]faq.Example, len(known))
	for i, p := range known {
		all[i] = faq.Example{Entry: p.topic, Question: p.text}
	}
	return all
}

const encoderName = "encoder"

// ofEach is how many phrases make the vector of a topic: all of them take minutes.
const ofEach = 24

// meaning is the encoder of the desk and the plainest head: the topic whose phrases lie, in
// the mean, nearest to the message.
func meaning() engine {
	const head, body = "head.json", "encoder.bin"
	return engine{
		name: encoderName,
		build: func(known []phrase, s settings) error {
			if err := copied(s.encoder, filepath.Join(s.dir, body)); err != nil {
				return err
			}
			e, err := encoder.Open(s.encoder)
			if err != nil {
				return err
			}
			defer e.Close()
			b, err := json.Marshal(means(e, known))
			if err != nil {
				return err
			}
			return os.WriteFile(filepath.Join(s.dir, head), b, 0o600)
		},
		open: func(_ []phrase, s settings) (match, error) {
			b, err := os.ReadFile(filepath.Join(s.dir, head))
			if err != nil {
				return nil, err
			}
			topics := map[string][]float32{}
			if err := json.Unmarshal(b, &topics); err != nil {
				return nil, err
			}
			e, err := encoder.Open(filepath.Join(s.dir, body)) // the process ends with it open
			if err != nil {
				return nil, err
			}
			return func(text string) (string, error) { return nearest(topics, e.Encode(text)), nil }, nil
		},
	}
}

// means are the mean vectors of topics.
func means(e *encoder.Encoder, known []phrase) map[string][]float32 {
	texts := map[string][]string{}
	for _, p := range known {
		texts[p.topic] = append(texts[p.topic], p.text)
	}
	topics := map[string][]float32{}
	for topic, all := range texts {
		sum, n := make([]float32, e.Size()), min(ofEach, len(all))
		for i := range n {
			for j, v := range e.Encode(all[i*len(all)/n]) {
				sum[j] += v / float32(n)
			}
		}
		topics[topic] = sum
	}
	return topics
}

func nearest(topics map[string][]float32, asked []float32) string {
	best, found := float32(-1), ""
	for topic, v := range topics {
		sum := float32(0)
		for i := range v {
			sum += v[i] * asked[i]
		}
		if sum > best {
			best, found = sum, topic
		}
	}
	return found
}

func copied(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	if _, err := io.Copy(out, in); err != nil {
		return err
	}
	return out.Close()
}
