package hours

import (
	"testing"
	"time"
	_ "time/tzdata"

	"madoguchi/internal/dates"
	"madoguchi/internal/incident"
)

// desk has the hours of the notice: weekdays 9:00-18:00, Japanese holidays, and
// the dated openings of spring 2019.
func desk(t *testing.T) *Calendar {
	t.Helper()
	zone, err := time.LoadLocation("Asia/Tokyo")
	if err != nil {
		t.Fatal(err)
	}
	h := incident.Hours{
		Zone: zone, Open: 9 * time.Hour, Close: 18 * time.Hour, Holidays: "jp",
		Weekdays: []time.Weekday{time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday},
	}
	for _, s := range []string{"2019-04-13", "2019-04-14", "2019-04-29", "2019-04-30", "2019-05-01", "2019-05-02", "2019-05-03", "2019-05-06"} {
		d, err := dates.Parse(s)
		if err != nil {
			t.Fatal(err)
		}
		h.Openings = append(h.Openings, d)
	}
	c, err := New(h)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func at(t *testing.T, c *Calendar, s string) time.Time {
	t.Helper()
	v, err := time.ParseInLocation("2006-01-02 15:04:05", s, c.hours.Zone)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestNext(t *testing.T) {
	c := desk(t)
	for _, row := range []struct{ why, at, next string }{
		{"open: somebody is there now", "2019-04-12 17:59:59", "2019-04-12 17:59:59"},
		{"18:00:00 is closed; a dated Saturday comes first", "2019-04-12 18:00:00", "2019-04-13 09:00:00"},
		{"9:00:00 sharp is open", "2019-04-15 09:00:00", "2019-04-15 09:00:00"},
		{"a second before is not", "2019-04-15 08:59:59", "2019-04-15 09:00:00"},
		{"an ordinary Saturday waits for Monday", "2019-04-20 10:00:00", "2019-04-22 09:00:00"},
		{"into the golden week", "2019-04-26 18:01:00", "2019-04-29 09:00:00"},
		{"a holiday with a dated opening is open", "2019-04-30 14:00:00", "2019-04-30 14:00:00"},
		{"4 and 5 May are closed, the 6th is a dated opening", "2019-05-03 18:01:00", "2019-05-06 09:00:00"},
		{"after the last dated opening", "2019-05-06 18:30:00", "2019-05-07 09:00:00"},
		{"the enthronement of 22 October 2019 is a holiday", "2019-10-21 18:00:00", "2019-10-23 09:00:00"},
		{"23 December 2019 is an ordinary Monday", "2019-12-23 10:00:00", "2019-12-23 10:00:00"},
		{"the second before the year turns", "2019-12-31 23:59:59", "2020-01-02 09:00:00"},
	} {
		if got := c.Next(at(t, c, row.at)); !got.Equal(at(t, c, row.next)) {
			t.Errorf("%s: Next(%s) = %v, want %s", row.why, row.at, got, row.next)
		}
	}
}

func TestOpenSeesTheDeskInItsOwnZone(t *testing.T) {
	c := desk(t)
	newYork := time.Date(2019, 4, 11, 21, 0, 0, 0, time.FixedZone("EDT", -4*3600))
	if !c.Open(newYork) {
		t.Error("Thursday 21:00 in New York is Friday 10:00 at the desk: closed, want open")
	}
}

func TestAddCountsOnlyStaffedTime(t *testing.T) {
	c := desk(t)
	for _, row := range []struct {
		why, at string
		add     time.Duration
		due     string
	}{
		{"within a day", "2019-04-15 10:00:00", 2 * time.Hour, "2019-04-15 12:00:00"},
		{"ends with the day", "2019-04-15 16:00:00", 2 * time.Hour, "2019-04-15 18:00:00"},
		{"over a night", "2019-04-15 17:00:00", 2 * time.Hour, "2019-04-16 10:00:00"},
		{"over a weekend from a closed moment", "2019-04-20 02:00:00", time.Hour, "2019-04-22 10:00:00"},
		{"over 4 and 5 May", "2019-05-03 17:30:00", time.Hour, "2019-05-06 09:30:00"},
	} {
		if got := c.Add(at(t, c, row.at), row.add); !got.Equal(at(t, c, row.due)) {
			t.Errorf("%s: Add(%s, %v) = %v, want %s", row.why, row.at, row.add, got, row.due)
		}
	}
}

func TestBetweenCountsOnlyStaffedTime(t *testing.T) {
	c := desk(t)
	for _, row := range []struct {
		why, from, to string
		want          time.Duration
	}{
		{"within a day", "2019-04-15 10:00:00", "2019-04-15 12:30:00", 150 * time.Minute},
		{"over a night", "2019-04-15 17:00:00", "2019-04-16 10:00:00", 2 * time.Hour},
		{"a weekend counts nothing", "2019-04-19 18:00:00", "2019-04-22 09:00:00", 0},
		{"before the opening of the same day", "2019-04-15 07:00:00", "2019-04-15 08:00:00", 0},
		{"after the closing of the same day", "2019-04-15 19:00:00", "2019-04-15 20:00:00", 0},
		{"over 4 and 5 May", "2019-05-03 17:30:00", "2019-05-06 09:30:00", time.Hour},
		{"backwards", "2019-04-15 12:00:00", "2019-04-15 10:00:00", 0},
		{"no time at all", "2019-04-15 12:00:00", "2019-04-15 12:00:00", 0},
	} {
		if got := c.Between(at(t, c, row.from), at(t, c, row.to)); got != row.want {
			t.Errorf("%s: Between(%s, %s) = %v, want %v", row.why, row.from, row.to, got, row.want)
		}
	}
}

func TestNewRefuses(t *testing.T) {
	weekdays := []time.Weekday{time.Monday}
	for _, row := range []struct {
		why string
		h   incident.Hours
	}{
		{"an unknown holiday calendar", incident.Hours{Zone: time.UTC, Open: 1, Close: 2, Weekdays: weekdays, Holidays: "atlantis"}},
		{"closing before opening", incident.Hours{Zone: time.UTC, Open: 2, Close: 1, Weekdays: weekdays}},
		{"no day at all", incident.Hours{Zone: time.UTC, Open: 1, Close: 2}},
	} {
		if _, err := New(row.h); err == nil {
			t.Errorf("%s: no error", row.why)
		}
	}
}
