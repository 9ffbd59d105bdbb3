package meant

import (
	"slices"

	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/conversation/who"
	"madoguchi/internal/incident"
	"madoguchi/internal/lazyregexp"
)

// ofThing is what words most likely ask besides that call a thing dead and speak of nobody else: nobody died.
func ofThing(r *intent.Reader, m intent.Message, found intent.Meaning) intent.Meaning {
	words := m.Text.Words()
	if m.Tap != "" || found.Ruled || len(found.Entries) != 1 || intent.Topic(found.Entries[0].ID) != intent.Family {
		return found
	}
	if !things.MatchString(words) || who.Mourns(words) || who.Others(words) {
		return found
	}
	at := slices.IndexFunc(found.Considered, func(c intent.Considered) bool { return intent.Topic(c.Entry) != intent.Family })
	found.Entries, found.Known, found.Certain = nil, false, false
	if at >= 0 && found.Considered[at].Score >= besides {
		found.Entries, found.Known = []incident.Entry{r.Entry(found.Considered[at].Entry)}, true
	}
	return found
}

// things are words for one that is said to be dead.
var things = lazyregexp.New(`(?i)(?:カード|クレカ|サイト|アカウント|スマホ|携帯|パスワード)(?:は|が|も|って|、)?(?:もう|完全に)?(?:死[ぬんに]|逝[きっ]|お亡くなり|ご臨終|終わっ)|` +
	`\b(?:cards?|site|account|phone|password)(?:'s| is| are)? (?:now |already |completely )?(?:dead|toast|dying)\b|` +
	`(?:卡|[网網]站|[账帳][号號]|手[机機])(?:是不是)?(?:已[经經])?(?:死了|[挂掛]了|完了)|(?:카드|사이트|계정)(?:는|가|도)? ?(?:죽|끝났)`)
