package scenario

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"flag"
	"fmt"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	sdk "github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	s3types "github.com/aws/aws-sdk-go-v2/service/s3/types"
	"github.com/aws/aws-sdk-go-v2/service/secretsmanager"
	"github.com/aws/aws-sdk-go-v2/service/sesv2"
	"github.com/aws/aws-sdk-go-v2/service/sqs"

	"madoguchi/internal/aws/lambdasim"
	"madoguchi/internal/conversation"
	"madoguchi/internal/desk/oidcsim"
	"madoguchi/internal/incidents"
	"madoguchi/internal/line/linesim"
	"madoguchi/internal/published"
	"madoguchi/internal/table/dynamo/dynamotest"
	"madoguchi/internal/understand/trained/kept"
)

// Where the desk is.
const (
	apiURL      = "https://api.example.jp"
	deskURL     = "https://desk.example.jp"
	deskAddress = "contact@example.jp"
	codeAddress = "code@example.jp"
	lineSecret  = "a secret of the channel"
	document    = `{"keys":{"current":1,"versions":{"1":"AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE="}},
		"line":{"channel_id":"1234567890","secret":"` + lineSecret + `"},"oidc":{"client_secret":"a secret of the provider"}}`
	rosterDocument = `{"keys":{"current":1,"versions":{"1":"AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI="}}}`
)

// world is one desk: an account's part of moto, tables, LINE, and the functions between them.
type world struct {
	t    testing.TB
	ctx  context.Context // until the desk is taken down
	line *linesim.Platform

	sqs       *sqs.Client
	s3        *s3.Client
	values    map[string]string // of what the template refers to
	queues    map[string]queue  // by the names of resources
	functions map[string]*function
	client    *http.Client // of a browser: API Gateway stands behind apiURL and deskURL
	desk      dynamotest.Table
	close     func()

	mu    sync.Mutex
	mails []mail
}

// function is one as Lambda runs it.
type function struct {
	*lambdasim.Function
	settings
	wire *wire
}

// mail is one that SES took.
type mail struct {
	from, to string
	raw      string
}

// built builds the programs as they are deployed, but for this machine, and the bundle with which
// they start, once for all tests: the incident that ships, at a desk at which somebody is always there.
var built = sync.OnceValues(func() (dir string, err error) {
	dir = os.TempDir()
	build := exec.Command("go", "build", "-tags", "lambda.norpc", "-o", dir+"/", "../../functions/...")
	if out, err := build.CombinedOutput(); err != nil {
		return dir, fmt.Errorf("%w: %s", err, out)
	}
	i, err := incidents.Load("")
	if err != nil {
		return dir, err
	}
	i.Hours.Open, i.Hours.Close, i.Hours.Holidays, i.Hours.Closings = 0, 24*time.Hour, "", nil
	i.Hours.Weekdays = []time.Weekday{0, 1, 2, 3, 4, 5, 6}
	sections, err := kept.Here().Sections(conversation.Questions(i)) // as published.Make trains them
	if err != nil {
		return dir, err
	}
	b, _, err := published.Of(i, sections)
	if err != nil {
		return dir, err
	}
	return dir, os.WriteFile(filepath.Join(dir, "incident.bundle"), b, 0o600)
})

// TestMain lets more desks live at a time than there are processors, for they wait most of the
// time, and takes away what was built.
func TestMain(m *testing.M) {
	flag.Parse()
	flag.Set("test.parallel", "40")
	dir, err := os.MkdirTemp("", "scenario-")
	if err != nil {
		panic(err)
	}
	os.Setenv("TMPDIR", dir)
	code := m.Run()
	os.RemoveAll(dir)
	os.Exit(code)
}

// endpoint is where moto is. Without it the test is left out and says so, or, where everything
// is to be tested as infra/test does, it fails.
func endpoint(t testing.TB) string {
	t.Helper()
	const leftOut = "left out: no moto at MOTO_ENDPOINT; infra/test starts one and leaves nothing out"
	url := os.Getenv("MOTO_ENDPOINT")
	if url == "" && os.Getenv("MADOGUCHI_FULL") != "" {
		t.Fatal(leftOut)
	}
	if url == "" {
		t.Skip(leftOut)
	}
	return url
}

// busy bounds how many desks do something at a time; the others wait.
var busy = make(chan struct{}, 4)

// open sets a desk up, with a table for the people of a list or without one.
func open(t testing.TB, list bool) *world {
	t.Helper()
	cfg := sdk.Config{Region: "ap-northeast-1", BaseEndpoint: sdk.String(endpoint(t)), Credentials: credentials.NewStaticCredentialsProvider("local", "local", "")}
	people := "none"
	if list {
		people = dynamotest.Affected(t).Name
	}
	desk := dynamotest.New(t)
	busy <- struct{}{}
	ctx, cancel := context.WithCancel(context.Background())
	w := &world{t: t, ctx: ctx, desk: desk, functions: map[string]*function{}, values: map[string]string{},
		sqs: sqs.NewFromConfig(cfg), s3: s3.NewFromConfig(cfg, func(o *s3.Options) { o.UsePathStyle = true })}
	name := "desk-" + strings.ToLower(rand.Text()[:10])
	w.close = sync.OnceFunc(func() {
		cancel()
		w.idle()
		<-busy
	})
	t.Cleanup(w.close)
	w.named(name, people)
	w.account(cfg, name)
	w.provider()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	w.client = &http.Client{Transport: gateway{w}, Jar: jar}
	w.line, err = linesim.New(linesim.Config{Secret: []byte(lineSecret), ID: "1234567890", Now: time.Now, Random: rand.Reader, Deliver: linesim.ToURL(apiURL+"/line", w.client)})
	if err != nil {
		t.Fatal(err)
	}
	w.start()
	return w
}

// named gives values to what the template refers to, beside the queues.
func (w *world) named(name, people string) {
	s := template(w.t)
	for parameter, p := range s.Parameters {
		w.values[parameter] = p.Default.text
	}
	for key, value := range map[string]string{
		"AWS::StackName": name, "DeskTable": w.desk.Name, "AffectedTable": people, "DeskSecretArn": name + "-desk", "RosterSecret": name + "-roster", "RosterKey": "key-of-the-roster",
		"DeskAddress": deskAddress, "CodeAddress": codeAddress, "DeskMail": "desk", "CodeMail": "codes",
		"StaffAddresses": strings.Join(staff, ","), "OnCallAddresses": "oncall@staff.example.jp", "LeadAddresses": staff[1], "OfficerAddresses": "officer1@staff.example.jp",
		"DeskUrl": deskURL, "OidcClientId": "desk", "BundleKeys": w.another().keys,
	} {
		w.values[key] = value
	}
}

var staff = []string{"agent1@staff.example.jp", "lead1@staff.example.jp"}

// resolve is what a function finds where the template sets this.
func (w *world) resolve(v value) string {
	w.t.Helper()
	if v.tag == "" || strings.HasPrefix(v.tag, "!!") {
		return v.text
	}
	got, known := w.values[v.text]
	if !known {
		w.t.Fatalf("the template refers to %s %s, of which the scenario knows nothing", v.tag, v.text)
	}
	return got
}

// account makes what the stack has in SQS, S3, SES and Secrets Manager.
func (w *world) account(cfg sdk.Config, name string) {
	w.t.Helper()
	w.queues = of[queue](w.t, template(w.t), "AWS::SQS::Queue")
	for _, last := range []bool{true, false} { // a queue names the one to which it gives up
		for resource, q := range w.queues {
			if last == (q.Redrive.Most == 0) {
				w.queue(name, resource, q)
			}
		}
	}
	for resource, b := range of[bucket](w.t, template(w.t), "AWS::S3::Bucket") {
		w.bucket(name, resource, b)
	}
	secrets := secretsmanager.NewFromConfig(cfg)
	for resource, text := range map[string]string{"DeskSecretArn": document, "RosterSecret": rosterDocument} {
		out, err := secrets.CreateSecret(w.ctx, &secretsmanager.CreateSecretInput{Name: sdk.String(w.values[resource]), SecretString: &text})
		w.must(err)
		w.values[resource] = *out.ARN
	}
	mails := sesv2.NewFromConfig(cfg)
	for _, address := range []string{deskAddress, codeAddress} {
		_, err := mails.CreateEmailIdentity(w.ctx, &sesv2.CreateEmailIdentityInput{EmailIdentity: &address})
		w.must(err)
	}
}

func (w *world) queue(name, resource string, q queue) {
	w.t.Helper()
	attributes := map[string]string{}
	for key, n := range map[string]int{"VisibilityTimeout": q.Visibility, "MaximumMessageSize": q.Largest, "MessageRetentionPeriod": q.Kept} {
		if n > 0 {
			attributes[key] = strconv.Itoa(n)
		}
	}
	called := name + "-" + strings.ToLower(resource)
	if q.FIFO {
		called += ".fifo"
		attributes["FifoQueue"] = "true"
		attributes["DeduplicationScope"], attributes["FifoThroughputLimit"] = q.Deduplication, q.Limit
	}
	if n := q.Redrive.Most; n > 0 {
		attributes["RedrivePolicy"] = fmt.Sprintf(`{"deadLetterTargetArn":%q,"maxReceiveCount":%d}`, w.resolve(q.Redrive.To), n)
	}
	out, err := w.sqs.CreateQueue(w.ctx, &sqs.CreateQueueInput{QueueName: &called, Attributes: attributes})
	w.must(err)
	w.values[resource], w.values[resource+".Arn"] = *out.QueueUrl, "arn:aws:sqs:ap-northeast-1:123456789012:"+called
}

func (w *world) bucket(name, resource string, b bucket) {
	w.t.Helper()
	called := name + "-" + strings.ToLower(resource)
	_, err := w.s3.CreateBucket(w.ctx, &s3.CreateBucketInput{Bucket: &called,
		CreateBucketConfiguration: &s3types.CreateBucketConfiguration{LocationConstraint: "ap-northeast-1"}})
	w.must(err)
	w.values[resource] = called
	var told []s3types.QueueConfiguration
	for _, q := range b.Told.Queues {
		var rules []s3types.FilterRule
		for _, r := range q.Filter.Key.Rules {
			rules = append(rules, s3types.FilterRule{Name: s3types.FilterRuleName(r.Name), Value: &r.Value})
		}
		told = append(told, s3types.QueueConfiguration{Events: []s3types.Event{s3types.Event(q.Event)}, QueueArn: sdk.String(w.resolve(q.Queue)),
			Filter: &s3types.NotificationConfigurationFilter{Key: &s3types.S3KeyFilter{FilterRules: rules}}})
	}
	if len(told) > 0 {
		_, err = w.s3.PutBucketNotificationConfiguration(w.ctx, &s3.PutBucketNotificationConfigurationInput{Bucket: &called,
			NotificationConfiguration: &s3types.NotificationConfiguration{QueueConfigurations: told}})
		w.must(err)
	}
}

// provider is where staff sign in.
func (w *world) provider() {
	w.t.Helper()
	mux := http.NewServeMux()
	server := httptest.NewServer(mux)
	w.t.Cleanup(server.Close)
	sim, err := oidcsim.New(oidcsim.Config{Issuer: server.URL + "/oidc", ClientID: "desk", ClientSecret: "a secret of the provider",
		RedirectURL: deskURL + "/desk/callback", Now: time.Now, Random: rand.Reader})
	w.must(err)
	mux.Handle("/oidc/", sim)
	w.values["OidcIssuer"] = sim.Issuer
}

// start makes the functions, each behind a wire of its own. Whatever they would call elsewhere
// ends at a proxy that nobody may use.
func (w *world) start() {
	w.t.Helper()
	dir, err := built()
	w.must(err)
	trap := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { w.t.Errorf("a function calls %s", r.Host) }))
	w.t.Cleanup(trap.Close)
	s := template(w.t)
	for name, f := range s.functions(w.t) {
		c := &wire{w: w, name: name}
		server := httptest.NewServer(c)
		w.t.Cleanup(server.Close)
		env := []string{"AWS_ENDPOINT_URL=" + server.URL, "LINE_API_ENDPOINT=" + server.URL, "HTTP_PROXY=" + trap.URL, "HTTPS_PROXY=" + trap.URL,
			"AWS_REGION=ap-northeast-1", "AWS_ACCESS_KEY_ID=local", "AWS_SECRET_ACCESS_KEY=local", "AWS_EC2_METADATA_DISABLED=true",
			"AWS_CONFIG_FILE=/dev/null", "AWS_SHARED_CREDENTIALS_FILE=/dev/null", "LAMBDA_TASK_ROOT=" + dir, "HOME=/nowhere", "TMPDIR=" + os.TempDir()}
		for _, of := range []environment{s.Globals.Function.Environment, f.Environment} {
			for variable, v := range of.Variables {
				env = append(env, variable+"="+w.resolve(v))
			}
		}
		w.functions[name] = &function{&lambdasim.Function{Program: filepath.Join(dir, name), Env: env, Timeout: f.timeout()}, f, c}
		c.kill = w.functions[name].Kill
	}
}

// mailed notes a mail that SES took.
func (w *world) mailed(body []byte) {
	var sent struct {
		FromEmailAddress string
		Destination      struct{ ToAddresses []string }
		Content          struct{ Raw struct{ Data []byte } }
	}
	if err := json.Unmarshal(body, &sent); err != nil {
		w.t.Error(err)
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, to := range sent.Destination.ToAddresses {
		w.mails = append(w.mails, mail{sent.FromEmailAddress, to, string(sent.Content.Raw.Data)})
	}
}

// mailsTo are the mails that somebody got.
func (w *world) mailsTo(to string) []mail {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.DeleteFunc(slices.Clone(w.mails), func(m mail) bool { return m.to != to })
}

// header is a field of a mail.
func (m mail) header(name string) string {
	head, _, _ := strings.Cut(m.raw, "\r\n\r\n")
	for line := range strings.SplitSeq(head, "\r\n") {
		if value, ok := strings.CutPrefix(line, name+": "); ok {
			return strings.Trim(value, "<>")
		}
	}
	return ""
}

// text is what its reader sees.
func (m mail) text() string {
	_, body, _ := strings.Cut(m.raw, "\r\n\r\n")
	text, err := base64.StdEncoding.DecodeString(strings.ReplaceAll(body, "\r\n", ""))
	if err != nil {
		return body
	}
	return string(text)
}

func (w *world) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}
