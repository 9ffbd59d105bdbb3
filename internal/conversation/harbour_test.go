package conversation_test

import (
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation"
	"madoguchi/internal/incident"
	"madoguchi/internal/incidents"
	"madoguchi/internal/inquiry"
)

// harbour is the desk of another incident: in English only, without cards, on
// another calendar. The code is the same.
var harbour = sync.OnceValues(func() (*conversation.Responder, error) { return built("harbour") })

func atHarbour(t *testing.T, at string) *customer {
	t.Helper()
	return customerOf(t, harbour, at)
}

const tuesday = "2026-02-24T10:00:00Z"

func TestAnotherIncidentIsAnswered(t *testing.T) {
	for _, row := range []struct {
		words, topic string
		holds        []string
	}{
		{"Could you tell me what happened?", "incident_overview", []string{"19 January 2026", "9 February 2026"}},
		{"How many were affected in total?", "total_count", []string{"Up to 19,252 people"}},
		{"Was my credit card number stolen?", "card_fields_leaked", []string{"does not hold payment card details"}},
		{"Were my bank details taken?", "payroll", []string{"We have found no evidence"}},
		{"I am one of your employees. What of mine was copied?", "employee_data", []string{"work phone number"}},
		{"have you told the police?", "authorities_reported", []string{"Information Commissioner's Office", "2 days"}},
		{"When will the newsletter start again?", "newsletter", []string{"https://harbour.example.com"}},
	} {
		out := atHarbour(t, tuesday).says(row.words)
		wants(t, out, conversation.Answered, row.topic)
		holds(t, out, row.holds...)
		if out.Open != nil {
			t.Errorf("%q opened a case", row.words)
		}
	}
}

// What people ask after any leak is understood in four languages, and what the notice is
// silent about goes to a person: nobody wrote a question for it.
func TestAnotherIncidentIsAskedWhatPeopleAsk(t *testing.T) {
	for _, row := range []struct{ words, topic, holds string }{
		{"If I have my card replaced, do I have to pay the reissue fee?", "card_reissue_fee", "Nothing has been announced about what you ask."},
		{"카드 재발급 수수료는 누가 내나요?", "card_reissue_fee", "Receipt number: KM7P-3XQ9"},
		{"再発行の手数料はかかりますか", "card_reissue_fee", "Receipt number: KM7P-3XQ9"},
		{"你们会赔偿吗", "compensation", "Receipt number: KM7P-3XQ9"},
		{"原因は何ですか", "cause", "one of our suppliers"},
	} {
		out := atHarbour(t, tuesday).says(row.words)
		if !slices.Equal(out.Topics, []string{row.topic}) {
			t.Errorf("%q: %v, want %s", row.words, out.Topics, row.topic)
		}
		holds(t, out, row.holds)
	}
}

func TestAnotherIncidentHasItsOwnLanes(t *testing.T) {
	for _, row := range []struct {
		words string
		kind  conversation.Kind
		topic string
		lane  cases.Lane
	}{
		{"Someone has taken a loan in my name", conversation.Escalated, "fraud_charge_what_to_do", cases.Urgent},
		{"Please delete all my data", conversation.Escalated, "delete_my_data", cases.Rights},
		{"I want to make a subject access request", conversation.Escalated, "disclosure_request", cases.Rights},
		{"I am a solicitor, I act for a subscriber", conversation.Escalated, "lawyer_or_press_inquiry", cases.Legal},
		{"I'm a reporter with a newspaper and would like a statement", conversation.Escalated, "lawyer_or_press_inquiry", cases.Press},
		{"Can you check whether I am affected?", conversation.Verifying, "am_i_affected", cases.Identity},
		{"What compensation will I get?", conversation.Escalated, "compensation", cases.General},
	} {
		out := atHarbour(t, tuesday).says(row.words)
		wants(t, out, row.kind, row.topic)
		holds(t, out, "Receipt number: KM7P-3XQ9", "020 7946 0000")
		if out.Open == nil || out.Open.Lane != row.lane {
			t.Errorf("%q opened %+v, want lane %s", row.words, out.Open, row.lane)
		}
	}
}

func TestAnotherIncidentKeepsItsOwnHours(t *testing.T) {
	for _, row := range []struct{ why, at, next string }{
		{"a Saturday is a working day", "2026-02-28T17:29:59Z", ""},
		{"at 17:30 nobody is there; a dated Sunday is next", "2026-02-28T17:30:00Z", "Sunday, March 1, 8:30"},
		{"on that Sunday somebody is", "2026-03-01T08:30:00Z", ""},
		{"any other Sunday is closed", "2026-03-08T12:00:00Z", "Monday, March 9, 8:30"},
		{"a closing that only the desk knows", "2026-03-14T12:00:00Z", "Monday, March 16, 8:30"},
		{"closed on Friday, open on Saturday, in summer time", "2026-04-03T12:00:00+01:00", "Saturday, April 4, 8:30"},
		{"closed on Monday as well", "2026-04-05T12:00:00+01:00", "Tuesday, April 7, 8:30"},
		{"a holiday of Japan is a working day here", "2026-04-29T12:00:00+01:00", ""},
	} {
		out := atHarbour(t, row.at).says("I want to speak to a person")
		wants(t, out, conversation.Escalated, "speak_to_human")
		if next := strings.Contains(read(out), "from "+row.next+" (UK time)"); next != (row.next != "") {
			t.Errorf("%s: want next %q, got\n%s", row.why, row.next, read(out))
		}
	}
}

func TestAnotherIncidentReadsDates(t *testing.T) {
	for _, row := range []struct{ why, words, holds string }{
		{"the dated Sunday", "Are you open on Sunday 1 March?", "On Sunday, March 1 the telephone line is open, 8:30-17:30 (UK time)."},
		{"a closing", "Are you open on 3 April?", "On Friday, April 3 the telephone line is closed. It opens again on Saturday, April 4, 8:30"},
		{"a day with a slash that can be one day only", "Are you open on 14/3?", "On Saturday, March 14 the telephone line is closed."},
		{"the day before the period", "I signed up on 18 January 2026. Is that within the period?", "January 18, 2026 is before the first day"},
		{"its last day", "I signed up on 9 February 2026, is that within the period?", "February 9, 2026 lies between"},
	} {
		out := atHarbour(t, tuesday).says(row.words)
		if !strings.Contains(read(out), row.holds) {
			t.Errorf("%s: %q got\n%s", row.why, row.words, read(out))
		}
	}
}

func TestADeskOfOneLanguageAnswersInIt(t *testing.T) {
	c := atHarbour(t, tuesday)
	first := c.says("私は対象ですか")
	holds(t, first, "この窓口は英語でお答えしています。", "told only once we have confirmed who you are")
	c.waits(time.Minute)
	second := c.says("担当者と話したい")
	holds(t, second, "I am passing this on to our staff", "The phone line is open now.")
	if second.Append == "" {
		t.Error("the wish for a person went to no case")
	}
	if first.Open == nil || first.Open.Lang != string(incident.Japanese) {
		t.Errorf("opened %+v; staff should learn that the customer writes Japanese", first.Open)
	}
	holds(t, atHarbour(t, tuesday).says("제 정보가 유출되었나요?"), "told only once we have confirmed who you are")
	holds(t, atHarbour(t, tuesday).says("ぬるぽ がっ"), "この窓口は英語でお答えしています。")
	in := atHarbour(t, tuesday).inbound()
	in.Kind = inquiry.Media
	holds(t, atHarbour(t, tuesday).does(in), "not opened here")
}

func TestEveryEntryOfAnotherIncidentCanBeSaid(t *testing.T) {
	i, err := incidents.Load("harbour")
	if err != nil {
		t.Fatal(err)
	}
	for _, at := range []string{tuesday, "2026-03-08T12:00:00Z"} {
		for _, e := range i.Entries {
			out := atHarbour(t, at).taps(e.ID)
			if text := read(out); text == "" || strings.Contains(text, "{{") {
				t.Errorf("%s at %s:\n%s", e.ID, at, text)
			}
			if (e.Lane != "") != (out.Open != nil) {
				t.Errorf("%s has lane %q and opened %v", e.ID, e.Lane, out.Open)
			}
		}
	}
}
