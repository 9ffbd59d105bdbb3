// Package desk is the pages on which staff work on cases, and their sign-in.
//
// Pages are rendered on the server; the script on them keeps the queue and the
// conversation fresh, saves drafts and sends forms without losing what was typed.
// Without it everything still works, by reloading.
package desk

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/casework/search"
	"madoguchi/internal/desk/answers"
	"madoguchi/internal/desk/attached"
	"madoguchi/internal/desk/board"
	"madoguchi/internal/desk/casefile"
	"madoguchi/internal/desk/figures"
	"madoguchi/internal/desk/labelled"
	"madoguchi/internal/desk/page"
	"madoguchi/internal/desk/queue"
	"madoguchi/internal/desk/report"
	find "madoguchi/internal/desk/search"
	"madoguchi/internal/desk/sender"
	"madoguchi/internal/desk/session"
	"madoguchi/internal/factlock"
	"madoguchi/internal/incident"
	"madoguchi/internal/preview"
	"madoguchi/internal/switches"
)

// Office is what staff work on.
type Office interface {
	casefile.Office
	// Queue returns the closed cases, or those that are not.
	Queue(ctx context.Context, closed bool) ([]cases.Case, error)
	// Seen returns the news that somebody has seen, by their time.
	Seen(ctx context.Context, by string) (map[cases.Receipt]time.Time, error)
	// Figures counts from a moment on; without words the questions that the desk
	// could not answer, and who checked how often, are left out.
	Figures(ctx context.Context, since time.Time, words bool) (casework.Figures, error)
	// Assign gives cases to a colleague and says what came of each.
	Assign(ctx context.Context, a casework.Assignment) []casework.Assigned
	// Report reads a range of days of a zone, both ends included.
	Report(ctx context.Context, from, to incident.Date, zone *time.Location) (casework.Report, error)
}

// Config is what the pages need.
type Config struct {
	Office   Office
	Incident *incident.Incident
	Calendar page.Calendar
	OIDC     session.OIDC
	Roles    map[string]session.Role // by verified address in lower case, where RoleClaim is absent; asked again at each request
	SignOuts session.SignOuts
	Sessions []byte // keyring.SecretSize bytes that seal cookies; other ones end every session
	Now      func() time.Time
	Random   io.Reader // cryptographically secure
	// Raw returns a raw mail by its key.
	Raw func(ctx context.Context, key string) ([]byte, error)
	// MostRaw is how large a raw mail may be that is handed out, 0 for any size.
	MostRaw int
	// Readable makes a text of a raw mail as it came, and Plain one as its reader sees
	// it, which is then masked; package email has both.
	Readable, Plain func(raw []byte) string
	// Doubts reads an answer before it is sent, see [casefile.Room]; nil where nothing is read.
	Doubts func(text string) ([]factlock.Doubted, error)
	// Media fetches a picture that a customer sent on LINE, see [attached.Room]; nil for none.
	Media func(ctx context.Context, id string, most int) ([]byte, error)
	// Documents reads PDF that hangs on a mail, nil where none is shown; package preview/document has it.
	Documents preview.Documents
	// Answers are what staff propose to answer, and how; nil where nobody does.
	Answers *answers.Parts
	// Search finds cases by what is typed, see package casework/search.
	Search   func(ctx context.Context, typed string) (search.Result, error)
	Outside  *figures.Outside // the reader outside of the desk, nil where there is none
	Switches switches.Set     // as the operators have them
	Log      *slog.Logger
}

// New returns the handler of everything under /desk/. It reaches nobody: the
// sign-in provider is asked at the first sign-in.
func New(c Config) (http.Handler, error) {
	if err := c.check(); err != nil {
		return nil, err
	}
	cookies, err := session.CookiesFor(c.OIDC.RedirectURL)
	if err != nil {
		return nil, err
	}
	common := page.Config{Incident: c.Incident, Calendar: c.Calendar, Cookies: cookies, Now: c.Now, Log: c.Log, Learns: c.Answers != nil,
		Switches: c.Switches}
	site, err := page.New(common, queue.Templates(), casefile.Templates(), figures.Templates(), report.Templates(), board.Templates(),
		answers.Templates(), attached.Templates(), find.Templates(), sender.Templates(), labelled.Templates())
	if err != nil {
		return nil, err
	}
	keeper, err := session.New(session.Config{
		OIDC:     c.OIDC,
		Roles:    c.Roles,
		SignOuts: c.SignOuts,
		Secret:   c.Sessions,
		Now:      c.Now,
		Random:   c.Random,
		Log:      c.Log,
		Answers:  site,
	})
	if err != nil {
		return nil, err
	}
	return session.Headers(keeper.SameOrigin(c.routes(site, keeper))), nil
}

func (c Config) check() error {
	told := c.Office != nil && c.Incident != nil && c.Calendar != nil && c.SignOuts != nil && c.Search != nil && c.Log != nil
	if !told || c.Now == nil || c.Random == nil || c.Raw == nil || c.Readable == nil || c.Plain == nil {
		return errors.New("desk: Office, Incident, Calendar, SignOuts, Search, Now, Random, Raw, Readable, Plain and Log are needed")
	}
	return nil
}

func (c Config) routes(site *page.Site, keeper *session.Keeper) http.Handler {
	cases := queue.Room{Site: site, Cases: c.Office.Queue, Seen: c.Office.Seen}
	file := casefile.Room{
		Site:     site,
		Keeper:   keeper,
		Office:   c.Office,
		List:     cases.List,
		Mail:     c.Raw,
		MostMail: c.MostRaw,
		Readable: c.Readable,
		Plain:    c.Plain,
		Doubts:   c.Doubts,
	}
	numbers := figures.Room{Site: site, Figures: c.Office.Figures, Outside: c.Outside}
	told, decisions := report.Room{Site: site, Report: c.Office.Report}, report.Decisions{Site: site, Office: c.Office}
	mux := http.NewServeMux()
	if c.Answers != nil {
		c.learning(mux, answers.Room{Parts: *c.Answers, Site: site, Keeper: keeper, Office: c.Office})
	}
	get := func(path string, h session.Handler) { mux.HandleFunc("GET /desk/"+path, keeper.Signed(h)) }
	post := func(path string, h session.Handler) { mux.HandleFunc("POST /desk/"+path, keeper.Posted(h)) }
	mux.HandleFunc("GET /desk/login", keeper.Login)
	mux.HandleFunc("GET /desk/callback", keeper.Callback)
	mux.HandleFunc("GET /desk/goodbye", keeper.Goodbye)
	mux.HandleFunc("GET /desk/static/{name}", page.Static)
	mux.HandleFunc("GET /desk/static/{edition}/{name}", page.Static)
	mux.HandleFunc("GET /desk/icon/{n}", page.Icon)
	mux.Handle("GET /desk", http.RedirectHandler("/desk/", http.StatusSeeOther))
	get("{$}", cases.Page)
	get("fragment/queue", cases.Fragment)
	get("fragment/list", cases.ListFragment)
	get("news", cases.News)
	finds := find.Room{Site: site, Search: c.Search}
	get("search", finds.Page)
	post("search", finds.Find)
	post("sender/{receipt}", sender.Room{Site: site, Office: c.Office}.Show)
	get("figures", numbers.Page)
	get("figures.csv", numbers.File)
	loads := board.Room{Site: site, Keeper: keeper, Office: c.Office}
	get("board", loads.Page)
	post("board", loads.Assign)
	get("report", told.Page)
	get("report.csv", told.File)
	get("request/{receipt}", decisions.Page)
	post("request/{receipt}", decisions.Decide)
	get("snippets/{lang}", file.Inserts)
	get("case/{receipt}", file.Page)
	get("case/{receipt}/fragment", file.Fragment)
	get("case/{receipt}/raw/{n}", file.Raw)
	post("case/{receipt}/raw/{n}", file.WholeRaw)
	came := attached.Room{Site: site, Keeper: keeper, Office: c.Office, Mail: c.Raw, Media: c.Media, Viewer: preview.New(c.Documents)}
	for _, path := range []string{"case/{receipt}/raw/{n}/file/{k}", "case/{receipt}/line/{media}"} {
		get(path, came.Page)
		post(path, came.Open)
		get(path+"/picture", came.Picture)
	}
	post("case/{receipt}/{verb}", file.Act)
	post("case/{receipt}/here", file.Here)
	post("case/{receipt}/deliver", file.Deliver)
	post("case/{receipt}/check", file.Check)
	post("case/{receipt}/tell", file.Tell)
	post("reader", numbers.Switch)
	post("language", site.Language)
	post("logout", keeper.Logout)
	mux.HandleFunc("/desk/", keeper.Signed(func(w http.ResponseWriter, r *http.Request, s session.Session) {
		site.Refuse(w, r, s, http.StatusNotFound, "notFound")
	}))
	return mux
}

// learning are the pages on which the desk learns.
func (c Config) learning(mux *http.ServeMux, d answers.Room) {
	get := func(path string, h session.Handler) { mux.HandleFunc("GET /desk/answers"+path, d.Keeper.Signed(h)) }
	post := func(path string, h session.Handler) { mux.HandleFunc("POST /desk/answers"+path, d.Keeper.Posted(h)) }
	get("", d.List)
	get("/{id}", d.Page)
	get("/{id}/file", d.File)
	post("", d.Save)
	post("/begin", d.Begin)
	post("/check", d.Check)
	post("/{id}", d.Save)
	post("/{id}/move", d.Move)
}
