package session

import (
	"crypto/subtle"
	"errors"
	"net/http"
	"net/url"
	"path"
	"strings"
)

// maxForm is more than the longest answer, percent-encoded, needs.
const maxForm = 256 << 10

const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
	"form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// Headers go with every answer: nothing from elsewhere runs, nobody frames the
// desk, and no cache keeps what a customer wrote.
func Headers(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Frame-Options", "DENY")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cache-Control", "no-store")
		next.ServeHTTP(w, r)
	})
}

// SameOrigin refuses what another site makes a browser send.
func (k *Keeper) SameOrigin(next http.Handler) http.Handler {
	guard := http.NewCrossOriginProtection()
	guard.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		k.Answers.Refuse(w, r, Session{}, http.StatusForbidden, "forged")
	}))
	return guard.Handler(next)
}

// Handler answers a request of somebody who is signed in.
type Handler func(http.ResponseWriter, *http.Request, Session)

// Signed lets in who is signed in. Who opens a page without is sent to sign in;
// what a script asks for is refused, so that the page stays where it is.
func (k *Keeper) Signed(next Handler) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		s, err := k.session(r)
		switch {
		case err == nil:
			w.Header().Set("Desk-Token", s.Token) // for the forms of a page that was open during a sign-in
			next(w, r, s)
		case !errors.Is(err, errNoSession):
			k.Answers.Failed(w, r, Session{}, err)
		case r.Method == http.MethodGet && r.Header.Get("Desk-Script") == "":
			http.Redirect(w, r, "/desk/login?next="+url.QueryEscape(r.URL.RequestURI()), http.StatusSeeOther)
		default:
			k.Answers.Refuse(w, r, Session{}, http.StatusUnauthorized, "signedOut")
		}
	}
}

// Posted lets in a form of the session that sends it.
func (k *Keeper) Posted(next Handler) http.HandlerFunc {
	return k.Signed(func(w http.ResponseWriter, r *http.Request, s Session) {
		r.Body = http.MaxBytesReader(w, r.Body, maxForm)
		if err := r.ParseForm(); err != nil {
			k.Answers.Refuse(w, r, s, http.StatusBadRequest, "badForm")
			return
		}
		if s.Token == "" || subtle.ConstantTimeCompare([]byte(r.PostForm.Get("token")), []byte(s.Token)) != 1 {
			k.Answers.Refuse(w, r, s, http.StatusForbidden, "forged")
			return
		}
		next(w, r, s)
	})
}

// Local returns a path of the desk as it is, and the queue for anything else: a
// sign-in never leads to another site.
func Local(next string) string {
	const home = "/desk/"
	u, err := url.Parse(next)
	if err != nil || u.Scheme != "" || u.Host != "" || u.User != nil || u.Opaque != "" || strings.ContainsAny(u.Path, "\\\r\n\t") {
		return home
	}
	if !strings.HasPrefix(u.Path, home) || strings.Contains(u.Path, "//") || path.Clean(u.Path)+"/" != strings.TrimSuffix(u.Path, "/")+"/" {
		return home
	}
	for _, never := range []string{"login", "callback", "goodbye", "fragment"} {
		if strings.HasPrefix(u.Path, home+never) {
			return home
		}
	}
	return (&url.URL{Path: u.Path, RawQuery: u.RawQuery}).String()
}
