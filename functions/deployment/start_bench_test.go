//go:build linux

package deployment

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// programs are functions that were built before, as of an older commit.
var programs = flag.String("programs", "", "measure the programs in this `folder`, each by the name of its function")

// BenchmarkStart starts each function as Lambda does, beside a handler without any code of ours
// that makes the same clients of the SDK and reads the same secret: the processor time until it
// asks for its first event, what of it lies in memory at most until then, and the processor time
// until it has answered a first real event. Figures are medians, factors those of the pairs.
//
//	go test -run '^$' -bench Start -benchtime 15x ./functions/deployment
func BenchmarkStart(b *testing.B) {
	for _, f := range []struct {
		name    string
		clients string // tags of testdata/baseline
		event   func(*testing.B, *world) []byte
	}{
		{"line", "sqs", func(b *testing.B, _ *world) []byte { return today(b, "line-gateway-text.json") }},
		{"email", "sqs s3", func(b *testing.B, _ *world) []byte { return fixture(b, "email-post-authenticated.json") }},
		{"answer", "sqs s3 sesv2 dynamodb", func(b *testing.B, w *world) []byte {
			return arrival(inboxARN, w.message(b, "01D87MBT78S7VJF4QSXZAH3H92", user, "カードの再発行に手数料はかかりますか？"))
		}},
		{"clock", "sqs s3 sesv2 dynamodb", func(b *testing.B, _ *world) []byte { return fixture(b, "scheduler-tick.json") }},
		{"desk", "s3 sesv2 dynamodb", func(b *testing.B, _ *world) []byte {
			return []byte(`{"version":"2.0","rawPath":"/desk/","requestContext":{"domainName":"desk.example.jp","http":{"method":"GET"}}}`)
		}},
		{"roster", "sqs s3 dynamodb", func(b *testing.B, _ *world) []byte { return fixture(b, "roster-current.json") }},
		{"feedback", "sqs", func(b *testing.B, _ *world) []byte { return fixture(b, "sns-code-bounce.json") }},
	} {
		b.Run(f.name, func(b *testing.B) {
			w := open(b)
			w.at = time.Now()
			database := httptest.NewServer(http.HandlerFunc(nothingStored))
			defer database.Close()
			b.Setenv("AWS_ENDPOINT_URL_DYNAMODB", database.URL)
			event, env := f.event(b, w), []string{"HOME=" + b.TempDir(), "GOGC=" + garbage}
			for name, value := range w.env {
				env = append(env, name+"="+value)
			}
			baseline := executable(b, "./testdata/baseline", f.clients)
			function := filepath.Join(*programs, f.name)
			if *programs == "" {
				function = executable(b, "../"+f.name, "")
			}
			var plain, ours []cost
			for b.Loop() {
				plain = append(plain, started(b, baseline, env, nil))
				ours = append(ours, started(b, function, env, event))
			}
			report(b, plain, ours)
		})
	}
}

// executable builds a program as infra/build does, but for this machine.
func executable(b *testing.B, folder, tags string) string {
	b.Helper()
	file := filepath.Join(b.TempDir(), "bootstrap")
	build := exec.Command("go", "build", "-trimpath", "-ldflags", "-s -w", "-tags", strings.TrimSpace("lambda.norpc "+tags), "-o", file, folder)
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, out)
	}
	return file
}

// cost is what a start takes.
type cost struct {
	asked, answered time.Duration // of the processor, until the first event was asked for, and answered
	memory          float64       // MB, the most until the first event was asked for
}

// started runs a program until it has answered the event, or asked for one where that is nil.
func started(b *testing.B, program string, env []string, event []byte) cost {
	b.Helper()
	var c cost
	var pid int
	there, done := make(chan struct{}), make(chan error, 8) // nobody who tells more than one hears waits for ever
	api := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		<-there
		switch {
		case strings.HasSuffix(r.URL.Path, "/next") && c.asked == 0:
			c.asked, c.memory = used(pid), memory(pid)
			if event == nil {
				done <- nil
				return
			}
			w.Header().Set("Lambda-Runtime-Aws-Request-Id", "1")
			w.Header().Set("Lambda-Runtime-Deadline-Ms", strconv.FormatInt(time.Now().Add(time.Minute).UnixMilli(), 10))
			w.Write(event)
		case strings.HasSuffix(r.URL.Path, "/response"):
			c.answered = used(pid)
			body, _ := io.ReadAll(r.Body)
			if w.WriteHeader(http.StatusAccepted); bytes.Contains(body, []byte("itemIdentifier")) {
				done <- fmt.Errorf("the event was given back: %s", body)
			}
			done <- nil
		default:
			body, _ := io.ReadAll(r.Body)
			done <- fmt.Errorf("%s: %s", r.URL.Path, body)
		}
	}))
	defer api.Close()
	var log bytes.Buffer
	p := exec.CommandContext(b.Context(), program)
	p.Stdout, p.Stderr = &log, &log
	p.Env = append(slices.Clone(env), "AWS_LAMBDA_RUNTIME_API="+strings.TrimPrefix(api.URL, "http://"))
	for _, line := range os.Environ() {
		if strings.HasPrefix(line, "AWS_") {
			p.Env = append(p.Env, line)
		}
	}
	if err := p.Start(); err != nil {
		b.Fatal(err)
	}
	pid = p.Process.Pid
	close(there)
	ended := make(chan error, 1)
	go func() { ended <- p.Wait() }()
	select {
	case err := <-done:
		p.Process.Kill()
		<-ended
		if err != nil {
			b.Fatalf("%v\n%s", err, log.String())
		}
	case err := <-ended:
		b.Fatalf("the program ended: %v\n%s", err, log.String())
	}
	return c
}

// used is the processor time of a process: of all of its threads.
func used(pid int) time.Duration {
	threads, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/schedstat", pid))
	sum := time.Duration(0)
	for _, file := range threads {
		var ran time.Duration
		if b, err := os.ReadFile(file); err == nil {
			fmt.Sscan(string(b), &ran)
		}
		sum += ran
	}
	return sum
}

// memory is the most of a process that lay in memory so far, in MB, files that are mapped included.
func memory(pid int) float64 {
	b, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	_, after, _ := strings.Cut(string(b), "VmHWM:")
	var kB float64
	fmt.Sscan(after, &kB)
	return kB / 1000
}

func report(b *testing.B, plain, ours []cost) {
	b.ReportMetric(0, "ns/op")
	asked := func(c cost) float64 { return float64(c.asked.Microseconds()) / 1000 }
	memory := func(c cost) float64 { return c.memory }
	for name, of := range map[string]func(cost) float64{"next-ms": asked, "MB": memory} {
		var each, factors []float64
		for i := range ours {
			each = append(each, of(ours[i]))
			factors = append(factors, of(ours[i])/of(plain[i]))
		}
		b.ReportMetric(median(each), name)
		b.ReportMetric(median(factors), "x-"+name)
	}
	var each []float64
	for _, c := range ours {
		each = append(each, float64(c.answered.Microseconds())/1000)
	}
	b.ReportMetric(median(each), "answered-ms")
}

func median(all []float64) float64 {
	slices.Sort(all)
	return all[len(all)/2]
}

// nothingStored is a DynamoDB that holds nothing and takes whatever is written.
func nothingStored(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/x-amz-json-1.0")
	_, operation, _ := strings.Cut(r.Header.Get("X-Amz-Target"), ".")
	io.WriteString(w, map[string]string{"BatchGetItem": `{"Responses":{},"UnprocessedKeys":{}}`, "Query": `{"Items":[],"Count":0}`}[operation])
	if operation != "BatchGetItem" && operation != "Query" {
		io.WriteString(w, "{}")
	}
}
