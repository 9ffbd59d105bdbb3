package desk

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/desk/oidcsim"
)

// sent is where the provider sends a browser that has begun to sign in.
func (b *browser) sent() string {
	b.t.Helper()
	b.once()
	response, _ := b.do(b.request("GET", "/desk/login?login_hint=agent1", nil))
	ask, err := http.NewRequest("GET", response.Header.Get("Location"), nil)
	if err != nil {
		b.t.Fatal(err)
	}
	response, _ = b.do(ask)
	return strings.TrimPrefix(response.Header.Get("Location"), b.server.URL)
}

func TestCallbacks(t *testing.T) {
	for _, row := range []struct {
		why    string
		change func(b *browser, path string) string
		status int
	}{
		{"as it should be", func(_ *browser, path string) string { return path }, http.StatusSeeOther},
		{"another state", func(_ *browser, path string) string { return with(path, "state", "AAAAAAAAAAAAAAAAAAAAAA") }, http.StatusForbidden},
		{"no state", func(_ *browser, path string) string { return with(path, "state", "") }, http.StatusForbidden},
		{"another code", func(_ *browser, path string) string { return with(path, "code", "AAAA") }, http.StatusForbidden},
		{"another provider", func(_ *browser, path string) string { return with(path, "iss", "https://evil.example.com") }, http.StatusForbidden},
		{"another browser", func(b *browser, path string) string { b.client.Jar = b.stage.browser().client.Jar; return path }, http.StatusForbidden},
		{"a newer sign-in of the same browser", func(b *browser, path string) string { b.get("/desk/login"); return path }, http.StatusForbidden},
		{"too late", func(b *browser, path string) string { b.stage.now = b.now.Add(10 * time.Minute); return path }, http.StatusForbidden},
		{"the person said no", func(_ *browser, path string) string { return with(with(path, "code", ""), "error", "access_denied") }, http.StatusForbidden},
		{"replayed", func(b *browser, path string) string { b.get(path); return path }, http.StatusForbidden},
		{"replayed with the cookie of then", func(b *browser, path string) string {
			then := b.cookie("desk-signin").Value
			b.get(path)
			b.setCookie("desk-signin", then)
			b.setCookie("desk", "")
			return path
		}, http.StatusForbidden},
	} {
		t.Run(row.why, func(t *testing.T) {
			s := start(t)
			b := s.browser()
			path := row.change(b, b.sent())
			before := b.cookie("desk")
			status, _ := b.get(path)
			if status != row.status {
				t.Errorf("%d, want %d: %s", status, row.status, s.log)
			}
			if c := b.cookie("desk"); row.status != http.StatusSeeOther && before == nil && c != nil {
				t.Error("there is a session")
			}
			hasNot(t, "the log", s.log.String(), "agent1", "@")
			if row.why == "replayed with the cookie of then" { // before the provider is asked
				has(t, "the log", s.log.String(), "a state twice")
			}
		})
	}
}

func with(path, key, value string) string {
	u, _ := url.Parse(path)
	q := u.Query()
	q.Set(key, value)
	u.RawQuery = q.Encode()
	return u.String()
}

func TestWhoIsLetIn(t *testing.T) {
	claim := func(name string, value any) func(*Config, *oidcsim.Config) {
		return func(c *Config, o *oidcsim.Config) {
			c.OIDC.RoleClaim = "desk_role"
			o.Claims = map[string]map[string]any{"agent1": {name: value}}
		}
	}
	for _, row := range []struct {
		why    string
		change func(*Config, *oidcsim.Config)
		in     bool
		role   string
	}{
		{"the desk's own list", func(*Config, *oidcsim.Config) {}, true, "担当者"},
		{"an address that is written otherwise", claim("email", "Agent1@Staff.example.jp"), true, "担当者"},
		{"the provider's word counts", claim("desk_role", "lead"), true, "責任者"},
		{"the first known word of a list", claim("desk_role", []string{"staff", "officer"}), true, "個人情報保護管理者"},
		{"a word that is no role", claim("desk_role", "admin"), false, ""},
		{"no role at all", claim("desk_role", []string{}), false, ""},
		{"an unknown address", claim("email", "nobody@example.com"), false, ""},
		{"no address", claim("email", ""), false, ""},
		{"an address that nobody verified", claim("email_verified", false), false, ""},
		{"another nonce", claim("nonce", "AAAA"), false, ""},
		{"no nonce", claim("nonce", ""), false, ""},
		{"a token for somebody else", claim("aud", "another"), false, ""},
		{"a token by somebody else", claim("iss", "https://evil.example.com"), false, ""},
		{"a token that is over", claim("exp", 1), false, ""},
		{"another client secret", func(_ *Config, o *oidcsim.Config) { o.ClientSecret = "other" }, false, ""},
	} {
		t.Run(row.why, func(t *testing.T) {
			s := start(t, row.change)
			b := s.browser()
			status, page := b.get("/desk/login?login_hint=agent1")
			if in := b.cookie("desk") != nil; in != row.in {
				t.Fatalf("let in: %v, %d %s", in, status, s.log)
			}
			if !row.in {
				has(t, "the refusal", page, "利用できません", "cannot use the desk")
				hasNot(t, "the refusal and the log", page+s.log.String(), "agent1", "nobody", "@")
				return
			}
			has(t, "the page", page, row.role)
		})
	}
}

func TestTheProviderIsAskedLate(t *testing.T) {
	s := start(t, func(c *Config, _ *oidcsim.Config) { c.OIDC.Issuer = c.OIDC.Issuer + "/not-there" })
	status, page := s.browser().get("/desk/login")
	if status != http.StatusBadGateway {
		t.Errorf("a provider that is not there: %d", status)
	}
	has(t, "the page", page, "サインインのサービスに接続できません")
}

func TestWithoutAHintTheProviderAsks(t *testing.T) {
	b := start(t).browser()
	_, page := b.get("/desk/")
	for _, name := range oidcsim.Users() {
		has(t, "the provider", page, oidcsim.Email(name))
	}
}

func TestSignOut(t *testing.T) {
	s := start(t)
	a := s.as("agent1")
	_, page := a.post("/desk/logout")
	has(t, "the page", page, "サインアウトしました", "/desk/login")
	if a.cookie("desk") != nil {
		t.Error("the cookie is still there")
	}
}

func TestNewRefusesWhatCannotWork(t *testing.T) {
	var good Config
	start(t, func(c *Config, _ *oidcsim.Config) { good = *c })
	for _, row := range []struct {
		why    string
		change func(*Config)
	}{
		{"no office", func(c *Config) { c.Office = nil }},
		{"no clock", func(c *Config) { c.Now = nil }},
		{"a short key", func(c *Config) { c.Sessions = []byte("short") }},
		{"no provider", func(c *Config) { c.OIDC.Issuer = "" }},
		{"nobody could sign in", func(c *Config) { c.Roles = nil }},
		{"people come back elsewhere", func(c *Config) { c.OIDC.RedirectURL = "https://desk.example.jp/" }},
	} {
		c := good
		row.change(&c)
		if _, err := New(c); err == nil {
			t.Errorf("%s: no error", row.why)
		}
	}
}
