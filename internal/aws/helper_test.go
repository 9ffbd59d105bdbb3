package aws_test

import (
	"bytes"
	"context"
	"log/slog"
	"os"
	"strings"
	"testing"
	"time"

	sdk "github.com/aws/aws-sdk-go-v2/aws"

	"madoguchi/internal/aws"
	"madoguchi/internal/aws/awstest"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/keyring"
)

const inbox = "https://sqs.ap-northeast-1.amazonaws.com/123456789012/inbox.fifo"

// account is a cloud, the desk's keys and a log for one test.
type account struct {
	*awstest.Cloud
	cfg  sdk.Config
	keys *keyring.Ring
	log  *bytes.Buffer
}

func open(t *testing.T) account {
	t.Helper()
	cloud := awstest.New(t)
	cfg := aws.Config(time.Second)
	cfg.Retryer = impatient
	return account{cloud, cfg, keys(t), &bytes.Buffer{}}
}

// impatient tries three times, as the SDK does, but without a pause.
func impatient() sdk.Retryer {
	return sdk.RetryerV2(atOnce{sdk.NopRetryer{}})
}

type atOnce struct{ sdk.NopRetryer }

func (atOnce) MaxAttempts() int { return 3 }
func (atOnce) IsErrorRetryable(err error) bool {
	return !strings.Contains(err.Error(), "StatusCode: 4")
}
func (atOnce) RetryDelay(int, error) (time.Duration, error) { return 0, nil }
func (atOnce) GetAttemptToken(context.Context) (func(error) error, error) {
	return func(error) error { return nil }, nil
}

func keys(t *testing.T) *keyring.Ring {
	t.Helper()
	k, err := keyring.New(zeros{}, 1, map[uint16][]byte{1: bytes.Repeat([]byte{1}, keyring.SecretSize)})
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// zeros is no source of random numbers, but a test needs none.
type zeros struct{}

func (zeros) Read(b []byte) (int, error) { clear(b); return len(b), nil }

func (a account) logger() *slog.Logger { return slog.New(slog.NewJSONHandler(a.log, nil)) }

func (a account) queue() *aws.Queue { return aws.NewQueue(a.cfg, inbox, a.keys, a.logger()) }

// asks is what a customer on LINE wrote.
func (a account) asks(id, user, words string) inquiry.Inbound {
	address := inquiry.NewAddress(user)
	return inquiry.Inbound{ID: id, Channel: inquiry.LINE, Customer: inquiry.NewCustomerKey(a.keys.Hash, inquiry.LINE, address), Address: address,
		Kind: inquiry.Message, Text: inquiry.NewText(words), ReplyToken: "token-" + id}
}

// silent fails where a secret word stands in what was written.
func silent(t *testing.T, written string, words ...string) {
	t.Helper()
	for _, word := range words {
		if strings.Contains(written, word) {
			t.Errorf("%q stands in %q", word, written)
		}
	}
}

func fixture(t *testing.T, name string) []byte {
	t.Helper()
	b, err := os.ReadFile("../../events/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
