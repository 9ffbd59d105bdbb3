package desk

import (
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/cases"
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

// The form says which message stood on its page, and the page that a case was not closed over one
// that did not.
func TestAnAnswerSaysWhatItsWriterSaw(t *testing.T) {
	s := start(t)
	receipt := s.office.fill(t, 1)[0]
	path := "/desk/case/" + string(receipt)
	a := s.as("agent1")
	a.post(path + "/take")
	field := regexp.MustCompile(`id="seen" name="seen" value="([0-9]*)"`)
	_, page := a.get(path)
	shown := field.FindStringSubmatch(page)
	if shown == nil {
		t.Fatal("the form does not say what the page showed")
	}
	file := s.office.files[receipt]
	before := file.Case.NewsAt()
	file.Case.FollowedAt = before.Add(time.Nanosecond)
	for written, want := range map[string]time.Time{shown[1]: before, "": {}, "soon": {}} {
		a.post(path+"/answer", "text", "ご連絡ありがとうございます。", "lang", "ja", "id", "1", "ends", "1", "seen", written)
		if last := s.office.acts[len(s.office.acts)-1]; !last.Seen.Equal(want) {
			t.Errorf("%q: seen %v, want %v", written, last.Seen, want)
		}
	}
	s.office.fail = cases.ErrUnseen
	if status, said := a.post(path+"/close", "seen", shown[1]); status != http.StatusConflict || !strings.Contains(said, "画面に出ていない書き込みがありました") {
		t.Errorf("who closes over what they did not see is told %d, %s", status, said)
	}
	s.office.fail = nil
	if _, fresh := a.get(path + "/fragment"); field.FindStringSubmatch(fresh)[1] == shown[1] {
		t.Error("a page that is open keeps what it showed first")
	}
	_, page = a.get(path)
	hasNot(t, "a case that was not kept open", page, "案件は終了しません。")
	file.Case.Answering.Kept = true
	_, page = a.get(path)
	has(t, "a case that was kept open", page, "案件は終了しません。")
	a.post(path+"/close", "seen", shown[1])
	if last := s.office.acts[len(s.office.acts)-1]; last.Verb != casework.Close || !last.Seen.Equal(before) {
		t.Errorf("%s: seen %v, want %v", last.Verb, last.Seen, before)
	}
}
