// Package page is what all staff pages share: the frame around them, their words in two
// languages, how they are rendered, and the answers that say why something is not shown.
package page

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"encoding/json"
	"errors"
	"html/template"
	"io"
	"io/fs"
	"log/slog"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation"
	"madoguchi/internal/desk/session"

	"madoguchi/internal/incident"
	"madoguchi/internal/switches"
)

//go:embed assets
var assets embed.FS

// langCookie holds the language of the pages.
const langCookie = "desk-lang"

// Calendar says when the desk is staffed; package hours has it.
type Calendar interface {
	Next(time.Time) time.Time
	Open(time.Time) bool
}

// Config is what every page needs.
type Config struct {
	Incident *incident.Incident
	Calendar Calendar
	Cookies  session.Cookies
	Now      func() time.Time
	Log      *slog.Logger
	Learns   bool // staff propose what the desk is to answer
	Switches switches.Set
}

// Site renders pages. It is immutable and safe for concurrent use.
type Site struct {
	Config
	templates func() (*template.Template, error) // parsed when a page is first asked for
	words     words
}

// New makes pages of the templates of all rooms, "*.html" at the top of each. A room without
// any is an error.
func New(c Config, rooms ...fs.FS) (*Site, error) {
	for _, room := range rooms {
		if found, err := fs.Glob(room, "*.html"); err != nil || len(found) == 0 {
			return nil, errors.Join(errEmpty, err)
		}
	}
	return &Site{c, sync.OnceValues(func() (*template.Template, error) { return parse(rooms) }), readWords()}, nil
}

var errEmpty = errors.New("desk: pages: a room without templates")

func parse(rooms []fs.FS) (*template.Template, error) {
	templates, err := template.ParseFS(assets, "assets/*.html")
	for _, room := range rooms {
		if err == nil {
			_, err = templates.ParseFS(room, "*.html")
		}
	}
	return templates, err
}

// render renders a template.
func (s *Site) render(w io.Writer, name string, view any) error {
	templates, err := s.templates()
	if err != nil {
		return err
	}
	return templates.ExecuteTemplate(w, name, view)
}

// Frame is what every page shows around what it is about.
type Frame struct {
	*Site
	Lang    incident.Lang // of the pages, not of a customer
	Staff   session.Session
	Here    string // the path of the page, to come back to
	Moment  time.Time
	Heading string // the title of the page
	Subject string // what it is about, before the heading, "" for nothing
	Unread  int    // how many cases have news that who looks at the page has not seen
}

// Frame begins a page for a request. The heading is a key of the words.
func (s *Site) Frame(r *http.Request, who session.Session, heading string) Frame {
	return Frame{Site: s, Lang: s.lang(r), Staff: who, Here: r.URL.RequestURI(), Moment: s.Now(), Heading: heading}
}

// lang is the language that the member of staff chose.
func (s *Site) lang(r *http.Request) incident.Lang {
	if c, err := r.Cookie(s.Cookies.Name(langCookie)); err == nil && c.Value == string(incident.English) {
		return incident.English
	}
	return incident.Japanese
}

// T is a word of the pages in the language of the pages.
func (f Frame) T(key string) string { return f.words.in(f.Lang, key) }

// Both is a sentence in both languages, for somebody who is not signed in.
func (f Frame) Both(key string) []string { pair := f.words[key]; return pair[:] }

// Other is the language that the switch leads to.
func (f Frame) Other() incident.Lang {
	if f.Lang == incident.Japanese {
		return incident.English
	}
	return incident.Japanese
}

// Company is its name in the language of the pages.
func (f Frame) Company() string { return Pick(f.Incident.Company, f.Lang, f.Incident.Languages[0]) }

// Staffed says whether somebody is there, and if not from when on.
func (f Frame) Staffed() string {
	if f.Calendar.Open(f.Moment) {
		return f.T("staffed")
	}
	if next := f.Calendar.Next(f.Moment); !next.IsZero() {
		return f.T("nextOpening") + " " + f.Show(next)
	}
	return f.T("unstaffed")
}

// Pick returns the text in the first of the languages that has one.
func Pick(l incident.Local, langs ...incident.Lang) string {
	for _, lang := range langs {
		if text := l[lang]; text != "" {
			return text
		}
	}
	return ""
}

// Show writes a time as the desk's wall shows it.
func (f Frame) Show(t time.Time) string {
	if t.IsZero() {
		return "–"
	}
	t = t.In(f.Incident.Hours.Zone)
	if f.Lang == incident.English {
		return t.Format("Mon 2 Jan 15:04")
	}
	return t.Format("1月2日") + "(" + Weekday(t) + ") " + t.Format("15:04")
}

// Today is the day on the desk's wall.
func (f Frame) Today() string {
	t := f.Moment.In(f.Incident.Hours.Zone)
	if f.Lang == incident.English {
		return t.Format("2 January")
	}
	return t.Format("1月2日")
}

// Weekday is the day of the week in one Japanese character.
func Weekday(t time.Time) string { return strings.Split("日月火水木金土", "")[t.Weekday()] }

// Stamp writes a time for machines.
func (f Frame) Stamp(t time.Time) string { return t.In(f.Incident.Hours.Zone).Format(time.RFC3339) }

// Span writes a duration in its two largest units.
func (f Frame) Span(d time.Duration) string {
	minutes := int(d.Abs().Minutes())
	days, hours, minutes := minutes/1440, minutes/60%24, minutes%60
	unit := func(n int, key string) string {
		if n == 0 {
			return ""
		}
		return strconv.Itoa(n) + f.T(key)
	}
	switch {
	case days > 0:
		return strings.TrimSpace(unit(days, "days") + unit(hours, "hours"))
	case hours > 0:
		return strings.TrimSpace(unit(hours, "hours") + unit(minutes, "minutes"))
	}
	return strings.TrimSpace(strconv.Itoa(minutes) + f.T("minutes"))
}

// Answer renders a template as the answer.
func (s *Site) Answer(w http.ResponseWriter, r *http.Request, status int, name string, view any) {
	var page bytes.Buffer
	if err := s.render(&page, name, view); err != nil {
		s.Log.Error("desk: page", "name", name, "err", err)
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	io.WriteString(w, unsteered(page.String()))
}

// Fragment renders a part of a page, or says that it has not changed.
func (s *Site) Fragment(w http.ResponseWriter, r *http.Request, name string, view any) {
	var part bytes.Buffer
	if err := s.render(&part, name, view); err != nil {
		s.Log.Error("desk: fragment", "name", name, "err", err)
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	Tagged(w, r, []byte(unsteered(part.String())))
}

// Tagged answers with a body under its hash (RFC 9110, section 8.8.3).
func Tagged(w http.ResponseWriter, r *http.Request, body []byte) {
	sum := sha256.Sum256(body)
	tag := `"` + hex.EncodeToString(sum[:12]) + `"`
	w.Header().Set("ETag", tag)
	if r.Header.Get("If-None-Match") == tag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	w.Write(body)
}

// plain is a page with one sentence.
type plain struct {
	Frame
	Sentence string // a key of the words
	Signed   bool
}

// Refuse answers with a fixed sentence: as a page, or as JSON for the script.
func (s *Site) Refuse(w http.ResponseWriter, r *http.Request, who session.Session, status int, sentence string) {
	if r.Header.Get("Desk-Script") != "" {
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(status)
		json.NewEncoder(w).Encode(map[string]string{"error": s.words.in(s.lang(r), sentence)})
		return
	}
	s.Answer(w, r, status, "plain.html", plain{s.Frame(r, who, "notice"), sentence, who.Email != ""})
}

// Failed answers for an error that is not the person's; the log has the chain.
func (s *Site) Failed(w http.ResponseWriter, r *http.Request, who session.Session, err error) {
	s.Log.Error("desk", "err", err)
	s.Refuse(w, r, who, http.StatusInternalServerError, "failed")
}

// Language keeps the language of the pages.
func (s *Site) Language(w http.ResponseWriter, r *http.Request, _ session.Session) {
	lang := incident.Japanese
	if r.PostForm.Get("lang") == string(incident.English) {
		lang = incident.English
	}
	http.SetCookie(w, s.Cookies.New(langCookie, string(lang), 365*24*time.Hour))
	http.Redirect(w, r, session.Local(r.PostForm.Get("next")), http.StatusSeeOther)
}

// Topic is the name of an entry that the desk took the question for.
func (f Frame) Topic(id string) string {
	if e, ok := f.Incident.Entry(id); ok {
		return Pick(e.Label, f.Lang, f.Incident.Languages[0])
	}
	if id == conversation.Endangered {
		return f.T("danger")
	}
	return id
}

// LaneOf is what the lane of a case is called: that somebody is in danger is said at
// first sight.
func (f Frame) LaneOf(c cases.Case) string {
	if slices.Contains(c.Topics, conversation.Endangered) {
		return f.T("lane-danger")
	}
	return f.T("lane-" + string(c.Lane))
}

// Left is how much is left of the promise, or by how much it is broken.
func (f Frame) Left(c cases.Case) string {
	switch left := c.DueAt.Sub(f.Moment); {
	case left < 0 && f.Lang == incident.English:
		return f.Span(left) + " " + f.T("over")
	case left < 0:
		return f.Span(left) + f.T("over")
	default:
		return f.T("left") + f.Span(left)
	}
}

// Late reports whether the desk owes an answer that it promised for earlier.
func (f Frame) Late(c cases.Case) bool {
	return !c.Shelved && (c.State == cases.Open || c.State == cases.Owned) && f.Moment.After(c.DueAt)
}

// Name is how a member of staff is called on the pages: what stands before the at sign.
func (f Frame) Name(email string) string {
	name, _, _ := strings.Cut(email, "@")
	return name
}

// Weighed is an entry that the desk considered, as the pages show it.
type Weighed struct{ Name, Percent string }

// Weighed names the entries that the desk considered.
func (f Frame) Weighed(all []conversation.Considered) []Weighed {
	var shown []Weighed
	for _, c := range all {
		shown = append(shown, Weighed{f.Topic(c.Entry), strconv.Itoa(int(c.Score*100+0.5)) + "%"})
	}
	return shown
}

// Choice is a link that narrows a page, or widens it again.
type Choice struct {
	Name, Key, Link string
	Count           int
	On              bool
}
