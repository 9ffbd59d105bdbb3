package judge_test

import (
	"strings"
	"testing"

	"madoguchi/infra/local/eval/judge"
)

const (
	fee     = `{"kind":"faq","topic":"card_reissue_fee"}`
	orAgent = `{"kind":"faq","topic":"card_reissue_fee","also_ok":["escalate"],"must_contain":["請求"]}`
	orOther = `{"kind":"faq","topic":"period","also_topics":["discovery_timeline"]}`
	both    = `{"kind":"multi","topic":["period","total_count"],"also_topics":["site"]}`
	told    = `{"kind":"faq","topic":"period","must_contain":["2013年","/mar(?:ch)? 2019/i"],"must_not_contain":["/安全です(?!か)/"]}`
)

func TestVerdicts(t *testing.T) {
	tests := []struct {
		name   string
		expect string
		answer judge.Answer
		want   judge.Verdict
	}{
		{"the wanted topic in the wanted kind", fee, judge.Answer{Kind: "faq", Topics: []string{"card_reissue_fee"}}, judge.Right},
		{"it may come second", fee, judge.Answer{Kind: "faq", Topics: []string{"period", "card_reissue_fee"}}, judge.Right},
		{"the third topic is one too many", fee, judge.Answer{Kind: "faq", Topics: []string{"period", "site", "card_reissue_fee"}}, judge.Harmful},
		{"another topic, told as an answer", fee, judge.Answer{Kind: "faq", Topics: []string{"period"}}, judge.Harmful},
		{"two other topics, told as an answer", fee, judge.Answer{Kind: "multi", Topics: []string{"period", "site"}}, judge.Harmful},
		{"an answer without a topic", fee, judge.Answer{Kind: "faq"}, judge.Harmful},
		{"another topic, handed to a person", fee, judge.Answer{Kind: "escalate", Topics: []string{"compensation"}}, judge.Missed},
		{"the wanted topic, handed to a person", fee, judge.Answer{Kind: "escalate", Topics: []string{"card_reissue_fee"}}, judge.Missed},
		{"the wanted topic among several", fee, judge.Answer{Kind: "multi", Topics: []string{"card_reissue_fee", "period"}}, judge.Missed},
		{"asked back, with the wanted topic offered", fee, judge.Answer{Kind: "clarify", Topics: []string{"card_reissue_fee"}}, judge.Asked},
		{"small talk", fee, judge.Answer{Kind: "smalltalk", Topics: []string{"greeting"}}, judge.Missed},
		{"silence", fee, judge.Answer{Kind: "none"}, judge.Missed},

		{"a kind that is as good", orAgent, judge.Answer{Kind: "escalate", Topics: []string{"card_reissue_fee"}}, judge.AlsoOK},
		{"a kind that is as good, of another topic", orAgent, judge.Answer{Kind: "escalate", Topics: []string{"period"}}, judge.Missed},
		{"the wanted kind needs the words", orAgent, judge.Answer{Kind: "faq", Topics: []string{"card_reissue_fee"}, Reply: "無料です"}, judge.Missed},
		{"and has them", orAgent, judge.Answer{Kind: "faq", Topics: []string{"card_reissue_fee"}, Reply: "請求しません"}, judge.Right},

		{"a topic that is as good", orOther, judge.Answer{Kind: "faq", Topics: []string{"discovery_timeline"}}, judge.Right},

		{"all of several questions", both, judge.Answer{Kind: "multi", Topics: []string{"site", "total_count", "period"}}, judge.Right},
		{"half of several questions is missed, and does no harm", both, judge.Answer{Kind: "multi", Topics: []string{"period", "cause"}}, judge.Missed},
		{"one of several answered as one", both, judge.Answer{Kind: "faq", Topics: []string{"period"}}, judge.Missed},
		{"none of several", both, judge.Answer{Kind: "faq", Topics: []string{"cause"}}, judge.Harmful},
		{"of several questions no other topic is as good", both, judge.Answer{Kind: "faq", Topics: []string{"site"}}, judge.Harmful},
		{"several handed to a person", both, judge.Answer{Kind: "escalate", Topics: []string{"compensation"}}, judge.Missed},

		{"all words that must be there, whatever their width", told, judge.Answer{Kind: "faq", Topics: []string{"period"}, Reply: "２０１３年 から MARCH\u30002019 まで"}, judge.Right},
		{"one word is missing", told, judge.Answer{Kind: "faq", Topics: []string{"period"}, Reply: "2013年から"}, judge.Missed},
		{"words that must not be there", told, judge.Answer{Kind: "faq", Topics: []string{"period"}, Reply: "2013年からMar 2019。安全です。"}, judge.Harmful},
		{"not even where the desk asks back", told, judge.Answer{Kind: "clarify", Reply: "安全です"}, judge.Harmful},
		{"the same words as a question", told, judge.Answer{Kind: "clarify", Reply: "安全ですか"}, judge.Asked},
	}
	for _, test := range tests {
		c, err := judge.Parse([]byte(`{"id":"1","expect":` + test.expect + `}`))
		if err != nil {
			t.Fatal(err)
		}
		if got := c.Judge(test.answer); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

func TestPatterns(t *testing.T) {
	tests := []struct {
		name, pattern, reply string
		want                 judge.Verdict
	}{
		{"words stand for themselves", "a.c", "abc", judge.Missed},
		{"a single slash is a word", "/", "1/2", judge.Harmful},
		{"a date is two words and a slash", "4/26", "on 4/26", judge.Harmful},
		{"an expression", "/a.c/", "abc", judge.Harmful},
		{"its case matters", "/a.c/", "ABC", judge.Missed},
		{"its case does not", "/a.c/i", "ABC", judge.Harmful},
		{"a dot matches a line end", "/a.c/", "a\nc", judge.Harmful},
		{"it looks behind", "/(?<!not )safe/", "not safe", judge.Missed},
		{"digits of any script are digits", `/(?<!\d)36(?!\d)/`, "１36", judge.Missed},
	}
	for _, test := range tests {
		c, err := judge.Parse([]byte(`{"id":"1","expect":{"kind":"escalate","topic":"site","must_not_contain":[` + quoted(test.pattern) + `]}}`))
		if err != nil {
			t.Fatal(err)
		}
		if got := c.Judge(judge.Answer{Kind: "none", Reply: test.reply}); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

func quoted(s string) string { return `"` + strings.ReplaceAll(s, `\`, `\\`) + `"` }

func TestLinesThatCannotBeJudgedAreRefused(t *testing.T) {
	for _, line := range []string{
		`no JSON`,
		`{"id":"1"}`,
		`{"id":"1","expect":{"kind":"faq"}}`,
		`{"expect":{"kind":"faq","topic":"site"}}`,
		`{"id":"1","expect":{"kind":"faq","topic":7}}`,
		`{"id":"1","expect":{"kind":"faq","topic":"site","must_contain":["/(/"]}}`,
	} {
		if c, err := judge.Parse([]byte(line)); err == nil {
			t.Errorf("%s: %+v", line, c)
		}
	}
}
