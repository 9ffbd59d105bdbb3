package asked

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strconv"
	"strings"

	"madoguchi/internal/jatext"
)

// Phrase is how somebody asks for a topic. Where an incident's own names would stand there
// are slots: {company}, {site}, {item}, {phone}, {mail}.
type Phrase struct {
	Topic   string // of the bank, or of an incident
	Variant string // what of the topic, where the bank tells that apart; "" for the topic itself
	Lang    string // ISO 639-1
	Writer  string // who wrote it, as w6; [Desk] are those who built the desk
	Round   int    // in which round of blind messages, 0 for none
	Origin  string // why it was added, as "understood as another topic, 3 March"; "" where that goes without saying
	Text    string // on one line
}

// Desk is the writer of phrases that were written for the desk, knowing its answers.
const Desk = "desk"

// Heading is what a phrase stands below in its file.
func (p Phrase) Heading() string {
	h := strings.TrimSpace(fmt.Sprintf("%s %d %s", p.Writer, p.Round, p.Variant))
	if p.Origin != "" {
		h += originMark + p.Origin
	}
	return "[" + h + "]"
}

// originMark stands between who wrote phrases and why they were added.
const originMark = " | "

// Entry is the id of the entry that answers just this: topic, or topic.variant.
func (p Phrase) Entry() string {
	if p.Variant == "" {
		return p.Topic
	}
	return p.Topic + "." + p.Variant
}

// ReadPhrases reads phrases/TOPIC.LANG.txt, one phrase a line, below headings that tell who
// wrote them, in which round and of which variant:
//
//	[w6 1 refund]
//	I paid 1,100 yen for the new card already, do I get it back
//	[staff 0 | asked on the telephone, 3 March]
//	what will the new card cost me
//
// A folder that has none of them has no phrases.
func ReadPhrases(folder fs.FS) ([]Phrase, error) {
	names, err := fs.Glob(folder, "phrases/*.txt")
	if err != nil {
		return nil, fmt.Errorf("asked: %w", err)
	}
	var all []Phrase
	for _, name := range names {
		some, err := readPhrases(folder, name)
		if err != nil {
			return nil, fmt.Errorf("asked: %s: %w", name, err)
		}
		all = append(all, some...)
	}
	return all, nil
}

// mostPhrases caps a file: one of this size is an accident or an attack.
const mostPhrases = 4 << 20

var errTooLarge = errors.New("the file is larger than 4 MiB")

func readPhrases(folder fs.FS, name string) ([]Phrase, error) {
	f, err := folder.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	list, err := io.ReadAll(io.LimitReader(f, mostPhrases+1))
	if err != nil {
		return nil, err
	}
	if len(list) > mostPhrases {
		return nil, errTooLarge
	}
	var all []Phrase
	topic, lang, _ := strings.Cut(strings.TrimSuffix(path.Base(name), ".txt"), ".")
	for heading, text := range jatext.Sections(string(list)) {
		p, err := origin(heading)
		if err != nil {
			return nil, err
		}
		p.Topic, p.Lang, p.Text = topic, lang, text
		all = append(all, p)
	}
	return all, nil
}

var errHeading = errors.New("a heading is not like [w6 1], [w6 1 refund] or [staff 0 | why it was added]")

// origin reads a heading.
func origin(heading string) (Phrase, error) {
	who, why, _ := strings.Cut(heading, originMark)
	words := strings.Fields(who)
	if len(words) < 2 || len(words) > 3 {
		return Phrase{}, errHeading
	}
	round, err := strconv.Atoi(words[1])
	if err != nil {
		return Phrase{}, errHeading
	}
	return Phrase{Writer: words[0], Round: round, Variant: strings.Join(words[2:], ""), Origin: strings.TrimSpace(why)}, nil
}
