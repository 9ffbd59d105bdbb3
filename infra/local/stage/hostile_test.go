package stage

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"madoguchi/internal/email/emailtest"
	"madoguchi/internal/line/linesim"
)

// TestHostileWordsGetAnAnswer sends what nobody means as a question. Each gets
// an answer, and the desk goes on.
func TestHostileWordsGetAnAnswer(t *testing.T) {
	r, line := foreign(t, options{})
	for i, row := range []struct{ why, words string }{
		{"one character, as long as LINE allows", strings.Repeat("あ", 5000)},
		{"zero-width and right-to-left marks", "\u200b\u200e\u202e\u2066期\u200d間\u2069\ufeff"},
		{"what is left of a broken surrogate", "期間\ufffd\ufffd"},
		{"a tower of combining marks", "か" + strings.Repeat("\u3099", 4000)},
		{"a family of joined emoji", strings.Repeat("👨‍👩‍👧‍👦", 400)},
		{"null and control characters", "期間\x00\x01\x1b[31m"},
		{"code", "<script>alert(1)</script>"},
	} {
		if _, err := line.Say(t.Context(), user(i), row.words); err != nil {
			t.Fatalf("%s: %v", row.why, err)
		}
		eventually(t, row.why+" is answered", func() bool { return len(answers(line, user(i))) > 0 })
	}
	r.idle()
}

// TestLoneSurrogatesInJSON: LINE sends UTF-16 escapes, and a broken pair is
// still an event.
func TestLoneSurrogatesInJSON(t *testing.T) {
	r, line := foreign(t, options{})
	line.Follow(t.Context(), alice)
	body := []byte(`{"destination":"U","events":[{"type":"message","mode":"active","timestamp":1555030800000,"webhookEventId":"01HSURROGATE00000000000000","deliveryContext":{"isRedelivery":false},"replyToken":"t","source":{"type":"user","userId":"` + alice + `"},"message":{"id":"77","type":"text","quoteToken":"q","text":"期間は\ud83d"}}]}`)
	req, err := linesim.NewRequest(t.Context(), r.web+"/line", body, linesim.Sign([]byte("channel secret"), body))
	if err != nil {
		t.Fatal(err)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	if res.StatusCode != http.StatusOK {
		t.Fatalf("status %d", res.StatusCode)
	}
	eventually(t, "it is answered", func() bool { return len(answers(line, alice)) > 1 }) // the first is the greeting
}

// TestAFloodOfTapsDelaysNobodyElse: one customer taps 10,000 times, 500 events a
// webhook; another one is answered meanwhile.
func TestAFloodOfTapsDelaysNobodyElse(t *testing.T) {
	r, line := foreign(t, options{})
	line.Follow(t.Context(), alice)
	for n := range 20 {
		var events []linesim.Event
		for i := range 500 {
			e := linesim.Postback(alice, "e=period")
			e["webhookEventId"], e["replyToken"], e["mode"] = fmt.Sprintf("01HTAP%020d", n*500+i), fmt.Sprint("tap", n, i), "active"
			e["timestamp"], e["deliveryContext"] = r.clock.Now().UnixMilli(), map[string]any{"isRedelivery": false}
			events = append(events, e)
		}
		body, err := json.Marshal(map[string]any{"destination": "U", "events": events})
		if err != nil {
			t.Fatal(err)
		}
		req, err := linesim.NewRequest(t.Context(), r.web+"/line", body, linesim.Sign([]byte("channel secret"), body))
		if err != nil {
			t.Fatal(err)
		}
		res, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
		if res.StatusCode != http.StatusOK {
			t.Fatalf("webhook %d: status %d", n, res.StatusCode)
		}
	}
	if _, err := line.Say(t.Context(), bob, "原因は何ですか"); err != nil {
		t.Fatal(err)
	}
	eventually(t, "the other customer is answered", func() bool { return strings.Contains(strings.Join(answers(line, bob), ""), "脆弱性") })
	r.queue.Mu.Lock()
	defer r.queue.Mu.Unlock()
	if len(r.queue.Lanes) == 0 {
		t.Error("the flood was over before: the test proves nothing")
	}
}

// TestHostileMail is answered or becomes a case; none is lost, none stops the
// desk.
func TestHostileMail(t *testing.T) {
	r := start(t, options{})
	var parts strings.Builder
	for range 5000 {
		parts.WriteString("--x\r\nContent-Type: text/plain\r\n\r\nhello\r\n")
	}
	for i, row := range []struct {
		why string
		raw []byte
	}{
		{"5,000 parts", []byte("Subject: parts\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n" + parts.String() + "--x--\r\n")},
		{"a body of 30 MB", append([]byte("Subject: large\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"), bytes.Repeat([]byte("0123456789012345678901234567890123456789012345678901234567\r\n"), 500_000)...)},
		{"a boundary that never comes", []byte("Subject: broken\r\nContent-Type: multipart/mixed; boundary=y\r\n\r\nhello\r\n")},
		{"a charset that nobody knows", []byte("Subject: charset\r\nContent-Type: text/plain; charset=x-klingon\r\n\r\n\xfe\xfd\xfc\xfb\xfa\xf9\r\n")},
		{"one line of 900,000 characters", emailtest.Message{Subject: "line", Body: strings.Repeat("a", 900_000) + "\n"}.Raw()},
	} {
		from := fmt.Sprintf("customer%d@example.com", i)
		raw := append([]byte("From: "+from+"\r\nTo: "+deskMail+"\r\nMessage-ID: <"+from+">\r\n"), stripFrom(row.raw)...)
		r.send(from, raw)
		eventually(t, row.why+" has an answer", func() bool {
			for _, m := range r.mails() {
				if m.To[0] == from {
					return true
				}
			}
			return false
		})
	}
	r.idle()
	if len(r.cases()) == 0 {
		t.Error("nothing of it went to a person")
	}
}

// stripFrom drops the sender that a built mail has.
func stripFrom(raw []byte) []byte {
	var kept []byte
	for line := range bytes.Lines(raw) {
		if !bytes.HasPrefix(line, []byte("From: ")) && !bytes.HasPrefix(line, []byte("To: ")) && !bytes.HasPrefix(line, []byte("Message-ID: ")) {
			kept = append(kept, line...)
		}
	}
	return kept
}
