package meant

import (
	"maps"
	"slices"
	"strings"

	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/conversation/whatif"
	"madoguchi/internal/incident"
	"madoguchi/internal/lazyregexp"
)

// ToCome is the entry for who asks about a contact that may come: it asks them for nothing, and opens no case.
const ToCome = genuine + ".to_come"

// ours is the entry for who asks whether a number is the company's, or from which one it calls.
const ours = genuine + ".ours"

// mayCome is how probable a suspicious contact must be where the words speak of one that may come.
const mayCome = 0.2

// besides is how probable it must be beside a question about the telephone that names its number.
const besides = 0.1

// toCome is what is asked of a contact that may come in place of one that came, and the other way round: whether
// somebody must look into it depends on no more than that.
func toCome(r *intent.Reader, m intent.Message, found intent.Meaning) intent.Meaning {
	e := r.Entry(ToCome)
	if e.ID == "" || m.Tap != "" || m.Mail != nil || found.Ruled {
		return found
	}
	asks := whatif.Asks(m.Text.Words()) && !numbered.MatchString(m.Text.Words())
	swaps := func(f incident.Entry) bool {
		return intent.Suspicious(f.ID) && f.ID != ours && !f.Lane.Wakes() && (f.ID == ToCome) != asks
	}
	i := slices.IndexFunc(found.Entries, swaps)
	switch {
	case i >= 0 && !asks:
		e = r.Entry(genuine)
	case i < 0 && asks && suspects(found):
		i, found.Entries = 0, []incident.Entry{e}
	case i < 0:
		return found
	}
	found.Entries, found.Known, found.Certain = slices.Clone(found.Entries), true, false
	found.Entries[i] = e
	found.Entries = slices.CompactFunc(found.Entries, func(a, b incident.Entry) bool { return a.ID == b.ID })
	return found
}

// ofOurs is what is asked of the company's own number in place of that of a suspicious contact, where the words name it.
func ofOurs(r *intent.Reader, m intent.Message, found intent.Meaning) intent.Meaning {
	e, number := r.Entry(ours), dialled.FindString(m.Text.Words())
	told := func(text string) bool { return number != "" && strings.Contains(text, number) }
	near := slices.ContainsFunc(found.Considered, func(c intent.Considered) bool {
		return intent.Suspicious(c.Entry) && c.Score >= besides
	})
	hours := near && len(found.Entries) == 1 && found.Entries[0].Asks == incident.AsksDay
	asks := len(found.Entries) == 1 && found.Entries[0].ID == genuine || suspects(found) || hours
	if m.Tap != "" || found.Ruled || !asks || !slices.ContainsFunc(slices.Collect(maps.Values(e.Answer)), told) {
		return found
	}
	found.Entries, found.Known, found.Certain = []incident.Entry{e}, true, false
	return found
}

var dialled = lazyregexp.New(`[0-9]{2,5}-[0-9]{2,4}-[0-9]{3,4}|[0-9A-Za-z._+-]+@[0-9A-Za-z.-]+`)

// numbered asks from which number the company calls.
var numbered = lazyregexp.New(`(?i)番号から|番号は[0-9０-９]{3}|どの番号|何番から|\b(?:from )?(?:which|what) number\b|哪个号码|哪個號碼|어느 ?번호`)

// suspects reports whether a suspicious contact is among the likeliest, and nothing else was understood that is about
// anything.
func suspects(found intent.Meaning) bool {
	alone := !found.Known || len(found.Entries) == 1 && intent.Generic(found.Entries[0].ID)
	return alone && slices.ContainsFunc(found.Considered, func(c intent.Considered) bool {
		return intent.Suspicious(c.Entry) && c.Score >= mayCome
	})
}

// ofBusy is what is said of a line that is busy, for who asks when it is not: its hours do not tell.
func ofBusy(r *intent.Reader, m intent.Message, found intent.Meaning) intent.Meaning {
	e := r.Entry(BusyLine)
	if e.ID == "" || m.Tap != "" || found.Ruled || !quiet.MatchString(m.Text.Words()) {
		return found
	}
	found.Entries, found.Known, found.Certain = []incident.Entry{e}, true, false
	return found
}

// BusyLine is the entry for who does not get through.
const BusyLine = "outside_hours.busy"

var quiet = lazyregexp.New(`(?i)(?:いつ|何時|なんじ|どの時間|何曜|時間帯)[^。?？]{0,16}(?:空いて(?:い)?[まる]|すいて(?:い)?[まる]|つながりやす|繋がりやす|混んで(?:い)?な|かかりやす)|` +
	`(?:空いて(?:い)?る|すいて(?:い)?る|つながりやすい|繋がりやすい|混まない|かかりやすい)(?:時間|頃|ころ|日|曜)|` +
	`\b(?:when|what time|which (?:day|time))\b[^.?!]{0,30}\b(?:quiet\w*|(?:less|not|isn'?t) (?:busy|engaged)|easier|get through)\b|` +
	`\b(?:best|good|quiet\w*) time to (?:call|phone|ring)\b|` +
	`(?:什么时候|什麼時候|几点|幾點|哪个时间|哪個時間)[^，。?？]{0,10}(?:不忙|打得通|好打|人少|不占线|不佔線)|` +
	`(?:언제|몇 ?시)[^.?]{0,12}(?:한가|덜 ?(?:붐|바)|연결(?:이)? ?(?:잘|쉽))`)
