package deployment

import (
	"bytes"
	"context"
	"crypto/rand"
	"html"
	"maps"
	randv2 "math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/lambda"
	sdk "github.com/aws/aws-sdk-go-v2/aws"

	"madoguchi/internal/desk/oidcsim"
	"madoguchi/internal/incident"
	"madoguchi/internal/roster/csvfile"
	"madoguchi/internal/table"
)

// bill is what a desk asks of AWS and LINE: calls by their name, functions that begin, units of
// DynamoDB.
type bill struct {
	mu    sync.Mutex
	calls map[string]int // of AWS by service and operation, of DynamoDB by operation, of LINE by path
	began map[string]int // functions, by name
	read  float64        // request units: a half for a read of the index
	write float64        // those of the index with them
}

func (b *bill) call(name string, n int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.calls[name] += n
}

// metered counts what DynamoDB is asked for (package table/dynamo says how it asks), in calls and
// in units: a consistent read of 4 KB, a write of 1 KB in a transaction, which is two, and the
// place in the index behind it.
type metered struct {
	table.Bulk
	bill *bill
}

func (m metered) Get(ctx context.Context, keys ...table.Key) ([]table.Item, error) {
	found, err := m.Bulk.Get(ctx, keys...)
	m.bill.call("BatchGetItem", (len(keys)+99)/100)
	units := float64(len(keys) - len(found)) // what is not there costs one, too
	for _, item := range found {
		units += blocks(size(item), 4096)
	}
	m.bill.add(units, 0)
	return found, err
}

func (m metered) Query(ctx context.Context, q table.Query) ([]table.Item, error) {
	found, err := m.Bulk.Query(ctx, q)
	m.bill.call("Query", 1)
	bytes := 0
	for _, item := range found {
		bytes += size(item)
	}
	units := blocks(bytes, 4096)
	if q.Work {
		units /= 2 // the index is read as it is
	}
	m.bill.add(units, 0)
	return found, err
}

func (m metered) Write(ctx context.Context, writes ...table.Write) error {
	units := 0.0
	for _, w := range writes {
		units += 2 * blocks(size(w.Item), 1024)
		before, err := m.Bulk.Get(ctx, w.Key)
		if err != nil {
			return err
		}
		was := len(before) > 0 && before[0].Work != nil
		moved := was && (w.Work == nil || *w.Work != *before[0].Work)
		if moved {
			units += blocks(size(before[0]), 1024)
		}
		if w.Work != nil {
			units += blocks(size(w.Item), 1024)
		}
	}
	m.bill.call("TransactWriteItems", 1)
	m.bill.add(0, units)
	return m.Bulk.Write(ctx, writes...)
}

func (m metered) Put(ctx context.Context, items ...table.Item) error {
	units := 0.0
	for _, item := range items {
		units += blocks(size(item), 1024)
	}
	m.bill.call("BatchWriteItem", (len(items)+24)/25)
	m.bill.add(0, units)
	return m.Bulk.Put(ctx, items...)
}

func (b *bill) add(read, write float64) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.read, b.write = b.read+read, b.write+write
}

// size is that of an item as DynamoDB counts it: names and values of its attributes.
func size(i table.Item) int {
	n := len("pk") + len(i.Partition) + len("sk") + len(i.Sort) + len("v") + 4 + len("body") + len(i.Body) + len("o") + len(i.Owner)
	if i.Work != nil {
		n += len("wpk") + len(i.Work.Partition) + len("wsk") + len(i.Work.Sort)
	}
	if !i.Expires.IsZero() {
		n += len("ttl") + 8
	}
	return n
}

func blocks(bytes, block int) float64 { return float64(max(1, (bytes+block-1)/block)) }

// deed is what one of a kind takes; the figures of several are their mean.
type deed struct {
	name        string
	calls       map[string]float64
	began       map[string]float64
	read, write float64
}

func (d *billed) deed(name string, times int) deed {
	d.settle()
	of := func(counts map[string]int) map[string]float64 {
		mean := map[string]float64{}
		for what, n := range counts {
			mean[what] = float64(n) / float64(times)
		}
		return mean
	}
	return deed{name, of(d.bill.calls), of(d.bill.began), d.bill.read / float64(times), d.bill.write / float64(times)}
}

// billed is a desk whose functions stay, as they do between two events, and a bill of all that
// they do.
type billed struct {
	*world
	t      *testing.T
	bill   *bill
	parts  map[string]lambda.Handler
	staff  *visitor
	token  string   // of the forms of the member of staff
	listed deed     // what the list took
	known  []string // addresses on it
	made   int      // calls of AWS that are on no bill
}

// metering is a handler that says when it begins.
type metering struct {
	lambda.Handler
	began func()
}

func (m metering) Invoke(ctx context.Context, event []byte) ([]byte, error) {
	m.began()
	return m.Handler.Invoke(ctx, event)
}

// charged opens a desk with a roster, on which everything is counted.
func charged(t *testing.T) *billed {
	t.Helper()
	d := &billed{world: open(t), t: t, bill: &bill{}}
	d.env["CONTROL_BUCKET"], d.env["MAIL_CONFIGURATION_SET"] = "control", "desk"
	stored := file(t)
	tables := func(cfg sdk.Config, name string) table.Bulk { return metered{stored(cfg, name), d.bill} }
	line := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		d.bill.call("LINE "+strings.TrimPrefix(regexp.MustCompile(`/[0-9]+/`).ReplaceAllString(r.URL.Path, "/N/"), "/"), 1)
		d.line.ServeHTTP(w, r)
	}))
	t.Cleanup(line.Close)
	provider := http.NewServeMux()
	server := httptest.NewServer(provider)
	t.Cleanup(server.Close)
	sim, err := oidcsim.New(oidcsim.Config{Issuer: server.URL + "/oidc", ClientID: "desk", ClientSecret: "a secret of the provider",
		RedirectURL: deskURL + "/desk/callback", Now: func() time.Time { return d.at }, Random: rand.Reader})
	if err != nil {
		t.Fatal(err)
	}
	provider.Handle("/oidc/", sim)
	d.env["LINE_API_ENDPOINT"], d.env["OIDC_ISSUER"] = line.URL, sim.Issuer
	const listed = 1000
	var people bytes.Buffer
	notice := &incident.Incident{Segments: []incident.Segment{{ID: "member", Max: listed, Items: []incident.Item{{Name: incident.Local{"en": "mail address"}}}}}}
	if err := csvfile.Sample(&people, notice, randv2.NewChaCha8([32]byte{})); err != nil {
		t.Fatal(err)
	}
	d.SetObject(lists, list, people.Bytes())
	d.known = addresses.FindAllString(people.String(), 3)
	importer := d.function(t, with(tables, d.d.Roster))
	d.reset()
	invoke(t, importer, fixture(t, "sqs-roster-list.json"))
	d.listed = d.deed("a person of a list with all columns, taken in (of a thousand)", listed)
	d.parts = map[string]lambda.Handler{}
	for name, build := range map[string]func(context.Context) (lambda.Handler, error){"line": d.d.Line, "email": d.d.Email,
		"answer": d.answer(tables), "clock": d.clock(tables), "desk": d.pages(tables)} {
		d.parts[name] = metering{d.function(t, build), func() { d.bill.mu.Lock(); d.bill.began[name]++; d.bill.mu.Unlock() }}
	}
	d.hook = d.parts["line"]
	d.staff = &visitor{t: t, cookies: map[string]string{}, ask: func(e []byte) []byte { return invoke(t, d.parts["desk"], e) }}
	d.token = d.staff.open("/desk/login?login_hint=agent1&next=/desk/").Headers["desk-token"]
	d.says("カードの再発行に手数料はかかりますか？") // reads the control document, and asks LINE for a token
	d.at = d.at.Add(time.Second)
	return d
}

// reset begins a new bill.
func (d *billed) reset() {
	d.bill.calls, d.bill.began, d.bill.read, d.bill.write = map[string]int{}, map[string]int{}, 0, 0
	d.made = len(d.Calls(""))
}

// settle puts what AWS was asked for on the bill.
func (d *billed) settle() {
	all := d.Calls("")
	for _, c := range all[d.made:] {
		d.bill.call(c.Service+" "+c.Operation, 1)
	}
	d.made = len(all)
}

// pause leaves off the bill what happens until the function that it returns is called.
func (d *billed) pause() (resume func()) {
	d.settle()
	calls, began, read, write := maps.Clone(d.bill.calls), maps.Clone(d.bill.began), d.bill.read, d.bill.write
	return func() {
		d.bill.calls, d.bill.began, d.bill.read, d.bill.write = calls, began, read, write
		d.made = len(d.Calls(""))
	}
}

// says writes a message on LINE, and lets it be answered.
func (d *billed) says(words string) { d.t.Helper(); d.from(user, words) }

func (d *billed) from(who, words string) {
	d.t.Helper()
	if _, err := d.line.Say(d.t.Context(), who, words); err != nil {
		d.t.Fatal(err)
	}
	d.answers()
}

func (d *billed) answers() {
	d.t.Helper()
	invoke(d.t, d.parts["answer"], d.waiting(d.t))
}

// posts sends a form of the staff pages.
func (d *billed) posts(path string, form url.Values) string {
	d.t.Helper()
	form.Set("token", d.token)
	got := d.staff.send(http.MethodPost, path, "", form.Encode())
	if got.StatusCode != http.StatusSeeOther && got.StatusCode/100 != 2 {
		d.t.Fatalf("%s: %d %s", path, got.StatusCode, got.Body)
	}
	return got.Body
}

// opens looks at a staff page.
func (d *billed) opens(path string) string {
	d.t.Helper()
	u, err := url.Parse(path)
	if err != nil {
		d.t.Fatal(err)
	}
	got := d.staff.request(u.Path, u.Query())
	if got.StatusCode != http.StatusOK {
		d.t.Fatalf("%s: %d %s", path, got.StatusCode, got.Body)
	}
	return got.Body
}

// ticks lets minutes pass.
func (d *billed) ticks(minutes int, meanwhile func()) {
	d.t.Helper()
	for range minutes {
		d.at = d.at.Add(time.Minute)
		meanwhile()
		invoke(d.t, d.parts["clock"], fixture(d.t, "scheduler-tick.json"))
	}
}

// mailed is a mail that SES stored and tells of.
func (d *billed) mailed(name string) {
	d.t.Helper()
	d.SetObject(bucket, "mail/new/mailid0pass", fixture(d.t, name))
	invoke(d.t, d.parts["email"], fixture(d.t, "email-ses-pass.json"))
	d.answers()
}

var (
	addresses = regexp.MustCompile(`[a-z.0-9]+@example\.jp`)
	receipts  = regexp.MustCompile(`/desk/case/([0-9A-Z]{4}-[0-9A-Z]{4})`)
	pictures  = regexp.MustCompile(`src="(/desk/case/[^"]+/picture[^"]+)"`)
	waits     = regexp.MustCompile(`data-leaves="[^>]*><input[^>]*><input type="hidden" name="id" value="([^"]+)"`)
)

// first is what an expression finds in a page.
func (d *billed) first(of *regexp.Regexp, page string) string {
	d.t.Helper()
	found := of.FindStringSubmatch(page)
	if found == nil {
		d.t.Fatalf("no %s in %s", of, page)
	}
	return html.UnescapeString(found[1])
}

// deeds are all kinds of what a desk does, one after the other, each with the calls that it takes.
// What stands between them is on no bill.
func (d *billed) deeds() (all []deed) {
	t := d.t
	does := func(name string, times int, do func()) {
		t.Helper()
		d.reset()
		do()
		all = append(all, d.deed(name, times))
	}
	does("a question on LINE that the desk answers", 1, func() { d.says("漏れた期間はいつですか") })
	does("a question by mail that the desk answers", 1, func() { d.mailed("email-iphone.eml") })
	does("a proof by a code on LINE: four messages and a mail", 1, func() { d.proves() })
	does("the first message after a minute: the control document", 1, func() {
		d.at = d.at.Add(time.Minute)
		d.says("漏れた期間はいつですか")
	})
	d.at = d.at.Add(2 * time.Hour) // no code went out within the hour
	d.ticks(15, func() {})
	does("a minute of the clock, quiet (of ten)", 10, func() { d.ticks(10, func() {}) })
	d.says("漏れた期間はいつですか") // reads the control document
	does("a question that goes to a person, who is told by mail", 1, func() { d.says("人と話したいです") })
	case1 := "/desk/case/" + d.first(receipts, d.opens("/desk/"))
	does("staff: the list of cases, with one", 1, func() { d.opens("/desk/") })
	d.opens(case1)
	does("staff: the page of a case", 1, func() { d.opens(case1) })
	does("staff: is there news (each page asks, each 15 s)", 1, func() { d.staff.request("/desk/news", nil) })
	does("staff: take a case", 1, func() { d.posts(case1+"/take", url.Values{}) })
	words := url.Values{"text": {"担当の者です。お調べします。"}, "id": {"form1"}}
	does("staff: an answer, before it leaves", 1, func() { d.posts(case1+"/answer", words) })
	id := d.first(waits, d.opens(case1))
	does("staff: an answer is taken back", 1, func() { d.posts(case1+"/take_back", url.Values{"id": {id}}) })
	words.Set("id", "form2")
	does("staff: an answer that leaves on LINE", 1, func() {
		d.posts(case1+"/answer", words)
		id := d.first(waits, d.opens(case1))
		d.at = d.at.Add(11 * time.Second)
		d.posts(case1+"/deliver", url.Values{"id": {id}})
	})
	picture, err := d.line.Image(t.Context(), user)
	if err != nil {
		t.Fatal(err)
	}
	d.answers()
	does("staff: a picture of a customer is looked at", 1, func() {
		path := case1 + "/line/" + picture
		d.opens(path)
		d.opens(d.first(pictures, d.posts(path, url.Values{"reason": {"お調べするため"}})))
	})
	does("a minute of the clock with four turns, soon after a code (of ten)", 10, func() { d.busy() })
	return append(all, d.listed)
}

// proves walks the way of the code.
func (d *billed) proves() {
	d.t.Helper()
	d.says("私は対象ですか")
	d.says("メールで確認する")
	d.says(d.known[1])
	mails := d.Mails(d.t)
	d.says(sixDigits.FindStringSubmatch(decoded(d.t, mails[len(mails)-1].Raw))[1])
}

// busy lets ten minutes pass in which people write, after somebody asked for a code; what that
// costs is on no bill.
func (d *billed) busy() {
	d.t.Helper()
	resume := d.pause()
	d.from(another, "私は対象ですか")
	d.from(another, "メールで確認する")
	before := len(d.Calls("SendEmail"))
	d.from(another, d.known[2])
	if len(d.Calls("SendEmail")) != before+1 {
		d.t.Error("no code went out")
	}
	resume()
	d.ticks(10, func() {
		resume := d.pause()
		defer resume()
		for range 4 {
			d.from(another, "漏れた期間はいつですか")
		}
	})
}
