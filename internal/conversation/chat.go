package conversation

import (
	"madoguchi/internal/conversation/courtesy"
	"madoguchi/internal/conversation/typed"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
)

// chat answers courtesies.
type chat struct{ *step }

// acknowledges answers somebody who has read what was said, or lets it be, and asks nothing.
func (t chat) acknowledges() bool {
	words := t.In.Text.Words()
	if t.In.Mail != nil || t.In.Entry != "" || t.Out.State.Cares(t.Now) || t.Proof().Stage != "" ||
		!courtesy.Acknowledges(words) && !typed.LetsGo(words) {
		return false
	}
	t.Out.State.Understood()
	t.Out.Kind, t.Out.Topics = Smalltalk, []string{incident.Thanks}
	t.Say(texts.Acknowledged, status, human)
	return true
}
