package line_test

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"testing"
	"time"

	"madoguchi/internal/inquiry"
	"madoguchi/internal/keyring"
	"madoguchi/internal/line"
	"madoguchi/internal/line/linesim"
)

// nowhere is an inbox that keeps nothing.
type nowhere struct{}

func (nowhere) Put(context.Context, ...inquiry.Inbound) error { return nil }

// BenchmarkWebhook measures the handler with one text event against the bare
// signature check of the same body, in one run; the ratio is what the desk adds.
func BenchmarkWebhook(b *testing.B) {
	secret := []byte("secret")
	body, err := os.ReadFile("../../events/line-webhook-text.json")
	if err != nil {
		b.Fatal(err)
	}
	signature := linesim.Sign(secret, body)
	keys, err := keyring.New(rand.Reader, 1, map[uint16][]byte{1: make([]byte, keyring.SecretSize)})
	if err != nil {
		b.Fatal(err)
	}
	handler := &line.Webhook{Secrets: [][]byte{secret}, Keys: keys, Inbox: nowhere{}, Now: time.Now, Log: slog.New(slog.DiscardHandler)}
	var bare, whole time.Duration
	for b.Loop() {
		began := time.Now()
		mac := hmac.New(sha256.New, secret)
		mac.Write(body)
		want, _ := base64.StdEncoding.DecodeString(signature)
		if !hmac.Equal(mac.Sum(nil), want) {
			b.Fatal("signature")
		}
		bare += time.Since(began)
		request := httptest.NewRequest(http.MethodPost, "/line", bytes.NewReader(body))
		request.Header.Set("X-Line-Signature", signature)
		answer := httptest.NewRecorder()
		began = time.Now()
		handler.ServeHTTP(answer, request)
		whole += time.Since(began)
		if answer.Code != http.StatusOK {
			b.Fatal(answer.Code)
		}
	}
	b.ReportMetric(float64(bare.Nanoseconds())/float64(b.N), "hmac-ns/op")
	b.ReportMetric(float64(whole)/float64(bare), "handler/hmac")
}
