package meant

import (
	"testing"

	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/incident"
	"madoguchi/internal/inquiry"
)

// Who names a kind of data that has an entry of its own is told of that, and not of others as examples; what is in both
// answers names nothing.
func TestUnlistedDataIsNamedByItsOwnEntry(t *testing.T) {
	entries := map[string]incident.Entry{}
	for id, answer := range map[string]incident.Local{
		unlisted:           {"ja": "勤務先など、公表した項目にない情報については、公表しておりません。\nほか。", "en": "Nothing has been announced about other information, such as workplaces."},
		unlisted + ".id":   {"ja": "旅券番号や運転免許証の情報については、公表しておりません。", "en": "Nothing has been announced about passports or driving licences."},
		unlisted + ".bank": {"ja": "銀行口座の情報については、公表しておりません。", "en": "Nothing has been announced about bank accounts."},
	} {
		entries[id] = incident.Entry{ID: id, Kind: incident.Escalate, Answer: answer}
	}
	r := intent.New(&incident.Incident{}, entries, nil)
	for words, want := range map[string]string{
		"運転免許証の番号はどうですか":                 ".id",
		"Are our passport numbers in it": ".id",
		"what about my Driving Licence":  ".id",
		"銀行口座はどうですか":                     ".bank",
		"会員番号の情報については？公表しておりません、だけですか":         "",
		"Has anything been announced about it": "",
	} {
		lang := incident.Lang("ja")
		if words[0] < 0x80 {
			lang = incident.English
		}
		m := intent.Message{Text: inquiry.NewText(words), Answer: lang}
		found := ofUnlisted(r, m, intent.Meaning{Entries: []incident.Entry{entries[unlisted]}, Known: true})
		if got := found.Entries[0].ID; got != unlisted+want {
			t.Errorf("%q: %s, want %s", words, got, unlisted+want)
		}
	}
}
