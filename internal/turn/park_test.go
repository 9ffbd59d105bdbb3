package turn_test

import (
	"strings"
	"testing"

	"madoguchi/internal/app/apptest"
	"madoguchi/internal/cases"
	"madoguchi/internal/inquiry"
)

func TestWhatIsParkedOpensOneCase(t *testing.T) {
	for _, channel := range []inquiry.Channel{inquiry.LINE, inquiry.Email} {
		s := apptest.New(t)
		p := s.Mail
		for range 2 { // the queue may hand it over again
			if err := s.Turns.Park(t.Context(), channel, "parked/1"); err != nil {
				t.Fatal(err)
			}
		}
		all := s.Cases(false)
		if len(all) != 1 {
			t.Fatalf("%s: %d cases", channel, len(all))
		}
		c := all[0]
		if c.Lane != cases.Undecodable || c.Channel != channel || len(c.RawKeys) != 1 || c.RawKeys[0] != "parked/1" || c.Doubtful() || c.Reachable() {
			t.Errorf("%s: %+v", channel, c)
		}
		if p.Count("opened of 1") != 1 || len(s.LINE.Tries) > 0 {
			t.Errorf("%s: staff were told %q, %d answers", channel, p.Sent, len(s.LINE.Tries))
		}
		if !strings.Contains(s.Log.String(), `"msg":"parked"`) {
			t.Errorf("%s: the log has %s", channel, s.Log)
		}
	}
}
