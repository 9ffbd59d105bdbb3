package dates

import "time"

// Written is one date as it stands in a text. What is not written is 0.
type Written struct {
	From, To int // runes of the text

	Year, Month, Day int
	Era              string // the year as written, 平成31年, "" where it is in no era
	Weekday          time.Weekday
	HasWeekday       bool

	unit  unit  // of a date that is told from today, such as 来週の月曜
	n     int   // how many of them on, or back
	pick  pick  // which day of that name is meant
	last  bool  // the last day of the month
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

// unit is in what a date counts from today.
type unit uint8

const (
	none     unit = iota
	days          // 明日, 3日後
	weeks         // 来週, 来週の月曜
	weekends      // 今週末
	months        // 来月, 来月5日
	years         // 来年1月6日
	onward        // 1か月後: the same day of another month
)

// pick is which day of the week a name means.
type pick uint8

const (
	plain    pick = iota // 月曜: the next one or the last one, which may be today
	strictly             // 次の月曜: never today
	loosely              // next Monday: the first one, or that of the week to come
)

// Absolute reports whether year, month or day are written.
func (w Written) Absolute() bool { return w.Year != 0 || w.Month != 0 || w.Day != 0 }

// Whole reports whether it is a day, or days, and no whole month or year.
func (w Written) Whole() bool {
	return w.Day != 0 || w.last || w.HasWeekday || w.unit == days || w.unit == weeks || w.unit == weekends || w.unit == onward
}

// Fixed reports whether it means the same, whatever it is about.
func (w Written) Fixed() bool {
	return w.unit != none || w.Year != 0 || w.HasWeekday && !w.Absolute() && w.pick != plain
}

// Mention is a date, or a span of days, in a text.
type Mention struct {
	First, Last Written // the same where it is no span
	Span        bool
}

// From and To are where the mention stands, in runes of the text.
func (m Mention) From() int { return m.First.From }

// To is where the mention ends.
func (m Mention) To() int { return m.Last.To }

// Fixed reports whether the mention means the same, whatever it is about.
func (m Mention) Fixed() bool { return m.First.Fixed() || m.Last.Fixed() }

// Whole reports whether the mention is of days and of no whole month or year.
func (m Mention) Whole() bool { return m.First.Whole() && m.Last.Whole() }
