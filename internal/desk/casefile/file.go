package casefile

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"

	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/desk/attached"
	"madoguchi/internal/desk/labelled"
	"madoguchi/internal/desk/page"
	"madoguchi/internal/desk/session"
	"madoguchi/internal/incident"
	"madoguchi/internal/outbox"
)

// line is a message of the conversation as the page shows it.
type line struct {
	casework.Line
	ID    string   // by which an open page knows it again
	Side  string   // customer, desk, staff or note
	Parts []spoken // of the desk
	Warn  bool     // it did not reach the customer
	Came  string   // a key of the words: what came instead of words, "" for words
	Hung  []attached.Item
}

// spoken is one reply of the desk: which entry, and the words as they stand now.
// The label is empty for a text of the desk's own.
type spoken struct{ Label, Text, Entry string }

type casePage struct {
	page.Frame
	room Room
	casework.File
	Log        []line
	Trail      []casework.Audit // newest first, for who may read it
	Overdue    bool
	Lost       int    // messages that did not reach the customer
	Before     string // of which part of the conversation it is; "" for the last one
	Limited    bool   // LINE takes no more pushes, and one waits
	Alert      string // a key of the words: what went wrong with the last form
	By         string // who has the case, where that is what went wrong
	Text, Memo string // the answer and the note as typed
	ID         string // of the next answer
	Colleagues []string
	Snippets   []spoken // texts for staff in the customer's language
	Entries    []spoken // approved answers in the same
	Forms      []spoken // that may go with the answer
	Form       string   // the one that was chosen
	Ends       bool     // the case is to be closed with the answer
	Newest     string   // news on the page, "" on an earlier part, from where no case is closed
	Identity   identity
	Doubtful   *doubtful // why the answer was not sent, nil where nothing was doubted
	List       any       // of cases, nil for none
}

// receipt reads the receipt number of the path, in any spelling.
func (d Room) receipt(w http.ResponseWriter, r *http.Request, s session.Session) (cases.Receipt, bool) {
	receipt, err := cases.ParseReceipt(r.PathValue("receipt"))
	if err != nil {
		d.Site.Refuse(w, r, s, http.StatusNotFound, "noCase")
	}
	return receipt, err == nil
}

// Page is the page of one case.
func (d Room) Page(w http.ResponseWriter, r *http.Request, s session.Session) {
	receipt, ok := d.receipt(w, r, s)
	switch {
	case !ok:
		return
	case string(receipt) != r.PathValue("receipt"):
		http.Redirect(w, r, "/desk/case/"+string(receipt), http.StatusSeeOther)
		return
	}
	p, ok := d.casePage(w, r, s, receipt)
	if !ok {
		return
	}
	p.Text = p.Draft.Words()
	if err := d.Office.Here(r.Context(), receipt, s.Email, false, false); err != nil {
		d.Site.Log.Warn("desk: presence", "err", err) // the page is shown all the same
	}
	d.show(w, r, http.StatusOK, p)
}

// show answers with the page of a case, the list beside it.
func (d Room) show(w http.ResponseWriter, r *http.Request, status int, p casePage) {
	p.List, p.Unread = d.List(r, p.Staff, p.Case.Receipt)
	d.Site.Answer(w, r, status, "case.html", p)
}

// Here notes that somebody has the page open: every twenty seconds, and when they begin to type
// or leave.
func (d Room) Here(w http.ResponseWriter, r *http.Request, s session.Session) {
	receipt, ok := d.receipt(w, r, s)
	if !ok {
		return
	}
	typing := r.PostForm.Get("typing") == "1" && s.Role.Acts()
	if err := d.Office.Here(r.Context(), receipt, s.Email, typing, r.PostForm.Get("gone") == "1"); err != nil {
		d.unreadable(w, r, s, err)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func (d Room) unreadable(w http.ResponseWriter, r *http.Request, s session.Session, err error) {
	if errors.Is(err, casework.ErrNoCase) {
		d.Site.Refuse(w, r, s, http.StatusNotFound, "noCase")
		return
	}
	d.Site.Failed(w, r, s, err)
}

// Fragment is what changes on the page of a case while it is open.
func (d Room) Fragment(w http.ResponseWriter, r *http.Request, s session.Session) {
	receipt, ok := d.receipt(w, r, s)
	if !ok {
		return
	}
	if p, ok := d.casePage(w, r, s, receipt); ok {
		p.Here = "/desk/case/" + string(receipt)
		d.Site.Fragment(w, r, "case-live", p)
	}
}

func (d Room) casePage(w http.ResponseWriter, r *http.Request, s session.Session, receipt cases.Receipt) (casePage, bool) {
	file, err := d.Office.File(r.Context(), receipt, s.Email)
	if err != nil {
		d.unreadable(w, r, s, err)
		return casePage{}, false
	}
	id, err := d.Keeper.Draw()
	if err != nil {
		d.Site.Failed(w, r, s, err)
		return casePage{}, false
	}
	p := casePage{Frame: d.Site.Frame(r, s, "case"), room: d, File: file, ID: id, Before: r.URL.Query().Get("before")}
	p.Newest = fmt.Sprint(file.Case.NewsAt().UnixNano())
	if len(p.Before) > longestCursor {
		p.Before = ""
	}
	if p.Before != "" {
		p.Newest = ""
		if p.File, err = d.Office.Older(r.Context(), file, p.Before); err != nil {
			d.Site.Failed(w, r, s, err)
			return casePage{}, false
		}
	}
	p.Subject = string(file.Case.Receipt)
	p.Overdue = p.Late(file.Case)
	p.Colleagues = colleagues(d.Keeper.Roles, file.Case.Owner)
	p.Snippets = d.inserts().snippets(incident.Lang(file.Case.Lang))
	p.Entries = d.inserts().approved(incident.Lang(file.Case.Lang))
	p.Forms = d.inserts().forms(file.Case, incident.Lang(file.Case.Lang))
	for _, l := range p.Lines {
		p.add(l)
	}
	if s.Role.Audits() {
		p.Trail = slices.Clone(file.Audit)
		slices.Reverse(p.Trail)
	}
	return p, true
}

// longestCursor is how long the name of a part of a conversation may be.
const longestCursor = 128

func (p *casePage) add(l casework.Line) {
	shown := line{Line: l, Side: side(l), Warn: l.State == outbox.Refused || l.State == outbox.Expired}
	shown.Came, shown.Hung = attached.SortOf(l.Content.Sort), attached.Items(p.Case, l)
	for _, k := range l.Entries {
		shown.Parts = append(shown.Parts, p.room.inserts().spoken(k, p.answerLang()))
	}
	if shown.Warn {
		p.Lost++
	}
	p.Limited = p.Limited || l.Limited
	shown.ID = fmt.Sprintf("%d-%s", l.At.UnixMilli(), shown.Side)
	for n := 2; slices.ContainsFunc(p.Log, func(o line) bool { return o.ID == shown.ID }); n++ {
		shown.ID = fmt.Sprintf("%d-%s-%d", l.At.UnixMilli(), shown.Side, n)
	}
	p.Log = append(p.Log, shown)
}

func side(l casework.Line) string {
	switch {
	case l.Note:
		return "note"
	case l.From == "customer", l.From == "desk":
		return l.From
	}
	return "staff"
}

func (p *casePage) answerLang() incident.Lang {
	return p.Incident.AnswerLang(incident.Lang(p.Case.Lang))
}

// colleagues are those to whom a case can go, by name: all but who has it.
func colleagues(roles map[string]session.Role, owner string) []string {
	var all []string
	for email, role := range roles {
		if role.Acts() && email != owner {
			all = append(all, email)
		}
	}
	slices.Sort(all)
	return all
}

// inserted is a text that staff may insert, as the script reads it.
type inserted struct {
	ID    string        `json:"id"`
	Label string        `json:"label"`
	Text  string        `json:"text"`
	Lang  incident.Lang `json:"lang"`
	Ends  bool          `json:"ends,omitempty"`
	Sets  []string      `json:"labels,omitempty"`
}

// Inserts are the snippets and approved answers for the script: those in the customer's language
// first, then the same in the languages of the incident.
func (d Room) Inserts(w http.ResponseWriter, r *http.Request, s session.Session) {
	all, seen := []inserted{}, map[incident.Lang]bool{}
	i := d.Site.Incident
	for _, lang := range append([]incident.Lang{i.AnswerLang(incident.Lang(r.PathValue("lang")))}, i.Languages...) {
		if seen[lang] {
			continue
		}
		seen[lang] = true
		for _, e := range slices.Concat(d.inserts().snippets(lang), d.inserts().approved(lang)) {
			all = append(all, inserted{e.Entry, e.Label, e.Text, lang, d.inserts().ends(e.Entry), labelled.Sets(i, e.Entry)})
		}
	}
	body, err := json.Marshal(all)
	if err != nil {
		d.Site.Failed(w, r, s, err)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	page.Tagged(w, r, body)
}

// Mine reports whether the person at the page has the case.
func (p casePage) Mine() bool { return p.Case.Owner == p.Staff.Email && p.Case.Human() }

// Holder is who has the customer, by this case or by another one; "" for nobody.
func (p casePage) Holder() string {
	return cases.Holder(append([]cases.Case{p.Case}, p.Others...))
}

// Held reports whether a colleague has the customer by another case, so that this one is not
// simply taken.
func (p casePage) Held() bool {
	holder := p.Holder()
	return holder != "" && holder != p.Staff.Email && p.Case.Owner == ""
}

// TakesOver reports whether the person at the page may take the customer from a colleague.
func (p casePage) TakesOver() bool {
	holder := p.Holder()
	return holder != "" && holder != p.Staff.Email && p.Case.State != cases.Closed && (p.Staff.Role == session.Lead || p.Case.Overtaken())
}

// Together is how many cases are taken at once.
func (p casePage) Together() int {
	n := 1
	for _, o := range p.Others {
		if o.Owner == "" {
			n++
		}
	}
	return n
}

// Alike are the other cases of the same customer that wait for an answer and that the same
// person has: one answer may be an answer to them, too.
func (p casePage) Alike() []cases.Case {
	return slices.DeleteFunc(slices.Clone(p.Others), func(o cases.Case) bool {
		return o.Customer != p.Case.Customer || o.Owner != p.Staff.Email || !o.Waits()
	})
}

// Transfers reports whether the person at the page may give the case to somebody:
// its owner, and a lead any that is not closed.
func (p casePage) Transfers() bool {
	return p.Mine() || p.Staff.Role == session.Lead && p.Case.State != cases.Closed
}

// Doable reports whether there is anything for the person at the page to do but answer.
func (p casePage) Doable() bool {
	return p.Acts() && (p.Transfers() || p.TakesOver() || p.MayAgree() || p.Agreed() != nil)
}

// Acts reports whether the person at the page may act at all.
func (p casePage) Acts() bool { return p.Staff.Role.Acts() }

// Audits reports whether the person at the page reads who did what.
func (p casePage) Audits() bool { return p.Staff.Role.Audits() }

// CustomerLang is the language in which answers are inserted.
func (p casePage) CustomerLang() incident.Lang { return p.answerLang() }

// Part is the query of the part of the conversation that the page shows.
func (p casePage) Part() string { return part(p.Before) }

// Earlier is that of the part before it.
func (p casePage) Earlier() string { return part(p.Older) }

func part(before string) string {
	if before == "" {
		return ""
	}
	return "?before=" + url.QueryEscape(before)
}

// Next counts from 1.
func (p casePage) Next(i int) int { return i + 1 }
