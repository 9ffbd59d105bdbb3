package aws

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strconv"
	"time"

	sdk "github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sqs"
	"github.com/aws/aws-sdk-go-v2/service/sqs/types"

	"madoguchi/internal/inbox"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/keyring"
	"madoguchi/internal/telemetry"
)

// What SQS takes in one call: messages, and bytes of all their bodies together,
// which is also the most of a single one.
const (
	maxBatch = 10
	maxBytes = 1 << 20
)

// traced is the attribute of a message that holds its trace, for what is to be said of one
// that does not open. SQS counts attributes as it counts bodies; with its name and its type
// it has so many bytes at most.
const (
	traced     = "trace"
	traceBytes = 32
)

// errTooLarge is an inquiry that no message holds. The channels cut their texts
// long before.
var errTooLarge = errors.New("aws: an inquiry is too large for the queue")

// errOpen is a message that is no inquiry, or sealed under keys that are not ours.
var errOpen = errors.New("aws: a message of the queue does not open")

// Queue is the inbox on an SQS FIFO queue. Messages of one customer keep their
// order, by the group; a repeat within five minutes is dropped by SQS, by the ID
// of the inquiry, and a later one by the turn (platform fact 28).
type Queue struct {
	batch  sending
	change changing
	url    string
	keys   *keyring.Ring
	log    *slog.Logger // the line webhook leaves the inbox's errors to the inbox
}

// sending and changing are calls of SQS. What makes some holds these and not the client: where a program has
// templates the linker keeps all methods of a type that lies in something whose methods it cannot foresee.
type (
	sending  func(context.Context, *sqs.SendMessageBatchInput, ...func(*sqs.Options)) (*sqs.SendMessageBatchOutput, error)
	changing func(context.Context, *sqs.ChangeMessageVisibilityBatchInput, ...func(*sqs.Options)) (
		*sqs.ChangeMessageVisibilityBatchOutput, error)
)

// NewQueue uses the queue with that URL and seals what it puts there.
func NewQueue(cfg sdk.Config, url string, keys *keyring.Ring, log *slog.Logger) *Queue {
	client := sqs.NewFromConfig(cfg)
	return &Queue{client.SendMessageBatch, client.ChangeMessageVisibilityBatch, url, keys, log}
}

// Put stores all inquiries or returns an error. After an error some may be
// stored; putting all of them again is harmless.
func (q *Queue) Put(ctx context.Context, inbound ...inquiry.Inbound) error {
	err := q.put(ctx, inbound)
	if err != nil {
		q.log.ErrorContext(ctx, "inbox", "err", err)
	}
	return err
}

func (q *Queue) put(ctx context.Context, inbound []inquiry.Inbound) error {
	entries := make([]types.SendMessageBatchRequestEntry, len(inbound))
	for i, in := range inbound {
		body, err := q.seal(in)
		if err != nil {
			return err
		}
		entries[i] = types.SendMessageBatchRequestEntry{Id: sdk.String(strconv.Itoa(i)), MessageBody: &body,
			MessageGroupId: sdk.String(string(in.Customer)), MessageDeduplicationId: sdk.String(q.keys.Hash("queue", in.ID)),
			MessageAttributes: map[string]types.MessageAttributeValue{traced: text(q.trace(in))}}
	}
	for len(entries) > 0 {
		n := fitting(entries)
		if err := q.send(ctx, entries[:n]); err != nil {
			return err
		}
		entries = entries[n:]
	}
	for _, in := range inbound {
		q.log.InfoContext(telemetry.With(ctx, q.trace(in)), "queued", "channel", in.Channel, "event", in.Kind)
	}
	return nil
}

func text(value string) types.MessageAttributeValue {
	return types.MessageAttributeValue{DataType: sdk.String("String"), StringValue: &value}
}

func (q *Queue) trace(in inquiry.Inbound) string { return telemetry.Trace(q.keys.Hash, in.ID) }

func (q *Queue) seal(in inquiry.Inbound) (string, error) {
	message, err := inbox.Seal(q.keys, in)
	if err != nil {
		return "", err
	}
	body, err := json.Marshal(message)
	if err != nil {
		return "", fmt.Errorf("aws: encode message: %w", err)
	}
	if len(body) > maxBytes-traceBytes {
		return "", errTooLarge
	}
	return string(body), nil
}

// fitting is how many of the entries go into one call, at least one.
func fitting(entries []types.SendMessageBatchRequestEntry) int {
	size := 0
	for i, e := range entries {
		if size += len(*e.MessageBody) + traceBytes; i == maxBatch || size > maxBytes {
			return i
		}
	}
	return len(entries)
}

func (q *Queue) send(ctx context.Context, entries []types.SendMessageBatchRequestEntry) error {
	out, err := q.batch(ctx, &sqs.SendMessageBatchInput{QueueUrl: &q.url, Entries: entries})
	if err != nil {
		return failed("SendMessageBatch", err)
	}
	if n := len(out.Failed); n > 0 {
		return fmt.Errorf("aws: SendMessageBatch: %d of %d refused: %s", n, len(entries), sdk.ToString(out.Failed[0].Code))
	}
	return nil
}

// Open reads the body of a message that Put stored.
func (q *Queue) Open(body string) (inquiry.Inbound, error) {
	in, err := message(body).Open(q.keys)
	if err != nil {
		return inquiry.Inbound{}, errOpen
	}
	return in, nil
}

// message reads a body as far as it can be read.
func message(body string) inbox.Message {
	var m inbox.Message
	if json.Unmarshal([]byte(body), &m) != nil {
		return inbox.Message{}
	}
	return m
}

// Again lets messages of one customer come back after so many whole seconds, instead of after
// the queue's visibility timeout. The first of them rests; the others go back at once, for it
// holds them back (platform fact 46), and then all are received together.
func (q *Queue) Again(ctx context.Context, after time.Duration, receiptHandles ...string) error {
	entries := make([]types.ChangeMessageVisibilityBatchRequestEntry, len(receiptHandles))
	for i, handle := range receiptHandles {
		entries[i] = types.ChangeMessageVisibilityBatchRequestEntry{Id: sdk.String(strconv.Itoa(i)), ReceiptHandle: &handle}
	}
	entries[0].VisibilityTimeout = int32(after / time.Second)
	out, err := q.change(ctx, &sqs.ChangeMessageVisibilityBatchInput{QueueUrl: &q.url, Entries: entries})
	if err != nil {
		return failed("ChangeMessageVisibilityBatch", err)
	}
	if n := len(out.Failed); n > 0 {
		return fmt.Errorf("aws: ChangeMessageVisibilityBatch: %d of %d refused: %s", n, len(entries), sdk.ToString(out.Failed[0].Code))
	}
	return nil
}
