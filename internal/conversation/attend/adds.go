package attend

import (
	"slices"
	"strings"
	"unicode/utf8"

	"madoguchi/internal/aside"
	"madoguchi/internal/cases"
	"madoguchi/internal/conversation/brief"
	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/conversation/meant"
	"madoguchi/internal/conversation/memory"
	"madoguchi/internal/conversation/parting"
	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/conversation/typed"
	"madoguchi/internal/danger"
	"madoguchi/internal/identity"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/lazyregexp"
)

// The bounds of what somebody adds to a case.
const (
	mostAdded = 160  // characters; longer messages are read as ones that stand for themselves
	otherwise = 0.6  // how probable it must be that a message asks for something else
	outright  = 0.85 // and where it may still be something to add
	adding    = 0.75 // and that it gives something
	guessed   = 0.5  // below that it is not said that something was not announced, to who has a case
)

// Words are those of a message, of a mail without the subject, which is older.
func Words(in inquiry.Inbound) string {
	if in.Mail != nil {
		return prose.Body(in.Text.Words())
	}
	return in.Text.Words()
}

// Spoken reports whether the customer says something to no proof.
func (t Attend) Spoken() bool {
	return t.In.Kind == inquiry.Message && t.In.Entry == "" && !t.Form() && t.Proof().Current(t.Now).Stage == identity.NoDialogue
}

// Figures reports whether a message gives figures, and neither asks something of a case nor of the telephone.
func (t Attend) Figures() bool {
	words := Words(t.In)
	given, _ := brief.Gives(words)
	repair, _ := brief.Repairs(words)
	alone := slices.Equal(given, []brief.Given{brief.Details}) && !brief.Phones(words).Asks && repair == brief.NoRepair
	return alone && t.talk(t.About()).Asked(words).Ask == brief.NoAsk
}

// Details adds figures to the open case whose lane they are of, however long ago they were asked for.
func Details(t Attend, lane cases.Lane) bool {
	c := t.About()
	_, rest := brief.Gives(Words(t.In))
	fact := func(e incident.Entry) bool { return e.Lane == "" }
	open := c.Receipt != "" && c.State != cases.Closed && (!lane.Apart() || lane == c.Lane)
	if !open || !t.Spoken() || !t.Figures() || len(rest) > 0 || slices.ContainsFunc(t.Inside().Entries, fact) {
		return false
	}
	t.talk(c).Adds(c, brief.Details)
	return true
}

// Added is the case to which the message adds something; false where it stands for itself: a
// question, thanks, a secret, or words that clearly ask for something else.
func (t Attend) Added() (memory.CaseRef, bool) {
	c, ok := t.Out.State.Expects(t.Now)
	if !ok || !t.Spoken() {
		return c, false
	}
	words := Words(t.In)
	short := utf8.RuneCountInString(words) <= mostAdded && !prose.Unreadable(words) && len(t.In.Text.Secrets()) == 0
	if !short || !brief.Statement(words) || brief.Courtesy(words) || meant.Unsent(words) || t.elsewhere(c) {
		return c, false
	}
	return c, true
}

// elsewhere reports whether a message that says something clearly wants something else than
// to add to a case: an emergency, a lane that stands apart, an answer that the desk has.
func (t Attend) elsewhere(c memory.CaseRef) bool {
	m := t.Inside()
	if m.Ruled || !m.Known || len(m.Considered) == 0 {
		return m.Ruled
	}
	lane, _ := intent.Lane(m.Entries)
	score, first, words := m.Considered[0].Score, m.Entries[0], Words(t.In)
	switch {
	case lane == c.Lane && lane.Apart():
		claims := lane == cases.Rights && first.Kind == incident.Escalate && score >= outright
		return claims && !slices.Contains(t.Out.State.Last.Told, first.ID) // another one than before
	case lane.Wakes() && danger.Urgent(words):
		return true
	case score < otherwise, first.Kind == incident.Smalltalk, first.Kind == incident.OutOfScope:
		return false
	}
	return brief.Wish(words) || lane.Apart() && lane != cases.Urgent || t.asksFact(c, first, score)
}

// asksFact reports whether a message clearly asks for a fact that the desk has, and gives none.
func (t Attend) asksFact(c memory.CaseRef, first incident.Entry, score float64) bool {
	words := Words(t.In)
	fact := first.Kind == incident.FAQ
	if kind, sure := t.Reads(words); kind == aside.None && sure >= outright && !slices.Contains(t.Out.State.Last.Told, first.ID) {
		fact = fact || first.Kind == incident.Escalate && !first.Lane.Apart() && len(first.Cites) > 0 // it says a fact as well
	}
	return !c.Lane.Apart() && fact && score >= outright && !figures.MatchString(words)
}

// figures are what somebody adds: a date, an amount, a number.
var figures = lazyregexp.New(`[0-9０-９]`)

// Adds adds a message to the case that it is about: as a fact, or as what it is. It is false where what an entry
// says is kinder: to who is angry, or wants a person, or asks for a restaurant.
func (t Attend) Adds() bool {
	words, c, m := Words(t.In), t.About(), t.Inside()
	given, _ := brief.Gives(words)
	evident := m.Known && !m.Ruled && m.Considered[0].Score >= outright
	kinder := func() bool {
		e := m.Entries[0]
		kind := []string{incident.SpeakToHuman, "abusive", "apology_complaint"}
		return e.Kind == incident.OutOfScope || slices.Contains(kind, intent.Topic(e.ID))
	}
	var voice texts.ID
	if len(given) == 0 {
		voice = voiced(evident, m, words)
	}
	end, _ := parting.Read(words)
	switch {
	case end != parting.None && len(given) == 0: // it says that they have no more to say
		t.talk(c).Notes(c)
	case len(given) == 0 && brief.Objects(words):
		t.talk(c).Hears(c)
		t.talk(c).Owns()
	case voice != 0:
		t.talk(c).Says(c, voice)
	case len(given) > 0 || t.fact(words):
		t.talk(c).Adds(c)
	case evident && kinder():
		return false
	default:
		t.talk(c).Hears(c)
	}
	return true
}

// voiced is what is said to who complains, or wishes for something; 0 to others.
func voiced(evident bool, m intent.Meaning, words string) texts.ID {
	switch {
	case evident && intent.Topic(m.Entries[0].ID) == "apology_complaint":
		return texts.AsideAngry
	case brief.Worries(words):
		return texts.AsideSad
	case brief.Wishes(words) && !typed.Particulars(words):
		return texts.CaseWished
	}
	return 0
}

// fact reports whether words tell something of the matter, as far as can be said.
func (t Attend) fact(words string) bool {
	kind, sure := t.Reads(words)
	told := len(t.Out.State.Asked) > 0 && kind == aside.None || sure < otherwise || kind == aside.Adds && sure >= adding
	return told || typed.Gives(t.In.Text) || typed.Particulars(words) || strings.Contains(words, "@")
}

// The bounds of what is answered though the reading of it is unsure.
const (
	probable = 0.35 // how probable it must be that it is asked for
	ahead    = 1.5  // and how much more probable than the next of another topic
)

// Likely is the plain fact that a question of somebody whose case is open most likely asks for: they hear it, and
// who has the case reads the question. It is false where another topic is nearly as likely.
func (t Attend) Likely(m intent.Meaning, words string) (string, bool) {
	if m.Known || m.Ruled || len(m.Considered) == 0 || t.held(t.About()).Closed() || brief.Statement(words) {
		return "", false
	}
	first := m.Considered[0]
	for _, c := range m.Considered[1:] {
		if intent.Topic(c.Entry) != intent.Topic(first.Entry) && first.Score < ahead*c.Score {
			return "", false
		}
	}
	told := slices.Contains(t.Out.State.Last.Entries, first.Entry)
	return first.Entry, first.Score >= probable && plainFact(t, first.Entry) && !told
}

// Takes takes in what was not understood, with buttons of the facts that it may ask for. It is false where
// the message is something else.
func (t Attend) Takes(m intent.Meaning) bool {
	var near []string
	for _, c := range m.Considered[:min(len(m.Considered), mostNear)] {
		if m.Close && plainFact(t, c.Entry) {
			near = append(near, c.Entry)
		}
	}
	unsure := m.Known && !m.Ruled && len(m.Considered) > 0 && m.Considered[0].Score < guessed
	if lane, _ := intent.Lane(m.Entries); unsure && !m.Helps() && !lane.Apart() && !meant.Unsent(Words(t.In)) {
		m.Entries, m.Known = nil, false
	}
	return t.held(t.About()).Takes(m, near...)
}

// plainFact reports whether an entry tells what was announced, and hands nothing over.
func plainFact(t Attend, entry string) bool {
	return slices.ContainsFunc(t.Incident.Entries, func(e incident.Entry) bool { return e.ID == entry && e.Kind == incident.FAQ })
}

// mostNear is how many of the entries that were weighed are looked at: for such buttons, for what else was meant,
// for hours of the telephone.
const mostNear = 3
