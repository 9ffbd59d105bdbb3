package answers

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"madoguchi/internal/casework"
	"madoguchi/internal/desk/page"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/likeness"
	"madoguchi/internal/proposal"
	"madoguchi/internal/redact/veil"
)

const (
	samples = 3   // of a group that are shown
	longest = 300 // of a sample, in characters
	nearby  = 3   // entries that a group is close to
	most    = 300 // questions that are put together: the time grows with their square and more
)

// group is questions that ask for the same.
type group struct {
	Asked, GaveUp, Corrected int // asked back, given to a person, reported as understood wrong
	Beyond                   int // about the incident, and no entry is for it
	Samples                  []sample
	Entries                  []page.Choice // what the desk took them for, most often first
	Langs                    string
}

// sample is a question as the page shows it.
type sample struct{ Lang, Text string }

// All is how many questions are in a group.
func (g group) All() int { return g.Asked + g.GaveUp + g.Beyond + g.Corrected }

// Entry is what the desk took most of them for.
func (g group) Entry() string {
	if len(g.Entries) == 0 {
		return ""
	}
	return g.Entries[0].Key
}

// member is one question of a group: one that could not be answered, or one that staff reported.
type member struct {
	missed *casework.Missed
	asked  proposal.Question
	entry  string // to which staff say it belongs
}

func (m member) words() string {
	if m.missed != nil {
		return m.missed.Text.Words()
	}
	return m.asked.Text
}

// groups puts the last questions together, and those that staff reported and nobody has approved yet.
func (d Room) groups(ctx context.Context, f page.Frame, all []proposal.Proposal) ([]group, int, error) {
	missed, err := d.Unanswered.Questions(ctx, f.Moment.Add(-span))
	if err != nil {
		return nil, 0, err
	}
	var members []member
	for i := range missed {
		if missed[i].Text.Words() != "" {
			members = append(members, member{missed: &missed[i]})
		}
	}
	for _, p := range all {
		if p.Content.Kind != proposal.Questions || p.State != proposal.Draft && p.State != proposal.Offered {
			continue
		}
		for _, q := range p.Content.Questions {
			members = append(members, member{asked: q, entry: p.Content.Entry})
		}
	}
	members = members[:min(most, len(members))] // people's before those of staff, the newest of each
	places, err := d.together(members)
	if err != nil {
		return nil, 0, err
	}
	var groups []group
	for _, of := range places {
		var some []member
		for _, i := range of {
			some = append(some, members[i])
		}
		g, err := d.group(ctx, f, some)
		if err != nil {
			return nil, 0, err
		}
		groups = append(groups, g)
	}
	return groups, len(members), nil
}

// together are the places of members by group; each alone where nothing makes vectors.
func (d Room) together(members []member) ([][]int, error) {
	if d.Encoder == nil || len(members) == 0 {
		all := make([][]int, len(members))
		for i := range members {
			all[i] = []int{i}
		}
		return all, nil
	}
	encode, err := d.Encoder()
	if err != nil {
		return nil, err
	}
	vectors := make([][]float32, len(members))
	for i, m := range members {
		vectors[i] = encode(m.words())
	}
	return likeness.Groups(vectors, likeness.Near), nil
}

func (d Room) group(ctx context.Context, f page.Frame, members []member) (group, error) {
	g, entries, langs := group{}, map[string]int{}, map[string]bool{}
	for _, m := range members {
		lang := m.asked.Lang
		if m.missed == nil {
			g.Corrected++
			entries[m.entry]++
		} else {
			lang = m.missed.Lang
			g.counted(*m.missed, entries)
		}
		langs[lang] = true
		text, err := d.sample(ctx, g, m)
		if err != nil {
			return g, err
		}
		if text != "" {
			g.Samples = append(g.Samples, sample{lang, text})
		}
	}
	for id, n := range entries {
		g.Entries = append(g.Entries, page.Choice{Key: id, Name: f.Topic(id), Count: n})
	}
	slices.SortFunc(g.Entries, func(a, b page.Choice) int { return cmp.Or(b.Count-a.Count, strings.Compare(a.Key, b.Key)) })
	g.Entries = g.Entries[:min(nearby, len(g.Entries))]
	var all []string
	for lang := range langs {
		all = append(all, lang)
	}
	slices.Sort(all)
	g.Langs = strings.Join(all, " ")
	return g, nil
}

func (g *group) counted(m casework.Missed, entries map[string]int) {
	switch {
	case m.GaveUp:
		g.GaveUp++
	case m.Beyond:
		g.Beyond++
	default:
		g.Asked++
	}
	if len(m.Considered) > 0 {
		entries[m.Considered[0].Entry]++
	}
}

// sample is what of a member is shown, "" for nothing: enough is shown, or the words went with their
// case.
func (d Room) sample(ctx context.Context, g group, m member) (string, error) {
	if len(g.Samples) >= samples {
		return "", nil
	}
	if m.missed == nil {
		return m.asked.Text, nil
	}
	shown, err := d.Unanswered.Shown(ctx, m.missed.Customer)
	if err != nil || !shown {
		return "", err
	}
	return veiled(m.missed.Text.Outline(longest)), nil
}

// veiled is an outline on one line, without names, numbers and addresses.
func veiled(outline string) string { return strings.Join(strings.Fields(veil.Of(outline)), " ") }

// mostUnsaid is how many topics of which nothing was announced are shown.
const mostUnsaid = 10

// unsaid are the topics that people asked for lately, that the desk understood, and of which nothing was
// announced, the most asked first: an answer to one needs no questions.
func (d Room) unsaid(ctx context.Context, f page.Frame) ([]page.Choice, error) {
	zone := f.Incident.Hours.Zone
	told, err := d.Office.Report(ctx, incident.DateOf(f.Moment.Add(-span).In(zone)), incident.DateOf(f.Moment.In(zone)), zone)
	if err != nil {
		return nil, err
	}
	times := map[string]int{}
	for _, day := range told.Days {
		for topic, n := range day.Topics {
			if e, ok := f.Incident.Entry(topic.ID); ok && e.Says == texts.NotAnnounced {
				times[topic.ID] += n
			}
		}
	}
	var all []page.Choice
	for id, n := range times {
		all = append(all, page.Choice{Key: id, Name: f.Topic(id), Count: n})
	}
	slices.SortFunc(all, func(a, b page.Choice) int { return cmp.Or(b.Count-a.Count, strings.Compare(a.Key, b.Key)) })
	return all[:min(mostUnsaid, len(all))], nil
}
