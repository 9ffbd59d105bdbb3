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
	// Change stores what change makes of an object, nil where there is none. Nothing is stored where
	// that is an error. Where somebody else stored another one meanwhile the error is [ErrMeanwhile]:
	// nothing of theirs is lost.
	Change(ctx context.Context, key string, change func(old []byte) ([]byte, error)) error
}

// Errors of Change.
var (
	ErrMeanwhile = errors.New("somebody else changed the same at this moment, and nothing of yours was written; " +
		"look at what is there now, and do it again")
	errOld = errors.New("the AWS CLI here knows no writing under a condition (--if-match, --if-none-match); a newer one, please")
)

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

// Change implements [Shelf]. The new object, as long as it is not in its place, keeps others off.
func (f Folder) Change(ctx context.Context, key string, change func(old []byte) ([]byte, error)) error {
	path := filepath.Join(string(f), filepath.FromSlash(key))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	next, err := os.OpenFile(path+".new", os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%w. If nobody does, a command ended before its time: remove %s.new", ErrMeanwhile, path)
	}
	if err != nil {
		return err
	}
	object, err := f.changed(ctx, key, change)
	if err == nil {
		_, err = next.Write(object)
	}
	if err = errors.Join(err, next.Close()); err != nil {
		return errors.Join(err, os.Remove(path+".new"))
	}
	return os.Rename(path+".new", path)
}

func (f Folder) changed(ctx context.Context, key string, change func(old []byte) ([]byte, error)) ([]byte, error) {
	old, err := f.Get(ctx, key)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	return change(old)
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
func (s S3) Get(ctx context.Context, key string) ([]byte, error) {
	object, _, err := s.get(ctx, key)
	return object, err
}

// get returns an object and its entity tag.
func (s S3) get(ctx context.Context, key string) (object []byte, tag string, err error) {
	err = inFile(nil, func(path string) error {
		out, err := s.Run(ctx, "s3api", "get-object", "--bucket", s.Bucket, "--key", key, "--query", "ETag", "--output", "text", path)
		if err != nil {
			if strings.Contains(err.Error(), "NoSuchKey") {
				return fmt.Errorf("s3://%s/%s: %w", s.Bucket, key, fs.ErrNotExist)
			}
			return err
		}
		tag = strings.TrimSpace(string(out))
		object, err = os.ReadFile(path)
		return err
	})
	return object, tag, err
}

// Put implements [Shelf].
func (s S3) Put(ctx context.Context, key string, object []byte) error {
	return inFile(object, func(path string) error {
		_, err := s.Run(ctx, "s3api", "put-object", "--bucket", s.Bucket, "--key", key, "--body", path)
		return err
	})
}

// Change implements [Shelf]. S3 compares and writes at once (platform fact 57).
func (s S3) Change(ctx context.Context, key string, change func(old []byte) ([]byte, error)) error {
	old, tag, err := s.get(ctx, key)
	only := []string{"--if-match", tag}
	if errors.Is(err, fs.ErrNotExist) {
		only, err = []string{"--if-none-match", "*"}, nil
	}
	if err != nil {
		return err
	}
	object, err := change(old)
	if err != nil {
		return err
	}
	err = inFile(object, func(path string) error {
		_, err := s.Run(ctx, append([]string{"s3api", "put-object", "--bucket", s.Bucket, "--key", key, "--body", path}, only...)...)
		return err
	})
	return refused(err)
}

// refused says what a write under a condition was refused for.
func refused(err error) error {
	if err == nil {
		return nil
	}
	for _, code := range []string{"PreconditionFailed", "ConditionalRequestConflict", "NoSuchKey"} {
		if strings.Contains(err.Error(), code) {
			return ErrMeanwhile
		}
	}
	if strings.Contains(err.Error(), "Unknown options") {
		return errOld
	}
	return err
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
