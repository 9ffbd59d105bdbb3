package dynamo_test

import (
	"fmt"
	"testing"

	"madoguchi/internal/table"
	"madoguchi/internal/table/dynamo/dynamotest"
	"madoguchi/internal/table/tabletest"
)

func TestEngine(t *testing.T) { tabletest.Engine(t, dynamotest.Engine) }

func TestBulk(t *testing.T) { tabletest.Bulk(t, dynamotest.Bulk) }

// BatchGetItem answers with 16 MB at most and names the keys that it left out.
func TestGetGoesOnWhereOneAnswerEnds(t *testing.T) {
	e, body := dynamotest.Engine(t), make([]byte, 390<<10)
	var keys []table.Key
	for i := range 44 {
		item := table.Item{Key: table.Key{Partition: "p", Sort: fmt.Sprint(i)}, Version: 1, Body: body}
		if err := e.Write(t.Context(), table.Write{Item: item}); err != nil {
			t.Fatal(err)
		}
		keys = append(keys, item.Key)
	}
	if items, err := e.Get(t.Context(), keys...); err != nil || len(items) != len(keys) {
		t.Errorf("read %d of %d: %v", len(items), len(keys), err)
	}
}
