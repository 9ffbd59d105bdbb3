package incident

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"gopkg.in/yaml.v3"
)

// HelpLine is somewhere to call for people in danger. Texts name no number of these:
// they are put in where the desk speaks to such people, and nowhere else.
type HelpLine struct {
	For     []Need
	Number  string // as it is dialled and read: 110, #9110, 0120-279-338
	Name    Local
	Hours   Local
	Only    Lang   // named in answers in this language only, "" in all
	Source  string // who says so
	Checked Date   // when somebody last looked there

	at place
}

// Need is what a help line is for.
type Need string

const (
	NeedNow     Need = "now"     // danger to life: the police, an ambulance
	NeedThreat  Need = "threat"  // threatened, followed, found
	NeedHome    Need = "home"    // violence at home
	NeedDespair Need = "despair" // somebody to listen
)

func needs() []Need { return []Need{NeedNow, NeedThreat, NeedHome, NeedDespair} }

// CheckedFor is for how many days a help line counts as looked at.
const CheckedFor = 180

// What a help line may hold.
const (
	maxHelpLines = 40
	longestName  = 60 // characters, also of the hours
)

// dialled is a number as people dial it.
var dialled = regexp.MustCompile(`^#?[0-9]{3,5}$|^\+?[0-9]{1,5}(?:-[0-9]{1,5}){1,4}$`)

// hidden is a number that stands where none may: no number but the line's own is
// named. Times of day are none.
var (
	hidden = regexp.MustCompile(`[0-9０-９]{3}|[0-9０-９][-‐－][0-9０-９]`)
	times  = regexp.MustCompile(`\b[0-9]{1,2}:[0-9]{2}\b`)
)

// readHelpLines reads help_lines.yaml, which an incident need not have.
func (l *loader) readHelpLines() {
	if !l.has("help_lines.yaml") {
		return
	}
	d, top := l.open("help_lines.yaml")
	list := d.list(top)
	if len(list) > maxHelpLines {
		d.add(d.at(top), "%d help lines; keep %d", len(list), maxHelpLines)
		return
	}
	for _, n := range list {
		if f := d.object(n, "for", "number", "name", "hours", "only?", "source", "checked"); f != nil {
			l.readHelpLine(d, f)
		}
	}
}

func (l *loader) readHelpLine(d *document, f fields) {
	h := HelpLine{Number: d.text(f["number"]), Only: Lang(d.text(f["only"])), Source: d.text(f["source"]), Checked: d.date(f["checked"]), at: d.at(f["number"])}
	for _, c := range d.list(f["for"]) {
		need := Need(d.text(c))
		if !slices.Contains(needs(), need) || slices.Contains(h.For, need) {
			d.add(d.at(c), "%q is nothing new that a help line is for; write now, threat, home or despair", short(c.Value))
		}
		h.For = append(h.For, need)
	}
	if f["number"] != nil && !dialled.MatchString(h.Number) {
		d.add(h.at, "%q is no number to dial; write it in quotes like \"110\", \"#9110\" or \"0120-000-000\"", short(h.Number))
	}
	if slices.ContainsFunc(l.incident.HelpLines, func(o HelpLine) bool { return o.Number == h.Number }) {
		d.add(h.at, "the help line %s is there twice; keep one", short(h.Number))
	}
	if f["only"] != nil && !slices.Contains(l.incident.Languages, h.Only) {
		d.add(d.at(f["only"]), "%q is no language of the incident; take it out or correct it", short(string(h.Only)))
	}
	h.Name, h.Hours = l.helpWords(d, f["name"]), l.helpWords(d, f["hours"])
	l.incident.HelpLines = append(l.incident.HelpLines, h)
}

// helpWords reads a name or hours: short, and without another number to call.
func (l *loader) helpWords(d *document, n *yaml.Node) Local {
	words := d.local(n, l.incident.Languages)
	for _, lang := range l.incident.Languages {
		switch p := words[lang]; {
		case hidden.MatchString(times.ReplaceAllString(p.text, "")):
			d.add(p.at, "%q holds a number beside the line's own; leave it out", short(p.text))
		case len([]rune(p.text)) > longestName || strings.ContainsAny(p.text, "\n{}"):
			d.add(p.at, "%q is too long for a phone; write at most %d characters in one line", short(p.text), longestName)
		}
	}
	return words.local()
}

// Stale lists what has grown old by a day, as file and line with a remedy: help lines
// that nobody looked at for [CheckedFor] days. An incident loads with them all the same.
func (i *Incident) Stale(now time.Time) []string {
	var stale []string
	for _, h := range i.HelpLines {
		if h.Checked.Days(DateOf(now)) > CheckedFor {
			stale = append(stale, h.at.String()+": "+h.Number+" was last checked on "+h.Checked.String()+"; look whether its number and hours still hold, and write the day")
		}
	}
	return stale
}
