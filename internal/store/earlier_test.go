package store_test

import (
	"strings"
	"testing"
	"time"

	"madoguchi/internal/conversation"
	"madoguchi/internal/table"
)

// The last version of the desk gave words no place in the index, and did not say so in
// the conversation.
func earlierWords(t *testing.T, d *desk) {
	in := d.message("U-a", "in1")
	d.commit(t, withCase(d.turn(in, 0), "KM7P-3XQ9", start().Add(time.Hour)))
	if !d.load(t, in).State.Placed {
		t.Error("a new conversation is taken for an earlier one")
	}
	taken := d.turn(d.message("U-a", "in2"), 1)
	taken.Outcome.Tombstone = "m-in0"
	d.commit(t, taken)
	for _, item := range append(d.items(t, in, "MSG#"), d.items(t, in, "CONV")...) {
		item.Version, item.Work = item.Version+1, nil
		if item.Sort == "CONV" {
			state := d.load(t, in).State
			state.Placed = false
			item.Body = d.sealed(t, item.Key, state)
		}
		if err := d.engine.Write(t.Context(), table.Write{Item: item, If: table.Unchanged}); err != nil {
			t.Fatal(err)
		}
	}
	again := d.message("U-a", "in3")
	again.At = start().Add(time.Minute)
	d.commit(t, d.turn(again, 3))

	lines, older, err := d.Lines(t.Context(), in.Customer, "")
	var said []string
	for _, l := range lines {
		switch {
		case l.Unsent:
			said = append(said, "unsent")
		case l.From == "customer":
			said = append(said, l.At.Format("15:04"))
		}
	}
	if got := strings.Join(said, " "); err != nil || older != "" || got != "01:00 unsent 01:01" && got != "unsent 01:00 01:01" {
		t.Errorf("the words of %s, older %q, %v", got, older, err)
	}
}

func (d *desk) sealed(t *testing.T, key table.Key, state conversation.State) []byte {
	t.Helper()
	body, err := d.keys.Seal(key.Partition+"|"+key.Sort, state)
	if err != nil {
		t.Fatal(err)
	}
	return body
}
