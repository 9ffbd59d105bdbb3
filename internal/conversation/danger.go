package conversation

import (
	"madoguchi/internal/conversation/care"
	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/conversation/meant"
	"madoguchi/internal/conversation/memory"
	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/danger"
	"madoguchi/internal/incident"
)

// Endangered is the topic of a case of somebody in danger.
const Endangered = care.Topic

// endanger answers a message in which somebody is in danger, before and whatever else it
// may be: it goes to an urgent case of its own, and the customer is told where to call.
func (t *step) endanger() {
	owned, more, silent := t.Out.State.Human(), t.r.reader.Besides(t.In.Text), t.post().Mute()
	t.Out.Kind, t.Out.KeepWords, t.Out.Topics = Escalated, true, []string{Endangered}
	for _, e := range more {
		t.Out.Topics = append(t.Out.Topics, intent.Topic(e.ID))
	}
	t.Out.State.Expected = memory.Expected{}
	d := &t.Out.State.Danger
	told := d.Told
	known := t.care().Collects()
	t.peril.Kind = d.With(t.peril.Kind)
	again := known && t.Now.Sub(told) < care.Untold && !d.Over
	d.Plain = d.Plain && !d.Over || danger.Plain(prose.Plain(t.In.Text.Words()))
	d.Kind, d.At, d.Over, d.Calm = t.peril.Kind, t.Now, false, false
	if silent || owned != "" && again {
		return
	}
	t.Out.Always = owned != ""
	if again {
		t.care().Comfort()
	} else {
		t.care().Safety()
	}
	if t.peril.Kind == danger.Despair {
		return // who despairs hears of data and hours another time, and of what was announced
	}
	if owned == "" && !known && !t.given.Set.Paused {
		t.alsoAnswer(more)
	}
	t.Greet()
}

// weary answers who is not understood and may despair, whom no choice of topics helps.
func weary(t *step, m intent.Meaning) bool {
	despairs := intent.Despairing(m.Considered, t.In.Text.Words())
	if despairs {
		t.peril.Kind = danger.Despair
		t.endanger()
	}
	return despairs
}

// care is what is said to who is or was in danger, for this message.
func (t *step) care() care.Care {
	of := ofCases(t)
	answer := func(found []incident.Entry) { t.answer(whose{t}.own(found)) }
	desk := care.Desk{Reads: intent.InCare(t.r.reader), Speaks: intent.Speaks(t.r.reader), Means: t.means, Answer: answer, Tell: t.tell,
		OfCase: of.answers, OfTalk: of.talks, Own: t.r.entries[care.Addresses], Public: t.r.entries[care.Public],
		Notices: t.r.entries[care.Notices], Calls: t.r.entries[care.Calls], Number: t.r.entries[care.Number], Prove: t.proving().Identify,
		Advice: t.r.once().General(t.Book.Say(t.r.entries[care.Charged].Answer), care.Charged)}
	return care.Care{Draft: t.Draft, Lines: t.r.incident.HelpLines, Peril: t.peril, Desk: desk}
}

// means is what words of the message ask for. Of who is in danger nobody outside is asked.
func (t *step) means(words string) intent.Meaning {
	if words == prose.Plain(ofCases(t).words()) && t.peril.Kind == danger.None {
		m := t.meaning()
		m.Entries = whose{t}.own(m.Entries)
		return m
	}
	return meant.Read(t.r.reader, alone(t, words))
}

// cared reports whether the message is words of somebody who was in danger.
func (t *step) cared() bool { return t.care().Tends(t.proves()) }

// eased reports whether a message that speaks of danger is answered by what else it says, and lets it be that.
func (t *step) eased() bool {
	if !t.cared() || t.Out.State.Human() != "" || t.given.Set.Paused || !t.care().Talk().Eases() {
		return false
	}
	t.peril = memory.Peril{}
	return true
}

// alsoAnswer answers what else a message of danger asked. Who wants to know their own status finds the button for it.
func (t *step) alsoAnswer(more []incident.Entry) {
	var quick []string
	for _, e := range more {
		if e.Kind == incident.Verify {
			quick = append(quick, status)
			continue
		}
		t.entry(e)
	}
	if last := t.Last(); last != nil && len(quick) > 0 {
		last.Quick = t.Book.Choices(quick)
	}
}
