package oidcsim

import (
	"crypto/rand"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"
)

const verifier = "0123456789012345678901234567890123456789012"

func provider(t *testing.T, now *time.Time) *Provider {
	t.Helper()
	p, err := New(Config{Issuer: "http://127.0.0.1/oidc", ClientID: "desk", ClientSecret: "secret", RedirectURL: "http://127.0.0.1/desk/callback",
		Now: func() time.Time { return *now }, Random: rand.Reader})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// ask goes to the provider as a browser does, with one parameter changed.
func ask(p *Provider, key, value string) *httptest.ResponseRecorder {
	q := url.Values{"client_id": {"desk"}, "redirect_uri": {p.RedirectURL}, "response_type": {"code"}, "state": {"s"}, "nonce": {"n"},
		"code_challenge": {challenge(verifier)}, "code_challenge_method": {"S256"}, "login_hint": {"agent1"}}
	q.Set(key, value)
	w := httptest.NewRecorder()
	p.ServeHTTP(w, httptest.NewRequest("GET", "/oidc/authorize?"+q.Encode(), nil))
	return w
}

func TestWhoAsksWrongly(t *testing.T) {
	now := time.Date(2019, 4, 12, 10, 0, 0, 0, time.UTC)
	p := provider(t, &now)
	for _, row := range []struct {
		why, key, value string
		status          int
	}{
		{"as it should be", "state", "s", http.StatusSeeOther},
		{"a hint that is an address", "login_hint", Email("lead1"), http.StatusSeeOther},
		{"nobody that we know: the list", "login_hint", "root", http.StatusOK},
		{"another client", "client_id", "x", http.StatusBadRequest},
		{"back to another place", "redirect_uri", "https://evil.example.com/", http.StatusBadRequest},
		{"without PKCE", "code_challenge", "", http.StatusBadRequest},
		{"with plain PKCE", "code_challenge_method", "plain", http.StatusBadRequest},
		{"the implicit flow", "response_type", "id_token", http.StatusBadRequest},
	} {
		if w := ask(p, row.key, row.value); w.Code != row.status {
			t.Errorf("%s: %d", row.why, w.Code)
		}
	}
}

func TestACodeIsGoodOnceAndForAMinute(t *testing.T) {
	for _, row := range []struct {
		why, verifier, secret string
		wait                  time.Duration
		times, status         int
	}{
		{"as it should be", verifier, "secret", 0, 1, http.StatusOK},
		{"twice", verifier, "secret", 0, 2, http.StatusBadRequest},
		{"too late", verifier, "secret", 61 * time.Second, 1, http.StatusBadRequest},
		{"another verifier", "x" + verifier[1:], "secret", 0, 1, http.StatusBadRequest},
		{"another secret", verifier, "guess", 0, 1, http.StatusUnauthorized},
	} {
		now := time.Date(2019, 4, 12, 10, 0, 0, 0, time.UTC)
		p := provider(t, &now)
		back, err := url.Parse(ask(p, "state", "s").Header().Get("Location"))
		if err != nil {
			t.Fatal(err)
		}
		now = now.Add(row.wait)
		form := url.Values{"grant_type": {"authorization_code"}, "code": {back.Query().Get("code")}, "redirect_uri": {p.RedirectURL}, "code_verifier": {row.verifier}}
		var w *httptest.ResponseRecorder
		for range row.times {
			r := httptest.NewRequest("POST", "/oidc/token", strings.NewReader(form.Encode()))
			r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			r.SetBasicAuth("desk", row.secret)
			w = httptest.NewRecorder()
			p.ServeHTTP(w, r)
		}
		if w.Code != row.status {
			t.Errorf("%s: %d %s", row.why, w.Code, w.Body)
		}
	}
}
