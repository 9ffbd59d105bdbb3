package scenario

import (
	"crypto/rand"
	"strings"
	"time"

	sdk "github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"madoguchi/internal/table"
)

func token() string { return strings.ToLower(rand.Text()) }

// patience is how long the desk may take to come to rest: the lease of a delivery whose function
// died ends after 20 seconds.
const patience = 5 * time.Minute

// until lets queues and schedule go on until something holds.
func (w *world) until(what string, holds func() bool) {
	w.t.Helper()
	for end := time.Now().Add(patience); ; {
		for w.poll() && time.Now().Before(end) {
		}
		if holds() {
			return
		}
		now := time.Now()
		if now.After(end) {
			w.t.Fatalf("after %v not yet: %s\n%s", patience, what, w.logs())
		}
		due, news := w.work()
		switch {
		case w.waiting("Inbox", "RosterQueue", "DeadLetters") > 0:
			w.rest(200 * time.Millisecond) // messages come back after whole seconds
		case w.waiting("GivenUp") > 0, news, !due.IsZero() && !now.Before(due):
			w.tick()
		case due.IsZero():
			w.t.Fatalf("nothing is left to do, and not yet: %s\n%s", what, w.logs())
		default:
			w.idle() // Lambda ends what nobody uses
			w.rest(due.Sub(now))
		}
	}
}

// rest lets other desks go on until time has passed.
func (w *world) rest(d time.Duration) {
	<-busy
	time.Sleep(d)
	busy <- struct{}{}
}

// settle lets the desk come to rest: nothing is in a queue, nothing waits for its delivery.
func (w *world) settle() {
	w.t.Helper()
	w.until("the desk is at rest", func() bool {
		due, _ := w.work()
		return due.IsZero() && w.waiting("Inbox", "DeadLetters", "RosterQueue", "GivenUp") == 0
	})
}

// work reads from the table when a delivery that is left is due, never where none is, and whether
// staff are still to be told something for which no mail of just now lets them wait.
func (w *world) work() (due time.Time, news bool) {
	w.t.Helper()
	for _, item := range w.scan("work") {
		partition, sort := text(item["wpk"]), text(item["wsk"])
		if strings.HasPrefix(partition, "OUT#") {
			at, _, _ := strings.Cut(sort, "#")
			t, err := table.ParseMoment(at)
			w.must(err)
			if due.IsZero() || t.Before(due) {
				due = t
			}
		}
		news = news || strings.HasPrefix(partition, "NEWS#")
	}
	return due, news && len(w.mailsTo(staff[0])) == 0
}

// scan reads the desk's table, or an index of it.
func (w *world) scan(index string) []map[string]types.AttributeValue {
	w.t.Helper()
	in := &dynamodb.ScanInput{TableName: &w.desk.Name}
	if index != "" {
		in.IndexName = sdk.String(index)
	}
	out, err := w.desk.Client.Scan(w.ctx, in)
	w.must(err)
	return out.Items
}

func text(v types.AttributeValue) string {
	if s, ok := v.(*types.AttributeValueMemberS); ok {
		return s.Value
	}
	return ""
}

// cases is how many cases there are.
func (w *world) cases() (n int) {
	for _, item := range w.scan("") {
		if strings.HasPrefix(text(item["pk"]), "K#") && text(item["sk"]) == "CASE" {
			n++
		}
	}
	return n
}

// idle ends all processes, which start again when they are needed.
func (w *world) idle() {
	for _, f := range w.functions {
		f.Kill()
	}
}

// logs are those of all functions.
func (w *world) logs() string {
	var b strings.Builder
	for name, f := range w.functions {
		b.WriteString("== " + name + "\n" + f.Log())
	}
	return b.String()
}
