package when

import (
	"slices"

	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
)

// Phone tells whether somebody answers the telephone on the days that words name, or now where they name
// no other day than today.
func (a Answerer) Phone(words string, lang incident.Lang) []string {
	today := a.staffed(a.Calendar.Day(a.Now))
	named := a.Unsaid(Question{Words: words, Lang: lang, About: incident.AsksDay}, nil)
	switch {
	case slices.ContainsFunc(named, func(line string) bool { return line != today }):
		return named
	case a.Calendar.Open(a.Now):
		return []string{a.Book.Text(texts.PhoneOpen, nil), today}
	}
	return []string{a.Book.Text(texts.PhoneShut, map[string]string{"next_opening": a.Book.Opening(a.Calendar.Next(a.Now))})}
}
