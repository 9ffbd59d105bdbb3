// Package search is the page on which staff find a case: by its receipt number, a mail address, a
// telephone number, or words. What is typed comes in a form and never in an address of a page, for
// those stay in the history of a browser and in logs.
package search

import (
	"context"
	"embed"
	"io/fs"
	"net/http"

	"madoguchi/internal/casework/search"
	"madoguchi/internal/desk/page"
	"madoguchi/internal/desk/session"
)

// Room answers requests about the search.
type Room struct {
	Site *page.Site
	// Search finds cases; an error may stand beside a result.
	Search func(ctx context.Context, typed string) (search.Result, error)
}

type searchPage struct {
	page.Frame
	search.Result
	Typed string
}

// Templates are those of the room.
func Templates() fs.FS { return templates }

//go:embed *.html
var templates embed.FS

// Page is the page before anything is typed.
func (d Room) Page(w http.ResponseWriter, r *http.Request, s session.Session) {
	d.Site.Answer(w, r, http.StatusOK, "search.html", searchPage{Frame: d.Site.Frame(r, s, "searchTitle")})
}

// Find answers with what was found; a receipt number leads to its case.
func (d Room) Find(w http.ResponseWriter, r *http.Request, s session.Session) {
	p := searchPage{Frame: d.Site.Frame(r, s, "searchTitle"), Typed: r.PostForm.Get("q")}
	var err error
	p.Result, err = d.Search(r.Context(), p.Typed)
	switch {
	case p.Kind == search.Number:
		http.Redirect(w, r, "/desk/case/"+string(p.Receipt), http.StatusSeeOther)
		return
	case err != nil && len(p.Found) == 0:
		d.Site.Failed(w, r, s, err)
		return
	case err != nil:
		d.Site.Log.Error("desk: search", "err", err) // what opened is shown
	}
	d.Site.Answer(w, r, http.StatusOK, "search.html", p)
}
