package outside_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"madoguchi/internal/incident"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/reading"
	"madoguchi/internal/reading/outside"
)

// model answers as a test says.
type model func(ctx context.Context, c outside.Call) (outside.Answer, error)

func (m model) Call(ctx context.Context, c outside.Call) (outside.Answer, error) { return m(ctx, c) }

// always is a model that answers the same each time.
func always(a outside.Answer, err error) model {
	return func(context.Context, outside.Call) (outside.Answer, error) { return a, err }
}

// good are arguments that hold for any message.
const good = `{"parts":[{"topic":"overview","sentences":[1],"sure":"sure"}],"move":"asks","lang":"en"}`

func answered(arguments string) outside.Answer {
	return outside.Answer{Arguments: json.RawMessage(arguments), Usage: outside.Usage{CacheRead: 1500, Input: 40, Output: 50}}
}

// noon is when the messages of the tests come.
var noon = time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)

// desk is a reader with a clock that stands still, and its log.
type desk struct {
	*outside.Reader
	now time.Time
	log bytes.Buffer
}

func newDesk(t testing.TB, m outside.Model, changes ...func(*outside.Config)) *desk {
	t.Helper()
	i, err := incident.Load(os.DirFS("../../incident/testdata/small"))
	if err != nil {
		t.Fatal(err)
	}
	d := &desk{now: noon}
	c := outside.Config{
		Name: "test", Model: m, Incident: i, Now: func() time.Time { return d.now }, Log: slog.New(slog.NewJSONHandler(&d.log, nil)),
		Veil: func(words string) string { return strings.ReplaceAll(words, "Taro", "[name]") },
	}
	for _, change := range changes {
		change(&c)
	}
	if d.Reader, err = outside.New(c); err != nil {
		t.Fatal(err)
	}
	return d
}

func asking(words string) reading.Request {
	return reading.Request{Words: inquiry.NewText(words), Said: reading.Said{Topics: []string{"overview"}}}
}

func TestAMessageIsRead(t *testing.T) {
	var got outside.Call
	d := newDesk(t, model(func(_ context.Context, c outside.Call) (outside.Answer, error) {
		got = c
		return answered(good), nil
	}))
	r, trace := d.Read(t.Context(), asking("I am Taro. What happened?"), noon)
	want := reading.Reading{Parts: []reading.Part{{Topic: "overview", Sentences: []int{1}, Sure: reading.Sure}}, Move: reading.Asks, Lang: "en"}
	if !reflect.DeepEqual(r, want) || trace.Dropped != "" || !trace.Asked || trace.Reader != "test" || trace.Usage.Output != 50 {
		t.Errorf("read %+v, %+v", r, trace)
	}
	if want := "said: overview\n⟦message⟧\n1: I am [name].\n2: What happened?\n⟦/message⟧"; got.Message != want {
		t.Errorf("sent was\n%s\nwant\n%s", got.Message, want)
	}
	if got.System != d.Prompt().System || got.Tool.Name != "point" || !bytes.Equal(got.Tool.Schema, d.Prompt().Tool.Schema) || got.Most != 300 {
		t.Errorf("the call is %+v", got)
	}
}

// Whatever is not quite what the tool allows is no reading at all.
func TestAnswersThatAreDropped(t *testing.T) {
	with := func(change func(a *outside.Answer)) outside.Answer {
		a := answered(good)
		change(&a)
		return a
	}
	for _, row := range []struct {
		answer outside.Answer
		want   outside.Reason
	}{
		{with(func(a *outside.Answer) { a.Refused = true }), outside.Refused},
		{with(func(a *outside.Answer) { a.Cut = true }), outside.Cut},
		{with(func(a *outside.Answer) { a.Arguments = nil }), outside.NoCall},
		{with(func(a *outside.Answer) { a.Beside = true }), outside.Beside},
		{answered(`{"parts":[],"move":"thanks","lang":"en","say":"hello"}`), "shape"},
		{answered(`{"parts":[{"topic":"refund","sentences":[1],"sure":"sure"}],"move":"asks","lang":"en"}`), "topic"},
		{answered(`{"parts":[{"topic":"overview","sentences":[2],"sure":"sure"}],"move":"asks","lang":"en"}`), "sentence"},
	} {
		r, trace := newDesk(t, always(row.answer, nil)).Read(t.Context(), asking("What happened?"), noon)
		if trace.Dropped != row.want || !trace.Asked || trace.Usage.Output != 50 || !reflect.DeepEqual(r, reading.Reading{}) {
			t.Errorf("want %q: %+v, %+v", row.want, r, trace)
		}
	}
}

// What a service tells of an error may repeat the message: only its kind is logged.
func TestErrors(t *testing.T) {
	for _, row := range []struct {
		err  error
		want outside.Reason
	}{
		{fmt.Errorf("too many of: What happened?: %w", outside.ErrThrottled), outside.Throttled},
		{fmt.Errorf("not you: What happened?: %w", outside.ErrDenied), outside.Denied},
		{fmt.Errorf("gone: What happened?: %w", outside.ErrUnavailable), outside.Unavailable},
		{fmt.Errorf("slow: What happened?: %w", context.DeadlineExceeded), outside.Late},
		{errors.New("cannot read: What happened?"), outside.Failed},
	} {
		d := newDesk(t, always(outside.Answer{}, row.err))
		if r, trace := d.Read(t.Context(), asking("What happened?"), noon); trace.Dropped != row.want || !trace.Asked || !reflect.DeepEqual(r, reading.Reading{}) {
			t.Errorf("%v: %+v, %+v", row.err, r, trace)
		}
		if log := d.log.String(); strings.Contains(log, "happened") || !strings.Contains(log, `"why":"`+string(row.want)+`"`) {
			t.Errorf("logged is %s", log)
		}
	}
}

func TestTime(t *testing.T) {
	for _, row := range []struct {
		why   string
		fresh time.Duration // how old a message may be, 0 for what is standard
		age   time.Duration // of the message
		ends  time.Duration // of the context, from now on; 0 for never
		left  time.Duration // that the call gets
		want  outside.Reason
	}{
		{"a call has four seconds at most", 0, 0, 0, 4 * time.Second, ""},
		{"a message of ten seconds is still asked about", 0, 10 * time.Second, 0, 4 * time.Second, ""},
		{"an older one is not", 0, 10*time.Second + 1, 0, 0, outside.Old},
		{"the turn keeps five seconds for itself", 0, 0, 8 * time.Second, 3 * time.Second, ""},
		{"a call that would have too little time is not made", 0, 0, 5*time.Second + 499*time.Millisecond, 0, outside.Hurried},
		{"nor one that would have none", 0, 0, 4 * time.Second, 0, outside.Hurried},
		{"a clock that runs behind takes nothing away", 0, -time.Minute, 0, 4 * time.Second, ""},
		{"a reply comes within the time that a reply has", time.Minute, 18 * time.Second, 0, 2 * time.Second, ""},
	} {
		synctest.Test(t, func(t *testing.T) {
			asked, left := false, time.Duration(0)
			d := newDesk(t, model(func(ctx context.Context, _ outside.Call) (outside.Answer, error) {
				end, _ := ctx.Deadline()
				asked, left = true, time.Until(end)
				return answered(good), nil
			}), func(c *outside.Config) {
				c.Limits = outside.Standard()
				c.Limits.Fresh = max(c.Limits.Fresh, row.fresh)
			})
			d.now = time.Now()
			ctx := t.Context()
			if row.ends > 0 {
				within, stop := context.WithTimeout(ctx, row.ends)
				defer stop()
				ctx = within
			}
			_, trace := d.Read(ctx, asking("What happened?"), d.now.Add(-row.age))
			if trace.Dropped != row.want || trace.Asked != asked || left != row.left {
				t.Errorf("%s: the call has %v, want %v; %+v", row.why, left, row.left, trace)
			}
		})
	}
}

func TestNothingToReadIsNotSent(t *testing.T) {
	d := newDesk(t, model(func(context.Context, outside.Call) (outside.Answer, error) {
		t.Error("the model was asked")
		return outside.Answer{}, nil
	}))
	for _, words := range []string{"", "？！", "🙏", "<!-- what happened? -->", strings.Repeat("na ", 500)} {
		if _, trace := d.Read(t.Context(), asking(words), noon); trace.Dropped != outside.Empty || trace.Asked {
			t.Errorf("%.20q: %+v", words, trace)
		}
	}
}

// A model that does not come back is left to itself; no test waits for it.
func TestACallThatTakesTooLong(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newDesk(t, model(func(ctx context.Context, _ outside.Call) (outside.Answer, error) {
			<-ctx.Done()
			return outside.Answer{}, fmt.Errorf("cut off: %w", outside.ErrUnavailable)
		}))
		start := time.Now()
		d.now = start
		_, trace := d.Read(t.Context(), asking("What happened?"), start)
		if took := time.Since(start); trace.Dropped != outside.Late || took != 4*time.Second {
			t.Errorf("after %v: %+v", took, trace)
		}
		ctx, stop := context.WithCancel(t.Context())
		time.AfterFunc(time.Second, stop)
		if _, trace := d.Read(ctx, asking("What happened?"), start); trace.Dropped != outside.Stopped {
			t.Errorf("of a turn that ended: %+v", trace)
		}
	})
}

func TestAModelThatFailsIsLeftAlone(t *testing.T) {
	var err error
	calls := 0
	d := newDesk(t, model(func(context.Context, outside.Call) (outside.Answer, error) {
		calls++
		return answered(good), err
	}))
	read := func(want outside.Reason, asked bool) {
		t.Helper()
		before := calls
		if _, trace := d.Read(t.Context(), asking("What happened?"), d.now); trace.Dropped != want || trace.Asked != asked || (calls > before) != asked {
			t.Fatalf("%+v after %d calls; want %q, asked %v", trace, calls-before, want, asked)
		}
	}
	err = outside.ErrThrottled
	for range 4 {
		read(outside.Throttled, true)
	}
	err = nil
	read("", true) // one that works begins the row anew
	err = outside.ErrUnavailable
	for range 5 {
		read(outside.Unavailable, true)
	}
	read(outside.Resting, false)
	d.now = d.now.Add(time.Minute - 1)
	read(outside.Resting, false)
	d.now = d.now.Add(1)
	read(outside.Unavailable, true) // one is tried
	read(outside.Resting, false)
	d.now = d.now.Add(time.Minute)
	err = nil
	read("", true)
	read("", true)
}

// What a model returns may be useless: it is there, all the same.
func TestDroppedReadingsDoNotBreak(t *testing.T) {
	d := newDesk(t, always(answered(`{"parts":[],"move":"dances","lang":"en"}`), nil))
	for range 20 {
		if _, trace := d.Read(t.Context(), asking("What happened?"), noon); trace.Dropped != "move" || !trace.Asked {
			t.Fatalf("%+v", trace)
		}
	}
}

// After the rest one call is tried, however many turns there are, and the others are read
// inside meanwhile.
func TestOneCallIsTriedAfterTheRest(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var mu sync.Mutex
		calls, free := 0, make(chan bool)
		d := newDesk(t, model(func(context.Context, outside.Call) (outside.Answer, error) {
			mu.Lock()
			calls++
			n := calls
			mu.Unlock()
			if n <= 5 {
				return outside.Answer{}, outside.ErrUnavailable
			}
			<-free
			return answered(good), nil
		}))
		for range 5 {
			d.Read(t.Context(), asking("What happened?"), noon)
		}
		d.now = noon.Add(time.Minute)
		var traces []outside.Trace
		var all sync.WaitGroup
		for range 10 {
			all.Go(func() {
				_, trace := d.Read(t.Context(), asking("What happened?"), d.now)
				mu.Lock()
				traces = append(traces, trace)
				mu.Unlock()
			})
		}
		synctest.Wait()
		close(free)
		all.Wait()
		resting := slices.DeleteFunc(traces, func(tr outside.Trace) bool { return tr.Dropped != outside.Resting })
		if calls != 6 || len(resting) != 9 {
			t.Errorf("%d calls were made, and %d turns did without; want 6 and 9", calls, len(resting))
		}
	})
}

// A call of which nobody hears again, for it panicked or its turn was stopped, does not leave the
// model alone for good.
func TestACallThatIsNotHeardOfAgainIsTriedAfterAnotherRest(t *testing.T) {
	calls := 0
	d := newDesk(t, model(func(context.Context, outside.Call) (outside.Answer, error) {
		if calls++; calls == 6 {
			panic("lost")
		}
		return outside.Answer{}, outside.ErrUnavailable
	}))
	for range 5 {
		d.Read(t.Context(), asking("What happened?"), d.now)
	}
	d.now = d.now.Add(time.Minute)
	func() {
		defer func() { recover() }()
		d.Read(t.Context(), asking("What happened?"), d.now)
	}()
	d.now = d.now.Add(time.Minute)
	if _, trace := d.Read(t.Context(), asking("What happened?"), d.now); !trace.Asked || calls != 7 {
		t.Errorf("after %d calls: %+v", calls, trace)
	}
}

// What veiling a message takes is not given to the model as well.
func TestATurnWhoseTimeTheVeilTookIsNotReadOutside(t *testing.T) {
	var d *desk
	d = newDesk(t, always(answered(good), nil), func(c *outside.Config) {
		c.Veil = func(words string) string { d.now = d.now.Add(4 * time.Second); return words }
	})
	ctx, stop := context.WithDeadline(t.Context(), noon.Add(9*time.Second))
	defer stop()
	if _, trace := d.Read(ctx, asking("What happened?"), noon); trace.Asked || trace.Dropped != outside.Hurried {
		t.Errorf("%+v", trace)
	}
}

func TestReasonsFitAMetric(t *testing.T) {
	seen := map[outside.Reason]bool{}
	for _, r := range outside.Reasons() {
		if r == "" || seen[r] || strings.Trim(string(r), "abcdefghijklmnopqrstuvwxyz_") != "" {
			t.Errorf("%q is no name, or is there twice", r)
		}
		seen[r] = true
	}
}

// What a reader of the message does not see must not split a name for the veil, and then join it.
func TestTheVeilLiesOnWhatIsSeen(t *testing.T) {
	c, _ := newDesk(t, always(answered(good), nil)).Call(asking("I am Ta<!-- x -->ro. Is my card in it?"))
	if !strings.Contains(c.Message, "Ta ro") {
		t.Errorf("a hidden comment joins what stands around it: %q", c.Message)
	}
	c, _ = newDesk(t, always(answered(good), nil)).Call(asking("I am <!-- x -->Taro. Is my card in it?"))
	if strings.Contains(c.Message, "Taro") {
		t.Errorf("a name leaves the desk: %q", c.Message)
	}
}
