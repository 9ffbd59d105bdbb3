package deployment

import (
	"flag"
	"fmt"
	"maps"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"madoguchi/internal/telemetry"
)

// costs is the page that has what is counted here, in calls and in money.
const costs = "../../docs/cost.md"

var writeCosts = flag.Bool("costs", false, "write the tables of docs/cost.md anew")

// TestRowsAreCompared: a call more is another row, a hundredth of a dollar is not.
func TestRowsAreCompared(t *testing.T) {
	const row = "| a question | answer, line | 2 BatchGetItem | 4 | 21 | **0.11** |"
	for is, want := range map[string]bool{
		row: true,
		"| a question | answer, line | 2 BatchGetItem | 4 | 23 | **0.12** |": true,
		"| a question | answer, line | 3 BatchGetItem | 4 | 21 | **0.11** |": false,
		"| a question | answer, line | 2 BatchGetItem | 5 | 21 | **0.11** |": false,
		"| a question | answer | 2 BatchGetItem | 4 | 21 | **0.11** |":       false,
		"| a question | answer, line | 2 BatchGetItem | 4 | 21 |":            false,
	} {
		if got := sameRow(row, is); got != want {
			t.Errorf("%s: %v", is, got)
		}
	}
}

// TestCosts holds the tables of docs/cost.md to what the functions ask of AWS and LINE: one call
// more or less of any kind of turn fails here, and money follows from the calls and from the prices
// on the page. Where a change is meant, -costs writes the tables.
func TestCosts(t *testing.T) {
	page := readCosts(t)
	all := charged(t).deeds()
	page.set("calls", callsTable(all))
	page.set("money", page.moneyTable(all))
	page.set("month", page.monthTable(all))
	page.set("hour", page.hourTable(all))
	page.set("list", page.listTable(all))
	page.done()
}

// costsPage is docs/cost.md. What a test writes stands between two lines, <!-- name --> and <!-- / -->.
type costsPage struct {
	t         *testing.T
	was, text string
	template  template
	prices    map[string]float64 // dollars for one, by the first column of the tables of prices and of what is taken
}

func readCosts(t *testing.T) *costsPage {
	t.Helper()
	b, err := os.ReadFile(costs)
	if err != nil {
		t.Fatal(err)
	}
	p := &costsPage{t: t, was: string(b), text: string(b), template: load(t), prices: map[string]float64{}}
	for line := range strings.Lines(p.between("prices")) {
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
		if len(cells) < 3 {
			continue
		}
		dollars, err1 := strconv.ParseFloat(strings.ReplaceAll(strings.TrimSpace(cells[1]), ",", ""), 64)
		of, err2 := strconv.ParseFloat(strings.ReplaceAll(strings.TrimSpace(cells[2]), ",", ""), 64)
		if err1 == nil && err2 == nil {
			p.prices[strings.TrimSpace(cells[0])] = dollars / of
		}
	}
	return p
}

// between is what stands under a name.
func (p *costsPage) between(name string) string {
	p.t.Helper()
	_, rest, found := strings.Cut(p.text, "<!-- "+name+" -->\n")
	part, _, ended := strings.Cut(rest, "<!-- / -->")
	if !found || !ended {
		p.t.Fatalf("%s has no %s", costs, name)
	}
	return part
}

func (p *costsPage) set(name, table string) {
	p.t.Helper()
	p.text = strings.Replace(p.text, "<!-- "+name+" -->\n"+p.between(name), "<!-- "+name+" -->\n"+table, 1)
}

// done compares the page, or writes it.
func (p *costsPage) done() {
	p.t.Helper()
	if p.text == p.was {
		return
	}
	if *writeCosts {
		if err := os.WriteFile(costs, []byte(p.text), 0o644); err != nil {
			p.t.Fatal(err)
		}
		return
	}
	was, is := strings.Split(p.was, "\n"), strings.Split(p.text, "\n")
	if len(was) != len(is) {
		p.t.Errorf("%s has %d lines, and it is %d", costs, len(was), len(is))
	}
	for i := range min(len(was), len(is)) {
		if !sameRow(was[i], is[i]) {
			p.t.Errorf("%s:%d says\n%s\nand it is\n%s", costs, i+1, was[i], is[i])
		}
	}
	if p.t.Failed() {
		p.t.Log("go test ./functions/deployment -run TestCosts -costs writes the page anew; a call more is to be meant")
	}
}

// sameRow compares rows of a table: calls as they stand, and what is a number alone to a tenth, for a
// field more in what is stored may be a unit more.
func sameRow(was, is string) bool {
	before, after := strings.Split(was, "|"), strings.Split(is, "|")
	return slices.EqualFunc(before, after, func(a, b string) bool {
		x, err1 := strconv.ParseFloat(strings.Trim(strings.ReplaceAll(a, ",", ""), " *"), 64)
		y, err2 := strconv.ParseFloat(strings.Trim(strings.ReplaceAll(b, ",", ""), " *"), 64)
		return a == b || err1 == nil && err2 == nil && math.Abs(x-y) <= max(x, y)/10+0.01
	})
}

// price is that of one, by the name of its row.
func (p *costsPage) price(name string) float64 {
	p.t.Helper()
	price, known := p.prices[name]
	if !known {
		p.t.Fatalf("%s has no price of %q", costs, name)
	}
	return price
}

// callsTable lists the calls of each deed.
func callsTable(all []deed) string {
	var b strings.Builder
	b.WriteString("| what | functions | DynamoDB | read units | write units | other services | LINE |\n|---|---|---|---:|---:|---|---|\n")
	for _, d := range all {
		var table, line, other []string
		for _, name := range slices.Sorted(maps.Keys(d.calls)) {
			called := times(name, d.calls[name])
			switch {
			case !strings.Contains(name, " "): // of DynamoDB
				table = append(table, called)
			case strings.HasPrefix(name, "LINE "):
				line = append(line, times(name[strings.LastIndexByte(name, '/')+1:], d.calls[name]))
			default:
				other = append(other, called)
			}
		}
		var began []string
		for _, name := range slices.Sorted(maps.Keys(d.began)) {
			began = append(began, times(name, d.began[name]))
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %.4g | %.4g | %s | %s |\n", d.name, strings.Join(began, ", "), strings.Join(table, ", "), d.read, d.write,
			strings.Join(other, ", "), strings.Join(line, ", "))
	}
	return b.String()
}

func times(name string, n float64) string {
	if n == 1 {
		return name
	}
	return fmt.Sprintf("%.3g %s", n, name)
}

// parts are what a deed costs in dollars.
type parts struct{ lambda, dynamo, queue, mail, logs float64 }

func (c parts) total() float64 { return c.lambda + c.dynamo + c.queue + c.mail + c.logs }

// priced is what one deed costs.
func (p *costsPage) priced(d deed) (c parts) {
	p.t.Helper()
	for _, name := range slices.Sorted(maps.Keys(d.began)) {
		n := d.began[name]
		c.lambda += n * (p.price("Lambda request") + p.price("Lambda GB-second")*p.price("seconds of "+name)*p.megabytes(name)/1024)
		c.logs += n * p.price("log of an invocation, bytes") * p.price("log byte")
		switch name {
		case "line", "desk":
			c.queue += n * p.price("API request")
		case "answer":
			c.queue += n * 2 * p.price("SQS FIFO request") // Lambda receives the message, and deletes it
		case "email":
			c.mail += n * (p.price("mail in") + p.price("S3 write")) // SES stores it
		}
	}
	c.dynamo = d.read*p.price("read unit") + d.write*p.price("write unit")
	for _, name := range slices.Sorted(maps.Keys(d.calls)) {
		switch n := d.calls[name]; name {
		case "BatchGetItem", "Query", "TransactWriteItems", "BatchWriteItem": // they cost what their units do
		case "sqs SendMessageBatch", "sqs ReceiveMessage", "sqs DeleteMessage", "sqs ChangeMessageVisibilityBatch":
			c.queue += n * p.price("SQS FIFO request")
		case "s3 GetObject":
			c.mail += n * p.price("S3 read")
		case "s3 PutObject", "s3 ListObjectsV2":
			c.mail += n * p.price("S3 write")
		case "ses SendEmail":
			c.mail += n * p.price("mail out")
		case "secretsmanager GetSecretValue":
			c.queue += n * p.price("secret read")
		case "s3 DeleteObject": // free
		default:
			if !strings.HasPrefix(name, "LINE ") {
				p.t.Errorf("nobody knows what %s costs", name)
			}
		}
	}
	return c
}

// megabytes are the memory of a function in template.yaml.
func (p *costsPage) megabytes(function string) (n float64) {
	p.t.Helper()
	p.template.each("AWS::Serverless::Function", func(_ string, r *yaml.Node) {
		if built(r) == function {
			n, _ = strconv.ParseFloat(get(r, "Properties", "MemorySize").Value, 64)
		}
	})
	if n == 0 {
		p.t.Fatalf("template.yaml does not say how much memory %s has", function)
	}
	return n
}

// moneyTable is what a thousand of each cost, and of a mix.
func (p *costsPage) moneyTable(all []deed) string {
	var b strings.Builder
	b.WriteString("| a thousand times | Lambda | DynamoDB | API, SQS, secrets | mail and S3 | logs | dollars |\n|---|---:|---:|---:|---:|---:|---:|\n")
	row := func(name string, c parts) {
		fmt.Fprintf(&b, "| %s | %.3f | %.3f | %.3f | %.3f | %.3f | **%.2f** |\n", name, c.lambda, c.dynamo, c.queue, c.mail, c.logs, c.total())
	}
	for _, d := range all {
		row(d.name, p.priced(d).times(1000))
	}
	row("**inquiries as we expect them**", p.mix(all))
	return b.String()
}

func (c parts) times(n float64) parts {
	return parts{n * c.lambda, n * c.dynamo, n * c.queue, n * c.mail, n * c.logs}
}

// deed is the one whose name begins so.
func (p *costsPage) deed(all []deed, begins string) deed {
	p.t.Helper()
	i := slices.IndexFunc(all, func(d deed) bool { return strings.HasPrefix(d.name, begins) })
	if i < 0 {
		p.t.Fatalf("nothing begins with %q", begins)
	}
	return all[i]
}

// mix is a thousand inquiries: the page says of which kinds.
func (p *costsPage) mix(all []deed) (sum parts) {
	p.t.Helper()
	for _, kind := range []struct {
		begins string
		n      float64
	}{
		{"a question on LINE", 640}, {"a question by mail", 160}, {"a proof", 100}, {"a question that goes to a person", 100},
		{"staff: the list", 100}, {"staff: the page", 200}, {"staff: take a", 100}, {"staff: an answer that leaves", 100},
	} {
		c := p.priced(p.deed(all, kind.begins)).times(kind.n)
		sum = parts{sum.lambda + c.lambda, sum.dynamo + c.dynamo, sum.queue + c.queue, sum.mail + c.mail, sum.logs + c.logs}
	}
	return sum
}

// monthTable is what a stack costs that nobody writes to, 730 hours.
func (p *costsPage) monthTable(all []deed) string {
	p.t.Helper()
	counted := func(kind string) (n float64) {
		p.template.each(kind, func(string, *yaml.Node) { n++ })
		return n
	}
	const minutes = 730 * 60
	rows := []struct {
		name    string
		n, each float64
	}{
		{"alarms", counted("AWS::CloudWatch::Alarm"), p.price("alarm, a month")},
		{"metrics out of logs, at most: each name once, and by channel, kind, result, version", float64(len(telemetry.Metrics())) + p.price("metrics by dimension"), p.price("metric, a month")},
		{"dashboard", counted("AWS::CloudWatch::Dashboard"), p.price("dashboard, a month")},
		{"keys of KMS", counted("AWS::KMS::Key"), p.price("key, a month")},
		{"secrets, the desk's own with them", counted("AWS::SecretsManager::Secret") + 1, p.price("secret, a month")},
		{"minutes of the clock", minutes, p.priced(p.deed(all, "a minute of the clock, quiet")).total()},
		{"polls of queues by Lambda", p.price("queues that Lambda polls") * p.price("polls of a queue, a minute") * minutes, p.price("SQS FIFO request")},
		{"news asked for by the pages of ten people, 8 hours on 22 days", 10 * 8 * 22 * 240, p.priced(p.deed(all, "staff: is there news")).total()},
	}
	var b strings.Builder
	b.WriteString("| at rest | how many | dollars a month |\n|---|---:|---:|\n")
	sum := 0.0
	for _, r := range rows {
		fmt.Fprintf(&b, "| %s | %.0f | %.2f |\n", r.name, r.n, r.n*r.each)
		sum += r.n * r.each
	}
	fmt.Fprintf(&b, "| **a month in which nobody writes** | | **%.0f** |\n", sum)
	fmt.Fprintf(&b, "| QnABot, its published default, inquiries and all | | %.0f |\n", p.price("QnABot by default, a month"))
	for _, n := range []float64{1000, 10_000, 100_000} {
		fmt.Fprintf(&b, "| a month with %.0f inquiries, %.2f dollars a thousand | | %.0f |\n", n, p.mix(all).total(), sum+n/1000*p.mix(all).total())
	}
	return b.String()
}
