package line_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"madoguchi/internal/line"
)

// issuer counts the tokens that it issues: token-1, token-2 ...
type issuer struct {
	issued atomic.Int64
	broken atomic.Int64 // a status instead
	hold   chan struct{}
}

func (i *issuer) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if i.hold != nil {
		<-i.hold
	}
	if status := i.broken.Load(); status != 0 {
		w.WriteHeader(int(status))
		fmt.Fprint(w, `{"error":"`+r.PostFormValue("client_secret")+`"}`)
		return
	}
	fmt.Fprintf(w, `{"access_token":"token-%d","expires_in":900,"token_type":"Bearer"}`, i.issued.Add(1))
}

func newSource(t *testing.T, i *issuer, now func() time.Time) *line.TokenSource {
	t.Helper()
	server := httptest.NewServer(i)
	t.Cleanup(server.Close)
	s, err := line.NewTokenSource(line.TokenConfig{ClientID: "1234567890", ClientSecret: "channel-secret", Endpoint: server.URL, Now: now})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestTokenIsKeptAndReplacedInTime(t *testing.T) {
	c := &clock{at: noon()}
	s := newSource(t, &issuer{}, c.Now)
	for _, step := range []struct {
		after time.Duration
		want  string
	}{
		{0, "token-1"},
		{10 * time.Minute, "token-1"},
		{4*time.Minute - time.Second, "token-1"},
		{time.Second, "token-2"}, // a minute before its end
		{14 * time.Minute, "token-3"},
	} {
		c.Add(step.after)
		if got, err := s.Token(t.Context()); got != step.want || err != nil {
			t.Errorf("at %v: %q, %v; want %q", c.Now(), got, err, step.want)
		}
	}
}

func TestTokenIsAskedForOnceAtATime(t *testing.T) {
	i := &issuer{hold: make(chan struct{})}
	s := newSource(t, i, noon)
	var group sync.WaitGroup
	for range 30 {
		group.Go(func() {
			if got, err := s.Token(context.Background()); got != "token-1" || err != nil {
				t.Errorf("%q, %v", got, err)
			}
		})
	}
	close(i.hold)
	group.Wait()
	if n := i.issued.Load(); n != 1 {
		t.Errorf("%d tokens issued, want 1", n)
	}
}

func TestWaiterCanLeave(t *testing.T) {
	i := &issuer{hold: make(chan struct{})}
	s := newSource(t, i, noon)
	first := make(chan error)
	go func() {
		_, err := s.Token(context.Background())
		first <- err
	}()
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.Token(cancelled); !errors.Is(err, line.ErrRetry) {
		t.Errorf("waiter: %v", err)
	}
	close(i.hold)
	if err := <-first; err != nil {
		t.Errorf("first: %v", err)
	}
}

func TestOldTokenServesWhileNoneIsIssued(t *testing.T) {
	c, i := &clock{at: noon()}, &issuer{}
	s := newSource(t, i, c.Now)
	if _, err := s.Token(t.Context()); err != nil {
		t.Fatal(err)
	}
	i.broken.Store(500)
	c.Add(14*time.Minute + 30*time.Second)
	if got, err := s.Token(t.Context()); got != "token-1" || err != nil {
		t.Errorf("before its end: %q, %v", got, err)
	}
	c.Add(30 * time.Second)
	if got, err := s.Token(t.Context()); got != "" || !errors.Is(err, line.ErrRetry) {
		t.Errorf("after its end: %q, %v", got, err)
	}
}

func TestTokenErrorHoldsNoSecret(t *testing.T) {
	for _, status := range []int64{400, 401, 500} {
		i := &issuer{}
		i.broken.Store(status)
		_, err := newSource(t, i, noon).Token(t.Context())
		if !errors.Is(err, line.ErrRetry) || strings.Contains(fmt.Sprintf("%+v", err), "channel-secret") {
			t.Errorf("status %d: %v", status, err)
		}
	}
}

func TestNewTokenSourceRefuses(t *testing.T) {
	for name, c := range map[string]line.TokenConfig{
		"no channel":      {ClientSecret: "s", Now: noon},
		"no secret":       {ClientID: "1", Now: noon},
		"no clock":        {ClientID: "1", ClientSecret: "s"},
		"endpoint no URL": {ClientID: "1", ClientSecret: "s", Now: noon, Endpoint: "line"},
	} {
		if _, err := line.NewTokenSource(c); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestStatelessTokenOpensThePlatform(t *testing.T) {
	s := newStage(t, nil)
	server := httptest.NewServer(s.Platform)
	defer server.Close()
	source, err := line.NewTokenSource(line.TokenConfig{ClientID: "1234567890", ClientSecret: vectorSecret, Endpoint: server.URL, Now: s.clock.Now})
	if err != nil {
		t.Fatal(err)
	}
	client, err := line.NewClient(line.Config{Endpoint: server.URL, Token: source.Token})
	if err != nil {
		t.Fatal(err)
	}
	for n := range 3 {
		if err := client.Push(t.Context(), to, retryKey(fmt.Sprint("row ", n)), texts("一")); err != nil {
			t.Errorf("at %v: %v", s.clock.Now(), err)
		}
		s.clock.Add(14*time.Minute + 30*time.Second)
	}
}
