package stage

import (
	"context"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"madoguchi/infra/local/dialogue"
	"madoguchi/internal/cases"
	"madoguchi/internal/email"
	"madoguchi/internal/incident"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/line/linesim"
)

//go:embed page
var page embed.FS

// routes are the API as API Gateway has it, and the stage around it.
func (s *stage) routes() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/line", s.line)
	env := s.options.env
	mux.Handle("/email", &email.Webhook{Intake: s.intake, Secrets: secrets(env.emailSecret), AuthServ: env.authserv, Now: time.Now})
	if s.phone != nil {
		menus := &menus{stage: s}
		mux.Handle("/v2/bot/", s.phone)
		mux.Handle("/oauth2/", s.phone)
		mux.HandleFunc("GET /local/phone", s.getPhone)
		mux.HandleFunc("POST /local/phone", s.postPhone)
		mux.HandleFunc("GET /local/phone/menu", menus.get)
		mux.HandleFunc("GET /local/phone/menu/picture", menus.picture)
		mux.HandleFunc("GET /local/phone/dialogue", s.getDialogue)
	}
	mux.Handle("/desk/", latest{s})
	mux.Handle("/oidc/", s.provider)
	mux.HandleFunc("GET /local/about", s.getAbout)
	mux.HandleFunc("GET /local/clock", s.getClock)
	mux.HandleFunc("POST /local/clock", s.postClock)
	mux.HandleFunc("GET /local/cases", s.getCases)
	mux.HandleFunc("GET /local/readings", s.readings.get)
	mux.HandleFunc("GET /local/mail", s.getMail)
	mux.HandleFunc("GET /local/mail/{id}", s.getRaw)
	mux.HandleFunc("GET /local/mail/{id}/text", s.getText)
	mux.HandleFunc("POST /local/written", s.postMail)
	mux.HandleFunc("GET /local/told", rooms{s}.get)
	mux.Handle("POST "+webhook, &s.room)
	files, _ := fs.Sub(page, "page") // the folder is embedded above
	mux.Handle("/", http.FileServerFS(files))
	return http.NewCrossOriginProtection().Handler(onlyHere(mux))
}

func secrets(s string) [][]byte {
	if s == "" {
		return nil
	}
	return [][]byte{[]byte(s)}
}

// onlyHere answers only under a name of this machine, so that no foreign page
// reaches the stage by a name that it points here, and keeps the page to itself.
func onlyHere(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if loopback(hostPort(r.Host)) != nil {
			http.Error(w, "only on this machine", http.StatusMisdirectedRequest)
			return
		}
		w.Header().Set("Content-Security-Policy", "default-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'self'")
		w.Header().Set("X-Content-Type-Options", "nosniff")
		w.Header().Set("Referrer-Policy", "no-referrer")
		next.ServeHTTP(w, r)
	})
}

func hostPort(host string) string {
	if strings.LastIndexByte(host, ':') > strings.LastIndexByte(host, ']') {
		return host
	}
	return host + ":80"
}

// show answers with JSON, or with nothing where the page has it already.
func show(w http.ResponseWriter, r *http.Request, value any) {
	body, err := json.Marshal(value)
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	sum := sha256.Sum256(body)
	tag := `"` + hex.EncodeToString(sum[:8]) + `"`
	w.Header().Set("ETag", tag)
	w.Header().Set("Cache-Control", "no-cache")
	if r.Header.Get("If-None-Match") == tag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.Write(body)
}

// refuse answers with a sentence for the person at the page.
func refuse(w http.ResponseWriter, status int, sentence string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(map[string]string{"error": sentence})
}

// failed answers for an error of ours; the operator reads the chain in the log.
func (s *stage) failed(w http.ResponseWriter, err error) {
	if errors.Is(err, fs.ErrNotExist) {
		refuse(w, http.StatusNotFound, "not there")
		return
	}
	s.log.Error("page", "err", err)
	refuse(w, http.StatusInternalServerError, "something went wrong; the log says more")
}

// read decodes a small JSON body.
func read(w http.ResponseWriter, r *http.Request, value any) bool {
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<20)).Decode(value); err != nil {
		refuse(w, http.StatusBadRequest, "not the JSON that belongs here")
		return false
	}
	return true
}

func (s *stage) getAbout(w http.ResponseWriter, r *http.Request) {
	i := s.now.Load().Incident
	all := map[incident.Lang][]string{}
	for _, lang := range i.Languages {
		all[lang] = samples(i, lang)
	}
	names := map[string]incident.Local{}
	for _, e := range i.Entries {
		names[e.ID] = e.Label
	}
	opens := i.Hours.Open
	show(w, r, map[string]any{"title": i.Title, "company": i.Company, "mail": i.Mail, "phone": i.Phone,
		"languages": i.Languages, "line": s.phone != nil, "smtp": s.options.smtp, "samples": all, "entries": names,
		"reader": s.options.reader.Beyond(),
		"opens":  fmt.Sprintf("%02d:%02d", int(opens.Hours()), int(opens.Minutes())%60)})
}

// samples are questions to try: of the first two entries that answer something,
// and of two that every incident has.
func samples(i *incident.Incident, lang incident.Lang) []string {
	var ids, all []string
	for _, e := range i.Entries {
		if e.Kind == incident.FAQ && len(ids) < 2 {
			ids = append(ids, e.ID)
		}
	}
	for _, id := range append(ids, incident.AmIAffected, incident.SpeakToHuman) {
		e, _ := i.Entry(id)
		if q := sample(e.Questions[lang]); q != "" {
			all = append(all, q)
		}
	}
	return all
}

// sample is the first question that reads as a whole sentence, else the first,
// and "" where there is none.
func sample(questions []string) string {
	whole := func(q string) bool { return utf8.RuneCountInString(q) >= 10 }
	if i := slices.IndexFunc(questions, whole); i >= 0 {
		return questions[i]
	}
	return strings.Join(questions[:min(1, len(questions))], "")
}

type clockFace struct {
	At time.Time `json:"at"`
}

func (s *stage) getClock(w http.ResponseWriter, r *http.Request) {
	show(w, r, clockFace{s.clock.Now().In(s.Incident.Hours.Zone).Truncate(time.Second)})
}

// postClock moves the clock and lets everything that waited for it happen.
func (s *stage) postClock(w http.ResponseWriter, r *http.Request) {
	var to clockFace
	if !read(w, r, &to) {
		return
	}
	if err := s.clock.Move(to.At); err != nil {
		refuse(w, http.StatusConflict, err.Error())
		return
	}
	s.timers(context.WithoutCancel(r.Context())) // a page that closes must not cut a delivery off its note
	s.getClock(w, r)
}

// caseRow is a case as outside checks and the page read it.
type caseRow struct {
	Receipt  cases.Receipt   `json:"receipt"`
	Lane     cases.Lane      `json:"lane"`
	State    cases.State     `json:"state"`
	Channel  inquiry.Channel `json:"channel"`
	OpenedAt time.Time       `json:"opened_at"`
	DueAt    time.Time       `json:"due_at"`
	Owner    string          `json:"owner"`
}

func (s *stage) getCases(w http.ResponseWriter, r *http.Request) {
	rows := []caseRow{}
	for _, closed := range []bool{false, true} {
		all, err := s.store.Cases(r.Context(), closed)
		if err != nil {
			s.failed(w, err)
			return
		}
		for _, c := range all {
			zone := s.Incident.Hours.Zone
			rows = append(rows, caseRow{c.Receipt, c.Lane, c.State, c.Channel, c.OpenedAt.In(zone), c.DueAt.In(zone), c.Owner})
		}
	}
	slices.SortStableFunc(rows, func(a, b caseRow) int { return a.OpenedAt.Compare(b.OpenedAt) })
	show(w, r, rows)
}

func (s *stage) getMail(w http.ResponseWriter, r *http.Request) {
	mails, err := s.mailbox.List()
	if err != nil {
		s.failed(w, err)
		return
	}
	for i := range mails {
		mails[i].At = mails[i].At.In(s.Incident.Hours.Zone)
	}
	show(w, r, mails)
}

func (s *stage) getRaw(w http.ResponseWriter, r *http.Request) {
	m, err := s.mailbox.Get(r.PathValue("id"))
	if err != nil {
		s.failed(w, err)
		return
	}
	w.Header().Set("Content-Type", "message/rfc822")
	w.Write(m.Raw)
}

func (s *stage) getText(w http.ResponseWriter, r *http.Request) {
	m, err := s.mailbox.Get(r.PathValue("id"))
	if err != nil {
		s.failed(w, err)
		return
	}
	body, id, err := m.Text()
	if err != nil {
		s.failed(w, err)
		return
	}
	show(w, r, map[string]any{"id": m.ID, "from": m.From, "to": m.To, "subject": m.Subject, "at": m.At, "body": body, "messageId": id})
}

var userID = regexp.MustCompile(`^U[0-9a-f]{32}$`)

func (s *stage) getPhone(w http.ResponseWriter, r *http.Request) {
	user := r.FormValue("user")
	if !userID.MatchString(user) {
		refuse(w, http.StatusBadRequest, "no user id")
		return
	}
	bubbles := s.phone.Transcript(user)
	if bubbles == nil {
		bubbles = []linesim.Bubble{}
	}
	show(w, r, map[string]any{"bubbles": bubbles, "typing": s.phone.Typing(user)})
}

// getDialogue saves a chat as a dialogue that the suite of the incident can play.
func (s *stage) getDialogue(w http.ResponseWriter, r *http.Request) {
	user := r.FormValue("user")
	if !userID.MatchString(user) {
		refuse(w, http.StatusBadRequest, "no user id")
		return
	}
	chat := s.phone.Transcript(user)
	for i := range chat {
		chat[i].At = chat[i].At.In(s.Incident.Hours.Zone)
	}
	saved := dialogue.Save(chat)
	if saved == "" {
		refuse(w, http.StatusNotFound, "nothing was said yet")
		return
	}
	w.Header().Set("Content-Type", "application/yaml; charset=utf-8")
	w.Header().Set("Content-Disposition", `attachment; filename="conversation.yaml"`)
	io.WriteString(w, saved)
}

// gesture is what somebody does with the page's phone.
type gesture struct{ User, Action, Text, Data, Label, Message string }

func (s *stage) postPhone(w http.ResponseWriter, r *http.Request) {
	var g gesture
	if !read(w, r, &g) {
		return
	}
	if !userID.MatchString(g.User) {
		refuse(w, http.StatusBadRequest, "no user id")
		return
	}
	if err := s.phone.act(r.Context(), g); err != nil {
		s.failed(w, err)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// writtenMail is a mail written on the page.
type writtenMail struct{ From, Subject, Body, InReplyTo string }

func (s *stage) postMail(w http.ResponseWriter, r *http.Request) {
	var m writtenMail
	if !read(w, r, &m) {
		return
	}
	id := "<" + draw() + "@example.jp>"
	raw, err := m.raw(id, s.Incident.Mail, s.clock.Now())
	if err != nil {
		refuse(w, http.StatusBadRequest, err.Error())
		return
	}
	if err := s.receive(r.Context(), m.From, raw); err != nil {
		s.failed(w, err)
		return
	}
	show(w, r, map[string]string{"messageId": id})
}
