package stage

import (
	"net/mail"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/chromedp/chromedp"

	"madoguchi/infra/local/ask"
	"madoguchi/infra/local/standin"
	"madoguchi/internal/email/emailtest"
)

// harbour is another incident: in English only, in another zone.
const harbour = "harbour"

// TestAnotherIncidentOutsideIn plays a customer of another incident on LINE and
// by mail: no code but what serves the embedded one.
func TestAnotherIncidentOutsideIn(t *testing.T) {
	r, line := foreign(t, options{incident: harbour, clock: at(t, "2026-02-28T17:40:00Z")})
	say := func(user, words, want string) {
		t.Helper()
		if _, err := line.Say(t.Context(), user, words); err != nil {
			t.Fatal(err)
		}
		eventually(t, words+" is answered with "+want, func() bool { return strings.Contains(strings.Join(answers(line, user), "\n"), want) })
	}
	say(alice, "How many people were affected in total?", "Up to 19,252 people in all.")
	say(alice, "Someone has taken a loan in my name", "from Sunday, March 1, 8:30 (UK time)")
	say(bob, "私は対象ですか", "この窓口は英語でお答えしています。")

	from := "jane@example.com"
	r.send(from, emailtest.Message{From: from, To: r.Incident.Mail, Subject: "The ferry", Body: "I bought my ferry ticket online.\nWere credit card numbers stolen?\n"}.Raw())
	var answered []standin.SentMail // staff are told of cases by mail as well
	eventually(t, "the mail is answered", func() bool {
		answered = slices.DeleteFunc(r.mails(), func(m standin.SentMail) bool { return !slices.Contains(m.To, from) })
		return len(answered) == 1
	})
	r.idle()
	var letter struct{ From, Subject, Body string }
	r.get("/local/mail/"+answered[0].ID+"/text", &letter)
	for _, want := range []string{"does not hold payment card details", "- Payroll and banks", "Telephone: 020 7946 0000"} {
		if !strings.Contains(letter.Body, want) {
			t.Errorf("the mail lacks %q:\n%s", want, letter.Body)
		}
	}
	if _, err := mail.ParseAddress(letter.From); err != nil || !strings.Contains(letter.From, "data@harbour.example.com") || letter.Subject != "Re: The ferry" {
		t.Errorf("from %q, subject %q: %v", letter.From, letter.Subject, err)
	}
	for _, text := range append(answers(line, alice), letter.Body) {
		if i := strings.IndexFunc(text, func(c rune) bool { return unicode.In(c, unicode.Han, unicode.Hiragana, unicode.Katakana) || c == '・' }); i >= 0 {
			t.Errorf("Japanese to somebody who writes English: %q", text[i:])
		}
	}
	cases := r.cases() // the most urgent first
	if len(cases) != 2 || cases[0].Lane != "urgent" || cases[0].DueAt.Format("01-02 15:04") != "03-01 09:30" || cases[1].Lane != "identity" {
		t.Errorf("cases %+v; want two, the urgent one due an hour after the Sunday opening", cases)
	}
}

// TestThePageTakesItsExamplesFromTheIncident: no entry is named in the code.
func TestThePageTakesItsExamplesFromTheIncident(t *testing.T) {
	r := start(t, options{incident: harbour})
	var about struct {
		Languages []string
		Samples   map[string][]string
		Opens     string
	}
	r.get("/local/about", &about)
	if len(about.Languages) != 1 || about.Opens != "08:30" || len(about.Samples["en"]) != 4 {
		t.Fatalf("about %+v", about)
	}
	for i, q := range about.Samples["en"] {
		out, err := ask.Desk{Rehearsal: r.Rehearsal}.Ask(t.Context(), ask.Question{Text: q})
		if err != nil || len(out.Topics) == 0 || i < 2 && out.Kind != "faq" {
			t.Errorf("the example %q gives %s %v, %v", q, out.Kind, out.Topics, err)
		}
	}
}

func TestThePageOfAnotherIncident(t *testing.T) {
	r := start(t, options{incident: harbour, clock: at(t, "2026-02-28T17:40:00Z")})
	ctx := browser(t, r, 1440, 900)
	sees(t, ctx, "#title", "Wexcombe Harbour personal data desk")
	sees(t, ctx, "#phone-samples", "What are your opening hours?") // of the incident, in its language
	sees(t, ctx, "#clock-morning", "Next day 8:30")
	do(t, ctx, chromedp.Click("#clock-morning", chromedp.ByQuery))
	sees(t, ctx, "#clock-now", "Mar 1")
	sees(t, ctx, "#clock-now", "08:30")
	picture(t, ctx, "harbour")
}
