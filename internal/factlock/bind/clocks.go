package bind

import (
	"slices"
	"strings"

	"madoguchi/internal/factlock/clause"
	"madoguchi/internal/factlock/evidence"
	"madoguchi/internal/factlock/figure"
	"madoguchi/internal/factlock/words"
)

// happened refuses a time of day at which by the cited facts something else happened.
func (c check) happened(i int) {
	f := c.figures[i]
	all := whatever(c.binder.citedMoments(c.Reading))
	at := func(m moment) bool { return m.minute == f.Minute() }
	clocks := 0
	for _, o := range c.figures {
		if o.Kind == figure.Clock {
			clocks++
		}
	}
	if c.Label || !slices.ContainsFunc(all, at) || c.English() && clocks > 1 {
		return
	}
	if m, known := meant(all, string(c.happens(i)), c.Lang); known && m.minute >= 0 && !at(m) {
		c.refuse(f, "is the time of something else", "write what happened at that time")
	}
}

// onTheDay refuses an hour of weekdays said of an opening that has hours of its own, and the other
// way round.
func (c check) onTheDay(f figure.Figure) {
	from, to := c.sentence(f.From, f.To)
	text := c.ofDays(f, from, to)
	h := c.Book.Hours
	usual := f.Repeats(figure.Hour(h.Open)) || f.Repeats(figure.Hour(h.Close))
	if c.Label || !opens.In(strings.ToLower(string(c.in[from:to]))) {
		return
	}
	days := slices.DeleteFunc(figure.Find([]rune(text)), func(o figure.Figure) bool { return o.Kind != figure.Date })
	if len(days) == 0 {
		if !usual && words.Has(text, "平日", "weekday", "weekdays") && slices.ContainsFunc(c.ownHours(nil), f.Repeats) {
			c.refuse(f, "is an hour of other days", "write the hours of weekdays")
		}
		return
	}
	if own := c.ownHours(days); usual && len(own) > 0 && !slices.ContainsFunc(own, f.Repeats) {
		c.refuse(f, "is an hour of other days", "write the hours of that day")
	}
}

// ofDays is the clause of an hour, with those in front of it where the sentence starts with the days: 5月6日は、10時から….
func (c check) ofDays(f figure.Figure, from, to int) string {
	text := c.clauseOf(f)
	sentence := strings.ToLower(string(c.in[from:to]))
	clocks := 0
	for _, o := range c.figures {
		if o.Kind == figure.Clock && o.From >= from && o.To <= to {
			clocks++
		}
	}
	if !figure.DatedDay(text) && !words.Has(text, "平日", "weekday", "weekdays") && clocks <= 2 {
		return sentence
	}
	return text
}

// topics joins what a sentence speaks of, days with the bracket of their weekdays, with what it says of them.
var topics = strings.NewReplacer("は,", "は", "日,祝", "日祝", "土,祝", "土祝")

// ownHours lists the hours that the cited facts give to openings, in the clause that names them; of
// these days, or of all where there are none.
func (c check) ownHours(days []figure.Figure) []figure.Figure {
	var all []figure.Figure
	for _, s := range c.On.Sentences {
		for _, part := range strings.FieldsFunc(topics.Replace(s.Text), func(r rune) bool { return r == '。' || r == ',' }) {
			found := figure.Find([]rune(part))
			names := func(o figure.Figure) bool {
				one := func(d figure.Figure) bool { return d.Day.Same(o.Day) }
				return o.Kind == figure.Date && c.inHours(o) && (len(days) == 0 || slices.ContainsFunc(days, one))
			}
			if slices.ContainsFunc(found, names) {
				all = append(all, slices.DeleteFunc(found, func(o figure.Figure) bool { return o.Kind != figure.Clock })...)
			}
		}
	}
	return all
}

var (
	lastDays  = words.Of("まで", "期限", "締切", "締め切り", "消印", "deadline", "until", "no later than")
	firstDays = words.Of("以降", "から", "より", "順次", "開始", "from", "starting")
)

// afterEnd reports whether a text offers something after a day that the cited facts only know as
// the last one.
func (c check) afterEnd(f figure.Figure) bool {
	front := strings.ToLower(strings.TrimRight(string(c.in[max(0, f.From-8):f.From]), " "))
	behind := string(c.in[figure.BehindBracket(c.in, f.To):min(len(c.in), figure.BehindBracket(c.in, f.To)+4)])
	text := c.clauseOf(f)
	if !words.Ends(front, "after") && !words.Starts(behind, "以降", "を過ぎ", "よりあと", "より後", "の後") ||
		clause.Negates(text) || clause.Unsaid(text) || strings.Contains(text, "but") {
		return false
	}
	holds := slices.DeleteFunc(slices.Clone(c.On.Sentences), func(s evidence.Sentence) bool {
		return !slices.ContainsFunc(figure.Find([]rune(s.Text)), func(o figure.Figure) bool {
			return o.Kind == figure.Date && o.Day.Named() && f.Day.Named() && o.Day.Same(f.Day)
		})
	})
	return len(holds) > 0 && !slices.ContainsFunc(holds, func(s evidence.Sentence) bool {
		return !lastDays.In(s.Text) || firstDays.In(s.Text)
	})
}
