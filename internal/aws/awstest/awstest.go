// Package awstest plays AWS on this machine: SQS, S3, SES, Secrets Manager and Bedrock,
// as far as the desk uses them. The SDK talks to it as it talks to AWS, so that a
// test sees the very requests.
package awstest

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
)

// Region is where the cloud says it stands.
const Region = "ap-northeast-1"

// Cloud is one account for one test. It is safe for concurrent use.
type Cloud struct {
	URL    string // of everything, on loopback
	Models Models // of Bedrock

	mu       sync.Mutex
	calls    []Call
	messages map[string][]Message // by queue
	objects  map[string][]byte    // by bucket/key
	secrets  map[string]string
	deleted  map[string]bool // secrets whose deletion is scheduled
	faults   map[string]Fault
}

// Call is a request that the SDK made.
type Call struct {
	Operation string // "SendMessageBatch", "PutObject", ...
	Service   string // as the signature names it: "sqs", "s3", "ses", "secretsmanager", "bedrock"
	Path      string
	Body      []byte
	Match     string // of S3: only where the object still has this tag
	Range     string // of S3: these bytes alone
	Query     url.Values
}

// JSON reads the body of a call.
func (c Call) JSON(t testing.TB, value any) {
	t.Helper()
	if err := json.Unmarshal(c.Body, value); err != nil {
		t.Fatalf("awstest: body of %s: %v", c.Operation, err)
	}
}

// Fault is an answer in place of the true one.
type Fault struct {
	Status  int
	Code    string
	Message string
	Hang    bool // no answer at all, until the caller gives up
	Half    bool // SQS takes only the first half of a batch

	At string // only where the path ends so, "" for everywhere
}

// New starts a cloud and points the SDK at it by the environment, away from
// everything else: no file and no service of this machine is asked.
func New(t testing.TB) *Cloud {
	t.Helper()
	c := &Cloud{
		messages: map[string][]Message{},
		objects:  map[string][]byte{},
		secrets:  map[string]string{},
		deleted:  map[string]bool{},
		faults:   map[string]Fault{},
	}
	server := httptest.NewServer(c)
	t.Cleanup(server.Close)
	c.URL = server.URL
	for name, value := range map[string]string{
		"AWS_ENDPOINT_URL": c.URL, "AWS_REGION": Region, "AWS_ACCESS_KEY_ID": "local", "AWS_SECRET_ACCESS_KEY": "local",
		"AWS_SESSION_TOKEN": "", "AWS_PROFILE": "", "AWS_CA_BUNDLE": "", "AWS_CONFIG_FILE": "/dev/null",
		"AWS_SHARED_CREDENTIALS_FILE": "/dev/null", "AWS_EC2_METADATA_DISABLED": "true", "AWS_ENDPOINT_URL_DYNAMODB": "",
	} {
		t.Setenv(name, value)
	}
	return c
}

// ServeHTTP answers the SDK.
func (c *Cloud) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return
	}
	call := Call{operation(r), service(r), r.URL.Path, body, r.Header.Get("If-Match"), r.Header.Get("Range"), r.URL.Query()}
	c.mu.Lock()
	c.calls = append(c.calls, call)
	fault, faulty := c.faults[call.Operation]
	c.mu.Unlock()
	faulty = faulty && strings.HasSuffix(call.Path, fault.At)
	switch {
	case faulty && fault.Hang:
		<-r.Context().Done()
	case faulty && fault.Status != 0:
		fault.write(w, call)
	case call.Operation == "Converse":
		c.Models.serve(w, r, call)
	default:
		c.answer(w, call, faulty && fault.Half)
	}
}

// operation names a request: the protocols of SQS and Secrets Manager say it,
// the others have a path for each.
func operation(r *http.Request) string {
	if _, name, ok := strings.Cut(r.Header.Get("X-Amz-Target"), "."); ok {
		return name
	}
	if r.URL.Path == "/v2/email/outbound-emails" {
		return "SendEmail"
	}
	if isConverse(r) {
		return "Converse"
	}
	if r.URL.Query().Get("list-type") == "2" {
		return "ListObjectsV2"
	}
	return map[string]string{"GET": "GetObject", "PUT": "PutObject", "DELETE": "DeleteObject"}[r.Method]
}

// service is the one that a request is signed for:
// "AWS4-HMAC-SHA256 Credential=local/20190412/ap-northeast-1/sqs/aws4_request, ...".
func service(r *http.Request) string {
	scope := strings.Split(r.Header.Get("Authorization"), "/")
	if len(scope) < 5 || scope[2] != Region {
		return ""
	}
	return scope[3]
}

func (c *Cloud) answer(w http.ResponseWriter, call Call, half bool) {
	switch call.Operation {
	case "SendMessageBatch":
		c.sendMessageBatch(w, call, half)
	case "ReceiveMessage":
		c.receiveMessage(w, call)
	case "DeleteMessage":
		c.deleteMessage(w, call)
	case "ListObjectsV2":
		c.list(w, call)
	case "ChangeMessageVisibilityBatch":
		c.changeVisibility(w, call)
	case "GetSecretValue":
		c.getSecretValue(w, call)
	case "DeleteSecret":
		c.deleteSecret(w, call)
	case "SendEmail":
		io.WriteString(w, `{"MessageId":"0100-made-up"}`)
	case "PutObject", "GetObject", "DeleteObject":
		c.object(w, call)
	default:
		Fault{Status: http.StatusNotImplemented, Code: "UnknownOperation"}.write(w, call)
	}
}

// write answers with an error in the service's own form.
func (f Fault) write(w http.ResponseWriter, call Call) {
	if call.Service == "s3" {
		w.Header().Set("Content-Type", "application/xml")
		w.WriteHeader(f.Status)
		io.WriteString(w, "<Error><Code>"+f.Code+"</Code><Message>"+f.Message+"</Message></Error>")
		return
	}
	w.Header().Set("X-Amzn-Errortype", f.Code)
	w.WriteHeader(f.Status)
	json.NewEncoder(w).Encode(map[string]string{"__type": f.Code, "message": f.Message})
}

// Fail gives a fault to every call of an operation.
func (c *Cloud) Fail(operation string, f Fault) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.faults[operation] = f
}

// Heal takes a fault away.
func (c *Cloud) Heal(operation string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.faults, operation)
}

// Calls returns the calls of an operation so far, all for "".
func (c *Cloud) Calls(operation string) []Call {
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.DeleteFunc(slices.Clone(c.calls), func(call Call) bool { return operation != "" && call.Operation != operation })
}
