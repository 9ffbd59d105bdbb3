package incidents_test

import (
	"slices"
	"strings"
	"testing"

	"madoguchi/internal/factlock"
	"madoguchi/internal/incident"
	"madoguchi/internal/incidents"
)

// General words are no advice of the company: each says of itself that it is general, and stands in
// the answers that rest on it word for word.
func TestGeneralWordsSayThatTheyAreGeneral(t *testing.T) {
	i, err := incidents.Load("nanatsuboshi")
	if err != nil {
		t.Fatal(err)
	}
	said := 0
	for _, f := range i.Facts.Facts {
		if !f.General {
			continue
		}
		said++
		for k, lang := range i.Languages {
			mark := map[incident.Lang]string{incident.Japanese: "一般的なご案内ですが、", incident.English: "Speaking generally, "}[lang]
			if !strings.HasPrefix(f.Says[k], mark) {
				t.Errorf("%s in %s does not say that it is general: %q", f.ID, lang, f.Says[k])
			}
			for _, e := range i.Entries {
				if slices.Contains(e.Cites, f.ID) && !slices.Contains(strings.Split(e.Answer[lang], "\n"), f.Says[k]) {
					t.Errorf("%s rests on %s, and does not say it word for word in %s", e.ID, f.ID, lang)
				}
			}
		}
	}
	if said == 0 {
		t.Error("nothing general is said")
	}
}

// And they back nothing else: a text that cites them may say as little as one that does not.
func TestGeneralWordsBackNothingElse(t *testing.T) {
	i, err := incidents.Load("nanatsuboshi")
	if err != nil {
		t.Fatal(err)
	}
	var cites []string
	for _, f := range i.Facts.Facts {
		if f.General {
			cites = append(cites, f.ID)
		}
	}
	lock := factlock.New(i.Facts)
	refused := func(lang, text string, cites ...string) (all []string) {
		for _, p := range lock.Check(factlock.Text{Lang: lang, Text: text, Cites: cites}) {
			all = append(all, p.Said+" "+p.Why)
		}
		return all
	}
	for lang, all := range map[string][]string{
		"ja": {"カードの停止はカード会社の受付で、裏面の番号へお電話いただけます。", "一般的なご案内ですが、カードは停止してください。", "カードの停止は不要です。", "停止の費用は弊社が負担します。", "パスワードを変更してください。"},
		"en": {"The card company stops and replaces cards.", "Speaking generally, your card is safe.", "Please change your password.", "The card company will pay you back."},
	} {
		for _, text := range all {
			if with, without := refused(lang, text, cites...), refused(lang, text); len(with) == 0 || !slices.Equal(with, without) {
				t.Errorf("%q: refused for %q, and without general words for %q", text, with, without)
			}
		}
	}
}
