package ways

import (
	"slices"
	"strings"

	"madoguchi/internal/factlock/clause"
	"madoguchi/internal/factlock/evidence"
	"madoguchi/internal/factlock/reading"
	"madoguchi/internal/factlock/words"
)

// Who says that we do something ourselves, and who asks people for it.
var (
	weDo    = words.Chain{{"当社", "弊社", "当法人", "当院", "当店", "当会", "当館", "当校", "本学", "小社", "◇◇"}, {"が", "にて", "の側で", "側で"}}
	weWill  = words.Chain{{"we ", "our staff "}, {"will ", "shall "}}
	tellsUs = words.Of("教えて", "教え", "お伝え", "お知らせ", "お答え", "お聞かせ", "お送り", "tell us", "give us", "send us", "let us know")
	asksFor = words.Of("尋ね", "お聞き", "聞く", "伺", "求め", "問い合わせる", "ask", "asks", "asking", "request")
)

// ours refuses to say that we do what the cited facts ask of people.
func ours(r *reading.Reading, k int) {
	c := r.Clauses[k]
	text := r.UpTo(k)
	if clause.Requests(c.Text) || clause.Negates(c.Text) {
		return
	}
	verb, ok := ownVerb(text)
	if !ok {
		return
	}
	speaks := slices.DeleteFunc(slices.Clone(r.On.Sentences), func(f evidence.Sentence) bool { return !f.Has(verb) })
	asked := func(f evidence.Sentence) bool {
		return (clause.Requests(f.Text) || strings.Contains(f.Text, "お願い")) && !weDo.In(f.Text)
	}
	if len(speaks) > 0 && !slices.ContainsFunc(speaks, func(f evidence.Sentence) bool { return !asked(f) }) {
		r.RefuseLine(c.Line, verb.Text, "is asked of people by the cited facts, not done for them", "ask it as they do")
	}
}

// ownVerb is what a text says that we do: its last word in Japanese, the one behind "we will" in English.
func ownVerb(text string) (words.Word, bool) {
	does := weDo
	if words.English(text) {
		does = weWill
	}
	_, to := does.Find(text)
	if to < 0 {
		return words.Word{}, false
	}
	part := text[to:]
	if words.English(text) {
		part, _, _ = strings.Cut(part, " ")
	}
	all := words.Cut([]rune(part))
	if len(all) == 0 {
		return words.Word{}, false
	}
	last := all[len(all)-1]
	return last, last.Known() || len([]rune(last.Text)) > 1
}

// unasked refuses to ask people to tell what the cited facts say that nobody asks them for.
func unasked(r *reading.Reading, k int) {
	c := r.Clauses[k]
	if !clause.Requests(c.Text) || !tellsUs.In(c.Text) || clause.Negates(c.Text) {
		return
	}
	text := r.UpTo(k)
	for _, w := range words.Cut([]rune(text)) {
		names := func(f evidence.Sentence) bool { return w.Item() && f.Has(w) }
		never := func(f evidence.Sentence) bool { return names(f) && asksFor.In(f.Text) && clause.Negates(f.Text) }
		asks := func(f evidence.Sentence) bool { return names(f) && clause.Requests(f.Text) && !clause.Negates(f.Text) }
		if slices.ContainsFunc(r.On.Sentences, never) && !slices.ContainsFunc(r.On.Sentences, asks) {
			r.RefuseLine(c.Line, w.Text, "is what nobody asks people for, by the cited facts", "leave it out")
			return
		}
	}
}
