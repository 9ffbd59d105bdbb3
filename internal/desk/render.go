package desk

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"encoding/json"
	"io"
	"net/http"
	"path"
	"strconv"
	"strings"
	"time"

	"madoguchi/internal/incident"
)

//go:embed page
var files embed.FS

// frame is what every page shows around what it is about.
type frame struct {
	*desk
	Lang    incident.Lang // of the pages, not of a customer
	Staff   session
	Here    string // the path of the page, to come back to
	Moment  time.Time
	Heading string // the title of the page
}

func (d *desk) frame(r *http.Request, s session, heading string) frame {
	return frame{d, d.lang(r), s, r.URL.RequestURI(), d.Now(), heading}
}

// lang is the language that the member of staff chose.
func (d *desk) lang(r *http.Request) incident.Lang {
	if c, err := r.Cookie(d.cookieName(langCookie)); err == nil && c.Value == string(incident.English) {
		return incident.English
	}
	return incident.Japanese
}

// T is a word of the pages in the language of the pages.
func (f frame) T(key string) string { return f.in(f.Lang, key) }

func (d *desk) in(lang incident.Lang, key string) string {
	pair := d.words[key]
	if lang == incident.English {
		return pair[1]
	}
	return pair[0]
}

// Both is a sentence in both languages, for somebody who is not signed in.
func (f frame) Both(key string) []string { pair := f.words[key]; return pair[:] }

// Other is the language that the switch leads to.
func (f frame) Other() incident.Lang {
	if f.Lang == incident.Japanese {
		return incident.English
	}
	return incident.Japanese
}

func (f frame) Company() string { return pick(f.Incident.Company, f.Lang, f.Incident.Languages[0]) }

// Staffed says whether somebody is there, and if not from when on.
func (f frame) Staffed() string {
	if f.Calendar.Open(f.Moment) {
		return f.T("staffed")
	}
	if next := f.Calendar.Next(f.Moment); !next.IsZero() {
		return f.T("nextOpening") + " " + f.Show(next)
	}
	return f.T("unstaffed")
}

func pick(l incident.Local, langs ...incident.Lang) string {
	for _, lang := range langs {
		if text := l[lang]; text != "" {
			return text
		}
	}
	return ""
}

// Show writes a time as the desk's wall shows it.
func (f frame) Show(t time.Time) string {
	if t.IsZero() {
		return "–"
	}
	t = t.In(f.Incident.Hours.Zone)
	if f.Lang == incident.English {
		return t.Format("Mon 2 Jan 15:04")
	}
	return t.Format("1月2日") + "(" + weekday(t) + ") " + t.Format("15:04")
}

func weekday(t time.Time) string { return strings.Split("日月火水木金土", "")[t.Weekday()] }

// Stamp writes a time for machines.
func (f frame) Stamp(t time.Time) string { return t.In(f.Incident.Hours.Zone).Format(time.RFC3339) }

// Span writes a duration in its two largest units.
func (f frame) Span(d time.Duration) string {
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

// show renders a template as the answer.
func (d *desk) show(w http.ResponseWriter, r *http.Request, status int, name string, view any) {
	var page bytes.Buffer
	if err := d.pages.ExecuteTemplate(&page, name, view); err != nil {
		d.Log.Error("desk: page", "name", name, "err", err)
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	io.WriteString(w, unsteered(page.String()))
}

// fragment renders a part of a page, or says that it has not changed.
func (d *desk) fragment(w http.ResponseWriter, r *http.Request, name string, view any) {
	var part bytes.Buffer
	if err := d.pages.ExecuteTemplate(&part, name, view); err != nil {
		d.Log.Error("desk: fragment", "name", name, "err", err)
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	tagged(w, r, []byte(unsteered(part.String())))
}

// tagged answers with a body under its hash (RFC 9110, section 8.8.3).
func tagged(w http.ResponseWriter, r *http.Request, body []byte) {
	sum := sha256.Sum256(body)
	tag := `"` + hex.EncodeToString(sum[:12]) + `"`
	w.Header().Set("ETag", tag)
	if r.Header.Get("If-None-Match") == tag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	w.Write(body)
}

// static serves the style, the script and the icon.
func static(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("name")
	kind := map[string]string{".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}[path.Ext(name)]
	body, err := files.ReadFile("page/" + name)
	if err != nil || kind == "" {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Cache-Control", "no-cache")
	tagged(w, r, body)
}

// plain is a page with one sentence.
type plain struct {
	frame
	Sentence string // a key of the words
	Signed   bool
}

// refuse answers with a fixed sentence: as a page, or as JSON for the script.
func (d *desk) refuse(w http.ResponseWriter, r *http.Request, s session, status int, sentence string) {
	if r.Header.Get("Desk-Script") != "" {
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(status)
		json.NewEncoder(w).Encode(map[string]string{"error": d.in(d.lang(r), sentence)})
		return
	}
	d.show(w, r, status, "plain.html", plain{d.frame(r, s, "notice"), sentence, s.Email != ""})
}

// failed answers for an error that is not the person's; the log has the chain.
func (d *desk) failed(w http.ResponseWriter, r *http.Request, s session, err error) {
	d.Log.Error("desk", "err", err)
	d.refuse(w, r, s, http.StatusInternalServerError, "failed")
}

// language keeps the language of the pages.
func (d *desk) language(w http.ResponseWriter, r *http.Request, _ session) {
	lang := incident.Japanese
	if r.PostForm.Get("lang") == string(incident.English) {
		lang = incident.English
	}
	http.SetCookie(w, d.cookie(langCookie, string(lang), 365*24*time.Hour))
	http.Redirect(w, r, local(r.PostForm.Get("next")), http.StatusSeeOther)
}
