package deployment

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/events"
)

// TestBootstrap builds the line function with the tag that infra/build gives it,
// but for this machine, and lets it run against a stand-in for Lambda's runtime
// API: the program that is deployed really starts and answers.
func TestBootstrap(t *testing.T) {
	w := open(t)
	program := filepath.Join(t.TempDir(), "bootstrap")
	build := exec.Command("go", "build", "-tags", "lambda.norpc", "-o", program, "../line")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	lambda := &runtimeAPI{event: fixture(t, "line-gateway-text.json"), answer: make(chan []byte, 1)}
	server := httptest.NewServer(lambda)
	defer server.Close()

	ctx, stop := context.WithTimeout(t.Context(), time.Minute)
	defer stop()
	var out bytes.Buffer
	run := exec.CommandContext(ctx, program)
	run.Stdout, run.Stderr = &out, &out
	run.Env = []string{"AWS_LAMBDA_RUNTIME_API=" + strings.TrimPrefix(server.URL, "http://"), "DESK_SECRET_ID=desk", "INBOX_URL=" + inboxURL}
	for _, name := range []string{"AWS_ENDPOINT_URL", "AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"} {
		run.Env = append(run.Env, name+"="+os.Getenv(name))
	}
	if err := run.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- run.Wait() }()
	var answer []byte
	select {
	case answer = <-lambda.answer:
	case err := <-ended:
		t.Fatalf("the program ended: %v: %s", err, out.String())
	}
	stop()
	<-ended
	var response events.APIGatewayV2HTTPResponse
	decode(t, answer, &response)
	if response.StatusCode != 200 || len(w.Sent(inboxURL)) != 1 {
		t.Errorf("status %d, %d inquiries in the inbox: %s", response.StatusCode, len(w.Sent(inboxURL)), out.String())
	}
	for line := range strings.Lines(out.String()) {
		if !strings.HasPrefix(line, "{") {
			t.Errorf("a line of the log is no JSON: %s", line)
		}
	}
}

// runtimeAPI hands out one event and waits for its answer:
// https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html.
type runtimeAPI struct {
	event  []byte
	handed bool
	answer chan []byte
}

func (a *runtimeAPI) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	const invocation = "/2018-06-01/runtime/invocation/"
	switch {
	case r.URL.Path == invocation+"next" && !a.handed:
		a.handed = true // the program asks one after the other
		w.Header().Set("Lambda-Runtime-Aws-Request-Id", "1")
		w.Header().Set("Lambda-Runtime-Deadline-Ms", strconv.FormatInt(time.Now().Add(5*time.Second).UnixMilli(), 10))
		w.Header().Set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:ap-northeast-1:123456789012:function:line")
		w.Write(a.event)
	case r.URL.Path == invocation+"next":
		<-r.Context().Done() // there is no second event
	case r.URL.Path == invocation+"1/response":
		body, _ := io.ReadAll(r.Body)
		w.WriteHeader(http.StatusAccepted)
		a.answer <- body
	default:
		http.NotFound(w, r)
	}
}
