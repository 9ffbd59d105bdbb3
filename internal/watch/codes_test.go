package watch_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/affected"
	"madoguchi/internal/app/apptest"
	"madoguchi/internal/cases"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/notice"
	"madoguchi/internal/outbox"
	"madoguchi/internal/store"
)

// codes is a desk whose clock watches the way of codes.
type codes struct {
	*apptest.Listed
	register *register
	code     *apptest.Channel // mails with codes
	mail     *apptest.Channel // mails to staff
}

// register is the store's, with figures that the test sets.
type register struct {
	*store.Store
	figures affected.Codes
	fails   error // of Gate
}

func (r *register) CodeFigures(context.Context, time.Time) (affected.Codes, error) {
	return r.figures, nil
}

func (r *register) Gate(ctx context.Context, j affected.Judgement, until time.Time) error {
	if r.fails != nil {
		return r.fails
	}
	return r.Store.Gate(ctx, j, until)
}

// notices are mails that hold nothing but their news.
type notices struct{}

func (notices) Recipients(urgent bool) []inquiry.Address {
	if urgent {
		return []inquiry.Address{inquiry.NewAddress(apptest.Agent), inquiry.NewAddress("oncall@staff.example.jp")}
	}
	return []inquiry.Address{inquiry.NewAddress(apptest.Agent)}
}

func (notices) Brief([]notice.Part, time.Time) string { return "" }

func (notices) Round([]notice.Part, inquiry.Address, time.Time) ([]byte, error) { return nil, nil }

func (notices) Notice(news notice.News, _ []cases.Case, _ inquiry.Address, _ time.Time) ([]byte, error) {
	return []byte(news), nil
}

func newWatch(t *testing.T) *codes {
	t.Helper()
	w := &codes{Listed: apptest.NewListed(t), code: &apptest.Channel{}, mail: &apptest.Channel{}}
	w.register = &register{Store: w.Store}
	w.Watcher.Register = w.register
	w.Turns.Teller.Writer = notices{}
	w.Parts.Channels[outbox.Codes], w.Parts.Channels[inquiry.Email] = w.code, w.mail
	return w
}

// minutes lets the clock strike each minute.
func (w *codes) minutes(n int) {
	w.T.Helper()
	for range n {
		w.Must(w.Watcher.Watch(w.T.Context()))
		w.Now = w.Now.Add(time.Minute)
	}
}

// alarms are the mails to staff since the last time, "news to address".
func (w *codes) alarms() string {
	var all []string
	for _, p := range w.mail.Tries {
		all = append(all, string(p.Body)+" to "+p.To.Value())
	}
	w.mail.Tries = nil
	return strings.Join(all, ", ")
}

// asks lets a new customer ask for a code to an address, and returns what they hear.
func (w *codes) asks(user, address string) string {
	w.T.Helper()
	before := len(w.LINE.Tries)
	for i, words := range []string{"", address} {
		in := w.Inbound(fmt.Sprint("asks", before, "-", i), inquiry.Message)
		in.Address = inquiry.NewAddress("U" + user)
		in.Customer = inquiry.NewCustomerKey(w.Keys.Hash, inquiry.LINE, in.Address)
		in.Text = inquiry.NewText(words)
		if words == "" {
			in.Entry = "proof_mail"
		}
		w.Handle(in)
	}
	heard := w.LINE.Tries[before:]
	return string(heard[len(heard)-1].Body)
}

func TestStaffHearOfManyCodesOnceAnHour(t *testing.T) {
	w := newWatch(t)
	w.minutes(60)
	if got := w.alarms(); got != "" {
		t.Errorf("on a usual day: %s", got)
	}
	const both = "codes_busy to agent1@staff.example.jp, codes_busy to oncall@staff.example.jp"
	w.register.figures = affected.Codes{Hour: 1000, Day: 5000}
	for hour := range 3 {
		w.minutes(60)
		if got := w.alarms(); got != both {
			t.Errorf("hour %d: %s", hour, got)
		}
	}
	if said := w.asks("a", "taro@example.jp"); !strings.Contains(said, "proof_sent") || len(w.code.Tries) != 1 {
		t.Errorf("an alarm shuts the way: %s, %d codes", said, len(w.code.Tries))
	}
	if !strings.Contains(w.Log.String(), `"state":"busy","hour":1000,"day":5000`) {
		t.Errorf("the log has %s", w.Log)
	}
}

func TestTheAlarmIsHeardBeforeCodesAreShut(t *testing.T) {
	w := newWatch(t)
	var news []string
	for hour := 0; hour <= 4400; hour += 400 {
		w.register.figures = affected.Codes{Hour: hour, Day: 8000}
		w.minutes(1)
		if said := w.asks(fmt.Sprint(hour), fmt.Sprintf("somebody%d@example.jp", hour)); strings.Contains(said, "proof_limited") != (hour >= 4000) {
			t.Errorf("at %d codes an hour: %s", hour, said)
		}
		if heard, _, _ := strings.Cut(w.alarms(), " "); heard != "" {
			news = append(news, fmt.Sprint(heard, " at ", hour))
		}
	}
	if got := strings.Join(news, ", "); got != "codes_busy at 1200, codes_slow at 2000, codes_shut at 4000" {
		t.Errorf("staff heard: %s", got)
	}
}

// The bounds are those of the stack: of a list of millions they are higher.
func TestMillionsHaveHigherBounds(t *testing.T) {
	w := newWatch(t)
	w.Watcher.Codes = affected.Bounds{Slow: 10_000, Shut: 20_000}
	for hour, limited := range map[int]bool{4400: false, 20_000: true} {
		w.Now = w.Now.Add(time.Hour) // what was said of another hour is over
		w.register.figures = affected.Codes{Hour: hour, Day: 60_000}
		w.minutes(1)
		if said := w.asks(fmt.Sprint(hour), fmt.Sprintf("somebody%d@example.jp", hour)); strings.Contains(said, "proof_limited") != limited {
			t.Errorf("at %d codes an hour: %s", hour, said)
		}
	}
}

func TestCodesAreShutForAllAlikeAndOpenAgain(t *testing.T) {
	w := newWatch(t)
	w.register.figures = affected.Codes{Hour: 100, Day: 100, Bounces: 40, RecentBounces: 40}
	w.minutes(1)
	rows := []struct{ who, address string }{
		{"somebody on the list", "taro@example.jp"}, {"somebody on no list", "nobody@example.jp"}, {"an address that nobody can have", "a@x.invalid"},
	}
	for i, row := range rows {
		if said := w.asks(fmt.Sprint("shut", i), row.address); !strings.HasPrefix(said, "proof_limited") {
			t.Errorf("%s hears %s", row.who, said)
		}
	}
	w.minutes(30)
	if said := w.asks("later", "hanako@example.jp"); !strings.HasPrefix(said, "proof_limited") {
		t.Errorf("while the reason lasts: %s", said)
	}
	if len(w.code.Tries) > 0 {
		t.Fatalf("%d codes went out", len(w.code.Tries))
	}
	if got := w.alarms(); got != "codes_shut to agent1@staff.example.jp, codes_shut to oncall@staff.example.jp" {
		t.Errorf("staff heard: %s", got)
	}
	w.register.figures = affected.Codes{}
	w.Now = w.Now.Add(time.Minute - 1) // the clock last saw the reason a minute before now
	if said := w.asks("before", "jiro@example.jp"); !strings.HasPrefix(said, "proof_limited") {
		t.Errorf("a moment short of two minutes: %s", said)
	}
	w.Now = w.Now.Add(1)
	for i, row := range rows {
		if said := w.asks(fmt.Sprint("open", i), row.address); !strings.HasPrefix(said, "proof_sent") {
			t.Errorf("two minutes later %s hears %s", row.who, said)
		}
	}
	if len(w.code.Tries) != len(rows) {
		t.Errorf("%d codes went out", len(w.code.Tries))
	}
}

func TestSlowCodesAreOneForEachCustomer(t *testing.T) {
	w := newWatch(t)
	w.register.figures = affected.Codes{Day: 100, Bounces: 20}
	w.minutes(1)
	for i := range 3 {
		said := w.asks("the same", fmt.Sprintf("somebody%d@example.jp", i))
		if want := []string{"proof_sent", "proof_limited", "proof_limited"}[i]; !strings.HasPrefix(said, want) {
			t.Errorf("address %d of one customer: %s", i, said)
		}
		if said := w.asks(fmt.Sprint("another", i), fmt.Sprintf("other%d@example.jp", i)); !strings.HasPrefix(said, "proof_sent") {
			t.Errorf("another customer: %s", said)
		}
	}
	// once of each kind, and of the case of the one who did not get on
	want := "codes_slow to agent1@staff.example.jp, codes_slow to oncall@staff.example.jp, opened to agent1@staff.example.jp"
	if got := w.alarms(); got != want {
		t.Errorf("staff heard: %s", got)
	}
}

// Whose codes come back gets no more, and everybody else does.
func TestCodesThatComeBackCloseTheWayOfWhoAskedForThem(t *testing.T) {
	w := newWatch(t)
	w.Watcher.Register = w.Store
	for i := range 5 {
		said := w.asks("the same", fmt.Sprintf("nobody%d@example.jp", i))
		if want := []string{"proof_sent", "proof_sent", "proof_limited", "proof_limited", "proof_limited"}[i]; !strings.HasPrefix(said, want) {
			t.Errorf("address %d: %s", i, said)
		}
		if strings.HasPrefix(said, "proof_sent") {
			row := outbox.Row{Customer: inquiry.NewCustomerKey(w.Keys.Hash, inquiry.LINE, inquiry.NewAddress("Uthe same")), Channel: outbox.Codes, Mail: fmt.Sprint("mail", i)}
			w.Must(w.Store.CodeReturned(t.Context(), row, false, w.Now))
		}
		w.minutes(1)
	}
	if said := w.asks("another", "taro@example.jp"); !strings.HasPrefix(said, "proof_sent") {
		t.Errorf("another customer hears %s", said)
	}
	w.Now = w.Now.Add(25 * time.Hour)
	if said := w.asks("the same", "taro2@example.jp"); !strings.HasPrefix(said, "proof_sent") {
		t.Errorf("a day later: %s", said)
	}
}

// Being shut out costs nobody a try: what was refused is not counted.
func TestWhatIsShutIsNotCounted(t *testing.T) {
	w := newWatch(t)
	w.Must(w.Store.Gate(t.Context(), affected.Shut, w.Now.Add(time.Minute)))
	for i := range 10 {
		w.asks(fmt.Sprint(i), "taro@example.jp")
		w.asks("the same", fmt.Sprintf("somebody%d@example.jp", i))
	}
	w.Now = w.Now.Add(time.Minute)
	for i := range 3 {
		if said := w.asks(fmt.Sprint("again", i), "taro@example.jp"); !strings.HasPrefix(said, "proof_sent") {
			t.Errorf("code %d to the address: %s", i+1, said)
		}
	}
	if said := w.asks("the same", "hanako@example.jp"); !strings.HasPrefix(said, "proof_sent") {
		t.Errorf("the customer who tried ten addresses: %s", said)
	}
}

func TestStaffAreToldEvenIfCodesCannotBeShut(t *testing.T) {
	w := newWatch(t)
	w.register.figures, w.register.fails = affected.Codes{Hour: 4000}, errors.New("store: down")
	if err := w.Watcher.Watch(t.Context()); !errors.Is(err, w.register.fails) {
		t.Errorf("got %v", err)
	}
	if !strings.HasPrefix(w.alarms(), "codes_shut") {
		t.Error("staff heard nothing")
	}
}

func TestTheLogAnchorsTheDisclosuresOnceADay(t *testing.T) {
	w := newWatch(t)
	anchors := func() (hashes []string) {
		for line := range strings.Lines(w.Log.String()) {
			if _, rest, ok := strings.Cut(line, `"msg":"disclosures anchored","day":"`); ok {
				day, rest, _ := strings.Cut(rest, `","hash":"`)
				hash, _, _ := strings.Cut(rest, `"`)
				hashes = append(hashes, day+" "+hash)
			}
		}
		return hashes
	}
	w.Now = time.Date(2019, 4, 12, 23, 0, 0, 0, time.UTC)
	w.minutes(59)
	if got := anchors(); len(got) != 1 || !strings.HasPrefix(got[0], "2019-04-12 ") {
		t.Fatalf("on the first day: %v", got)
	}
	w.minutes(30) // into the next day
	r := w.Opened("a")
	w.Must(w.Checks(r, apptest.Agent))
	w.Must(w.Tells(r, apptest.Agent, ""))
	w.minutes(24 * 60)
	got := anchors()
	if len(got) != 3 || !strings.HasPrefix(got[1], "2019-04-13 ") || !strings.HasPrefix(got[2], "2019-04-14 ") {
		t.Fatalf("over three days: %v", got)
	}
	published := map[string]string{}
	for _, line := range got {
		day, hash, _ := strings.Cut(line, " ")
		published[day] = hash
	}
	if _, flaws, err := w.Store.Disclosures().Verify(t.Context(), published); err != nil || len(flaws) > 0 {
		t.Errorf("what was logged does not verify: %v, %v", flaws, err)
	}
	published["2019-04-14"] = published["2019-04-13"]
	if _, flaws, err := w.Store.Disclosures().Verify(t.Context(), published); err != nil || len(flaws) == 0 {
		t.Errorf("another hash verifies, too: %v", err)
	}
}

// A code that the mail service would not take for as long as it holds is not sent at
// all: whoever waited has asked for another one.
func TestACodeThatEndedIsNotSent(t *testing.T) {
	w := newWatch(t)
	w.code.Says = func() error { return outbox.ErrLater }
	if got := w.asks("1", "taro@example.jp"); got != "proof_sent" {
		t.Fatalf("said %s", got)
	}
	w.code.Says = nil
	w.Now = w.Now.Add(affected.CodeLife)
	w.Must(w.Watcher.Deliver(t.Context()))
	if len(w.code.Tries) != 1 {
		t.Errorf("the code was tried %d times", len(w.code.Tries))
	}
	if got := w.alarms(); got != "" {
		t.Errorf("staff were told: %s", got)
	}
}
