package stage

import (
	"context"
	"net/http"
	"sync"

	"madoguchi/infra/local/explain"
	"madoguchi/internal/conversation"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/reading"
	"madoguchi/internal/turn"
)

// mostReadings is of how many messages the page can tell how they were read.
const mostReadings = 500

// readings are how the last messages were read, as ids, numbers and phrases of the incident:
// of the turns that were really taken, as they were kept. They are in memory only, for whoever
// rehearses.
type readings struct {
	turn.Store
	outside bool                  // there is a reader outside
	phrases func() *explain.Index // of the incident, which take a moment
	mu      sync.Mutex
	order   []string
	all     map[string]howRead
}

// howRead is how a message was read, as the page shows it.
type howRead struct {
	Kind    conversation.Kind `json:"kind"`
	Topics  []string          `json:"topics"`            // that were answered
	Inside  []weighed         `json:"inside"`            // what the desk's own reader took it for, the likeliest first
	Outside *pointed          `json:"outside,omitempty"` // nil where there is no reader outside
	Words   *worded           `json:"words,omitempty"`   // once somebody looked

	text inquiry.Text // which is shown to nobody here
}

// worded is what was done with the words of a message.
type worded struct {
	Anew     bool             `json:"anew"`     // they were read as what was meant
	Unserved string           `json:"unserved"` // the language, where the desk does not read it
	Pieces   int              `json:"pieces"`   // how many sentences were read one by one
	Nearest  []explain.Phrase `json:"nearest"`
}

type weighed struct {
	Entry string  `json:"entry"`
	Score float64 `json:"score"`
}

// pointed is what became of reading it outside.
type pointed struct {
	Due       bool                   `json:"due"`           // the reader was to be asked
	Why       string                 `json:"why,omitempty"` // there is no reading all the same
	Move      reading.Move           `json:"move,omitempty"`
	Parts     []reading.Part         `json:"parts,omitempty"`
	Danger    string                 `json:"danger,omitempty"`
	Millis    int64                  `json:"ms"`
	Agreement conversation.Agreement `json:"agreement,omitempty"`
}

// Commit implements [turn.Store] and remembers how the message was read.
func (r *readings) Commit(ctx context.Context, t turn.Turn) error {
	err := r.Store.Commit(ctx, t)
	if err == nil && t.Inbound.Kind == inquiry.Message {
		for _, in := range append(t.Outcome.Before, t.Inbound) {
			h := r.of(t)
			h.text = in.Text
			r.remember(named(in), h)
		}
	}
	return err
}

// named is how the page knows a message.
func named(in inquiry.Inbound) string {
	if in.Mail != nil {
		return in.Mail.MessageID
	}
	return in.MessageID
}

// mostWeighed is how many entries that were weighed are shown.
const mostWeighed = 5

func (r *readings) of(t turn.Turn) howRead {
	h := howRead{Kind: t.Outcome.Kind, Topics: t.Outcome.Topics}
	for _, c := range t.Outcome.Inside[:min(mostWeighed, len(t.Outcome.Inside))] {
		h.Inside = append(h.Inside, weighed{c.Entry, c.Score})
	}
	if !r.outside {
		return h
	}
	h.Outside = &pointed{Agreement: t.Outcome.Read}
	if read := t.Read; read != nil {
		o := h.Outside
		o.Due, o.Why, o.Millis = true, string(read.Dropped), read.Millis
		o.Move, o.Parts, o.Danger = read.Reading.Move, read.Reading.Parts, string(read.Reading.Danger.Kind)
	}
	return h
}

// remember keeps a reading, and forgets the oldest beyond what is kept.
func (r *readings) remember(id string, h howRead) {
	if id == "" {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if _, known := r.all[id]; !known {
		r.order = append(r.order, id)
	}
	r.all[id] = h
	for len(r.order) > mostReadings {
		delete(r.all, r.order[0])
		r.order = r.order[1:]
	}
}

// getReadings tells the page how messages were read, by the ids that it knows them by.
func (r *readings) get(w http.ResponseWriter, req *http.Request) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for id, h := range r.all {
		if h.Words == nil && !h.text.Empty() {
			h.Words = r.words(h.text)
			r.all[id] = h
		}
	}
	show(w, req, r.all)
}

// words tells what was done with the words of a message.
func (r *readings) words(text inquiry.Text) *worded {
	w := r.phrases().Of(text.Words())
	return &worded{w.Meant != "", w.Unserved, max(len(w.Pieces), 1), w.Nearest}
}
