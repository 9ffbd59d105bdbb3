package ways

import (
	"slices"

	"madoguchi/internal/factlock/clause"
	"madoguchi/internal/factlock/evidence"
	"madoguchi/internal/factlock/figure"
	"madoguchi/internal/factlock/reading"
	"madoguchi/internal/factlock/words"
)

// What is taken at any hour, and what a text says to take it at some only.
var (
	byMail   = words.Of("メール", "email", "emails", "e-mail", "e-mails", "mails")
	byCall   = words.Of("電話", "ダイヤル", "phone", "call", "calls")
	anyHour  = words.Of("24時間", "いつでも", "終日", "昼夜", "24 hours", "around the clock", "at any time", "at any hour")
	takes    = words.Of("受付", "受け付け", "承", "お受け", "お送り", "accept*", "receive*", "open", "take", "taken", "write to us", "send")
	someDays = words.Of("平日", "土日を除", "祝日を除", "休業日を除", "weekday", "weekdays", "except", "business days")
	answers  = words.Of("返信", "返事", "返答", "回答", "reply", "replies", "replied", "answer*")
)

// anytime refuses to take by mail at some hours, or on some days, what the cited facts take by mail at any: the hours are
// those of the telephone.
func anytime(r *reading.Reading, k int) {
	c := r.Clauses[k]
	text := r.UpTo(k)
	if !byMail.In(text) || !takes.In(text) || byCall.In(text) || anyHour.In(text) || answers.In(text) || clause.Negates(text) {
		return
	}
	taken := func(f *evidence.Fact) bool {
		return byMail.In(f.Ground.Raw) && anyHour.In(f.Ground.Raw) && takes.In(f.Ground.Raw)
	}
	if !r.On.Any(func(f *evidence.Fact) bool { return f.Derived == nil && taken(f) }) {
		return
	}
	hour := slices.ContainsFunc(figure.Find([]rune(c.Text)), func(f figure.Figure) bool { return f.Kind == figure.Clock })
	word, some := someDays.Find(c.Text)
	if hour || some >= 0 {
		r.RefuseLine(c.Line, word, "is said of mail, which the cited facts take at any hour", "write the hours of calls as those of calls")
	}
}
