package scene

import (
	"bytes"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/smtp"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"
	"time"
)

// process is a desk that runs as its own process, reached as the world reaches it.
type process struct {
	t         *testing.T
	binary    string
	data      string // its folder
	web, smtp string // its addresses
	log       bytes.Buffer
	command   *exec.Cmd
}

// open builds the desk and starts it at a moment, with a list of affected people.
func open(t *testing.T, at, list string) *process {
	t.Helper()
	p := &process{t: t, binary: filepath.Join(t.TempDir(), "madoguchi"), data: t.TempDir(), web: freeAddress(t), smtp: freeAddress(t)}
	if out, err := exec.CommandContext(t.Context(), "go", "build", "-o", p.binary, "madoguchi/infra/local").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	p.command = exec.Command(p.binary, "-addr", p.web, "-smtp", p.smtp, "-data", p.data, "-clock", at, "-roster", list)
	p.command.Stderr = &p.log
	if err := p.command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.close)
	p.until("the desk opens", func() bool {
		res, err := http.Get("http://" + p.web + "/local/clock")
		if err == nil {
			res.Body.Close()
		}
		return err == nil
	})
	return p
}

// close ends the process. Its folder stays.
func (p *process) close() {
	if p.command.ProcessState != nil {
		return
	}
	if err := p.command.Process.Signal(os.Interrupt); err != nil {
		p.t.Error(err)
	}
	if err := p.command.Wait(); err != nil {
		p.t.Errorf("the desk ended with %v\n%s", err, &p.log)
	}
}

// run runs a command of the desk on its folder, and returns what it prints.
func (p *process) run(args ...string) string {
	p.t.Helper()
	out, err := exec.CommandContext(p.t.Context(), p.binary, args...).Output()
	if err != nil {
		p.t.Fatalf("%q: %v", args, err)
	}
	return string(out)
}

// freeAddress is a loopback address that nobody listens on.
func freeAddress(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// until polls a condition, and fails the test where it does not come.
func (p *process) until(what string, condition func() bool) {
	p.t.Helper()
	for deadline := time.Now().Add(time.Minute); !condition(); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			p.t.Fatalf("never: %s", what)
		}
	}
}

// get decodes the JSON of a path of the stage.
func (p *process) get(path string, into any) {
	p.t.Helper()
	body := p.fetch(http.DefaultClient, path)
	if err := json.Unmarshal(body, into); err != nil {
		p.t.Fatalf("%s: %v", path, err)
	}
}

func (p *process) fetch(client *http.Client, path string) []byte {
	p.t.Helper()
	res, err := client.Get("http://" + p.web + path)
	if err != nil {
		p.t.Fatal(err)
	}
	return p.body(res, path)
}

// body is the body of an answer, which must be no error.
func (p *process) body(res *http.Response, path string) []byte {
	p.t.Helper()
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil || res.StatusCode >= 400 {
		p.t.Fatalf("%s: %d %v\n%s", path, res.StatusCode, err, body)
	}
	return body
}

// post sends JSON to a path of the stage.
func (p *process) post(path string, value any) {
	p.t.Helper()
	body, err := json.Marshal(value)
	if err != nil {
		p.t.Fatal(err)
	}
	res, err := http.Post("http://"+p.web+path, "application/json", bytes.NewReader(body))
	if err != nil {
		p.t.Fatal(err)
	}
	p.body(res, path)
}

// mail sends a raw mail by SMTP.
func (p *process) mail(from, to string, raw []byte) {
	p.t.Helper()
	if err := smtp.SendMail(p.smtp, nil, from, []string{to}, raw); err != nil {
		p.t.Fatal(err)
	}
}

// A bubble is a message of a chat on the stand-in for LINE.
type bubble struct {
	Mine  bool
	Type  string
	Text  string
	Quick []struct{ Label, Data, DisplayText string }
}

func (p *process) chat(user string) []bubble {
	p.t.Helper()
	var chat struct{ Bubbles []bubble }
	p.get("/local/phone?user="+user, &chat)
	return chat.Bubbles
}

// mails returns the ids of the mails that the desk sent, the oldest first.
func (p *process) mails() []string {
	p.t.Helper()
	var list []struct{ ID string }
	p.get("/local/mail", &list)
	var ids []string
	for _, m := range list {
		ids = append(ids, m.ID)
	}
	return ids
}

// A browser is one in which a member of staff has signed in.
type browser struct {
	*process
	client *http.Client
}

func (p *process) signIn(name string) browser {
	p.t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		p.t.Fatal(err)
	}
	b := browser{p, &http.Client{Jar: jar}}
	p.fetch(b.client, "/desk/login?login_hint="+name)
	return b
}

// page is the HTML of a path.
func (b browser) page(path string) []byte {
	b.t.Helper()
	return b.fetch(b.client, path)
}

var (
	tokenField = regexp.MustCompile(`name="token" value="([^"]*)"`)
	idField    = regexp.MustCompile(`name="id" value="([^"]*)"`)
	seenField  = regexp.MustCompile(`name="seen" value="([0-9]+)"`)
)

// submit sends a form of the page at a path with its hidden fields, and returns the page that follows
// with its status.
func (b browser) submit(path, action string, fields url.Values) (status int, answer []byte) {
	b.t.Helper()
	page := b.page(path)
	form := url.Values{"token": {string(tokenField.FindSubmatch(page)[1])}}
	if id := idField.FindSubmatch(page); id != nil {
		form.Set("id", string(id[1]))
	}
	if seen := seenField.FindSubmatch(page); seen != nil {
		form.Set("seen", string(seen[1]))
	}
	for name, values := range fields {
		form[name] = values
	}
	res, err := b.client.PostForm("http://"+b.web+action, form)
	if err != nil {
		b.t.Fatal(err)
	}
	defer res.Body.Close()
	answer, err = io.ReadAll(res.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	return res.StatusCode, answer
}
