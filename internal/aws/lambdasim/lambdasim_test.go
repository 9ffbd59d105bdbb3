package lambdasim_test

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/lambda"

	"madoguchi/internal/aws/lambdasim"
)

// TestMain is the program that Lambda runs, too, where it is started by it.
func TestMain(m *testing.M) {
	if os.Getenv("AWS_LAMBDA_RUNTIME_API") == "" {
		os.Exit(m.Run())
	}
	lambda.Start(func(ctx context.Context, event string) (string, error) {
		switch event {
		case "die":
			os.Exit(1)
		case "fail":
			return "", errors.New("it did not work")
		case "hang":
			<-ctx.Done()
			select {}
		case "deadline":
			if _, bounded := ctx.Deadline(); !bounded {
				return "none", nil
			}
		}
		return event + " of " + os.Getenv("NAME"), nil
	})
}

func TestWhatBecomesOfAnEvent(t *testing.T) {
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	f := &lambdasim.Function{Program: program, Env: []string{"NAME=one"}, Timeout: time.Minute}
	t.Cleanup(f.Kill)
	for _, c := range []struct {
		event  string
		answer string
		failed string
		starts int // of processes until then
	}{
		{`"hello"`, `"hello of one"`, "", 1},
		{`"deadline"`, `"deadline of one"`, "", 1},
		{`"fail"`, "", "lambdasim: errorString: it did not work", 1},
		{`"after a failure the process goes on"`, `"after a failure the process goes on of one"`, "", 1},
		{`"die"`, "", lambdasim.ErrDied.Error(), 1},
		{`"after its death another one"`, `"after its death another one of one"`, "", 2},
	} {
		got, err := f.Invoke(t.Context(), []byte(c.event))
		if (err != nil || c.failed != "") && (err == nil || err.Error() != c.failed) {
			t.Errorf("%s: %v, want %q", c.event, err, c.failed)
		}
		if string(got) != c.answer || f.Starts() != c.starts {
			t.Errorf("%s: answered %s by process %d", c.event, got, f.Starts())
		}
	}
	f.Kill()
	if got, err := f.Invoke(t.Context(), []byte(`"hello"`)); err != nil || string(got) != `"hello of one"` || f.Starts() != 3 {
		t.Errorf("killed between two events: %s, %v", got, err)
	}
}

func TestLambdaEndsWhatTakesTooLong(t *testing.T) {
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	f := &lambdasim.Function{Program: program, Timeout: 300 * time.Millisecond}
	t.Cleanup(f.Kill)
	if _, err := f.Invoke(t.Context(), []byte(`"hang"`)); !errors.Is(err, lambdasim.ErrTimeout) {
		t.Error(err)
	}
	if f.Timeout = time.Minute; f.Starts() != 1 {
		t.Errorf("%d processes", f.Starts())
	}
	if _, err := f.Invoke(t.Context(), []byte(`"hello"`)); err != nil || f.Starts() != 2 {
		t.Errorf("after that: %v, by process %d", err, f.Starts())
	}
}

func TestAProgramThatDoesNotStart(t *testing.T) {
	f := &lambdasim.Function{Program: "/nowhere/bootstrap", Timeout: time.Second}
	if _, err := f.Invoke(t.Context(), []byte(`""`)); err == nil || !strings.Contains(err.Error(), "no such file") {
		t.Error(err)
	}
}
