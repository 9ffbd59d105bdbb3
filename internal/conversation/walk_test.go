package conversation_test

import (
	_ "embed"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation"
	"madoguchi/internal/faq"
	"madoguchi/internal/hours"
	"madoguchi/internal/identity"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/incidents"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/jatext"
	"madoguchi/internal/understand/trained/kept"
)

// The size of the walks.
const (
	walks  = 500 // in each language that is answered, in those into which it is translated as in the rehearsal
	turns  = 20
	most   = 2  // turns in a row without a step forward
	phrase = 10 // characters of a line that is not said twice in a row
)

// TestRandomWalks plays customers who press any button and write anything: nothing is said
// twice in a row as if it were new, no reply leaves a customer without a way on, and after two
// turns that brought them nothing the third brings something.
func TestRandomWalks(t *testing.T) {
	given := walked(t)
	for lang, bank := range banks() {
		t.Run(string(lang), func(t *testing.T) {
			t.Parallel()
			steps, found, desk := 0, 0, given.alone()
			if !slices.Contains(given.incident.Languages, lang) {
				desk = desk.rehearsed()
			}
			for seed := range walks {
				w := desk.walk(lang, bank, uint64(seed), desk.responder.Step)
				steps += len(w)
				for _, p := range desk.judge(w) {
					if found++; found <= 5 {
						t.Errorf("walk %d: %s\n%s", seed, p.what, transcript(w[max(0, p.at-4):p.at+1]))
					}
				}
			}
			t.Logf("%d turns, %d problems", steps, found)
		})
	}
}

// TestWhatWalksFind plants each problem in the desk's answers: the walks find it.
func TestWhatWalksFind(t *testing.T) {
	desk := walked(t)
	right := desk.responder.Step
	var before conversation.Outcome
	for what, step := range map[string]stepping{
		"a repeat": func(s conversation.State, in inquiry.Inbound, now time.Time, g conversation.Given) conversation.Outcome {
			out := right(s, in, now, g)
			if n := len(before.Replies); in.ID == "12" && out.Needs == nil && n > 0 && len(before.Replies[n-1].Quick) > 0 {
				out.Replies = before.Replies
			}
			before = out
			return out
		},
		"a dead end": func(s conversation.State, in inquiry.Inbound, now time.Time, g conversation.Given) conversation.Outcome {
			out := right(s, in, now, g)
			if in.ID == "12" && out.Open == nil && out.Append == "" && len(out.Replies) > 0 {
				out.Replies = slices.Clone(out.Replies)
				out.Replies[len(out.Replies)-1].Quick = nil
			}
			return out
		},
		"no step forward": func(s conversation.State, in inquiry.Inbound, now time.Time, g conversation.Given) conversation.Outcome {
			out := right(s, in, now, g)
			if in.ID >= "12" && in.ID <= "14" && out.Needs == nil {
				ask := inquiry.Reply{Entry: texts.Rephrase.String(), Text: "please put it in other words: " + in.ID, Quick: []inquiry.Choice{{Entry: incident.SpeakToHuman}}}
				return conversation.Outcome{State: s, Kind: conversation.Clarifying, Replies: []inquiry.Reply{ask}}
			}
			return out
		},
	} {
		found := map[string]int{}
		for seed := range 20 {
			for _, p := range desk.judge(desk.walk("ja", banks()["ja"], uint64(seed), step)) {
				found[p.what]++
			}
		}
		if found[what] == 0 || len(found) > 1 {
			t.Errorf("planted %s, found %v", what, found)
		}
	}
}

//go:embed testdata/walks/ja.txt
var walkJA string

//go:embed testdata/walks/en.txt
var walkEN string

//go:embed testdata/walks/zh.txt
var walkZH string

//go:embed testdata/walks/ko.txt
var walkKO string

// banks are what customers write, in each language that is answered.
func banks() map[incident.Lang][]string {
	all := map[incident.Lang][]string{}
	for lang, list := range map[incident.Lang]string{"ja": walkJA, "en": walkEN, "zh-Hans": walkZH, "ko": walkKO} {
		all[lang] = slices.Collect(jatext.Lines(list))
	}
	return all
}

// walkedDesk is a desk that reads a phrase once, however often it comes.
type walkedDesk struct {
	responder *conversation.Responder
	incident  *incident.Incident
	letter    string
	model     *faq.Model
}

// once is a matcher that remembers its answers.
type once struct {
	*faq.Model
	matches map[string]faq.Match
}

func (o once) Match(question string) faq.Match {
	m, ok := o.matches[question]
	if !ok {
		m = o.Model.Match(question)
		o.matches[question] = m
	}
	return m
}

// alone is the desk with answers of its own to remember, for walks at the same time.
func (d walkedDesk) alone() walkedDesk {
	d.responder = conversation.New(d.incident, once{d.model, map[string]faq.Match{}}, d.responder.Calendar())
	return d
}

// rehearsed is the desk with the translations that nobody has approved.
func (d walkedDesk) rehearsed() walkedDesk {
	d.responder, d.incident = d.responder.Rehearsed(), d.incident.Rehearsed()
	return d
}

var walkedOnce = sync.OnceValues(func() (walkedDesk, error) {
	i, err := incidents.Load("")
	if err != nil {
		return walkedDesk{}, err
	}
	calendar, err := hours.New(i.Hours)
	if err != nil {
		return walkedDesk{}, err
	}
	model, err := kept.Here().Grams(conversation.Questions(i))
	if err != nil {
		return walkedDesk{}, err
	}
	return walkedDesk{conversation.New(i, once{model, map[string]faq.Match{}}, calendar), i, "", model}, nil
})

func walked(t *testing.T) walkedDesk {
	t.Helper()
	d, err := walkedOnce()
	if err != nil {
		t.Fatal(err)
	}
	d.letter = letterCode + letterCheck(t)
	return d
}

// stepping is a desk that answers, right or wrong.
type stepping func(conversation.State, inquiry.Inbound, time.Time, conversation.Given) conversation.Outcome

// walkTurn is one turn of a walk.
type walkTurn struct {
	said   string // by the customer
	before conversation.State
	out    conversation.Outcome
}

// walk plays one customer. After the last turn they go on until something comes of it.
func (d walkedDesk) walk(lang incident.Lang, bank []string, seed uint64, step stepping) []walkTurn {
	random := rand.New(rand.NewPCG(seed, uint64(len(lang))))
	now := time.Date(2019, 4, 12, 10, 0, 0, 0, time.FixedZone("", 9*3600))
	found := identity.Found{Ready: true}
	if random.IntN(2) == 0 {
		found.Segments = []string{"card_member"}
	}
	s := conversation.State{Lang: lang}
	var w []walkTurn
	for n := 0; n < turns || n < turns+most && !w[n-1].forward(); n++ {
		in := inquiry.Inbound{ID: fmt.Sprintf("%02d", n), Channel: inquiry.LINE, Kind: inquiry.Message, MessageID: fmt.Sprint("m", n),
			Address: inquiry.NewAddress("customer"), At: now, Received: now}
		said := d.says(&in, bank, w, random)
		given := conversation.Given{Receipt: cases.Receipt(fmt.Sprintf("KM7P-3X%02d", n)), Hash: hash}
		out := step(s, in, now, given)
		if out.Needs != nil {
			f := found
			f.Needs = *out.Needs
			given.Code, given.Found = "123456", &f
			out = step(s, in, now, given)
		}
		w = append(w, walkTurn{said, s, out})
		s = out.State
		now = now.Add(time.Duration(5+random.IntN(60)) * time.Second)
		if random.IntN(15) == 0 {
			now = now.Add(time.Duration(random.IntN(20)) * time.Hour)
		}
	}
	return w
}

// says fills in what the customer does next: a button of the last reply, or a phrase.
func (d walkedDesk) says(in *inquiry.Inbound, bank []string, w []walkTurn, random *rand.Rand) string {
	if len(w) > 0 && random.IntN(5) < 2 {
		if last := w[len(w)-1].out.Replies; len(last) > 0 && len(last[len(last)-1].Quick) > 0 {
			quick := last[len(last)-1].Quick
			choice := quick[random.IntN(len(quick))]
			in.Entry = choice.Entry
			return "[" + choice.Label + "]"
		}
	}
	words := bank[random.IntN(len(bank))]
	if words == "IMAGE" {
		in.Kind = inquiry.Media
		return words
	}
	words = strings.NewReplacer("EMAIL", string(rune('a'+random.IntN(3)))+"@example.jp", "CODE", "123456", "WRONG", fmt.Sprintf("%06d", random.IntN(100000)),
		"LETTER", d.letter, "BROKEN", "K7PM-3XQ9-H4RT-0000", "POSTAL", "000-0001").Replace(words)
	in.Text = inquiry.NewText(words)
	return words
}

// problem is what is wrong with a turn of a walk.
type problem struct {
	what string
	at   int
}

// judge finds what is wrong with a walk. It knows only what a customer sees, and what became of
// it.
func (d walkedDesk) judge(w []walkTurn) (found []problem) {
	idle := 0
	for n, turn := range w {
		if n > 0 && d.repeats(w[n-1].out.Replies, turn.out.Replies) {
			found = append(found, problem{"a repeat", n})
		}
		if turn.deadEnd() {
			found = append(found, problem{"a dead end", n})
		}
		if idle++; turn.forward() {
			idle = 0
		}
		if idle > most {
			found = append(found, problem{"no step forward", n})
		}
	}
	return found
}

// repeats reports whether a customer reads a line twice in a row that nothing introduces. Where
// somebody in danger can call stands there each time, and the number in a reply that speaks of it.
func (d walkedDesk) repeats(before, replies []inquiry.Reply) bool {
	known := map[string]bool{}
	for _, line := range lines(before) {
		known[line] = true
	}
	introduced := false
	for _, r := range replies {
		id, _ := texts.Named(r.Entry)
		if id.Danger() {
			continue
		}
		calls := id.Phones() || id == texts.AsideCall
		for _, line := range lines([]inquiry.Reply{r}) {
			intro := d.introduces(line)
			if known[line] && !(calls && d.reaches(line)) && (intro || !introduced) {
				return true
			}
			introduced = introduced || intro
		}
	}
	return false
}

// reaches reports whether a line says where to call or write.
func (d walkedDesk) reaches(line string) bool {
	for _, text := range d.incident.Texts[texts.Contact].Local {
		if slices.Contains(strings.Split(text, "\n"), line) {
			return true
		}
	}
	return false
}

func (d walkedDesk) introduces(line string) bool {
	for _, id := range []texts.ID{texts.Again1, texts.Again2, texts.Again3, texts.AgainPartly} {
		for _, text := range d.incident.Texts[id].Local {
			if line == text {
				return true
			}
		}
	}
	return false
}

// lines are those of replies that are long enough to be told apart.
func lines(replies []inquiry.Reply) (all []string) {
	for _, r := range replies {
		for line := range strings.Lines(r.Text) {
			if line = strings.TrimSpace(line); utf8.RuneCountInString(line) >= phrase {
				all = append(all, line)
			}
		}
	}
	return all
}

// deadEnd reports whether a customer has nothing to go on with: no word, or no button where no
// person has it.
func (t walkTurn) deadEnd() bool {
	if len(t.out.Replies) == 0 {
		return true
	}
	return len(t.out.Replies[len(t.out.Replies)-1].Quick) == 0 && !t.cased()
}

func (t walkTurn) cased() bool { return t.out.Open != nil || t.out.Append != "" }

// forward reports whether a turn brought the customer something: an answer, a case, a goodbye,
// or a step in the proof.
func (t walkTurn) forward() bool {
	switch t.out.Kind {
	case conversation.Answered, conversation.Several, conversation.OutOfScope, conversation.Declined, conversation.Smalltalk, conversation.Escalated:
		return true
	}
	bye := slices.ContainsFunc(t.out.Replies, func(r inquiry.Reply) bool {
		id, _ := texts.Named(r.Entry)
		return id == texts.ProofStopped || id == texts.ProofRested || id == texts.ProofRestedCode
	})
	stage := t.out.State.Sure.Proof.Stage != t.before.Sure.Proof.Stage
	return t.cased() || bye || stage || t.out.Code != nil || t.out.Disclosed != nil
}

// transcript is a part of a walk as one reads it.
func transcript(w []walkTurn) string {
	var b strings.Builder
	for _, t := range w {
		fmt.Fprintf(&b, "> %s (%s)\n", t.said, t.out.Kind)
		for _, r := range t.out.Replies {
			fmt.Fprintf(&b, "    [%s, %d buttons] %s\n", r.Entry, len(r.Quick), strings.ReplaceAll(r.Text, "\n", "\n      "))
		}
	}
	return b.String()
}
