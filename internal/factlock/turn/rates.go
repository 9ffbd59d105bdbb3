package turn

import (
	"slices"
	"strconv"
	"strings"

	"madoguchi/internal/factlock/reading"
	"madoguchi/internal/factlock/words"
	"madoguchi/internal/jatext"
	"madoguchi/internal/lazyregexp"
)

// often are words without which nobody says how often; expressions take their time.
var often = words.Of("回", "度", "毎", "once", "twice", "times", "annual*", "yearly", "monthly", "weekly")

// rate is how often something is done: twice a year.
type rate struct {
	period string
	times  int // 0 where only the period is said: 毎月
}

var (
	ratesJa = lazyregexp.New(`(年|月|週|日)(?:に|間に?)?([0-9]+|[一二三四五六七八九十])(?:回|度)|毎(年|月|週)`)
	ratesEn = lazyregexp.New(`(once|twice|[0-9a-z]+ times) (?:a|per|every|each|in a) (year|month|week|day)|` +
		`\b(annual(?:ly)?|yearly|monthly|weekly)\b`)
)

// periods are those of English words.
var periods = strings.NewReplacer("annually", "年", "annual", "年", "yearly", "年", "monthly", "月", "weekly", "週", "year", "年", "month", "月",
	"week", "週", "day", "日")

// ratesIn are those of a text in small letters.
func ratesIn(s string) []rate {
	var all []rate
	for _, m := range ratesJa.FindAllStringSubmatch(s, -1) {
		if m[3] != "" {
			all = append(all, rate{m[3], 0})
			continue
		}
		all = append(all, rate{m[1], timesOf(m[2])})
	}
	for _, m := range ratesEn.FindAllStringSubmatch(s, -1) {
		if m[3] != "" {
			all = append(all, rate{periods.Replace(m[3]), 0})
			continue
		}
		all = append(all, rate{periods.Replace(m[2]), timesOf(strings.TrimSuffix(m[1], " times"))})
	}
	return all
}

// timesOf is a number of times, 0 for none.
func timesOf(s string) int {
	if n, ok := map[string]int{"once": 1, "twice": 2}[s]; ok {
		return n
	}
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	if n, ok := jatext.NumberWord(s); ok {
		return int(n)
	}
	return strings.Index("一二三四五六七八九十", s)/len("一") + 1
}

// rates refuses to say that something is done more or less often than a cited fact says, or by another period.
func rates(r *reading.Reading) {
	if !often.In(strings.ToLower(string(r.Runes))) {
		return
	}
	var told []rate
	for _, s := range r.On.Sentences {
		told = append(told, ratesIn(s.Text)...)
	}
	for _, c := range r.Clauses {
		for _, one := range ratesIn(c.Text) {
			same := func(o rate) bool {
				return o.period == one.period && (o.times == one.times || o.times == 0 && one.times == 1 || one.times == 0)
			}
			spoken := one.times == 0 && strings.Contains(r.On.Raw, one.period+"ごと")
			if !slices.ContainsFunc(told, same) && !spoken && (len(told) > 0 || one.times == 0 && !r.Foreign()) {
				r.RefuseLine(c.Line, "", "says that something is done as often as no cited fact does", "write how often, as they do")
				return
			}
		}
	}
}
