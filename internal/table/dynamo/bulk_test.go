package dynamo_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"

	"madoguchi/internal/table"
	"madoguchi/internal/table/dynamo"
)

// busy is a DynamoDB that takes a few writes of each call and leaves out the others.
type busy struct {
	mu     sync.Mutex
	takes  int // of each call
	calls  int
	taken  map[string]int
	within int // calls at this moment
	most   int
	status int // of the answers, 0 for 200
}

func (b *busy) enter(by int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.within += by
	b.calls += max(by, 0)
	b.most = max(b.most, b.within)
}

func (b *busy) Do(r *http.Request) (*http.Response, error) {
	b.enter(1)
	defer b.enter(-1)
	time.Sleep(10 * time.Millisecond) // of a bubble, which waits for nobody
	if b.status != 0 {
		return response(b.status, `{"__type":"ValidationException","message":"no"}`), nil
	}
	var in struct{ RequestItems map[string][]json.RawMessage }
	if err := json.NewDecoder(r.Body).Decode(&in); err != nil {
		return nil, err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	all := in.RequestItems["table"]
	if len(all) > 25 {
		return response(400, `{"__type":"ValidationException"}`), nil
	}
	n := min(b.takes, len(all))
	for _, request := range all[:n] {
		b.taken[string(request)]++
	}
	left := map[string][]json.RawMessage{}
	if n < len(all) {
		left["table"] = all[n:]
	}
	out, err := json.Marshal(map[string]any{"UnprocessedItems": left})
	return response(200, string(out)), err
}

func response(status int, body string) *http.Response {
	return &http.Response{StatusCode: status, Header: http.Header{"Content-Type": {"application/x-amz-json-1.0"}},
		Body: io.NopCloser(bytes.NewBufferString(body))}
}

func (b *busy) engine() *dynamo.Engine {
	b.taken = map[string]int{}
	identity := func(context.Context) (aws.Credentials, error) {
		return aws.Credentials{AccessKeyID: "local", SecretAccessKey: "local"}, nil
	}
	return dynamo.New(dynamodb.New(dynamodb.Options{BaseEndpoint: aws.String("http://busy.example.jp"), Region: "local", HTTPClient: b,
		Credentials: aws.CredentialsProviderFunc(identity)}), "table")
}

func manyItems(n int) []table.Item {
	items := make([]table.Item, n)
	for i := range items {
		items[i] = table.Item{Key: table.Key{Partition: "p", Sort: fmt.Sprint(i)}, Version: 1}
	}
	return items
}

func TestWhatIsLeftOutIsDoneAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := &busy{takes: 10}
		e, began := b.engine(), time.Now()
		if err := e.Put(t.Context(), manyItems(510)...); err != nil {
			t.Fatal(err)
		}
		for request, times := range b.taken {
			if times != 1 {
				t.Errorf("%s was written %d times", request, times)
			}
		}
		if len(b.taken) != 510 || b.calls != 20*3+1 {
			t.Errorf("%d items in %d calls", len(b.taken), b.calls)
		}
		if b.most < 2 || b.most > 8 {
			t.Errorf("%d calls at the same time", b.most)
		}
		if took := time.Since(began); took < 300*time.Millisecond {
			t.Errorf("three rounds of calls took %v: the table was not left alone", took)
		}
	})
}

func TestABulkWriteEndsWithItsContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := (&busy{}).engine() // it takes nothing, ever
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		began := time.Now()
		if err := e.Put(ctx, manyItems(100)...); !errors.Is(err, context.DeadlineExceeded) || time.Since(began) != time.Minute {
			t.Errorf("after %v: %v", time.Since(began), err)
		}
	})
}

func TestABulkWriteStopsAtAnError(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := &busy{status: 400}
		err := b.engine().Delete(t.Context(), make([]table.Key, 1000)...)
		if err == nil || errors.Is(err, context.Canceled) || b.calls > 16 {
			t.Errorf("after %d calls: %v", b.calls, err)
		}
	})
}
