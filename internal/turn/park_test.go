package turn_test

import (
	"strings"
	"testing"

	"madoguchi/internal/escalation"
	"madoguchi/internal/inquiry"
)

func TestWhatIsParkedOpensOneCase(t *testing.T) {
	for _, channel := range []inquiry.Channel{inquiry.LINE, inquiry.Email} {
		s, _, p := alarmed(t)
		s.Hash = s.keys.Hash
		for range 2 { // the queue may hand it over again
			if err := s.Park(t.Context(), channel, "parked/1"); err != nil {
				t.Fatal(err)
			}
		}
		cases := s.cases(false)
		if len(cases) != 1 {
			t.Fatalf("%s: %d cases", channel, len(cases))
		}
		c := cases[0]
		if c.Lane != escalation.Undecodable || c.Channel != channel || len(c.RawKeys) != 1 || c.RawKeys[0] != "parked/1" || c.Doubtful() || c.Reachable() {
			t.Errorf("%s: %+v", channel, c)
		}
		if p.count("opened of 1") != 1 || len(s.channel.tries) > 0 {
			t.Errorf("%s: staff were told %q, %d answers", channel, p.sent, len(s.channel.tries))
		}
		if !strings.Contains(s.log.String(), `"msg":"parked"`) {
			t.Errorf("%s: the log has %s", channel, s.log)
		}
	}
}
