package light

import (
	"slices"

	"madoguchi/internal/conversation/attend"
	"madoguchi/internal/conversation/brief"
	"madoguchi/internal/conversation/casetalk"
	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/conversation/meant"
	"madoguchi/internal/identity"
	"madoguchi/internal/incident"
)

// Means answers who says what they mean instead of what was answered, where that is plain, before anything else is
// heard in it: an amount that they name is no detail for a case then, and no misunderstanding to note.
func (l Light) Means() bool {
	instead, ok := brief.Instead(l.Words)
	proves := l.Proof().Current(l.Now).Stage != identity.NoDialogue
	if !ok || proves || l.lean() != brief.NoLean || !l.Lit() || l.subject() == "" || len(l.In.Text.Secrets()) > 0 {
		return false
	}
	m := meant.Read(l.Reader, l.Desk.Alone(instead))
	plain := m.Known && !intent.Talks(m.Entries) && len(m.Considered) > 0 && m.Considered[0].Score >= evident
	other := slices.ContainsFunc(m.Entries, func(e incident.Entry) bool { return !slices.Contains(l.Said.Entries, e.ID) })
	return plain && other && l.corrects()
}

// corrects answers who says that they mean something else than what was answered: that, and
// never the same again.
func (l Light) corrects() bool {
	instead, ok := brief.Instead(l.Words)
	if !ok || !l.Lit() || l.subject() == "" {
		return false
	}
	m := meant.Read(l.Reader, l.Desk.Alone(instead))
	if e, ok := attend.Half(l.Said, m.Entries, m.Considered); ok {
		l.Desk.Tell([]incident.Entry{e})
		casetalk.Talk{Draft: l.Draft, About: l.Attend.About()}.Owns()
		return true
	}
	found := slices.DeleteFunc(slices.Clone(m.Entries), func(e incident.Entry) bool { return slices.Contains(l.Said.Entries, e.ID) })
	if l.Out.Considered = m.Considered; !m.Known {
		fits := func(e incident.Entry) bool { return e.Kind == incident.FAQ && !l.SameTopic(e) }
		found = l.Attend.Nearest(m.Considered, faintly, fits)
	}
	if len(found) == 0 {
		if l.held().Means(m, l.Said.Entries) {
			return true
		}
		if m.Known && l.Entry().Lane != "" {
			return false // they mean what a person has, and add to it
		}
		l.wrong()
		return true
	}
	l.Desk.Answer(l.Desk.Own(found))
	return true
}
