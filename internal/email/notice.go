package email

import (
	"crypto/hmac"
	"slices"
	"strconv"
	"strings"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation"
	"madoguchi/internal/email/rawmail"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/keyring"
	"madoguchi/internal/notice"
)

// Notices tells staff of cases by mail, in the language of the notice. A mail
// about one case may be answered: its Reply-To carries a token of that case.
type Notices struct {
	Incident *incident.Incident
	From     string // the desk's address
	Desk     string // where staff open /desk/, as https://HOST; "" for no links
	Keys     *keyring.Ring
	Channel  Channel
}

var _ notice.Writer = Notices{}

// Recipients implements [notice.Writer].
func (n Notices) Recipients(urgent bool) []inquiry.Address {
	addresses := n.Incident.Staff
	if urgent {
		addresses = append(append([]string{}, addresses...), n.Incident.OnCall...)
	}
	var all []inquiry.Address
	for _, a := range addresses {
		all = append(all, inquiry.NewAddress(a))
	}
	return all
}

// listed is how many cases a notice describes, the most pressing ones; its
// subject counts all. A row of the outbox is bounded, the staff pages are not.
const listed = 50

// summed is how many characters of what the customer wrote a notice repeats.
const summed = 200

// Notice implements [notice.Writer]. Of the customer it holds the outline of what
// they wrote, for mail is kept and passed on where nobody can take it back.
func (n Notices) Notice(news notice.News, all []cases.Case, to inquiry.Address, now time.Time) ([]byte, error) {
	values := map[string]string{"count": strconv.Itoa(len(all))}
	subject, text := texts.OfNews(string(news), len(all) > 1)
	parts := []string{n.text(text, values)}
	if news == notice.Shelf {
		all = nil // it counts them; that is all
	}
	token := ""
	for _, c := range all[:min(len(all), listed)] {
		parts = append(parts, n.paragraph(c, now))
		values["receipt"], values["lane"] = string(c.Receipt), n.lane(c)
	}
	if left := len(all) - listed; left > 0 {
		parts = append(parts, n.text(texts.StaffMore, map[string]string{"count": strconv.Itoa(left)}), n.link("/desk/"))
	}
	if len(all) == 1 && news != notice.NotSent && news != notice.Lost {
		token = caseToken(n.Keys, all[0].Receipt)
		parts = append(parts, n.text(texts.StaffReplyHint, nil))
	}
	return n.mail(n.text(subject, values), parts, token, to, now)
}

// Round implements [notice.Writer]: news of each kind below what is said of such news alone.
func (n Notices) Round(all []notice.Part, to inquiry.Address, now time.Time) ([]byte, error) {
	parts, count := []string{n.text(texts.StaffRound, nil)}, 0
	for _, part := range all {
		_, text := texts.OfNews(string(part.News), len(part.About) > 1)
		parts = append(parts, "■ "+n.text(text, nil))
		for _, c := range part.About {
			if count++; count <= listed {
				parts = append(parts, n.paragraph(c, now))
			}
		}
	}
	if count > listed {
		parts = append(parts, n.text(texts.StaffMore, map[string]string{"count": strconv.Itoa(count - listed)}), n.link("/desk/"))
	}
	subject := n.text(texts.StaffRoundSubject, map[string]string{"count": strconv.Itoa(count)})
	return n.mail(subject, parts, "", to, now)
}

// mail is a notice as a raw mail.
func (n Notices) mail(subject string, parts []string, token string, to inquiry.Address, now time.Time) ([]byte, error) {
	return render(n.Channel.Random, answer{
		From:    n.From,
		Name:    n.Incident.Company[n.lang()],
		To:      to,
		Notice:  true,
		Token:   token,
		Date:    now.In(n.Incident.Hours.Zone),
		Subject: inquiry.NewText(subject),
		Body:    strings.Join(parts, "\n\n") + "\n",
	})
}

// paragraph is what staff read of a case.
func (n Notices) paragraph(c cases.Case, now time.Time) string {
	var lines []string
	if c.Doubtful() {
		lines = append(lines, n.text(texts.StaffDoubtful, nil)+"\n")
	}
	lines = append(lines, n.text(texts.StaffCase, map[string]string{
		"receipt": string(c.Receipt),
		"lane":    n.lane(c),
		"channel": n.text(texts.OfWay(string(c.Channel)), nil),
		"opened":  n.minute(c.OpenedAt),
		"due":     n.due(c, now),
		"summary": c.Summary.Outline(summed),
	}))
	if c.Last.By == "" && c.Last.At.After(c.OpenedAt) && !c.Last.Text.Empty() {
		lines = append(lines, n.text(texts.StaffWords, map[string]string{"words": c.Last.Text.Outline(summed)}))
	}
	if c.Waits() {
		lines = append(lines, n.text(texts.StaffWaits, map[string]string{"since": n.minute(c.WaitsSince())}))
	}
	if link := n.link("/desk/case/" + string(c.Receipt)); link != "" {
		lines = append(lines, link)
	}
	return strings.Join(lines, "\n")
}

// lane is what staff call the lane of a case.
func (n Notices) lane(c cases.Case) string {
	if slices.Contains(c.Topics, conversation.Endangered) {
		return n.text(texts.LaneDanger, nil)
	}
	return n.text(texts.OfLane(string(c.Lane)), nil)
}

// due is by when an answer is due: a time only while somebody waits for it and it is to come.
func (n Notices) due(c cases.Case, now time.Time) string {
	switch {
	case !c.Waits():
		return n.text(texts.StaffDueNone, nil)
	case !now.Before(c.DueAt):
		return n.text(texts.StaffDuePassed, nil)
	}
	return n.minute(c.DueAt)
}

// link is a line with the address of a staff page, "" where nobody said where those are.
func (n Notices) link(path string) string {
	if n.Desk == "" {
		return ""
	}
	return n.text(texts.StaffLink, map[string]string{"link": strings.TrimSuffix(n.Desk, "/") + path})
}

func (n Notices) minute(t time.Time) string {
	return t.In(n.Incident.Hours.Zone).Format("2006-01-02 15:04")
}

func (n Notices) lang() incident.Lang { return n.Incident.Languages[0] }

func (n Notices) text(id texts.ID, values map[string]string) string {
	return incident.Fill(n.Incident.Texts[id].Local[n.lang()], values)
}

// caseToken names a case in an address that only the desk can make: the receipt
// and a keyed hash of it.
func caseToken(keys *keyring.Ring, r cases.Receipt) string {
	return "case-" + strings.ReplaceAll(string(r), "-", "") + "-" + proof(keys, r)
}

func proof(keys *keyring.Ring, r cases.Receipt) string {
	return strings.ToLower(strings.NewReplacer("-", "0", "_", "1").Replace(keys.Hash("case token", string(r))))
}

// caseOf reads the token of an address; "" where there is none that the desk
// made. Mail programs and servers may have changed the case of the letters.
func caseOf(keys *keyring.Ring, address string) cases.Receipt {
	local, _ := rawmail.SplitAddress(address)
	_, tag, _ := strings.Cut(local, "+")
	parts := strings.Split(tag, "-")
	if len(parts) != 3 || !strings.EqualFold(parts[0], "case") {
		return ""
	}
	r, err := cases.ParseReceipt(parts[1])
	if err != nil || !hmac.Equal([]byte(strings.ToLower(parts[2])), []byte(proof(keys, r))) {
		return ""
	}
	return r
}

// tokens are the words of a header that may be addresses.
func tokens(value string) []string {
	return strings.FieldsFunc(value, func(r rune) bool { return strings.ContainsRune(" \t,;<>\"()", r) })
}
