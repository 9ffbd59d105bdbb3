package amend

import (
	"errors"
	"slices"
	"strings"
	"sync"

	"madoguchi/internal/factlock"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/phone"
	"madoguchi/internal/incident/wording"
	"madoguchi/internal/lazyregexp"
	"madoguchi/internal/proposal"
	"madoguchi/internal/redact"
	"madoguchi/internal/redact/veil"
	"madoguchi/internal/strictyaml"
)

// Why is what is wrong with a field, as a key of words.
type Why string

const (
	Missing   Why = "missing"
	BadID     Why = "bad-id"
	Taken     Why = "taken"   // the id or the label is another entry's
	NoEntry   Why = "noEntry" // there is no entry of that id
	Unknown   Why = "unknown" // there is no such fact or language
	Few       Why = "few"     // fewer questions than find an entry
	Many      Why = "many"    // more than one proposal takes
	Long      Why = "long"    // more than a question or a definition takes
	Asked     Why = "asked"   // the question stands under another entry
	Person    Why = "person"  // it may say who somebody is
	Confirm   Why = "confirm" // nobody said that it names nobody
	BadLine   Why = "bad-line"
	Lock      Why = "lock"      // the facts do not bear it
	Wording   Why = "wording"   // it is too long, or has signs that nobody sees
	Unchanged Why = "unchanged" // a question is somebody's own words; who knows those adds it
)

// Whys are all of them.
func Whys() []Why {
	return []Why{Missing, BadID, Taken, NoEntry, Unknown, Few, Many, Long, Asked, Person, Confirm, BadLine, Lock, Wording, Unchanged}
}

// Problem is one thing that does not hold.
type Problem struct {
	Field  string // entry, label, cites, answer, short, questions, definition, origin, nobody
	Lang   string // "" for all
	Why    Why
	Said   string // what of the text
	Detail string // of the lock and of the wording: what to write instead, in English
}

// Checker holds proposals against an incident. It is safe for concurrent use if its Lock is.
type Checker struct {
	incident *incident.Incident
	lock     func(func(*factlock.Lock)) error
	asked    func() map[string]string // whose question it is, by the folded words
}

// NewChecker returns one; lock lends the fact lock of the incident to one caller at a time.
func NewChecker(i *incident.Incident, lock func(func(*factlock.Lock)) error) *Checker {
	return &Checker{i, lock, sync.OnceValue(func() map[string]string { return askedBy(i) })}
}

func askedBy(i *incident.Incident) map[string]string {
	all := map[string]string{}
	for _, e := range i.Entries {
		for _, questions := range e.Questions {
			for _, q := range questions {
				all[wording.Fold(q)] = e.ID
			}
		}
	}
	return all
}

// Check returns what does not hold. An error means that the lock could not be asked.
func (k *Checker) Check(c proposal.Content) ([]Problem, error) {
	r := &report{Checker: k, content: c}
	r.id()
	r.questions()
	if strings.TrimSpace(c.Origin) == "" || strings.ContainsAny(c.Origin, "[]|\n") {
		r.add(Problem{Field: "origin", Why: BadLine})
	} else if namesSomebody(c.Origin) {
		r.add(Problem{Field: "origin", Why: Person})
	}
	if !c.Nobody {
		r.add(Problem{Field: "nobody", Why: Confirm})
	}
	if c.Kind == proposal.Questions {
		return r.all, nil
	}
	r.cites()
	r.definition()
	for _, lang := range k.incident.Languages {
		r.texts(string(lang))
	}
	err := k.lock(func(l *factlock.Lock) { r.locked(l) })
	return r.all, err
}

// report gathers problems.
type report struct {
	*Checker
	content proposal.Content
	all     []Problem
}

func (r *report) add(p Problem) { r.all = append(r.all, p) }

var ids = lazyregexp.New(`^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$`)

// id sees that an entry may be added under its id, or that there is one to which questions belong.
func (r *report) id() {
	id := r.content.Entry
	base, _, variant := strings.Cut(id, ".")
	old, there := r.incident.Entry(id)
	_, based := r.incident.Entry(base)
	switch {
	case r.content.Kind == proposal.Questions && !there:
		r.add(Problem{Field: "entry", Why: NoEntry, Said: id})
	case r.content.Kind == proposal.Questions:
	case !ids.MatchString(id):
		r.add(Problem{Field: "entry", Why: BadID, Said: id})
	case there && old.Says == 0:
		r.add(Problem{Field: "entry", Why: Taken, Said: id})
	case variant && !based:
		r.add(Problem{Field: "entry", Why: NoEntry, Said: base})
	}
}

// fewest is how many questions find an entry; what the bank of topics knows needs none.
const fewest = 5

// Bounds of what one person may write into a proposal: the page of proposals and the prompt of a
// reader outside pay for it. Lengths are in UTF-16 units, as a browser counts.
const (
	most           = 50 // questions
	longestAsked   = 300
	longestDefined = 600
)

func (r *report) questions() {
	c := r.content
	_, known := r.incident.Entry(c.Entry)
	least := fewest
	if c.Kind == proposal.Questions {
		least = 1
	} else if known {
		least = 0 // it was asked before, and not announced
	}
	if len(c.Questions) < least {
		r.add(Problem{Field: "questions", Why: Few})
	}
	if len(c.Questions) > most {
		r.add(Problem{Field: "questions", Why: Many})
		return
	}
	seen := map[string]bool{}
	for _, q := range c.Questions {
		folded := wording.Fold(q.Text)
		owner, taken := r.asked()[folded]
		why := badLine(q, folded)
		if why == "" && (seen[folded] || taken && (owner != c.Entry || c.Kind == proposal.Questions)) {
			why = Asked
		}
		if seen[folded] = true; why != "" {
			r.add(Problem{Field: "questions", Lang: q.Lang, Why: why, Said: q.Text, Detail: owner})
		}
	}
}

// badLine is what is wrong with a question by itself, "" for nothing.
func badLine(q proposal.Question, folded string) Why {
	switch {
	case !slices.Contains([]string{"ja", "en", "zh", "ko"}, q.Lang):
		return Unknown
	case wording.Units(q.Text) > longestAsked:
		return Long
	case folded == "" || strings.ContainsAny(q.Text, "\n\r") || strings.ContainsAny(q.Text[:1], "[#"):
		return BadLine
	case namesSomebody(q.Text):
		return Person
	}
	return ""
}

// namesSomebody reports whether a text may say who somebody is, or holds a secret.
func namesSomebody(text string) bool {
	_, kinds := redact.Mask(text)
	return len(kinds) > 0 || veil.Of(text) != text
}

// definition holds what goes into the prompt of a reader outside.
func (r *report) definition() {
	text := r.content.Definition
	if wording.Units(text) > longestDefined {
		r.add(Problem{Field: "definition", Why: Long})
		return
	}
	if namesSomebody(text) {
		masked, _ := redact.Mask(text)
		r.add(Problem{Field: "definition", Why: Person, Said: veil.Of(masked)}) // where, as ids may look like secrets
	}
	folder := strictyaml.Open(nil, "")
	wording.Plain(folder, strictyaml.Phrase{Text: text})
	for _, detail := range told(folder.Err()) {
		r.add(Problem{Field: "definition", Why: Wording, Detail: detail})
	}
}

func (r *report) cites() {
	for _, id := range r.content.Cites {
		if !slices.ContainsFunc(r.incident.Facts.Facts, func(f factlock.Fact) bool { return f.ID == id }) {
			r.add(Problem{Field: "cites", Why: Unknown, Said: id})
		}
	}
}

// field is a text by its field.
type field struct{ name, text string }

func (r *report) fields(lang string) []field {
	c := r.content
	return []field{{"label", c.Label[lang]}, {"answer", c.Answer[lang]}, {"short", c.Short[lang]}}
}

// texts are the checks of a language that need no lock.
func (r *report) texts(lang string) {
	for _, f := range r.fields(lang) {
		if strings.TrimSpace(f.text) == "" {
			if f.name != "short" {
				r.add(Problem{Field: f.name, Lang: lang, Why: Missing})
			}
			continue
		}
		folder := strictyaml.Open(nil, "")
		phrase := strictyaml.Phrase{Text: f.text}
		wording.Placeholders(folder, phrase, nil, nil)
		wording.Plain(folder, phrase)
		if f.name == "label" {
			wording.Button(folder, phrase)
		}
		for _, detail := range told(folder.Err()) {
			r.add(Problem{Field: f.name, Lang: lang, Why: Wording, Detail: detail})
		}
	}
	if why := phone.Check(lang, r.content.Short[lang], r.content.Answer[lang], false); why != "" {
		r.add(Problem{Field: "short", Lang: lang, Why: Wording, Detail: why})
	}
	label := wording.Fold(r.content.Label[lang])
	for _, e := range r.incident.Entries {
		if e.ID != r.content.Entry && label != "" && wording.Fold(e.Label[incident.Lang(lang)]) == label {
			r.add(Problem{Field: "label", Lang: lang, Why: Taken, Said: e.ID})
		}
	}
}

// told are the problems of one text, without their place.
func told(err error) []string {
	var all []string
	for _, line := range strings.Split(errorText(err), "\n")[1:] {
		_, text, _ := strings.Cut(line, ": ")
		all = append(all, text)
	}
	return all
}

func errorText(err error) string {
	if err == nil {
		err = errors.New("")
	}
	return err.Error()
}

// locked holds every text against the facts that it cites.
func (r *report) locked(l *factlock.Lock) {
	known := slices.DeleteFunc(slices.Clone(r.content.Cites), func(id string) bool {
		return !slices.ContainsFunc(r.incident.Facts.Facts, func(f factlock.Fact) bool { return f.ID == id })
	})
	for _, lang := range r.incident.Languages {
		for _, f := range r.fields(string(lang)) {
			if strings.TrimSpace(f.text) == "" || len(f.text) > 4*wording.MaxUnits {
				continue
			}
			for _, p := range l.Check(factlock.Text{Lang: string(lang), Text: f.text, Cites: known, Label: f.name == "label"}) {
				r.add(Problem{Field: f.name, Lang: string(lang), Why: Lock, Said: p.Said, Detail: p.String()})
			}
		}
	}
}
