package aws

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"path"
	"strings"
	"time"

	"github.com/aws/aws-lambda-go/events"
)

// errNoUpload is a message that S3 did not send.
var errNoUpload = errors.New("aws: a message that names no object")

// Uploads hands CSV files that somebody put into a bucket to who takes them. S3 names
// them in a queue, so that one that takes longer than a function may run is handed
// over again. All its fields are needed.
type Uploads struct {
	Blobs *Blobs
	Queue *Queue
	// Take reads a file. It returns a report where it refuses the file, which is then
	// put beside it; an error means that it wants the file again.
	Take func(ctx context.Context, path string) (refusal []byte, err error)
	Log  *slog.Logger
}

// Serve handles an event of SQS with ReportBatchItemFailures.
func (u *Uploads) Serve(ctx context.Context, e events.SQSEvent) (events.SQSEventResponse, error) {
	out := events.SQSEventResponse{BatchItemFailures: []events.SQSBatchItemFailure{}}
	for _, m := range e.Records {
		if m.MessageId == "" {
			return out, errUnnamed
		}
		err := u.message(ctx, m.Body)
		if err == nil {
			continue
		}
		tries := m.Attributes["ApproximateReceiveCount"]
		u.Log.WarnContext(ctx, "upload: to be taken up again", "message", m.MessageId, "tries", tries, "err", err)
		if err := u.Queue.Again(ctx, time.Second, m.ReceiptHandle); err != nil {
			u.Log.ErrorContext(ctx, "upload waits for the queue's timeout", "message", m.MessageId, "err", err)
		}
		out.BatchItemFailures = append(out.BatchItemFailures, events.SQSBatchItemFailure{ItemIdentifier: m.MessageId})
	}
	return out, nil
}

// message takes the objects that one message names. S3 also sends one when the
// notification is set up, which names none.
func (u *Uploads) message(ctx context.Context, body string) (err error) {
	defer caught(&err)
	ctx, cancel := early(ctx)
	defer cancel()
	var e struct {
		events.S3Event
		Event string
	}
	if json.Unmarshal([]byte(body), &e) != nil || len(e.Records) == 0 && e.Event != "s3:TestEvent" {
		return errNoUpload
	}
	for _, r := range e.Records {
		key := r.S3.Object.URLDecodedKey
		if r.S3.Bucket.Name != u.Blobs.bucket || !strings.HasSuffix(key, ".csv") {
			u.Log.WarnContext(ctx, "upload: no CSV file of this bucket; not taken")
			continue
		}
		if err := u.object(ctx, key); err != nil {
			return err
		}
	}
	return nil
}

// object takes one file. One that is gone was taken before.
func (u *Uploads) object(ctx context.Context, key string) error {
	file, err := os.CreateTemp("", "upload-*.csv")
	if err != nil {
		return errors.New("aws: no place for an upload")
	}
	defer os.Remove(file.Name())
	tag, err := u.Blobs.read(ctx, key, file)
	closed := file.Close()
	if errors.Is(err, fs.ErrNotExist) {
		u.Log.InfoContext(ctx, "upload: not there any more", "key", key)
		return nil
	}
	if err := errors.Join(err, closed); err != nil {
		return err
	}
	refusal, err := u.Take(ctx, file.Name())
	if err != nil {
		return err
	}
	if refusal != nil {
		return u.Blobs.Put(ctx, strings.TrimSuffix(key, path.Ext(key))+".report.json", refusal)
	}
	return u.Blobs.deleteIf(ctx, key, tag)
}
