package desk

import (
	"slices"
	"strings"
	"testing"

	"madoguchi/internal/casework"
)

// The owner has a button for each label; others read which ones a case has. What the incident names
// no more is shown by its id, and can be taken off.
func TestTheLabelsOfACase(t *testing.T) {
	s := start(t)
	receipts := s.office.fill(t, 2)
	path := "/desk/case/" + string(receipts[0])
	s.office.files[receipts[0]].Case.Labels = []string{"refund", "gone"}
	_, page := s.as("agent2").get(path)
	has(t, "who does not have it", page, `<span class="tag">返金</span>`, `<span class="tag">gone</span>`)
	hasNot(t, "who does not have it", page, `id="do-label"`)
	a := s.as("agent1")
	a.post(path + "/take")
	_, page = a.get(path)
	has(t, "the owner", page, `name="unlabel" value="refund" aria-pressed="true">返金`, `name="label" value="letter" aria-pressed="false">書面`,
		`name="unlabel" value="gone" aria-pressed="true">gone`)
	for _, row := range []struct {
		why, field, value string
		on, off           []string
	}{
		{"a label", "label", "letter", []string{"letter"}, nil},
		{"one that is taken off", "unlabel", "gone", nil, []string{"gone"}},
		{"words", "label", "rude customer", nil, nil},
	} {
		a.post(path+"/label", row.field, row.value)
		last := s.office.acts[len(s.office.acts)-1]
		if last.Verb != casework.Label || !slices.Equal(last.Labels, row.on) || !slices.Equal(last.Unlabel, row.off) {
			t.Errorf("%s: %s %q %q", row.why, last.Verb, last.Labels, last.Unlabel)
		}
	}
	_, list := a.get("/desk/?label=refund")
	has(t, "the cases of a label", list, `<span class="tag">返金</span>`, string(receipts[0]), `href="/desk/?label=letter"`,
		`data-fragment="/desk/fragment/queue?label=refund"`, "絞り込みを解除")
	hasNot(t, "the cases of a label", list, string(receipts[1]))
}

// A snippet may set labels: the script ticks them where they are seen, and without one the selection
// does.
func TestASnippetSetsLabels(t *testing.T) {
	for _, row := range []struct {
		why    string
		fields []string
		want   string
	}{
		{"an ordinary answer", nil, ""},
		{"the snippet without a script", []string{"attach", "snippet_identity"}, "letter"},
		{"the ticks", []string{"label", "refund"}, "refund"},
		{"both", []string{"label", "letter", "attach", "snippet_identity"}, "letter"},
		{"what is no label", []string{"label", "a promise"}, ""},
	} {
		s := start(t)
		path := "/desk/case/" + string(s.office.fill(t, 1)[0])
		a := s.as("agent1")
		a.post(path + "/take")
		a.post(path+"/answer", append([]string{"text", "ご連絡ありがとうございます。", "lang", "ja", "id", "1"}, row.fields...)...)
		if last := s.office.acts[len(s.office.acts)-1]; last.Verb != casework.Answer || strings.Join(last.Labels, " ") != row.want {
			t.Errorf("%s: %s %q", row.why, last.Verb, last.Labels)
		}
	}
	_, texts := start(t).as("agent1").get("/desk/snippets/ja")
	has(t, "the texts for the script", texts, `"id":"snippet_identity"`, `"labels":["letter"]`)
}
