package conversation_test

import (
	"slices"
	"strings"
	"testing"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/switches"
)

// under is a customer of a desk whose operators have set switches.
func under(t *testing.T, set switches.Set) *customer {
	t.Helper()
	c := newCustomer(t, friday)
	c.switched(set)
	return c
}

// switched sets other switches, as functions do between two turns.
func (c *customer) switched(set switches.Set) {
	c.t.Helper()
	d, err := desk()
	if err != nil {
		c.t.Fatal(err)
	}
	c.set, c.desk = set, d.Under(set)
}

func (c *customer) sends(kind inquiry.Kind) conversation.Outcome {
	in := c.inbound()
	in.Kind = kind
	return c.does(in)
}

// reached reports whether a message came to a person: it opened a case, or reached one.
func reached(out conversation.Outcome) bool { return out.Open != nil || out.Append != "" }

// TestPausedDeskAnswersNothing: whatever somebody writes reaches a case, and they read how to
// reach people, the receipt, and no word of any answer.
func TestPausedDeskAnswersNothing(t *testing.T) {
	for _, words := range []string{"カードの再発行に手数料はかかりますか", "私は対象ですか", "いつ漏れたのですか", "こんにちは", "あああ", "5月4日は開いていますか",
		"人と話したいです", "取材をお願いしたいのですが", "個人情報の開示を請求します", "What was leaked?", "カード番号は 4111 1111 1111 1111 です"} {
		c := under(t, switches.Set{Paused: true})
		out := c.says(words)
		if out.Open == nil || out.Kind != conversation.Escalated || !out.KeepWords || out.Needs != nil || out.Code != nil {
			t.Errorf("%q came to no case: %+v", words, out)
			continue
		}
		if got := read(out); !strings.Contains(got, string(out.Open.Receipt)) || !strings.Contains(got, "休止") && !strings.Contains(got, "paused") {
			t.Errorf("%q reads %s", words, got)
		}
		lacks(t, out, "手数料", "流出の可能性", "2019年3月11日", "4111")
		if again := c.says(words); again.Append == "" && again.Open == nil {
			t.Errorf("%q, once more: it came to no case", words)
		}
	}
}

// TestPausedDeskKnowsLanes: who is to be answered by somebody in particular still is.
func TestPausedDeskKnowsLanes(t *testing.T) {
	for words, lane := range map[string]cases.Lane{"新聞社の記者です。取材をお願いします": cases.Press, "保有個人データの開示を請求します": cases.Rights, "あああ": cases.General} {
		if out := under(t, switches.Set{Paused: true}).says(words); out.Open == nil || out.Open.Lane != lane {
			t.Errorf("%q: case %+v, want the lane %s", words, out.Open, lane)
		}
	}
}

// TestPausedDeskStillDoesWhatCannotWait: danger, what was taken back, a person who has the
// conversation.
func TestPausedDeskStillDoesWhatCannotWait(t *testing.T) {
	isDanger(t, "danger comes first", under(t, switches.Set{Paused: true}).says("元夫に住所を知られて、殺すと脅されています"))
	c := under(t, switches.Set{Paused: true})
	out := c.says("元夫に住所を知られて、殺すと脅されています。カードの再発行に手数料はかかりますか")
	isDanger(t, "with a question beside it", out)
	lacks(t, out, "発生しません")
	out = c.says("元夫に殺されるかもしれません。私の住所も漏れたのですか")
	if !reached(out) || out.Needs != nil || offers(out, "proof_mail") {
		t.Errorf("who is in danger is offered a proof: %s", read(out))
	}
	c = under(t, switches.Set{Paused: true})
	if out := c.sends(inquiry.Follow); read(out) == "" || reached(out) {
		t.Errorf("who adds the desk as a friend reads %q, case %v", read(out), out.Open)
	}
	if out := c.sends(inquiry.Media); !reached(out) {
		t.Errorf("a picture came to no case: %+v", out)
	}
	in := c.inbound()
	in.Kind, in.MessageID = inquiry.Unsend, "m2"
	if out := c.does(in); out.Tombstone != "m2" {
		t.Error("what was taken back is not forgotten")
	}
	c.state.Cases[0].Human, c.state.Cases[0].State = true, cases.Owned
	if out := c.says("まだですか。聞こえていますか"); out.Append == "" || strings.Contains(read(out), "休止") {
		t.Errorf("a person has the conversation: %s", read(out))
	}
}

// TestPausedDeskKeepsTheRulesOfMail: a machine is not answered, nor is anybody without end.
func TestPausedDeskKeepsTheRulesOfMail(t *testing.T) {
	c := under(t, switches.Set{Paused: true})
	silent := 0
	for range 10 {
		out := c.mails("いつ漏れたのですか")
		if !reached(out) {
			t.Fatalf("a mail came to no case: %+v", out)
		}
		if read(out) == "" {
			silent++
		}
	}
	if silent != 4 {
		t.Errorf("of ten mails within an hour %d got no answer, want 4: the sixth says so", silent)
	}
}

// TestProofStopsWhileTheDeskIsPaused: what is typed for it goes to a person, and the proof is
// where it was when the desk goes on.
func TestProofStopsWhileTheDeskIsPaused(t *testing.T) {
	c := newCustomer(t, friday)
	c.looked = roster("card_member")
	codeSent(c)
	c.switched(switches.Set{Paused: true})
	if out := c.says("123456"); !reached(out) || out.Disclosed != nil {
		t.Errorf("a status is told: %s", read(out))
	}
	c.switched(switches.Set{})
	if out := c.says("123456"); out.Disclosed == nil {
		t.Errorf("afterwards: %s", read(out))
	}
}

// TestWithheldTopicGoesToAPerson: no word of its answer is said, by whatever way somebody asks;
// its neighbours are answered as ever.
func TestWithheldTopicGoesToAPerson(t *testing.T) {
	c := under(t, switches.Set{Topics: []string{"card_reissue_fee"}})
	for _, does := range []func() conversation.Outcome{
		func() conversation.Outcome { return c.says(feeAsked) },
		func() conversation.Outcome { return c.says("もっと詳しく") },
		func() conversation.Outcome { return c.taps("card_reissue_fee") },
	} {
		out := does()
		if !reached(out) && !offers(out, "speak_to_human") {
			t.Errorf("it came to no case: %s", read(out))
		}
		lacks(t, out, "クレジットカード会社に依頼", "ご負担")
	}
	if out := under(t, switches.Set{Topics: []string{"card_reissue_fee"}}).says("いつ漏れたのですか"); out.Kind != conversation.Answered || reached(out) {
		t.Errorf("its neighbour: %s", read(out))
	}
}

// TestWithheldStatusIsToldToNobody by the desk.
func TestWithheldStatusIsToldToNobody(t *testing.T) {
	c := under(t, switches.Set{Topics: []string{"am_i_affected"}})
	c.looked = roster("card_member")
	for _, out := range []conversation.Outcome{c.says("私は対象ですか"), c.taps("am_i_affected")} {
		if !reached(out) || out.Needs != nil || offers(out, "proof_mail") {
			t.Errorf("it offers a proof: %s", read(out))
		}
	}
}

// TestBannerIsSaidOnce to each customer, before the answer, and once more where another one is up.
func TestBannerIsSaidOnce(t *testing.T) {
	c := under(t, switches.Set{Banner: "snippet_late"})
	first := c.says(feeAsked)
	if said(first)[0] != "snippet_late" || len(first.Replies) < 2 || !strings.Contains(read(first), "手数料") {
		t.Errorf("the first answer is %v", said(first))
	}
	if again := c.says("いつ漏れたのですか"); slices.Contains(said(again), "snippet_late") {
		t.Errorf("the second answer is %v", said(again))
	}
	c.switched(switches.Set{Banner: "snippet_phone"})
	if other := c.says(feeAsked); said(other)[0] != "snippet_phone" {
		t.Errorf("with another banner the answer is %v", said(other))
	}
	c.switched(switches.Set{})
	c.says(feeAsked)
	c.switched(switches.Set{Banner: "snippet_phone"})
	if back := c.says("いつ漏れたのですか"); said(back)[0] != "snippet_phone" {
		t.Errorf("with a banner that is up again the answer is %v", said(back))
	}
	isDanger(t, "in danger", under(t, switches.Set{Banner: "snippet_late"}).says("元夫に住所を知られて、殺すと脅されています"))
	if out := under(t, switches.Set{Banner: "no_such_snippet"}).says(feeAsked); out.Kind != conversation.Answered {
		t.Errorf("a banner that the incident does not have: %v", said(out))
	}
	if out := under(t, switches.Set{Banner: "snippet_late"}).says("元夫に住所を知られて、殺すと脅されています"); slices.Contains(said(out), "snippet_late") {
		t.Error("who is in danger reads a banner")
	}
}

// TestGreylist: whoever has a receipt on it reaches a person, and is not told so each time; danger
// is danger, and others are answered as ever.
func TestGreylist(t *testing.T) {
	c := newCustomer(t, friday)
	opened := c.says("人と話したいです").Open
	c.switched(switches.Set{Greylist: []cases.Receipt{opened.Receipt}})
	for range 3 {
		if out := c.says(feeAsked); out.Append != opened.Receipt || len(out.Replies) > 0 || !out.KeepWords {
			t.Errorf("to somebody on the list: %q, case %q", read(out), out.Append)
		}
	}
	isDanger(t, "of somebody on the list", c.says("元夫に住所を知られて、殺すと脅されています"))
	c = newCustomer(t, friday)
	c.says("人と話したいです")
	c.state.Cases[0].State = cases.Closed
	c.switched(switches.Set{Greylist: []cases.Receipt{opened.Receipt}})
	if out := c.says(feeAsked); !reached(out) {
		t.Errorf("after the case was closed: %q", read(out))
	}
	if out := under(t, switches.Set{Greylist: []cases.Receipt{opened.Receipt}}).says(feeAsked); out.Kind != conversation.Answered {
		t.Errorf("to somebody else: %q", read(out))
	}
}
