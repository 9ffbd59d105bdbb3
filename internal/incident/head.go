package incident

import (
	"net/mail"
	"net/url"
	"slices"
	"strings"
	"time"

	"gopkg.in/yaml.v3"

	"madoguchi/internal/factlock"
	"madoguchi/internal/incident/texts"
)

// head remembers where things of incident.yaml stand, for the checks that need
// the facts.
type head struct {
	d        *document
	top      fields
	hours    fields
	period   Period // of the segments that have none of their own
	segments []*yaml.Node
	events   []*yaml.Node
	cited    []citation
}

// readIncident reads incident.yaml.
func (l *loader) readIncident() {
	d, top := l.open("incident.yaml")
	f := d.object(top, "id", "title", "company", "languages", "phone", "mail", "site?", "clock", "hours", "period?", "staff?", "on_call?", "segments", "items", "timeline")
	l.head.d, l.head.top = d, f
	i := &l.incident
	i.ID, i.Phone = d.text(f["id"]), d.text(f["phone"])
	if i.Languages = readLanguages(d, f["languages"]); len(i.Languages) == 0 {
		return
	}
	l.readNames(d, f)
	l.readContacts(d, f)
	if f["clock"] != nil {
		clock, err := time.Parse(time.RFC3339, f["clock"].Value)
		if err != nil {
			d.add(d.at(f["clock"]), "the clock is no time; write it like 2019-04-12T10:00:00+09:00")
		}
		i.Clock = clock
	}
	l.readHours(d, f["hours"])
	l.head.period = readPeriod(d, f["period"])
	l.readItems(d, f["items"])
	for _, n := range d.list(f["segments"]) {
		l.readSegment(d, n)
	}
	for _, n := range d.list(f["timeline"]) {
		l.readEvent(d, n)
	}
}

func readLanguages(d *document, n *yaml.Node) []Lang {
	var all []Lang
	for _, c := range d.list(n) {
		lang := Lang(d.text(c))
		if !slices.Contains([]Lang{Japanese, English}, lang) || slices.Contains(all, lang) {
			d.add(d.at(c), "%q is no new language; write ja or en, each once: the fact lock reads no other", short(string(lang)))
			continue
		}
		all = append(all, lang)
	}
	if n != nil && len(all) == 0 {
		d.add(d.at(n), "no language; write that of the notice first, as in [ja, en]")
	}
	return all
}

func (l *loader) readNames(d *document, f fields) {
	title := d.local(f["title"], l.incident.Languages)
	company := d.local(f["company"], l.incident.Languages)
	l.incident.Title, l.incident.Company = title.local(), company.local()
	l.saying(title, nil)
	l.saying(company, nil)
}

// saying adds a text in each language to what the lock reads.
func (l *loader) saying(p phrases, cites []string) {
	for _, lang := range l.incident.Languages {
		if q, ok := p[lang]; ok {
			l.say(spoken{phrase: q, lang: lang, cites: cites})
		}
	}
}

func (l *loader) readContacts(d *document, f fields) {
	i := &l.incident
	i.Mail = readMail(d, f["mail"])
	if u, err := url.Parse(d.text(f["site"])); f["site"] != nil && (err != nil || u.Scheme != "https" || u.Host == "") {
		d.add(d.at(f["site"]), "the site is no address; write it like https://example.jp")
	}
	for _, n := range d.list(f["staff"]) {
		i.Staff = append(i.Staff, readMail(d, n))
	}
	for _, n := range d.list(f["on_call"]) {
		i.OnCall = append(i.OnCall, readMail(d, n))
	}
}

func readMail(d *document, n *yaml.Node) string {
	text := d.text(n)
	if n == nil {
		return ""
	}
	if a, err := mail.ParseAddress(text); err != nil || a.Address != text {
		d.add(d.at(n), "%q is no mail address; write it like desk@example.jp", short(text))
	}
	return text
}

// checkIncident holds incident.yaml against the facts.
func (l *loader) checkIncident() {
	l.checkContacts()
	for k, s := range l.incident.Segments {
		l.checkSegment(s, l.head.d.at(l.head.segments[k]))
	}
	l.checkStatus()
	for k, e := range l.incident.Timeline {
		l.checkDay(e.On, e.Cites, l.head.d.at(l.head.events[k]))
	}
}

// checkStatus sees that nobody is told the period of somebody else.
func (l *loader) checkStatus() {
	if len(l.incident.Periods()) < 2 {
		return
	}
	for _, lang := range l.incident.Languages {
		text := l.incident.Texts[texts.StatusFound].Local[lang]
		if factlock.Dated(text) && !strings.Contains(text, "{{period}}") {
			l.add(place{"texts.yaml", 0}, "status_found names dates, but the segments have different periods; write {{period}} instead")
		}
	}
}

// checkContacts looks for the company's addresses, hours and days among all
// facts: what the desk computes from them is said like a fact.
func (l *loader) checkContacts() {
	if l.head.hours == nil {
		return
	}
	d, all := l.head.d, l.factIDs
	for _, name := range []string{"phone", "mail", "site"} {
		for _, figure := range l.lock.Missing(d.phrase(l.head.top[name]).text, all) {
			d.add(d.at(l.head.top[name]), "no fact holds %s %s; write it as in the notice", name, short(figure))
		}
	}
	h := l.incident.Hours
	l.checkClock("open", h.Open, all)
	l.checkClock("close", h.Close, all)
	for k, day := range h.Openings {
		l.checkDay(day, all, d.at(l.head.hours["openings"].Content[k]))
	}
	for k, day := range h.Closings {
		l.checkDay(day, all, d.at(l.head.hours["closings"].Content[k]))
	}
	if l.head.top["period"] != nil {
		l.checkPeriod(l.head.period, all, d.at(l.head.top["period"]))
	}
}

func (l *loader) checkClock(name string, at time.Duration, cites []string) {
	if !l.lock.HoldsHour(at, cites) {
		l.add(l.head.d.at(l.head.hours[name]), "no fact holds the hour %s; write it as in the notice", name)
	}
}

// checkPeriod holds the days of a period against facts.
func (l *loader) checkPeriod(p Period, cites []string, at place) {
	if !p.Open() {
		l.checkDay(p.First, cites, at)
	}
	l.checkDay(p.Last, cites, at)
}

func (l *loader) checkDay(day Date, cites []string, at place) {
	if !l.lock.HoldsDay(day, cites) {
		l.add(at, "no fact holds the day %v; write it as in the notice and cite it, or say it in desk.yaml", day)
	}
}
