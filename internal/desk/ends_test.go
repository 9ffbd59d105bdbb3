package desk

import (
	"testing"

	"madoguchi/internal/casework"
)

// A snippet may close the case: its tick is seen and set by the script, and where there is none by
// the selection.
func TestASnippetClosesTheCase(t *testing.T) {
	for _, row := range []struct {
		why    string
		fields []string
		ends   bool
	}{
		{"an ordinary answer", nil, false},
		{"the tick", []string{"ends", "1"}, true},
		{"the snippet without a script", []string{"attach", "snippet_done"}, true},
		{"another snippet", []string{"attach", "snippet_late"}, false},
	} {
		s := start(t)
		path := "/desk/case/" + string(s.office.fill(t, 1)[0])
		a := s.as("agent1")
		a.post(path + "/take")
		a.post(path+"/answer", append([]string{"text", "ご連絡ありがとうございます。", "lang", "ja", "id", "1"}, row.fields...)...)
		last := s.office.acts[len(s.office.acts)-1]
		if last.Verb != casework.Answer || last.Ends != row.ends || !last.Hold {
			t.Errorf("%s: %s, ends %v", row.why, last.Verb, last.Ends)
		}
	}
	s := start(t)
	_, texts := s.as("agent1").get("/desk/snippets/ja")
	has(t, "the texts for the script", texts, `"id":"snippet_done"`, `"ends":true`)
}
