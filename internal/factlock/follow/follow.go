// Package follow tells of figures that no cited fact holds whether they follow from them: the first day behind closed
// ones, fewer people than records, the customers of a translation whose records a fact counts.
package follow

import (
	"slices"
	"strings"
	"time"

	"madoguchi/internal/dates"
	"madoguchi/internal/factlock/clause"
	"madoguchi/internal/factlock/evidence"
	"madoguchi/internal/factlock/figure"
	"madoguchi/internal/factlock/reading"
	"madoguchi/internal/factlock/words"
)

// Counted is a figure as the facts count it: corporate clients as companies, where they count such, and a translation's
// customers as their records, where they count these.
func Counted(r *reading.Reading, f figure.Figure) figure.Figure {
	if g, ok := records(r, f); ok {
		return g
	}
	if g, ok := f.Firms(); ok && !r.On.Held.Holds(f) && r.On.Held.Holds(g) {
		return g
	}
	return f
}

// From reports whether a figure that no cited fact holds follows from them; text is its clause with some of what stands in
// front, behind what follows it in its sentence.
func From(r *reading.Reading, f figure.Figure, text, behind string) bool {
	return summed(r, f, text) || anyHour(r, f) || afterClosing(r, f) || fewerPeople(r, f) || beside(r, f, behind)
}

// afterClosing reports whether a day is said to be the first one open behind closed ones, the last of which a cited fact
// names: 1月4日までお休みです, 1月5日から.
func afterClosing(r *reading.Reading, f figure.Figure) bool {
	if f.Kind != figure.Date || !f.Day.Named() || !starts(r.Runes, f) {
		return false
	}
	h := r.Book.Hours
	return slices.ContainsFunc(h.Closings, func(last dates.Date) bool {
		day := last.Add(1)
		_, held := r.On.Held.Date(figure.PartsOf(last))
		open := slices.Contains(h.Weekdays, day.Weekday()) && !slices.Contains(h.Closings, day)
		return held && open && f.Day.Same(figure.PartsOf(day)) && (!f.HasWeekday || f.Weekday == day.Weekday())
	})
}

// starts reports whether something starts on a day by what stands beside it.
func starts(in []rune, f figure.Figure) bool {
	end := figure.BehindBracket(in, f.To)
	behind := strings.TrimLeft(string(in[end:min(len(in), end+8)]), "の月火水木金土曜日 ")
	front := strings.ToLower(strings.TrimRight(string(in[max(0, f.From-14):f.From]), " ,"))
	return words.Starts(behind, "から", "より", "以降") ||
		words.Ends(front, "from", "reopen on", "reopens on", "open again on", "opens again on", "from monday", "from tuesday")
}

// fewerPeople reports whether a text says that there are fewer people than a fact counts records, which a cited fact says.
func fewerPeople(r *reading.Reading, f figure.Figure) bool {
	if f.Kind != figure.Count || f.Unit != "person" || f.Meant != figure.Fewer {
		return false
	}
	counted, ok := r.On.Held.Count(f.Value)
	return ok && counted.Unit == "record" && words.Has(r.On.Raw, "下回", "より少な", "fewer", "lower than")
}

// whose are those whose records a fact counts, beside the number: お客さまは120件, 120件のお客さま.
var whose = words.Of("お客さま", "お客様", "会員", "者は", "者が", "者の", "方は", "方が", "の方", "customers", "members", "visitors")

// records is a translation's count of people as one of records, where a cited fact counts records of people.
func records(r *reading.Reading, f figure.Figure) (figure.Figure, bool) {
	if f.Kind != figure.Count || f.Unit != "person" || !r.Foreign() || r.On.Held.Holds(f) {
		return f, false
	}
	g := f
	g.Unit = "record"
	return g, slices.ContainsFunc(r.On.Sentences, func(s evidence.Sentence) bool {
		in := []rune(s.Text)
		return slices.ContainsFunc(figure.Find(in), func(o figure.Figure) bool {
			beside := string(in[max(0, o.From-24):o.From]) + string(in[o.To:min(len(in), o.To+6)])
			return o.Kind == figure.Count && o.Unit == "record" && o.Value == f.Value && whose.In(beside)
		})
	})
}

// sums says of a figure that it is one.
var sums = words.Of("合わせ", "あわせ", "合計", "合算", "total", "together", "add up", "come to", "comes to", "in all", "combined")

// summed reports whether a figure is the sum of cited counts of people that the text calls one,
// or the number of the segments.
func summed(r *reading.Reading, f figure.Figure, text string) bool {
	if f.Kind != figure.Count {
		return false
	}
	if f.Unit == "thing" && f.Value == int64(len(r.Book.Segments)) && words.Has(text, "区分", "種別", "グループ", "分類") {
		return true
	}
	if !f.OfPeople() || !sums.In(text) {
		return false
	}
	var counts []figure.Figure
	meant := figure.AsSaid
	for _, fact := range r.On.Facts {
		if fact.Derived != nil {
			continue
		}
		for _, count := range fact.Held.Counts {
			if count.Unit != f.Unit || slices.ContainsFunc(counts, count.Repeats) {
				continue
			}
			counts, meant = append(counts, count), meant.Looser(count.Meant)
		}
	}
	return len(counts) <= 8 && f.Meant == meant && sumsTo(counts, f.Value, 0)
}

var atAnyHour = words.Of("24時間", "昼夜", "いつでも", "終日", "夜間も", "深夜", "24 hours", "around the clock", "at any hour", "at any time",
	"day and night", "at all hours", "24/7")

// anyHour reports whether a figure is that of 24時間, which a cited fact says in other words: 終日.
func anyHour(r *reading.Reading, f figure.Figure) bool {
	return f.Kind == figure.Count && f.Value == 24 && f.Unit == "hour" && atAnyHour.In(r.On.Raw)
}

// sumsTo reports whether two or more of the counts make the value.
func sumsTo(counts []figure.Figure, value int64, taken int) bool {
	if value == 0 {
		return taken > 1
	}
	for i, c := range counts {
		if c.Value <= value && sumsTo(counts[i+1:], value-c.Value, taken+1) {
			return true
		}
	}
	return false
}

// nextDay are words for the day behind another.
var nextDay = words.Of("翌日", "the next day", "the following day", "a day later", "the day after")

// Before reports whether the sentence of a date goes on with the day behind it, which the cited facts name: on May 6, and
// the next day.
func Before(r *reading.Reading, f figure.Figure, sentence string) bool {
	day, ok := r.On.Held.Complete(f.Day, r.Book.Today)
	if !ok || !nextDay.In(sentence) {
		return false
	}
	next := figure.PartsOf(day.Add(1))
	_, held := r.On.Held.Date(figure.Parts{Month: next.Month, Day: next.Day})
	return held
}

// Who is concerned by a day, and who is not.
var (
	since     = words.Of("以降", "以前", "より前", "より後", "までに", "から", "before", "prior to", "earlier than", "until", "after", "later than")
	concerned = words.Of("対象", "該当", "含ま", "concerned", "affected", "included")
	limits    = words.Of("限ら", "限り", "のみ", "だけ", "のうち")
)

// NotThem reports whether a sentence says of those on the other side of a day that they are not concerned, where a cited fact
// says who is: 3月より前に退会された方は対象ではありません, where those are who left in March or later.
func NotThem(r *reading.Reading, sentence string) bool {
	if !concerned.In(sentence) || !since.In(sentence) || !clause.DeniesAtEnd(sentence) && !strings.Contains(sentence, "対象外") {
		return false
	}
	return slices.ContainsFunc(r.On.Sentences, func(s evidence.Sentence) bool { return limits.In(s.Text) && since.In(s.Text) })
}

// beside reports whether a date is the month, or the day, beside one of the cited facts from which on somebody is concerned:
// up to February, where they are who left in March or later.
func beside(r *reading.Reading, f figure.Figure, sentence string) bool {
	if f.Kind != figure.Date || f.Day.Year == 0 || !NotThem(r, sentence) {
		return false
	}
	return slices.ContainsFunc(r.On.Held.Dates, func(d figure.Parts) bool {
		next := figure.Parts{Year: f.Day.Year, Month: f.Day.Month + 1}
		if f.Day.Month == 12 {
			next = figure.Parts{Year: f.Day.Year + 1, Month: 1}
		}
		if f.Day.Day != 0 {
			next = figure.PartsOf(dates.Date{Year: f.Day.Year, Month: time.Month(f.Day.Month), Day: f.Day.Day}.Add(1))
		}
		return d.Year == next.Year && d.Month == next.Month && (d.Day <= 1 && f.Day.Day == 0 || d.Day == next.Day)
	})
}

// What a translation says of telling somebody, and what the Japanese of it is, which tells no event from another.
var (
	toldThem = words.Of("notified", "informed", "told", "letter", "letters", "in writing", "emailed", "by email")
	telling  = words.Of("お知らせ", "通知", "お伝え", "送付", "送信", "お送り", "書面")
)

// Rendered reports whether a date of a translation is that of a cited sentence which tells of it in words that tell no event
// from another: that people are told, or a month that something is for, 1月分の料金.
func Rendered(r *reading.Reading, f figure.Figure, sentence string) bool {
	if !r.Foreign() || f.Day.Month == 0 {
		return false
	}
	tells := toldThem.In(strings.ToLower(sentence))
	return slices.ContainsFunc(r.On.Sentences, func(s evidence.Sentence) bool {
		in := []rune(s.Text)
		return slices.ContainsFunc(figure.Find(in), func(o figure.Figure) bool {
			held := o.Kind == figure.Date && o.Day.Month == f.Day.Month && o.Day.Same(f.Day)
			return held && (tells && telling.In(s.Text) || f.Day.Day == 0 && o.To < len(in) && in[o.To] == '分')
		})
	})
}
