package conversation_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation"
	"madoguchi/internal/conversation/phrasebook"
	"madoguchi/internal/faq"
	"madoguchi/internal/hours"
	"madoguchi/internal/identity"
	"madoguchi/internal/incident"
	"madoguchi/internal/incidents"
	"madoguchi/internal/inquiry"
)

// isDanger checks what every message of danger must lead to: an urgent case that says
// so, and no question back.
func isDanger(t *testing.T, why string, out conversation.Outcome) {
	t.Helper()
	switch {
	case out.Kind != conversation.Escalated || len(out.Topics) == 0 || out.Topics[0] != conversation.Endangered:
		t.Errorf("%s: %s about %v", why, out.Kind, out.Topics)
	case out.Open == nil:
		t.Errorf("%s: no case", why)
	case out.Open.Lane != cases.Urgent || !slices.Contains(out.Open.Topics, conversation.Endangered):
		t.Errorf("%s: case in %s about %v", why, out.Open.Lane, out.Open.Topics)
	case slices.ContainsFunc(out.Replies, func(r inquiry.Reply) bool { return r.Entry == "clarify" || r.Entry == "rephrase" }):
		t.Errorf("%s: asks back", why)
	}
}

func TestDangerOpensAnUrgentCase(t *testing.T) {
	for _, row := range []struct{ why, words, holds string }{
		{"a former husband", "元夫に住所が知られたらと思うと眠れません", "110"},
		{"threatened", "住所をばらすと言われています", "#9110"},
		{"a stalker", "ストーカーに住所を知られたかもしれない", "#9110"},
		{"violence at home", "夫の暴力から逃げて、施設で暮らしています。住所を知られたら殺されます", "0120-279-889"},
		{"tired of living", "もう死にたいです", "0120-279-338"},
		{"English", "my ex is stalking me", "#9110"},
		{"English, tired of living", "I want to kill myself", "0800-300-8355"},
		{"Chinese, simplified", "前男友一直跟踪我", "拨打110"},
		{"Chinese, traditional", "前夫跟蹤我，他知道我住在哪裡了", "撥打110"},
		{"Korean", "전 남자친구가 저를 스토킹하고 있어요", "110(경찰)"},
		{"with a question of the desk's own beside it", "ストーカーに住所を知られました。あと、再発行の手数料はかかりますか？", "110"},
		{"with somebody else's status in it", "ストーカーされています。相手が対象か調べてください", "110"},
	} {
		out := newCustomer(t, friday).says(row.words)
		isDanger(t, row.why, out)
		if !strings.Contains(read(out), row.holds) || !strings.Contains(read(out), "KM7P-3XQ9") {
			t.Errorf("%s: %s", row.why, read(out))
		}
	}
}

func TestHelpLinesComeInTheOrderOfTheNeed(t *testing.T) {
	despair := read(newCustomer(t, friday).says("もう死にたいです"))
	if strings.Index(despair, "0120-279-338") > strings.Index(despair, "110(") || !strings.Contains(despair, "110(") {
		t.Errorf("somebody who despairs reads first:\n%s", despair)
	}
	door := read(newCustomer(t, friday).says("ストーカーが家の前にいます。助けて"))
	if first, _, _ := strings.Cut(door[strings.Index(door, "・"):], "\n"); !strings.Contains(first, "110") {
		t.Errorf("with somebody at the door the first line is %q", first)
	}
	for _, words := range []string{"もう死にたいです", "ストーカーされています", "夫の暴力から逃げています。見つかったら殺されます", "I want to kill myself"} {
		first, _, _ := strings.Cut(read(newCustomer(t, friday).says(words)), "KM7P")
		if n := strings.Count(first, "\n・") + strings.Count(first, "\n- "); n < 2 || n > 4 {
			t.Errorf("%q: %d lines named", words, n)
		}
	}
	if out := newCustomer(t, friday).says("もう死にたいです"); strings.Contains(read(out), "TELL") {
		t.Error("a line in English is named in Japanese")
	}
}

// TestALineInAnotherLanguageComesLast: whoever writes Korean need not speak English.
func TestALineInAnotherLanguageComesLast(t *testing.T) {
	rehearsed := func() (*conversation.Responder, error) {
		d, err := desk()
		if err != nil {
			return nil, err
		}
		return d.Rehearsed(), nil
	}
	const english, forAll, alsoForAll = "0800-300-8355", "0120-279-338", "0120-061-338"
	korean := read(customerOf(t, rehearsed, friday).says("죽고 싶어요"))
	holds := func(number string) bool { return strings.Contains(korean, number) }
	if !holds(english) || !holds(forAll) || !holds(alsoForAll) {
		t.Fatalf("somebody who writes Korean reads:\n%s", korean)
	}
	if at := strings.Index(korean, english); at < strings.Index(korean, forAll) || at < strings.Index(korean, alsoForAll) {
		t.Errorf("a line in English comes first in Korean:\n%s", korean)
	}
	if own := read(customerOf(t, rehearsed, friday).says("もう死にたいです")); strings.Contains(own, phrasebook.Pending) {
		t.Errorf("Japanese is no translation that somebody must approve:\n%s", own)
	}
	speaker := read(newCustomer(t, friday).says("I want to kill myself"))
	if strings.Index(speaker, english) > strings.Index(speaker, forAll) {
		t.Errorf("a line in English does not come first in English:\n%s", speaker)
	}
}

// withoutLines is a desk whose incident names no help lines.
func withoutLines() (*conversation.Responder, error) {
	shipped, err := incidents.Open("")
	if err != nil {
		return nil, err
	}
	files := fstest.MapFS{}
	for _, name := range []string{
		"notice.ja.txt", "facts.yaml", "desk.yaml", "incident.yaml", "texts.yaml",
		"answers/actions.yaml", "answers/contact.yaml", "answers/data.yaml", "answers/incident.yaml",
	} {
		b, err := fs.ReadFile(shipped, name)
		if err != nil {
			return nil, err
		}
		files[name] = &fstest.MapFile{Data: b}
	}
	i, err := incident.Load(files)
	if err != nil {
		return nil, err
	}
	calendar, err := hours.New(i.Hours)
	return conversation.New(i, nobody{}, calendar), err
}

// nobody is a matcher that understands nothing.
type nobody struct{}

func (nobody) Match(string) faq.Match { return faq.Match{} }

func (nobody) Variant(string, string) (string, float64) { return "", 0 }

func TestWithoutHelpLinesThePoliceAndNoMore(t *testing.T) {
	c := customerOf(t, withoutLines, friday)
	out := c.says("もう死にたいです")
	isDanger(t, "no data", out)
	holds(t, out, "110")
	lacks(t, out, "0120-279-338", "119", "#")
}

func TestDangerInOtherPlaces(t *testing.T) {
	c := newCustomer(t, friday)
	c.looked = identity.Found{Ready: true}
	c.says("自分が対象か知りたい")
	c.taps("proof_mail")
	isDanger(t, "inside a proof dialogue", c.says("元夫に住所を知られたら殺されます"))

	c = newCustomer(t, friday)
	c.says("むにゃむにゃ")
	isDanger(t, "after a miss", c.says("ストーカーされています"))

	c = newCustomer(t, friday)
	var opened conversation.Outcome
	for _, piece := range []string{"元夫に", "今の住所が", "知られたら", "殺される"} {
		if out := c.says(piece); out.Open != nil {
			opened = out
		}
		c.waits(3 * time.Second)
	}
	isDanger(t, "in pieces", opened)

	isDanger(t, "in the subject of a mail", newCustomer(t, friday).mails("件名：ストーカーに住所を知られました\n\nよろしくお願いします。"))

	in := newCustomer(t, friday).inbound()
	in.Kind, in.Text = inquiry.Media, inquiry.NewText("家の前に知らない男がいます。ストーカーされています")
	isDanger(t, "under a picture", newCustomer(t, friday).does(in))
}

func TestASuspectMailOfDangerOpensACaseAndIsNotAnswered(t *testing.T) {
	c := newCustomer(t, friday)
	in := c.inbound()
	in.Channel, in.Text, in.Mail = inquiry.Email, inquiry.NewText("件名：助けて\n\nストーカーされています"), &inquiry.Mail{Suspect: true}
	out := c.does(in)
	if out.Open == nil || out.Open.Lane != cases.Urgent || len(out.Replies) > 0 {
		t.Errorf("opened %+v, said %q", out.Open, read(out))
	}
}

func TestNobodyIsHelpedInAGroup(t *testing.T) {
	c := newCustomer(t, friday)
	in := c.inbound()
	in.Kind, in.Text = inquiry.Group, inquiry.NewText("死にたいです")
	if out := c.does(in); out.Open != nil || strings.Contains(read(out), "110") {
		t.Errorf("opened %+v, said %q", out.Open, read(out))
	}
}

// TestDangerIsHeardWhileAPersonHasTheConversation: it opens its case and the customer
// is told where to call, although the desk is silent otherwise.
func TestDangerIsHeardWhileAPersonHasTheConversation(t *testing.T) {
	c := newCustomer(t, friday)
	c.state.Cases = []conversation.CaseRef{{Receipt: "AAAA-AAAA", Lane: cases.General, State: cases.Owned, Human: true}}
	out := c.says("ストーカーに住所を知られました")
	isDanger(t, "while a person has it", out)
	if holds(t, out, "110"); !out.Always {
		t.Error("what is said would be held back")
	}
	again := c.says("助けて")
	if len(again.Replies) > 0 || again.Append != "KM7P-3XQ9" {
		t.Errorf("said %q, added to %q", read(again), again.Append)
	}
	more := c.says("ストーカーが外にいます")
	if more.Append != "KM7P-3XQ9" || more.Open != nil {
		t.Errorf("later words of danger: added to %q, opened %+v", more.Append, more.Open)
	}
	c.waits(2 * time.Hour)
	if holds(t, c.says("ストーカーが外にいます"), "110"); c.state.Danger.Receipt != "KM7P-3XQ9" {
		t.Error("another case")
	}
}

func TestDangerIsAnotherCaseThanAFraud(t *testing.T) {
	c := newCustomer(t, friday)
	c.state.Cases = []conversation.CaseRef{{Receipt: "AAAA-AAAA", Lane: cases.Urgent, State: cases.Open}}
	isDanger(t, "beside an urgent case about a card", c.says("ストーカーに住所を知られました"))
}

func TestTheConversationStaysCareful(t *testing.T) {
	c := newCustomer(t, friday)
	c.says("ストーカーに住所を知られました")
	var before string
	for _, words := range []string{"助けて", "一人です", "こわい", "どうしよう", "むにゃむにゃ"} {
		c.waits(2 * time.Minute)
		out := c.says(words)
		wants(t, out, conversation.Escalated, conversation.Endangered)
		if out.Append != "KM7P-3XQ9" || out.Open != nil || read(out) == "" || read(out) == before {
			t.Errorf("%q: added to %q, said %q", words, out.Append, read(out))
		}
		before = read(out)
	}
	wants(t, c.says("再発行の手数料はかかりますか"), conversation.Answered, "card_reissue_fee")
	if out := c.says("人と話したい"); out.Append != "KM7P-3XQ9" || out.Open != nil {
		t.Errorf("who asks for a person: added to %q, opened %+v", out.Append, out.Open)
	}
}

// Who is in danger and speaks of whom they fear is not sent to that person: staff hear it.
func TestWhoIsFearedIsNobodyToAsk(t *testing.T) {
	for words, more := range map[string]string{
		"元夫から逃げて住所を隠しています":     "元夫が聞いてきても私のことは教えないでください",
		"my ex is stalking me": "please don't tell my ex anything about me if he asks",
		"前男友一直跟踪我":             "如果他来问，请不要把我的信息告诉他",
		"전 남자친구가 저를 스토킹하고 있어요": "전 남자친구가 물어봐도 제 정보는 알려주지 마세요",
	} {
		c := newCustomer(t, friday)
		first := c.says(words)
		isDanger(t, words, first)
		out := c.says(more)
		if out.Append != first.Open.Receipt || slices.Contains(out.Topics, "third_party_lookup") {
			t.Errorf("%q is about %v, added to %q: %s", more, out.Topics, out.Append, read(out))
		}
	}
}

func TestACryBeforeAnythingElseIsNoDanger(t *testing.T) {
	if out := newCustomer(t, friday).says("手数料のことで困っています、助けて"); out.Open != nil && out.Open.Lane == cases.Urgent {
		t.Errorf("urgent: %v", out.Topics)
	}
}

func TestCareEnds(t *testing.T) {
	for _, row := range []struct {
		why string
		end func(*customer)
	}{
		{"after some days", func(c *customer) { c.waits(8 * 24 * time.Hour) }},
		{"when the case is closed", func(c *customer) { c.state.Cases[0].State = cases.Closed }},
	} {
		c := newCustomer(t, friday)
		c.says("ストーカーに住所を知られました")
		row.end(c)
		if out := c.says("むにゃむにゃ"); out.Kind != conversation.Clarifying {
			t.Errorf("%s: %s %v", row.why, out.Kind, out.Topics)
		}
		out := c.says("ストーカーがまた来ました。殺すと言われています")
		if out.Append != "KM7P-3XQ9" || c.state.Cases[0].State != cases.Open {
			t.Errorf("%s: new words of danger are added to %q, which is %s", row.why, out.Append, c.state.Cases[0].State)
		}
		holds(t, out, "110")
	}
}

func TestOtherQuestionsBesideDangerAreAnsweredAfterIt(t *testing.T) {
	out := newCustomer(t, friday).says("ストーカーに住所を知られました。再発行の手数料はかかりますか？")
	wants(t, out, conversation.Escalated, conversation.Endangered, "card_reissue_fee")
	if len(out.Replies) < 2 || out.Replies[0].Entry != "danger_threat" {
		t.Errorf("first of %d: %s", len(out.Replies), out.Replies[0].Entry)
	}
	holds(t, out, "ご請求は発生しません")
}

func TestTheTextsSayWhatIsTrue(t *testing.T) {
	for _, words := range []string{"もう死にたいです", "ストーカーされています", "I want to kill myself", "my ex is stalking me"} {
		lacks(t, newCustomer(t, saturday).says(words), "すぐにご連絡", "まもなく", "at once", "soon")
	}
}

const saturday = "2019-04-20T23:00:00+09:00"

// TestNothingWakesPeopleAsAGuess: the urgent lane needs words of an emergency.
func TestNothingWakesPeopleAsAGuess(t *testing.T) {
	for _, words := range []string{"不用", "添付ファイルがありました", "3,300円と言われました", "はい", "手紙が届きました", "犯人は誰",
		"an attachment", "they told me so", "不需要", "첨부 파일이 있어요"} {
		out := newCustomer(t, friday).says(words)
		if out.Open != nil && out.Open.Lane == cases.Urgent {
			t.Errorf("%q opens an urgent case about %v", words, out.Topics)
		}
	}
	for _, words := range []string{"身に覚えのない請求が来ています。カードを不正利用されました", "リンクを押してカード番号を入れてしまいました", "本社に火をつけるぞ",
		"Someone used my card without permission"} {
		out := newCustomer(t, friday).says(words)
		if out.Open == nil || out.Open.Lane != cases.Urgent {
			t.Errorf("%q opens %+v", words, out.Open)
		}
	}
}

// seconding is a matcher that understands nothing and has an opinion on danger.
type seconding struct {
	nobody
	p float64
}

func (s seconding) Probable(string, ...string) (float64, bool) { return s.p, true }

// TestASecondOpinionOnDanger: the matcher's opinion decides where words alone leave it open, and takes
// nothing back that they say.
func TestASecondOpinionOnDanger(t *testing.T) {
	for _, row := range []struct {
		words string
		p     float64
		want  bool
	}{
		{"헤어진 사람을 피해 이사했는데 새 주소가 유출됐나요", 0.99, true},
		{"헤어진 사람을 피해 이사했는데 새 주소가 유출됐나요", 0.05, false},
		{"もう死にたいです", 0, true},
		{"再発行の手数料はいくらですか", 1, false},
	} {
		out := customerOf(t, func() (*conversation.Responder, error) {
			i, err := incidents.Load("")
			if err != nil {
				return nil, err
			}
			calendar, err := hours.New(i.Hours)
			return conversation.New(i, seconding{p: row.p}, calendar), err
		}, friday).says(row.words)
		if found := out.Open != nil && out.Open.Lane == cases.Urgent; found != row.want {
			t.Errorf("%q at %v: %v", row.words, row.p, found)
		}
	}
}
