// Package turn refuses what turns a cited fact round in its own words: how often something is done, what a number was
// changed to, what came before what, an act that people are asked not to do, reports that nobody is said to have made.
package turn

import (
	"slices"
	"strings"

	"madoguchi/internal/factlock/clause"
	"madoguchi/internal/factlock/evidence"
	"madoguchi/internal/factlock/reading"
	"madoguchi/internal/factlock/words"
)

// Check refuses them.
func Check(r *reading.Reading) {
	if r.Label || r.Own {
		return
	}
	rates(r)
	changes(r)
	for k, c := range r.Clauses {
		if c.Asks() || clause.Unsaid(c.Text) || r.On.Quotes(c.Text) {
			continue
		}
		flips(r, c)
		forbidden(r, c)
		unreported(r, k)
		ofRest(r, k)
	}
}

// anyOf reports whether a cited sentence is such.
func anyOf(r *reading.Reading, such func(s string) bool) bool {
	return slices.ContainsFunc(r.On.Sentences, func(s evidence.Sentence) bool { return such(s.Text) })
}

// What people tell a company, how it says that they did, and who did not.
var (
	reports  = words.Of("お申し出", "申し出", "申出", "ご報告", "報告", "ご連絡", "申告", "ご相談", "苦情", "通報")
	received = words.Of("いただいて", "いただきました", "受けて", "受けました", "寄せられ", "届いて", "ございます", "ございました")
	nobody   = words.Of("nobody", "no one", "no-one", "no customer", "no customers", "none of our customers", "no member", "no members",
		"no reports", "no report", "not received any", "have received no", "has received no", "not had any", "どなたからも", "誰からも", "一件も", "1件も")
	told = words.Of("report*", "told", "tell*", "complain*", "contact*", "inform*", "notif*", "mention*",
		"申し出", "申出", "報告", "連絡", "申告", "相談", "苦情")
)

// unreported refuses to say that nobody reported what a cited fact says people did.
func unreported(r *reading.Reading, k int) {
	text := r.UpTo(k)
	made := func(s string) bool {
		return slices.ContainsFunc(strings.Split(s, ","), func(part string) bool {
			return reports.In(part) && received.In(part) && !clause.Negates(part)
		})
	}
	none := func(s string) bool { return reports.In(s) && clause.Negates(s) && !made(s) }
	if word, _ := nobody.Find(text); word != "" && told.In(text) && anyOf(r, made) && !anyOf(r, none) {
		r.RefuseLine(r.Clauses[k].Line, word, "denies reports of which a cited fact tells", "say how many there are")
	}
}
