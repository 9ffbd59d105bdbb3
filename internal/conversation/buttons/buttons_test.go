package buttons_test

import (
	"slices"
	"strings"
	"testing"

	"madoguchi/internal/conversation/buttons"
	"madoguchi/internal/inquiry"
)

// said is a reply of an entry with buttons: "fee: monitoring stop".
func said(line string) inquiry.Reply {
	entry, quick, _ := strings.Cut(line, ": ")
	r := inquiry.Reply{Entry: entry}
	for _, id := range strings.Fields(quick) {
		r.Quick = append(r.Quick, inquiry.Choice{Entry: id, Label: id})
	}
	return r
}

func TestNoButtonLeadsBack(t *testing.T) {
	for _, row := range []struct {
		why     string
		replies []string
		before  []string
		want    []string // the buttons of each reply
	}{
		{"an answer", []string{"fee: stop monitoring speak_to_human"}, nil, []string{"stop monitoring speak_to_human"}},
		{"two answers that name each other", []string{"fee: stop monitoring", "stop: fee monitoring"}, nil, []string{"monitoring", "monitoring"}},
		{"the answer before", []string{"stop: fee monitoring speak_to_human"}, []string{"fee"}, []string{"monitoring speak_to_human"}},
		{"the answer before is all that is left", []string{"stop: fee speak_to_human"}, []string{"fee"}, []string{"fee speak_to_human"}},
		{"a person, who was asked for before", []string{"stop: fee speak_to_human"}, []string{"speak_to_human"}, []string{"fee speak_to_human"}},
		{"a text of the desk under an answer", []string{"fee: stop", "first_contact: fee stop"}, nil, []string{"stop", "stop"}},
		{"nothing", nil, []string{"fee"}, nil},
	} {
		var replies []inquiry.Reply
		for _, line := range row.replies {
			replies = append(replies, said(line))
		}
		var got []string
		for _, r := range buttons.Fit(replies, row.before) {
			var ids []string
			for _, c := range r.Quick {
				ids = append(ids, c.Entry)
			}
			got = append(got, strings.Join(ids, " "))
		}
		if !slices.Equal(got, row.want) {
			t.Errorf("%s: %q, want %q", row.why, got, row.want)
		}
		for i, line := range row.replies {
			if len(replies[i].Quick) != len(said(line).Quick) {
				t.Errorf("%s: the reply that was given has changed", row.why)
			}
		}
	}
}
