package deployment

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/aws/awstest"
	"madoguchi/internal/control"
	"madoguchi/internal/switches"
)

const steered = "control"

// steer puts a control document with switches into the bucket.
func (w *world) steer(t testing.TB, set switches.Set) { w.point(t, set, "") }

// point puts one into the bucket that names a bundle, too.
func (w *world) point(t testing.TB, set switches.Set, bundle string) {
	t.Helper()
	stored, err := control.Document{At: w.at, By: "ops", Switches: set, Incident: control.Pointer{Bundle: bundle}}.Write()
	if err != nil {
		t.Fatal(err)
	}
	w.SetObject(steered, control.Key, stored)
}

// TestControlIsReadOnceAMinute: turns make the calls that they made before, and one more each
// minute at most, by the function that takes them alone.
func TestControlIsReadOnceAMinute(t *testing.T) {
	calls := func(bucket string) (all []string) {
		w := open(t)
		w.env["CONTROL_BUCKET"] = bucket
		a := asks{w, t, w.function(t, w.answer(file(t)))}
		for range 3 { // of 50 seconds
			a.says("いつ漏れたのですか")
			w.at = w.at.Add(25 * time.Second)
			a.says("カードの再発行に手数料はかかりますか")
			w.at = w.at.Add(25 * time.Second)
		}
		return strings.Fields(operations(w.Calls("")))
	}
	without, with := calls(""), calls(steered)
	read := func(operation string) bool { return operation == "GetObject" }
	readings := len(with) - len(slices.DeleteFunc(slices.Clone(with), read))
	if readings != 2 { // with the first turn, and after 75 seconds
		t.Errorf("the document was read %d times in two minutes", readings)
	}
	if rest := slices.DeleteFunc(with, read); !slices.Equal(rest, without) {
		t.Errorf("other calls: %v, want %v", rest, without)
	}
}

// TestSwitchesWhileTheFunctionRuns: what operators put into the bucket holds within a minute; what
// cannot be read changes nothing, and is told.
func TestSwitchesWhileTheFunctionRuns(t *testing.T) {
	w := open(t)
	w.env["CONTROL_BUCKET"] = steered
	answer := w.function(t, w.answer(file(t)))
	customers := 0
	answered := func() string {
		customers++
		someone := fmt.Sprintf("U%032d", customers)
		if _, err := w.line.Say(t.Context(), someone, "カードの再発行に手数料はかかりますか"); err != nil {
			t.Fatal(err)
		}
		invoke(t, answer, w.waiting(t))
		said := said(w.line, someone)
		switch {
		case strings.Contains(said, "休止"):
			return "paused"
		case strings.Contains(said, "発生しません"):
			return "answered"
		case strings.Contains(said, "担当者"):
			return "handed over"
		}
		return "nothing: " + said
	}
	half := func() {
		w.SetObject(steered, control.Key, []byte(`{"sha256":"00","control":{"switches":{}}}`))
	}
	for _, step := range []struct {
		name   string
		later  time.Duration
		before func()
		want   string
	}{
		{"there is no document", 0, func() {}, "answered"},
		{"the desk is paused, and nobody has looked", 59 * time.Second, func() { w.steer(t, switches.Set{Paused: true}) }, "answered"},
		{"a second later", time.Second, func() {}, "paused"},
		{"somebody broke the document", time.Minute, half, "paused"},
		{"S3 does not let us", time.Minute, func() { w.Fail("GetObject", awstest.Fault{Status: 403, Code: "AccessDenied"}) }, "paused"},
		{"one topic is stopped", time.Minute, func() { w.Heal("GetObject"); w.steer(t, switches.Set{Topics: []string{"card_reissue_fee"}}) }, "handed over"},
		{"a topic that the incident does not have", time.Minute, func() { w.steer(t, switches.Set{Paused: true, Topics: []string{"no_such_topic"}}) }, "paused"},
		{"all is off", time.Minute, func() { w.steer(t, switches.Set{}) }, "answered"},
	} {
		w.at = w.at.Add(step.later)
		step.before()
		if got := answered(); got != step.want {
			t.Errorf("%s: %s, want %s", step.name, got, step.want)
		}
	}
	if n := strings.Count(w.log.String(), `"NotRenewed":1`); n != 2 {
		t.Errorf("%d lines tell of what could not be read", n)
	}
	w.silent(t, "手数料", user)
}

// TestANewFunctionAsksUntilItKnows what is set: what was stopped is answered once at most.
func TestANewFunctionAsksUntilItKnows(t *testing.T) {
	w := open(t)
	w.env["CONTROL_BUCKET"] = steered
	w.steer(t, switches.Set{Paused: true})
	a := asks{w, t, w.function(t, w.answer(file(t)))}
	w.Fail("GetObject", awstest.Fault{Status: 503, Code: "SlowDown"})
	if said := a.says("カードの再発行に手数料はかかりますか"); !strings.Contains(said, "発生しません") {
		t.Errorf("while nothing can be read it says %s", said)
	}
	w.Heal("GetObject")
	if said := a.says("パスワードは漏れましたか"); !strings.Contains(said, "休止") {
		t.Errorf("once it can be read it says %s", said)
	}
}

// TestAllAskUntilTheyKnow: each of the four functions that are steered asks with every event until it has read the
// document, and once it has, a minute later; line, email and feedback have nothing that could be steered.
func TestAllAskUntilTheyKnow(t *testing.T) {
	w := open(t)
	w.env["CONTROL_BUCKET"] = steered
	w.steer(t, switches.Set{NoCodes: true})
	for name, event := range map[string]string{"answer": "sqs-message.json", "clock": "scheduler-tick.json", "desk": "line-gateway-verify.json", "roster": "roster-current.json",
		"line": "line-gateway-verify.json", "email": "email-post-bad-signature.json", "feedback": "sns-code-bounce.json"} {
		h := w.function(t, builders(t, w)[name])
		asked := func() int {
			before := len(w.Calls("GetObject"))
			h.Invoke(t.Context(), fixture(t, event)) // whatever comes of it
			return len(slices.DeleteFunc(w.Calls("GetObject")[before:], func(c awstest.Call) bool { return !strings.HasSuffix(c.Path, control.Key) }))
		}
		times := 1
		if !slices.Contains([]string{"answer", "clock", "desk", "roster"}, name) {
			times = 0
		}
		w.Fail("GetObject", awstest.Fault{Status: 403, Code: "AccessDenied"})
		for range 2 {
			if n := asked(); n != times {
				t.Errorf("%s asks %d times while it knows nothing, want %d", name, n, times)
			}
		}
		w.Heal("GetObject")
		for _, step := range []struct {
			later time.Duration
			want  int
		}{{0, times}, {59 * time.Second, 0}, {time.Second, times}} {
			w.at = w.at.Add(step.later)
			if n := asked(); n != step.want {
				t.Errorf("%s asks %d times %v after it knew, want %d", name, n, step.later, step.want)
			}
		}
	}
}

// TestNoCodesAreSentWhereTheyAreShut, and the way of the letter and a person are left.
func TestNoCodesAreSentWhereTheyAreShut(t *testing.T) {
	w := open(t)
	w.env["CONTROL_BUCKET"] = steered
	w.steer(t, switches.Set{NoCodes: true})
	table := file(t)
	w.SetObject(lists, list, people(3))
	invoke(t, w.function(t, with(table, w.d.Roster)), fixture(t, "sqs-roster-list.json"))
	a := asks{w, t, w.function(t, w.answer(table))}
	a.says("私は対象ですか")
	a.says("メールで確認する")
	shut := a.says("taro2@example.jp")
	if n := len(w.Mails(t)); n != 0 || shut == "" {
		t.Errorf("%d mails went out, said %s", n, shut)
	}
	w.at = w.at.Add(time.Minute)
	w.steer(t, switches.Set{})
	a.says("taro2@example.jp")
	if n := len(w.Mails(t)); n != 1 {
		t.Errorf("%d mails went out once they are open: %s", n, said(w.line, user))
	}
}

// TestTheBoundsOfCodesAreTheStacks: the clock shuts the way at the number that the stack's parameters say.
func TestTheBoundsOfCodesAreTheStacks(t *testing.T) {
	for shut, want := range map[string]int{"1": 1, "": 2} {
		w := open(t)
		w.env["CODES_SLOW"], w.env["CODES_SHUT"] = shut, shut
		table := file(t)
		w.SetObject(lists, list, people(3))
		invoke(t, w.function(t, with(table, w.d.Roster)), fixture(t, "sqs-roster-list.json"))
		a := asks{w, t, w.function(t, w.answer(table))}
		for i := range 2 {
			a.says("私は対象ですか")
			a.says("メールで確認する")
			a.says(fmt.Sprintf("taro%d@example.jp", i+1))
			invoke(t, w.function(t, w.clock(table)), fixture(t, "scheduler-tick.json"))
			w.at = w.at.Add(time.Minute)
		}
		codes := 0
		for _, m := range w.Mails(t) {
			if m.From == w.env["CODE_ADDRESS"] {
				codes++
			}
		}
		if codes != want {
			t.Errorf("shut at %q: %d codes went out, want %d", shut, codes, want)
		}
	}
}

// TestAWrongStatusIsToldToNobody once the topic is stopped, whoever has begun a proof.
func TestAWrongStatusIsToldToNobody(t *testing.T) {
	w := open(t)
	w.env["CONTROL_BUCKET"] = steered
	table := file(t)
	w.SetObject(lists, list, people(3))
	invoke(t, w.function(t, with(table, w.d.Roster)), fixture(t, "sqs-roster-list.json"))
	a := asks{w, t, w.function(t, w.answer(table))}
	a.says("私は対象ですか")
	a.says("メールで確認する")
	a.says("taro2@example.jp")
	code := sixDigits.FindStringSubmatch(decoded(t, w.Mails(t)[0].Raw))
	w.steer(t, switches.Set{Topics: []string{"am_i_affected"}})
	w.at = w.at.Add(time.Minute)
	if told := a.says(code[1]); strings.Contains(told, "会員") || !strings.Contains(told, "担当者") {
		t.Errorf("told %q", told)
	}
}
