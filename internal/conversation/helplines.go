package conversation

import (
	"slices"
	"strings"

	"madoguchi/internal/conversation/memory"
	"madoguchi/internal/conversation/phrasebook"
	"madoguchi/internal/danger"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
)

const (
	policeJP = "110" // where an incident names no help lines
	namedNow = 4     // help lines, at most
)

// helpLines are where somebody in danger can call. The numbers are the incident's.
type helpLines struct {
	all  []incident.HelpLine
	book phrasebook.Book
}

// police is the number to call now.
func (h helpLines) police() string {
	for _, line := range h.all {
		if slices.Contains(line.For, incident.NeedNow) {
			return line.Number
		}
	}
	return policeJP
}

// named names where to call, the fitting ones first, a line each; without data the
// police alone. Who may have somebody at the door needs the police first, who despairs
// somebody who listens.
func (h helpLines) named(p memory.Peril, most int) string {
	order := []incident.Need{incident.NeedNow, incident.NeedThreat}
	switch {
	case p.Kind == danger.Despair:
		order = []incident.Need{incident.NeedDespair, incident.NeedNow}
	case p.Kind == danger.Home:
		order = []incident.Need{incident.NeedNow, incident.NeedHome}
	}
	var named []string
	for i, need := range order {
		fitting := h.forNeed(need)
		if need == incident.NeedNow && p.Kind != danger.Despair {
			fitting = fitting[:min(len(fitting), 1)] // the police; an ambulance is for who is hurt
		}
		if i == 0 && p.Kind == danger.Despair {
			fitting = fitting[:min(len(fitting), most-1)]
		}
		named = append(named, fitting...)
	}
	if len(named) == 0 {
		return h.book.Text(texts.DangerPolice, map[string]string{"number": policeJP})
	}
	if p.Door && most == 1 {
		named = h.forNeed(incident.NeedNow)
	}
	return strings.Join(named[:min(len(named), most)], "\n")
}

// forNeed are the lines for a need, as they are said.
func (h helpLines) forNeed(need incident.Need) []string {
	var said []string
	for _, line := range h.all {
		if slices.Contains(line.For, need) && (line.Only == "" || line.Only == h.book.Lang) {
			values := map[string]string{"name": line.Name[h.book.Lang], "number": line.Number, "hours": line.Hours[h.book.Lang]}
			said = append(said, h.book.Text(texts.DangerLine, values))
		}
	}
	return said
}
