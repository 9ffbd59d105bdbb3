package lambdasim

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"time"
)

// process is one run of a program, with a runtime API to itself: what is handed to it nobody else
// can take.
type process struct {
	command *exec.Cmd
	server  *http.Server
	next    chan invocation
	answers chan answer
	ended   chan struct{}

	mu    sync.Mutex
	asked int // of the invocation that it has, by number; 0 for none
}

type invocation struct {
	event    []byte
	deadline time.Time
}

type answer struct {
	body []byte
	err  error
}

func start(program string, env []string, log io.Writer) (*process, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, fmt.Errorf("lambdasim: %w", err)
	}
	p := &process{command: exec.Command(program), next: make(chan invocation), answers: make(chan answer, 1), ended: make(chan struct{})}
	p.server = &http.Server{Handler: p.routes(), ReadHeaderTimeout: time.Minute}
	p.command.Env = append(append([]string{}, env...), "AWS_LAMBDA_RUNTIME_API="+listener.Addr().String())
	p.command.Stdout, p.command.Stderr = log, log
	if err := p.command.Start(); err != nil {
		listener.Close()
		return nil, fmt.Errorf("lambdasim: %w", err)
	}
	go p.server.Serve(listener)
	go func() {
		p.command.Wait() // how it ended is in its log
		p.server.Close()
		close(p.ended)
	}()
	return p, nil
}

func (p *process) alive() bool {
	select {
	case <-p.ended:
		return false
	default:
		return true
	}
}

func (p *process) kill() {
	p.command.Process.Kill()
	<-p.ended
}

func (p *process) invoke(ctx context.Context, event []byte) ([]byte, error) {
	deadline, _ := ctx.Deadline()
	next := p.next
	for {
		select {
		case next <- invocation{event, deadline}:
			next = nil // once
		case a := <-p.answers:
			return a.body, a.err
		case <-p.ended:
			return nil, ErrDied
		case <-ctx.Done():
			return nil, context.Cause(ctx)
		}
	}
}

// routes are those of the runtime API: https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html.
func (p *process) routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /2018-06-01/runtime/invocation/next", p.serveNext)
	mux.HandleFunc("POST /2018-06-01/runtime/invocation/{id}/response", func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		p.serveAnswer(w, r, answer{body, err})
	})
	mux.HandleFunc("POST /2018-06-01/runtime/invocation/{id}/error", func(w http.ResponseWriter, r *http.Request) {
		p.serveAnswer(w, r, answer{err: failure(r.Body)})
	})
	mux.HandleFunc("POST /2018-06-01/runtime/init/error", func(w http.ResponseWriter, r *http.Request) {
		p.take(answer{err: failure(r.Body)})
		w.WriteHeader(http.StatusAccepted)
	})
	return mux
}

func failure(body io.Reader) error {
	f := &Failure{}
	if err := json.NewDecoder(body).Decode(f); err != nil {
		return fmt.Errorf("lambdasim: an error that is none: %w", err)
	}
	return f
}

func (p *process) serveNext(w http.ResponseWriter, r *http.Request) {
	select {
	case i := <-p.next:
		p.mu.Lock()
		p.asked++
		id := p.asked
		p.mu.Unlock()
		w.Header().Set("Lambda-Runtime-Aws-Request-Id", strconv.Itoa(id))
		w.Header().Set("Lambda-Runtime-Deadline-Ms", strconv.FormatInt(i.deadline.UnixMilli(), 10))
		w.Header().Set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:ap-northeast-1:123456789012:function:one")
		w.Write(i.event)
	case <-r.Context().Done():
	}
}

// serveAnswer takes the answer to the invocation that the process has, and to no other.
func (p *process) serveAnswer(w http.ResponseWriter, r *http.Request, a answer) {
	p.mu.Lock()
	id := strconv.Itoa(p.asked)
	p.mu.Unlock()
	if r.PathValue("id") != id {
		http.Error(w, "no such request", http.StatusBadRequest)
		return
	}
	w.WriteHeader(http.StatusAccepted)
	p.take(a)
}

// take keeps the first answer; there is nobody for a second.
func (p *process) take(a answer) {
	select {
	case p.answers <- a:
	default:
	}
}

// buffer is a log that is written and read at once.
type buffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (b *buffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}

func (b *buffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return strings.Clone(b.b.String())
}
