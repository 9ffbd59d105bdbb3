package aws

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"net/http"
	"slices"
	"time"

	sdk "github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/s3/types"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"madoguchi/internal/email"
)

// Blobs keeps raw mail, or lists of people, in an S3 bucket, which encrypts them by
// its own default.
type Blobs struct {
	client *s3.Client
	bucket string
}

var (
	_ email.Blobs  = (*Blobs)(nil)
	_ email.Lister = (*Blobs)(nil)
)

// NewBlobs uses the bucket of that name.
func NewBlobs(cfg sdk.Config, bucket string) *Blobs { return &Blobs{s3.NewFromConfig(cfg), bucket} }

// Put implements [email.Blobs].
func (b *Blobs) Put(ctx context.Context, key string, raw []byte) error {
	_, err := b.client.PutObject(ctx, &s3.PutObjectInput{Bucket: &b.bucket, Key: &key, Body: bytes.NewReader(raw)})
	if err != nil {
		return failed("PutObject", err)
	}
	return nil
}

// ErrTooLarge means an object that is larger than what it should be can be.
var ErrTooLarge = errors.New("aws: the object is too large")

// Get implements [email.Blobs]. S3 says that a key is not there only to whom may
// list the bucket; to others it is forbidden.
func (b *Blobs) Get(ctx context.Context, key string) ([]byte, error) {
	return b.GetBelow(ctx, key, math.MaxInt64)
}

// GetBelow is [Blobs.Get] of what has so many bytes at most: nothing larger is taken into memory.
// The error is [ErrTooLarge].
func (b *Blobs) GetBelow(ctx context.Context, key string, most int64) ([]byte, error) {
	out, err := b.open(ctx, key)
	if err != nil {
		return nil, err
	}
	defer out.Body.Close()
	if sdk.ToInt64(out.ContentLength) > most {
		return nil, ErrTooLarge
	}
	raw := bytes.NewBuffer(make([]byte, 0, sdk.ToInt64(out.ContentLength)+bytes.MinRead))
	if _, err := io.Copy(raw, out.Body); err != nil {
		return nil, failed("GetObject", err)
	}
	return raw.Bytes(), nil
}

func (b *Blobs) open(ctx context.Context, key string) (*s3.GetObjectOutput, error) {
	return b.get(ctx, &s3.GetObjectInput{Bucket: &b.bucket, Key: &key})
}

func (b *Blobs) get(ctx context.Context, what *s3.GetObjectInput) (*s3.GetObjectOutput, error) {
	out, err := b.client.GetObject(ctx, what)
	var missing *types.NoSuchKey
	if errors.As(err, &missing) {
		return nil, fmt.Errorf("aws: GetObject: %w", fs.ErrNotExist)
	}
	if err != nil {
		return nil, failed("GetObject", err)
	}
	return out, nil
}

// Delete implements [email.Blobs].
func (b *Blobs) Delete(ctx context.Context, key string) error {
	_, err := b.client.DeleteObject(ctx, &s3.DeleteObjectInput{Bucket: &b.bucket, Key: &key})
	if err != nil {
		return failed("DeleteObject", err)
	}
	return nil
}

// List implements [email.Lister].
func (b *Blobs) List(ctx context.Context, prefix string, before time.Time, most int) ([]string, error) {
	var keys []string
	pages := s3.NewListObjectsV2Paginator(b.client, &s3.ListObjectsV2Input{Bucket: &b.bucket, Prefix: &prefix})
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return keys, failed("ListObjectsV2", err)
		}
		for _, o := range page.Contents {
			if !sdk.ToTime(o.LastModified).Before(before) {
				continue
			}
			if keys = append(keys, sdk.ToString(o.Key)); len(keys) == most {
				return keys, nil
			}
		}
	}
	return keys, nil
}

// read writes an object to w as it comes in, and returns the tag of this version of
// it. The error is that of [Blobs.Get].
func (b *Blobs) read(ctx context.Context, key string, w io.Writer) (tag string, err error) {
	out, err := b.open(ctx, key)
	if err != nil {
		return "", err
	}
	defer out.Body.Close()
	if _, err := io.Copy(w, out.Body); err != nil {
		return "", failed("GetObject", err)
	}
	return sdk.ToString(out.ETag), nil
}

// deleteIf deletes an object that is still the one with the tag. Another one that
// came in its place since has an event of its own.
func (b *Blobs) deleteIf(ctx context.Context, key, tag string) error {
	_, err := b.client.DeleteObject(ctx, &s3.DeleteObjectInput{Bucket: &b.bucket, Key: &key, IfMatch: &tag})
	var response *smithyhttp.ResponseError
	over := []int{http.StatusPreconditionFailed, http.StatusNotFound}
	if err == nil || errors.As(err, &response) && slices.Contains(over, response.HTTPStatusCode()) {
		return nil
	}
	return failed("DeleteObject", err)
}
