package remain

import (
	"slices"
	"strings"

	"madoguchi/internal/aside"
	"madoguchi/internal/conversation/brief"
	"madoguchi/internal/conversation/casetalk"
	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/conversation/phrasebook"
	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/conversation/swindle"
	"madoguchi/internal/conversation/who"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/inquiry"
)

// same is how probable it must be that a sentence is about what the last answer took its writer to mean.
const same = 0.6

// regrets puts in front of an answer what is owed to who is angry, or was misread, where nothing in it says so. Who
// writes for a paper is owed neither, nor who puts right what they wrote themself.
func (t Remain) regrets(words string) {
	sorry := func(r inquiry.Reply) bool {
		looked := strings.HasPrefix(r.Entry, "reply_") // where an answer comes
		return looked || slices.ContainsFunc(strings.Split(r.Text, "\n"), phrasebook.Regrets)
	}
	if !t.looks(words) || slices.ContainsFunc(t.Out.Replies, sorry) || who.Press(words) {
		return
	}
	given, _ := brief.Gives(words)
	for _, s := range prose.Sentences(prose.Plain(words)) {
		switch kind, sure := t.Reads(s); {
		case t.misread(s, kind == aside.Mistaken && sure >= evident) && !slices.Contains(given, brief.Mend):
			casetalk.Talk{Draft: t.Draft, About: t.About}.Owns()
			return
		case kind == aside.Angry && sure >= evident:
			casetalk.Talk{Draft: t.Draft, About: t.About}.Regrets(texts.Regret)
			return
		}
	}
}

// misread reports whether a sentence says that its writer was taken to mean something else: in so many words, or for it
// denies what the last answer handed over. That something is not so may as well only be told.
func (t Remain) misread(s string, likely bool) bool {
	last := t.Out.State.Lately(t.In, t.Now)
	if last.At.IsZero() {
		return false
	}
	_, meant := brief.Instead(s)
	if brief.Unheard(s) || meant && brief.OfTopic(s) || likely && (meant || brief.Objects(s) || brief.OfTopic(s)) {
		return true
	}
	handed := func(entry string) bool { return t.Entries[entry].Lane != "" }
	if !brief.Negates(s) || !slices.ContainsFunc(last.Entries, handed) {
		return false
	}
	return t.denies(s, last.Entries)
}

// denies reports whether a sentence that denies something is about one of the entries that were answered last.
func (t Remain) denies(s string, entries []string) bool {
	m := t.Means(s)
	return slices.ContainsFunc(entries, func(entry string) bool {
		if intent.Suspicious(entry) && t.Entries[entry].Lane.Wakes() && swindle.Declined(s) {
			return true
		}
		return len(m.Considered) > 0 && m.Considered[0].Score >= same && intent.Topic(m.Considered[0].Entry) == intent.Topic(entry)
	})
}
