package stage

import (
	"crypto/rand"
	"net/http"

	"madoguchi/infra/local/rehearsal"
	"madoguchi/internal/desk"
	"madoguchi/internal/desk/oidcsim"
	staff "madoguchi/internal/desk/session"
	"madoguchi/internal/email/rawmail"
	"madoguchi/internal/factlock"
	"madoguchi/internal/preview/document"
	"madoguchi/internal/proofread"
)

// deskPages are the staff pages, and the provider with which the demo staff
// sign in to them.
func (s *stage) deskPages() (pages, provider http.Handler, err error) {
	callback := s.url + "/desk/callback"
	demo, err := oidcsim.New(oidcsim.Config{Issuer: s.url + "/oidc", ClientID: "madoguchi", ClientSecret: draw(), RedirectURL: callback,
		Now: s.clock.Now, Random: rand.Reader})
	if err != nil {
		return nil, nil, err
	}
	roles := map[string]staff.Role{}
	for _, name := range oidcsim.Users() {
		roles[oidcsim.Email(name)] = rehearsal.RoleOf(name)
	}
	pages, err = desk.New(desk.Config{
		Office:   s.staff,
		Incident: s.Incident,
		Calendar: s.Calendar,
		Roles:    roles,
		Sessions: s.sessions,
		OIDC: staff.OIDC{
			Issuer:       demo.Issuer,
			ClientID:     demo.ClientID,
			ClientSecret: demo.ClientSecret,
			RedirectURL:  callback,
			Client:       http.DefaultClient,
		},
		SignOuts:  s.store,
		Now:       s.clock.Now,
		Random:    rand.Reader,
		Raw:       s.blobs().Get,
		Readable:  rawmail.Readable,
		Plain:     rawmail.Plain,
		Doubts:    proofread.New(s.Incident, func() (factlock.Facts, error) { return s.Incident.Facts, nil }).Read,
		Outside:   s.outside,
		Media:     s.media,
		Documents: document.Reader{},
		Log:       s.log,
	})
	return s.atHome(pages), demo, err
}

// atHome sends people who came by another name of this machine to the one under
// which they sign in: a cookie belongs to a name.
func (s *stage) atHome(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodGet && "http://"+r.Host != s.url {
			http.Redirect(w, r, s.url+r.URL.RequestURI(), http.StatusFound)
			return
		}
		next.ServeHTTP(w, r)
	})
}
