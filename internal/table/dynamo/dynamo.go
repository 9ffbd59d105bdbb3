// Package dynamo is the engine on AWS: items in one DynamoDB table. It
// translates and decides nothing.
package dynamo

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"madoguchi/internal/table"
)

// workIndex is the sparse index of things that still need doing, as
// template.yaml names it.
const workIndex = "work"

// Engine is a [table.Bulk] on one table. It is safe for concurrent use.
type Engine struct {
	calls
	table string
}

// calls are those that an engine makes. It holds them and not the client: where a program has templates the
// linker keeps all methods of a type that lies in something whose methods it cannot foresee.
type calls struct {
	get      func(context.Context, *dynamodb.BatchGetItemInput, ...func(*dynamodb.Options)) (*dynamodb.BatchGetItemOutput, error)
	transact func(context.Context, *dynamodb.TransactWriteItemsInput, ...func(*dynamodb.Options)) (
		*dynamodb.TransactWriteItemsOutput, error)
	write func(context.Context, *dynamodb.BatchWriteItemInput, ...func(*dynamodb.Options)) (*dynamodb.BatchWriteItemOutput, error)
	query querying
}

// querying is one of them, as the SDK turns pages by it.
type querying func(context.Context, *dynamodb.QueryInput, ...func(*dynamodb.Options)) (*dynamodb.QueryOutput, error)

// Query implements [dynamodb.QueryAPIClient].
func (q querying) Query(ctx context.Context, in *dynamodb.QueryInput, by ...func(*dynamodb.Options)) (*dynamodb.QueryOutput, error) {
	return q(ctx, in, by...)
}

var _ table.Bulk = (*Engine)(nil)

// New uses the table of that name, which must be as template.yaml defines it.
func New(client *dynamodb.Client, table string) *Engine {
	return &Engine{calls{client.BatchGetItem, client.TransactWriteItems, client.BatchWriteItem, client.Query}, table}
}

// Table is [New] with the SDK's own client, for a function that starts.
func Table(cfg aws.Config, name string) table.Bulk {
	return New(dynamodb.NewFromConfig(cfg), name)
}

// batch is the most keys that one BatchGetItem takes.
const batch = 100

// Get implements [table.Engine]. Reads are consistent: a turn decides on them.
func (e *Engine) Get(ctx context.Context, keys ...table.Key) ([]table.Item, error) {
	var found []table.Item
	for len(keys) > 0 {
		n := min(batch, len(keys))
		items, err := e.get(ctx, keys[:n])
		if err != nil {
			return nil, err
		}
		found, keys = append(found, items...), keys[n:]
	}
	return found, nil
}

func (e *Engine) get(ctx context.Context, keys []table.Key) ([]table.Item, error) {
	asked := types.KeysAndAttributes{ConsistentRead: aws.Bool(true)}
	for _, k := range keys {
		asked.Keys = append(asked.Keys, nameOf(k))
	}
	var found []table.Item
	request := map[string]types.KeysAndAttributes{e.table: asked}
	for len(request) > 0 {
		out, err := e.calls.get(ctx, &dynamodb.BatchGetItemInput{RequestItems: request})
		if err != nil {
			return nil, fmt.Errorf("dynamo: get: %w", err)
		}
		items, err := decodeAll(out.Responses[e.table])
		if err != nil {
			return nil, err
		}
		found, request = append(found, items...), out.UnprocessedKeys
	}
	return found, nil
}

// Write implements [table.Engine]. Even a single item goes as a transaction:
// the SDK gives it a request token, so that its own retry after a lost response
// does not meet its own write (platform fact 29).
func (e *Engine) Write(ctx context.Context, writes ...table.Write) error {
	in := &dynamodb.TransactWriteItemsInput{}
	for _, w := range writes {
		in.TransactItems = append(in.TransactItems, types.TransactWriteItem{Put: e.put(w)})
	}
	_, err := e.transact(ctx, in)
	if lost(err) {
		return table.ErrConflict
	}
	if err != nil {
		return fmt.Errorf("dynamo: write: %w", err)
	}
	return nil
}

func (e *Engine) put(w table.Write) *types.Put {
	put := &types.Put{TableName: &e.table, Item: encode(w.Item)}
	switch w.If {
	case table.Absent:
		put.ConditionExpression = aws.String("attribute_not_exists(pk)")
	case table.Unchanged:
		put.ConditionExpression = aws.String("v = :v")
		put.ExpressionAttributeValues = map[string]types.AttributeValue{":v": number(w.Version - 1)}
	}
	return put
}

// lost reports whether a transaction was cancelled because somebody else came
// first. The exception does not unwrap to a condition: its reasons tell, one
// for each write (platform fact 29).
func lost(err error) bool {
	var cancelled *types.TransactionCanceledException
	if !errors.As(err, &cancelled) {
		return false
	}
	for _, reason := range cancelled.CancellationReasons {
		switch aws.ToString(reason.Code) {
		case "ConditionalCheckFailed", "TransactionConflict":
			return true
		}
	}
	return false
}

// Query implements [table.Engine].
func (e *Engine) Query(ctx context.Context, q table.Query) ([]table.Item, error) {
	pages := dynamodb.NewQueryPaginator(e.calls.query, e.query(q))
	var found []table.Item
	for pages.HasMorePages() && (q.Limit == 0 || len(found) < q.Limit) {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return nil, fmt.Errorf("dynamo: query: %w", err)
		}
		items, err := decodeAll(page.Items)
		if err != nil {
			return nil, err
		}
		found = append(found, items...)
	}
	if q.Limit > 0 && len(found) > q.Limit {
		found = found[:q.Limit]
	}
	return found, nil
}

func (e *Engine) query(q table.Query) *dynamodb.QueryInput {
	pk, sk := "pk", "sk"
	in := &dynamodb.QueryInput{TableName: &e.table, ConsistentRead: aws.Bool(!q.Work), ScanIndexForward: aws.Bool(!q.Last)}
	if q.Work {
		pk, sk = "wpk", "wsk"
		in.IndexName = aws.String(workIndex)
	}
	condition := pk + " = :p"
	values := map[string]types.AttributeValue{":p": text(q.Partition)}
	switch {
	case q.Until != "":
		condition += " AND " + sk + " <= :s"
		values[":s"] = text(q.Until)
	case q.Prefix != "":
		condition += " AND begins_with(" + sk + ", :s)"
		values[":s"] = text(q.Prefix)
	}
	in.KeyConditionExpression, in.ExpressionAttributeValues = &condition, values
	if q.Limit > 0 {
		in.Limit = aws.Int32(int32(q.Limit))
	}
	return in
}

func ttl(t time.Time) types.AttributeValue { return number(t.Unix()) }
