package main

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"time"

	bbolt "go.etcd.io/bbolt"

	"madoguchi/internal/email"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/keyring"
)

const (
	queueBucket = "queue"
	tries       = 5  // then a person takes over, as from a dead-letter queue
	unburied    = 30 // then what nobody can take over is parked
)

// handler takes turns; [turn.Desk] is one.
type handler interface {
	Handle(ctx context.Context, in inquiry.Inbound) error
	Bury(ctx context.Context, in inquiry.Inbound) error
	Park(ctx context.Context, channel inquiry.Channel, key string) error
}

// queue is the inbox: first in, first out for each customer, durable, with
// redelivery. It is what an SQS FIFO queue with a dead-letter queue is on AWS.
type queue struct {
	db    *bbolt.DB
	keys  *keyring.Ring
	log   *slog.Logger
	blobs email.Blobs // takes what is parked

	mu    sync.Mutex
	lanes map[inquiry.CustomerKey][]letter // what waits, by customer
	ready []inquiry.CustomerKey            // customers whose first letter may be taken
	wake  *sync.Cond
}

// letter is a message in the queue. Its body stands sealed in the file.
type letter struct {
	Seq      uint64              `json:"seq"`
	Customer inquiry.CustomerKey `json:"customer"`
	Body     keyring.Sealed      `json:"body"`
	Tries    int                 `json:"tries"`
}

// newQueue takes up what an earlier process left.
func newQueue(db *bbolt.DB, keys *keyring.Ring, log *slog.Logger) (*queue, error) {
	q := &queue{db: db, keys: keys, log: log, lanes: map[inquiry.CustomerKey][]letter{}}
	q.wake = sync.NewCond(&q.mu)
	err := db.Update(func(tx *bbolt.Tx) error {
		bucket, err := tx.CreateBucketIfNotExists([]byte(queueBucket))
		if err != nil {
			return err
		}
		return bucket.ForEach(func(_, value []byte) error {
			var l letter
			if err := json.Unmarshal(value, &l); err != nil {
				return err
			}
			q.add(l)
			return nil
		})
	})
	if err != nil {
		return nil, fmt.Errorf("queue: open: %w", err)
	}
	return q, nil
}

// Put stores all of it before it returns, or nothing.
func (q *queue) Put(_ context.Context, inbound ...inquiry.Inbound) error {
	letters := make([]letter, len(inbound))
	for i, in := range inbound {
		body, err := q.keys.Seal(place(in.Customer), in)
		if err != nil {
			return err
		}
		letters[i] = letter{Customer: in.Customer, Body: body}
	}
	err := q.db.Batch(func(tx *bbolt.Tx) error {
		for i := range letters {
			seq, err := tx.Bucket([]byte(queueBucket)).NextSequence()
			if err != nil {
				return err
			}
			letters[i].Seq = seq
			if err := write(tx, letters[i]); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("queue: put: %w", err)
	}
	q.mu.Lock()
	defer q.mu.Unlock()
	for _, l := range letters {
		q.add(l)
	}
	q.wake.Broadcast()
	return nil
}

// add files a letter. The caller holds the lock.
func (q *queue) add(l letter) {
	q.lanes[l.Customer] = append(q.lanes[l.Customer], l)
	if len(q.lanes[l.Customer]) == 1 {
		q.ready = append(q.ready, l.Customer)
	}
}

// work takes letters until the context ends.
func (q *queue) work(ctx context.Context, h handler) {
	stop := context.AfterFunc(ctx, q.wake.Broadcast)
	defer stop()
	for {
		l, ok := q.take(ctx)
		if !ok {
			return
		}
		q.done(l, q.handle(ctx, h, l))
	}
}

// take waits for a letter. Its customer's next one stays until [queue.done].
func (q *queue) take(ctx context.Context) (letter, bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.ready) == 0 {
		if ctx.Err() != nil {
			return letter{}, false
		}
		q.wake.Wait()
	}
	if ctx.Err() != nil {
		return letter{}, false
	}
	customer := q.ready[0]
	q.ready = q.ready[1:]
	return q.lanes[customer][0], true
}

// handle takes the turn of a letter. A panic fails the turn, not the process: the
// letter would stop each one that takes it up.
func (q *queue) handle(ctx context.Context, h handler, l letter) (err error) {
	defer caught(&err)
	var in inquiry.Inbound
	if err := q.keys.Open(place(l.Customer), l.Body, &in); err != nil {
		return q.park(ctx, h, l, err, tries)
	}
	if l.Tries >= tries {
		return q.park(ctx, h, l, bury(ctx, h, in), unburied)
	}
	return h.Handle(ctx, in)
}

func bury(ctx context.Context, h handler, in inquiry.Inbound) (err error) {
	defer caught(&err)
	return h.Bury(ctx, in)
}

// caught makes an error of a panic. It is deferred.
func caught(err *error) {
	if r := recover(); r != nil {
		*err = fmt.Errorf("queue: panic of type %T", r)
	}
}

// park takes a letter out of its customer's way that failed too often: it is kept as it
// is, and a case points at it.
func (q *queue) park(ctx context.Context, h handler, l letter, failed error, most int) error {
	if failed == nil || l.Tries < most {
		return failed
	}
	body, err := json.Marshal(l)
	if err != nil {
		return err
	}
	key := fmt.Sprintf("parked/%d", l.Seq)
	if err := q.blobs.Put(ctx, key, body); err != nil {
		return err
	}
	channel := inquiry.Email
	if strings.HasPrefix(string(l.Customer), string(inquiry.LINE)+":") {
		channel = inquiry.LINE
	}
	return h.Park(ctx, channel, key)
}

// done deletes a letter that was handled; one that was not goes back to the
// front of its customer's lane for later.
func (q *queue) done(l letter, failed error) {
	if failed != nil {
		q.log.Error("turn failed", "tries", l.Tries+1, "err", failed)
		l.Tries++
		if err := q.db.Batch(func(tx *bbolt.Tx) error { return write(tx, l) }); err != nil {
			q.log.Error("queue", "err", err)
		}
		time.AfterFunc(pause(l.Tries), func() { q.again(l) })
		return
	}
	if err := q.db.Batch(func(tx *bbolt.Tx) error { return tx.Bucket([]byte(queueBucket)).Delete(name(l)) }); err != nil {
		q.log.Error("queue", "err", err)
	}
	q.mu.Lock()
	defer q.mu.Unlock()
	rest := q.lanes[l.Customer][1:]
	if len(rest) == 0 {
		delete(q.lanes, l.Customer)
		return
	}
	q.lanes[l.Customer] = rest
	q.ready = append(q.ready, l.Customer)
	q.wake.Signal()
}

func (q *queue) again(l letter) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.lanes[l.Customer][0] = l
	q.ready = append(q.ready, l.Customer)
	q.wake.Signal()
}

// pause is short at first, as a failed turn on AWS makes its message visible
// again after a second or two (platform fact 28).
func pause(tries int) time.Duration { return min(time.Minute, time.Second<<min(tries-1, 6)) }

func write(tx *bbolt.Tx, l letter) error {
	value, err := json.Marshal(l)
	if err != nil {
		return err
	}
	bucket := tx.Bucket([]byte(queueBucket))
	if bucket == nil {
		return errors.New("queue: no bucket")
	}
	return bucket.Put(name(l), value)
}

// name is a letter's key: letters stay in the order in which they came.
func name(l letter) []byte { return binary.BigEndian.AppendUint64(nil, l.Seq) }

func place(c inquiry.CustomerKey) string { return "queue|" + string(c) }
