package explain_test

import (
	"strings"
	"testing"

	"madoguchi/infra/local/explain"
	"madoguchi/internal/incident"
)

func TestWhatWasDoneWithTheWords(t *testing.T) {
	x := explain.New(&incident.Incident{Entries: []incident.Entry{{ID: "fee", Questions: map[incident.Lang][]string{"ja": {"手数料はかかりますか"}}}}})
	for _, row := range []struct {
		why, words, meant, unserved string
		pieces                      int
		near                        bool
	}{
		{"plain", "手数料は？", "", "", 0, true},
		{"romaji", "tesuuryou wa kakarimasu ka", "手数料はかかりますか", "", 0, true},
		{"kana", "てすうりょうは", "手数料は", "", 0, true},
		{"two sentences", "手数料は？ いつ届く？", "", "", 2, true},
		{"a language that nobody reads", "Est-ce que je dois payer les frais", "", "fr", 0, false},
	} {
		w := x.Of(row.words)
		if w.Meant != row.meant || w.Unserved != row.unserved || len(w.Pieces) != row.pieces || (len(w.Nearest) > 0) != row.near {
			t.Errorf("%s: %+v", row.why, w)
		}
	}
	if w := x.Of("件名：tesuuryou\ntesuuryou wa kakarimasu ka"); !strings.HasPrefix(w.Meant, "手数料は") {
		t.Errorf("a mail: %+v", w)
	}
}
