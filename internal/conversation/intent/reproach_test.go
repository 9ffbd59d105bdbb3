package intent

import "testing"

func TestAReproachInFrontIsNoQuestion(t *testing.T) {
	for words, want := range map[string]string{
		"公表していないとしか言わないね。手数料は誰が払うの":                                       "手数料は誰が払うの",
		"公表してないばかり聞いてうんざり、カードは止めるべき？":                                     "カードは止めるべき？",
		"You only say nothing has been announced. Should I stop my card?": "Should I stop my card?",
		"你们总是说没有公布，手续费谁付？":                                                "手续费谁付？",
		"계속 공표하지 않았다는 말만 하네요. 카드를 정지해야 하나요?":                              "카드를 정지해야 하나요?",
		"公表していないばかりですね":                                                   "公表していないばかりですね",
		"公表はいつですか":                                                        "公表はいつですか",
		"公表された人数を教えてください":                                                 "公表された人数を教えてください",
		"When was it announced?":                                          "When was it announced?",
		"为什么没有公布？":                                                        "为什么没有公布？",
	} {
		if got := unreproached(words); got != want {
			t.Errorf("%q: %q, want %q", words, got, want)
		}
	}
}
