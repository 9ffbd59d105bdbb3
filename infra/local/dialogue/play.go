package dialogue

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"madoguchi/infra/local/rehearsal"
	"madoguchi/internal/conversation"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/strictyaml"
)

// Play plays a dialogue on a channel. The error names each line whose reply is another one
// than expected, with what is different and what the desk says.
func Play(desk *rehearsal.Rehearsal, d Dialogue, on inquiry.Channel) error {
	talk := Begin(desk, on, d.At, d.Listed...)
	var errs []error
	for _, line := range d.Talk {
		if err := play(talk, line); err != nil {
			errs = append(errs, fmt.Errorf("%s: %s by %s: %w", line.Place, d.ID, on, err))
		}
	}
	return errors.Join(errs...)
}

// play plays a line.
func play(talk *Talk, line Line) error {
	var out conversation.Outcome
	var err error
	switch {
	case line.Later > 0:
		talk.Later(line.Later)
		return nil
	case line.Staff != "":
		return talk.Staff(line.Staff)
	case line.Taps != "":
		out, err = talk.Taps(line.Taps)
	default:
		out, err = talk.Says(line.Customer)
	}
	if err != nil {
		return err
	}
	if wrong := line.Expect.wrong(out, talk); len(wrong) > 0 {
		return fmt.Errorf("to %q: %s; the desk says:\n%s", strictyaml.Short(line.Customer+line.Taps), strings.Join(wrong, "; "), Heard(out))
	}
	return nil
}

// wrong is what is other than expected.
func (e Expect) wrong(out conversation.Outcome, talk *Talk) []string {
	var wrong []string
	differs := func(differs bool, format string, args ...any) {
		if differs {
			wrong = append(wrong, fmt.Sprintf(format, args...))
		}
	}
	differs(e.Kind != "" && out.Kind != e.Kind, "the kind is %s, and should be %s", out.Kind, e.Kind)
	differs(e.Topics != nil && !slices.Equal(out.Topics, e.Topics), "the topic is %v, and should be %v", out.Topics, e.Topics)
	if e.Case != nil {
		got := talk.Gained(out)
		differs(got != *e.Case, "the case is of the lane %q, and should be of %q", got, *e.Case)
	}
	said := Heard(out)
	differs(e.Silent && said != "", "the desk should be silent")
	for _, w := range e.Says {
		differs(!strings.Contains(said, w), "%q should be said", w)
	}
	for _, w := range e.Never {
		differs(strings.Contains(said, w), "%q should not be said", w)
	}
	return wrong
}
