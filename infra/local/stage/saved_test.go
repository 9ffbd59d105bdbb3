package stage

import (
	"io"
	"net/http"
	"strings"
	"testing"
)

// A chat of the page is saved as a dialogue, and what was never said is not.
func TestAChatIsSavedAsADialogue(t *testing.T) {
	r := start(t, options{})
	saved := func(user string) (int, string) {
		t.Helper()
		res, err := http.Get(r.web + "/local/phone/dialogue?user=" + user)
		if err != nil {
			t.Fatal(err)
		}
		defer res.Body.Close()
		body, err := io.ReadAll(res.Body)
		if err != nil {
			t.Fatal(err)
		}
		return res.StatusCode, string(body)
	}
	if status, _ := saved(alice); status != http.StatusNotFound {
		t.Errorf("before a word was said: %d", status)
	}
	if status, _ := saved("nobody"); status != http.StatusBadRequest {
		t.Errorf("of nobody: %d", status)
	}
	r.post("/local/phone", gesture{User: alice, Action: "say", Text: "人と話したいです"})
	eventually(t, "the chat is answered and saved", func() bool {
		status, body := saved(alice)
		return status == http.StatusOK && strings.Contains(body, `- customer: "人と話したいです"`) && strings.Contains(body, "says: ")
	})
}
