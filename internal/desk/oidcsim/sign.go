package oidcsim

import (
	"crypto"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html/template"
	"math/big"
	"net/http"
	"net/url"
)

const keyID = "1"

var b64 = base64.RawURLEncoding

// sign makes a JWT (RFC 7519) with RS256.
func (p *Provider) sign(claims map[string]any) (string, error) {
	body, err := json.Marshal(claims)
	if err != nil {
		return "", fmt.Errorf("oidcsim: claims: %w", err)
	}
	signed := b64.EncodeToString([]byte(`{"alg":"RS256","kid":"`+keyID+`","typ":"JWT"}`)) + "." + b64.EncodeToString(body)
	sum := sha256.Sum256([]byte(signed))
	signature, err := rsa.SignPKCS1v15(p.Random, p.key, crypto.SHA256, sum[:])
	if err != nil {
		return "", fmt.Errorf("oidcsim: sign: %w", err)
	}
	return signed + "." + b64.EncodeToString(signature), nil
}

// keys is the JSON Web Key Set (RFC 7517).
func (p *Provider) keys(w http.ResponseWriter, _ *http.Request) {
	answer(w, http.StatusOK, map[string]any{"keys": []map[string]string{{
		"kty": "RSA", "use": "sig", "alg": "RS256", "kid": keyID,
		"n": b64.EncodeToString(p.key.N.Bytes()),
		"e": b64.EncodeToString(big.NewInt(int64(p.key.E)).Bytes()),
	}}})
}

// challenge is what a verifier hashes to (RFC 7636, section 4.2).
func challenge(verifier string) string {
	sum := sha256.Sum256([]byte(verifier))
	return b64.EncodeToString(sum[:])
}

// client checks the secret, in the header or in the form (RFC 6749, section 2.3.1).
func (p *Provider) client(r *http.Request) bool {
	id, secret, ok := r.BasicAuth()
	if ok {
		id, _ = url.QueryUnescape(id)
		secret, _ = url.QueryUnescape(secret)
	} else {
		id, secret = r.PostFormValue("client_id"), r.PostFormValue("client_secret")
	}
	return id == p.ClientID && subtle.ConstantTimeCompare([]byte(secret), []byte(p.ClientSecret)) == 1
}

// choose lists the users, in the style of the desk where one is served beside it. The links repeat
// the request with a login_hint.
func (p *Provider) choose(w http.ResponseWriter, r *http.Request) {
	var links []struct{ Name, Link string }
	for _, name := range Users() {
		q := r.URL.Query()
		q.Set("login_hint", name)
		links = append(links, struct{ Name, Link string }{Email(name), "?" + q.Encode()})
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; frame-ancestors 'none'")
	people().Execute(w, links)
}

func people() *template.Template {
	return template.Must(template.New("people").Parse(`<!DOCTYPE html>
<html lang="ja"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>サインイン / Sign in</title>
<link rel="stylesheet" href="/desk/static/desk.css"></head>
<body class="plain"><main class="sheet"><h1>だれとしてサインインしますか</h1><p class="soft" lang="en">Rehearsal: choose a demo user.</p>
<ul class="people">{{range .}}<li><a class="button" href="{{.Link}}">{{.Name}}</a></li>{{end}}</ul></main></body></html>`))
}
