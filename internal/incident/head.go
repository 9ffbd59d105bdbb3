package incident

import (
	"net/mail"
	"net/url"
	"slices"
	"time"

	"madoguchi/internal/incident/labels"
	"madoguchi/internal/incident/people"
	"madoguchi/internal/incident/staffed"
	"madoguchi/internal/strictyaml"
)

// head remembers where things of incident.yaml stand, for the checks that need
// the facts.
type head struct {
	top, hours strictyaml.Fields
	period     Period // of the segments that have none of their own
	items      map[string]phrases
	segments   []strictyaml.Node
	events     []strictyaml.Node
}

// readHead reads incident.yaml.
func readHead(r *reader, i *Incident) *head {
	f := r.YAML("incident.yaml").Object("id", "title", "company", "called?", "languages", "phone", "mail", "site?", "clock",
		"hours", "period?", "staff?", "on_call?", "segments", "items", "timeline", "labels?")
	h := &head{top: f}
	i.ID, i.Phone = f.Get("id").Text(), f.Get("phone").Text()
	i.Languages = readLanguages(f.Get("languages"))
	if r.langs = i.Languages; len(r.langs) == 0 {
		return h
	}
	title, company := r.local(f.Get("title")), r.local(f.Get("company"))
	i.Title, i.Company = title.local(), company.local()
	r.saying(title, nil)
	r.saying(company, nil)
	readContacts(f, i)
	i.Called = people.Called(f.Get("called"), i.Company)
	i.Clock = readClock(f.Get("clock"))
	i.Labels = labels.Reader{Folder: r.Folder, Langs: r.langKeys(), Say: r.naming}.Read(f.Get("labels"))
	h.hours = staffed.Read(f.Get("hours"), &i.Hours)
	h.period = readPeriod(f.Get("period"))
	h.items = readItems(r, f.Get("items"))
	h.readSegments(r, i)
	h.readTimeline(r, i)
	return h
}

func readLanguages(n strictyaml.Node) []Lang {
	var all []Lang
	for _, c := range n.List() {
		lang := Lang(c.Text())
		if !slices.Contains([]Lang{Japanese, English}, lang) || slices.Contains(all, lang) {
			c.Add("%q is no new language; write ja or en, each once: the fact lock reads no other", strictyaml.Short(string(lang)))
			continue
		}
		all = append(all, lang)
	}
	if n.There() && len(all) == 0 {
		n.Add("no language; write that of the notice first, as in [ja, en]")
	}
	return all
}

func readContacts(f strictyaml.Fields, i *Incident) {
	i.Mail = readMail(f.Get("mail"))
	site := f.Get("site")
	if u, err := url.Parse(site.Text()); site.There() && (err != nil || u.Scheme != "https" || u.Host == "") {
		site.Add("the site is no address; write it like https://example.jp")
	}
	for _, n := range f.Get("staff").List() {
		i.Staff = append(i.Staff, readMail(n))
	}
	for _, n := range f.Get("on_call").List() {
		i.OnCall = append(i.OnCall, readMail(n))
	}
}

func readMail(n strictyaml.Node) string {
	text := n.Text()
	if a, err := mail.ParseAddress(text); n.There() && (err != nil || a.Address != text) {
		n.Add("%q is no mail address; write it like desk@example.jp", strictyaml.Short(text))
	}
	return text
}

func readClock(n strictyaml.Node) time.Time {
	clock, err := time.Parse(time.RFC3339, n.Raw())
	if n.There() && err != nil {
		n.Add("the clock is no time; write it like 2019-04-12T10:00:00+09:00")
	}
	return clock
}

// readPeriod reads a period; one of a segment may name no first day.
func readPeriod(n strictyaml.Node) Period {
	f := n.Object("first?", "last")
	p := Period{First: f.Get("first").Date(), Last: f.Get("last").Date()}
	if !p.Open() && p.First.Compare(p.Last) > 0 {
		n.Add("the period ends before it starts; turn first and last round")
	}
	return p
}

// readTimeline reads the dated steps, which are in order.
func (h *head) readTimeline(r *reader, i *Incident) {
	for _, n := range h.top.Get("timeline").List() {
		f := n.Object("on", "cites", "what")
		if !f.There() {
			continue
		}
		what := r.local(f.Get("what"))
		e := Event{On: f.Get("on").Date(), What: what.local(), Cites: r.citing(f.Get("cites"))}
		if k := len(i.Timeline); k > 0 && i.Timeline[k-1].On.Compare(e.On) > 0 {
			n.Add("%v comes after a later day; write the timeline in order", e.On)
		}
		r.saying(what, e.Cites)
		i.Timeline, h.events = append(i.Timeline, e), append(h.events, n)
	}
}
