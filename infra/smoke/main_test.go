package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"io/fs"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/email"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/keyring"
	"madoguchi/internal/line"
)

// inbox keeps what came in.
type inbox struct{ all []inquiry.Inbound }

func (i *inbox) Put(_ context.Context, all ...inquiry.Inbound) error {
	i.all = append(i.all, all...)
	return nil
}

// blobs keeps raw mail.
type blobs map[string][]byte

func (b blobs) Put(_ context.Context, key string, raw []byte) error { b[key] = raw; return nil }
func (b blobs) Delete(_ context.Context, key string) error          { delete(b, key); return nil }
func (b blobs) Get(_ context.Context, key string) ([]byte, error) {
	if raw, there := b[key]; there {
		return raw, nil
	}
	return nil, fs.ErrNotExist
}

const document = `{"keys":{"current":1,"versions":{"1":"not read here"}},"line":{"channel_id":"1","secret":"of the channel"},"email":{"secret":"of the server"}}`

// doors are the webhooks of a desk with these secrets.
func doors(t *testing.T, channel, server string) (desk, *inbox, *bytes.Buffer) {
	t.Helper()
	keys, err := keyring.New(rand.Reader, 1, map[uint16][]byte{1: make([]byte, keyring.SecretSize)})
	if err != nil {
		t.Fatal(err)
	}
	in, out, quiet := &inbox{}, &bytes.Buffer{}, slog.New(slog.DiscardHandler)
	guard := email.Guard{Addresses: []string{"contact@desk.example.jp"}, Domains: []string{"desk.example.jp"}}
	intake := &email.Intake{Guard: guard, Keys: keys, Inbox: in, Blobs: blobs{}, Now: time.Now, Log: quiet}
	mux := http.NewServeMux()
	mux.Handle("POST /line", &line.Webhook{Secrets: [][]byte{[]byte(channel)}, Keys: keys, Inbox: in, MaxAge: time.Hour, Now: time.Now, Log: quiet})
	mux.Handle("POST /email", &email.Webhook{Intake: intake, Secrets: [][]byte{[]byte(server)}, MaxAge: time.Hour, Now: time.Now})
	at := httptest.NewServer(mux)
	t.Cleanup(at.Close)
	return desk{at.URL + "/line", at.URL + "/email", "contact@desk.example.jp", at.Client(), out, time.Now()}, in, out
}

// TestKnock knocks at the desk's own webhooks.
func TestKnock(t *testing.T) {
	d, in, out := doors(t, "of the channel", "of the server")
	if err := d.knock(strings.NewReader(document)); err != nil {
		t.Fatal(err)
	}
	if strings.Count(out.String(), "  ok    ") != 4 {
		t.Error(out)
	}
	if len(in.all) != 1 || in.all[0].Kind != inquiry.Message || !strings.Contains(in.all[0].Text.Words(), "担当者と話したいです。") || in.all[0].Mail.Suspect {
		t.Errorf("the inbox has %d messages", len(in.all))
	}
}

// TestKnockSaysWhatIsWrong, and nothing of the secret.
func TestKnockSaysWhatIsWrong(t *testing.T) {
	for _, c := range []struct{ channel, server, document, want string }{
		{"another", "of the server", document, "a request of LINE that is signed is answered with 401, not 200"},
		{"of the channel", "another", document, "a mail from SES's mailbox simulator that asks for a person is answered with 401, not 202"},
		{"of the channel", "of the server", "hunter2", errSecret.Error()},
		{"of the channel", "of the server", `{"email":{"secret":"of the server"}}`, errSecret.Error()},
	} {
		d, _, out := doors(t, c.channel, c.server)
		err := d.knock(strings.NewReader(c.document))
		if err == nil || err.Error() != c.want || strings.Contains(out.String()+err.Error(), "hunter2") {
			t.Errorf("%v, want %s", err, c.want)
		}
	}
}

// TestKnockWithoutAMailServer: a desk that has SES alone is not sent a mail here.
func TestKnockWithoutAMailServer(t *testing.T) {
	d, in, out := doors(t, "of the channel", "of the server")
	if err := d.knock(strings.NewReader(`{"line":{"secret":"of the channel"}}`)); err != nil {
		t.Fatal(err)
	}
	if len(in.all) != 0 || !strings.Contains(out.String(), "none for POST /email") {
		t.Errorf("%d messages, %s", len(in.all), out)
	}
	d.email = ""
	if err := d.knock(strings.NewReader(document)); err != nil || len(in.all) != 0 {
		t.Errorf("%d messages, %v", len(in.all), err)
	}
}
