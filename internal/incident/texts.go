package incident

import (
	_ "embed"
	"slices"
	"strings"
)

// deskText is a text that the code names, with the placeholders that the code
// fills in: each must be there, and no other.
type deskText struct {
	id       string
	filled   []string // each must be there
	may      []string // may be there, too
	optional bool     // said where it is there
	standard bool     // there is one in defaults/texts.yaml for incidents that have none
}

// deskTexts lists the texts of texts.yaml. The placeholders are
//
//	receipt       a receipt number
//	next_opening  when the desk is staffed next: 4月13日(土) 9:00
//	asked_day     the day that a customer asked about: 5月4日(土)
//	asked_days    a span of days that a customer asked about: 4月29日(月)～5月3日(金)
//	open_days, closed_days
//	              those of the span, on which the desk is staffed and on which not
//	weekday       of a date beside which another one was written: 土曜日
//	after_day     the first opening after that day, like next_opening
//	hours         when calls are taken: 9:00～18:00
//	asked_date    the past date that a customer named: 2013年9月20日
//	code, way, where
//	              a one-time code, on which channel it was asked for, where it goes
//	segments, items, advice
//	              of a customer who was found: names from the incident's segments
//	period        of these segments: 2013年10月5日～2019年3月11日
//	contact       that a status is about, masked: t•••@example.jp
//	lines         help lines for somebody in danger, each as danger_line says it
//	name, number, hours
//	              of one of them
//	lane, channel, opened, due, summary, count
//	              of cases, in what staff are told; the summary is masked
//
// The texts foreign_* are said to who writes in a language in which the desk
// does not answer; an incident has those that it wants.
func deskTexts() []deskText {
	dated, lines := []string{"asked_date", "segments", "period"}, []string{"lines"}
	return []deskText{
		{id: "first_contact"},
		{id: "handover_open", filled: []string{"receipt"}},
		{id: "handover_closed", filled: []string{"receipt", "next_opening"}},
		{id: "handover_again_open", filled: []string{"receipt"}},
		{id: "handover_again_closed", filled: []string{"receipt", "next_opening"}},
		{id: "contact"},
		{id: "verify_way"},
		{id: "clarify"},
		{id: "rephrase"},
		{id: "give_up"},
		{id: "other_label"},
		{id: "human_label"},
		{id: "status_label"},
		{id: "media"},
		{id: "attachment"},
		{id: "unread"},
		{id: "partly"},
		{id: "group"},
		{id: "secret_line"},
		{id: "secret_email"},
		{id: "last_word"},
		{id: "dead"},
		{id: "foreign_ja", optional: true},
		{id: "foreign_en", optional: true},
		{id: "foreign_zh", optional: true},
		{id: "foreign_ko", optional: true},
		{id: "day_open", filled: []string{"asked_day", "hours"}},
		{id: "day_closed", filled: []string{"asked_day", "after_day"}},
		{id: "days_open", filled: []string{"asked_days", "hours"}, standard: true},
		{id: "days_closed", filled: []string{"asked_days", "after_day"}, standard: true},
		{id: "days_mixed", filled: []string{"open_days", "closed_days", "hours"}, standard: true},
		{id: "days_except", filled: []string{"asked_days", "closed_days", "hours"}, standard: true},
		{id: "date_weekday", filled: []string{"asked_date", "weekday"}, standard: true},
		{id: "date_missing", filled: []string{"asked_date"}, standard: true},
		{id: "date_before", filled: []string{"asked_date"}},
		{id: "date_within", filled: []string{"asked_date"}},
		{id: "date_after", filled: []string{"asked_date"}},
		{id: "period_before", filled: dated, standard: true},
		{id: "period_within", filled: dated, standard: true},
		{id: "period_after", filled: dated, standard: true},
		{id: "period_unknown", filled: dated, standard: true},
		{id: "form_handover", standard: true},
		{id: "mail_subject", standard: true},
		{id: "mail_opening"},
		{id: "mail_choices"},
		{id: "mail_ways"},
		{id: "mail_closing"},
		{id: "staff_closing"},
		{id: "proof_ways"},
		{id: "proof_address"},
		{id: "proof_address_wrong"},
		{id: "proof_other_address"},
		{id: "proof_one_address"},
		{id: "proof_sent"},
		{id: "proof_sent_email"},
		{id: "proof_why"},
		{id: "proof_forgot"},
		{id: "proof_six"},
		{id: "proof_wrong"},
		{id: "proof_expired"},
		{id: "proof_limited"},
		{id: "proof_code"},
		{id: "proof_code_wrong"},
		{id: "proof_postal"},
		{id: "proof_letter_wrong"},
		{id: "proof_stopped"},
		{id: "proof_mail_label"},
		{id: "proof_letter_label"},
		{id: "proof_staff_label"},
		{id: "proof_again_label"},
		{id: "proof_resume_label"},
		{id: "proof_stop_label"},
		{id: "code_subject"},
		{id: "code_mail", filled: []string{"code", "way", "where"}},
		{id: "where_line"},
		{id: "where_email"},
		{id: "way_line"},
		{id: "way_email"},
		{id: "status_contact", filled: []string{"contact"}, standard: true},
		{id: "status_by_letter", standard: true},
		{id: "status_by_staff", standard: true},
		{id: "status_found", filled: []string{"segments", "items"}, may: []string{"period"}},
		{id: "status_leaked", filled: []string{"items"}},
		{id: "status_likely", filled: []string{"items"}},
		{id: "status_unconfirmed", filled: []string{"items"}},
		{id: "status_more", filled: []string{"advice"}},
		{id: "status_none"},
		{id: "released", filled: []string{"receipt"}},
		{id: "staff_opened_subject", filled: []string{"receipt", "lane"}},
		{id: "staff_opened"},
		{id: "staff_opened_many_subject", filled: []string{"count"}, standard: true},
		{id: "staff_opened_many", standard: true},
		{id: "staff_followed_subject", filled: []string{"receipt", "lane"}},
		{id: "staff_followed"},
		{id: "staff_digest_subject", filled: []string{"count"}},
		{id: "staff_digest"},
		{id: "staff_overdue_subject", filled: []string{"receipt", "lane"}},
		{id: "staff_overdue"},
		{id: "staff_overdue_many_subject", filled: []string{"count"}, standard: true},
		{id: "staff_overdue_many", standard: true},
		{id: "staff_doubtful", standard: true},
		{id: "staff_shelf_subject", filled: []string{"count"}, standard: true},
		{id: "staff_shelf", filled: []string{"count"}, standard: true},
		{id: "staff_assigned_subject", filled: []string{"receipt", "lane"}},
		{id: "staff_assigned"},
		{id: "staff_reminder_subject", filled: []string{"receipt", "lane"}},
		{id: "staff_reminder"},
		{id: "staff_lost_subject", filled: []string{"receipt", "lane"}},
		{id: "staff_lost"},
		{id: "staff_returned_subject", standard: true},
		{id: "staff_returned", standard: true},
		{id: "staff_quota_subject"},
		{id: "staff_quota"},
		{id: "staff_case", filled: []string{"receipt", "lane", "channel", "opened", "due", "summary"}},
		{id: "staff_reply_hint"},
		{id: "staff_codes_busy_subject"},
		{id: "staff_codes_busy"},
		{id: "staff_codes_slow_subject", standard: true},
		{id: "staff_codes_slow", standard: true},
		{id: "staff_codes_shut_subject"},
		{id: "staff_codes_shut"},
		{id: "staff_refused_subject", filled: []string{"receipt"}},
		{id: "staff_refused"},
		{id: "lane_urgent"},
		{id: "lane_legal"},
		{id: "lane_press"},
		{id: "lane_rights"},
		{id: "lane_identity"},
		{id: "lane_complaint"},
		{id: "lane_undecodable"},
		{id: "lane_general"},
		{id: "lane_danger", standard: true},
		{id: "danger_threat", filled: lines, standard: true},
		{id: "danger_home", filled: lines, standard: true},
		{id: "danger_despair", filled: lines, standard: true},
		{id: "danger_line", filled: []string{"name", "number"}, may: []string{"hours"}, standard: true},
		{id: "danger_police", filled: []string{"number"}, standard: true},
		{id: "danger_told", standard: true},
		{id: "danger_listening", standard: true},
		{id: "danger_receipt", filled: []string{"receipt"}, standard: true},
		{id: "danger_again_1", filled: lines, standard: true},
		{id: "danger_again_2", filled: lines, standard: true},
		{id: "danger_again_3", filled: lines, standard: true},
		{id: "danger_listen_1", filled: lines, standard: true},
		{id: "danger_listen_2", filled: lines, standard: true},
		{id: "danger_listen_3", filled: lines, standard: true},
		{id: "danger_zh", filled: []string{"number"}, standard: true},
		{id: "danger_ko", filled: []string{"number"}, standard: true},
	}
}

// TextIDs returns the ids that texts.yaml must hold, in its order.
func TextIDs() []string {
	var ids []string
	for _, t := range deskTexts() {
		if !t.optional && !t.standard {
			ids = append(ids, t.id)
		}
	}
	return ids
}

// readTexts reads texts.yaml.
func (l *loader) readTexts() {
	d, top := l.open("texts.yaml")
	l.incident.Texts = map[string]Text{}
	for _, n := range d.list(top) {
		f := d.object(n, append([]string{"id", "cites?"}, languageKeys(l.incident.Languages)...)...)
		if f != nil {
			l.readText(d, f)
		}
	}
	for _, id := range TextIDs() {
		if _, ok := l.incident.Texts[id]; top != nil && !ok {
			d.add(place{d.file, 0}, "the text %s is missing; add it, the desk says it", id)
		}
	}
	l.readStandard()
}

// standard holds the texts of the desk that are the same for most incidents.
//
//go:embed defaults/texts.yaml
var standard []byte

// readStandard adds the texts that the incident leaves to the desk. A folder that
// was written before the desk had such a text loads without it.
func (l *loader) readStandard() {
	d := &document{&l.problems, "defaults/texts.yaml"}
	for _, n := range d.list(d.parse(standard)) {
		f := d.object(n, append([]string{"id"}, languageKeys([]Lang{Japanese, English})...)...)
		if _, ok := l.incident.Texts[d.text(f["id"])]; !ok {
			l.readText(d, f)
		}
	}
}

func (l *loader) readText(d *document, f fields) {
	id := d.text(f["id"])
	if id == "" {
		return
	}
	i := slices.IndexFunc(deskTexts(), func(t deskText) bool { return t.id == id })
	if i < 0 {
		d.add(d.at(f["id"]), "the desk has no text %s; take it out or correct the id", short(id))
		return
	}
	if _, ok := l.incident.Texts[id]; ok {
		d.add(d.at(f["id"]), "the text %s is there twice; keep one", id)
		return
	}
	text := Text{ID: id, Cites: l.citing(d, f["cites"]), Local: Local{}}
	for _, lang := range l.incident.Languages {
		p := d.phrase(f[string(lang)])
		if f[string(lang)] == nil {
			continue
		}
		d.text(f[string(lang)])
		text.Local[lang] = p.text
		known := deskTexts()[i]
		l.placeholders(p, slices.Concat(known.filled, known.may), known.filled)
		if strings.HasSuffix(id, "_label") {
			l.button(p)
		}
		if c, ok := strings.CutPrefix(id, "status_"); ok && certain(Certainty(c)) {
			l.listing(p, lang, Certainty(c))
			continue
		}
		l.say(spoken{phrase: p, lang: lang, cites: text.Cites, label: strings.HasSuffix(id, "_label"), own: true, inner: toStaff(id)})
	}
	l.incident.Texts[id] = text
}

// toStaff reports whether staff read a text, and customers do not.
func toStaff(id string) bool {
	return strings.HasPrefix(id, "staff_") && id != "staff_closing" || strings.HasPrefix(id, "lane_")
}

func certain(c Certainty) bool { return c == Leaked || c == Likely || c == Unconfirmed }

// listing says a text that lists items as it will be said to each segment, and
// holds it against the facts of that segment.
func (l *loader) listing(p phrase, lang Lang, c Certainty) {
	for _, s := range l.incident.Segments {
		var names []string
		for _, item := range s.Items {
			if item.Certainty == c {
				names = append(names, item.Name[lang])
			}
		}
		if len(names) > 0 {
			said := p
			said.text = Fill(p.text, map[string]string{"items": List(lang, names)})
			l.say(spoken{phrase: said, lang: lang, cites: s.Cites})
		}
	}
}

// List joins names the way a language does.
func List(lang Lang, names []string) string {
	if lang == Japanese {
		return strings.Join(names, "、")
	}
	return strings.Join(names, ", ")
}

// placeholders checks the {{names}} of a text against those that the code can
// fill in and those that it must.
func (l *loader) placeholders(p phrase, can, must []string) {
	rest, n := p.text, 0
	var seen []string
	for {
		before, after, ok := strings.Cut(rest, "{{")
		if strings.ContainsAny(before, "{}｛｝") {
			l.add(p.line(n+strings.Count(before, "\n")), "a brace that belongs to no placeholder; write {{name}}")
		}
		if !ok {
			break
		}
		n += strings.Count(before, "\n")
		name, tail, closed := strings.Cut(after, "}}")
		if !closed {
			l.add(p.line(n), "a placeholder is not closed; write {{name}}")
			return
		}
		l.placeholder(p.line(n), name, can)
		seen, rest = append(seen, name), tail
	}
	for _, name := range must {
		if !slices.Contains(seen, name) {
			l.add(p.at, "the text lacks {{%s}}; say it, in every language", name)
		}
	}
}

func (l *loader) placeholder(at place, name string, can []string) {
	switch {
	case slices.Contains(can, name):
	case len(can) == 0:
		l.add(at, "unknown placeholder {{%s}}; nothing is filled in here, write words", short(name))
	default:
		l.add(at, "unknown placeholder {{%s}}; use {{%s}}", short(name), strings.Join(can, "}} or {{"))
	}
}

// Fill puts values in the place of their {{names}}, in one pass: what stands in a
// value is never a name.
func Fill(text string, values map[string]string) string {
	var pairs []string
	for name, value := range values {
		pairs = append(pairs, "{{"+name+"}}", value)
	}
	return strings.NewReplacer(pairs...).Replace(text)
}
