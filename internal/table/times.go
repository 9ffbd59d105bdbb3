package table

import "time"

const momentForm = "20060102T150405.000Z"

// Moment writes a time, in UTC and to the millisecond, so that times sort as sort keys do.
func Moment(t time.Time) string { return t.UTC().Format(momentForm) }

// ParseMoment reads what [Moment] wrote.
func ParseMoment(s string) (time.Time, error) { return time.Parse(momentForm, s) }

// Day names the day of a time in UTC: 2019-04-12.
func Day(t time.Time) string { return t.UTC().Format(time.DateOnly) }
