package stage

import (
	"crypto/rand"
	"net/http"
	"time"

	"madoguchi/infra/local/rehearsal"
	"madoguchi/internal/casework"
	find "madoguchi/internal/casework/search"
	"madoguchi/internal/desk"
	"madoguchi/internal/desk/oidcsim"
	staff "madoguchi/internal/desk/session"
	"madoguchi/internal/email/rawmail"
	"madoguchi/internal/factlock"
	"madoguchi/internal/preview/document"
	"madoguchi/internal/proofread"
)

// demoProvider is the provider with which the demo staff sign in.
func demoProvider(url string, now func() time.Time) (*oidcsim.Provider, error) {
	return oidcsim.New(oidcsim.Config{Issuer: url + "/oidc", ClientID: "madoguchi", ClientSecret: draw(), RedirectURL: callback(url),
		Now: now, Random: rand.Reader})
}

func callback(url string) string { return url + "/desk/callback" }

// deskPages are the staff pages on a version of the incident.
func (s *stage) deskPages(r *rehearsal.Rehearsal, office *casework.Office) (http.Handler, error) {
	reader := proofread.New(r.Incident, func() (factlock.Facts, error) { return r.Incident.Facts, nil })
	roles := map[string]staff.Role{}
	for _, name := range oidcsim.Users() {
		roles[oidcsim.Email(name)] = rehearsal.RoleOf(name)
	}
	pages, err := desk.New(desk.Config{
		Office:   office,
		Search:   find.On(office, s.store).Search,
		Incident: r.Incident,
		Calendar: r.Calendar,
		Roles:    roles,
		Sessions: s.sessions,
		OIDC: staff.OIDC{
			Issuer:       s.demo.Issuer,
			ClientID:     s.demo.ClientID,
			ClientSecret: s.demo.ClientSecret,
			RedirectURL:  callback(s.url),
			Client:       http.DefaultClient,
		},
		SignOuts:  s.store,
		Now:       s.clock.Now,
		Random:    rand.Reader,
		Raw:       s.blobs().Get,
		Readable:  rawmail.Readable,
		Plain:     rawmail.Plain,
		Doubts:    reader.Read,
		Answers:   proposing(s, r, reader),
		Outside:   s.outside,
		Media:     s.client.Content,
		Documents: document.Reader{},
		Log:       s.log,
	})
	return s.atHome(pages), err
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
