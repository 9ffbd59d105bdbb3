package clause

import (
	"embed"
	"slices"
	"strings"

	"madoguchi/internal/factlock/words"
)

//go:embed *.txt
var tables embed.FS

var (
	leaked           = words.Table(tables, "leaked")
	likely           = words.Table(tables, "likely")
	possible         = words.Table(tables, "possible")
	leavesOpen       = words.Part(tables, "phrases", "leaves open")
	announcedNothing = words.Part(tables, "phrases", "announced nothing")
	cannotSay        = words.Part(tables, "phrases", "cannot say")
	declines         = words.Joined(announcedNothing, cannotSay)
	notConfirmed     = words.Part(tables, "phrases", "not confirmed")
	not              = words.Part(tables, "phrases", "not")
	happened         = words.Part(tables, "phrases", "happened")
	toCome           = words.Part(tables, "phrases", "to come")
	requests         = words.Part(tables, "phrases", "requests")
	verbs            = words.Part(tables, "phrases", "verbs")
	noVerbs          = words.Part(tables, "phrases", "no verbs")
	fronts           = words.Part(tables, "phrases", "fronts")
)

// Step is how sure a text is that something leaked, the surest first.
type Step int

const (
	Plain    Step = iota // it leaked
	Likely               // it is likely to have
	Possible             // it may have: おそれ, 懸念, 可能性が否定できません
	Silent               // nothing of the kind is said
)

// StepOf is the step of a clause that speaks of a leak.
func StepOf(s string) Step {
	switch {
	case likely.In(s):
		return Likely
	case possible.In(withoutMonth(s)):
		return Possible
	}
	return Plain
}

// Leak returns the first words for data that got out, and where they stand, -1 for
// nowhere.
func Leak(s string) (phrase string, at int) { return leaked.Find(s) }

// Leaks reports whether a text speaks of data that got out.
func Leaks(s string) bool { return leaked.In(s) }

// Maybe reports whether a text says less than that something happened.
func Maybe(s string) bool { return likely.In(s) || possible.In(withoutMonth(s)) }

// withoutMonth is a text without the May of a date.
func withoutMonth(s string) string {
	at := strings.Index(s, "may ")
	if at < 0 || at+4 >= len(s) || !words.IsDigit(rune(s[at+4])) {
		return s
	}
	return s[:at] + s[at+4:]
}

// WithoutMaybe is a text with the words for what is possible blanked, of which some hold
// a "not".
func WithoutMaybe(s string) string { return possible.BlankIn(s) }

// LeavesOpen reports whether a text leaves open whether something is so.
func LeavesOpen(s string) bool { return leavesOpen.In(s) }

// AnnouncedNothing reports whether a text says that nothing has been announced.
func AnnouncedNothing(s string) bool { return announcedNothing.In(s) }

// CannotSay reports whether a text declines to say.
func CannotSay(s string) bool { return cannotSay.In(s) }

// Unsaid reports whether a text says nothing of what it names: it leaves it open, or
// declines to say.
func Unsaid(s string) bool { return leavesOpen.In(s) || declines.In(s) }

// Declines reports whether a sentence declines to say something of a word in it, or, where
// only "nothing has been announced" will do, says that. In Japanese that is its end, so
// it must come behind the word; in English it may stand in front.
func Declines(s, word string, announced bool) bool {
	list := declines
	if announced {
		list = announcedNothing
	}
	if words.Latin(word) {
		return list.In(s)
	}
	return list.In(s[strings.Index(s, word):])
}

// NotConfirmed reports whether a text says that something has not been confirmed.
func NotConfirmed(s string) bool {
	if notConfirmed.In(s) {
		return true
	}
	end := words.Index(s, "confirmed")
	if end < 0 || words.Has(s, "identity", "until", "once", "whether") {
		return false
	}
	return words.Has(s[:end], "no", "not", "never", "n't")
}

// Negates reports whether a text says "not".
func Negates(s string) bool { return not.In(s) || strings.Contains(s, "n't") }

// DeniesAtEnd reports whether a sentence says "not" as its verb.
func DeniesAtEnd(s string) bool {
	if words.English(s) {
		return words.Has(s, "not", "no", "never", "cannot")
	}
	return words.Ends(strings.TrimRight(s, ",。)」 "), "ません", "ない", "ませんでした", "なかった", "ませんが", "ず")
}

// noPast end like a past and tell of none.
var noPast = words.Of("dedicated", "need", "needed", "indeed", "hundred", "limited", "related", "unrelated", "detailed",
	"unlimited", "automated")

// Past reports whether a statement tells what happened.
func Past(s string) bool {
	if words.English(s) {
		s = noPast.BlankIn(s)
		return (happened.In(s) || strings.Contains(s, "ed ") || strings.HasSuffix(s, "ed")) && !toCome.In(s)
	}
	return words.Ends(strings.TrimRight(s, ",。)」 "), "ました", "でした", "した", "った", "れた", "ものです", "ましたが")
}

// Requests reports whether a statement asks somebody to do something.
func Requests(s string) bool {
	return requests.In(s) || words.Starts(s, "send ", "write ", "call ", "ask ", "do not ", "don't ", "never ", "see ", "reply ", "enter ",
		"keep ", "tell ", "look ")
}

// Asks reports whether a clause is a question.
func (c Clause) Asks() bool { return c.End == '?' || strings.HasSuffix(c.Text, "か") }

// Turns reports whether a clause ends in "but" or "so".
func (c Clause) Turns() bool {
	return c.End == '、' && words.Ends(c.Text, "ですが", "ますが", "ませんが", "したが", "けれど", "けれども", "ので", "ため")
}

// Tells reports whether a clause says something of its own, with a verb. An English one does unless it
// starts like the front of another: within three days, we ….
func (c Clause) Tells() bool {
	if words.English(c.Text) {
		front := slices.ContainsFunc(fronts.Phrases(), func(p string) bool { return strings.HasPrefix(c.Text+" ", p+" ") })
		return !front
	}
	s := strings.TrimRight(c.Text, " )」")
	return !words.Ends(s, noVerbs.Phrases()...) && words.Ends(s, verbs.Phrases()...)
}
