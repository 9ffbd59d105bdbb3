package attend

import (
	"slices"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation/brief"
	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/conversation/memory"
	"madoguchi/internal/conversation/replying"
	"madoguchi/internal/conversation/when"
	"madoguchi/internal/incident"
)

// languages is the entry that says in which languages people may write.
const languages = "overseas_customer_help.language"

// surely is how probable something must be that a message asks for in one sentence, for no words to turn it into a
// question of the answer.
const surely = 0.9

// settled reports whether the one thing that a message asks is surely something else than how people are reached.
func settled(t Attend) bool {
	m := t.Inside()
	if !m.Known || m.Ruled || len(m.Considered) == 0 || m.Considered[0].Score < surely {
		return false
	}
	asked, _ := brief.Questions(Words(t.In))
	reach := []string{incident.SpeakToHuman, mailing, methods, "phone_number_hours", "outside_hours", "special_open_days",
		"overseas_customer_help"}
	first := m.Considered[0].Entry
	return len(asked) < 2 && first != intent.NoTopic && !slices.Contains(reach, intent.Topic(first))
}

// mails tells where to write a mail to who surely asks for that, beside that they can write here.
func mails(t Attend, tell func([]incident.Entry)) {
	m := t.Inside()
	if m.Known && !m.Ruled && len(m.Considered) > 0 && m.Considered[0].Score >= surely && m.Considered[0].Entry == mailing {
		tell(m.Entries[:1])
	}
}

// What tells of ways to reach people.
const (
	mailing = "email_contact"
	methods = "notification_method"
)

// Replies answers how and where the answer comes, and what else is asked of the desk itself, unless something presses
// of which the case is not.
func Replies(t Attend, lane cases.Lane, tell func([]incident.Entry)) (rest string, done bool) {
	c := t.About()
	if settled(t) || !t.free() || t.Out.State.Cares(t.Now) || lane.Wakes() && lane != c.Lane && !memory.Suspects(c) {
		return "", false
	}
	a := when.Answerer{Incident: t.Incident, Calendar: t.Calendar, Book: t.Book, Now: t.Now}
	human := func() { t.held(c).Human(a.Phone("", t.Out.State.Lang)) }
	phone := func() { t.held(c).Phone(a.Phone("", t.Out.State.Lang)) }
	speaks := func() {
		if i := slices.IndexFunc(t.Incident.Entries, func(e incident.Entry) bool { return e.ID == languages }); i >= 0 {
			tell(t.Incident.Entries[i : i+1])
		}
	}
	rest, done = replying.Replying{Draft: t.Draft, About: c, Reads: t.Reads, Asks: t.Asks, Suspects: memory.Suspects(c),
		Human: human, Phone: phone, Speaks: speaks}.Answers(Words(t.In))
	if done && c.Receipt == "" {
		mails(t, tell)
	}
	return rest, done
}
