package app_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	bbolt "go.etcd.io/bbolt"

	"madoguchi/internal/app"
	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/conversation"
	"madoguchi/internal/email"
	"madoguchi/internal/email/emailtest"
	"madoguchi/internal/hook"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/keyring"
	"madoguchi/internal/line"
	"madoguchi/internal/line/linesim"
	"madoguchi/internal/reading/outside"
	"madoguchi/internal/store"
	"madoguchi/internal/table"
	"madoguchi/internal/table/bolt"
	"madoguchi/internal/table/dynamo/dynamotest"
	"madoguchi/internal/turn"
	"madoguchi/internal/watch"
)

// The crash sweep plays a flow once to count its outside calls (store, queue,
// LINE, mail, blobs), and then again for each of them, letting it fail before
// its effect, fail after it, or end the process before or after it. The platform
// redelivers, the clock runs, and in the end there is one case and one answer. At
// the calls without an idempotency key, LINE's reply, the sending of a mail and
// a webhook, a second equal answer is possible; the test says at which points it was.
//
// Every call of a process goes through [process.call], so a new one in a flow is
// swept without a new test.

// mode is what happens at the chosen call.
type mode string

const (
	failBefore mode = "fails before its effect"
	failAfter  mode = "fails after its effect"
	killBefore mode = "process dies before it"
	killAfter  mode = "process dies after it"
)

var errInjected = errors.New("injected")

// killed is what a process panics with where it dies.
type killed struct{ call string }

// world is what outlives a process.
type world struct {
	t        testing.TB
	days     bool // are added up
	engine   table.Engine
	keys     *keyring.Ring
	now      time.Time
	platform *linesim.Platform
	queue    map[string]inquiry.Inbound // by ID
	order    []string
	blobs    map[string][]byte
	sent     []post // mails
	user     string // on LINE; each world has a customer of its own
	from     string // by mail
	token    string // the address to which staff answer a notice
	outside  bool   // there is a reader outside
	rooms    bool   // staff are told in a chat room and in a group on LINE, too
	heard    int    // messages in the chat room
	hook     func(context.Context, []byte, string) (int, error)
}

// post is a mail that went out.
type post struct {
	to  string
	raw []byte
}

// process is one run of the desk on a world, with a fault planned for its k-th call.
type process struct {
	*world
	k       int
	mode    mode
	calls   []string
	desk    *turn.Handler
	staff   *casework.Office
	watcher *watch.Watcher
	line    *line.Webhook
	mail    *email.Intake
	dead    bool
}

// call makes an outside call, unless it is the one that goes wrong.
func (p *process) call(name string, effect func() error) error {
	p.calls = append(p.calls, name)
	hit := len(p.calls) == p.k
	if hit && p.mode == failBefore {
		return errInjected
	}
	if hit && p.mode == killBefore {
		panic(killed{name})
	}
	err := effect()
	if hit && p.mode == failAfter {
		return errInjected
	}
	if hit && p.mode == killAfter {
		panic(killed{name})
	}
	return err
}

// sweptEngine is the store behind [process.call].
type sweptEngine struct{ p *process }

func (e sweptEngine) Get(ctx context.Context, keys ...table.Key) (items []table.Item, err error) {
	err = e.p.call("store get", func() error { items, err = e.p.engine.Get(ctx, keys...); return err })
	return items, err
}

func (e sweptEngine) Write(ctx context.Context, writes ...table.Write) error {
	return e.p.call("store write", func() error { return e.p.engine.Write(ctx, writes...) })
}

func (e sweptEngine) Query(ctx context.Context, q table.Query) (items []table.Item, err error) {
	err = e.p.call("store query", func() error { items, err = e.p.engine.Query(ctx, q); return err })
	return items, err
}

// apart is a part of an engine that one world has to itself.
type apart struct {
	engine table.Engine
	world  string
}

func (a apart) inside(k table.Key) table.Key {
	return table.Key{Partition: a.world + k.Partition, Sort: k.Sort}
}

// outside takes the name of the world from items again.
func (a apart) outside(items []table.Item) []table.Item {
	for i := range items {
		items[i].Partition = strings.TrimPrefix(items[i].Partition, a.world)
		if items[i].Work != nil {
			items[i].Work = &table.Key{Partition: strings.TrimPrefix(items[i].Work.Partition, a.world), Sort: items[i].Work.Sort}
		}
	}
	return items
}

func (a apart) Get(ctx context.Context, keys ...table.Key) ([]table.Item, error) {
	named := make([]table.Key, len(keys))
	for i, k := range keys {
		named[i] = a.inside(k)
	}
	items, err := a.engine.Get(ctx, named...)
	return a.outside(items), err
}

func (a apart) Write(ctx context.Context, writes ...table.Write) error {
	named := make([]table.Write, len(writes))
	for i, w := range writes {
		w.Key = a.inside(w.Key)
		if w.Work != nil {
			work := a.inside(*w.Work)
			w.Work = &work
		}
		named[i] = w
	}
	return a.engine.Write(ctx, named...)
}

func (a apart) Query(ctx context.Context, q table.Query) ([]table.Item, error) {
	q.Partition = a.world + q.Partition
	items, err := a.engine.Query(ctx, q)
	return a.outside(items), err
}

// RoundTrip is the way to LINE behind [process.call].
func (p *process) RoundTrip(r *http.Request) (*http.Response, error) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return nil, err
	}
	var res *http.Response
	err = p.call("LINE "+filepath.Base(r.URL.Path), func() error {
		answer := httptest.NewRecorder()
		again := r.Clone(r.Context())
		again.Body, again.RequestURI = io.NopCloser(bytes.NewReader(body)), r.URL.RequestURI()
		p.platform.ServeHTTP(answer, again)
		res = answer.Result()
		return nil
	})
	if err != nil {
		return nil, err
	}
	return res, nil
}

// sweptRoom is the webhook of a chat room behind [process.call].
type sweptRoom struct{ p *process }

func (r sweptRoom) RoundTrip(*http.Request) (*http.Response, error) {
	if err := r.p.call("webhook", func() error { r.p.heard++; return nil }); err != nil {
		return nil, err
	}
	return &http.Response{StatusCode: http.StatusOK, Body: http.NoBody}, nil
}

// Put is the queue behind [process.call].
func (p *process) Put(_ context.Context, inbound ...inquiry.Inbound) error {
	return p.call("queue put", func() error {
		for _, in := range inbound {
			if _, there := p.queue[in.ID]; !there {
				p.order = append(p.order, in.ID)
			}
			p.queue[in.ID] = in
		}
		return nil
	})
}

// sweptBlobs are the raw mails behind [process.call].
type sweptBlobs struct{ p *process }

func (b sweptBlobs) Put(_ context.Context, key string, raw []byte) error {
	return b.p.call("blob put", func() error { b.p.blobs[key] = raw; return nil })
}

func (b sweptBlobs) Get(_ context.Context, key string) (raw []byte, err error) {
	err = b.p.call("blob get", func() error {
		found, there := b.p.blobs[key]
		if raw = found; !there {
			return fs.ErrNotExist
		}
		return nil
	})
	return raw, err
}

func (b sweptBlobs) Delete(_ context.Context, key string) error {
	return b.p.call("blob delete", func() error { delete(b.p.blobs, key); return nil })
}

// List lists them as half an hour old.
func (b sweptBlobs) List(_ context.Context, prefix string, before time.Time, _ int) (keys []string, err error) {
	err = b.p.call("blob list", func() error {
		for key := range b.p.blobs {
			if strings.HasPrefix(key, prefix) && b.p.now.Add(-30*time.Minute).Before(before) {
				keys = append(keys, key)
			}
		}
		slices.Sort(keys)
		return nil
	})
	return keys, err
}

// Send is the mail service behind [process.call].
func (p *process) Send(_ context.Context, _ string, to inquiry.Address, raw []byte) error {
	return p.call("mail send", func() error { p.sent = append(p.sent, post{to.Value(), raw}); return nil })
}

// sweptModel is a language model behind [process.call].
type sweptModel struct{ p *process }

func (m sweptModel) Call(context.Context, outside.Call) (a outside.Answer, err error) {
	err = m.p.call("model", func() error {
		a.Arguments = []byte(`{"parts": [{"topic": "card_reissue_fee", "sentences": [1], "sure": "sure"}], "move": "asks", "lang": "ja"}`)
		return nil
	})
	return a, err
}

// start starts a process on the world.
func (w *world) start(k int, m mode) *process {
	w.t.Helper()
	p := &process{world: w, k: k, mode: m}
	log := slog.New(slog.DiscardHandler)
	now := func() time.Time { return w.now }
	r := rehearsed(w.t)
	client, err := line.NewClient(line.Config{Endpoint: "http://line.example.com", Token: line.FixedToken("token"), HTTP: &http.Client{Transport: p}})
	if err != nil {
		w.t.Fatal(err)
	}
	state := store.New(sweptEngine{p}, w.keys, keep)
	parts := app.Config{Store: state, Conversation: r.Conversation, Discard: sweptBlobs{p}.Delete, Now: now, Random: rand.Reader, Log: log}
	if w.outside {
		read, err := outside.New(outside.Config{Name: "swept", Model: sweptModel{p}, Incident: r.Incident, Now: now, Log: log,
			Veil: func(words string) string { return words }})
		if err != nil {
			w.t.Fatal(err)
		}
		state = state.WithOutside()
		parts.Store, parts.Meter, parts.Outside = state, state, turn.Outside{Reader: read, Mode: conversation.Always}
	}
	whole := built(w.t, parts.Connect(app.Outside{Incident: r.Incident, Keys: w.keys, LINE: client,
		Mail:  app.Sender{From: r.Incident.Mail, Mailer: p},
		Codes: app.Sender{From: codesFrom, Mailer: p}, Rooms: p.told()}))
	p.desk, p.staff, p.watcher = whole.Turns, whole.Office, whole.Watcher
	if !w.days {
		p.watcher.Daybook = nil
	}
	p.line = &line.Webhook{Secrets: [][]byte{[]byte("secret")}, Keys: w.keys, Inbox: p, Now: now, Log: log}
	p.mail = &email.Intake{Guard: email.Guard{Addresses: []string{r.Incident.Mail}, Staff: r.Incident.Staff}, Keys: w.keys, Inbox: p, Blobs: sweptBlobs{p}, Now: now, Log: log}
	w.hook = func(ctx context.Context, body []byte, signature string) (status int, err error) {
		if !survive(func() { status, err = linesim.ToHandler(p.line)(ctx, body, signature) }) {
			p.dead = true
			return 0, errInjected // the connection broke
		}
		return status, err
	}
	return p
}

// staffGroup is the group on LINE in which staff are told.
const staffGroup = "C0000000000000000000000000000000f"

func (p *process) told() (r app.Rooms) {
	if !p.rooms {
		return r
	}
	channel, err := hook.New("https://chat.example.com/services/room", &http.Client{Transport: sweptRoom{p}})
	if err != nil {
		p.t.Fatal(err)
	}
	return app.Rooms{Webhook: &channel, Group: staffGroup}
}

// survive runs something in a process. It reports whether the process is alive
// afterwards.
func survive(f func()) (alive bool) {
	defer func() {
		if r := recover(); r != nil {
			if _, ours := r.(killed); !ours {
				panic(r)
			}
			alive = false
		}
	}()
	f()
	return true
}

// flow is something that comes in and what must come of it.
type flow struct {
	name   string
	before func(w *world)         // what was there before, without a fault; nil for nothing
	enter  func(p *process) error // the outside world brings it; called again while it fails
	then   func(p *process) error // and goes on, once the desk has looked at it; nil for nothing
	unread bool                   // the clock also reads mail that nobody finished; how much of it is answered depends on other customers
	days   bool                   // the clock also adds days up: each call of that is one to die at, so one flow has them all
	watch  bool                   // the clock also tells staff what waits, of all customers, so each world has its part of the engine to itself
	cases  int
	lines  int    // of the customer, 0 for any number
	told   int    // notices to staff for each of the cases
	answer string // what the one answer holds
	makes  string // a call that it makes, "" for any
	count  func(w *world) int
	bolt   bool // what it adds to another flow is no call to the table: one engine is enough
}

func flows() []flow {
	say := func(words string) func(p *process) error {
		return func(p *process) error {
			if len(p.platform.Transcript(p.user)) == 0 {
				p.platform.Say(context.Background(), p.user, words) // what the desk does not take stays pending
			}
			if p.platform.Redeliver(context.Background()) > 0 {
				return errInjected
			}
			return nil
		}
	}
	mails := func(w *world) int { return len(w.sent) }
	return []flow{
		{name: "a LINE turn", enter: say("再発行の手数料はかかりますか"), answer: "ご請求は発生しません"},
		{name: "fragments", enter: say("あの"), then: goesOn, answer: "ご請求は発生しません", lines: 3},
		{name: "a turn that is read outside", before: told, watch: true, enter: asks, answer: "ご請求は発生しません", makes: "model"},
		{name: "a mail turn", count: mails, enter: func(p *process) error {
			raw := emailtest.Message{From: p.from, To: deskMail, Subject: "手数料", Body: "再発行の手数料はかかりますか\n"}.Raw()
			return p.mail.Receive(context.Background(), raw, email.Verdict{Authenticated: true})
		}},
		{name: "an escalation", enter: say("人と話したいです"), watch: true, cases: 1, told: 1, answer: "受付番号"},
		{name: "staff who are told in rooms, too", before: roomed, enter: say("人と話したいです"), watch: true, cases: 1, count: toldInRooms, makes: "webhook", bolt: true},
		{name: "a staff reply on the page", before: taken, watch: true, enter: func(p *process) error {
			return p.staff.Act(context.Background(), p.kase().Receipt, casework.Action{By: agent, Verb: casework.Answer, ID: "form1", Text: inquiry.NewText("担当の者です。")})
		}, cases: 1, answer: "担当の者です"},
		{name: "a staff reply by mail", before: escalated, watch: true, enter: func(p *process) error {
			raw := emailtest.Message{From: agent, To: p.token, Subject: "Re: 案件", Body: "担当の者です。\n"}.Raw()
			return p.mail.Receive(context.Background(), raw, email.Verdict{Authenticated: true})
		}, cases: 1, answer: "担当の者です"},
		{name: "a digest", before: overnight, enter: func(*process) error { return nil }, watch: true, cases: 1, count: digestMails},
		{name: "an owner who left a customer waiting", before: left, enter: func(*process) error { return nil }, watch: true, cases: 1, answer: "お時間をいただいております"},
		{name: "closing a case", before: attached, enter: closes, watch: true, days: true, cases: 1, count: forgotten},
		{name: "a customer writes to a closed case", before: closed, enter: again, watch: true, cases: 1, count: remembered},
		{name: "a mail that nobody finished", before: unfinished, enter: func(*process) error { return nil }, unread: true, count: mails},
		{name: "a mail with an attachment that nobody finished", before: unfinishedAttachment, enter: func(*process) error { return nil }, unread: true, watch: true, cases: 1, count: answersToCustomers},
	}
}

func flowNamed(name string) flow {
	all := flows()
	return all[slices.IndexFunc(all, func(f flow) bool { return f.name == name })]
}

// roomed is a desk whose staff are told in rooms, too.
func roomed(w *world) { w.rooms = true }

// toldInRooms is how often the chat room was told, and 0 where the group was not told exactly once,
// which a retry key does, or somebody got no mail.
func toldInRooms(w *world) int {
	if len(answers(w.platform, staffGroup)) != 1 || digestMails(w) == 0 {
		return 0
	}
	return w.heard
}

// goesOn lets a customer who has begun write the rest; what does not arrive comes again before
// the next message, for LINE that changes their order sends another thought.
func goesOn(p *process) error {
	rest := []string{"手数料って", "かかりますか"}
	mine := 0
	for _, b := range p.platform.Transcript(p.user) {
		if b.Mine {
			mine++
		}
	}
	for _, words := range rest[min(mine-1, len(rest)):] {
		if p.platform.Redeliver(context.Background()) > 0 {
			return errInjected
		}
		p.platform.Say(context.Background(), p.user, words)
	}
	if p.platform.Redeliver(context.Background()) > 0 {
		return errInjected
	}
	return nil
}

// told is a customer who was told of the reader outside.
func told(w *world) {
	w.outside = true
	p := w.start(0, "")
	w.play(flow{enter: func(p *process) error {
		p.platform.Say(context.Background(), p.user, "こんにちは")
		return nil
	}}, p)
}

// asks lets that customer ask something.
func asks(p *process) error {
	return second(p, "再発行の手数料はかかりますか")
}

// attached is a mail that the desk does not open, and somebody who has its case.
func attached(w *world) {
	in := flow{enter: func(p *process) error {
		raw := emailtest.Message{From: p.from, To: deskMail, Subject: "写真", Type: "image/png", Body: "not really\n"}.Raw()
		return p.mail.Receive(context.Background(), raw, email.Verdict{Authenticated: true})
	}}
	w.play(in, w.start(0, ""))
	if len(w.blobs) != 1 {
		w.t.Fatalf("%d raw mails are kept", len(w.blobs))
	}
	if err := w.start(0, "").staff.Act(context.Background(), w.kase().Receipt, casework.Action{By: agent, Verb: casework.Take}); err != nil {
		w.t.Fatal(err)
	}
	w.sent = nil
}

// closes lets who has the case press the button until it is closed.
func closes(p *process) error {
	err := p.staff.Act(context.Background(), p.kase().Receipt, casework.Action{By: agent, Verb: casework.Close})
	if errors.Is(err, cases.ErrClosed) {
		return nil // by the try before, of which nobody saw the end
	}
	return err
}

// forgotten is 1 where everything of the customer has a time to expire, and the raw
// mails are gone.
func forgotten(w *world) int {
	if len(w.blobs) > 0 || w.kase().State != cases.Closed {
		return 0
	}
	for _, partition := range []string{"C#" + string(w.kase().Customer), "K#" + string(w.kase().Receipt)} {
		items, err := w.engine.Query(context.Background(), table.Query{Partition: partition})
		if err != nil {
			w.t.Fatal(err)
		}
		for _, item := range items {
			if item.Expires.IsZero() {
				return 0
			}
		}
	}
	return 1
}

// closed is a case that was closed, of which everything expires.
func closed(w *world) {
	taken(w)
	w.play(flow{enter: closes, watch: true}, w.start(0, ""))
	if forgotten(w) == 0 {
		w.t.Fatal("not everything of the closed case expires")
	}
}

// again lets the customer of a case write a second time.
func again(p *process) error {
	return second(p, "まだ返事がありません。人と話したいです")
}

// second lets a customer who wrote once write a second time.
func second(p *process, words string) error {
	mine := 0
	for _, b := range p.platform.Transcript(p.user) {
		if b.Mine {
			mine++
		}
	}
	if mine == 1 {
		p.platform.Say(context.Background(), p.user, words)
	}
	if p.platform.Redeliver(context.Background()) > 0 {
		return errInjected
	}
	return nil
}

// remembered is 1 where the case is open again, with two messages of which none expires.
func remembered(w *world) int {
	if w.kase().State != cases.Open {
		return 0
	}
	words := 0
	for _, q := range []table.Query{{Partition: "C#" + string(w.kase().Customer), Prefix: "CONV"}, {Partition: "C#" + string(w.kase().Customer), Prefix: "MSG#"},
		{Partition: "K#" + string(w.kase().Receipt), Prefix: "A#"}} {
		items, err := w.engine.Query(context.Background(), q)
		if err != nil {
			w.t.Fatal(err)
		}
		for _, item := range items {
			if !item.Expires.IsZero() {
				return 0
			}
		}
		words += len(items)
	}
	if words < 5 { // the conversation, two messages, and who took and closed the case
		return 0
	}
	return 1
}

// unfinished is a mail that SES stored and of which the function died three times.
func unfinished(w *world) {
	w.blobs["mail/new/one"] = emailtest.Message{From: w.from, To: deskMail, Subject: "手数料", Body: "再発行の手数料はかかりますか\n"}.Raw()
}

// unfinishedAttachment is one that a person must look at.
func unfinishedAttachment(w *world) {
	w.blobs["mail/new/one"] = fmt.Appendf(nil, "From: %s\r\nTo: %s\r\nSubject: card\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"+
		"--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n再発行の手数料はかかりますか\r\n"+
		"--b\r\nContent-Type: application/pdf; name=letter.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERg==\r\n--b--\r\n", w.from, deskMail)
}

// answersToCustomers are the mails that did not go to staff.
func answersToCustomers(w *world) int {
	n := 0
	for _, m := range w.sent {
		if m.to == w.from {
			n++
		}
	}
	return n
}

// escalated is a customer who asked for a person, of whom staff were told.
func escalated(w *world) {
	w.play(flowNamed("an escalation"), w.start(0, ""))
	for line := range strings.Lines(string(w.sent[0].raw)) {
		if to, found := strings.CutPrefix(line, "Reply-To: "); found {
			w.token = strings.Trim(strings.TrimSpace(to), "<>")
		}
	}
	w.sent = nil
}

// taken is a case that somebody has.
func taken(w *world) {
	escalated(w)
	if err := w.start(0, "").staff.Act(context.Background(), w.kase().Receipt, casework.Action{By: agent, Verb: casework.Take}); err != nil {
		w.t.Fatal(err)
	}
}

// left is a case that somebody has, three hours later.
func left(w *world) {
	taken(w)
	w.now, w.sent = w.now.Add(3*time.Hour), nil
}

// overnight is a customer who asked for a person in the evening; now it is the
// morning.
func overnight(w *world) {
	w.now = at(w.t, "2019-04-12T20:00:00+09:00")
	w.play(flowNamed("an escalation"), w.start(0, ""))
	w.now, w.sent = at(w.t, "2019-04-13T09:00:00+09:00"), nil
}

// digestMails is how many mails the member of staff got who got the most, and none
// where one got none.
func digestMails(w *world) int {
	per := map[string]int{}
	for _, m := range w.sent {
		per[m.to]++
	}
	most := 0
	for _, address := range rehearsed(w.t).Incident.Staff {
		if per[address] == 0 {
			return 0
		}
		most = max(most, per[address])
	}
	return most
}

// kase is the world's only case; the word alone is taken by the language.
func (w *world) kase() cases.Case {
	w.t.Helper()
	all := w.own()
	if len(all) != 1 {
		w.t.Fatalf("%d cases", len(all))
	}
	return all[0]
}

// own are the cases of the world's customer, on LINE, by mail and by mail that only
// claims to be theirs: worlds share an
// engine.
func (w *world) own() []cases.Case {
	w.t.Helper()
	var all []cases.Case
	for _, name := range []struct {
		channel inquiry.Channel
		address string
	}{{inquiry.LINE, w.user}, {inquiry.Email, w.from}, {inquiry.Email, "doubtful " + w.from}} {
		in := inquiry.Inbound{ID: "check", Customer: inquiry.NewCustomerKey(w.keys.Hash, name.channel, inquiry.NewAddress(name.address)), Received: w.now}
		snap, err := store.New(w.engine, w.keys, keep).Load(context.Background(), in)
		if err != nil {
			w.t.Fatal(err)
		}
		all = append(all, snap.Cases...)
	}
	return all
}

// sweep prepares a world, then lets a flow run with one fault.
func (f flow) sweep(w *world, k int, m mode) (calls []string) {
	if f.before != nil {
		f.before(w)
	}
	return w.play(f, w.start(k, m))
}

// play runs a flow in a process until nothing is left to do.
func (w *world) play(f flow, p *process) (calls []string) {
	restart := func() { calls, p = append(calls, p.calls...), w.start(0, "") }
	for range 5 {
		var err error
		if !survive(func() { err = f.enter(p) }) || p.dead {
			restart()
			continue
		}
		if err == nil {
			break
		}
	}
	for range 5 {
		if f.unread && !survive(func() { p.mail.Sweep(context.Background(), sweptBlobs{p}) }) {
			restart()
		}
	}
	for range 20 {
		if len(w.queue) == 0 {
			break
		}
		all := w.waiting()
		if !survive(func() {
			done, _, _ := p.desk.Take(context.Background(), all...)
			for _, in := range all[:done] {
				p.call("queue delete", func() error {
					delete(w.queue, in.ID)
					w.order = slices.DeleteFunc(w.order, func(o string) bool { return o == in.ID })
					return nil
				})
			}
		}) {
			restart()
		}
		if f.then != nil && (!survive(func() { f.then(p) }) || p.dead) {
			restart()
		}
		w.now = w.now.Add(2 * time.Second)
	}
	for range 3 {
		w.now = w.now.Add(time.Minute)
		if !survive(func() {
			p.watcher.Deliver(context.Background())
			if f.watch {
				p.watcher.Watch(context.Background())
			}
		}) {
			restart()
		}
	}
	return append(calls, p.calls...)
}

// waiting are the messages of the first customer who waits.
func (w *world) waiting() (all []inquiry.Inbound) {
	for _, id := range w.order {
		if in := w.queue[id]; in.Customer == w.queue[w.order[0]].Customer {
			all = append(all, in)
		}
	}
	return all
}

// written is how many lines of the customer on LINE are kept.
func (w *world) written() int {
	w.t.Helper()
	customer := inquiry.NewCustomerKey(w.keys.Hash, inquiry.LINE, inquiry.NewAddress(w.user))
	items, err := w.engine.Query(context.Background(), table.Query{Partition: "C#" + string(customer), Prefix: "MSG#"})
	if err != nil {
		w.t.Fatal(err)
	}
	return len(items)
}

// answered counts the answers that the customer got.
func (f flow) answered(w *world) int {
	n := 0
	if f.count != nil {
		return f.count(w)
	}
	for _, b := range w.platform.Transcript(w.user) {
		if !b.Mine && strings.Contains(b.Text, f.answer) {
			n++
		}
	}
	return n
}

func newWorld(t testing.TB, engine table.Engine, n int) *world {
	t.Helper()
	keys, err := keyring.New(rand.Reader, 1, map[uint16][]byte{1: bytes.Repeat([]byte{7}, keyring.SecretSize)})
	if err != nil {
		t.Fatal(err)
	}
	w := &world{t: t, engine: engine, keys: keys, now: at(t, "2019-04-12T10:00:00+09:00"), queue: map[string]inquiry.Inbound{}, blobs: map[string][]byte{},
		user: user(n), from: fmt.Sprintf("customer%d@example.com", n)}
	w.platform, err = linesim.New(linesim.Config{Secret: []byte("secret"), ID: "1", Token: "token", Random: rand.Reader, Now: func() time.Time { return w.now },
		Deliver: func(ctx context.Context, body []byte, signature string) (int, error) {
			return w.hook(ctx, body, signature)
		}})
	if err != nil {
		t.Fatal(err)
	}
	w.reckoned(engine)
	return w
}

// reckoned has the days of before added up, as they are at a desk that ran the minute before. A
// clock that begins reads thirty days back, and each of these calls would be one to die at.
func (w *world) reckoned(engine table.Engine) {
	until, err := table.Replace(table.Key{Partition: "DAYS", Sort: "UNTIL"}, 0, map[string]time.Time{"until": w.now.UTC()})
	if err == nil {
		err = engine.Write(w.t.Context(), until)
	}
	if err != nil && !errors.Is(err, table.ErrConflict) { // the worlds on one engine share its days
		w.t.Fatal(err)
	}
}

// engines are the databases that the desk runs on.
func engines() map[string]func(t testing.TB) table.Engine {
	return map[string]func(t testing.TB) table.Engine{
		"bolt": func(t testing.TB) table.Engine {
			db, err := bbolt.Open(filepath.Join(t.TempDir(), "db"), 0o600, &bbolt.Options{NoSync: true})
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { db.Close() })
			e, err := bolt.New(db)
			if err != nil {
				t.Fatal(err)
			}
			return e
		},
		"DynamoDB": func(t testing.TB) table.Engine { return dynamotest.Engine(t) },
	}
}

// TestEveryFlow plays each flow of the sweep without a fault. infra/test lets the race
// detector watch it, and runs the sweep, which is long, without.
func TestEveryFlow(t *testing.T) {
	for kind, newEngine := range engines() {
		for _, f := range flows() {
			t.Run(kind+"/"+f.name, func(t *testing.T) {
				t.Parallel() // each flow has its worlds to itself
				w := newWorld(t, newEngine(t), 0)
				w.days = true
				if calls := f.sweep(w, 0, ""); f.makes != "" && !slices.Contains(calls, f.makes) {
					t.Errorf("no call %q among %q", f.makes, calls)
				}
				check(t, f, w, "no fault", false)
			})
		}
	}
}

func TestCrashSweep(t *testing.T) {
	for kind, newEngine := range engines() {
		for _, f := range flows() {
			if f.bolt && kind != "bolt" {
				continue
			}
			t.Run(kind+"/"+f.name, func(t *testing.T) {
				t.Parallel() // each flow has its worlds to itself
				sweep(t, f, newEngine, deaths(kind))
			})
		}
	}
}

// deaths tells in which ways a process dies at its k-th call: on bolt in all four, on DynamoDB
// in one, the next one at each call. What a flow makes of a death is the same on both, and each
// call of DynamoDB takes fifty times as long; package tabletest holds both to the same contract.
func deaths(engine string) func(k int) []mode {
	all := []mode{failBefore, failAfter, killBefore, killAfter}
	if engine == "DynamoDB" {
		return func(k int) []mode { return all[k%len(all):][:1] }
	}
	return func(int) []mode { return all }
}

func sweep(t *testing.T, f flow, newEngine func(t testing.TB) table.Engine, deaths func(k int) []mode) {
	engine := newEngine(t)
	w := newWorld(t, engine, 0)
	w.days = f.days
	calls := f.sweep(w, 0, "")
	check(t, f, w, "no fault", false)
	points, doubled := 0, []string{}
	for k := 1; k <= len(calls); k++ {
		for _, m := range deaths(k) {
			points++
			own := engine
			if f.watch || f.unread {
				own = apart{engine, fmt.Sprintf("world %d ", points)}
			}
			w := newWorld(t, own, points)
			w.days = f.days
			f.sweep(w, k, m)
			if check(t, f, w, fmt.Sprintf("call %d (%s) %s", k, calls[k-1], m), mayDouble(calls, k, m)) > 1 {
				doubled = append(doubled, fmt.Sprintf("%d %s: %s", k, calls[k-1], m))
			}
		}
	}
	t.Logf("%d calls, %d points, none lost, %d doubled %q", len(calls), points, len(doubled), doubled)
}

// mayDouble reports whether a fault may double the answer: at an ambiguous call,
// and where the process dies between one and the note of it.
func mayDouble(calls []string, k int, m mode) bool {
	ambiguous := func(i int) bool { return slices.Contains([]string{"LINE reply", "mail send", "webhook"}, calls[i]) }
	return ambiguous(k-1) || m == killBefore && k > 1 && ambiguous(k-2)
}

// check holds a world against what the flow promises, and returns the number of
// answers.
func check(t *testing.T, f flow, w *world, why string, mayDouble bool) int {
	t.Helper()
	n := f.answered(w)
	if n != 1 && (n != 2 || !mayDouble) {
		t.Errorf("%s: %d answers", why, n)
	}
	for key := range w.blobs {
		if f.unread && strings.HasPrefix(key, "mail/new/") { // a mark of a mail that is gone expires by itself
			t.Errorf("%s: %s is left", why, key)
		}
	}
	for _, c := range w.own() {
		for _, key := range c.RawKeys {
			if w.blobs[key] == nil {
				t.Errorf("%s: a case points at %s, which is not there", why, key)
			}
		}
	}
	if len(w.queue) > 0 {
		t.Errorf("%s: %d are left in the queue", why, len(w.queue))
	}
	if lines := w.written(); f.lines > 0 && lines != f.lines {
		t.Errorf("%s: %d lines are kept, want %d", why, lines, f.lines)
	}
	if own := len(w.own()); own != f.cases {
		t.Errorf("%s: %d cases, want %d", why, own, f.cases)
	}
	if staff := f.told * len(rehearsed(t).Incident.Staff); f.count == nil && (len(w.sent) < staff || len(w.sent) > staff+1) {
		t.Errorf("%s: %d notices to %d members of staff", why, len(w.sent), staff)
	}
	return n
}

// BenchmarkLINETurn is one question on LINE from webhook to reply, in process, on
// bolt without syncing: what the desk's own code costs.
func BenchmarkLINETurn(b *testing.B) {
	engine := engines()["bolt"](b)
	w := newWorld(b, engine, 1)
	p := w.start(0, "")
	for i := 0; b.Loop(); i++ {
		p.calls = p.calls[:0]
		if _, err := w.platform.Say(context.Background(), user(i), "再発行の手数料はかかりますか"); err != nil {
			b.Fatal(err)
		}
		for _, id := range w.order {
			if err := p.desk.Handle(context.Background(), w.queue[id]); err != nil {
				b.Fatal(err)
			}
			delete(w.queue, id)
		}
		w.order = w.order[:0]
	}
	if !strings.Contains(strings.Join(answers(w.platform, user(0)), ""), "ご請求は発生しません") {
		b.Fatal("not answered")
	}
}
