package incident

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"madoguchi/internal/asked"
	"madoguchi/internal/strictyaml"
)

// manual is where somebody reads what a folder holds.
const manual = `README.md shows one under "Another incident"`

// Load reads the incident in fsys and checks all of it, the fact lock included.
// The error names every problem found, one a line, as
//
//	answers/data.yaml:57: <what is wrong>; <what to write instead>
//
// in the order of files and lines. It quotes what stands in the files, and
// nothing else. The incident is nil where there is an error.
func Load(fsys fs.FS) (*Incident, error) {
	bank, err := asked.Load()
	if err != nil {
		return nil, fmt.Errorf("incident: %w", err)
	}
	phrases, err := asked.ReadPhrases(fsys)
	if err != nil {
		return nil, fmt.Errorf("incident: %w", err)
	}
	r := &reader{Folder: strictyaml.Open(fsys, manual)}
	i := &Incident{}
	// incident.yaml comes first: it names the languages of all others.
	if head := readHead(r, i); len(r.langs) > 0 {
		facts := readFacts(r)
		i.Texts = readTexts(r, i.Segments)
		snippets := readSnippets(r, i.Labels)
		i.HelpLines = readHelpLines(r)
		drafts := readAnswers(r)
		for _, s := range snippets {
			i.Snippets = append(i.Snippets, s.Snippet)
		}
		for _, e := range drafts {
			i.Entries = append(i.Entries, about(e.Entry, bank))
		}
		inherit(i, bank, phrases)
		readMenu(r, i)
		if !r.Unread() {
			lock := newLock(r, i, facts, head.items)
			checkHead(r, i, head, facts, lock)
			checkCites(r, facts)
			checkEntries(r, drafts)
			checkSnippets(snippets, drafts)
			checkQuestions(r, i, drafts)
			checkTopics(drafts, bank)
			checkSpoken(r, lock)
			if err := readTranslations(r, i, facts.names); err != nil {
				return nil, fmt.Errorf("incident: %w", err)
			}
		}
	}
	if err := r.Err(); err != nil {
		return nil, fmt.Errorf("incident: %w", err)
	}
	return i, nil
}

// reader is what the readers of all files share, and what they leave to the checks.
type reader struct {
	*strictyaml.Folder
	langs  []Lang     // of the incident; the first is that of the notice
	spoken []spoken   // every text that a customer may read
	cited  []citation // every fact that something rests on
}

// spoken is a text that a customer may read and the facts that it rests on.
type spoken struct {
	strictyaml.Phrase
	lang  Lang
	cites []string
	label bool // names a subject on a button and claims nothing
	own   bool // what the desk says of itself, and titles: nothing of the notice
	inner bool // staff read it, about their own work: names and figures count, claims do not
}

// phrases is a text in each language, where it stands.
type phrases map[Lang]strictyaml.Phrase

func (p phrases) local() Local {
	if len(p) == 0 {
		return nil
	}
	l := make(Local, len(p))
	for lang, q := range p {
		l[lang] = q.Text
	}
	return l
}

// first is the language of the notice.
func (r *reader) first() Lang { return r.langs[0] }

func (r *reader) say(s spoken) { r.spoken = append(r.spoken, s) }

// naming adds what names something on a button, or in a list.
func (r *reader) naming(p strictyaml.Phrase, lang string) {
	r.say(spoken{Phrase: p, lang: Lang(lang), label: true})
}

// saying adds a text in each language to what the lock reads.
func (r *reader) saying(p phrases, cites []string) {
	for _, lang := range r.langs {
		if q, ok := p[lang]; ok {
			r.say(spoken{Phrase: q, lang: lang, cites: cites})
		}
	}
}

// langKeys are the fields of a mapping that holds a text in each language.
func (r *reader) langKeys() []string {
	keys := make([]string, len(r.langs))
	for i, lang := range r.langs {
		keys[i] = string(lang)
	}
	return keys
}

// local reads a text in every one of the languages and no other.
func (r *reader) local(n strictyaml.Node) phrases {
	if !n.There() {
		return nil
	}
	return r.said(n.Object(r.langKeys()...))
}

// said reads the text that stands in fields of its languages.
func (r *reader) said(f strictyaml.Fields) phrases {
	p := phrases{}
	for _, lang := range r.langs {
		if n := f.Get(string(lang)); n.There() {
			p[lang] = n.Said()
		}
	}
	return p
}

// citing reads fact ids; checkCites looks for them once all facts are read.
func (r *reader) citing(n strictyaml.Node) []string {
	var ids []string
	for _, c := range n.List() {
		id := c.Text()
		if slices.Contains(ids, id) {
			c.Add("%s is cited twice; keep one", strictyaml.Short(id))
			continue
		}
		ids = append(ids, id)
		r.cited = append(r.cited, citation{id, c})
	}
	return ids
}

// citation is the id of a fact where something cites it.
type citation struct {
	id string
	at strictyaml.Node
}

// maxAnswerFiles caps answers/: together with the size of a file it bounds what a
// hostile folder can cost.
const maxAnswerFiles = 64

// readAnswers reads answers/*.yaml in the order of their names.
func readAnswers(r *reader) []draft {
	list := r.Files("answers")
	if len(list) == 0 {
		r.Add(strictyaml.Place{File: "answers"}, "no answers; write answers/*.yaml")
		return nil
	}
	if len(list) > maxAnswerFiles {
		r.Add(strictyaml.Place{File: "answers"}, "more than %d files; put the entries into fewer", maxAnswerFiles)
		return nil
	}
	var all []draft
	for _, e := range list {
		file := "answers/" + e.Name()
		if !strings.HasSuffix(file, ".yaml") || e.IsDir() {
			r.Add(strictyaml.Place{File: file}, "not a file with answers; name it .yaml or move it away")
			continue
		}
		all = append(all, readEntries(r, file)...)
	}
	return all
}
