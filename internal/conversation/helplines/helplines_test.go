package helplines_test

import (
	"strings"
	"testing"

	"madoguchi/internal/conversation/helplines"
	"madoguchi/internal/conversation/phrasebook"
	"madoguchi/internal/incident"
	"madoguchi/internal/incidents"
)

// People name a line by how its name begins, in any language; a word of everyday is no line.
func TestALineIsNamedByItsName(t *testing.T) {
	i, err := incidents.Load("")
	if err != nil {
		t.Fatal(err)
	}
	h := helplines.HelpLines{All: i.HelpLines, Book: phrasebook.Open(i, nil, incident.English)}
	for words, number := range map[string]string{
		"よりそいホットラインにかけます": "0120-279-338", "いのちの電話って何番でしたっけ": "0120-783-556", "call yorisoi then": "0120-279-338",
		"TELLにしてみます": "0800-300-8355", "DV相談ナビの方": "#8008", "please tell me": "", "the dv consultation line": "0120-279-889", "電話してみます": "", "警察に電話します": "", "#8008 then?": "#8008",
	} {
		got := h.Mentioned(words)
		if number == "" && got != "" || !strings.Contains(got, number) {
			t.Errorf("%q: %q", words, got)
		}
	}
}
