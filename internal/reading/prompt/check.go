package prompt

import (
	"bytes"
	"cmp"
	"encoding/json"
	"io"
	"slices"

	"madoguchi/internal/danger"
	"madoguchi/internal/reading"
)

// Fault is why the arguments that a model returned are no reading.
type Fault string

// The faults, in words that fit a metric.
const (
	BadShape    Fault = "shape"    // no JSON of the tool's fields and types, or far too long
	BadParts    Fault = "parts"    // too many
	BadTopic    Fault = "topic"    // unknown
	BadEntry    Fault = "entry"    // unknown, or another topic's
	BadSentence Fault = "sentence" // none is given, or one that is not there
	BadSure     Fault = "sure"     // unknown, or missing
	BadMove     Fault = "move"     // unknown, or missing
	BadLang     Fault = "lang"     // unknown, or missing
	BadDanger   Fault = "danger"   // of an unknown kind
)

// Faults are all of them.
func Faults() []Fault {
	return []Fault{BadShape, BadParts, BadTopic, BadEntry, BadSentence, BadSure, BadMove, BadLang, BadDanger}
}

// mostBytes is more than any arguments take that a model may write in 300 tokens.
const mostBytes = 8192

// arguments are those of the tool.
type arguments struct {
	Parts []struct {
		Topic     string
		Entry     string
		Sentences []int
		Sure      reading.Sureness
	}
	Move   reading.Move
	Lang   string
	Danger *struct {
		Kind     danger.Kind
		Sentence int
	}
}

// Check makes a reading of the arguments that a model returned about a message of so many
// sentences, or tells why it is none. Whatever is wrong makes all of it wrong: a model that
// invents one id is not believed about the next. Only what says the same twice is put right.
func (p *Prompt) Check(returned json.RawMessage, sentences int) (reading.Reading, Fault) {
	a, ok := decode(returned)
	switch {
	case !ok:
		return reading.Reading{}, BadShape
	case len(a.Parts) > mostParts:
		return reading.Reading{}, BadParts
	case !slices.Contains(reading.Moves(), a.Move):
		return reading.Reading{}, BadMove
	case !slices.Contains(languages(), a.Lang):
		return reading.Reading{}, BadLang
	}
	r := reading.Reading{Move: a.Move, Lang: a.Lang}
	if r.Lang == other {
		r.Lang = ""
	}
	for _, given := range a.Parts {
		part := reading.Part(given)
		if fault := p.fault(part, sentences); fault != "" {
			return reading.Reading{}, fault
		}
		answer := p.topics[part.Topic].answer
		part.Topic, part.Entry = answer.Topic, cmp.Or(part.Entry, answer.Entry)
		r.Parts = merged(r.Parts, part)
	}
	if d := a.Danger; d != nil {
		switch {
		case !slices.Contains(danger.Kinds(), d.Kind):
			return reading.Reading{}, BadDanger
		case d.Sentence < 1 || d.Sentence > sentences:
			return reading.Reading{}, BadSentence
		}
		r.Danger = reading.Danger(*d)
	}
	return r, ""
}

// decode takes nothing but one object of the tool's fields and types.
func decode(returned json.RawMessage) (a arguments, ok bool) {
	if len(returned) > mostBytes || !bytes.HasPrefix(bytes.TrimLeft(returned, " \t\r\n"), []byte{'{'}) {
		return a, false
	}
	d := json.NewDecoder(bytes.NewReader(returned))
	d.DisallowUnknownFields()
	if d.Decode(&a) != nil {
		return a, false
	}
	_, err := d.Token()
	return a, err == io.EOF
}

// fault tells what is wrong with a part.
func (p *Prompt) fault(part reading.Part, sentences int) Fault {
	topic, known := p.topics[part.Topic]
	switch {
	case !known:
		return BadTopic
	case part.Entry != "" && !slices.Contains(topic.entries, part.Entry):
		return BadEntry
	case !slices.Contains(reading.Surenesses(), part.Sure):
		return BadSure
	case len(part.Sentences) == 0:
		return BadSentence
	}
	for _, s := range part.Sentences {
		if s < 1 || s > sentences {
			return BadSentence
		}
	}
	return ""
}

// merged adds a part. One of a topic that is there already, and of no other entry, is the
// same said twice: its sentences are added to the first, and the surer of the two counts.
func merged(parts []reading.Part, part reading.Part) []reading.Part {
	part.Sentences = once(part.Sentences)
	for i, p := range parts {
		if p.Topic == part.Topic && (p.Entry == part.Entry || p.Entry == "" || part.Entry == "") {
			parts[i].Entry = cmp.Or(p.Entry, part.Entry)
			parts[i].Sentences = once(append(p.Sentences, part.Sentences...))
			parts[i].Sure = surer(p.Sure, part.Sure)
			return parts
		}
	}
	return append(parts, part)
}

func surer(a, b reading.Sureness) reading.Sureness {
	all := reading.Surenesses()
	return all[min(slices.Index(all, a), slices.Index(all, b))]
}

// once are numbers in their order, each once.
func once(numbers []int) []int {
	return slices.Compact(slices.Sorted(slices.Values(numbers)))
}
