package desk

import (
	"encoding/base64"
	"errors"
	"io"
	"net/http"
	"time"
)

// A session ends after a long shift, or after an hour where only the provider knows
// the role: it is asked again then. The desk's own list is asked at each request. A
// sign-in that nobody finishes ends after the time that it takes to type a password
// and a second factor.
const (
	sessionLife = 10 * time.Hour
	claimLife   = time.Hour
	signInLife  = 10 * time.Minute
)

const (
	sessionCookie = "desk"
	signInCookie  = "desk-signin"
	langCookie    = "desk-lang"
)

// session is who is signed in. It lives in a sealed cookie.
type session struct {
	Email       string
	Role        Role
	Listed      bool   // the role is from the desk's own list
	Token       string // that every form of the session carries
	From, Until time.Time
}

var errNoSession = errors.New("desk: no session")

// cookie is the base of every cookie. The prefix __Host- binds it to this host
// alone (RFC 6265bis, section 4.1.3.2). Max-Age and never Expires: the desk's
// clock may stand years before the browser's.
func (d *desk) cookie(name, value string, life time.Duration) *http.Cookie {
	c := &http.Cookie{Name: d.cookieName(name), Value: value, Path: "/", HttpOnly: true, Secure: d.secure, SameSite: http.SameSiteLaxMode, MaxAge: int(life.Seconds())}
	if life <= 0 {
		c.MaxAge = -1
	}
	return c
}

func (d *desk) cookieName(name string) string {
	if d.secure {
		return "__Host-" + name
	}
	return name
}

// keep seals a value into a cookie. The name is part of the seal, so that one
// cookie never passes for another.
func (d *desk) keep(w http.ResponseWriter, name string, value any, life time.Duration) error {
	sealed, err := d.keys.Seal("cookie "+name, value)
	if err != nil {
		return err
	}
	http.SetCookie(w, d.cookie(name, base64.RawURLEncoding.EncodeToString(sealed), life))
	return nil
}

// kept opens a cookie into the value that the pointer names.
func (d *desk) kept(r *http.Request, name string, value any) error {
	c, err := r.Cookie(d.cookieName(name))
	if err != nil {
		return errNoSession
	}
	sealed, err := base64.RawURLEncoding.DecodeString(c.Value)
	if err != nil {
		return errNoSession
	}
	return d.keys.Open("cookie "+name, sealed, value)
}

func (d *desk) forget(w http.ResponseWriter, name string) {
	http.SetCookie(w, d.cookie(name, "", 0))
}

// session returns who is signed in; the error is errNoSession where nobody is. The
// desk's clock says until when: what the browser keeps is the browser's business.
// Whoever left the desk's list, or signed out anywhere, is out at once.
func (d *desk) session(r *http.Request) (session, error) {
	var s session
	if d.kept(r, sessionCookie, &s) != nil || !d.Now().Before(s.Until) {
		return session{}, errNoSession
	}
	if s.Listed {
		s.Role = d.Roles[s.Email]
	}
	if !s.Role.known() {
		return session{}, errNoSession
	}
	out, err := d.SignOuts.SignedOut(r.Context(), s.Email)
	if err != nil {
		return session{}, err
	}
	if !s.From.After(out) {
		return session{}, errNoSession
	}
	return s, nil
}

// draw returns 128 random bits for a URL or a form.
func (d *desk) draw() (string, error) {
	var b [16]byte
	if _, err := io.ReadFull(d.Random, b[:]); err != nil {
		return "", err
	}
	return base64.RawURLEncoding.EncodeToString(b[:]), nil
}
