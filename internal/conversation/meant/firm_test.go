package meant

import (
	"testing"

	"madoguchi/internal/conversation/who"
)

func TestWhatIsAskedOfTheCompany(t *testing.T) {
	for words, want := range map[string]string{
		"Is this shop part of Aeon?": "wrong", "会社を間違えたかもしれません": "wrong", "你们是同一家吗": "wrong", "같은 회사인가요": "wrong",
		"どちらの会社ですか": "which", "What company is this?": "which",
		"百貨店の催事で手ぬぐいを買いました": "stall", "I bought a cup at a market booth": "stall",
		"うちから取引先に連絡すべきでしょうか": "tells", "Do we have to notify our guests?": "tells",
		"顧客の名簿をお渡しすれば、対象の人を教えてもらえますか": "list", "お金を引かれることはありませんか": "money",
		"Is this related to the phishing mail?": "", "列車内の売店で買いました": "", "どこの会社が調査しましたか": "", "お金は戻りますか": "", "手紙は届きましたか": "",
	} {
		got := ""
		for _, row := range []struct {
			name  string
			holds bool
		}{{"wrong", wrongFirm.MatchString(words)}, {"which", who.WhichFirm(words)}, {"stall", atStall(words)},
			{"tells", tellsThem.MatchString(words)}, {"list", who.Lists(words)}, {"money", money.MatchString(words)}} {
			if row.holds {
				got += row.name
			}
		}
		if got != want {
			t.Errorf("%q asks %q, not %q", words, got, want)
		}
	}
}
