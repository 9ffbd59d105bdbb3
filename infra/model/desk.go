package main

import (
	"fmt"
	"io"
	"strings"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation"
	"madoguchi/internal/faq"
	"madoguchi/internal/incident"
	"madoguchi/internal/incidents"
	"madoguchi/internal/inquiry"
)

// rehearsed is the whole desk of the incident that ships, as one who writes for the
// first time meets it.
type rehearsed struct {
	desk     *conversation.Responder
	incident *incident.Incident
	receipt  cases.Receipt
}

func rehearse() (*rehearsed, error) {
	i, err := incidents.Load("")
	if err != nil {
		return nil, err
	}
	desk, err := conversation.Prepare(i, faq.Train)
	if err != nil {
		return nil, err
	}
	receipt, err := cases.NewReceipt(strings.NewReader(strings.Repeat("madoguchi", 99)))
	return &rehearsed{desk, i, receipt}, err
}

// urgent reports whether a message opens an urgent case, and whether as danger.
func (r *rehearsed) urgent(words string) (opens, danger bool) {
	in := inquiry.Inbound{ID: "1", Channel: inquiry.LINE, Kind: inquiry.Message, Address: inquiry.NewAddress("customer"),
		Text: inquiry.NewText(words), At: r.incident.Clock, Received: r.incident.Clock}
	out := r.desk.Step(conversation.State{}, in, r.incident.Clock, conversation.Given{Receipt: r.receipt})
	opens = out.Open != nil && out.Open.Lane == cases.Urgent
	return opens, opens && len(out.Topics) > 0 && out.Topics[0] == conversation.Endangered
}

// deskTally counts what the whole desk does: urgent cases by danger as a model sees it
// that never saw the writer, and by everything else. Where only the weights that ship,
// which saw all writers, find danger, nothing is counted but how often that was.
type deskTally struct {
	tally
	other   int // ordinary messages that open the urgent lane, but not as danger
	unknown int
	fraud   [2]int // messages about fraud that open the urgent lane, of all
}

func (t *deskTally) print(w io.Writer) {
	t.tally.print(w, "whole desk")
	fmt.Fprintf(w, "%-16s of the false alarms %d are not called danger; %d messages are called so by the weights that ship alone\n",
		"", t.other, t.unknown)
	fmt.Fprintf(w, "%-16s %d of %d messages about a fraudulent charge open the urgent lane\n", "", t.fraud[0], t.fraud[1])
}

func (t *deskTally) meet(desk *rehearsed, one labelled, called bool) {
	opens, danger := desk.urgent(one.words)
	if danger && !called {
		t.unknown++
	}
	if one.fraud {
		t.fraud[1]++
		if opens {
			t.fraud[0]++
		}
	}
	other := opens && !danger
	if other && !called && !one.Danger && !one.apart {
		t.other++
	}
	t.add(one, called || other)
}
