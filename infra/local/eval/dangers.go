package eval

import (
	"fmt"
	"io"
	"slices"

	"madoguchi/infra/local/eval/judge"
	"madoguchi/internal/danger"
	"madoguchi/internal/reading"
)

// dangerTopic is the topic of who writes that somebody is in danger.
const dangerTopic = "danger"

// dangerCount counts messages of somebody in danger and others, and those in which danger
// was seen.
type dangerCount struct{ in, found, out, alarms int }

func (c *dangerCount) add(in, seen bool) {
	if in {
		c.in++
		c.found += count(seen)
		return
	}
	c.out++
	c.alarms += count(seen)
}

func (c dangerCount) String() string {
	return fmt.Sprintf("seen in %d of %d (%.1f%%), false alarms %d of %d (%.1f per 1,000)",
		c.found, c.in, share(c.found, c.in), c.alarms, c.out, 10*share(c.alarms, c.out))
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

// dangers count it by who sees it: the desk, with whatever readers it has, and the reader
// outside, in what it was asked to read.
type dangers struct{ desk, outside dangerCount }

// add counts a message. seen tells whether the desk took it for one of somebody in danger,
// read what a reader outside read, nil for none. Where the label calls danger as good as
// something else, neither is an alarm.
func (d *dangers) add(c judge.Case, seen bool, read *reading.Reading) {
	in := slices.Contains(c.Expect.Topics, dangerTopic)
	if !in && slices.Contains(c.Expect.AlsoTopics, dangerTopic) {
		return
	}
	d.desk.add(in, seen)
	if read != nil {
		d.outside.add(in, read.Danger.Kind != danger.None)
	}
}

func (d *dangers) print(w io.Writer, outside bool) {
	fmt.Fprintf(w, "danger: %s\n", d.desk)
	if outside {
		fmt.Fprintf(w, "danger, by the reader outside alone: %s\n", d.outside)
	}
}
