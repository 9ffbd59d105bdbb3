package meant

import (
	"testing"

	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/incident"
)

// A kind of data that is named is told without a proof, unless the reading is sure that somebody asks for their own status.
func TestAKindOfDataNeedsNoProof(t *testing.T) {
	password := incident.Entry{ID: "password_leaked", Kind: incident.FAQ, Answer: incident.Local{"ja": "パスワードは暗号化されていました。"}}
	own := incident.Entry{ID: incident.AmIAffected, Kind: incident.Verify}
	r := intent.New(&incident.Incident{}, map[string]incident.Entry{password.ID: password, own.ID: own}, nil)
	for score, want := range map[float64]string{0.66: password.ID, 0.97: own.ID} {
		found := intent.Meaning{Entries: []incident.Entry{own}, Known: true,
			Considered: []intent.Considered{{Entry: own.ID, Score: score}, {Entry: password.ID, Score: 0.2}}}
		if got := ofItem(r, found, [][]string{{"パスワード"}}).Entries[0].ID; got != want {
			t.Errorf("at %.2f: %s, want %s", score, got, want)
		}
	}
}
