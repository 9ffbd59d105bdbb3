package line

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"madoguchi/internal/inquiry"
	"madoguchi/internal/keyring"
	"madoguchi/internal/outbox"
)

func TestContentIsFetchedByItsMessage(t *testing.T) {
	var asked []string
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked = append(asked, r.Method+" "+r.URL.Path+" "+r.Header.Get("Authorization"))
		switch r.URL.Path {
		case "/v2/bot/message/1/content":
			io.WriteString(w, "0123456789")
		case "/v2/bot/message/2/content":
			w.WriteHeader(http.StatusGone)
		case "/v2/bot/message/3/content":
			w.WriteHeader(http.StatusAccepted) // a video that is not ready
		case "/v2/bot/message/4/content":
			w.WriteHeader(http.StatusInternalServerError)
			io.WriteString(w, "a secret of the platform")
		case "/v2/bot/message/5/content":
			http.Redirect(w, r, "/v2/bot/message/1/content", http.StatusFound)
		default:
			http.NotFound(w, r)
		}
	}))
	defer server.Close()
	client, err := NewClient(Config{Endpoint: server.URL, Token: FixedToken("token")})
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct {
		why, id string
		most    int
		content string
		want    error
	}{
		{"it is there", "1", 10, "0123456789", nil},
		{"it is larger than asked for", "1", 9, "", ErrTooLarge},
		{"LINE does not keep it any more", "2", 10, "", fs.ErrNotExist},
		{"LINE never had it", "9", 10, "", fs.ErrNotExist},
		{"it is not ready", "3", 10, "", ErrRefused},
		{"LINE is down", "4", 10, "", outbox.ErrLater},
		{"it lies elsewhere, whither no token goes", "5", 10, "", ErrRefused},
		{"an id that is a path", "1/content/../../../profile/x", 10, "", fs.ErrNotExist},
		{"no id", "", 10, "", fs.ErrNotExist},
	} {
		asked = nil
		content, err := client.Content(t.Context(), row.id, row.most)
		if string(content) != row.content || !errors.Is(err, row.want) {
			t.Errorf("%s: %q, %v", row.why, content, err)
		}
		if err != nil && strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: the error tells %v", row.why, err)
		}
		for _, call := range asked {
			if call != "GET /v2/bot/message/"+row.id+"/content Bearer token" {
				t.Errorf("%s: called %s", row.why, call)
			}
		}
	}
	broken := errors.New("no token")
	client.token = func(context.Context) (string, error) { return "", broken }
	if _, err := client.Content(t.Context(), "1", 10); !errors.Is(err, broken) {
		t.Errorf("without a token: %v", err)
	}
}

// What is kept of media is what it is, and where LINE has it: never another address.
func TestMediaSaysWhatItIs(t *testing.T) {
	ring, err := keyring.New(rand.Reader, 1, map[uint16][]byte{1: make([]byte, keyring.SecretSize)})
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct {
		message string
		want    inquiry.Content
		name    string
	}{
		{`{"type":"image","id":"7","contentProvider":{"type":"line"}}`, inquiry.Content{Sort: inquiry.Picture, Media: "7"}, ""},
		{`{"type":"image","id":"7","contentProvider":{"type":"external","originalContentUrl":"https://evil.example.com/a.png"}}`, inquiry.Content{Sort: inquiry.Picture}, ""},
		{`{"type":"image","id":"7"}`, inquiry.Content{Sort: inquiry.Picture}, ""},
		{`{"type":"sticker","id":"7"}`, inquiry.Content{Sort: inquiry.Sticker}, ""},
		{`{"type":"location","id":"7","address":"東京都架空区1-1"}`, inquiry.Content{Sort: inquiry.Place}, ""},
		{`{"type":"audio","id":"7","contentProvider":{"type":"line"}}`, inquiry.Content{Sort: inquiry.Voice}, ""},
		{`{"type":"file","id":"7","fileName":"4111 1111 1111 1111.pdf","fileSize":42}`, inquiry.Content{Sort: inquiry.File}, "[カード番号■■].pdf 42"},
		{`{"type":"something","id":"7"}`, inquiry.Content{Sort: inquiry.Other}, ""},
	} {
		raw := json.RawMessage(`{"type":"message","webhookEventId":"e","timestamp":1,"mode":"active","source":{"type":"user","userId":"U` +
			strings.Repeat("a", 32) + `"},"replyToken":"r","message":` + row.message + `}`)
		in, _, ok := decoder{keys: ring}.event(raw)
		got, name := in.Content, ""
		for _, f := range got.Files {
			name += f.Name.Words() + " " + string(rune('0'+f.Size/10)) + string(rune('0'+f.Size%10))
		}
		got.Files = nil
		if !ok || got.Sort != row.want.Sort || got.Media != row.want.Media || name != row.name {
			t.Errorf("%s: %v %+v, %q", row.message, ok, got, name)
		}
	}
}
