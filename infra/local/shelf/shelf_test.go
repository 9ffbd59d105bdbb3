package shelf_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	"madoguchi/infra/local/shelf"
)

// cli is the AWS CLI as far as a shelf calls it, and S3 behind it. The entity tag of an object is its content.
type cli map[string][]byte

func (c cli) run(_ context.Context, args ...string) ([]byte, error) {
	name := args[3] + "/" + args[5]
	switch {
	case !slices.Equal([]string{args[0], args[2], args[4]}, []string{"s3api", "--bucket", "--key"}):
		return nil, fmt.Errorf("a call that is none: %q", args)
	case args[1] == "put-object" && args[6] == "--body":
		if err := c.holds(name, args[8:]); err != nil {
			return nil, err
		}
		body, err := os.ReadFile(args[7])
		c[name] = body
		return nil, err
	case args[1] == "get-object" && c[name] == nil:
		return nil, errors.New("An error occurred (NoSuchKey) when calling the GetObject operation: The specified key does not exist.")
	case args[1] == "get-object" && slices.Equal(args[6:10], []string{"--query", "ETag", "--output", "text"}):
		return fmt.Appendf(nil, "%q\n", c[name]), os.WriteFile(args[10], c[name], 0o600)
	}
	return nil, fmt.Errorf("a call that is none: %q", args)
}

// holds answers a condition as S3 does.
func (c cli) holds(name string, condition []string) error {
	const refused = "An error occurred (PreconditionFailed) when calling the PutObject operation: At least one of the pre-conditions you specified did not hold"
	switch {
	case len(condition) == 0:
	case len(condition) == 2 && condition[0] == "--if-none-match" && condition[1] == "*":
		if c[name] != nil {
			return errors.New(refused)
		}
	case len(condition) == 2 && condition[0] == "--if-match" && c[name] == nil:
		return errors.New("An error occurred (NoSuchKey) when calling the PutObject operation: The specified key does not exist.")
	case len(condition) == 2 && condition[0] == "--if-match":
		if condition[1] != fmt.Sprintf("%q", c[name]) {
			return errors.New(refused)
		}
	default:
		return fmt.Errorf("a condition that is none: %q", condition)
	}
	return nil
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

// TestChange: an object is made and changed under hand, and an error leaves what was there.
func TestChange(t *testing.T) {
	for name, s := range map[string]shelf.Shelf{"folder": shelf.Folder(t.TempDir()), "S3": shelf.S3{Bucket: "desk", Run: cli{}.run}} {
		t.Run(name, func(t *testing.T) {
			const key = "control.json"
			more := func(old []byte) ([]byte, error) { return append(old, 'x'), nil }
			no := errors.New("no")
			for _, step := range []struct {
				change func(old []byte) ([]byte, error)
				err    error
				want   string
			}{{more, nil, "x"}, {more, nil, "xx"}, {func([]byte) ([]byte, error) { return nil, no }, no, "xx"}, {more, nil, "xxx"}} {
				if err := s.Change(t.Context(), key, step.change); !errors.Is(err, step.err) {
					t.Errorf("%v, want %v", err, step.err)
				}
				if got, err := s.Get(t.Context(), key); string(got) != step.want || err != nil {
					t.Errorf("%q, %v; want %q", got, err, step.want)
				}
			}
		})
	}
}

// TestTwoOperators at the same moment: the second is told, and writes nothing over the first; what it
// does after that counts. So it is where neither finds anything there.
func TestTwoOperators(t *testing.T) {
	for name, s := range map[string]shelf.Shelf{"folder": shelf.Folder(t.TempDir()), "S3": shelf.S3{Bucket: "desk", Run: cli{}.run}} {
		for _, key := range []string{"new.json", "control.json"} {
			t.Run(name+" "+key, func(t *testing.T) {
				if key == "control.json" {
					if err := s.Put(t.Context(), key, []byte("before ")); err != nil {
						t.Fatal(err)
					}
				}
				adds := func(words string) func([]byte) ([]byte, error) {
					return func(old []byte) ([]byte, error) { return append(old, words...), nil }
				}
				var other error
				err := s.Change(t.Context(), key, func(old []byte) ([]byte, error) {
					other = s.Change(t.Context(), key, adds("other"))
					return adds("mine")(old)
				})
				if (err == nil) == (other == nil) || !errors.Is(errors.Join(err, other), shelf.ErrMeanwhile) {
					t.Errorf("one of two must be refused: %v, %v", err, other)
				}
				first, _ := s.Get(t.Context(), key)
				if err := s.Change(t.Context(), key, adds(" again")); err != nil {
					t.Error(err)
				}
				got, err := s.Get(t.Context(), key)
				if string(got) != string(first)+" again" || bytes.Contains(got, []byte("other")) == bytes.Contains(got, []byte("mine")) {
					t.Errorf("%q after %q, %v", got, first, err)
				}
			})
		}
	}
}

// TestAnOldCLI that knows no conditions writes nothing, and its owner is told what to do.
func TestAnOldCLI(t *testing.T) {
	s := shelf.S3{Bucket: "desk", Run: func(ctx context.Context, args ...string) ([]byte, error) {
		if len(args) > 8 && args[1] == "put-object" {
			return nil, errors.New("aws s3api put-object: exit status 252: Unknown options: --if-none-match, *")
		}
		return cli{}.run(ctx, args...)
	}}
	err := s.Change(t.Context(), "control.json", func([]byte) ([]byte, error) { return []byte("{}"), nil })
	if err == nil || !strings.Contains(err.Error(), "a newer one, please") {
		t.Error(err)
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
