package deployment

import (
	"crypto/rand"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/events"

	"madoguchi/internal/aws/lambdasim"
	"madoguchi/internal/desk/oidcsim"
	"madoguchi/internal/line/linesim"
	"madoguchi/internal/table/dynamo"
	"madoguchi/internal/table/dynamo/dynamotest"
)

// TestBootstrap builds the line function with the tag that infra/build gives it,
// but for this machine, and lets it run against a stand-in for Lambda's runtime
// API: the program that is deployed really starts and answers.
func TestBootstrap(t *testing.T) {
	w := open(t)
	p := run(t, "line", "DESK_SECRET_ID=desk", "INBOX_URL="+inboxURL)
	var response events.APIGatewayV2HTTPResponse
	decode(t, p.invoke(today(t, "line-gateway-text.json")), &response)
	p.Kill()
	if response.StatusCode != 200 || len(w.Sent(inboxURL)) != 1 {
		t.Errorf("status %d, %d inquiries in the inbox: %s", response.StatusCode, len(w.Sent(inboxURL)), p.Log())
	}
	for line := range strings.Lines(p.Log()) {
		if !strings.HasPrefix(line, "{") {
			t.Errorf("a line of the log is no JSON: %s", line)
		}
	}
}

// today is a webhook of LINE in which everything happens now: the program has the
// machine's clock, and an event that is older than the desk remembers is not answered.
func today(t testing.TB, name string) []byte {
	t.Helper()
	var request events.APIGatewayV2HTTPRequest
	decode(t, fixture(t, name), &request)
	request.Body = regexp.MustCompile(`"timestamp":\d+`).ReplaceAllString(request.Body, fmt.Sprint(`"timestamp":`, time.Now().UnixMilli()))
	request.Headers["x-line-signature"] = linesim.Sign([]byte(lineSecret), []byte(request.Body))
	return encode(t, request)
}

// TestStaffPagesBootstrap does the same with the staff pages: somebody signs in
// through API Gateway and finds the customer who waits.
func TestStaffPagesBootstrap(t *testing.T) {
	table := dynamotest.New(t)
	w := open(t)
	w.reads()
	w.env["DESK_TABLE"], w.env["READER_DAILY_CAP"] = table.Name, "321"
	t.Setenv("AWS_ENDPOINT_URL_DYNAMODB", os.Getenv("DYNAMODB_ENDPOINT"))
	if _, err := w.line.Say(t.Context(), user, "人と話したいです"); err != nil {
		t.Fatal(err)
	}
	invoke(t, w.function(t, w.answer(dynamo.Table)), w.waiting(t))

	mux := http.NewServeMux()
	provider := httptest.NewServer(mux)
	defer provider.Close()
	sim, err := oidcsim.New(oidcsim.Config{Issuer: provider.URL + "/oidc", ClientID: "desk", ClientSecret: "a secret of the provider",
		RedirectURL: deskURL + "/desk/callback", Now: time.Now, Random: rand.Reader})
	if err != nil {
		t.Fatal(err)
	}
	mux.Handle("/oidc/", sim)
	w.env["OIDC_ISSUER"] = sim.Issuer
	var env []string
	for name, value := range w.env {
		env = append(env, name+"="+value)
	}
	program := run(t, "desk", env...)
	b := &visitor{t: t, ask: program.invoke, cookies: map[string]string{}}
	queue := b.open("/desk/login?login_hint=agent1&next=/desk/")
	if queue.StatusCode != http.StatusOK || !strings.Contains(queue.Body, "人と話したいです") || !strings.Contains(queue.Body, "agent1") {
		t.Fatalf("%d %s\n%s", queue.StatusCode, queue.Body, program.Log())
	}
	if len(b.cookies) != 1 || b.cookies["__Host-desk"] == "" {
		t.Errorf("%d cookies", len(b.cookies))
	}
	b.cookies = map[string]string{}
	if page := b.open("/desk/login?login_hint=lead1&next=/desk/figures"); !strings.Contains(page.Body, `id="reader"`) || !strings.Contains(page.Body, "1日の上限 321 ") {
		t.Errorf("a lead sees nothing of the reader outside: %d %s", page.StatusCode, page.Body)
	}
	if page := b.open("/desk/answers"); page.StatusCode != http.StatusOK || !strings.Contains(page.Body, `id="groups"`) || !strings.Contains(page.Body, "ファイルとして受け渡します") {
		t.Errorf("what could not be answered: %d", page.StatusCode)
	}
	b.cookies = map[string]string{}
	if got := b.request("/desk/", nil); got.StatusCode != http.StatusSeeOther || strings.Contains(got.Body, "人と話したい") {
		t.Errorf("without the cookie: %d", got.StatusCode)
	}
	if got := b.request("/desk/oidc/authorize", nil); got.StatusCode != http.StatusSeeOther {
		t.Errorf("a provider of the function's own: %d", got.StatusCode)
	}
	program.Kill()
	if strings.Contains(program.Log(), "agent1") {
		t.Error("the log names who signed in")
	}
}

// visitor is a browser behind API Gateway.
type visitor struct {
	t       testing.TB
	ask     func(event []byte) []byte // of the staff pages
	cookies map[string]string
}

// open follows redirects: those of the desk through the gateway, those to the
// provider as they are.
func (v *visitor) open(target string) events.APIGatewayV2HTTPResponse {
	v.t.Helper()
	direct := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	for range 10 {
		u, err := url.Parse(target)
		if err != nil {
			v.t.Fatal(err)
		}
		if u.Host != "" && "https://"+u.Host != deskURL {
			response, err := direct.Get(target)
			if err != nil {
				v.t.Fatal(err)
			}
			response.Body.Close()
			target = response.Header.Get("Location")
			continue
		}
		response := v.request(u.Path, u.Query())
		if target = response.Headers["location"]; target == "" {
			return response
		}
	}
	v.t.Fatal("redirects without end")
	return events.APIGatewayV2HTTPResponse{}
}

// request is one GET as API Gateway hands it over.
func (v *visitor) request(path string, query url.Values) events.APIGatewayV2HTTPResponse {
	v.t.Helper()
	return v.send(http.MethodGet, path, query.Encode(), "")
}

// send is any request.
func (v *visitor) send(method, path, query, body string) events.APIGatewayV2HTTPResponse {
	v.t.Helper()
	var e events.APIGatewayV2HTTPRequest
	e.Version, e.RawPath, e.RawQueryString, e.Body = "2.0", path, query, body
	e.Headers = map[string]string{"content-type": "application/x-www-form-urlencoded"}
	e.RequestContext.DomainName, e.RequestContext.HTTP.Method = strings.TrimPrefix(deskURL, "https://"), method
	for name, value := range v.cookies {
		e.Cookies = append(e.Cookies, name+"="+value)
	}
	var response events.APIGatewayV2HTTPResponse
	decode(v.t, v.ask(encode(v.t, e)), &response)
	for _, line := range response.Cookies {
		c, err := http.ParseSetCookie(line)
		if err != nil {
			v.t.Fatal(err)
		}
		if v.cookies[c.Name] = c.Value; c.MaxAge < 0 {
			delete(v.cookies, c.Name)
		}
	}
	return response
}

// program is a function as Lambda runs it.
type program struct {
	*lambdasim.Function
	t *testing.T
}

// run builds a function for Lambda to run. The settings are added to those by which the SDK finds
// the cloud of the test.
func run(t *testing.T, name string, settings ...string) *program {
	t.Helper()
	file := filepath.Join(t.TempDir(), "bootstrap")
	build := exec.Command("go", "build", "-tags", "lambda.norpc", "-o", file, "../"+name)
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	p := &program{&lambdasim.Function{Program: file, Env: settings, Timeout: 10 * time.Second}, t}
	t.Cleanup(p.Kill)
	for _, name := range []string{"AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_DYNAMODB", "AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"} {
		if value := os.Getenv(name); value != "" {
			p.Env = append(p.Env, name+"="+value)
		}
	}
	return p
}

// invoke hands an event over and waits for the answer.
func (p *program) invoke(event []byte) []byte {
	p.t.Helper()
	answer, err := p.Invoke(p.t.Context(), event)
	if err != nil {
		p.t.Fatalf("%v: %s", err, p.Log())
	}
	return answer
}
