package conversation

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"madoguchi/internal/cases"
	"madoguchi/internal/danger"
	"madoguchi/internal/faq"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
)

// understand finds the entries that a message asks for. Where two or three are
// close it leaves them as candidates and says that it does not know.
func (t *step) understand() (found []incident.Entry, known bool) {
	found, known = t.grasp()
	if t.in.Mail == nil || known && !idle(found) && !t.doubted() {
		return found, known
	}
	return t.reread(found, known)
}

// grasp is understand for the words alone.
func (t *step) grasp() (found []incident.Entry, known bool) {
	if t.in.Entry != "" {
		e, ok := t.entries[t.in.Entry]
		return []incident.Entry{e}, ok
	}
	text := t.in.Text
	if t.continues() {
		// A question that is clear by itself is not read into what was not understood
		// before it; a card number may come in two messages.
		joined := t.out.State.Pending.Join(text)
		found, known := t.recognise(visible(text.Words()))
		if known && len(joined.Secrets()) == 0 && !unreadable(text.Words()) && !hostile(text.Words()) {
			return found, true
		}
		text = joined
		t.out.Kind, t.out.Considered = Nothing, nil
	}
	words := visible(text.Words())
	if t.typed.address != "" {
		if unreadable(withoutAddresses(words)) {
			return t.only(status), true // an address and nothing else: whose is it
		}
		words = addresses.ReplaceAllLiteralString(norm.NFKC.String(words), someAddress)
	}
	if len(text.Secrets()) > 0 {
		return t.beside(pasted, words), true
	}
	switch {
	case unreadable(words):
		return t.only(malformed), true
	case hostile(words):
		return t.only(injection), true
	case humans.MatchString(words):
		return t.only(human), true
	}
	found, known = t.recognise(words)
	if !known || outOfScope(found) && namesDesk.MatchString(words) {
		if dated, ok := t.anyDay(words); ok {
			return dated, true
		}
	}
	return t.undated(words, found, known)
}

func outOfScope(found []incident.Entry) bool {
	return !slices.ContainsFunc(found, func(e incident.Entry) bool { return e.Kind != incident.OutOfScope })
}

// someAddress stands for every address: what one is called says nothing about what
// somebody asks.
const someAddress = "name@example.jp"

// humans are the plain words of somebody who wants a person. What stands beside them,
// a name or a number to call, must not hide them: asking for a person always works.
var humans = regexp.MustCompile(`(?i)(?:担当(?:者|の方)|オペレーター?|スタッフ|係の(?:方|人)|人間|人)(?:の方)?(?:に|と)(?:直接)?(?:相談し(?:たい|ます)|相談する|相談させて|話し(?:たい|をしたい)|話がしたい|お話し(?:したい|させて)|つないで|繋いで|つなげて|代わって|かわって)|(?:speak|talk) (?:to|with) (?:a |an |your |some)?(?:human|person|agent|staff|representative|one\b|somebody|real)`)

func (t *step) only(id string) []incident.Entry { return []incident.Entry{t.entries[id]} }

// beside is an entry and, where it is sure, what else the words ask for.
func (t *step) beside(id string, words string) []incident.Entry {
	found := t.only(id)
	if more, known := t.recognise(words); known && more[0].ID != id && more[0].Kind != incident.Smalltalk {
		found = append(found, more...)
	}
	t.out.Kind, t.out.Considered = Nothing, nil
	return found
}

// recognise matches the words as a whole and, where they hold several
// questions, each of them.
func (t *step) recognise(words string) ([]incident.Entry, bool) {
	pieces, subject := questions(words)
	whole := t.matcher.Match(strings.Join(pieces, " "))
	t.consider(whole)
	single, multiple := t.sure(pieces, subject)
	switch {
	case len(multiple) > 1:
		return grounded(multiple, words), true
	case whole.Verdict == faq.Sure && (len(single) == 0 || short(words) || whole.Ranked[0].Score >= single[0].Score):
		return grounded(t.only(whole.Ranked[0].Entry), words), true
	case len(single) > 0:
		return grounded(t.only(single[0].Entry), words), true
	case t.harmless(whole):
		t.guessed = true
		return t.only(whole.Ranked[0].Entry), true
	case whole.Verdict == faq.Close:
		t.out.Kind = Clarifying
	}
	return nil, false
}

// apart is how probable the entry of one piece must be to count as a question of
// its own: half of an answer is missed by less than this, but an answer to what
// nobody asked confuses.
const apart = 0.6

// short reports whether a message is so short that what stands beside the
// question belongs to it: 「生年月日も？会員ではないです」.
func short(words string) bool { return utf8.RuneCountInString(words) <= 100 }

// likely is how probable an entry must be that tells no fact as an answer.
const likely = 0.20

// harmless reports whether the likeliest entry hands over or declines: taken by
// mistake it tells nobody anything wrong, so it need not be as sure. What wakes people
// is never taken so.
func (t *step) harmless(m faq.Match) bool {
	if len(m.Ranked) == 0 || m.Ranked[0].Score < likely {
		return false
	}
	e := t.entries[m.Ranked[0].Entry]
	return e.Kind != incident.FAQ && e.Lane != string(cases.Urgent)
}

// grounded sends to a general case what would wake people although the words hold
// nothing of an emergency: a question about one, mostly.
func grounded(found []incident.Entry, words string) []incident.Entry {
	if danger.Urgent(words) {
		return found
	}
	found = slices.Clone(found)
	for i := range found {
		if found[i].Lane == string(cases.Urgent) {
			found[i].Lane = string(cases.General)
		}
	}
	return found
}

// sure matches the pieces one by one: the surest first, and, where at least two
// of them ask for different topics, those in the order of asking. The subject of
// a mail names what the body asks; it is no question of its own beside one.
func (t *step) sure(pieces []string, subject bool) (single []faq.Scored, multiple []incident.Entry) {
	if len(pieces) < 2 {
		return nil, nil
	}
	for i, piece := range pieces {
		m := t.matcher.Match(piece)
		if m.Verdict != faq.Sure {
			continue
		}
		e := t.entries[m.Ranked[0].Entry]
		if e.Kind == incident.Smalltalk || e.Kind == incident.OutOfScope {
			continue
		}
		single = append(single, m.Ranked[0])
		if m.Ranked[0].Score >= apart && asking(piece) && !(subject && i == 0) && !slices.ContainsFunc(multiple, func(o incident.Entry) bool { return topic(o.ID) == topic(e.ID) }) {
			multiple = append(multiple, e)
		}
	}
	slices.SortStableFunc(single, func(a, b faq.Scored) int { return compare(b.Score, a.Score) })
	return single, multiple
}

func compare(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func (t *step) consider(m faq.Match) {
	for _, s := range m.Ranked {
		t.out.Considered = append(t.out.Considered, Considered{s.Entry, s.Score})
	}
}

// candidates asks which of the closest entries is meant.
func (t *step) candidates() {
	var entries []string
	for _, c := range t.out.Considered {
		if e := t.entries[c.Entry]; len(entries) < 3 && (e.Kind == incident.FAQ || e.Lane != "") {
			entries = append(entries, c.Entry)
			t.out.Topics = append(t.out.Topics, topic(c.Entry))
		}
	}
	t.say(texts.Clarify, append(entries, other, human))
}

// visible drops what a reader of the message does not see.
func visible(words string) string {
	return comment.ReplaceAllString(words, " ")
}

// comment is what HTML hides, or the mark that package inquiry left for a secret.
var comment = regexp.MustCompile(`(?s)<!--.*?(-->|$)|\[[^\]]*■■\]`)

// unreadable reports whether a text holds nothing to understand: no letter, or
// a few characters over and over.
func unreadable(words string) bool {
	seen := map[rune]bool{}
	letters, broken := 0, 0
	for _, r := range words {
		if r == unicode.ReplacementChar {
			broken++
		}
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			letters++
			seen[r] = true
		}
	}
	return letters == 0 || broken*2 > letters || letters >= 60 && len(seen) < 12
}

// hostile reports whether a text is code and not a question. It is never run
// and never shown, whatever this says; this only chooses the answer.
func hostile(words string) bool {
	return code.MatchString(words)
}

var code = regexp.MustCompile(`(?i)<\s*/?\s*(script|img|svg|iframe|body|object|style)\b|\bon(error|load|click)\s*=|javascript:|` +
	`\bunion\s+(all\s+)?select\b|\bselect\b.{1,80}\bfrom\b\s+\w+|\b(drop|alter|truncate)\s+table\b|\bdelete\s+from\b|\binsert\s+into\b|` +
	`['"]\s*(or|and)\s+['"]?\w+['"]?\s*=|;\s*--|\{\{.*\}\}|\$\{.*\}|<%|\.\./\.\./|\b(rm\s+-rf|cat\s+/etc)\b`)
