package list

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"madoguchi/infra/local/cli"
	"madoguchi/internal/incident"
	"madoguchi/internal/incidents"
	"madoguchi/internal/roster/csvfile"
)

// list is a list of people with the incident that it belongs to, and what is known
// of it.
type list struct {
	path     string
	file     *csvfile.File
	incident *incident.Incident
	report   csvfile.Report
}

func openList(path, dir string) (*list, error) {
	i, err := incidents.Load(dir)
	if err != nil {
		return nil, err
	}
	ids := make([]string, len(i.Segments))
	for n, s := range i.Segments {
		ids[n] = s.ID
	}
	file, err := csvfile.Open(path, ids)
	if err != nil {
		return nil, err
	}
	return &list{path: path, file: file, incident: i}, nil
}

// write tells an operator of a list. No value of a row is in it.
func (l *list) write(w io.Writer) {
	if l.report.Segments == nil {
		return // it was not even read
	}
	fmt.Fprintf(w, "%s: %s, %s\n", l.path, cli.Counted(l.report.Rows, "row", "rows"), l.file.Encoding())
	different := map[string]string{}
	for _, d := range l.report.Differences {
		different[d.Segment] = "  differs by " + signed(d.Rows-d.Announced)
	}
	for _, s := range l.incident.Segments {
		fmt.Fprintf(w, "  %-16s %14s, at most %s announced%s\n", s.ID,
			cli.Counted(l.report.Segments[s.ID], "row", "rows"), cli.Grouped(s.Max),
			different[s.ID])
	}
	for _, p := range l.report.Problems {
		column := p.Column
		if column == "" {
			column = "row"
		}
		fmt.Fprintf(w, "%s:%d: %s: %s\n", l.path, p.Line, column, p.Reason)
	}
	if l.report.Bad > 0 {
		fmt.Fprintf(w, "%s; %s listed\n", cli.Counted(l.report.Bad, "row is bad", "rows are bad"),
			cli.Counted(len(l.report.Problems), "problem is", "problems are"))
	}
}

// verdict is what an import would refuse the list for.
func (l *list) verdict() error {
	switch {
	case l.report.Bad > 0:
		return errors.New(cli.Counted(l.report.Bad, "row is bad", "rows are bad"))
	case l.report.Broken:
		return csvfile.ErrBroken
	case l.report.Rows == 0:
		return csvfile.ErrEmpty
	}
	return nil
}

// meter shows how far a reading has come: one line that is written over and over on
// a terminal, else a line for each tenth.
type meter struct {
	w           io.Writer
	terminal    bool
	now         func() time.Time
	start       time.Time // of the import
	first       int       // rows that were in already
	done, total int
	tenth       int
	drawn       time.Time
}

func newMeter(w io.Writer) *meter {
	m := &meter{w: w, now: time.Now, tenth: -1}
	if f, ok := w.(*os.File); ok {
		info, err := f.Stat()
		m.terminal = err == nil && info.Mode()&os.ModeCharDevice != 0
	}
	return m
}

func (m *meter) checked(done int) { m.imported(done, 0) }

// imported is told by [roster.Import]; the total is 0 while rows are checked.
func (m *meter) imported(done, total int) {
	if m.total == 0 && total > 0 {
		m.start, m.first, m.drawn = m.now(), done, time.Time{}
	}
	m.done, m.total = done, total
	switch {
	case m.terminal:
		m.draw()
	case total > 0 && done*10/total > m.tenth:
		m.tenth = done * 10 / total
		fmt.Fprintln(m.w, m.line())
	}
}

// draw writes over the line, not more often than somebody can read.
func (m *meter) draw() {
	if now := m.now(); m.done == m.total || now.Sub(m.drawn) >= 100*time.Millisecond {
		m.drawn = now
		fmt.Fprintf(m.w, "\r%-78s", m.line())
	}
}

func (m *meter) line() string {
	if m.total == 0 {
		return cli.Counted(m.done, "row", "rows") + " checked"
	}
	const width = 20
	full := width * m.done / m.total
	bar := strings.Repeat("#", full) + strings.Repeat(".", width-full)
	return fmt.Sprintf("[%s] %3d%%  %s of %s%s", bar, 100*m.done/m.total, cli.Grouped(m.done),
		cli.Counted(m.total, "row", "rows"), m.rate())
}

// rate is known from the second batch on: how many rows an earlier run took in is not.
func (m *meter) rate() string {
	seconds := m.now().Sub(m.start).Seconds()
	if m.done == m.first || seconds <= 0 {
		return ""
	}
	return fmt.Sprintf(", %s rows/s", cli.Grouped(int(float64(m.done-m.first)/seconds)))
}

// end leaves the line that was written over.
func (m *meter) end() {
	if m.terminal {
		fmt.Fprintln(m.w)
	}
}

// signed writes a difference as -3,147 or +2.
func signed(n int) string {
	if n < 0 {
		return "-" + cli.Grouped(-n)
	}
	return "+" + cli.Grouped(n)
}

// advice is what to do about a list that was refused.
func advice(err error) error {
	if errors.Is(err, csvfile.ErrRows) {
		return fmt.Errorf("%w, or leave them out with roster import -skip-bad", err)
	}
	return err
}
