package attend

import (
	"slices"

	"madoguchi/internal/conversation/brief"
	"madoguchi/internal/conversation/draft"
	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/conversation/meant"
	"madoguchi/internal/conversation/memory"
	"madoguchi/internal/conversation/whatif"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
)

// ToCome answers who asks about a contact that may come, and nothing else; or who says, behind an answer about one that
// came, that none did. It may sound like a question whether the desk calls.
func (t Attend) ToCome(last memory.Last, tell func([]incident.Entry)) bool {
	i := slices.IndexFunc(t.Incident.Entries, func(e incident.Entry) bool { return e.ID == meant.ToCome })
	if i < 0 || !t.free() {
		return false
	}
	asks, mistaken := t.toCome(last)
	switch c := t.About(); {
	case !asks && memory.Suspects(c) && !slices.Contains(last.Entries, meant.ToCome) && whatif.Takes(Words(t.In)):
		tell(t.Incident.Entries[i : i+1])
		t.Out.Kind, t.Out.Append = draft.Escalated, c.Receipt // who has the case knows that he rings again
		return true
	case asks:
		tell(t.Incident.Entries[i : i+1])
	case slices.Contains(last.Entries, meant.ToCome) && whatif.None(Words(t.In)) && brief.Statement(Words(t.In)):
		t.Out.State.Understood()
		t.Out.Kind = draft.Smalltalk
		t.Say(texts.Acknowledged) // they know already
		return true
	}
	if mistaken {
		t.talk(t.About()).Owns()
	}
	return asks
}

// toCome reports whether the message asks that, and whether it says so of what was taken for something else.
func (t Attend) toCome(last memory.Last) (asks, mistaken bool) {
	words, told := Words(t.In), slices.ContainsFunc(last.Entries, intent.Suspicious)
	if whatif.Asks(words) {
		m := t.Inside()
		asks = m.Known && len(m.Entries) == 1 && m.Entries[0].ID == meant.ToCome
		return asks, asks && told && misread(t)
	}
	mistaken = told && !slices.Contains(last.Entries, meant.ToCome) && whatif.None(words) && brief.Statement(words)
	return mistaken, mistaken
}
