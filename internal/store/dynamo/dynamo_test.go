package dynamo_test

import (
	"fmt"
	"testing"

	"madoguchi/internal/store"
	"madoguchi/internal/store/dynamo/dynamotest"
	"madoguchi/internal/store/storetest"
)

func TestEngine(t *testing.T) { storetest.Engine(t, dynamotest.Engine) }

func TestDesk(t *testing.T) { storetest.Desk(t, dynamotest.Engine) }

func TestBulk(t *testing.T) { storetest.Bulk(t, dynamotest.Bulk) }

func TestRoster(t *testing.T) { storetest.Roster(t, dynamotest.Bulk) }

func TestDisclosures(t *testing.T) { storetest.Disclosures(t, dynamotest.Engine) }

func TestCodes(t *testing.T) { storetest.Codes(t, dynamotest.Engine) }

// BatchGetItem answers with 16 MB at most and names the keys that it left out.
func TestGetGoesOnWhereOneAnswerEnds(t *testing.T) {
	e, body := dynamotest.Engine(t), make([]byte, 390<<10)
	var keys []store.Key
	for i := range 44 {
		item := store.Item{Key: store.Key{Partition: "p", Sort: fmt.Sprint(i)}, Version: 1, Body: body}
		if err := e.Write(t.Context(), store.Write{Item: item}); err != nil {
			t.Fatal(err)
		}
		keys = append(keys, item.Key)
	}
	if items, err := e.Get(t.Context(), keys...); err != nil || len(items) != len(keys) {
		t.Errorf("read %d of %d: %v", len(items), len(keys), err)
	}
}
