// Package written reads dates as they stand in a text, in Japanese, English, Chinese and
// Korean: what is written, and not yet which days of the calendar are meant. Package dates
// tells that, from the day on which the text is read.
//
// [Find] walks the text with a finder. At each place the finder asks its grammars, each of
// which is a type in a file of its own: figures (2019年4月13日), points (4/13), told (明日),
// weekdays (月曜) and english (April 13). What they find is a [Date]; spans (3日から6日) and
// lists (3日と4日) make [Mention]s of them, and give days the month that stands beside them.
// The words that tell a day are in package words, a file for each language.
package written

import (
	"time"

	"madoguchi/internal/dates/words"
)

// Date is one date as it stands in a text. What is not written is 0.
type Date struct {
	From, To int // runes of the text

	Year, Month, Day int
	Era              string // the year as written, 平成31年, "" where it is in no era
	Weekday          time.Weekday
	HasWeekday       bool

	Unit words.Unit // of a date that is told from today, such as 来週の月曜
	N    int        // how many of them on, or back
	Pick words.Pick // which day of that name is meant
	Last bool       // the last day of the month

	sides sides // of 4/13
	vague bool  // told from something else, of every week, or with parts that could be either
}

// sides tells on which side of 4/13 the month stands.
type sides uint8

const (
	noSides sides = iota
	eitherSide
	monthInFront
	dayInFront
)

// Absolute reports whether year, month or day are written.
func (w Date) Absolute() bool { return w.Year != 0 || w.Month != 0 || w.Day != 0 }

// Whole reports whether it is a day, or days, and no whole month or year.
func (w Date) Whole() bool {
	switch w.Unit {
	case words.Days, words.Weeks, words.Weekends, words.Onward:
		return true
	}
	return w.Day != 0 || w.Last || w.HasWeekday
}

// Fixed reports whether it means the same, whatever it is about.
func (w Date) Fixed() bool {
	return w.Unit != words.NoUnit || w.Year != 0 || w.HasWeekday && !w.Absolute() && w.Pick != words.Plain
}

// isMonth reports whether a month is written and nothing else.
func (w Date) isMonth() bool { return !w.Whole() && (w.Month != 0 || w.Unit == words.Months) }

// named reports whether a day of the week is written and no date.
func (w Date) named() bool { return w.HasWeekday && !w.Absolute() }

// lend gives a day the month of this date.
func (w Date) lend(d Date) Date {
	if w.Month != 0 || w.Unit != words.NoUnit {
		d.Year, d.Month, d.Unit, d.N = w.Year, w.Month, w.Unit, w.N
	}
	return d
}

// turn goes on to the next month.
func (w *Date) turn() {
	if w.Month++; w.Month <= 12 {
		return
	}
	w.Month = 1
	if w.Year != 0 {
		w.Year++
	}
	if w.Unit == words.Years {
		w.N++
	}
}

// Mention is a date, or a span of days, in a text.
type Mention struct {
	First, Last Date // the same where it is no span
	Span        bool
}

// From and To are where the mention stands, in runes of the text.
func (m Mention) From() int { return m.First.From }

// To is where the mention ends.
func (m Mention) To() int { return m.Last.To }
