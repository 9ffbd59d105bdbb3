package conversation_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/conversation"
	"madoguchi/internal/conversation/burst"
	"madoguchi/internal/inquiry"
)

// types lets a customer of LINE write a message, a second after the one before it.
func (c *customer) types(words string) inquiry.Inbound {
	c.now = c.now.Add(time.Second)
	in := c.inbound()
	in.Text = inquiry.NewText(words)
	return in
}

// thinks takes the step of several messages as a turn does that finds them waiting together.
func (c *customer) thinks(words ...string) (out conversation.Outcome, n int) {
	c.t.Helper()
	var all []inquiry.Inbound
	for _, w := range words {
		all = append(all, c.types(w))
	}
	return c.thinksOf(all)
}

func (c *customer) thinksOf(all []inquiry.Inbound) (out conversation.Outcome, n int) {
	for n = 1; ; n++ {
		given := conversation.Given{Receipt: "G4A49E6G", Hash: hash, Before: all[:n-1], Outside: c.outside}
		out = c.desk.Step(c.state, all[n-1], c.now, given)
		if !out.Unclear || n == len(all) || !burst.Follows(all[n-1], all[n]) {
			c.state = out.State
			return out, n
		}
	}
}

// A message waits for more only where nothing clear was said.
func TestWhatWaits(t *testing.T) {
	for _, row := range []struct {
		words string
		waits bool
	}{
		{"あの", true},
		{"すみません", true},
		{"こんにちは", true},
		{"カードのことで", true},
		{"手数料って", true},
		{"昨日メールが来たんですけど", true},
		{"むにゃむにゃ", true},
		{"hello", true},
		{"it is about", true},
		{"请问", true},
		{"手数料は？", false},
		{"カードの再発行に手数料はかかりますか", false},
		{"いつまで", false},
		{"退会したい", false},
		{"担当者と話したい", false},
		{"ありがとうございました", false},
		{"死にたい", false},
		{"家の前に知らない人がいるので", false},
		{"勝手にカードが使われているんですけど", false},
		{"taro@example.jp", false},
		{"123456", false},
		{"4111 1111 1111 1111", false},
		{"暗証番号は1234で", false},
		{"Is there a fee?", false},
		{"本人確認したい", false},
		{"F36H-9Q5A", false},
		{"受付番号は", false},
	} {
		c := newCustomer(t, friday)
		out, _ := c.thinks(row.words)
		if out.Unclear != row.waits || (out.Wait > 0) != row.waits {
			t.Errorf("%q: unclear %v, waits %v; %s %v", row.words, out.Unclear, out.Wait, out.Kind, out.Topics)
		}
	}
}

// Messages that say nothing clear are read together with what follows them.
func TestFragmentsAreOneThought(t *testing.T) {
	for _, row := range []struct {
		words  []string
		taken  int
		topics string
	}{
		{[]string{"あの", "すみません", "カードのことで", "手数料って", "かかりますか"}, 5, "card_reissue_fee"},
		{[]string{"こんにちは", "手数料はかかりますか？"}, 2, "card_reissue_fee"},
		{[]string{"手数料はかかりますか？", "電話番号は？"}, 1, "card_reissue_fee"},
		{[]string{"hi", "i have a question", "is there a fee for a new card?"}, 3, "card_reissue_fee"},
		{[]string{"あの", "死にたい"}, 2, conversation.Endangered},
		{[]string{"もう", "死に", "たい"}, 2, conversation.Endangered},
		{[]string{"パスワードも", "漏れてますか"}, 2, "password_leaked"},
	} {
		c := newCustomer(t, friday)
		out, n := c.thinks(row.words...)
		if n != row.taken || strings.Join(out.Topics, " ") != row.topics {
			t.Errorf("%q: %d taken, about %v:\n%s", row.words, n, out.Topics, read(out))
		}
		if len(out.Before) != n-1 || out.Words.Words() != row.words[n-1] {
			t.Errorf("%q: kept are %d before %q", row.words, len(out.Before), out.Words.Words())
		}
	}
}

// A code, a secret and a button are no part of a thought.
func TestWhatStandsForItselfIsReadAlone(t *testing.T) {
	for _, words := range []string{"123456", "4111 1111 1111 1111", "taro@example.jp"} {
		c := newCustomer(t, friday)
		if _, n := c.thinks("あの", words); n != 1 {
			t.Errorf("%q is read as one with what came before it", words)
		}
	}
	c := newCustomer(t, friday)
	tap := c.types("")
	tap.Entry = "card_reissue_fee"
	if _, n := c.thinksOf([]inquiry.Inbound{c.types("あの"), tap}); n != 1 {
		t.Error("a button is read as one with what came before it")
	}
	late := c.types("手数料って")
	late.Received = late.Received.Add(time.Minute)
	if _, n := c.thinksOf([]inquiry.Inbound{c.types("あの"), late}); n != 1 {
		t.Error("so is what came a minute later")
	}
}

// What a fragment waits is bounded, by the desk's clock.
func TestTheWaitIsBounded(t *testing.T) {
	for _, row := range []struct {
		age, first float64 // seconds since the message, and since the first of them
		want       time.Duration
	}{
		{0, 0, 2 * time.Second},
		{0.5, 0.5, 2 * time.Second},
		{0.6, 0.6, time.Second},
		{1.5, 1.5, time.Second},
		{1.6, 1.6, 0},
		{60, 60, 0},
		{-30, -30, 2 * time.Second}, // two clocks
		{0.2, 5, 2 * time.Second},
		{0.2, 6.5, time.Second},
		{0.2, 7.5, 0},
	} {
		c := newCustomer(t, friday)
		in, first := c.types("カードのことで"), c.types("あの")
		in.Received = c.now.Add(-time.Duration(row.age * float64(time.Second)))
		first.Received = c.now.Add(-time.Duration(row.first * float64(time.Second)))
		given := conversation.Given{Receipt: "G4A49E6G", Hash: hash}
		if row.first != row.age {
			given.Before = []inquiry.Inbound{first}
		}
		if out := c.desk.Step(c.state, in, c.now, given); out.Wait != row.want {
			t.Errorf("%v s after it, %v s after the first: %v, want %v", row.age, row.first, out.Wait, row.want)
		}
	}
}

// A secret in fragments is in none of the lines that are kept.
func TestASecretInFragments(t *testing.T) {
	c := newCustomer(t, friday)
	out, n := c.thinks("あの", "パスワードは", "hunter2")
	var kept []string
	for _, in := range out.Before {
		kept = append(kept, in.Text.Words())
	}
	if all := fmt.Sprint(kept, out.Words.Words()); n != 3 || strings.Contains(all, "hunter2") {
		t.Errorf("%d taken, kept is %s", n, all)
	}
}

// A case says all of it, and whose words they are.
func TestACaseOfFragments(t *testing.T) {
	c := newCustomer(t, friday)
	out, _ := c.thinks("あの", "担当者と", "話したいです")
	if out.Open == nil || out.Open.Summary.Words() != "あの\n担当者と\n話したいです" || len(out.Open.Sources) != 2 || !out.Open.From(out.Before[0].MessageID) {
		t.Errorf("%v, %s %+v", out.Topics, out.Kind, out.Open)
	}
}

// Pictures that were sent together are answered once, however late the last one comes.
func TestPicturesThatCameTogether(t *testing.T) {
	c := newCustomer(t, friday)
	var said []int
	for _, set := range []string{"a", "a", "a", "a", "a", "b", ""} {
		in := c.types("")
		in.Kind, in.Set = inquiry.Media, set
		out, _ := c.thinksOf([]inquiry.Inbound{in})
		if !out.KeepWords {
			t.Error("a picture is no line")
		}
		said = append(said, len(out.Replies))
	}
	if !slices.Equal(said[1:5], []int{0, 0, 0, 0}) || said[0] == 0 || said[5] == 0 || said[6] == 0 {
		t.Errorf("replies %v", said)
	}
}
