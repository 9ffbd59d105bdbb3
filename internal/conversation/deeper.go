package conversation

import (
	"madoguchi/internal/conversation/group"
)

// ofGroup answers what leaked of a group of people that words name, or that their writer is of: with the list of
// these people and no others, also where a proof is open or a person has a case.
func (t *step) ofGroup() bool {
	given := t.typed.Address + t.typed.Digits + t.typed.Letter + t.typed.Postal
	if t.In.Entry != "" || t.In.Mail.Doubtful() || given != "" || t.cared() {
		return false
	}
	found := group.Message{Draft: t.Draft, Groups: t.r.groups(), Entries: t.r.entries, Inside: t.inside}.Asked()
	if len(found) > 0 {
		t.answer(whose{t}.own(found))
		t.proving().Resume()
	}
	return len(found) > 0
}
