package stage

import (
	"strings"
	"testing"

	"madoguchi/internal/line/linesim"
)

// One thought in several messages gets one answer, and each stays a line.
func TestOneThoughtOnThePhone(t *testing.T) {
	r, line := foreign(t, options{})
	var all []linesim.Event
	for _, words := range []string{"あの", "すみません", "カードのことで", "手数料って", "かかりますか"} {
		all = append(all, linesim.Text(alice, words))
	}
	if _, err := line.Send(t.Context(), all...); err != nil { // they wait together, however slow this machine is
		t.Fatal(err)
	}
	eventually(t, "the answer arrives", func() bool { return len(answers(line, alice)) > 0 })
	r.idle()
	said := strings.Join(answers(line, alice), "")
	if strings.Count(said, "ご請求は発生しません") != 1 || strings.Contains(said, "有効期限") || strings.Contains(said, "知りたいことを") {
		t.Errorf("the customer reads\n%s", said)
	}
}

// What is not followed by anything is answered by itself.
func TestAFragmentAloneOnThePhone(t *testing.T) {
	r := start(t, options{})
	r.says("あの")
	eventually(t, "the answer arrives", func() bool { return strings.Contains(r.heard(), "知りたいことを") })
	r.idle()
}

// Five pictures that were sent together get one reply.
func TestPicturesOnThePhone(t *testing.T) {
	r, line := foreign(t, options{})
	for _, picture := range linesim.Images(alice, "set", 5) {
		if _, err := line.Send(t.Context(), picture); err != nil {
			t.Fatal(err)
		}
	}
	eventually(t, "the answer arrives", func() bool { return len(answers(line, alice)) > 0 })
	r.idle()
	if all := answers(line, alice); len(all) != 2 || len(r.cases()) != 0 { // with the greeting
		t.Errorf("%d bubbles, %d cases: %q", len(all), len(r.cases()), all)
	}
}
