package desk

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/casework"
	"madoguchi/internal/desk/oidcsim"
	"madoguchi/internal/desk/session"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/keyring"
	"madoguchi/internal/outbox"
)

func TestForms(t *testing.T) {
	s := start(t)
	r := s.office.fill(t, 1)[0]
	path := "/desk/case/" + string(r) + "/take"
	a, other := s.as("agent1"), s.as("agent2")
	for _, row := range []struct {
		why    string
		who    *browser
		token  string
		header []string
		status int
	}{
		{"nobody signed in", s.browser(), a.token, nil, http.StatusUnauthorized},
		{"no token", a, "", nil, http.StatusForbidden},
		{"a made-up token", a, "AAAAAAAAAAAAAAAAAAAAAA", nil, http.StatusForbidden},
		{"another session's token", a, other.token, nil, http.StatusForbidden},
		{"another site, by its fetch metadata", a, a.token, []string{"Sec-Fetch-Site", "cross-site"}, http.StatusForbidden},
		{"a neighbour on the same site", a, a.token, []string{"Sec-Fetch-Site", "same-site"}, http.StatusForbidden},
		{"another site, by its origin", a, a.token, []string{"Origin", "https://evil.example.com"}, http.StatusForbidden},
		{"the officer", s.as("officer1"), "", nil, http.StatusForbidden},
		{"the page itself", a, a.token, []string{"Sec-Fetch-Site", "same-origin"}, http.StatusOK},
	} {
		before := len(s.office.acts)
		token := row.token
		if row.why == "the officer" {
			token = row.who.token
		}
		response, _ := row.who.do(row.who.request("POST", path, url.Values{"token": {token}}, row.header...))
		if response.StatusCode != row.status {
			t.Errorf("%s: %d, want %d", row.why, response.StatusCode, row.status)
		}
		if did := len(s.office.acts) > before; did != (row.status == http.StatusOK) {
			t.Errorf("%s: something was done: %v", row.why, did)
		}
	}
}

func TestNothingIsShownWithoutASession(t *testing.T) {
	s := start(t)
	r := string(s.office.fill(t, 1)[0])
	tampered := s.as("agent1")
	value := []byte(tampered.cookie("desk").Value)
	value[len(value)/2] ^= 1
	tampered.setCookie("desk", string(value))
	swapped := s.browser().once()
	swapped.get("/desk/login")
	swapped.setCookie("desk", swapped.cookie("desk-signin").Value)
	foreign := start(t, func(c *Config, _ *oidcsim.Config) { c.Sessions = []byte(strings.Repeat("x", keyring.SecretSize)) }).as("agent1")
	stranger := s.browser()
	stranger.setCookie("desk", foreign.cookie("desk").Value)
	junk := s.browser()
	junk.setCookie("desk", "%%%")
	for _, row := range []struct {
		why string
		who *browser
	}{
		{"no cookie", s.browser()}, {"a changed bit", tampered}, {"the cookie of a sign-in that is under way", swapped},
		{"sealed with another key", stranger}, {"no base64", junk},
	} {
		row.who.once()
		for _, path := range []string{"/desk/", "/desk/?closed=1", "/desk/case/" + r, "/desk/case/" + r + "/raw/1", "/desk/snippets/ja", "/desk/figures", "/desk/figures.csv", "/desk/nowhere"} {
			status, body := row.who.get(path)
			if status != http.StatusSeeOther || strings.Contains(body, "請求") {
				t.Errorf("%s: %s gives %d", row.why, path, status)
			}
		}
		for _, path := range []string{"/desk/fragment/queue", "/desk/case/" + r + "/fragment"} {
			if status, body := row.who.get(path, "Desk-Script", "1"); status != http.StatusUnauthorized || strings.Contains(body, "請求") {
				t.Errorf("%s: %s gives %d", row.why, path, status)
			}
		}
	}
}

func TestASessionEndsByTheDesksClock(t *testing.T) {
	s := start(t)
	a := s.as("agent1").once()
	s.now = s.now.Add(10*time.Hour - time.Second)
	if status, _ := a.get("/desk/"); status != http.StatusOK {
		t.Errorf("a second before: %d", status)
	}
	s.now = s.now.Add(time.Second)
	if status, _ := a.get("/desk/"); status != http.StatusSeeOther {
		t.Errorf("at the end: %d", status)
	}
}

// Who may not be on the desk any more is out with the next request.
func TestASessionIsRevoked(t *testing.T) {
	claimed := func(c *Config, o *oidcsim.Config) {
		c.OIDC.RoleClaim = "desk_role"
		o.Claims = map[string]map[string]any{"agent1": {"desk_role": "lead"}}
	}
	for _, row := range []struct {
		why    string
		claim  bool
		change func(s *stage, roles map[string]session.Role, elsewhere *browser)
		status int
	}{
		{"nothing happened", false, func(*stage, map[string]session.Role, *browser) {}, http.StatusOK},
		{"taken off the desk's list", false, func(_ *stage, roles map[string]session.Role, _ *browser) { delete(roles, "agent1@staff.example.jp") }, http.StatusSeeOther},
		{"signed out in another browser", false, func(_ *stage, _ map[string]session.Role, b *browser) { b.post("/desk/logout") }, http.StatusSeeOther},
		{"a colleague signed out", false, func(s *stage, _ map[string]session.Role, _ *browser) { s.as("agent2").post("/desk/logout") }, http.StatusOK},
		{"nobody knows who signed out", false, func(s *stage, _ map[string]session.Role, _ *browser) { s.office.broken = outbox.ErrConflict }, http.StatusInternalServerError},
		{"the provider's word is an hour old", true, func(s *stage, _ map[string]session.Role, _ *browser) { s.now = s.now.Add(time.Hour) }, http.StatusSeeOther},
		{"the provider's word is younger", true, func(s *stage, _ map[string]session.Role, _ *browser) { s.now = s.now.Add(time.Hour - time.Second) }, http.StatusOK},
		{"the provider's word is not the list's business", true, func(_ *stage, roles map[string]session.Role, _ *browser) { clear(roles) }, http.StatusOK},
	} {
		t.Run(row.why, func(t *testing.T) {
			roles := demoRoles()
			s := start(t, func(c *Config, o *oidcsim.Config) {
				if c.Roles = roles; row.claim {
					claimed(c, o)
				}
			})
			a, elsewhere := s.as("agent1"), s.as("agent1")
			row.change(s, roles, elsewhere)
			if status, _ := a.once().get("/desk/"); status != row.status {
				t.Errorf("%d, want %d", status, row.status)
			}
		})
	}
}

func TestARoleChangesWithTheList(t *testing.T) {
	roles := demoRoles()
	s := start(t, func(c *Config, _ *oidcsim.Config) { c.Roles = roles })
	r := s.office.fill(t, 1)[0]
	a := s.as("agent1")
	roles["agent1@staff.example.jp"] = session.Officer
	if status, _ := a.post("/desk/case/" + string(r) + "/take"); status != http.StatusForbidden {
		t.Errorf("an officer took a case: %d", status)
	}
}

func TestWhoSignedOutSignsInAgain(t *testing.T) {
	s := start(t)
	a := s.as("agent1")
	a.post("/desk/logout")
	s.now = s.now.Add(time.Second)
	if status, _ := s.as("agent1").once().get("/desk/"); status != http.StatusOK {
		t.Errorf("%d", status)
	}
}

func TestCookies(t *testing.T) {
	for _, row := range []struct {
		scheme, name string
		secure       bool
	}{{"http", "desk-signin", false}, {"https", "__Host-desk-signin", true}} {
		s := start(t, func(c *Config, o *oidcsim.Config) {
			c.OIDC.RedirectURL = strings.Replace(c.OIDC.RedirectURL, "http", row.scheme, 1)
			o.RedirectURL = c.OIDC.RedirectURL
		})
		b := s.browser().once()
		response, _ := b.do(b.request("GET", "/desk/login", nil))
		c := response.Cookies()[0]
		if c.Name != row.name || c.Secure != row.secure || !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || c.Path != "/" || c.Domain != "" {
			t.Errorf("%s: %v", row.scheme, c)
		}
		if c.MaxAge <= 0 || !c.Expires.IsZero() {
			t.Errorf("%s: the browser's clock would end the cookie: %v", row.scheme, c)
		}
	}
}

func TestHeaders(t *testing.T) {
	s := start(t)
	s.office.fill(t, 1)
	b := s.as("agent1")
	for _, path := range []string{"/desk/", "/desk/fragment/queue", "/desk/goodbye", "/desk/nowhere", "/desk/callback"} {
		response, body := b.do(b.request("GET", path, nil))
		for name, want := range map[string]string{"X-Frame-Options": "DENY", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Cache-Control": "no-store"} {
			if got := response.Header.Get(name); got != want {
				t.Errorf("%s: %s is %q", path, name, got)
			}
		}
		has(t, path, response.Header.Get("Content-Security-Policy"), "default-src 'none'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'")
		hasNot(t, path, response.Header.Get("Content-Security-Policy"), "unsafe", "*")
		hasNot(t, path, body, "<style", " style=", " onclick=", "<script>")
	}
}

func TestWhatCustomersWriteIsText(t *testing.T) {
	const evil = `</textarea><script>alert(1)</script><img src=x onerror=alert(1)>"'{{.Staff.Token}}`
	s := start(t)
	r := s.office.fill(t, 1)[0]
	f := s.office.files[r]
	f.Case.Summary = inquiry.NewText(evil)
	f.Case.Topics = []string{evil}
	f.Lines = []casework.Line{{From: "customer", Text: inquiry.NewText(evil), Cut: inquiry.NewText(evil), Weak: evil}, {From: "desk", Entries: []outbox.Kept{{Entry: evil}}},
		{From: "desk", Entries: []outbox.Kept{{Entry: "handover_open", Values: map[string]string{"receipt": evil}}}}, {From: evil, Text: inquiry.NewText(evil), Note: true}}
	f.Case.RawKeys = []string{"raw/1"}
	a := s.as("agent1")
	a.post("/desk/case/"+string(r)+"/draft", "text", evil)
	for _, path := range []string{"/desk/", "/desk/fragment/queue", "/desk/case/" + string(r), "/desk/case/" + string(r) + "/fragment", "/desk/case/" + string(r) + "/raw/1"} {
		_, page := a.get(path)
		hasNot(t, path, page, "<script>", "<img src=x")
		has(t, path, page, "&lt;script&gt;alert(1)")
	}
}

// A sign that turns the direction of writing makes an amount or a name read as another
// one, wherever it comes from.
func TestNoPageIsSteered(t *testing.T) {
	const signs = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
	const evil = "請求は" + signs + "001円"
	s := start(t)
	agent := s.as("agent1")
	r, path := s.owned(agent)
	f := s.office.files[r]
	f.Case.Summary, f.Case.RawKeys, f.Case.Topics = inquiry.NewText(evil), []string{"raw/1"}, []string{evil}
	f.Lines = []casework.Line{{From: "customer", Text: inquiry.NewText(evil)}, {From: evil + "@example.jp", Text: inquiry.NewText(evil), Note: true}}
	s.office.figures.Missed = []casework.Missed{{At: s.now, Text: inquiry.NewText(evil)}}
	agent.post(path+"/draft", "text", evil)
	for _, who := range []string{"agent1", "lead1"} {
		b := s.as(who)
		for _, p := range []string{"/desk/", "/desk/fragment/queue", path, path + "/fragment", path + "/raw/1", "/desk/figures"} {
			if _, page := b.get(p); strings.ContainsAny(page, signs) {
				t.Errorf("%s of %s is steered", p, who)
			}
		}
	}
	if _, page := agent.get(path); strings.Count(page, "請求は"+strings.Repeat("\ufffd", 12)+"001円") < 3 {
		t.Error("nothing shows where they were")
	}
	if _, page := agent.post(path+"/raw/1", "reason", evil, "as", "page"); strings.ContainsAny(page, signs) {
		t.Error("a raw mail is steered")
	}
}

// The queue is seen by more people than a case: nobody's address stands there.
func TestTheQueueNamesNobody(t *testing.T) {
	s := start(t)
	r := s.office.fill(t, 1)[0]
	s.office.files[r].Case.Summary = inquiry.NewText("見本太郎と申します。taro@example.jp、090-0000-0000です。\nカードは止まりますか" + strings.Repeat("あ", 100))
	for _, path := range []string{"/desk/", "/desk/fragment/queue"} {
		_, page := s.as("agent1").get(path)
		has(t, path, page, "■■と申します。■■、■■です。 カードは止まりますかああ", "あ…<")
		hasNot(t, path, page, "taro@", "0000-0000", "見本太郎")
	}
}

func TestPaths(t *testing.T) {
	s := start(t)
	r := s.office.fill(t, 1)[0]
	s.office.files[r].Case.RawKeys = []string{"raw/1"}
	a := s.as("agent1").once()
	base := "/desk/case/" + string(r)
	for _, row := range []struct {
		why, path string
		status    int
	}{
		{"the case", base, 200},
		{"the raw mail", base + "/raw/1", 200},
		{"its download, which takes a form", base + "/raw/1.eml", 404},
		{"raw mails count from 1", base + "/raw/0", 404},
		{"one too many", base + "/raw/2", 404},
		{"less than none", base + "/raw/-1", 404},
		{"not quite a number", base + "/raw/+1", 404},
		{"nor with zeros", base + "/raw/01", 404},
		{"too large for a number", base + "/raw/99999999999999999999", 404},
		{"a key instead of a number", base + "/raw/raw%2F1", 404},
		{"up and away", base + "/raw/..%2f..%2f1", 404},
		{"a receipt that leads elsewhere", "/desk/case/..%2f..%2fetc%2fpasswd", 404},
		{"a receipt with a wrong check sign", "/desk/case/AAAA-AAAA", 404},
		{"a receipt with a zero byte", base + "%00", 404},
		{"a page that is not there", "/desk/case/", 404},
		{"a file of the pages' source", "/desk/static/case.html", 404},
		{"a file outside", "/desk/static/..%2fdesk.go", 404},
		{"the style", "/desk/static/desk.css", 200},
		{"the style of another release", "/desk/static/0123456789abcdef/desk.css", 200},
		{"a file outside of another release", "/desk/static/0123456789abcdef/..%2f..%2fdesk.go", 404},
		{"dots are cleaned away before", "/desk/case/../../etc", 307},
	} {
		if status, body := a.get(row.path); status != row.status {
			t.Errorf("%s: %s gives %d %.80s", row.why, row.path, status, body)
		}
	}
}

func TestARawMailNeverRuns(t *testing.T) {
	s := start(t)
	a := s.as("agent1")
	r, path := s.owned(a)
	s.office.files[r].Case.RawKeys = []string{"raw/1", "gone"}
	_, page := a.get(path + "/raw/1")
	has(t, "masked", page, "From: a@example.com\nSubject", "␛[2Jwords\ufffd\ufffd")
	_, page = a.post(path+"/raw/1", "reason", "別紙の確認", "as", "page")
	has(t, "as it came", page, "From: a@example.com\nSubject", "␛[2Jwords\ufffd\ufffd")
	response, body := a.do(a.request("POST", path+"/raw/1", url.Values{"token": {a.token}, "reason": {"別紙の確認"}, "as": {"file"}}))
	has(t, "the download", body, "\r\n\r\n\x1b[2Jwords\xff")
	for name, want := range map[string]string{"Content-Type": "text/plain; charset=utf-8", "Content-Disposition": `attachment; filename="` + string(r) + `-1.eml"`, "X-Content-Type-Options": "nosniff"} {
		if got := response.Header.Get(name); got != want {
			t.Errorf("%s is %q", name, got)
		}
	}
	if status, page := a.get(path + "/raw/2"); status != http.StatusInternalServerError || strings.Contains(page, "no such mail") {
		t.Errorf("a mail that is gone: %d", status)
	}
}

func TestNextStaysOnTheDesk(t *testing.T) {
	for _, row := range []struct{ next, want string }{
		{"/desk/case/KM7P-3XQ9", "/desk/case/KM7P-3XQ9"},
		{"/desk/?lane=urgent&page=2", "/desk/?lane=urgent&page=2"},
		{"", "/desk/"},
		{"https://evil.example.com/desk/", "/desk/"},
		{"//evil.example.com/desk/", "/desk/"},
		{`/\evil.example.com`, "/desk/"},
		{`/desk/\..\..\evil`, "/desk/"},
		{"/desk//evil.example.com", "/desk/"},
		{"/desk/../local/clock", "/desk/"},
		{"/desk/%2e%2e/local", "/desk/"},
		{"/desk/%2F%2Fevil", "/desk/"},
		{"javascript:alert(1)", "/desk/"},
		{"/desk/\r\nSet-Cookie: a=b", "/desk/"},
		{"/elsewhere", "/desk/"},
		{"/desk/login?next=x", "/desk/"},
		{"http:/desk/", "/desk/"},
	} {
		if got := session.Local(row.next); got != row.want {
			t.Errorf("%q leads to %q, want %q", row.next, got, row.want)
		}
	}
	b := start(t).browser()
	response, _ := b.do(b.request("GET", "/desk/login?login_hint=agent1&next="+url.QueryEscape("https://evil.example.com/"), nil))
	if got := response.Request.URL; got.Host != strings.TrimPrefix(b.server.URL, "http://") || got.Path != "/desk/" {
		t.Errorf("the sign-in leads to %s", got)
	}
}
