package session

import (
	"context"
	"crypto/subtle"
	"errors"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"
)

// OIDC names the provider with which staff sign in.
type OIDC struct {
	Issuer, ClientID, ClientSecret string
	RedirectURL                    string // ends in /desk/callback; https makes cookies secure
	RoleClaim                      string // the claim that holds agent, lead or officer; "" where there is none
	Client                         *http.Client
}

// signer knows the provider, from the first sign-in on.
type signer struct {
	OIDC
	now      func() time.Time
	mu       sync.Mutex
	provider *oidc.Provider
	used     map[string]time.Time // states that came back, until they are over anyway
}

func newSigner(o OIDC, now func() time.Time) *signer {
	if o.Client == nil {
		o.Client = &http.Client{Timeout: 10 * time.Second}
	}
	return &signer{OIDC: o, now: now, used: map[string]time.Time{}}
}

// attempt is a sign-in that is under way. It lives in a sealed cookie, so that
// the answer counts only in the browser that asked.
type attempt struct {
	State, Nonce, Verifier, Next string
	Until                        time.Time
}

// discover asks the provider what it is, until it has answered once.
func (s *signer) discover(ctx context.Context) (*oidc.Provider, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.provider != nil {
		return s.provider, nil
	}
	provider, err := oidc.NewProvider(s.context(context.WithoutCancel(ctx)), s.Issuer) // keys are fetched under it later
	s.provider = provider
	return provider, err
}

func (s *signer) context(ctx context.Context) context.Context {
	return oidc.ClientContext(ctx, s.Client)
}

func (s *signer) oauth(p *oidc.Provider) *oauth2.Config {
	return &oauth2.Config{
		ClientID:     s.ClientID,
		ClientSecret: s.ClientSecret,
		RedirectURL:  s.RedirectURL,
		Endpoint:     p.Endpoint(),
		Scopes:       []string{oidc.ScopeOpenID, "email"},
	}
}

// first reports whether a state comes back for the first time. The provider, too,
// takes a code once; this holds where it does not.
func (s *signer) first(a attempt) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := s.now()
	for state, until := range s.used {
		if now.After(until) {
			delete(s.used, state)
		}
	}
	_, again := s.used[a.State]
	s.used[a.State] = a.Until
	return !again
}

// Login sends somebody to the provider.
func (k *Keeper) Login(w http.ResponseWriter, r *http.Request) {
	provider, err := k.signer.discover(r.Context())
	if err != nil {
		k.Log.Error("desk: sign-in provider", "err", err)
		k.Answers.Refuse(w, r, Session{}, http.StatusBadGateway, "noProvider")
		return
	}
	a, err := k.attempt(r.URL.Query().Get("next"))
	if err == nil {
		err = k.keep(w, signInCookie, a, signInLife)
	}
	if err != nil {
		k.Answers.Failed(w, r, Session{}, err)
		return
	}
	options := []oauth2.AuthCodeOption{oidc.Nonce(a.Nonce), oauth2.S256ChallengeOption(a.Verifier)}
	if hint := r.URL.Query().Get("login_hint"); hint != "" {
		options = append(options, oauth2.SetAuthURLParam("login_hint", hint))
	}
	http.Redirect(w, r, k.signer.oauth(provider).AuthCodeURL(a.State, options...), http.StatusSeeOther)
}

func (k *Keeper) attempt(next string) (attempt, error) {
	state, err1 := k.Draw()
	nonce, err2 := k.Draw()
	half, err3 := k.Draw()
	rest, err4 := k.Draw()
	// A verifier has 43 signs or more (RFC 7636, section 4.1).
	return attempt{state, nonce, half + rest, Local(next), k.Now().Add(signInLife)}, errors.Join(err1, err2, err3, err4)
}

// refused says why somebody is not let in, for the log; it names nobody.
type refused string

func (e refused) Error() string { return "desk: sign-in refused: " + string(e) }

// Callback is where the provider sends people back to.
func (k *Keeper) Callback(w http.ResponseWriter, r *http.Request) {
	k.forget(w, signInCookie)
	a, err := k.returned(r)
	if err != nil {
		k.turnAway(w, r, "signInOver", err)
		return
	}
	s, err := k.identify(r, a)
	if err != nil {
		k.turnAway(w, r, "signInRefused", err)
		return
	}
	if s.Token, err = k.Draw(); err == nil {
		err = k.keep(w, sessionCookie, s, s.Until.Sub(s.From))
	}
	if err != nil {
		k.Answers.Failed(w, r, Session{}, err)
		return
	}
	http.Redirect(w, r, a.Next, http.StatusSeeOther)
}

func (k *Keeper) turnAway(w http.ResponseWriter, r *http.Request, sentence string, err error) {
	k.Log.Warn("desk: sign-in", "err", err)
	k.Answers.Refuse(w, r, Session{}, http.StatusForbidden, sentence)
}

// returned is the attempt that an answer of the provider belongs to.
func (k *Keeper) returned(r *http.Request) (attempt, error) {
	var a attempt
	if err := k.kept(r, signInCookie, &a); err != nil {
		return a, refused("no attempt")
	}
	q := r.URL.Query()
	switch {
	case !k.Now().Before(a.Until):
		return a, refused("too late")
	case a.State == "" || subtle.ConstantTimeCompare([]byte(q.Get("state")), []byte(a.State)) != 1:
		return a, refused("another state")
	case !k.signer.first(a):
		return a, refused("a state twice")
	case q.Has("iss") && q.Get("iss") != k.signer.Issuer: // RFC 9207, section 2.4
		return a, refused("another issuer")
	}
	return a, nil
}

// identify redeems the code and finds out who it is and what they may do.
func (k *Keeper) identify(r *http.Request, a attempt) (Session, error) {
	token, err := k.signer.redeem(r, a)
	if err != nil {
		return Session{}, err
	}
	var claims map[string]any
	if err := token.Claims(&claims); err != nil {
		return Session{}, refused("claims that do not read")
	}
	email, _ := claims["email"].(string)
	if email == "" || claims["email_verified"] != true && claims["email_verified"] != "true" {
		return Session{}, refused("no verified address")
	}
	email = strings.ToLower(email)
	role, listed := k.role(claims, email)
	if !role.known() {
		return Session{}, refused("no role")
	}
	life := claimLife
	if listed {
		life = sessionLife
	}
	now := k.Now()
	return Session{Email: email, Role: role, Listed: listed, From: now, Until: now.Add(life)}, nil
}

// redeem changes the code for a verified ID token. Errors of the provider are not
// passed on: they may repeat its answer.
func (s *signer) redeem(r *http.Request, a attempt) (*oidc.IDToken, error) {
	provider, err := s.discover(r.Context())
	if err != nil {
		return nil, err
	}
	ctx := s.context(r.Context())
	token, err := s.oauth(provider).Exchange(ctx, r.URL.Query().Get("code"), oauth2.VerifierOption(a.Verifier))
	if err != nil {
		return nil, refused("a code that the provider does not take")
	}
	raw, _ := token.Extra("id_token").(string)
	id, err := provider.Verifier(&oidc.Config{ClientID: s.ClientID, Now: s.now}).Verify(ctx, raw)
	if err != nil {
		return nil, refused("an ID token that does not verify")
	}
	if a.Nonce == "" || subtle.ConstantTimeCompare([]byte(id.Nonce), []byte(a.Nonce)) != 1 {
		return nil, refused("another nonce")
	}
	return id, nil
}

// role is what the provider says, a word or a list of which the first known word
// counts, and where it says nothing what the desk's own list says.
func (k *Keeper) role(claims map[string]any, email string) (role Role, listed bool) {
	claim, told := claims[k.OIDC.RoleClaim]
	if k.OIDC.RoleClaim == "" || !told {
		return k.Roles[email], true
	}
	list, ok := claim.([]any)
	if !ok {
		list = []any{claim}
	}
	for _, one := range list {
		if word, _ := one.(string); Role(word).known() {
			return Role(word), false
		}
	}
	return "", false
}

// Logout signs somebody out everywhere: the desk of a phone that was left on a train
// is closed from any other.
func (k *Keeper) Logout(w http.ResponseWriter, r *http.Request, s Session) {
	if err := k.SignOuts.SignOut(r.Context(), s.Email, k.Now()); err != nil {
		k.Answers.Failed(w, r, s, err)
		return
	}
	k.forget(w, sessionCookie)
	http.Redirect(w, r, "/desk/goodbye", http.StatusSeeOther)
}

// Goodbye is the page after a sign-out.
func (k *Keeper) Goodbye(w http.ResponseWriter, r *http.Request) {
	k.Answers.Refuse(w, r, Session{}, http.StatusOK, "goodbye")
}
