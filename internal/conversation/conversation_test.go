package conversation_test

import (
	"io/fs"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	_ "time/tzdata"

	"madoguchi/internal/affected"
	"madoguchi/internal/cases"
	"madoguchi/internal/conversation"
	"madoguchi/internal/identity"
	"madoguchi/internal/incident"
	"madoguchi/internal/incidents"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/switches"
	"madoguchi/internal/understand/trained/kept"
)

// desk is the desk of the embedded incident; training it once is enough.
var desk = sync.OnceValues(func() (*conversation.Responder, error) { return built("") })

// built is the desk of an incident that is built in.
func built(name string) (*conversation.Responder, error) {
	i, err := incidents.Load(name)
	if err != nil {
		return nil, err
	}
	return conversation.Prepare(i, kept.Here().Reader)
}

func trainedOn(files fs.FS) (*conversation.Responder, error) {
	i, err := incident.Load(files)
	if err != nil {
		return nil, err
	}
	return conversation.Prepare(i, kept.Here().Reader)
}

// customer plays one customer: each message is a step from the state before.
type customer struct {
	mailed map[bool]affected.Tally // to sure and to doubtful mail
	crowd  affected.Crowd
	t      *testing.T
	desk   *conversation.Responder
	state  conversation.State
	now    time.Time
	n      int
	looked identity.Found // what a store would find

	outside conversation.Outside
	set     switches.Set
}

func newCustomer(t *testing.T, at string) *customer {
	t.Helper()
	return customerOf(t, desk, at)
}

// customerOf is a customer of a desk.
func customerOf(t *testing.T, desk func() (*conversation.Responder, error), at string) *customer {
	t.Helper()
	d, err := desk()
	if err != nil {
		t.Fatal(err)
	}
	now, err := time.Parse(time.RFC3339, at)
	if err != nil {
		t.Fatal(err)
	}
	return &customer{t: t, desk: d, now: now, mailed: map[bool]affected.Tally{}}
}

// hash stands for the keyed hash of a desk.
func hash(domain, value string) string { return domain + "|" + value }

const friday = "2019-04-12T10:00:00+09:00"

func (c *customer) inbound() inquiry.Inbound {
	c.n++
	return inquiry.Inbound{ID: string(rune('a' + c.n)), Channel: inquiry.LINE, Kind: inquiry.Message, MessageID: "m" + string(rune('0'+c.n)),
		Address: inquiry.NewAddress("customer"), At: c.now, Received: c.now}
}

func (c *customer) does(in inquiry.Inbound) conversation.Outcome {
	given := conversation.Given{Receipt: "KM7P-3XQ9", Hash: hash, Mailed: c.mailed[in.Mail.Doubtful()], Crowd: c.crowd, Outside: c.outside, Set: c.set}
	out := c.desk.Step(c.state, in, c.now, given)
	if out.Needs != nil {
		given.Code, given.Found = "123456", &c.looked
		given.Found.Needs = *out.Needs
		out = c.desk.Step(c.state, in, c.now, given)
	}
	if out.Ask != nil {
		return out // nothing else of it holds
	}
	if c.state = out.State; out.Mailed != nil {
		c.mailed[in.Mail.Doubtful()] = *out.Mailed
	}
	return out
}

func (c *customer) says(words string) conversation.Outcome {
	in := c.inbound()
	in.Text = inquiry.NewText(words)
	return c.does(in)
}

func (c *customer) mails(words string) conversation.Outcome {
	in := c.inbound()
	in.Channel, in.Text, in.Mail = inquiry.Email, inquiry.NewText(words), &inquiry.Mail{}
	return c.does(in)
}

func (c *customer) taps(entry string) conversation.Outcome {
	in := c.inbound()
	in.Entry = entry
	return c.does(in)
}

func (c *customer) waits(d time.Duration) { c.now = c.now.Add(d) }

func read(out conversation.Outcome) string {
	var all []string
	for _, r := range out.Replies {
		all = append(all, r.Text)
	}
	return strings.Join(all, "\n")
}

func offers(out conversation.Outcome, entry string) bool {
	for _, r := range out.Replies {
		if slices.ContainsFunc(r.Quick, func(c inquiry.Choice) bool { return c.Entry == entry }) {
			return true
		}
	}
	return false
}

func wants(t *testing.T, out conversation.Outcome, kind conversation.Kind, topics ...string) {
	t.Helper()
	if out.Kind != kind || !slices.Equal(out.Topics, topics) {
		t.Fatalf("kind %s topics %v, want %s %v", out.Kind, out.Topics, kind, topics)
	}
}

func holds(t *testing.T, out conversation.Outcome, words ...string) {
	t.Helper()
	for _, w := range words {
		if !strings.Contains(read(out), w) {
			t.Fatalf("reply does not hold %q:\n%s", w, read(out))
		}
	}
}

func lacks(t *testing.T, out conversation.Outcome, words ...string) {
	t.Helper()
	for _, w := range words {
		if strings.Contains(read(out), w) {
			t.Fatalf("reply holds %q:\n%s", w, read(out))
		}
	}
}

func TestAnswersWithTheFact(t *testing.T) {
	out := newCustomer(t, friday).says("カードの再発行に手数料はかかりますか")
	wants(t, out, conversation.Answered, "card_reissue_fee")
	holds(t, out, "ご請求は発生しません")
	if out.Open != nil {
		t.Error("an answer needs no case")
	}
}

func TestSeveralQuestionsInOneMessageAreAllAnswered(t *testing.T) {
	c := newCustomer(t, friday)
	out := c.says("漏れた期間はいつからいつまでですか？それと再発行の手数料はかかりますか？")
	wants(t, out, conversation.Several, "period", "card_reissue_fee")
	holds(t, out, "2013年10月5日", "ご請求は発生しません")
}

func TestGreetsOnce(t *testing.T) {
	c := newCustomer(t, friday)
	in := c.inbound()
	in.Kind = inquiry.Follow
	holds(t, c.does(in), "自動応答", "担当者の受付時間", "30日間")
	lacks(t, c.says("カードの再発行に手数料はかかりますか"), "自動応答の窓口です")

	late := newCustomer(t, friday)
	holds(t, late.says("カードの再発行に手数料はかかりますか"), "自動応答の窓口です")
}

func TestHandsOverWithReceiptAndHonestTime(t *testing.T) {
	for _, row := range []struct{ why, at, next string }{
		{"a second before closing somebody is there", "2019-04-12T17:59:59+09:00", ""},
		{"at 18:00:00 nobody is; a dated Saturday is next", "2019-04-12T18:00:00+09:00", "4月13日(土) 9:00"},
		{"before the golden week", "2019-04-26T18:01:00+09:00", "4月29日(月) 9:00"},
		{"4 and 5 May are closed", "2019-05-03T18:01:00+09:00", "5月6日(月) 9:00"},
		{"a night before a working day", "2019-04-16T02:00:00+09:00", "4月16日(火) 9:00"},
	} {
		out := newCustomer(t, row.at).says("人と話したいです")
		wants(t, out, conversation.Escalated, "speak_to_human")
		holds(t, out, "KM7P-3XQ9")
		if row.next == "" {
			lacks(t, out, "時間外")
		} else {
			holds(t, out, row.next)
		}
		if out.Open == nil || out.Open.Lane != cases.General || out.Open.DueAt.IsZero() {
			t.Errorf("%s: opened %+v", row.why, out.Open)
		}
	}
}

func TestOutOfHoursIsNoMatterWhereNobodyIsNeeded(t *testing.T) {
	out := newCustomer(t, "2019-04-20T03:00:00+09:00").says("カードの再発行に手数料はかかりますか")
	lacks(t, out, "時間外", "4月22日")
}

func TestOneCaseTakesInAllThatIsGeneral(t *testing.T) {
	c := newCustomer(t, friday)
	if out := c.says("人と話したいです"); out.Open == nil {
		t.Fatal("no case")
	}
	again := c.says("補償はありますか")
	if again.Open != nil || again.Append != "KM7P-3XQ9" {
		t.Errorf("opened %v, appended to %q; want the first case to take it", again.Open, again.Append)
	}
	urgent := c.says("身に覚えのない請求が来ています。カードを不正利用されました")
	if urgent.Open == nil || urgent.Open.Lane != cases.Urgent {
		t.Errorf("an urgent matter must stand apart, got %+v", urgent.Open)
	}
}

func TestTwoMissesInARowBringAPerson(t *testing.T) {
	c := newCustomer(t, friday)
	first := c.says("ぬるぽ がっ")
	wants(t, first, conversation.Clarifying)
	if first.Open != nil {
		t.Fatal("a case after one miss")
	}
	c.waits(time.Minute)
	second := c.says("むにゃむにゃ")
	if second.Kind != conversation.Escalated || second.Open == nil {
		t.Fatalf("after two misses: %s, case %v", second.Kind, second.Open)
	}
	c.waits(time.Minute)
	c.state.Cases = nil // while a case waits, what is not understood goes there
	if third := c.says("ぬるぽ がっはどこ？"); third.Kind == conversation.Escalated {
		t.Error("the count did not start anew")
	}
}

func TestFragmentsWithinSecondsAreOneMiss(t *testing.T) {
	c := newCustomer(t, friday)
	c.says("ぬるぽ がっ")
	c.waits(5 * time.Second)
	if out := c.says("むにゃむにゃ"); out.Kind == conversation.Escalated {
		t.Error("two fragments of one message counted as two misses")
	}
	c.waits(5 * time.Second)
	wants(t, c.says("再発行の手数料はかかりますか"), conversation.Answered, "card_reissue_fee")
}

func TestAnAnswerEndsTheCountOfMisses(t *testing.T) {
	c := newCustomer(t, friday)
	c.says("ぬるぽ がっ")
	c.waits(time.Minute)
	c.says("再発行の手数料はかかりますか")
	c.waits(time.Minute)
	if out := c.says("むにゃむにゃ"); out.Kind == conversation.Escalated {
		t.Error("two misses with an answer between them brought a person")
	}
}

func TestAPastedSecretIsNeverRepeated(t *testing.T) {
	c := newCustomer(t, friday)
	out := c.says("カード番号は 4111 1111 1111 1111 です")
	if out.Kind != conversation.Declined || out.Topics[0] != "secret_pasted" {
		t.Fatalf("kind %s topics %v", out.Kind, out.Topics)
	}
	lacks(t, out, "4111", "1111")
	holds(t, out, "送信取消")
	holds(t, newCustomer(t, friday).mails("件名：確認\n\nパスワードは Abc#1234x です"), "送信済み")
}

func TestTapsAskForExactlyThatEntry(t *testing.T) {
	c := newCustomer(t, friday)
	wants(t, c.taps("cause"), conversation.Answered, "cause")
	if out := c.taps("no such entry"); out.Kind != conversation.Clarifying {
		t.Errorf("an unknown tap gave %s", out.Kind)
	}
}

func TestDatesAreReadAndAnswered(t *testing.T) {
	for _, row := range []struct{ why, words, holds string }{
		{"a closed Saturday", "4月20日の土曜日は電話できますか", "4月20日(土)は、お電話の受付を行っておりません"},
		{"a dated opening", "4月13日の土曜日は電話できますか", "4月13日(土)は、9:00～18:00にお電話を受け付けております"},
		{"an era year before the period", "平成25年9月20日に買いました。期間に入りますか", "2013年9月20日は、サイト開設日より前の日付です"},
		{"the first day is in it", "2013年10月5日は期間に入りますか", "2013年10月5日は、公表している期間の初日から最終日までの間の日付です"},
		{"a day after it", "2019年3月15日は期間に入りますか", "2019年3月15日は、サイト閉鎖日より後の日付です"},
		{"in English", "Are you open on May 4th?", "May 4 the phone line is closed. The next opening after that is Monday, May 6, 9:00"},
	} {
		out := newCustomer(t, friday).says(row.words)
		if !strings.Contains(read(out), row.holds) {
			t.Errorf("%s: %q got\n%s", row.why, row.words, read(out))
		}
	}
}

func TestSpeaksTheCustomersLanguage(t *testing.T) {
	holds(t, newCustomer(t, friday).says("Do I have to pay a fee to get my card reissued?"), "will not be charged")
	holds(t, newCustomer(t, friday).says("카드 재발급 수수료를 내야 하나요?"), "일본어와 영어")
	holds(t, newCustomer(t, friday).says("信用卡补发需要手续费吗？"), "英文")
}

func TestWhatTheDeskAddsToTheWordsShowsNoLanguage(t *testing.T) {
	holds(t, newCustomer(t, friday).mails("件名：Fee\n\nDo I have to pay a fee to get my card reissued?"), "will not be charged")
	holds(t, newCustomer(t, friday).says("My card number is 4111 1111 1111 1111"), "is masked and not kept")
}

func TestDatesWithASlash(t *testing.T) {
	for _, row := range []struct{ why, words, holds string }{
		{"in Japanese the month stands in front", "5/4は電話できますか", "5月4日(土)は、お電話の受付を行っておりません"},
		{"a day beyond twelve shows the order", "Are you open on 4/13?", "On Saturday, April 13 the phone line is open"},
		{"in either order", "Are you open on 13/4?", "On Saturday, April 13 the phone line is open"},
		{"the year may stand behind", "Are you open on 13/04/2019?", "On Saturday, April 13 the phone line is open"},
	} {
		out := newCustomer(t, friday).says(row.words)
		if !strings.Contains(read(out), row.holds) {
			t.Errorf("%s: %q got\n%s", row.why, row.words, read(out))
		}
	}
	for _, words := range []string{"Are you open on 5/4?", "Is the phone line open on public holidays, 24/7?"} {
		lacks(t, newCustomer(t, friday).says(words), "the phone line is open,", "the phone line is closed.")
	}
}

func TestUnsendForgetsAPendingQuestion(t *testing.T) {
	c := newCustomer(t, friday)
	c.says("ぬるぽ がっ")
	in := c.inbound()
	in.Kind, in.MessageID = inquiry.Unsend, "m1"
	out := c.does(in)
	if !c.state.Pending.Empty() || out.Tombstone != in.MessageID || len(out.Replies) > 0 {
		t.Errorf("pending %v, tombstone %q, replies %v", c.state.Pending, out.Tombstone, out.Replies)
	}
}

func TestMediaIsNotOpened(t *testing.T) {
	c := newCustomer(t, friday)
	in := c.inbound()
	in.Kind = inquiry.Media
	out := c.does(in)
	holds(t, out, "開いておりません")
	if !offers(out, "speak_to_human") {
		t.Error("no way to a person")
	}
}

func TestAnAttachmentOpensACaseBesideTheAnswer(t *testing.T) {
	c := newCustomer(t, friday)
	in := c.inbound()
	in.Channel, in.Text = inquiry.Email, inquiry.NewText("件名：手数料\n\n再発行の手数料はかかりますか")
	in.Mail = &inquiry.Mail{KeepRaw: true, Attached: true, RawKey: "mail/1"}
	out := c.does(in)
	wants(t, out, conversation.Answered, "card_reissue_fee")
	holds(t, out, "ご請求は発生しません", "添付ファイル", "KM7P-3XQ9")
	if out.Open == nil || !slices.Equal(out.Open.RawKeys, []string{"mail/1"}) {
		t.Errorf("opened %+v", out.Open)
	}
}

func TestAMailNobodyCanReadGoesToAPerson(t *testing.T) {
	c := newCustomer(t, friday)
	in := c.inbound()
	in.Channel, in.Kind, in.Mail = inquiry.Email, inquiry.Unread, &inquiry.Mail{RawKey: "mail/1", KeepRaw: true}
	out := c.does(in)
	if out.Open == nil || out.Open.Lane != cases.Undecodable {
		t.Fatalf("opened %+v", out.Open)
	}
	holds(t, out, "読み取れません", "KM7P-3XQ9")
}

func TestASuspectMailIsNotAnsweredAndNotLost(t *testing.T) {
	c := newCustomer(t, friday)
	in := c.inbound()
	in.Channel, in.Text, in.Mail = inquiry.Email, inquiry.NewText("件名：手数料"), &inquiry.Mail{Suspect: true, RawKey: "mail/1", KeepRaw: true}
	if out := c.does(in); len(out.Replies) > 0 || out.Open == nil {
		t.Errorf("replies %v, case %v", out.Replies, out.Open)
	}
}

func TestManyMailsInAnHourGetOneLastWordAndACase(t *testing.T) {
	c := newCustomer(t, friday)
	for range 5 {
		if out := c.mails("件名：手数料\n\n再発行の手数料はかかりますか"); out.Kind != conversation.Answered {
			t.Fatalf("within the limit: %s", out.Kind)
		}
	}
	last := c.mails("件名：手数料\n\n再発行の手数料はかかりますか")
	holds(t, last, "多くのメール", "KM7P-3XQ9")
	if last.Open == nil {
		t.Fatal("no case at the limit")
	}
	beyond := c.mails("件名：手数料\n\n再発行の手数料はかかりますか")
	if len(beyond.Replies) > 0 || beyond.Append == "" {
		t.Errorf("beyond the limit: replies %v, appended to %q", beyond.Replies, beyond.Append)
	}
	c.waits(time.Hour)
	wants(t, c.mails("件名：手数料\n\n再発行の手数料はかかりますか"), conversation.Answered, "card_reissue_fee")
}

func TestTooMuchDoubtfulMailWaitsOnAShelf(t *testing.T) {
	const question = "件名：手数料\n\n再発行の手数料はかかりますか"
	const emergency = "件名：至急\n\nカードを不正に使われました"
	rows := []struct {
		why, words string
		sure       bool
		hour       int // answers to doubtful mail
		answered   bool
		shelved    bool
		lane       cases.Lane
	}{
		{"a doubtful mail while few came", question, false, 24, true, false, ""},
		{"one too many", question, false, 25, false, true, cases.General},
		{"a sure one is answered all the same", question, true, 25, true, false, ""},
		{"an emergency is heard for twice as long", emergency, false, 49, true, false, cases.Urgent},
		{"and after that still never on the shelf", emergency, false, 50, false, false, cases.Urgent},
	}
	for _, row := range rows {
		c := newCustomer(t, friday)
		c.crowd = affected.Crowd{Hour: row.hour, Day: row.hour}
		in := c.inbound()
		in.Channel, in.Text, in.Mail = inquiry.Email, inquiry.NewText(row.words), &inquiry.Mail{Authenticated: row.sure}
		out := c.does(in)
		if (len(out.Replies) > 0) != row.answered {
			t.Errorf("%s: %d replies", row.why, len(out.Replies))
		}
		switch {
		case row.lane == "" && out.Open != nil:
			t.Errorf("%s: a case in %s", row.why, out.Open.Lane)
		case row.lane != "" && (out.Open == nil || out.Open.Lane != row.lane || out.Open.Shelved != row.shelved):
			t.Errorf("%s: case %+v", row.why, out.Open)
		}
	}
}

func TestNothingIsDiscussedInGroups(t *testing.T) {
	c := newCustomer(t, friday)
	in := c.inbound()
	in.Kind, in.Text = inquiry.Group, inquiry.NewText("私は対象ですか")
	out := c.does(in)
	holds(t, out, "1対1")
	if out.Open != nil || out.State.Greeted {
		t.Error("a group is no customer")
	}
}

func TestStatusIsNeverToldWithoutProof(t *testing.T) {
	for _, words := range []string{"私は対象ですか", "2017年に会員登録しました。私の情報は漏れましたか", "Am I affected?"} {
		out := newCustomer(t, friday).says(words)
		wants(t, out, conversation.Verifying, "am_i_affected")
		if out.Open == nil || out.Open.Lane != cases.Identity {
			t.Errorf("%q opened %+v", words, out.Open)
		}
	}
}

func TestHostileTextIsNeitherRunNorRepeated(t *testing.T) {
	for _, words := range []string{"<script>alert(1)</script>", "' OR '1'='1", "{{7*7}}", "1; DROP TABLE customers"} {
		out := newCustomer(t, friday).says(words)
		wants(t, out, conversation.Declined, "code_injection")
		lacks(t, out, words, "49")
	}
	for _, words := range []string{"", "　　", "！？！？", "🙏🙏", strings.Repeat("カード", 2500)} {
		out := newCustomer(t, friday).says(words)
		wants(t, out, conversation.Declined, "malformed_input")
		lacks(t, out, "カードカード")
	}
}

// TestEveryEntryCanBeSaid renders each entry in each language at an open and a
// closed hour: no placeholder stays, no reply is empty.
func TestEveryEntryCanBeSaid(t *testing.T) {
	i, err := incidents.Load("")
	if err != nil {
		t.Fatal(err)
	}
	for _, at := range []string{friday, "2019-04-20T03:00:00+09:00"} {
		for _, e := range i.Entries {
			for _, lang := range i.Languages {
				c := newCustomer(t, at)
				c.state.Lang = lang
				out := c.taps(e.ID)
				if text := read(out); text == "" || strings.Contains(text, "{{") {
					t.Errorf("%s in %s at %s:\n%s", e.ID, lang, at, text)
				}
				if (e.Lane != "") != (out.Open != nil) {
					t.Errorf("%s has lane %q and opened %v", e.ID, e.Lane, out.Open)
				}
			}
		}
	}
}

func TestStepChangesNothingItWasGiven(t *testing.T) {
	c := newCustomer(t, friday)
	c.says("人と話したいです")
	before := c.state
	before.Cases = slices.Clone(before.Cases)
	c.desk.Step(c.state, c.inbound(), c.now, conversation.Given{Receipt: "ZZZZ-ZZZZ"})
	if !slices.Equal(before.Cases, c.state.Cases) || before.Misses != c.state.Misses {
		t.Error("Step changed the state that it was given")
	}
}
