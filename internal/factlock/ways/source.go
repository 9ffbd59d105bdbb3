package ways

import (
	"slices"
	"strings"

	"madoguchi/internal/factlock/evidence"
	"madoguchi/internal/factlock/reading"
	"madoguchi/internal/factlock/words"
	"madoguchi/internal/lazyregexp"
)

// Word of what happened, and from whom it came.
var (
	wordFrom   = lazyregexp.New(`^(.*?)(?:から|より)(?:の)?[、,]?(.*?)(連絡|通報|指摘|情報提供|報告|知らせ)`)
	wordOf     = lazyregexp.New(`(?:notified|informed|told|alerted|warned|contacted)(?: (?:of|about) [^,.]*?)? by (.*)$`)
	wordBehind = words.Of("を受け", "があり", "がござい", "をいただ", "で判明", "で発覚", "で分か", "で気づ", "により", "をきっかけ", "が入", "を機に", "がきっかけ")
	comesOut   = words.Of("判明", "発覚", "分か", "わか", "気づ", "気付", "明らか", "不審", "異常", "流出", "漏え", "suspicious", "leak*", "breach", "intrusion",
		"unusual", "attack")
)

// sourceOf is from whom a text says that word of something came, "" where it says nothing of it.
func sourceOf(s string) string {
	if !comesOut.In(s) {
		return ""
	}
	if words.English(s) {
		if m := wordOf.FindStringSubmatch(s); m != nil {
			return m[1]
		}
		return ""
	}
	at := wordFrom.FindStringSubmatchIndex(s)
	if at == nil || !wordBehind.In(s[at[1]:]) {
		return ""
	}
	front := s[at[2]:at[3]]
	return front[strings.LastIndexAny(front, "、,は")+1:]
}

// source refuses to say that word of what happened came from somebody else than by the notice.
func source(r *reading.Reading, k int) {
	text := r.UpTo(k)
	who := sourceOf(text)
	if who == "" {
		return
	}
	named := slices.DeleteFunc(words.Cut([]rune(who)), func(w words.Word) bool { return !w.Known() || w.General() })
	var told []string
	for _, s := range slices.Concat(r.On.Sentences, r.Book.Whole.Sentences) {
		if from := sourceOf(strings.TrimRight(s.Text, ",")); from != "" {
			told = append(told, from)
		}
	}
	if len(named) == 0 || len(told) == 0 {
		return
	}
	for _, from := range told {
		s := evidence.Sentence{Text: from}
		if slices.ContainsFunc(named, s.Has) {
			return
		}
	}
	r.RefuseLine(r.Clauses[k].Line, named[len(named)-1].Text, "is not from whom word of it came, by the notice", "write from whom it came")
}
