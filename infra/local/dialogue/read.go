package dialogue

import (
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation"
	"madoguchi/internal/incident"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/strictyaml"
)

// folder is where the dialogues of an incident stand.
const folder = "conversations"

// both channels, where a dialogue names none.
func both() []inquiry.Channel { return []inquiry.Channel{inquiry.LINE, inquiry.Email} }

// Read reads the dialogues beside an incident, none where there is no folder of them. The
// error names each mistake with file, line and what to write instead.
func Read(files fs.FS, i *incident.Incident) ([]Dialogue, error) {
	r := reader{Folder: strictyaml.Open(files, `README.md shows one under "Dialogues"`), incident: i}
	if !r.Has(folder) {
		return nil, nil
	}
	for _, e := range r.Files(folder) {
		file := folder + "/" + e.Name()
		if e.IsDir() || !strings.HasSuffix(file, ".yaml") {
			r.Add(strictyaml.Place{File: file}, "not a file with dialogues; name it .yaml or move it away")
			continue
		}
		for _, n := range r.YAML(file).List() {
			r.dialogue(n)
		}
	}
	return r.all, r.Err()
}

type reader struct {
	*strictyaml.Folder
	incident *incident.Incident
	all      []Dialogue
}

func (r *reader) dialogue(n strictyaml.Node) {
	f := n.Object("id", "who", "on?", "at?", "listed?", "talk")
	if !f.There() {
		return
	}
	d := Dialogue{ID: f.Get("id").Text(), Who: f.Get("who").Text(), On: channels(f.Get("on")), At: moment(f.Get("at")), Place: n.At()}
	if slices.ContainsFunc(r.all, func(o Dialogue) bool { return o.ID == d.ID }) {
		f.Get("id").Add("a dialogue %s is there already; give this one another id", strictyaml.Short(d.ID))
	}
	for _, s := range f.Get("listed").List() {
		id := s.Text()
		if !slices.ContainsFunc(r.incident.Segments, func(s incident.Segment) bool { return s.ID == id }) {
			s.Add("the incident has no segment %s; use an id of incident.yaml", strictyaml.Short(id))
		}
		d.Listed = append(d.Listed, id)
	}
	lines := f.Get("talk").List()
	if f.Get("talk").There() && len(lines) == 0 {
		f.Get("talk").Add("nothing is said; write lines with \"- customer: \"")
	}
	for _, line := range lines {
		d.Talk = append(d.Talk, r.line(line))
	}
	r.all = append(r.all, d)
}

func channels(n strictyaml.Node) []inquiry.Channel {
	switch name := n.Raw(); {
	case !n.There():
		return both()
	case name == "line":
		return []inquiry.Channel{inquiry.LINE}
	case name == "mail":
		return []inquiry.Channel{inquiry.Email}
	}
	n.Add("%q is no channel; write line or mail, or leave it out for both", strictyaml.Short(n.Raw()))
	return nil
}

func moment(n strictyaml.Node) time.Time {
	if !n.There() {
		return time.Time{}
	}
	at, err := time.Parse(time.RFC3339, n.Raw())
	if err != nil {
		n.Add("%q is no time; write it like 2019-04-12T10:00:00+09:00", strictyaml.Short(n.Raw()))
	}
	return at
}

// line reads a line, which is one of four things.
func (r *reader) line(n strictyaml.Node) Line {
	f := n.Object("customer?", "taps?", "later?", "staff?", "kind?", "topic?", "case?", "says?", "never?", "silent?")
	line := Line{Place: n.At()}
	if !f.There() {
		return line
	}
	what := 0
	for _, name := range []string{"customer", "taps", "later", "staff"} {
		if f.Get(name).There() {
			what++
		}
	}
	if what != 1 {
		n.Add("a line has one of customer, taps, later and staff; write a line for each")
		return line
	}
	line.Customer, line.Taps = f.Get("customer").Text(), f.Get("taps").Text()
	line.Later, line.Staff = span(f.Get("later")), deed(f.Get("staff"))
	said := f.Get("customer").There() || f.Get("taps").There()
	switch expected := len(f.Keys()) > 1; {
	case said && !expected:
		n.Add("nothing is expected of the desk; add kind, topic, case, says, never or silent")
	case !said && expected:
		n.Add("the desk answers customers only; put what is expected under customer or taps")
	}
	line.Expect = r.expect(f)
	return line
}

func (r *reader) expect(f strictyaml.Fields) Expect {
	e := Expect{Kind: kind(f.Get("kind")), Topics: r.topics(f.Get("topic")), Case: lane(f.Get("case")),
		Says: words(f.Get("says")), Never: words(f.Get("never"))}
	if n := f.Get("silent"); n.There() {
		if e.Silent = n.Raw() == "yes"; !e.Silent {
			n.Add("%q; write yes, or leave the field out", strictyaml.Short(n.Raw()))
		}
	}
	return e
}

func deed(n strictyaml.Node) Deed {
	if d := n.Raw(); n.There() && !slices.Contains(deeds(), d) {
		n.Add("staff do not do %q here; write one of: %s", strictyaml.Short(d), strings.Join(deeds(), ", "))
	}
	return Deed(n.Raw())
}

func kind(n strictyaml.Node) conversation.Kind {
	all := []conversation.Kind{conversation.Answered, conversation.Verifying, conversation.Escalated, conversation.OutOfScope,
		conversation.Smalltalk, conversation.Several, conversation.Clarifying, conversation.Declined, conversation.Nothing}
	k := conversation.Kind(n.Raw())
	if n.There() && !slices.Contains(all, k) {
		var names []string
		for _, k := range all {
			names = append(names, string(k))
		}
		n.Add("there is no kind %q; write one of %s", strictyaml.Short(n.Raw()), strings.Join(names, " "))
	}
	return k
}

// topics reads one topic, or a list of them.
func (r *reader) topics(n strictyaml.Node) []string {
	if !n.There() {
		return nil
	}
	all := []strictyaml.Node{n}
	if !n.Scalar() {
		all = n.List()
	}
	var topics []string
	for _, n := range all {
		topic := n.Text()
		if !r.known(topic) {
			n.Add("the incident has no topic %s; write the id of an entry, without a dot and what follows it", strictyaml.Short(topic))
		}
		topics = append(topics, topic)
	}
	return topics
}

// known reports whether an answer can be of a topic.
func (r *reader) known(topic string) bool {
	return topic == conversation.Endangered || slices.ContainsFunc(r.incident.Entries, func(e incident.Entry) bool {
		of, _, _ := strings.Cut(e.ID, ".")
		return of == topic
	})
}

func lane(n strictyaml.Node) *cases.Lane {
	if !n.There() {
		return nil
	}
	l := cases.Lane(n.Raw())
	if l == "none" {
		l = ""
		return &l
	}
	if !slices.Contains(cases.Lanes(), l) {
		var names []string
		for _, l := range cases.Lanes() {
			names = append(names, string(l))
		}
		n.Add("there is no lane %q; write one of %s, or none where the message goes to no case",
			strictyaml.Short(n.Raw()), strings.Join(names, " "))
	}
	return &l
}

// words reads words, or a list of them.
func words(n strictyaml.Node) []string {
	if n.Scalar() {
		return []string{n.Text()}
	}
	return n.Texts()
}

// span reads how much time passes: 30 seconds, 10 minutes, 2 hours, 3 days.
func span(n strictyaml.Node) time.Duration {
	if !n.There() {
		return 0
	}
	d, ok := Span(n.Raw())
	if !ok {
		n.Add("%q is no time that passes; write it like 10 minutes, 2 hours or 3 days", strictyaml.Short(n.Raw()))
	}
	return d
}

// Span reads how much time passes as people write it, "10 minutes"; false for what is none.
func Span(s string) (time.Duration, bool) {
	count, unit, _ := strings.Cut(s, " ")
	n, err := strconv.Atoi(count)
	units := map[string]time.Duration{"second": time.Second, "minute": time.Minute, "hour": time.Hour, "day": 24 * time.Hour}
	of, ok := units[strings.TrimSuffix(unit, "s")]
	if err != nil || !ok || n < 1 || n > mostUnits {
		return 0, false
	}
	return time.Duration(n) * of, true
}

const mostUnits = 1000
