package dynamo_test

import (
	"errors"
	"net/http"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb"

	"madoguchi/internal/table"
	"madoguchi/internal/table/dynamo"
	"madoguchi/internal/table/dynamo/dynamotest"
)

// deaf does requests, and does not hear the answer to the first write.
type deaf struct {
	writes int
	err    error
}

func (d *deaf) Do(r *http.Request) (*http.Response, error) {
	response, err := http.DefaultClient.Do(r)
	if !strings.HasSuffix(r.Header.Get("X-Amz-Target"), ".TransactWriteItems") {
		return response, err
	}
	if d.writes++; err != nil || d.writes > 1 {
		return response, err
	}
	response.Body.Close()
	return nil, d.err
}

// reset is an error after which the SDK tries again.
type reset struct{ error }

func (reset) Temporary() bool { return true }

// The SDK repeats a call whose answer it did not hear. The request token makes
// the repeat harmless, though the item is there by then (platform fact 29).
func TestRepeatAfterALostResponseIsNoConflict(t *testing.T) {
	desk := dynamotest.New(t)
	transport := &deaf{err: reset{errors.New("connection reset")}}
	client := dynamodb.New(desk.Client.Options(), func(o *dynamodb.Options) { o.HTTPClient = transport })
	item := table.Item{Key: table.Key{Partition: "p", Sort: "a"}, Version: 1}
	if err := dynamo.New(client, desk.Name).Write(t.Context(), table.Write{Item: item, If: table.Absent}); err != nil {
		t.Error(err)
	}
	if transport.writes != 2 {
		t.Errorf("%d tries, want a lost one and its repeat", transport.writes)
	}
	again := dynamo.New(client, desk.Name).Write(t.Context(), table.Write{Item: item, If: table.Absent})
	if !errors.Is(again, table.ErrConflict) {
		t.Errorf("another write of the same item: %v", again)
	}
}
