package hook

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/inquiry"
	"madoguchi/internal/outbox"
)

func TestAnAddressIsOfAnotherMachine(t *testing.T) {
	for address, fine := range map[string]bool{
		"https://chat.example.com/services/T0/B0/secret": true,
		"https://chat.example.com:8443/hooks/secret":     true,
		"http://chat.example.com/hooks/secret":           false,
		"https://user:secret@chat.example.com/hooks":     false,
		"https://127.0.0.1/hooks/secret":                 false,
		"https://[::1]/hooks/secret":                     false,
		"https://169.254.169.254/secret":                 false,
		"https://localhost/hooks/secret":                 false,
		"https:///hooks/secret":                          false,
		"file:///secret":                                 false,
		"secret":                                         false,
		"https://chat.example.com/\x00secret":            false,
	} {
		_, err := New(address, nil)
		if (err == nil) != fine {
			t.Errorf("%q: %v", address, err)
		}
		if err != nil && strings.Contains(err.Error(), "secret") {
			t.Errorf("%q: the error quotes it: %v", address, err)
		}
	}
	for address, fine := range map[string]bool{"http://127.0.0.1:8080/hook": true, "http://localhost/hook": true, "http://chat.example.com/hook": false} {
		if _, err := Local(address); (err == nil) != fine {
			t.Errorf("in a rehearsal %q: %v", address, err)
		}
	}
}

func TestATextIsPostedAsItStands(t *testing.T) {
	var got, kind string
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		got, kind = r.Method+" "+r.URL.Path+" "+string(body), r.Header.Get("Content-Type")
	}))
	defer server.Close()
	c, err := Local(server.URL + "/services/room")
	if err != nil {
		t.Fatal(err)
	}
	body, err := c.Render(inquiry.Inbound{}, "", []inquiry.Reply{{Text: "新しい案件\nA & B <!channel>"}}, time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Send(t.Context(), outbox.Parcel{Body: body}); err != nil {
		t.Fatal(err)
	}
	// json.Marshal writes the ampersands as \u0026, which is the same text
	want := `POST /services/room {"text":"新しい案件\nA \u0026amp; B \u0026lt;!channel\u0026gt;"}`
	if got != want || kind != "application/json" {
		t.Errorf("got %s (%s), want %s", got, kind, want)
	}
}

func TestWhatAStatusMeans(t *testing.T) {
	for status, want := range map[int]error{200: nil, 204: nil, 302: outbox.ErrNever, 400: outbox.ErrNever, 403: outbox.ErrNever, 404: outbox.ErrNever,
		408: outbox.ErrLater, 410: outbox.ErrNever, 429: outbox.ErrLimited, 500: outbox.ErrLater, 503: outbox.ErrLater} {
		followed := false
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path != "/secret" {
				followed = true
			}
			w.Header().Set("Location", "/elsewhere")
			w.WriteHeader(status)
		}))
		c, err := Local(server.URL + "/secret")
		if err != nil {
			t.Fatal(err)
		}
		err = c.Send(t.Context(), outbox.Parcel{Body: []byte(`{}`)})
		server.Close()
		if !errors.Is(err, want) || want == nil && err != nil {
			t.Errorf("%d: %v, want %v", status, err, want)
		}
		if followed {
			t.Errorf("%d: a redirect was followed", status)
		}
		if err != nil && strings.Contains(err.Error(), "secret") {
			t.Errorf("%d: the error quotes the address: %v", status, err)
		}
	}
}

func TestNobodyAnswers(t *testing.T) {
	server := httptest.NewServer(http.NotFoundHandler())
	c, err := Local(server.URL + "/secret")
	if err != nil {
		t.Fatal(err)
	}
	server.Close()
	err = c.Send(t.Context(), outbox.Parcel{})
	if !errors.Is(err, outbox.ErrLater) || errors.Is(err, outbox.ErrLimited) || strings.Contains(err.Error(), "secret") {
		t.Error(err)
	}
	if err := (Channel{}).Send(t.Context(), outbox.Parcel{}); !errors.Is(err, outbox.ErrNever) {
		t.Errorf("nothing is configured: %v", err)
	}
	if said := fmt.Sprintf("%v %+v %#v %s", c, c, c, c.LogValue()); strings.Contains(said, "secret") {
		t.Errorf("it prints %s", said)
	}
}
