package attend

import (
	"slices"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation/memory"
	"madoguchi/internal/conversation/replying"
	"madoguchi/internal/conversation/when"
	"madoguchi/internal/incident"
)

// languages is the entry that says in which languages people may write.
const languages = "overseas_customer_help.language"

// Replies answers how and where the answer comes, and what else is asked of the desk itself, unless something presses
// of which the case is not.
func Replies(t Attend, lane cases.Lane, tell func([]incident.Entry)) (rest string, done bool) {
	c := t.About()
	if !t.free() || t.Out.State.Cares(t.Now) || lane.Wakes() && lane != c.Lane && !memory.Suspects(c) {
		return "", false
	}
	a := when.Answerer{Incident: t.Incident, Calendar: t.Calendar, Book: t.Book, Now: t.Now}
	human := func() { t.held(c).Human(a.Phone("", t.Out.State.Lang)) }
	phone := func() { t.held(c).Phone(a.Phone("", t.Out.State.Lang)) }
	speaks := func() {
		if i := slices.IndexFunc(t.Incident.Entries, func(e incident.Entry) bool { return e.ID == languages }); i >= 0 {
			tell(t.Incident.Entries[i : i+1])
		}
	}
	return replying.Replying{Draft: t.Draft, About: c, Reads: t.Reads, Asks: t.Asks, Suspects: memory.Suspects(c),
		Human: human, Phone: phone, Speaks: speaks}.Answers(Words(t.In))
}
