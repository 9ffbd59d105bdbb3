// Package compiled is an incident as bytes: what package incident made of a folder and checked
// is written where programs are built, and read where they start, which takes milliseconds in
// place of the hundreds that reading and checking a folder takes.
package compiled

import (
	"cmp"
	"errors"
	"slices"
	"time"

	"madoguchi/internal/asked"
	"madoguchi/internal/bundle/wire"
	"madoguchi/internal/dates"
	"madoguchi/internal/factlock"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/forms"
	"madoguchi/internal/incident/labels"
	"madoguchi/internal/incident/menu"
	"madoguchi/internal/incident/people"
	"madoguchi/internal/incident/staffed"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/incident/translated"
	"madoguchi/internal/strictyaml"
)

// Section is the name of the section of a bundle in which an incident stands.
const Section = "incident"

// layout says which fields stand in the bytes, and in which order. It goes up whenever a type
// that is written gains, loses or changes one; a test of this package tells.
const layout = 8

// ErrLayout means that another version wrote these bytes, or something else.
var ErrLayout = errors.New("compiled: no incident of this version; build it again")

// file is what is written.
type file struct {
	layout   int
	incident incident.Incident
}

// Write returns an incident as bytes, the same for the same incident. What [incident.Incident.Rehearsed]
// added is not among them.
func Write(i *incident.Incident) []byte { return wire.Write(&file{layout, *i}, describe) }

// Read reads an incident. Its texts are parts of the string.
func Read(section string) (*incident.Incident, error) {
	f, err := wire.Read(section, describe)
	if err != nil {
		return nil, ErrLayout
	}
	return &f.incident, nil
}

func describe(c *wire.Coder, f *file) {
	if c.Count(&f.layout); f.layout != layout {
		c.Fail()
		return
	}
	i := &f.incident
	wire.Text(c, &i.ID)
	local(c, &i.Title)
	local(c, &i.Company)
	wire.List(c, &i.Languages, wire.Text)
	wire.Text(c, &i.Phone)
	wire.Text(c, &i.Mail)
	moment(c, &i.Clock)
	hours(c, &i.Hours)
	wire.List(c, &i.Segments, segment)
	wire.List(c, &i.Timeline, event)
	list(c, &i.Staff)
	list(c, &i.OnCall)
	wire.Map(c, &i.Texts, id, text)
	wire.List(c, &i.Entries, entry)
	wire.List(c, &i.Snippets, snippet)
	wire.List(c, &i.Labels, label)
	below(c, &i.Menu)
	wire.List(c, &i.Forms, form)
	wire.List(c, &i.HelpLines, helpLine)
	wire.List(c, &i.Spoken, wire.Text)
	called(c, &i.Called)
	wire.List(c, &i.Sources, source)
	wire.List(c, &i.Translations, translation)
	facts(c, &i.Facts)
}

func label(c *wire.Coder, l *labels.Label) {
	wire.Text(c, &l.ID)
	named(c, &l.Name)
}

func form(c *wire.Coder, f *forms.Form) {
	wire.Text(c, &f.ID)
	named(c, &f.Label)
	wire.Text(c, &f.SHA256)
	wire.Text(c, &f.Content)
}

func local(c *wire.Coder, l *incident.Local) { wire.Map(c, l, wire.Text, wire.Text) }

func list(c *wire.Coder, l *[]string) { wire.List(c, l, wire.Text) }

// named is a text by something other than a language of an incident.
func named[K ~string](c *wire.Coder, m *map[K]string) { wire.Map(c, m, wire.Text, wire.Text) }

func lists(c *wire.Coder, m *map[string][]string) { wire.Map(c, m, wire.Text, list) }

func id(c *wire.Coder, id *texts.ID) {
	name := ""
	if !c.Reads() && *id != 0 {
		name = id.String()
	}
	wire.Text(c, &name)
	if c.Reads() && name != "" {
		known := false
		if *id, known = texts.Named(name); !known {
			c.Fail()
		}
	}
}

func moment(c *wire.Coder, t *time.Time) {
	written := t.Format(time.RFC3339Nano)
	wire.Text(c, &written)
	if c.Reads() {
		var err error
		if *t, err = time.Parse(time.RFC3339Nano, written); err != nil {
			c.Fail()
		}
	}
}

func day(c *wire.Coder, d *dates.Date) {
	wire.Number(c, &d.Year)
	wire.Number(c, &d.Month)
	wire.Number(c, &d.Day)
}

func hours(c *wire.Coder, h *staffed.Hours) {
	zone := ""
	if h.Zone != nil {
		zone = h.Zone.String()
	}
	wire.Text(c, &zone)
	if c.Reads() && zone != "" {
		var err error
		if h.Zone, err = time.LoadLocation(zone); err != nil {
			c.Fail()
		}
	}
	wire.Number(c, &h.Open)
	wire.Number(c, &h.Close)
	wire.List(c, &h.Weekdays, wire.Number)
	wire.Text(c, &h.Holidays)
	wire.List(c, &h.Openings, day)
	wire.List(c, &h.Closings, day)
	wire.Map(c, &h.Due, wire.Text, wire.Number)
}

func segment(c *wire.Coder, s *incident.Segment) {
	wire.Text(c, &s.ID)
	local(c, &s.Name)
	wire.Number(c, &s.Max)
	wire.List(c, &s.Items, func(c *wire.Coder, i *incident.Item) {
		wire.Text(c, &i.ID)
		local(c, &i.Name)
		wire.Text(c, &i.Certainty)
	})
	list(c, &s.Cites)
	day(c, &s.Period.First)
	day(c, &s.Period.Last)
	list(c, &s.Covers)
	local(c, &s.Advice)
	list(c, &s.Quick)
	belonging(c, &s.People)
}

func belonging(c *wire.Coder, w *people.Words) {
	wire.Text(c, &w.List)
	wire.Text(c, &w.Card)
	c.Flag(&w.Abroad)
	list(c, &w.Said)
	wire.List(c, &w.Parts, list)
	list(c, &w.Denied)
	list(c, &w.Named)
}

func event(c *wire.Coder, e *incident.Event) {
	day(c, &e.On)
	local(c, &e.What)
	list(c, &e.Cites)
}

func text(c *wire.Coder, t *incident.Text) {
	id(c, &t.ID)
	list(c, &t.Cites)
	local(c, &t.Local)
	c.Flag(&t.Standard)
}

func entry(c *wire.Coder, e *incident.Entry) {
	wire.Text(c, &e.ID)
	wire.Text(c, &e.Kind)
	wire.Text(c, &e.Lane)
	local(c, &e.Label)
	list(c, &e.Asked)
	wire.Text(c, &e.Definition)
	list(c, &e.Cites)
	list(c, &e.Quick)
	list(c, &e.Tells)
	wire.Text(c, &e.Asks)
	for _, l := range []*incident.Local{&e.Answer, &e.Short, &e.Open, &e.Closed} {
		local(c, l)
	}
	phrases(c, e)
	id(c, &e.Says)
	named(c, &e.Called)
}

// phrases are what people ask. Those that the bank has stand once in the bytes, although
// Questions has their texts, too, behind those of the folder.
func phrases(c *wire.Coder, e *incident.Entry) {
	var last asked.Phrase
	behind := map[incident.Lang][]string{}
	wire.List(c, &e.Inherited, func(c *wire.Coder, p *asked.Phrase) {
		for _, part := range []struct{ text, last *string }{{&p.Topic, &last.Topic}, {&p.Variant, &last.Variant}, {&p.Lang, &last.Lang},
			{&p.Writer, &last.Writer}, {&p.Origin, &last.Origin}} {
			c.Again(part.text, *part.last)
		}
		wire.Number(c, &p.Round)
		wire.Text(c, &p.Text)
		last = *p
		behind[incident.Lang(p.Lang)] = append(behind[incident.Lang(p.Lang)], p.Text)
	})
	own := map[incident.Lang][]string(nil)
	if e.Questions != nil {
		own = map[incident.Lang][]string{}
	}
	for lang, all := range e.Questions {
		own[lang] = all[:len(all)-len(behind[lang])]
	}
	wire.Map(c, &own, wire.Text, list)
	if c.Reads() {
		e.Questions = own
		for lang, all := range behind {
			e.Questions[lang] = append(e.Questions[lang], all...)
		}
	}
}

func snippet(c *wire.Coder, s *incident.Snippet) {
	wire.Text(c, &s.ID)
	local(c, &s.Label)
	list(c, &s.Cites)
	local(c, &s.Local)
	c.Flag(&s.Ends)
	list(c, &s.Sets)
}

func below(c *wire.Coder, m *menu.Menu) {
	named(c, &m.Bar)
	wire.List(c, &m.Items, func(c *wire.Coder, i *menu.Item) {
		wire.Text(c, &i.Entry)
		wire.Text(c, &i.Icon)
		named(c, &i.Label)
	})
}

func helpLine(c *wire.Coder, h *incident.HelpLine) {
	wire.List(c, &h.For, wire.Text)
	wire.Text(c, &h.Number)
	local(c, &h.Name)
	local(c, &h.Hours)
	wire.Text(c, &h.Only)
	wire.Text(c, &h.Source)
	day(c, &h.Checked)
	place(c, &h.At)
}

func place(c *wire.Coder, p *strictyaml.Place) {
	wire.Text(c, &p.File)
	wire.Number(c, &p.Line)
}

func called(c *wire.Coder, n *asked.Names) {
	lists(c, &n.Company)
	lists(c, &n.Site)
	wire.Text(c, &n.Formal)
	wire.Text(c, &n.Phone)
	wire.Text(c, &n.Mail)
}

func key(c *wire.Coder, k *translated.Key) {
	wire.Text(c, &k.Section)
	wire.Text(c, &k.ID)
	wire.Text(c, &k.Part)
}

func byKey(a, b translated.Key) int {
	return cmp.Or(cmp.Compare(a.Section, b.Section), cmp.Compare(a.ID, b.ID), cmp.Compare(a.Part, b.Part))
}

func source(c *wire.Coder, s *translated.Source) {
	key(c, &s.Key)
	wire.Text(c, &s.Text)
	list(c, &s.Must)
	list(c, &s.May)
	c.Flag(&s.Label)
}

func translation(c *wire.Coder, t *translated.Translation) {
	wire.Text(c, &t.Lang)
	wire.MapFunc(c, &t.Texts, byKey, key, func(c *wire.Coder, t *translated.Text) {
		wire.Text(c, &t.Text)
		c.Flag(&t.Approved)
		place(c, &t.At)
	})
}

// facts are what staff's answers are held against; the lock itself is made when the first is.
func facts(c *wire.Coder, f *factlock.Facts) {
	list(c, &f.Languages)
	wire.Text(c, &f.Notice)
	named(c, &f.Company)
	wire.List(c, &f.Names, list)
	wire.List(c, &f.Items, named)
	wire.List(c, &f.Segments, func(c *wire.Coder, s *factlock.Segment) {
		wire.Text(c, &s.ID)
		named(c, &s.Name)
		wire.List(c, &s.Items, func(c *wire.Coder, i *factlock.Item) {
			named(c, &i.Name)
			wire.Text(c, &i.Certainty)
		})
		list(c, &s.Cites)
	})
	wire.Number(c, &f.Hours.Open)
	wire.Number(c, &f.Hours.Close)
	wire.List(c, &f.Hours.Weekdays, wire.Number)
	wire.List(c, &f.Hours.Openings, day)
	wire.List(c, &f.Hours.Closings, day)
	day(c, &f.Today)
	wire.List(c, &f.Facts, fact)
}

func fact(c *wire.Coder, f *factlock.Fact) {
	wire.Text(c, &f.ID)
	list(c, &f.Says)
	wire.Text(c, &f.Certainty)
	list(c, &f.About)
	c.Flag(&f.General)
	derived := f.Derived != nil
	if c.Flag(&derived); !derived {
		return
	}
	if c.Reads() {
		f.Derived = &factlock.Derived{}
	}
	d := f.Derived
	wire.Number(c, &d.Value)
	wire.List(c, &d.Sum, wire.Number)
	wire.List(c, &d.Days, day)
	wire.Text(c, &d.Era)
	list(c, &d.From)
}

// Served is an incident without what only rehearsals need, translations that wait for approval
// among it, and without the questions that only a matcher learns from: what reads messages has
// learned before. What is kept of those that look at a day is what dialogues take dates from, see
// conversation/when.Sample.
func Served(i *incident.Incident, keeps func(question string, lang incident.Lang) bool) *incident.Incident {
	served := *i
	served.Called, served.Sources, served.Translations = asked.Names{}, nil, nil
	served.Entries = slices.Clone(i.Entries)
	for k := range served.Entries {
		e := &served.Entries[k]
		e.Called, e.Inherited = nil, nil
		e.Questions = kept(e, keeps)
	}
	return &served
}

// kept are the questions of an entry that are served; nil for none.
func kept(e *incident.Entry, keeps func(string, incident.Lang) bool) map[incident.Lang][]string {
	if e.Asks != incident.AsksDay {
		return nil
	}
	all := map[incident.Lang][]string{}
	for lang, questions := range e.Questions {
		for _, q := range questions {
			if keeps(q, lang) {
				all[lang] = append(all[lang], q)
			}
		}
	}
	return all
}
