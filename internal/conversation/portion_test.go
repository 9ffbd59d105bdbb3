package conversation_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rivo/uniseg"

	"madoguchi/internal/conversation"
	"madoguchi/internal/conversation/portion"
	"madoguchi/internal/incident"
	"madoguchi/internal/incidents"
	"madoguchi/internal/inquiry"
)

const (
	feeFirst = "お知らせください"        // of the fee's answer, said first
	feeRest  = "対象は、カード情報流出の可能性" // and left
)

// What a phone shows first is a part, and the rest comes on demand: by the button or the word.
func TestTheRestOfAnAnswerComesOnDemand(t *testing.T) {
	for _, asks := range []func(*customer) conversation.Outcome{
		func(c *customer) conversation.Outcome { return c.taps(portion.More) },
		func(c *customer) conversation.Outcome { return c.says("詳しく") },
		func(c *customer) conversation.Outcome { return c.says("続きをお願いします") },
		func(c *customer) conversation.Outcome { c.waits(5 * time.Hour); return c.taps(portion.More) },
	} {
		c := newCustomer(t, friday)
		first := c.says(feeAsked)
		holds(t, first, feeFirst)
		lacks(t, first, feeRest)
		if !offers(first, portion.More) || !slices.Equal(c.state.Last.Untold, []string{"card_reissue_fee"}) {
			t.Errorf("the rest is not offered: %v", c.state.Last)
		}
		rest := asks(c)
		wants(t, rest, conversation.Answered, "card_reissue_fee")
		holds(t, rest, feeRest)
		lacks(t, rest, feeFirst)
		if offers(rest, portion.More) || len(c.state.Last.Untold) > 0 {
			t.Errorf("nothing is left, and more is offered: %v", c.state.Last)
		}
		holds(t, c.says("もっと詳しく"), "先ほどの内容です")
	}
}

// A mail has room for all of it.
func TestAMailSaysAllOfAnAnswer(t *testing.T) {
	c := newCustomer(t, friday)
	out := c.mails("件名：手数料\n\n" + feeAsked)
	holds(t, out, feeFirst, feeRest)
	if offers(out, portion.More) || len(c.state.Last.Untold) > 0 {
		t.Errorf("more is offered: %v", c.state.Last)
	}
}

// Who asks for what was left hears it, and not the first part again.
func TestAFacetThatWasLeftIsToldThen(t *testing.T) {
	c := newCustomer(t, friday)
	c.says("何が起きたんですか")
	holds(t, c.says("それはいつ？"), "「何が起きたのか」のことですね", "2013年10月5日")
}

// "More" with nothing before it asks what about.
func TestMoreOfNothingIsAskedBack(t *testing.T) {
	c := newCustomer(t, friday)
	wants(t, c.taps(portion.More), conversation.Clarifying)
}

// Each entry of an incident is tapped: the buttons below its answer are ones that LINE takes,
// none repeats what was said, and each leads to something else. What is said first fits a phone.
func TestButtonsBelowEveryAnswer(t *testing.T) {
	i, err := incidents.Load("")
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range i.Languages {
		for _, e := range i.Entries {
			c := newCustomer(t, friday)
			c.state.Lang, c.state.Greeted = lang, true
			out := c.taps(e.ID)
			said, n := read(out), 0
			for _, r := range out.Replies {
				for _, choice := range r.Quick {
					n++
					again := newCustomer(t, friday)
					again.state = c.state
					if next := again.taps(choice.Entry); read(next) == "" || read(next) == said {
						t.Errorf("%s, %s: the button %s says the same or nothing", lang, e.ID, choice.Entry)
					}
					if choice.Entry == e.ID || uniseg.GraphemeClusterCount(choice.Label) > 20 || choice.Label == "" {
						t.Errorf("%s, %s: the button %+v", lang, e.ID, choice)
					}
				}
			}
			if n > 13*len(out.Replies) {
				t.Errorf("%s, %s: %d buttons", lang, e.ID, n)
			}
			if short := e.Short[lang]; short != "" && !strings.HasPrefix(said, short) {
				t.Errorf("%s, %s: first comes\n%s", lang, e.ID, said)
			}
		}
	}
}

// What a phone sends besides words is answered by what it is, and the second one in other words.
func TestEachKindOfMediaHasItsWords(t *testing.T) {
	for sort, says := range map[inquiry.Sort][]string{
		"": {"画像・動画・ファイル", "こちらも開いておりません"}, inquiry.Sticker: {"スタンプをありがとうございます", "お知りになりたいことがあれば"},
		inquiry.Voice: {"音声メッセージ", "こちらの音声も"}, inquiry.Video: {"動画は", "もう一度"}, inquiry.File: {"ファイルは", "もう一度"},
		inquiry.Place: {"位置情報は", "もう一度"},
	} {
		c := newCustomer(t, friday)
		for _, words := range says {
			in := c.inbound()
			in.Kind, in.Sort = inquiry.Media, sort
			out := c.does(in)
			holds(t, out, words)
			if !offers(out, incident.SpeakToHuman) {
				t.Errorf("%q: no way to a person", sort)
			}
		}
	}
}

// Somebody who nods with stickers needs nobody; who sends files needs somebody who opens them.
func TestStickersBringNoPerson(t *testing.T) {
	for sort, cased := range map[inquiry.Sort]bool{inquiry.Sticker: false, inquiry.File: true} {
		c, opened := newCustomer(t, friday), false
		for range 4 {
			in := c.inbound()
			in.Kind, in.Sort = inquiry.Media, sort
			opened = c.does(in).Open != nil || opened
		}
		if opened != cased {
			t.Errorf("%s: a case is %v", sort, opened)
		}
	}
}
