package understand

import (
	"strings"
	"testing"
)

// few questions make rows, of which some are of no entry that a reader answers.
func topics(t *testing.T) *Topics {
	e := tiny(t)
	return NewTopics(e, Fit(e, nil, few()))
}

func TestProbable(t *testing.T) {
	of := topics(t)
	asked := func(words string, entries ...string) float64 {
		p, known := of.Probable(words, entries...)
		if !known || p < 0 || p > 1.0001 {
			t.Errorf("%q: %v, known %v", words, p, known)
		}
		return p
	}
	fee, thanks := asked("手数料は無料ですか", "fee"), asked("手数料は無料ですか", "thanks")
	if fee <= thanks {
		t.Errorf("a fee is a question about it with %v, thanks with %v", fee, thanks)
	}
	if both := asked("手数料は無料ですか", "fee", "thanks"); both <= fee {
		t.Errorf("one of two is asked with %v, one of them with %v", both, fee)
	}
	if beside := asked("手数料は無料ですか。どうもありがとう。", "thanks"); beside < asked("どうもありがとう。", "thanks") {
		t.Errorf("beside another sentence thanks are %v", beside)
	}
}

func TestProbableKnowsWhatItCannotTell(t *testing.T) {
	of := topics(t)
	for what, words := range map[string]string{
		"too many sentences":  strings.Repeat("手数料は無料ですか。期間はいつまで。ありがとう。返金してほしい。", mostSentences) + "1。2。",
		"too long a sentence": "期間はいつまで。" + strings.Repeat("手数料は1、期間は2、返金は3、カードは4、", 60),
		"nothing to read":     strings.Repeat("長い文です、", 200),
	} {
		if _, known := of.Probable(words, "fee"); known {
			t.Errorf("%s: it knows", what)
		}
	}
	if _, known := of.Probable("手数料は無料ですか", "danger"); known {
		t.Error("it knows an entry that no row has")
	}
}
