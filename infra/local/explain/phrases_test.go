package explain_test

import (
	"testing"
	_ "time/tzdata"

	"madoguchi/infra/local/explain"
	"madoguchi/internal/incident"
)

func TestTheNearestPhrasesComeFirst(t *testing.T) {
	x := explain.New(&incident.Incident{Entries: []incident.Entry{
		{ID: "fee", Questions: map[incident.Lang][]string{"en": {"Is there a fee?", "what does it cost"}, "ja": {"手数料はかかりますか", "カードの手数料"}}},
		{ID: "site", Questions: map[incident.Lang][]string{"en": {"Is there a new site?", "when does it open"}}},
	}})
	for _, row := range []struct {
		text, entry, nearest string
	}{
		{"is there A FEE", "fee", "Is there a fee?"},
		{"カードの手数料", "fee", "カードの手数料"},
		{"ｶｰﾄﾞ の手数料！", "fee", "カードの手数料"},
		{"does it open soon", "site", "when does it open"},
	} {
		got := x.Nearest(row.text, 2)
		if len(got) == 0 || got[0].Text != row.nearest || got[0].Entry != row.entry || got[0].Near > 1.0001 || len(got) > 1 && got[1].Near > got[0].Near {
			t.Errorf("%q is nearest to %+v", row.text, got)
		}
	}
	if got := x.Nearest("is there a fee", 1); got[0].Near < 0.9999 {
		t.Errorf("the very same is %.3f near", got[0].Near)
	}
	if got := x.Nearest("zzz", 3); len(got) != 0 {
		t.Errorf("what shares nothing is near to %+v", got)
	}
	if got := x.Nearest("", 3); len(got) > 3 {
		t.Errorf("nothing is near to %+v", got)
	}
}
