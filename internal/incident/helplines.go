package incident

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"madoguchi/internal/lazyregexp"
	"madoguchi/internal/strictyaml"
)

// HelpLine is somewhere to call for people in danger. Texts name no number of these:
// they are put in where the desk speaks to such people, and nowhere else.
type HelpLine struct {
	For     []Need
	Number  string // as it is dialled and read: 110, #9110, 0120-279-338
	Name    Local
	Hours   Local
	Only    Lang             // named in answers in this language only, "" in all
	Source  string           // who says so
	Checked Date             // when somebody last looked there
	At      strictyaml.Place // in the folder
}

// Need is what a help line is for.
type Need string

const (
	NeedNow     Need = "now"     // danger to life: the police, an ambulance
	NeedThreat  Need = "threat"  // threatened, followed, found
	NeedHome    Need = "home"    // violence at home
	NeedDespair Need = "despair" // somebody to listen
	NeedWrite   Need = "written" // beside these: for who cannot phone, by chat or mail
	NeedForeign Need = "foreign" // in other languages, too
)

// CheckedFor is for how many days a help line counts as looked at.
const CheckedFor = 180

// What a help line may hold.
const (
	maxHelpLines = 40
	longestName  = 60 // characters, also of the hours
)

// dialled is a number as people dial it.
var dialled = lazyregexp.New(`^#?[0-9]{3,5}$|^\+?[0-9]{1,5}(?:-[0-9]{1,5}){1,4}$`)

// hidden is a number that stands where none may: no number but the line's own is
// named. Times of day are none.
var (
	hidden = lazyregexp.New(`[0-9０-９]{3}|[0-9０-９][-‐－][0-9０-９]`)
	times  = lazyregexp.New(`\b[0-9]{1,2}:[0-9]{2}\b`)
)

// readHelpLines reads help_lines.yaml, which an incident need not have.
func readHelpLines(r *reader) []HelpLine {
	if !r.Has("help_lines.yaml") {
		return nil
	}
	top := r.YAML("help_lines.yaml")
	list := top.List()
	if len(list) > maxHelpLines {
		top.Add("%d help lines; keep %d", len(list), maxHelpLines)
		return nil
	}
	var all []HelpLine
	for _, n := range list {
		f := n.Object("for", "number", "name", "hours", "only?", "source", "checked")
		if !f.There() {
			continue
		}
		h := readHelpLine(r, f)
		if slices.ContainsFunc(all, func(o HelpLine) bool { return o.Number == h.Number }) {
			f.Get("number").Add("the help line %s is there twice; keep one", strictyaml.Short(h.Number))
		}
		all = append(all, h)
	}
	return all
}

func readHelpLine(r *reader, f strictyaml.Fields) HelpLine {
	number, only := f.Get("number"), f.Get("only")
	h := HelpLine{Number: number.Text(), Only: Lang(only.Text()), Source: f.Get("source").Text(),
		Checked: f.Get("checked").Date(), At: number.At()}
	known := []Need{NeedNow, NeedThreat, NeedHome, NeedDespair, NeedWrite, NeedForeign}
	for _, c := range f.Get("for").List() {
		if need := Need(c.Text()); !slices.Contains(known, need) || slices.Contains(h.For, need) {
			c.Add("%q is nothing new to be for; write now, threat, home or despair, written or foreign", strictyaml.Short(c.Raw()))
		}
		h.For = append(h.For, Need(c.Text()))
	}
	if number.There() && !dialled.MatchString(h.Number) {
		number.Add("%q is no number to dial; write it in quotes like \"110\", \"#9110\" or \"0120-000-000\"", strictyaml.Short(h.Number))
	}
	if only.There() && !slices.Contains(r.langs, h.Only) {
		only.Add("%q is no language of the incident; take it out or correct it", strictyaml.Short(string(h.Only)))
	}
	h.Name, h.Hours = helpWords(r, f.Get("name")), helpWords(r, f.Get("hours"))
	return h
}

// helpWords reads a name or hours: short, and without another number to call.
func helpWords(r *reader, n strictyaml.Node) Local {
	words := r.local(n)
	for _, p := range words {
		switch {
		case hidden.MatchString(times.ReplaceAllString(p.Text, "")):
			r.Add(p.At, "%q holds a number beside the line's own; leave it out", strictyaml.Short(p.Text))
		case len([]rune(p.Text)) > longestName || strings.ContainsAny(p.Text, "\n{}"):
			r.Add(p.At, "%q is too long for a phone; write at most %d characters in one line", strictyaml.Short(p.Text), longestName)
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
			const old = "%v: %s was last checked on %v; look whether its number and hours still hold, and write the day"
			stale = append(stale, fmt.Sprintf(old, h.At, h.Number, h.Checked))
		}
	}
	return stale
}
