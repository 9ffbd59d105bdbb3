// Package asked is what people ask after a leak of personal data, whichever company lost
// it: a bank of topics, each with a definition that sets it apart from its neighbours. It
// knows no incident and no answer. An incident answers some of these topics, adds its
// own, and what it does not answer was not announced.
//
// A definition is written for whoever has to choose: a person who labels messages, or a
// language model that may point at topics and nothing else. It says what belongs to the
// topic and names the topics to which the rest belongs.
package asked

import (
	"embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"madoguchi/internal/strictyaml"
)

// Lang is a language as a BCP 47 tag: unlike the languages of an incident it tells
// simplified from traditional Chinese, which share no label.
type Lang string

// The languages in which topics have labels.
const (
	Japanese    Lang = "ja"
	English     Lang = "en"
	Simplified  Lang = "zh-Hans"
	Traditional Lang = "zh-Hant"
	Korean      Lang = "ko"
)

// Langs are the languages in which topics have labels.
func Langs() []Lang { return []Lang{Japanese, English, Simplified, Traditional, Korean} }

// Other is the topic of what is about the incident and of no other topic.
const Other = "not_announced_other"

// Topic is one thing that people ask.
type Topic struct {
	ID         string
	Kind       string          // how a desk treats it by default: faq, verify, escalate, out_of_scope, smalltalk, unsafe
	Definition string          // in English, one or two sentences
	Label      map[Lang]string // in each of [Langs], on a button: at most 20 graphemes
	Lane       string          // of the case where the incident has no answer: "" for the general one
	Variants   []Variant       // what some companies answer apart, in the order of the file
}

// Variant is a part of a topic that some companies answer apart.
type Variant struct {
	Name string
	Kind string // as that of a topic
}

// Bank is the topics. It is immutable and safe for concurrent use.
type Bank struct {
	topics  []Topic
	by      map[string]int
	phrases []Phrase
}

// Topics are all topics, in the order of the file: related ones stand together.
func (b *Bank) Topics() []Topic { return slices.Clone(b.topics) }

// Topic returns the topic of that id.
func (b *Bank) Topic(id string) (Topic, bool) {
	i, ok := b.by[id]
	if !ok {
		return Topic{}, false
	}
	return b.topics[i], true
}

// Phrases are how people ask, by topic and language, those of the desk first. Nobody may
// change them.
func (b *Bank) Phrases() []Phrase { return b.phrases }

//go:generate go run ../../infra/phrases

// Knows reports whether that is the id of a topic, or of a variant as topic.variant.
func (b *Bank) Knows(id string) bool {
	topic, name, variant := strings.Cut(id, ".")
	t, ok := b.Topic(topic)
	return ok && (!variant || slices.ContainsFunc(t.Variants, func(v Variant) bool { return v.Name == name }))
}

//go:embed topics.yaml phrases/*.txt
var files embed.FS

// Load returns the bank that is built in, which is read once. An error means that
// its files do not hold, which the tests of this package rule out.
func Load() (*Bank, error) { return bank() }

var bank = sync.OnceValues(read)

func read() (*Bank, error) {
	folder := strictyaml.Open(files, "see the others there")
	b := &Bank{by: map[string]int{}}
	for _, n := range folder.YAML("topics.yaml").List() {
		b.add(readTopic(n), n)
	}
	if err := folder.Err(); err != nil {
		return nil, fmt.Errorf("asked: %w", err)
	}
	var err error
	b.phrases, err = ReadPhrases(files)
	return b, err
}

func readTopic(n strictyaml.Node) Topic {
	f := n.Object("id", "kind", "lane?", "variants?", "definition", "label")
	t := Topic{ID: f.Get("id").Text(), Kind: f.Get("kind").Text(), Definition: f.Get("definition").Text(), Label: map[Lang]string{},
		Lane: f.Get("lane").Text()}
	variants := f.Get("variants").Keys()
	for _, name := range variants.Keys() {
		t.Variants = append(t.Variants, Variant{name.Raw(), variants.Get(name.Raw()).Text()})
	}
	var names []string
	for _, lang := range Langs() {
		names = append(names, string(lang))
	}
	labels := f.Get("label").Object(names...)
	for _, lang := range Langs() {
		t.Label[lang] = labels.Get(string(lang)).Text()
	}
	return t
}

func (b *Bank) add(t Topic, at strictyaml.Node) {
	if _, twice := b.by[t.ID]; twice {
		at.Add("the topic %s is there already; merge the two", strictyaml.Short(t.ID))
		return
	}
	b.by[t.ID] = len(b.topics)
	b.topics = append(b.topics, t)
}
