package incident

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"

	"gopkg.in/yaml.v3"

	"madoguchi/internal/factlock"
)

// maxAnswerFiles caps answers/: together with maxFile it bounds what a hostile
// folder can cost.
const maxAnswerFiles = 64

// Load reads the incident in fsys and checks all of it, the fact lock included.
// The error names every problem found, one a line, as
//
//	answers/data.yaml:57: <what is wrong>; <what to write instead>
//
// in the order of files and lines. It quotes what stands in the files, and
// nothing else. The incident is nil where there is an error.
func Load(fsys fs.FS) (*Incident, error) {
	l := &loader{fsys: fsys}
	if l.readIncident(); len(l.incident.Languages) > 0 {
		l.read()
		if !l.unread {
			l.check()
		}
	}
	if err := l.err(); err != nil {
		return nil, err
	}
	return &l.incident, nil
}

// loader holds what is known of an incident while it is read, with the places.
type loader struct {
	problems
	fsys      fs.FS
	unread    bool // a file is missing or no YAML: what rests on it is not checked
	incident  Incident
	notice    string
	facts     map[string]*fact
	factIDs   []string   // in the order of the files
	names     [][]string // that texts may use, each with its other forms
	lock      *factlock.Lock
	items     map[string]phrases
	head      head
	drafts    []draft  // entries with their places
	snippetAt []place  // of the snippets, for the checks
	spoken    []spoken // every text that a customer may read
}

// first is the language of the notice.
func (l *loader) first() Lang { return l.incident.Languages[0] }

// spoken is a text that a customer may read and the facts that it rests on.
type spoken struct {
	phrase
	lang  Lang
	cites []string
	label bool // names a subject on a button and claims nothing
	own   bool // what the desk says of itself, and titles: nothing of the notice
	inner bool // staff read it, about their own work: names and figures count, claims do not
}

func (l *loader) say(s spoken) { l.spoken = append(l.spoken, s) }

// read reads everything behind incident.yaml, which names the languages.
func (l *loader) read() {
	if b, ok := l.bytes("notice."+string(l.first())+".txt", true); ok {
		l.notice = string(b)
	}
	l.readFacts()
	l.readDesk()
	l.readTexts()
	l.readSnippets()
	l.readHelpLines()
	l.readAnswers()
}

func (l *loader) check() {
	l.readLock()
	l.checkIncident()
	l.checkCites()
	l.checkEntries()
	l.checkSnippets()
	l.checkQuestions()
	l.checkSpoken()
	l.checkLocked()
}

// open reads one YAML file; the node is nil where there is nothing to read on.
func (l *loader) open(file string) (*document, *yaml.Node) {
	d := &document{&l.problems, file}
	b, ok := l.bytes(file, false)
	if !ok {
		return d, nil
	}
	top := d.parse(b)
	l.unread = l.unread || top == nil
	return d, top
}

// bytes reads a file of at most maxFile bytes.
func (l *loader) bytes(file string, tabs bool) ([]byte, bool) {
	b, err := l.limited(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		l.add(place{file, 0}, "the file is missing; add it, README.md shows one under \"Another incident\"")
	case errors.Is(err, errTooLarge):
		l.add(place{file, 0}, "the file is %v; split it or take out what is no text", err)
	case err != nil:
		l.add(place{file, 0}, "the file cannot be read; see that it is a plain file and readable")
	}
	if err == nil {
		b = lint(&l.problems, file, b, tabs)
	}
	l.unread = l.unread || err != nil || b == nil
	return b, err == nil && b != nil
}

// has reports whether a file is there that need not be.
func (l *loader) has(file string) bool {
	_, err := fs.Stat(l.fsys, file)
	return !errors.Is(err, fs.ErrNotExist)
}

func (l *loader) limited(file string) ([]byte, error) {
	f, err := l.fsys.Open(file)
	if err != nil {
		return nil, fmt.Errorf("incident: open: %w", err)
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err != nil {
		return nil, fmt.Errorf("incident: read: %w", err)
	}
	if len(b) > maxFile {
		return nil, errTooLarge
	}
	return b, nil
}

// readAnswers reads answers/*.yaml in the order of their names.
func (l *loader) readAnswers() {
	list, err := fs.ReadDir(l.fsys, "answers")
	if err != nil || len(list) == 0 {
		l.add(place{"answers", 0}, "no answers; write answers/*.yaml")
		l.unread = true
		return
	}
	if len(list) > maxAnswerFiles {
		l.add(place{"answers", 0}, "more than %d files; put the entries into fewer", maxAnswerFiles)
		return
	}
	for _, e := range list {
		file := path.Join("answers", e.Name())
		if !strings.HasSuffix(file, ".yaml") || e.IsDir() {
			l.add(place{file, 0}, "not a file with answers; name it .yaml or move it away")
			continue
		}
		l.readEntries(file)
	}
}
