package aws

import (
	"context"
	"fmt"
	"io"

	sdk "github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
)

// block is how much of an object is read at a time, in bytes.
const block = 1 << 20

// Object is one of which no more is read than somebody asks for, a block at a time. It is for one
// reader, as long as the context lasts with which it was opened.
type Object struct {
	blobs *Blobs
	ctx   context.Context
	key   string
	size  int64

	read []byte // what was read last
	at   int64  // where that begins
}

var _ io.ReaderAt = (*Object)(nil)

// Open opens an object of so many bytes at most, and reads its first block. The error is that of
// [Blobs.GetBelow].
func (b *Blobs) Open(ctx context.Context, key string, most int64) (*Object, error) {
	o := &Object{blobs: b, ctx: ctx, key: key}
	if err := o.fetch(0, block); err != nil {
		return nil, err
	}
	if o.size > most {
		return nil, ErrTooLarge
	}
	return o, nil
}

// Size is how many bytes it has.
func (o *Object) Size() int64 { return o.size }

// ReadAt implements [io.ReaderAt].
func (o *Object) ReadAt(p []byte, at int64) (n int, err error) {
	for n < len(p) {
		if at >= o.size {
			return n, io.EOF
		}
		if at < o.at || at >= o.at+int64(len(o.read)) {
			if err := o.fetch(at, max(block, int64(len(p)-n))); err != nil {
				return n, err
			}
		}
		copied := copy(p[n:], o.read[at-o.at:])
		n, at = n+copied, at+int64(copied)
	}
	return n, nil
}

// fetch reads so many bytes from a place on, or up to the end.
func (o *Object) fetch(at, size int64) error {
	out, err := o.blobs.get(o.ctx, &s3.GetObjectInput{Bucket: &o.blobs.bucket, Key: &o.key,
		Range: sdk.String(fmt.Sprintf("bytes=%d-%d", at, at+size-1))})
	if err != nil {
		return err
	}
	defer out.Body.Close()
	if _, err := fmt.Sscanf(sdk.ToString(out.ContentRange), fmt.Sprintf("bytes %d-%%d/%%d", at), new(int64), &o.size); err != nil {
		return failed("GetObject", fmt.Errorf("aws: no such range: %w", err))
	}
	o.read, err = io.ReadAll(io.LimitReader(out.Body, size))
	if o.at = at; err != nil || len(o.read) == 0 {
		o.read = nil
		return failed("GetObject", err)
	}
	return nil
}
