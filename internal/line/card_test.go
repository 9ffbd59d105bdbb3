package line_test

import (
	"encoding/json"
	"strings"
	"testing"

	"madoguchi/internal/inquiry"
	"madoguchi/internal/line"
	"madoguchi/internal/line/linesim"
	"madoguchi/internal/outbox"
)

// shown sends replies and returns what the phone shows.
func shown(t *testing.T, replies ...inquiry.Reply) []linesim.Bubble {
	t.Helper()
	s := newStage(t, nil)
	p := outbox.Parcel{To: to, RetryKey: retryKey("row"), Body: body(t, render(t, replies...))}
	if err := (line.Channel{Client: s.client, Now: s.clock.Now}).Send(t.Context(), p); err != nil {
		t.Fatal(err)
	}
	return s.Transcript(alice)
}

// A card says what the text says, whatever the text is, and a notification no more.
func TestACardHasTheWordsOfItsText(t *testing.T) {
	for _, text := range []string{
		"お電話の番号は 0120-000-000(フリーダイヤル)です。\n受付時間は9:00~18:00です。",
		"ご本人の確認ができました。\n流出した情報：カード番号、有効期限\n区分：会員\n対象の期間：2013年10月5日～2019年3月11日",
		"Hours are 9:00 to 18:00.\nPeriod: October 5, 2013 to March 11, 2019\n- a: b\n\nhttps://example.com",
		"：",
		"一行だけ",
	} {
		for _, alt := range []string{"", "結果です。"} {
			got := shown(t, inquiry.Reply{Text: text, Card: true, Alt: alt})
			want := alt
			if alt == "" {
				want = text
			}
			if len(got) != 1 || got[0].Type != "flex" || got[0].Text != strings.ReplaceAll(text, "\n\n", "\n") || got[0].Alt != want {
				t.Errorf("%q is shown as %+v", text, got)
			}
		}
	}
}

// A number on a card calls, as one in a text does.
func TestANumberOnACardCalls(t *testing.T) {
	for text, want := range map[string]string{
		"お電話は 0120-000-000 です。": "tel:0120000000", "Call 020 7946 0000 now": "tel:02079460000",
		"2019-03-11 に閉鎖": "", "件数は 3,086": "", "K7PM-3XQ9-0120-000-000": "",
	} {
		card := string(shown(t, inquiry.Reply{Text: text, Card: true})[0].Card)
		if has := strings.Contains(card, `"uri":"tel:`); has != (want != "") || want != "" && !strings.Contains(card, want) {
			t.Errorf("%s: %s", text, card)
		}
	}
}

// What LINE does not take as a card, or what is put together with others, comes as text; quick
// replies stay below either.
func TestWhatIsNoCardIsText(t *testing.T) {
	choice := []inquiry.Choice{{Entry: "fee", Label: "手数料"}}
	many := make([]inquiry.Reply, 7)
	for n := range many {
		many[n] = inquiry.Reply{Text: strings.Repeat("あ", n+1), Card: true}
	}
	for why, row := range map[string]struct {
		replies []inquiry.Reply
		types   string
	}{
		"a card":                      {[]inquiry.Reply{{Text: "時間", Card: true, Quick: choice}}, "flex"},
		"a text":                      {[]inquiry.Reply{{Text: "時間", Quick: choice}}, "text"},
		"a notification of 1,501":     {[]inquiry.Reply{{Text: strings.Repeat("あ", 1501), Card: true}}, "text"},
		"many lines":                  {[]inquiry.Reply{{Text: strings.Repeat("あ\n", 700), Card: true}}, "text"},
		"more than a message holds":   {[]inquiry.Reply{{Text: strings.Repeat("あ", 5001), Card: true}}, "text text"},
		"seven that become five":      {many, "flex flex flex flex text"},
		"a card between two of texts": {[]inquiry.Reply{{Text: "一"}, {Text: "二", Card: true}, {Text: "三"}}, "text flex text"},
	} {
		got := shown(t, row.replies...)
		var types []string
		for _, b := range got {
			types = append(types, b.Type)
		}
		if strings.Join(types, " ") != row.types {
			t.Errorf("%s: %v, want %s", why, types, row.types)
		}
		if last := got[len(got)-1]; row.replies[0].Quick != nil && len(last.Quick) != 1 {
			t.Errorf("%s: %d quick replies", why, len(last.Quick))
		}
	}
}

// A row of the outbox that the release before wrote is sent as the text that it is.
func TestARowOfBeforeIsText(t *testing.T) {
	var messages []line.Message
	if err := json.Unmarshal([]byte(`[{"text":"答え","quick":[{"Entry":"fee","Label":"手数料"}]}]`), &messages); err != nil || messages[0].Card {
		t.Errorf("%+v, %v", messages, err)
	}
	if b, _ := json.Marshal(messages); strings.Contains(string(b), "card") || strings.Contains(string(b), "alt") {
		t.Errorf("a text is written as %s", b)
	}
}
