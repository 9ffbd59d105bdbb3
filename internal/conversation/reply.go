package conversation

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/inquiry"
)

// say replies with one of the desk's own texts.
func (t *step) say(id texts.ID, quick []string) {
	t.reply(id.String(), t.text(id, nil), nil, quick)
}

// text is one of the desk's own texts in the language of the answer.
func (t *step) text(id texts.ID, values map[string]string) string {
	return fill(t.incident.Texts[id].Local[t.lang], values)
}

// reply adds a message for the customer.
func (t *step) reply(id, text string, values map[string]string, quick []string) {
	t.out.Replies = append(t.out.Replies, inquiry.Reply{Entry: id, Text: text, Values: values, Quick: t.choices(quick)})
}

// choices are quick replies for entries, each once.
func (t *step) choices(entries []string) []inquiry.Choice {
	var choices []inquiry.Choice
	for _, id := range entries {
		label := t.label(id)
		if label == "" || len(choices) == maxQuick || slices.ContainsFunc(choices, func(c inquiry.Choice) bool { return c.Entry == id }) {
			continue
		}
		choices = append(choices, inquiry.Choice{Entry: id, Label: label})
	}
	return choices
}

func (t *step) label(id string) string {
	switch id {
	case human:
		return t.text(texts.HumanLabel, nil)
	case status:
		return t.text(texts.StatusLabel, nil)
	case other:
		return t.text(texts.OtherLabel, nil)
	}
	if IsTap(id) {
		return t.text(texts.OfButton(id), nil)
	}
	return t.entries[id].Label[t.lang]
}

// lastQuick are the entries offered by the last reply so far, without the offer
// to hand over: a handover follows it.
func (t *step) lastQuick() []string {
	var entries []string
	if n := len(t.out.Replies); n > 0 {
		for _, c := range t.out.Replies[n-1].Quick {
			if c.Entry != human {
				entries = append(entries, c.Entry)
			}
		}
	}
	return entries
}

// foreign tells once, where the answer is not in the customer's language, in
// which ones the desk answers.
func (t *step) foreign() {
	lang := t.out.State.Lang
	if lang == t.lang || t.out.State.Foreign {
		return
	}
	t.out.State.Foreign = true
	id := texts.OfForeign(string(lang))
	if _, ok := t.incident.Texts[id]; ok {
		t.say(id, nil)
	}
}

// opening names a moment at which the desk opens, with the day of the week.
func (t *step) opening(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	if t.lang == incident.Japanese {
		return t.day(incident.DateOf(at)) + " " + clock(at.Hour(), at.Minute())
	}
	return t.day(incident.DateOf(at)) + ", " + clock(at.Hour(), at.Minute())
}

// day names a day without its year.
func (t *step) day(d incident.Date) string {
	if t.lang == incident.Japanese {
		return fmt.Sprintf("%d月%d日(%s)", d.Month, d.Day, weekdays(d.Weekday()))
	}
	return fmt.Sprintf("%s, %s %d", d.Weekday(), d.Month, d.Day)
}

func weekdays(d time.Weekday) string {
	return [...]string{"日", "月", "火", "水", "木", "金", "土"}[d]
}

func clock(hour, minute int) string { return fmt.Sprintf("%d:%02d", hour, minute) }

// span names the hours of a staffed day.
func (t *step) span() string {
	h := t.incident.Hours
	sep := "-"
	if t.lang == incident.Japanese {
		sep = "～"
	}
	return clock(int(h.Open.Hours()), int(h.Open.Minutes())%60) + sep + clock(int(h.Close.Hours()), int(h.Close.Minutes())%60)
}

// fill puts values in the place of their {{names}}.
func fill(text string, values map[string]string) string {
	return incident.Fill(text, values)
}

// join puts the parts of a message together, one to a line.
func join(parts []string) string {
	parts = slices.DeleteFunc(parts, func(s string) bool { return strings.TrimSpace(s) == "" })
	return strings.Join(parts, "\n")
}
