package shelf_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"testing"

	"madoguchi/infra/local/shelf"
)

// cli is the AWS CLI as far as a shelf calls it.
type cli map[string][]byte

func (c cli) run(_ context.Context, args ...string) ([]byte, error) {
	name := args[3] + "/" + args[5]
	switch {
	case !slices.Equal([]string{args[0], args[2], args[4]}, []string{"s3api", "--bucket", "--key"}):
		return nil, fmt.Errorf("a call that is none: %q", args)
	case args[1] == "put-object" && args[6] == "--body":
		body, err := os.ReadFile(args[7])
		c[name] = body
		return nil, err
	case args[1] == "get-object" && c[name] == nil:
		return nil, errors.New("An error occurred (NoSuchKey) when calling the GetObject operation: The specified key does not exist.")
	case args[1] == "get-object":
		return nil, os.WriteFile(args[6], c[name], 0o600)
	}
	return nil, fmt.Errorf("a call that is none: %q", args)
}

// TestShelves keep what is put there, and say of what is not there that it is not.
func TestShelves(t *testing.T) {
	for name, s := range map[string]shelf.Shelf{"folder": shelf.Folder(t.TempDir()), "S3": shelf.S3{Bucket: "desk", Run: cli{}.run}} {
		t.Run(name, func(t *testing.T) {
			const key = "incident/one.bundle"
			if _, err := s.Get(t.Context(), key); !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("what is not there: %v", err)
			}
			for _, content := range []string{"first", "second"} {
				if err := s.Put(t.Context(), key, []byte(content)); err != nil {
					t.Fatal(err)
				}
				if got, err := s.Get(t.Context(), key); string(got) != content || err != nil {
					t.Errorf("%q, %v", got, err)
				}
			}
		})
	}
}

// TestOpen: where nobody says where, or says what is no bucket, nothing is opened.
func TestOpen(t *testing.T) {
	for where, good := range map[string]bool{"": false, "s3://": false, "s3://desk/folder": false, "s3://desk": true, "folder": true} {
		if s, err := shelf.Open(where); (err == nil) != good || (s == nil) == good {
			t.Errorf("%q: %v, %v", where, s, err)
		}
	}
}
