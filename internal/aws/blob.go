package aws

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"

	sdk "github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/s3/types"

	"madoguchi/internal/email"
)

// Blobs keeps raw mail in an S3 bucket, which encrypts it by its own default.
type Blobs struct {
	client *s3.Client
	bucket string
}

var _ email.Blobs = (*Blobs)(nil)

// NewBlobs keeps raw mail in the bucket of that name.
func NewBlobs(cfg sdk.Config, bucket string) *Blobs { return &Blobs{s3.NewFromConfig(cfg), bucket} }

// Put implements [email.Blobs].
func (b *Blobs) Put(ctx context.Context, key string, raw []byte) error {
	_, err := b.client.PutObject(ctx, &s3.PutObjectInput{Bucket: &b.bucket, Key: &key, Body: bytes.NewReader(raw)})
	if err != nil {
		return failed("PutObject", err)
	}
	return nil
}

// Get implements [email.Blobs]. S3 says that a key is not there only to whom may
// list the bucket; to others it is forbidden.
func (b *Blobs) Get(ctx context.Context, key string) ([]byte, error) {
	out, err := b.client.GetObject(ctx, &s3.GetObjectInput{Bucket: &b.bucket, Key: &key})
	var missing *types.NoSuchKey
	if errors.As(err, &missing) {
		return nil, fmt.Errorf("aws: GetObject: %w", fs.ErrNotExist)
	}
	if err != nil {
		return nil, failed("GetObject", err)
	}
	defer out.Body.Close()
	raw := bytes.NewBuffer(make([]byte, 0, sdk.ToInt64(out.ContentLength)+bytes.MinRead))
	if _, err := io.Copy(raw, out.Body); err != nil {
		return nil, failed("GetObject", err)
	}
	return raw.Bytes(), nil
}

// Delete implements [email.Blobs].
func (b *Blobs) Delete(ctx context.Context, key string) error {
	_, err := b.client.DeleteObject(ctx, &s3.DeleteObjectInput{Bucket: &b.bucket, Key: &key})
	if err != nil {
		return failed("DeleteObject", err)
	}
	return nil
}
