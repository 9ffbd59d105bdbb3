package dynamo

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"madoguchi/internal/table"
)

const (
	bulk    = 25 // the most writes that one BatchWriteItem takes
	several = 8  // calls at the same time

	// DynamoDB leaves out what is more than a table takes at the moment and asks to
	// be left alone for a while.
	shortest = 50 * time.Millisecond
	longest  = 5 * time.Second
)

// Put implements [table.Bulk].
func (e *Engine) Put(ctx context.Context, items ...table.Item) error {
	requests := make([]types.WriteRequest, len(items))
	for i, item := range items {
		requests[i].PutRequest = &types.PutRequest{Item: encode(item)}
	}
	return e.bulk(ctx, requests)
}

// Delete implements [table.Bulk].
func (e *Engine) Delete(ctx context.Context, keys ...table.Key) error {
	requests := make([]types.WriteRequest, len(keys))
	for i, key := range keys {
		requests[i].DeleteRequest = &types.DeleteRequest{Key: nameOf(key)}
	}
	return e.bulk(ctx, requests)
}

// bulk does all requests, several calls at a time, until one fails.
func (e *Engine) bulk(ctx context.Context, requests []types.WriteRequest) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	var calls sync.WaitGroup
	slots := make(chan struct{}, several)
	for some := range slices.Chunk(requests, bulk) {
		slots <- struct{}{}
		if ctx.Err() != nil {
			break
		}
		calls.Go(func() {
			defer func() { <-slots }()
			if err := e.some(ctx, some); err != nil {
				stop(err)
			}
		})
	}
	calls.Wait()
	return context.Cause(ctx)
}

// some does requests that fit into one call, and again what DynamoDB left out.
func (e *Engine) some(ctx context.Context, requests []types.WriteRequest) error {
	for wait := shortest; ; wait = min(2*wait, longest) {
		in := &dynamodb.BatchWriteItemInput{RequestItems: map[string][]types.WriteRequest{e.table: requests}}
		out, err := e.calls.write(ctx, in)
		if err != nil {
			return fmt.Errorf("dynamo: bulk write: %w", err)
		}
		if requests = out.UnprocessedItems[e.table]; len(requests) == 0 {
			return nil
		}
		if err := pause(ctx, wait); err != nil {
			return fmt.Errorf("dynamo: bulk write: %d items left out: %w", len(requests), err)
		}
	}
}

// pause waits, or less where the context ends.
func pause(ctx context.Context, wait time.Duration) error {
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}
