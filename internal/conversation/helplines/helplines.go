// Package helplines names where somebody in danger can call.
package helplines

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"madoguchi/internal/conversation/memory"
	"madoguchi/internal/conversation/phrasebook"
	"madoguchi/internal/danger"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/jatext"
)

// policeJP is the number to call where an incident names no help lines.
const policeJP = "110"

// Most is how many help lines are named at most.
const Most = 4

// HelpLines are where somebody in danger can call. The numbers are the incident's.
type HelpLines struct {
	All  []incident.HelpLine
	Book phrasebook.Book
}

// Police is the number to call now.
func (h HelpLines) Police() string {
	for _, line := range h.All {
		if slices.Contains(line.For, incident.NeedNow) {
			return line.Number
		}
	}
	return policeJP
}

// Ambulance is the number for who is hurt, "" where an incident names none.
func (h HelpLines) Ambulance() string {
	for _, line := range h.All {
		if slices.Contains(line.For, incident.NeedNow) && line.Number != h.Police() {
			return line.Number
		}
	}
	return ""
}

// Named names where to call, the fitting ones first, a line each; without data the
// police alone. Who may have somebody at the door needs the police first, who despairs
// somebody who listens.
func (h HelpLines) Named(p memory.Peril, most int) string {
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
		return h.Book.Text(texts.DangerPolice, map[string]string{"number": policeJP})
	}
	if p.Door && most == 1 {
		named = h.forNeed(incident.NeedNow)
	}
	return strings.Join(named[:min(len(named), most)], "\n")
}

// Consult are the lines for who wants to ask the police something, and the police for what presses; "" where no line
// is for that.
func (h HelpLines) Consult() string {
	lines, now := h.forNeed(incident.NeedThreat), h.forNeed(incident.NeedNow)
	if len(lines) == 0 || len(now) == 0 {
		return ""
	}
	return strings.Join(append(lines, now[0]), "\n")
}

// Others are the next ones to call for who called the first in vain: the one where nobody answers is named no more.
func (h HelpLines) Others(p memory.Peril) string {
	all := strings.Split(h.Named(p, Most), "\n")
	if p.Kind != danger.Despair || len(all) < 2 {
		return strings.Join(all[:min(len(all), 2)], "\n")
	}
	return strings.Join(all[1:], "\n")
}

// Now are the lines for whose life is in danger; without data the police.
func (h HelpLines) Now() string {
	if named := h.forNeed(incident.NeedNow); len(named) > 0 {
		return strings.Join(named, "\n")
	}
	return h.Book.Text(texts.DangerPolice, map[string]string{"number": policeJP})
}

// One is the first line for a need, as values of a text; nil for none.
func (h HelpLines) One(need incident.Need) map[string]string {
	for _, line := range h.All {
		if slices.Contains(line.For, need) && line.Only == "" {
			return h.values(line)
		}
	}
	return nil
}

// Written are the lines that read what people write, for a kind of danger; "" where none does.
func (h HelpLines) Written(kind danger.Kind) string { return h.also(incident.NeedWrite, kind) }

// Foreign are the lines that speak other languages, for a kind of danger: those for any trouble, too.
func (h HelpLines) Foreign(kind danger.Kind) string { return h.also(incident.NeedForeign, kind) }

// also are the lines that are for a need beside that of a danger. Who despairs is sent to none that is for something else.
func (h HelpLines) also(need incident.Need, kind danger.Kind) string {
	var named []string
	for _, line := range h.All {
		alone := kind == danger.Despair && !slices.Contains(line.For, incident.NeedDespair)
		if slices.Contains(line.For, need) && !alone && line.Only == "" {
			named = append(named, h.Book.Text(texts.DangerLine, h.values(line)))
		}
	}
	return strings.Join(named, "\n")
}

// forNeed are the lines for a need, as they are said. Last come those in a language that is
// not the book's: whoever reads Korean may or may not speak English.
func (h HelpLines) forNeed(need incident.Need) []string {
	var own, foreign []string
	for _, line := range h.All {
		switch said := h.Book.Text(texts.DangerLine, h.values(line)); {
		case !slices.Contains(line.For, need):
		case line.Only == "" || line.Only == h.Book.Lang:
			own = append(own, said)
		case line.Only == incident.English && h.Book.Partly():
			foreign = append(foreign, said)
		}
	}
	return append(own, foreign...)
}

// Mentioned are the lines whose names words hold, or begin to; "" for none. The police are no such line.
func (h HelpLines) Mentioned(words string) string {
	words = jatext.Width(words)
	var named []string
	for _, line := range h.All {
		now := slices.Contains(line.For, incident.NeedNow) || slices.Contains(line.For, incident.NeedThreat)
		if !now && called(line, words) {
			named = append(named, h.Book.Text(texts.DangerLine, h.values(line)))
		}
	}
	return strings.Join(named, "\n")
}

// called reports whether words call a line by its name, in any language, by the number, or by how the name begins: people say
// no more of a long one than that.
func called(line incident.HelpLine, words string) bool {
	if strings.Contains(words, line.Number) {
		return true
	}
	low := strings.ToLower(jatext.Width(words))
	for _, name := range line.Name {
		name = strings.Trim(jatext.Width(name), "# ")
		begin, _, _ := strings.Cut(name, " ")
		if r, _ := utf8.DecodeRuneInString(name); jatext.Latin(r) && utf8.RuneLen(r) == 1 && begin != name {
			two := strings.Join(strings.Fields(name)[:2], " ")
			if initials := strings.ToUpper(begin) == begin; len(begin) < shortest {
				if strings.Contains(low, strings.ToLower(two)) {
					return true
				}
			} else if word(words, begin, initials) {
				return true
			}
			continue
		}
		if all := []rune(strings.ToLower(name)); len(all) >= shortest && strings.Contains(low, string(all[:shortest])) {
			return true
		}
	}
	return false
}

// word reports whether a word stands among words, as it is written or in any letters.
func word(words, one string, exactly bool) bool {
	if !exactly {
		words, one = strings.ToLower(words), strings.ToLower(one)
	}
	apart := func(r rune) bool { return !jatext.Latin(r) || !unicode.IsLetter(r) && !unicode.IsDigit(r) }
	return slices.Contains(strings.FieldsFunc(words, apart), one)
}

// shortest is how many characters of a name tell which line is meant.
const shortest = 4

// values are what texts say of a line.
func (h HelpLines) values(line incident.HelpLine) map[string]string {
	return map[string]string{"name": h.Book.Say(line.Name), "number": line.Number, "hours": h.Book.Say(line.Hours)}
}
