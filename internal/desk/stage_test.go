package desk

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/desk/oidcsim"
	"madoguchi/internal/desk/session"
	"madoguchi/internal/incident"
	"madoguchi/internal/incidents"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/keyring"
)

// loaded is the incident, which no test changes.
var loaded = sync.OnceValues(func() (*incident.Incident, error) { return incidents.Load("") })

// stage is a desk with its provider, on a clock that stands in 2019.
type stage struct {
	t      testing.TB
	server *httptest.Server
	office *office
	now    time.Time
	log    *bytes.Buffer
	sim    *oidcsim.Provider
}

func demoRoles() map[string]session.Role {
	return map[string]session.Role{"agent1@staff.example.jp": session.Agent, "agent2@staff.example.jp": session.Agent, "oncall@staff.example.jp": session.Agent,
		"lead1@staff.example.jp": session.Lead, "officer1@staff.example.jp": session.Officer}
}

// start runs the desk; change, if any, alters its configuration and the provider's.
func start(t testing.TB, change ...func(*Config, *oidcsim.Config)) *stage {
	t.Helper()
	s := &stage{t: t, now: time.Date(2019, 4, 12, 1, 0, 0, 0, time.UTC), log: &bytes.Buffer{}}
	clock := func() time.Time { return s.now }
	s.office = &office{now: clock, files: map[cases.Receipt]*casework.File{}, drafts: map[string]inquiry.Text{}, outs: map[string]time.Time{},
		seen: map[string]map[cases.Receipt]time.Time{}, here: map[cases.Receipt]map[string]casework.Presence{}}
	mux := http.NewServeMux()
	s.server = httptest.NewServer(mux)
	t.Cleanup(s.server.Close)
	data, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	c := Config{Office: s.office, Search: s.office.Search, Incident: data, Calendar: always{}, Roles: demoRoles(), Sessions: bytes.Repeat([]byte{1}, keyring.SecretSize), Now: clock,
		Random: rand.Reader, SignOuts: s.office, Readable: func(raw []byte) string { return string(raw) }, Plain: func(raw []byte) string { return string(raw) }, Log: slog.New(slog.NewTextHandler(s.log, nil)),
		OIDC: session.OIDC{Issuer: s.server.URL + "/oidc", ClientID: "desk", ClientSecret: "secret", RedirectURL: s.server.URL + "/desk/callback"},
		Raw: func(_ context.Context, key string) ([]byte, error) {
			if key != "raw/1" {
				return nil, errors.New("no such mail")
			}
			return []byte("From: a@example.com\r\nSubject: <script>alert(1)</script>\r\n\r\n\x1b[2Jwords\xff\u202e\r\n4111 1111 1111 1111\r\n"), nil
		}}
	o := oidcsim.Config{Issuer: c.OIDC.Issuer, ClientID: "desk", ClientSecret: "secret", RedirectURL: c.OIDC.RedirectURL, Now: clock, Random: rand.Reader}
	for _, f := range change {
		f(&c, &o)
	}
	if s.sim, err = oidcsim.New(o); err != nil {
		t.Fatal(err)
	}
	handler, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	mux.Handle("/oidc/", s.sim)
	mux.Handle("/desk/", handler)
	return s
}

// browser is somebody's: it keeps cookies and follows no redirect by itself
// unless it signs in.
type browser struct {
	*stage
	client *http.Client
	token  string
}

func (s *stage) browser() *browser {
	jar, err := cookiejar.New(nil)
	if err != nil {
		s.t.Fatal(err)
	}
	return &browser{stage: s, client: &http.Client{Jar: jar}}
}

// as is the browser of a demo user who has signed in.
func (s *stage) as(name string) *browser {
	s.t.Helper()
	b := s.browser()
	status, body := b.get("/desk/login?login_hint=" + name)
	if status != http.StatusOK {
		s.t.Fatalf("sign-in of %s: %d %s", name, status, body)
	}
	b.token = tokenOf(body)
	return b
}

var tokenField = regexp.MustCompile(`name="token" value="([^"]+)"`)

func tokenOf(page string) string {
	if m := tokenField.FindStringSubmatch(page); m != nil {
		return m[1]
	}
	return ""
}

func (b *browser) do(r *http.Request) (*http.Response, string) {
	b.t.Helper()
	response, err := b.client.Do(r)
	if err != nil {
		b.t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	return response, string(body)
}

func (b *browser) request(method, path string, form url.Values, header ...string) *http.Request {
	b.t.Helper()
	r, err := http.NewRequest(method, b.server.URL+path, strings.NewReader(form.Encode()))
	if err != nil {
		b.t.Fatal(err)
	}
	if form != nil {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	return r
}

func (b *browser) get(path string, header ...string) (int, string) {
	b.t.Helper()
	response, body := b.do(b.request("GET", path, nil, header...))
	return response.StatusCode, body
}

// post sends a form of a page that is open.
func (b *browser) post(path string, fields ...string) (int, string) {
	b.t.Helper()
	form := url.Values{"token": {b.token}}
	for i := 0; i < len(fields); i += 2 {
		form.Set(fields[i], fields[i+1])
	}
	response, body := b.do(b.request("POST", path, form))
	return response.StatusCode, body
}

// once makes the browser stop at redirects.
func (b *browser) once() *browser {
	b.client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return b
}

func (b *browser) cookie(name string) *http.Cookie {
	u, _ := url.Parse(b.server.URL)
	for _, c := range b.client.Jar.Cookies(u) {
		if c.Name == name {
			return c
		}
	}
	return nil
}

func (b *browser) setCookie(name, value string) {
	u, _ := url.Parse(b.server.URL)
	b.client.Jar.SetCookies(u, []*http.Cookie{{Name: name, Value: value, Path: "/"}})
}
