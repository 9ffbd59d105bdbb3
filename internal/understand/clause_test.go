package understand

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// pieces are what a text is cut into.
func pieces(text string) []string {
	var all []string
	from := 0
	for _, to := range append(clauses(text), len(text)) {
		all = append(all, text[from:to])
		from = to
	}
	return all
}

// A bar stands where a text is cut.
func TestClauses(t *testing.T) {
	for _, marked := range []string{
		"カードと|住所は漏れた？",
		"再発行は無料？|いつまで？",
		"カードを止めたいのですが|どうすればいいですか。|それとお詫びはありますか",
		"漏れたのはいつですか|どこからですか",
		"1. 再発行は無料ですか| 2. いつ届きますか",
		"カードの番号",
		"ありがとう。",
		"はい。で？", // hardly a letter behind the mark
		"Was my card leaked |and is there any refund?",
		"I saw your notice yesterday, |what was taken?| How do I cancel my card?",
		"- What was taken|\n- When did it happen",
		"My sandwich was android-based", // "and" within words
		"Thanks!",
		"我的卡号泄露了吗|还有补偿吗",
		"地址和|电话泄露了吗？",
		"我想知道什么时候能换好新卡，|怎么换",
		"是真的么|那什么时候赔",
		"카드번호랑 |주소도 |유출됐나요?",
		"언제 유출됐나요 |그리고 보상은 있나요?",
		"재발급은 무료인가요?| 언제 와요?",
		"",
		"   ",
		"？？！！",
		"。。。\n\n、、、",
	} {
		if got := strings.Join(pieces(strings.ReplaceAll(marked, "|", "")), "|"); got != marked {
			t.Errorf("cut as %q, want %q", got, marked)
		}
	}
}

// What is cut too often keeps the ends of sentences and questions, not each comma.
func TestMostCuts(t *testing.T) {
	story := "朝、駅で、電車を、待って、いたら、友人に、会って、話して、いたら、知らせが、届いて、驚いて、読んだ。"
	got := pieces(story + "何が漏れましたか？" + "補償はありますか？")
	if len(got) != mostCuts+1 || !slices.Equal(got[len(got)-2:], []string{"何が漏れましたか？", "補償はありますか？"}) {
		t.Errorf("cut into %d: %q", len(got), got)
	}
	tired := strings.Repeat("駅のホームで電車を待ちながら友人と話をしていた、", 8)
	if got := pieces(tired + "いくらですか？" + tired); !slices.Contains(got, "いくらですか？") {
		t.Errorf("a question behind a comma is lost: %q", got)
	}
	for _, sentence := range []string{"何が漏れましたか？", "The card, my address and the rest? ", "什么时候发生的，怎么换卡？", "언제 유출됐나요, 그리고 보상은 있나요? "} {
		long := strings.Repeat(sentence, 5000/utf8.RuneCountInString(sentence))
		if n := len(clauses(long)); n != mostCuts {
			t.Errorf("5,000 characters of %q are cut at %d places", sentence, n)
		}
	}
}

// What a place is worth is known anew whenever one beside it is dropped.
func TestThinKeepsWeightsTrue(t *testing.T) {
	text := strings.Repeat("a bb, ccc? dddd; ee: ffffff, g. hhhhhhhhh, i! ", 3)
	p := places{text: text}
	for at := range text {
		if text[at] == ' ' {
			p.add(at, at%4)
		}
	}
	p.thin()
	if len(p.list) != mostCuts {
		t.Fatalf("%d places are left", len(p.list))
	}
	for k, q := range p.list {
		if p.weigh(k); p.list[k].loss != q.loss {
			t.Errorf("the loss at %d was %v, is %v", q.at, q.loss, p.list[k].loss)
		}
	}
}

// Cuts ascend, stand inside the text, and between characters.
func FuzzClauses(f *testing.F) {
	for _, text := range []string{"カードと住所は？それと、いつ？", "a, b and c? What? When is it", "吗。么？和", "나요 도 까 ", "\xff。\xe3\x81？", "①②③"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		at := clauses(text)
		if len(at) > mostCuts {
			t.Errorf("%d cuts", len(at))
		}
		before := 0
		for _, k := range at {
			if k <= before || k >= len(text) {
				t.Fatalf("cut at %d after %d in %d bytes", k, before, len(text))
			}
			if utf8.ValidString(text) && !utf8.RuneStart(text[k]) {
				t.Errorf("cut at %d, within a character", k)
			}
			before = k
		}
	})
}
