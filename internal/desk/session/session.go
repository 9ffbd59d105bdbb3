package session

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"time"

	"madoguchi/internal/keyring"
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
)

// SignOuts remembers who signed out when. A sign-out ends every session that
// somebody began before it, in whatever browser. Package store has it.
type SignOuts interface {
	// SignedOut returns when somebody signed out last, the zero time for never.
	SignedOut(ctx context.Context, email string) (time.Time, error)
	SignOut(ctx context.Context, email string, at time.Time) error
}

// Answers are the pages that say why somebody is not let in.
type Answers interface {
	// Refuse answers with a fixed sentence, by its key.
	Refuse(w http.ResponseWriter, r *http.Request, s Session, status int, sentence string)
	// Failed answers for an error that is not the person's, and logs it.
	Failed(w http.ResponseWriter, r *http.Request, s Session, err error)
}

// Config is what signing in needs.
type Config struct {
	OIDC     OIDC
	Roles    map[string]Role // by verified address in lower case, where RoleClaim is absent; asked again at each request
	SignOuts SignOuts
	Secret   []byte // keyring.SecretSize bytes that seal cookies; other ones end every session
	Now      func() time.Time
	Random   io.Reader // cryptographically secure
	Log      *slog.Logger
	Answers  Answers
}

// Keeper lets people in and knows them again. It is safe for concurrent use.
type Keeper struct {
	Config
	keys    *keyring.Ring
	signer  *signer
	cookies Cookies
}

// New returns a keeper. It reaches nobody: the provider is asked at the first sign-in.
func New(c Config) (*Keeper, error) {
	switch {
	case c.OIDC.Issuer == "", c.OIDC.ClientID == "":
		return nil, errors.New("desk: OIDC.Issuer and OIDC.ClientID are needed")
	case c.OIDC.RoleClaim == "" && len(c.Roles) == 0:
		return nil, errors.New("desk: without OIDC.RoleClaim and Roles nobody could sign in")
	}
	keys, err := keyring.New(c.Random, 1, map[uint16][]byte{1: c.Secret})
	if err != nil {
		return nil, fmt.Errorf("desk: session keys: %w", err)
	}
	cookies, err := CookiesFor(c.OIDC.RedirectURL)
	if err != nil {
		return nil, err
	}
	return &Keeper{c, keys, newSigner(c.OIDC, c.Now), cookies}, nil
}

// CookiesFor returns how cookies are made for pages whose sign-in comes back to a URL,
// which must end in /desk/callback.
func CookiesFor(redirect string) (Cookies, error) {
	back, err := url.Parse(redirect)
	if err != nil || back.Path != "/desk/callback" {
		return Cookies{}, errors.New("desk: OIDC.RedirectURL must end in /desk/callback")
	}
	return Cookies{Secure: back.Scheme == "https"}, nil
}

// Session is who is signed in. It lives in a sealed cookie.
type Session struct {
	Email       string
	Role        Role
	Listed      bool   // the role is from the desk's own list
	Token       string // that every form of the session carries
	From, Until time.Time
}

var errNoSession = errors.New("desk: no session")

// Cookies are those of the pages.
type Cookies struct{ Secure bool } // the desk is reached over https

// New is the base of every cookie; a life of 0 ends it. The prefix __Host- binds it to this host
// alone (RFC 6265bis, section 4.1.3.2). Max-Age and never Expires: the desk's
// clock may stand years before the browser's.
func (c Cookies) New(name, value string, life time.Duration) *http.Cookie {
	cookie := &http.Cookie{
		Name:     c.Name(name),
		Value:    value,
		Path:     "/",
		HttpOnly: true,
		Secure:   c.Secure,
		SameSite: http.SameSiteLaxMode,
		MaxAge:   int(life.Seconds()),
	}
	if life <= 0 {
		cookie.MaxAge = -1
	}
	return cookie
}

// Name is what a cookie is called.
func (c Cookies) Name(name string) string {
	if c.Secure {
		return "__Host-" + name
	}
	return name
}

// keep seals a value into a cookie. The name is part of the seal, so that one
// cookie never passes for another.
func (k *Keeper) keep(w http.ResponseWriter, name string, value any, life time.Duration) error {
	sealed, err := k.keys.Seal("cookie "+name, value)
	if err != nil {
		return err
	}
	http.SetCookie(w, k.cookies.New(name, base64.RawURLEncoding.EncodeToString(sealed), life))
	return nil
}

// kept opens a cookie into the value that the pointer names.
func (k *Keeper) kept(r *http.Request, name string, value any) error {
	c, err := r.Cookie(k.cookies.Name(name))
	if err != nil {
		return errNoSession
	}
	sealed, err := base64.RawURLEncoding.DecodeString(c.Value)
	if err != nil {
		return errNoSession
	}
	return k.keys.Open("cookie "+name, sealed, value)
}

func (k *Keeper) forget(w http.ResponseWriter, name string) {
	http.SetCookie(w, k.cookies.New(name, "", 0))
}

// session returns who is signed in; the error is errNoSession where nobody is. The
// desk's clock says until when: what the browser keeps is the browser's business.
// Whoever left the desk's list, or signed out anywhere, is out at once.
func (k *Keeper) session(r *http.Request) (Session, error) {
	var s Session
	if k.kept(r, sessionCookie, &s) != nil || !k.Now().Before(s.Until) {
		return Session{}, errNoSession
	}
	if s.Listed {
		s.Role = k.Roles[s.Email]
	}
	if !s.Role.known() {
		return Session{}, errNoSession
	}
	out, err := k.SignOuts.SignedOut(r.Context(), s.Email)
	if err != nil {
		return Session{}, err
	}
	if !s.From.After(out) {
		return Session{}, errNoSession
	}
	return s, nil
}

// Draw returns 128 random bits for a URL or a form.
func (k *Keeper) Draw() (string, error) {
	var b [16]byte
	if _, err := io.ReadFull(k.Random, b[:]); err != nil {
		return "", err
	}
	return base64.RawURLEncoding.EncodeToString(b[:]), nil
}

// AnswerID names an answer of somebody by its form and its words: sent again it is
// recognised, and changed words are another answer.
func (k *Keeper) AnswerID(parts ...string) string {
	return k.keys.Hash("answer", strings.Join(parts, "\n"))
}
