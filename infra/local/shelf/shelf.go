// Package shelf is where operators put what steers a desk: a folder, for rehearsals and tests, or
// a bucket of S3, which the AWS CLI reads and writes with the rights of whoever calls it.
package shelf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// Shelf keeps objects by their keys.
type Shelf interface {
	// Get returns an object. The error wraps [fs.ErrNotExist] where there is none.
	Get(ctx context.Context, key string) ([]byte, error)
	// Put stores an object in the place of one that may be there.
	Put(ctx context.Context, key string, object []byte) error
}

// Open opens a shelf: s3://BUCKET, or a folder.
func Open(where string) (Shelf, error) {
	bucket, s3 := strings.CutPrefix(where, "s3://")
	switch {
	case where == "":
		return nil, errors.New("shelf: where, please: a folder, or s3://BUCKET")
	case s3 && (bucket == "" || strings.Contains(bucket, "/")):
		return nil, fmt.Errorf("shelf: %q is no s3://BUCKET", where)
	case s3:
		return S3{Bucket: bucket, Run: AWS}, nil
	}
	return Folder(where), nil
}

// Folder is a shelf in a folder.
type Folder string

// Get implements [Shelf].
func (f Folder) Get(_ context.Context, key string) ([]byte, error) {
	return os.ReadFile(filepath.Join(string(f), filepath.FromSlash(key)))
}

// Put implements [Shelf]. Whoever reads finds the old object or the new one.
func (f Folder) Put(_ context.Context, key string, object []byte) error {
	path := filepath.Join(string(f), filepath.FromSlash(key))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(path+".new", object, 0o644); err != nil {
		return err
	}
	return os.Rename(path+".new", path)
}

// S3 is a shelf in a bucket.
type S3 struct {
	Bucket string
	Run    func(ctx context.Context, args ...string) ([]byte, error) // the AWS CLI
}

// AWS runs the AWS CLI, and returns what it prints. The error is what it says.
func AWS(ctx context.Context, args ...string) ([]byte, error) {
	var out, said bytes.Buffer
	c := exec.CommandContext(ctx, "aws", args...)
	c.Stdout, c.Stderr = &out, &said
	if err := c.Run(); err != nil {
		return nil, fmt.Errorf("aws %s: %w: %s", strings.Join(args[:min(2, len(args))], " "), err, strings.TrimSpace(said.String()))
	}
	return out.Bytes(), nil
}

// Get implements [Shelf].
func (s S3) Get(ctx context.Context, key string) (object []byte, err error) {
	err = inFile(nil, func(path string) error {
		_, err := s.Run(ctx, "s3api", "get-object", "--bucket", s.Bucket, "--key", key, path)
		if err != nil {
			if strings.Contains(err.Error(), "NoSuchKey") {
				return fmt.Errorf("s3://%s/%s: %w", s.Bucket, key, fs.ErrNotExist)
			}
			return err
		}
		object, err = os.ReadFile(path)
		return err
	})
	return object, err
}

// Put implements [Shelf].
func (s S3) Put(ctx context.Context, key string, object []byte) error {
	return inFile(object, func(path string) error {
		_, err := s.Run(ctx, "s3api", "put-object", "--bucket", s.Bucket, "--key", key, "--body", path)
		return err
	})
}

// inFile does something with a file that is there as long as that takes.
func inFile(content []byte, do func(path string) error) error {
	f, err := os.CreateTemp("", "madoguchi-")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	_, err = f.Write(content)
	if err := errors.Join(err, f.Close()); err != nil {
		return err
	}
	return do(f.Name())
}
