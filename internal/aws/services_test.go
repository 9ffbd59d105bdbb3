package aws_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/events"
	sdk "github.com/aws/aws-sdk-go-v2/aws"

	"madoguchi/internal/aws"
	"madoguchi/internal/aws/awstest"
	"madoguchi/internal/aws/mailer"
	"madoguchi/internal/email"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/keyring"
	"madoguchi/internal/outbox"
)

func withAttempt(t *testing.T, attempt time.Duration) sdk.Config {
	t.Helper()
	cfg := aws.Config(attempt)
	cfg.Retryer = impatient
	return cfg
}

// TestBlobs puts raw mail away, reads it and deletes it.
func TestBlobs(t *testing.T) {
	a := open(t)
	blobs := aws.NewBlobs(a.cfg, "raw-mail")
	raw := append([]byte("From: taro@example.com\r\n\r\n"), 0xff, 0x00)
	if err := blobs.Put(t.Context(), "mail/one", raw); err != nil {
		t.Fatal(err)
	}
	if stored, ok := a.Object("raw-mail", "mail/one"); !ok || !bytes.Equal(stored, raw) {
		t.Errorf("stored %q", stored)
	}
	got, err := blobs.Get(t.Context(), "mail/one")
	if err != nil || !bytes.Equal(got, raw) {
		t.Errorf("read %q, %v", got, err)
	}
	if _, err := blobs.GetBelow(t.Context(), "mail/one", int64(len(raw)-1)); !errors.Is(err, aws.ErrTooLarge) {
		t.Errorf("larger than it can be: error %v", err)
	}
	if got, err := blobs.GetBelow(t.Context(), "mail/one", int64(len(raw))); err != nil || !bytes.Equal(got, raw) {
		t.Errorf("read %q, %v", got, err)
	}
	for range 2 { // deleting nothing is no error
		if err := blobs.Delete(t.Context(), "mail/one"); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := blobs.Get(t.Context(), "mail/one"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("not there: error %v", err)
	}
	if call := a.Calls("PutObject")[0]; call.Service != "s3" || call.Path != "/raw-mail/mail/one" {
		t.Errorf("%s signed for %q", call.Path, call.Service)
	}
}

// TestBlobsForbidden is not taken for a mail that is gone.
func TestBlobsForbidden(t *testing.T) {
	a := open(t)
	blobs := aws.NewBlobs(a.cfg, "raw-mail")
	for operation, call := range map[string]func() error{
		"PutObject":    func() error { return blobs.Put(t.Context(), "mail/one", nil) },
		"GetObject":    func() error { _, err := blobs.Get(t.Context(), "mail/one"); return err },
		"DeleteObject": func() error { return blobs.Delete(t.Context(), "mail/one") },
	} {
		a.Fail(operation, awstest.Fault{Status: 403, Code: "AccessDenied"})
		want := "aws: " + operation + ": AccessDenied, status 403"
		if err := call(); err == nil || err.Error() != want || errors.Is(err, fs.ErrNotExist) {
			t.Errorf("error %v, want %s", err, want)
		}
	}
}

// TestMailer hands a mail to SES as it is.
func TestMailer(t *testing.T) {
	a := open(t)
	raw := []byte("Subject: =?utf-8?B?44Gv44GE?=\r\n\r\nはい")
	err := mailer.New(a.cfg, "desk").Send(t.Context(), "contact@example.jp", inquiry.NewAddress("taro..san@docomo.ne.jp"), raw)
	if err != nil {
		t.Fatal(err)
	}
	mail := a.Mails(t)[0]
	if mail.From != "contact@example.jp" || mail.Configuration != "desk" || !bytes.Equal(mail.Raw, raw) {
		t.Errorf("%+v", mail)
	}
	if want := `"taro..san"@docomo.ne.jp`; len(mail.To) != 1 || mail.To[0] != want {
		t.Errorf("to %q, want %s quoted, as SMTP wants it", mail.To, want)
	}
	if call := a.Calls("SendEmail")[0]; call.Service != "ses" {
		t.Errorf("signed for %q", call.Service)
	}
}

// TestMailerTriesOnce leaves every second attempt to the outbox: the SDK's own
// would be one mail more. The error hides what SES says, which quotes addresses.
func TestMailerTriesOnce(t *testing.T) {
	cases := []struct {
		name  string
		fault awstest.Fault
		want  string
	}{
		{"throttled", awstest.Fault{Status: 429, Code: "TooManyRequestsException"}, "aws: SendEmail: TooManyRequestsException, status 429"},
		{"broken", awstest.Fault{Status: 500, Code: "InternalFailure"}, "aws: SendEmail: InternalFailure, status 500"},
		{"refused", awstest.Fault{Status: 400, Code: "MessageRejected", Message: "Email address is not verified: taro@example.com"}, "email: refused for good: aws: SendEmail: MessageRejected, status 400"},
		{"no answer", awstest.Fault{Hang: true}, "aws: SendEmail: no answer"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			a := open(t)
			a.Fail("SendEmail", c.fault)
			err := mailer.New(withAttempt(t, 50*time.Millisecond), "").Send(t.Context(), "contact@example.jp", inquiry.NewAddress("taro@example.com"), []byte("Subject: はい\r\n\r\n"))
			if err == nil || err.Error() != c.want {
				t.Errorf("error %v, want %s", err, c.want)
			}
			if n := len(a.Calls("SendEmail")); n != 1 {
				t.Errorf("%d attempts", n)
			}
		})
	}
}

// TestWhichMailIsTriedAgain: only what no try can mend is given up at once, as the
// outbox sees it; see [outbox.ErrNever] and [outbox.ErrLater].
func TestWhichMailIsTriedAgain(t *testing.T) {
	cases := []struct {
		why   string
		fault awstest.Fault
		want  error
	}{
		{"SES does not take what the mail says", awstest.Fault{Status: 400, Code: "MessageRejected"}, outbox.ErrNever},
		{"or how it is written", awstest.Fault{Status: 400, Code: "BadRequestException"}, outbox.ErrNever},
		{"an account that is shut for good", awstest.Fault{Status: 400, Code: "AccountSuspendedException"}, outbox.ErrNever},
		{"a paused account goes on", awstest.Fault{Status: 400, Code: "SendingPausedException"}, outbox.ErrLater},
		{"a domain may be verified again", awstest.Fault{Status: 400, Code: "MailFromDomainNotVerifiedException"}, outbox.ErrLater},
		{"a configuration set may be made", awstest.Fault{Status: 404, Code: "NotFoundException"}, outbox.ErrLater},
		{"a quota ends with the day", awstest.Fault{Status: 400, Code: "LimitExceededException"}, outbox.ErrLater},
		{"too fast", awstest.Fault{Status: 429, Code: "TooManyRequestsException"}, outbox.ErrLater},
		{"a role may be allowed to send", awstest.Fault{Status: 403, Code: "AccessDeniedException"}, outbox.ErrLater},
		{"SES is down", awstest.Fault{Status: 500, Code: "InternalServiceErrorException"}, outbox.ErrLater},
		{"an error that is new to us", awstest.Fault{Status: 400, Code: "MaybeException"}, outbox.ErrLater},
		{"no answer", awstest.Fault{Hang: true}, outbox.ErrLater},
	}
	for _, c := range cases {
		t.Run(c.why, func(t *testing.T) {
			a := open(t)
			c.fault.Message = "taro@example.com"
			a.Fail("SendEmail", c.fault)
			channel := email.Channel{From: "contact@example.jp", Mailer: mailer.New(withAttempt(t, 50*time.Millisecond), "")}
			err := channel.Send(t.Context(), outbox.Parcel{To: inquiry.NewAddress("taro@example.com"), Body: []byte("Subject: x\r\n\r\nx")})
			if errors.Is(err, outbox.ErrNever) != (c.want == outbox.ErrNever) || !errors.Is(err, c.want) {
				t.Errorf("error %v, want %v", err, c.want)
			}
			silent(t, fmt.Sprint(err), "taro")
		})
	}
}

const document = `{"keys":{"current":2,"versions":{"1":"AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=","2":"AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI="}},
"line":{"channel_id":"1234567890","secret":"now","next":"soon"},"email":{"secret":"relay"}}`

// TestReadSecret reads what the desk must keep to itself, and never prints it.
func TestReadSecret(t *testing.T) {
	a := open(t)
	a.SetSecret("desk", document)
	s, err := aws.ReadSecret(t.Context(), a.cfg, "desk")
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprintf("%s %s %s", s.Line.ChannelID, s.Line.All(), s.Email.All()); got != "1234567890 [now soon] [relay]" {
		t.Error(got)
	}
	ring, err := s.Ring(zeros{})
	if err != nil {
		t.Fatal(err)
	}
	sealed, err := ring.Seal("here", "word")
	if err != nil || sealed[1] != 2 {
		t.Errorf("sealed under version %d, %v", sealed[1], err)
	}
	slog.New(slog.NewJSONHandler(a.log, nil)).Info("secret", "all", s, "email", s.Email)
	silent(t, fmt.Sprintf("%v %+v %#v %v %+v", s, s, s, s.Line, s.Email)+a.log.String(), "now", "soon", "relay", "AgIC", "2 2")
}

// TestSecretNamesCustomersByItsIndex: a document with several keys says which of them customers
// are known by; with one there is nothing to say.
func TestSecretNamesCustomersByItsIndex(t *testing.T) {
	one := strings.Replace(document, `"current":2,"versions":{"1":"AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=",`, `"current":2,"versions":{`, 1)
	cases := []struct {
		name, document string
		same           bool // customers are known as under the first of two keys
		refused        bool
	}{
		{"two keys, the first is the index", strings.Replace(document, `"current":2`, `"current":2,"index":1`, 1), true, false},
		{"two keys, the second is", strings.Replace(document, `"current":2`, `"current":2,"index":2`, 1), false, false},
		{"two keys, and nobody says", document, false, true},
		{"one key", one, false, false},
		{"an index without a key", strings.Replace(one, `"current":2`, `"current":2,"index":1`, 1), false, true},
	}
	first, err := keyring.New(zeros{}, 1, map[uint16][]byte{1: bytes.Repeat([]byte{1}, keyring.SecretSize)})
	if err != nil {
		t.Fatal(err)
	}
	cookies := map[bool]string{}
	for _, c := range cases {
		a := open(t)
		a.SetSecret("desk", c.document)
		s, err := aws.ReadSecret(t.Context(), a.cfg, "desk")
		if err != nil {
			t.Fatal(err)
		}
		ring, err := s.Desk(zeros{})
		if (err != nil) != c.refused {
			t.Errorf("%s: error %v", c.name, err)
		}
		if err != nil {
			continue
		}
		if same := ring.Hash("customer", "U1") == first.Hash("customer", "U1"); same != c.same || ring.Version() != 2 {
			t.Errorf("%s: the customer of before: %v; sealed under %d", c.name, same, ring.Version())
		}
		key, err := s.Sessions()
		if before, known := cookies[c.same]; err != nil || known && before != string(key) || cookies[!c.same] == string(key) {
			t.Errorf("%s: cookies do not go with the index, %v", c.name, err)
		}
		cookies[c.same] = string(key)
	}
}

// TestReadSecretFails names no part of the document.
func TestReadSecretFails(t *testing.T) {
	cases := []struct{ name, id, document, want string }{
		{"no such secret", "other", document, aws.ErrNoSecret.Error()},
		{"no JSON", "desk", "hunter2", "JSON document"},
		{"a misspelt name", "desk", strings.Replace(document, `"next"`, `"nxt"`, 1), "JSON document"},
		{"a key that is no base64", "desk", strings.Replace(document, "AgIC", "hunter2 ", 1), "JSON document"},
	}
	for _, c := range cases {
		a := open(t)
		a.SetSecret("desk", c.document)
		_, err := aws.ReadSecret(t.Context(), a.cfg, c.id)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v", c.name, err)
			continue
		}
		silent(t, err.Error(), "hunter2", "nxt")
	}
}

// shelf notes what an intake is asked to take.
type shelf struct {
	taken []string
	err   error
	panic string
}

func (s *shelf) Stored(_ context.Context, key string, v email.Verdict) error {
	if s.panic != "" {
		panic(s.panic)
	}
	s.taken = append(s.taken, fmt.Sprintf("%s %+v", key, v))
	return s.err
}

func received(id, dmarc, spam, virus string) events.SimpleEmailEvent {
	var r events.SimpleEmailRecord
	r.EventSource, r.SES.Mail.MessageID = "aws:ses", id
	r.SES.Mail.CommonHeaders.Subject = "たすけて"
	r.SES.Receipt.SPFVerdict.Status, r.SES.Receipt.DKIMVerdict.Status = "PASS", "PASS"
	r.SES.Receipt.DMARCVerdict.Status, r.SES.Receipt.SpamVerdict.Status, r.SES.Receipt.VirusVerdict.Status = dmarc, spam, virus
	return events.SimpleEmailEvent{Records: []events.SimpleEmailRecord{r}}
}

// TestReceived finds the mail in the bucket and judges it by the receipt.
func TestReceived(t *testing.T) {
	cases := []struct {
		name string
		e    events.SimpleEmailEvent
		want string
	}{
		{"a proven sender", received("one", "PASS", "PASS", "PASS"), "[mail/one {Authenticated:true Spam:false Virus:false Scanned:true}]"},
		{"a forged one", received("one", "FAIL", "PASS", "PASS"), "[mail/one {Authenticated:false Spam:false Virus:false Scanned:true}]"},
		{"SPF and DKIM alone prove nothing", received("one", "GRAY", "PASS", "PASS"), "[mail/one {Authenticated:false Spam:false Virus:false Scanned:true}]"},
		{"spam", received("one", "PASS", "FAIL", "PASS"), "[mail/one {Authenticated:true Spam:true Virus:false Scanned:true}]"},
		{"a virus", received("one", "PASS", "PASS", "FAIL"), "[mail/one {Authenticated:true Spam:false Virus:true Scanned:false}]"},
		{"a status that is new to us", received("one", "MAYBE", "MAYBE", "MAYBE"), "[mail/one {Authenticated:false Spam:false Virus:false Scanned:false}]"},
		{"an event without a mail", events.SimpleEmailEvent{}, "[]"},
	}
	for _, c := range cases {
		s := &shelf{}
		if err := aws.Received(s, "mail/")(t.Context(), c.e); err != nil || fmt.Sprint(s.taken) != c.want {
			t.Errorf("%s: took %v, %v, want %s", c.name, s.taken, err, c.want)
		}
	}
}

// TestReceivedFails returns an error, so that Lambda tries again; it names the
// mail and holds none of it.
func TestReceivedFails(t *testing.T) {
	for _, s := range []*shelf{{err: errors.New("email: no answer")}, {panic: "たすけて"}} {
		err := aws.Received(s, "mail/")(t.Context(), received("one", "PASS", "PASS", "PASS"))
		if err == nil {
			t.Fatal("no error")
		}
		silent(t, err.Error(), "たすけて")
	}
}

// TestScheduled ticks, and lets a tick fail without words.
func TestScheduled(t *testing.T) {
	ticks := 0
	if err := aws.Scheduled(func(context.Context) error { ticks++; return nil })(t.Context()); err != nil || ticks != 1 {
		t.Errorf("%d ticks, %v", ticks, err)
	}
	err := aws.Scheduled(func(context.Context) error { panic("たすけて") })(t.Context())
	if err == nil {
		t.Fatal("no error")
	}
	silent(t, err.Error(), "たすけて")
}

func TestListGoesThroughAllPages(t *testing.T) {
	a := awstest.New(t)
	blobs := aws.NewBlobs(withAttempt(t, time.Second), "raw-mail")
	for i := range 5 {
		a.SetObject("raw-mail", fmt.Sprintf("mail/%d", i), nil)
	}
	a.SetObject("raw-mail", "kept/1", nil)
	stored, err := time.Parse(time.RFC3339, awstest.StoredAt)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct {
		why    string
		before time.Time
		most   int
		want   string
	}{
		{"all that are old enough", stored.Add(time.Second), 9, "[mail/0 mail/1 mail/2 mail/3 mail/4]"},
		{"some of them", stored.Add(time.Second), 3, "[mail/0 mail/1 mail/2]"},
		{"none is old enough", stored, 9, "[]"},
	} {
		keys, err := blobs.List(t.Context(), "mail/", row.before, row.most)
		if err != nil || fmt.Sprint(keys) != row.want {
			t.Errorf("%s: %v, %v", row.why, keys, err)
		}
	}
	a.Fail("ListObjectsV2", awstest.Fault{Status: 403, Code: "AccessDenied"})
	if _, err := blobs.List(t.Context(), "mail/", stored, 9); err == nil || !strings.Contains(err.Error(), "ListObjectsV2: AccessDenied") {
		t.Errorf("forbidden: %v", err)
	}
}

// again notes which mails were read once more.
type again struct {
	read []string
	err  error
}

func (a *again) Again(_ context.Context, key string, v email.Verdict) error {
	if a.err != nil {
		return a.err
	}
	a.read = append(a.read, fmt.Sprintf("%s %v", key, v.Authenticated))
	return nil
}

func TestGivenUpEventsAreReadOnceMore(t *testing.T) {
	const queue = "https://sqs.ap-northeast-1.amazonaws.com/123456789012/given-up"
	a := awstest.New(t)
	log := &bytes.Buffer{}
	g := aws.NewGivenUp(withAttempt(t, time.Second), queue, slog.New(slog.NewJSONHandler(log, nil)))
	record := func(e events.SimpleEmailEvent) string {
		body, err := json.Marshal(map[string]any{"version": "1.0", "requestContext": map[string]any{"condition": "RetriesExhausted", "approximateInvokeCount": 3},
			"requestPayload": e, "responsePayload": map[string]string{"errorMessage": "hanako@example.com"}})
		if err != nil {
			t.Fatal(err)
		}
		return string(body)
	}
	a.SetMessage(queue, record(received("one", "PASS", "PASS", "PASS")))
	a.SetMessage(queue, record(received("two", "FAIL", "PASS", "PASS")))
	a.SetMessage(queue, "no event at all")
	of := func(payload []byte) {
		a.SetMessage(queue, `{"requestContext":{"condition":"EventAgeExceeded","approximateInvokeCount":1},"requestPayload":`+string(payload)+`}`)
	}
	of(fixture(t, "scheduler-tick.json"))
	of([]byte(`{"Records":[{"EventSource":"aws:sns","Sns":{"MessageId":"m","Message":"hanako@example.com"}}]}`))
	of([]byte(`{"Records":[{"eventSource":"aws:ses","ses":"hanako@example.com"}]}`))
	of(fixture(t, "sns-code-bounce.json"))
	var fates []string
	redo := func(mail aws.Rereader, noted error) aws.Redo {
		return aws.Redo{Mail: mail, Prefix: "mail/", Note: func(_ context.Context, f aws.Fate) error {
			fates = append(fates, f.Name)
			return noted
		}}
	}
	down := &again{err: errors.New("the inbox is down")}
	if done, err := g.Take(t.Context(), redo(down, down.err)); done || !errors.Is(err, down.err) {
		t.Errorf("while the inbox is down: done %v, %v", done, err)
	}
	if left := len(a.Sent(queue)); left != 3 {
		t.Errorf("while the inbox is down %d events wait, want two mails and a bounce", left)
	}
	fates = nil
	up := &again{}
	if done, err := g.Take(t.Context(), redo(up, nil)); !done || err != nil || fmt.Sprint(up.read) != "[mail/one true mail/two false]" {
		t.Errorf("done %v, read %v, %v", done, up.read, err)
	}
	if fmt.Sprint(fates) != "[00112233445566778899aabbccddeeff]" {
		t.Errorf("noted %v", fates)
	}
	if left := a.Sent(queue); len(left) > 0 {
		t.Errorf("%d events are left", len(left))
	}
	if strings.Contains(log.String(), "hanako") || !strings.Contains(log.String(), `"from":"schedule","why":"EventAgeExceeded"`) {
		t.Errorf("the log has %s", log)
	}
	a.Fail("ReceiveMessage", awstest.Fault{Status: 500, Code: "InternalError"})
	if done, err := g.Take(t.Context(), redo(up, nil)); done || err == nil {
		t.Errorf("the queue is down: done %v, %v", done, err)
	}
}
