package intent

import (
	"slices"
	"strings"

	"madoguchi/internal/conversation/brief"
	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/faq"
	"madoguchi/internal/incident"
	"madoguchi/internal/lazyregexp"
	"madoguchi/internal/understand"
)

// deeds are the topics that say how to do something: who tells that it is done asks for none of them.
func deeds() []string { return []string{"card_stop_or_reissue_how", "change_password_elsewhere"} }

// The bounds of what is only told.
const (
	ofDeed  = 0.3 // how probable a clause must be about a deed that it tells is done
	besides = 0.5 // and what is asked besides for that to be all
)

// heard reads words as a whole, but for what they only tell and what would be taken for a question by its
// words: a deed that is done, a charge that there was not and, where the talk has gone on, what is not meant.
func (t *run) heard(words string) (understand.Reading, string) {
	if t.Later {
		words = without(words, brief.NotAsked)
		if asked := without(words, brief.Acknowledges); asked != words {
			if read := t.whole.Read(asked); read.Some >= t.whole.Bounds().Answer {
				return read, asked // what they say they know is not what they ask
			}
		}
	}
	read := t.whole.Read(words)
	if !slices.ContainsFunc(read.Asked, mayBeMoot(t.entries)) {
		return read, words
	}
	moot := t.moot(words)
	if !slices.ContainsFunc(read.Asked, moot) {
		return read, words
	}
	rest := slices.DeleteFunc(slices.Clone(read.Asked), moot)
	if slices.ContainsFunc(rest, func(a understand.Asked) bool { return a.Score >= besides }) {
		read.Asked = rest
		return read, words
	}
	words = without(words, func(clause string) bool { return brief.Denies(clause) || tellsDeed(t.whole, clause) })
	return t.whole.Read(words), words
}

// mayBeMoot tells whether something that is asked for could have been done or denied.
func mayBeMoot(entries map[string]incident.Entry) func(understand.Asked) bool {
	return func(a understand.Asked) bool {
		return slices.Contains(deeds(), Topic(a.Entry)) || entries[a.Entry].Lane.Wakes()
	}
}

// moot tells of something that is asked whether the words tell that it is done, or that there was nothing of it.
func (t *run) moot(words string) func(understand.Asked) bool {
	done, denied := false, false
	for _, clause := range clauses.FindAllString(words, -1) {
		denied = denied || brief.Denies(clause)
		done = done || tellsDeed(t.whole, clause)
	}
	return func(a understand.Asked) bool {
		return done && slices.Contains(deeds(), Topic(a.Entry)) || denied && t.entries[a.Entry].Lane.Wakes()
	}
}

// tellsDeed reports whether a clause tells that a deed is done.
func tellsDeed(whole Whole, clause string) bool {
	return brief.Done(clause) && slices.ContainsFunc(whole.Read(clause).Ranked, func(s faq.Scored) bool {
		return s.Score >= ofDeed && slices.Contains(deeds(), Topic(s.Entry))
	})
}

// without are words without the clauses that some condition holds for, where something is asked beside these.
func without(words string, some func(clause string) bool) string {
	rest := strings.Join(slices.DeleteFunc(clauses.FindAllString(words, -1), some), "")
	asks := func(s string) bool { return brief.Asks(s) || brief.Wish(s) }
	if !slices.ContainsFunc(prose.Sentences(rest), asks) {
		return words
	}
	return rest
}

// clauses are parts of sentences, with what ends them.
var clauses = lazyregexp.New(`[^、，,;；。！!？?\n.]+(?:[、，,;；。！!？?\n.]+\s*|$)`)

// onlyTold reports whether a part of a message only tells what another part asks beside: nobody who listens
// answers what is told as if it had been asked. What wakes people or stands apart is not left out.
func (t *run) onlyTold(a understand.Asked, all []understand.Asked) bool {
	e := t.entries[a.Entry]
	if e.Lane.Wakes() || e.Lane.Apart() || e.Kind == incident.Smalltalk || !brief.Tells(a.Words) {
		return false
	}
	return slices.ContainsFunc(all, func(b understand.Asked) bool {
		return b.Entry != a.Entry && b.Score >= faintest && !brief.Tells(b.Words) && !Generic(b.Entry)
	})
}

// Generic reports whether an entry is about nothing by itself: "what shall I do" belongs to what was told.
func Generic(entry string) bool {
	return Topic(entry) == NoTopic || Topic(entry) == incident.SpeakToHuman
}
