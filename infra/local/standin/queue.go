package standin

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"sync"
	"time"

	bbolt "go.etcd.io/bbolt"

	"madoguchi/internal/email"
	"madoguchi/internal/inbox"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/keyring"
)

const (
	queueBucket = "queue"
	tries       = 5  // then a person takes over, as from a dead-letter queue
	unburied    = 30 // then what nobody can take over is parked
)

// Queue is the inbox: first in, first out for each customer, durable, with
// redelivery. It is what an SQS FIFO queue with a dead-letter queue is on AWS.
type Queue struct {
	db    *bbolt.DB
	keys  *keyring.Ring
	log   *slog.Logger
	Blobs email.Blobs // takes what is parked

	Mu    sync.Mutex
	Lanes map[inquiry.CustomerKey][]entry // what waits, by customer
	ready []inquiry.CustomerKey           // customers whose first message may be taken
	wake  *sync.Cond
}

// entry is a message in the file. Its number keeps the order in which messages came.
type entry struct {
	Seq uint64 `json:"seq"`
	inbox.Message
	Tries int `json:"tries"`
}

// NewQueue takes up what an earlier process left.
func NewQueue(db *bbolt.DB, keys *keyring.Ring, log *slog.Logger) (*Queue, error) {
	q := &Queue{db: db, keys: keys, log: log, Lanes: map[inquiry.CustomerKey][]entry{}}
	q.wake = sync.NewCond(&q.Mu)
	err := db.Update(func(tx *bbolt.Tx) error {
		bucket, err := tx.CreateBucketIfNotExists([]byte(queueBucket))
		if err != nil {
			return err
		}
		return bucket.ForEach(func(_, value []byte) error {
			var e entry
			if err := json.Unmarshal(value, &e); err != nil {
				return err
			}
			q.add(e)
			return nil
		})
	})
	if err != nil {
		return nil, fmt.Errorf("queue: open: %w", err)
	}
	return q, nil
}

// Put stores all of it before it returns, or nothing.
func (q *Queue) Put(_ context.Context, inbound ...inquiry.Inbound) error {
	entries := make([]entry, len(inbound))
	for i, in := range inbound {
		message, err := inbox.Seal(q.keys, in)
		if err != nil {
			return err
		}
		entries[i] = entry{Message: message}
	}
	err := q.db.Batch(func(tx *bbolt.Tx) error {
		for i := range entries {
			seq, err := tx.Bucket([]byte(queueBucket)).NextSequence()
			if err != nil {
				return err
			}
			entries[i].Seq = seq
			if err := write(tx, entries[i]); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("queue: put: %w", err)
	}
	q.Mu.Lock()
	defer q.Mu.Unlock()
	for _, e := range entries {
		q.add(e)
	}
	q.wake.Broadcast()
	return nil
}

// add files a message. The caller holds the lock.
func (q *Queue) add(e entry) {
	q.Lanes[e.Customer] = append(q.Lanes[e.Customer], e)
	if len(q.Lanes[e.Customer]) == 1 {
		q.ready = append(q.ready, e.Customer)
	}
}

// Work takes messages until the context ends.
func (q *Queue) Work(ctx context.Context, h inbox.Handler) {
	stop := context.AfterFunc(ctx, q.wake.Broadcast)
	defer stop()
	for {
		lane, ok := q.next(ctx)
		if !ok {
			return
		}
		done, wait, err := q.take(ctx, h, lane)
		q.done(lane, done, wait, err)
	}
}

// next waits for messages, and returns those of one customer. What comes to them meanwhile
// stays until [Queue.done].
func (q *Queue) next(ctx context.Context) ([]entry, bool) {
	q.Mu.Lock()
	defer q.Mu.Unlock()
	for len(q.ready) == 0 {
		if ctx.Err() != nil {
			return nil, false
		}
		q.wake.Wait()
	}
	if ctx.Err() != nil {
		return nil, false
	}
	lane := q.Lanes[q.ready[0]]
	q.ready = q.ready[1:]
	return slices.Clone(lane[:min(len(lane), inbox.MostTaken)]), true
}

// take takes the turns of a customer's messages, as far as they open and were not given up.
// A panic fails the turn, not the process: the message would stop each one that takes it up.
func (q *Queue) take(ctx context.Context, h inbox.Handler, lane []entry) (done int, wait time.Duration, err error) {
	defer caught(&err)
	var all []inquiry.Inbound
	for _, e := range lane {
		in, err := e.Open(q.keys)
		if err != nil || e.Tries >= tries {
			break
		}
		all = append(all, in)
	}
	if len(all) > 0 {
		return h.Take(ctx, all...)
	}
	if err := q.give(ctx, h, lane[0]); err != nil {
		return 0, 0, err
	}
	return 1, 0, nil
}

// give gives a message that does not open, or was given up, to a person.
func (q *Queue) give(ctx context.Context, h inbox.Handler, e entry) error {
	in, err := e.Open(q.keys)
	if err != nil {
		return q.park(ctx, h, e, err, tries)
	}
	return q.park(ctx, h, e, bury(ctx, h, in), unburied)
}

func bury(ctx context.Context, h inbox.Handler, in inquiry.Inbound) (err error) {
	defer caught(&err)
	return h.Bury(ctx, in)
}

// caught makes an error of a panic. It is deferred.
func caught(err *error) {
	if r := recover(); r != nil {
		*err = fmt.Errorf("queue: panic of type %T", r)
	}
}

// park takes a message out of its customer's way that failed too often: it is kept as it
// is, and a case points at it.
func (q *Queue) park(ctx context.Context, h inbox.Handler, e entry, failed error, most int) error {
	if failed == nil || e.Tries < most {
		return failed
	}
	body, err := json.Marshal(e)
	if err != nil {
		return err
	}
	key := fmt.Sprintf("parked/%d", e.Seq)
	if err := q.Blobs.Put(ctx, key, body); err != nil {
		return err
	}
	return h.Park(ctx, e.Channel(), key)
}

// done deletes the messages that were taken; those that were not stay at the front of their
// customer's lane, for later where the first of them failed or waits for more.
func (q *Queue) done(lane []entry, done int, wait time.Duration, failed error) {
	customer, left := lane[0].Customer, lane[done:]
	if failed != nil {
		q.log.Error("turn failed", "tries", left[0].Tries+1, "err", failed)
		left[0].Tries++
		wait = inbox.Backoff(left[0].Tries)
	}
	err := q.db.Batch(func(tx *bbolt.Tx) error {
		for _, e := range lane[:done] {
			if err := tx.Bucket([]byte(queueBucket)).Delete(name(e)); err != nil {
				return err
			}
		}
		if failed != nil {
			return write(tx, left[0])
		}
		return nil
	})
	if err != nil {
		q.log.Error("queue", "err", err)
	}
	q.Mu.Lock()
	defer q.Mu.Unlock()
	rest := q.Lanes[customer][done:]
	copy(rest, left)
	if q.Lanes[customer] = rest; len(rest) == 0 {
		delete(q.Lanes, customer)
		return
	}
	time.AfterFunc(wait, func() { q.again(customer) })
}

func (q *Queue) again(customer inquiry.CustomerKey) {
	q.Mu.Lock()
	defer q.Mu.Unlock()
	q.ready = append(q.ready, customer)
	q.wake.Signal()
}

func write(tx *bbolt.Tx, e entry) error {
	value, err := json.Marshal(e)
	if err != nil {
		return err
	}
	bucket := tx.Bucket([]byte(queueBucket))
	if bucket == nil {
		return errors.New("queue: no bucket")
	}
	return bucket.Put(name(e), value)
}

// name is a message's key: messages stay in the order in which they came.
func name(e entry) []byte { return binary.BigEndian.AppendUint64(nil, e.Seq) }
