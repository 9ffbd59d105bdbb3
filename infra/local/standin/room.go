package standin

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"sync"
)

// mostSaid is how much a room shows; what is older is forgotten.
const mostSaid = 100

// Room is a chat room with an incoming webhook. It keeps what it is told in memory and is safe for
// concurrent use; the zero value is an empty one.
type Room struct {
	mu   sync.Mutex
	said []string
}

// ServeHTTP takes {"text": "..."} and answers as Slack does.
func (r *Room) ServeHTTP(w http.ResponseWriter, request *http.Request) {
	var body struct{ Text string }
	err := json.NewDecoder(http.MaxBytesReader(w, request.Body, 1<<20)).Decode(&body)
	if err != nil || body.Text == "" || request.Header.Get("Content-Type") != "application/json" {
		http.Error(w, "invalid_payload", http.StatusBadRequest)
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.said = append(r.said, body.Text)
	r.said = r.said[max(0, len(r.said)-mostSaid):]
	fmt.Fprint(w, "ok")
}

// Write writes what the room was told, as it came, the oldest first.
func (r *Room) Write(w io.Writer) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, text := range r.said {
		fmt.Fprintf(w, "%s\n\n", text)
	}
}
