package answers

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/desk/page"
	"madoguchi/internal/desk/session"
	"madoguchi/internal/factlock"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/amend"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/incident/wording"
	"madoguchi/internal/outbox"
	"madoguchi/internal/proposal"
)

// fact is what an answer may cite.
type fact struct {
	ID, Says string
	On       bool
}

// shown is a text of the incident as customers read it.
type shown struct {
	Lang        string
	Label       string
	LINE, Mail  string
	More        string // the button that brings the rest, "" where nothing is left
	Subject     string
	Rest, Chars int
}

type editPage struct {
	page.Frame
	proposal.Proposal
	Case     string // the receipt and the line from which questions come, "" for none
	Line     string
	Problems []amend.Problem
	Checked  bool // the lock was asked
	Facts    []fact
	Shown    []shown
	Wrong    string // a key of the words
	Done     string // likewise: what just happened
	Why      string // the folder does not load with it, in its own words
	Entries  []page.Choice
	Folder   bool
}

// langs are those in which people ask.
func langs() []string { return []string{"ja", "en", "zh", "ko"} }

// Begin opens the editor with what a group holds, or with what somebody wrote in a case. Nothing is
// kept yet.
func (d Room) Begin(w http.ResponseWriter, r *http.Request, s session.Session) {
	c := proposal.Content{Kind: proposal.Questions, Entry: r.PostForm.Get("entry"), Origin: strings.TrimSpace(r.PostForm.Get("origin"))}
	if r.PostForm.Get("kind") == string(proposal.Entry) {
		c.Kind = proposal.Entry
		e, ok := d.Site.Incident.Entry(c.Entry)
		if !ok || e.Says == 0 {
			c.Entry = ""
		} else {
			c.Label = byLang(d.Site.Incident, e.Label)
		}
	}
	if !mayWrite(s, c.Kind) {
		d.Site.Refuse(w, r, s, http.StatusForbidden, "notYourRole")
		return
	}
	for _, text := range r.PostForm["sample"] {
		if lang, words, ok := strings.Cut(text, " "); ok && slices.Contains(langs(), lang) {
			c.Questions = append(c.Questions, proposal.Question{Lang: lang, Text: words})
		}
	}
	p := d.editor(r, s, proposal.Proposal{Content: c, State: proposal.Draft})
	if p.Case, p.Line = r.PostForm.Get("case"), r.PostForm.Get("line"); p.Case != "" {
		line, file, err := d.line(r.Context(), p.Case, p.Line, s.Email)
		if err != nil {
			d.unreadable(w, r, s, err)
			return
		}
		if lang := file.Case.Lang; slices.Contains(langs(), lang) {
			p.Content.Questions = append(p.Content.Questions, proposal.Question{Lang: lang, Text: veiled(line.Text.Outline(longest))})
		}
	}
	d.Site.Answer(w, r, http.StatusOK, "answer-edit.html", p)
}

// byLang is a text in the languages in which the desk answers.
func byLang(i *incident.Incident, l incident.Local) map[string]string {
	all := map[string]string{}
	for _, lang := range i.Languages {
		all[string(lang)] = l[lang]
	}
	return all
}

// line is what a customer wrote in a case, by when, in milliseconds of Unix.
func (d Room) line(ctx context.Context, receipt, at, by string) (casework.Line, casework.File, error) {
	number, err := cases.ParseReceipt(receipt)
	if err != nil {
		return casework.Line{}, casework.File{}, casework.ErrNoCase
	}
	file, err := d.Office.File(ctx, number, by)
	if err != nil {
		return casework.Line{}, file, err
	}
	i := slices.IndexFunc(file.Lines, func(l casework.Line) bool {
		return strconv.FormatInt(l.At.UnixMilli(), 10) == at && l.From == "customer" && !l.Unsent
	})
	if i < 0 {
		return casework.Line{}, file, casework.ErrNoCase
	}
	return file.Lines[i], file, nil
}

func (d Room) unreadable(w http.ResponseWriter, r *http.Request, s session.Session, err error) {
	if errors.Is(err, casework.ErrNoCase) {
		d.Site.Refuse(w, r, s, http.StatusNotFound, "noCase")
		return
	}
	d.Site.Failed(w, r, s, err)
}

// editor is the page of a proposal.
func (d Room) editor(r *http.Request, s session.Session, p proposal.Proposal) editPage {
	heading := "entryTitle"
	if p.Content.Kind == proposal.Questions {
		heading = "questionsTitle"
	}
	e := editPage{Frame: d.Site.Frame(r, s, heading), Proposal: p, Folder: d.Folder != nil}
	if e.Here = "/desk/answers"; p.ID != "" {
		e.Here += "/" + p.ID
	}
	for _, f := range d.Site.Incident.Facts.Facts {
		e.Facts = append(e.Facts, fact{f.ID, says(f), slices.Contains(p.Content.Cites, f.ID)})
	}
	for _, entry := range d.Site.Incident.Entries {
		e.Entries = append(e.Entries, page.Choice{Key: entry.ID, Name: e.Topic(entry.ID), On: entry.ID == p.Content.Entry})
	}
	slices.SortFunc(e.Entries, func(a, b page.Choice) int { return strings.Compare(a.Name, b.Name) })
	for _, lang := range d.Site.Incident.Languages {
		e.Shown = append(e.Shown, d.shown(p.Content, lang))
	}
	return e
}

// says is a fact in its own words, one that is computed by its id alone.
func says(f factlock.Fact) string { return strings.Join(f.Says, " / ") }

// shown is how customers read an answer: a phone its first part, a mail all of it.
func (d Room) shown(c proposal.Content, lang incident.Lang) shown {
	i := d.Site.Incident
	own := func(id texts.ID) string { return i.In(i.Texts[id].Local, lang) }
	v := shown{Lang: string(lang), Label: c.Label[string(lang)], LINE: c.Answer[string(lang)], Subject: own(texts.MailSubject)}
	v.Mail = strings.Join([]string{own(texts.MailOpening), v.LINE, own(texts.MailClosing)}, "\n\n")
	if short := c.Short[string(lang)]; short != "" {
		v.LINE, v.More = short, own(texts.MoreLabel)
	}
	v.Chars = wording.Units(v.LINE)
	return v
}

// version is that of the proposal on the page from which a form came, -1 where the form has none.
func version(r *http.Request) int64 {
	n, err := strconv.ParseInt(r.PostForm.Get("version"), 10, 64)
	if err != nil {
		return -1
	}
	return n
}

// form reads what was typed into the form of a kind.
func (d Room) form(r *http.Request, k proposal.Kind) proposal.Content {
	get := func(name string) string {
		return strings.TrimSpace(strings.ReplaceAll(r.PostForm.Get(name), "\r\n", "\n"))
	}
	c := proposal.Content{Kind: k, Entry: get("entry"), Origin: get("origin"), Nobody: get("nobody") == "1"}
	if c.Kind != proposal.Questions {
		c.Kind, c.Person, c.Definition, c.Cites = proposal.Entry, get("person") == "1", get("definition"), r.PostForm["cites"]
		c.Label, c.Answer, c.Short = map[string]string{}, map[string]string{}, map[string]string{}
		for _, lang := range d.Site.Incident.Languages {
			l := string(lang)
			c.Label[l], c.Answer[l], c.Short[l] = get("label-"+l), get("answer-"+l), get("short-"+l)
		}
	}
	for _, lang := range langs() {
		for text := range strings.Lines(get("questions-" + lang)) {
			if text = strings.Join(strings.Fields(text), " "); text != "" {
				c.Questions = append(c.Questions, proposal.Question{Lang: lang, Text: text})
			}
		}
	}
	return c
}

// Check says what does not hold, and shows how customers would read it. Nothing is kept.
func (d Room) Check(w http.ResponseWriter, r *http.Request, s session.Session) {
	c := d.form(r, proposal.Kind(r.PostForm.Get("kind")))
	if !mayWrite(s, c.Kind) {
		d.Site.Refuse(w, r, s, http.StatusForbidden, "notYourRole")
		return
	}
	p := d.editor(r, s, proposal.Proposal{ID: r.PostForm.Get("id"), Content: c, State: proposal.Draft, Version: version(r)})
	var err error
	if p.Problems, err = d.Checker.Check(c); err != nil {
		d.Site.Failed(w, r, s, err)
		return
	}
	p.Checked, p.Case, p.Line = true, r.PostForm.Get("case"), r.PostForm.Get("line")
	name := "answer-edit.html"
	if r.Header.Get("Desk-Script") != "" {
		name = "answer-verdict"
	}
	d.Site.Answer(w, r, http.StatusOK, name, p)
}

// Save keeps a draft, or offers it to a second person. What may say who somebody is, and questions that
// are somebody's own words or too many, are not even kept.
func (d Room) Save(w http.ResponseWriter, r *http.Request, s session.Session) {
	p, kind := proposal.Proposal{}, proposal.Kind(r.PostForm.Get("kind"))
	if r.PathValue("id") != "" {
		var ok bool
		if p, ok = d.read(w, r, s); !ok {
			return
		}
		kind = p.Content.Kind
	}
	if !mayWrite(s, kind) {
		d.Site.Refuse(w, r, s, http.StatusForbidden, "notYourRole")
		return
	}
	c := d.form(r, kind)
	if p.ID != "" && version(r) != p.Version {
		d.moved(w, r, s, p, c)
		return
	}
	theirs, err := d.theirs(r.Context(), s, r.PostForm.Get("case"), r.PostForm.Get("line"))
	if err != nil {
		d.unreadable(w, r, s, err)
		return
	}
	problems, err := d.Checker.Check(c)
	if err != nil {
		d.Site.Failed(w, r, s, err)
		return
	}
	problems = append(problems, unchanged(c, theirs)...)
	offers := r.PostForm.Get("do") == string(proposal.Offer)
	if offers && len(problems) > 0 || slices.ContainsFunc(problems, func(p amend.Problem) bool { return unkept(p, c) }) {
		d.refuse(w, r, s, proposal.Proposal{ID: p.ID, Content: c, State: proposal.Draft, Deeds: p.Deeds, Version: p.Version}, problems)
		return
	}
	d.keep(w, r, s, p, c, offers)
}

// unkept reports whether content with this problem is not even a draft. Where nothing is asked nobody
// has to confirm that the questions name nobody.
func unkept(p amend.Problem, c proposal.Content) bool {
	switch p.Why {
	case amend.Person, amend.Unchanged, amend.Many, amend.Long:
		return true
	case amend.Confirm:
		return len(c.Questions) > 0
	}
	return false
}

// moved shows what was typed, which is not kept: somebody else changed the proposal since this page was
// made. The form keeps its version, so that it overwrites nothing a second time either.
func (d Room) moved(w http.ResponseWriter, r *http.Request, s session.Session, p proposal.Proposal, c proposal.Content) {
	e := d.editor(r, s, proposal.Proposal{ID: p.ID, Content: c, State: proposal.Draft, Deeds: p.Deeds, Version: version(r)})
	e.Wrong, e.Case, e.Line = "proposalMoved", r.PostForm.Get("case"), r.PostForm.Get("line")
	d.Site.Answer(w, r, http.StatusConflict, "answer-edit.html", e)
}

// refuse shows the editor with what does not hold.
func (d Room) refuse(w http.ResponseWriter, r *http.Request, s session.Session, p proposal.Proposal, problems []amend.Problem) {
	e := d.editor(r, s, p)
	e.Problems, e.Checked, e.Wrong = problems, true, "notKept"
	e.Case, e.Line = r.PostForm.Get("case"), r.PostForm.Get("line")
	d.Site.Answer(w, r, http.StatusUnprocessableEntity, "answer-edit.html", e)
}

// keep writes a proposal and leads to its page.
func (d Room) keep(w http.ResponseWriter, r *http.Request, s session.Session, p proposal.Proposal, c proposal.Content, offers bool) {
	done := "saved"
	err := p.Write(s.Email, c, d.Site.Now())
	if err == nil && offers {
		done, err = "offered", p.Do(s.Email, proposal.Offer, d.Site.Now())
	}
	if p.ID == "" && err == nil {
		p.ID, err = d.Keeper.Draw()
	}
	if err == nil {
		err = d.Proposals.Put(r.Context(), p)
	}
	switch {
	case err == nil:
		http.Redirect(w, r, "/desk/answers/"+p.ID+"?done="+done, http.StatusSeeOther)
	case errors.Is(err, proposal.ErrState), errors.Is(err, outbox.ErrConflict):
		d.moved(w, r, s, p, c)
	default:
		d.Site.Failed(w, r, s, err)
	}
}

// theirs are the words of people, folded, which no question may be.
func (d Room) theirs(ctx context.Context, s session.Session, receipt, id string) (map[string]bool, error) {
	all := map[string]bool{}
	add := func(words string) {
		all[wording.Fold(words)] = true
		all[wording.Fold(veiled(words))] = true
	}
	missed, err := d.Unanswered.Questions(ctx, d.Site.Now().Add(-span))
	if err != nil {
		return nil, err
	}
	for _, m := range missed {
		add(m.Text.Words())
	}
	if receipt != "" {
		line, _, err := d.line(ctx, receipt, id, s.Email)
		if err != nil {
			return nil, err
		}
		add(line.Text.Words())
		add(line.Text.Outline(longest))
	}
	return all, nil
}

// unchanged are the questions that are somebody's own words.
func unchanged(c proposal.Content, theirs map[string]bool) []amend.Problem {
	var all []amend.Problem
	for _, q := range c.Questions {
		if theirs[wording.Fold(q.Text)] {
			all = append(all, amend.Problem{Field: "questions", Lang: q.Lang, Why: amend.Unchanged, Said: q.Text})
		}
	}
	return all
}

// Asked are the questions of a language, one a line.
func (p editPage) Asked(lang string) string {
	var all []string
	for _, q := range p.Content.Questions {
		if q.Lang == lang {
			all = append(all, q.Text)
		}
	}
	return strings.Join(all, "\n")
}

// Langs are those in which people ask.
func (p editPage) Langs() []string { return langs() }

// Speaks are those in which the desk answers.
func (p editPage) Speaks() []incident.Lang { return p.Incident.Languages }

// IsEntry reports whether it is an answer that is proposed.
func (p editPage) IsEntry() bool { return p.Content.Kind == proposal.Entry }
