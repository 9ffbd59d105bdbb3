// Package oidcsim is a stand-in for an OpenID Connect provider: discovery, keys,
// authorization code with PKCE, and a token, for the local desk and for tests.
// It asks for no password. Never put it where others than this machine reach it.
package oidcsim

import (
	"crypto/rand"
	"crypto/rsa"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"
)

// domain is where the demo users are.
const domain = "staff.example.jp"

// Users lists the demo users by the name that login_hint takes; each has the
// address NAME@staff.example.jp.
func Users() []string { return []string{"agent1", "agent2", "lead1", "officer1", "oncall"} }

// Email is the address of a demo user.
func Email(name string) string { return name + "@" + domain }

// Config is what a provider needs.
type Config struct {
	Issuer       string // its URL without a slash at the end; the handler serves the paths below
	ClientID     string
	ClientSecret string
	RedirectURL  string // the only one that it sends people back to
	Now          func() time.Time
	Random       io.Reader
	Claims       map[string]map[string]any // by user name: claims that are added or replaced
}

// Provider is the provider as an [http.Handler], under the path of its issuer.
type Provider struct {
	Config
	key   *rsa.PrivateKey
	mux   *http.ServeMux
	mu    sync.Mutex
	codes map[string]grant
}

// grant is what a code stands for, once and for a minute.
type grant struct {
	user, nonce, challenge string
	until                  time.Time
}

const codeLife = time.Minute

// New draws a signing key and makes the provider.
func New(c Config) (*Provider, error) {
	issuer, err := url.Parse(c.Issuer)
	if err != nil || issuer.Host == "" || strings.HasSuffix(c.Issuer, "/") {
		return nil, errors.New("oidcsim: the issuer is no URL without a slash at its end")
	}
	if c.ClientID == "" || c.RedirectURL == "" || c.Now == nil {
		return nil, errors.New("oidcsim: ClientID, RedirectURL and Now are needed")
	}
	if c.Random == nil {
		c.Random = rand.Reader
	}
	key, err := rsa.GenerateKey(c.Random, 2048)
	if err != nil {
		return nil, fmt.Errorf("oidcsim: draw key: %w", err)
	}
	p := &Provider{Config: c, key: key, mux: http.NewServeMux(), codes: map[string]grant{}}
	p.mux.HandleFunc("GET "+issuer.Path+"/.well-known/openid-configuration", p.discovery)
	p.mux.HandleFunc("GET "+issuer.Path+"/keys", p.keys)
	p.mux.HandleFunc("GET "+issuer.Path+"/authorize", p.authorize)
	p.mux.HandleFunc("POST "+issuer.Path+"/token", p.token)
	return p, nil
}

func (p *Provider) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	p.mux.ServeHTTP(w, r)
}

// discovery is OpenID Connect Discovery 1.0, section 4.
func (p *Provider) discovery(w http.ResponseWriter, _ *http.Request) {
	answer(w, http.StatusOK, map[string]any{
		"issuer":                                p.Issuer,
		"authorization_endpoint":                p.Issuer + "/authorize",
		"token_endpoint":                        p.Issuer + "/token",
		"jwks_uri":                              p.Issuer + "/keys",
		"response_types_supported":              []string{"code"},
		"subject_types_supported":               []string{"public"},
		"id_token_signing_alg_values_supported": []string{"RS256"},
		"code_challenge_methods_supported":      []string{"S256"},
		"token_endpoint_auth_methods_supported": []string{"client_secret_basic", "client_secret_post"},
	})
}

// authorize sends somebody back with a code, or shows whom one can be.
func (p *Provider) authorize(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	if q.Get("client_id") != p.ClientID || q.Get("redirect_uri") != p.RedirectURL {
		http.Error(w, "unknown client or redirect_uri", http.StatusBadRequest)
		return
	}
	if q.Get("response_type") != "code" || q.Get("code_challenge_method") != "S256" || q.Get("code_challenge") == "" {
		http.Error(w, "code with PKCE (S256) is served, nothing else", http.StatusBadRequest)
		return
	}
	user, _, _ := strings.Cut(q.Get("login_hint"), "@")
	if !slices.Contains(Users(), user) {
		p.choose(w, r)
		return
	}
	code := p.grant(grant{user, q.Get("nonce"), q.Get("code_challenge"), p.Now().Add(codeLife)})
	back := url.Values{"code": {code}, "state": {q.Get("state")}, "iss": {p.Issuer}}
	http.Redirect(w, r, p.RedirectURL+"?"+back.Encode(), http.StatusSeeOther)
}

// grant keeps what a new code stands for and forgets what is over.
func (p *Provider) grant(g grant) string {
	code := rand.Text()
	p.mu.Lock()
	defer p.mu.Unlock()
	for old, g := range p.codes {
		if p.Now().After(g.until) {
			delete(p.codes, old)
		}
	}
	p.codes[code] = g
	return code
}

// redeem takes a code out: the second time it is unknown.
func (p *Provider) redeem(code string) (grant, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	g, ok := p.codes[code]
	delete(p.codes, code)
	return g, ok && !p.Now().After(g.until)
}

// token redeems a code (RFC 6749, section 4.1.3; RFC 7636, section 4.6).
func (p *Provider) token(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, 1<<16)
	if !p.client(r) {
		answer(w, http.StatusUnauthorized, map[string]string{"error": "invalid_client"})
		return
	}
	g, ok := p.redeem(r.PostFormValue("code"))
	if !ok || r.PostFormValue("grant_type") != "authorization_code" || r.PostFormValue("redirect_uri") != p.RedirectURL ||
		challenge(r.PostFormValue("code_verifier")) != g.challenge {
		answer(w, http.StatusBadRequest, map[string]string{"error": "invalid_grant"})
		return
	}
	signed, err := p.sign(p.claims(g))
	if err != nil {
		answer(w, http.StatusInternalServerError, map[string]string{"error": "server_error"})
		return
	}
	answer(w, http.StatusOK, map[string]any{"access_token": rand.Text(), "token_type": "Bearer", "expires_in": 300, "id_token": signed})
}

// claims are those of the ID token (OpenID Connect Core 1.0, section 2).
func (p *Provider) claims(g grant) map[string]any {
	now := p.Now()
	claims := map[string]any{
		"iss": p.Issuer, "aud": p.ClientID, "sub": g.user, "nonce": g.nonce,
		"iat": now.Unix(), "exp": now.Add(5 * time.Minute).Unix(),
		"email": Email(g.user), "email_verified": true, "name": g.user,
	}
	for name, value := range p.Claims[g.user] {
		claims[name] = value
	}
	return claims
}

func answer(w http.ResponseWriter, status int, value any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(value)
}
