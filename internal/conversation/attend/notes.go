package attend

import "madoguchi/internal/conversation/brief"

// Notes acknowledges a yes of somebody whose case waits, unless it answers something else.
func Notes(t Attend) bool {
	c, ok := t.Out.State.Expects(t.Now)
	last := t.Out.State.Lately(t.In, t.Now)
	if !ok || last.Person || len(last.Offered) > 0 || !t.Spoken() || !brief.Noted(Words(t.In)) {
		return false
	}
	t.talk(c).Notes(c)
	return true
}
