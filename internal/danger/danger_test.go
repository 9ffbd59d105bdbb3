package danger

import (
	"bytes"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// alone reads without a second opinion.
var alone Reader

// sentences reads a file of test messages: what is danger, and what is not.
func sentences(t *testing.T, name string) (danger, ordinary []string) {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(b)) {
		line = strings.TrimSpace(line)
		if words, is := strings.CutPrefix(line, "+ "); is {
			danger = append(danger, words)
		} else if words, is := strings.CutPrefix(line, "- "); is {
			ordinary = append(ordinary, words)
		}
	}
	return danger, ordinary
}

// known are the messages of the tables that are read wrongly today, so that a change
// shows which way it goes. Nobody may add to them what used to be right.
func known() []string {
	return []string{
		"헤어진 사람을 피해 이사했는데 새 주소가 유출됐나요",
	}
}

func TestTellsWhoIsInDanger(t *testing.T) {
	for _, lang := range []string{"ja", "en", "zh", "ko"} {
		danger, ordinary := sentences(t, "testdata/"+lang+".txt")
		if len(danger) < 20 || len(ordinary) < 25 {
			t.Fatalf("%s: %d and %d messages", lang, len(danger), len(ordinary))
		}
		for _, words := range danger {
			if kind, _ := alone.Read(words); (kind == None) != slices.Contains(known(), words) {
				t.Errorf("%s: %q: %q", lang, words, kind)
			}
		}
		for _, words := range ordinary {
			if kind, _ := alone.Read(words); (kind != None) != slices.Contains(known(), words) {
				t.Errorf("%s: %q: %q", lang, words, kind)
			}
		}
	}
}

// TestNoTestSentenceWasTrainedOn: else the table would measure memory.
func TestNoTestSentenceWasTrainedOn(t *testing.T) {
	for _, lang := range []string{"ja", "en", "zh", "ko"} {
		danger, ordinary := sentences(t, "training/"+lang+".txt")
		trained := slices.Concat(danger, ordinary)
		if len(trained) < 200 {
			t.Fatalf("%s: only %d training sentences were read", lang, len(trained))
		}
		tested, untroubled := sentences(t, "testdata/"+lang+".txt")
		for _, words := range slices.Concat(tested, untroubled) {
			if slices.ContainsFunc(trained, func(s string) bool { return slices.Equal(fold(s), fold(words)) }) {
				t.Errorf("%s: %q", lang, words)
			}
		}
	}
}

func TestKinds(t *testing.T) {
	for _, row := range []struct {
		words string
		kind  Kind
		door  bool
	}{
		{"もう死にたいです", Despair, false},
		{"もう死んじゃおうかな", Despair, false},
		{"I want to kill myself", Despair, false},
		{"不想活了", Despair, false},
		{"죽고 싶어요", Despair, false},
		{"夫の暴力から逃げてきました。住所を知られたら殺されます", Home, false},
		{"ストーカーされています。家の前にいます", Threat, true},
		{"I have taken all the tablets", Despair, false},
		{"I am being blackmailed", Threat, false},
		{"협박을 받고 있어요", Threat, false},
	} {
		if kind, door := alone.Read(row.words); kind != row.kind || door != row.door {
			t.Errorf("%q: %s, at the door %v", row.words, kind, door)
		}
	}
}

func TestWhatSomebodyInDangerSaysNext(t *testing.T) {
	for _, words := range []string{"助けて", "一人です", "こわい", "どうしよう", "help me", "I'm alone", "救命", "救救我", "살려주세요", "무서워요"} {
		if !Cries(words) {
			t.Errorf("%q", words)
		}
	}
	for _, words := range []string{"再発行の手数料はいくらですか", "When does the phone line open?", "什么时候开门", "기간은 언제인가요"} {
		if Cries(words) {
			t.Errorf("%q is no cry", words)
		}
	}
}

func TestEvidenceOfAnEmergency(t *testing.T) {
	for _, words := range []string{"身に覚えのない請求が来た", "カードを不正に使われました", "someone used my card", "我的卡被盗刷了", "모르는 결제가 있어요",
		"リンクを押してカード番号を入れてしまいました", "I entered my card number", "本社に火をつけるぞ", "I will kill you"} {
		if !Urgent(words) {
			t.Errorf("%q", words)
		}
	}
	for _, words := range []string{"不用", "添付ファイルがありました", "3,300円と言われました", "hello", "你好", "안녕하세요"} {
		if Urgent(words) {
			t.Errorf("%q is no evidence", words)
		}
	}
}

// TestEveryWayOfWriting: width, kana, spacing and script change nothing.
func TestEveryWayOfWriting(t *testing.T) {
	for _, words := range []string{"ｽﾄｰｶｰに住所を知られました", "す と ー か ー に 住 所 を 知 ら れ ま し た", "ＭＹ ＥＸ ＩＳ ＳＴＡＬＫＩＮＧ ＭＥ", "MY EX  IS\nSTALKING ME!!",
		"前夫跟蹤我", "前夫跟踪我", "전남편이저를스토킹하고있어요", "전 남편이 저를 스토킹 하고 있어요", "死\u200bに\u200bた\u200bい\u200bで\u200bす"} {
		if kind, _ := alone.Read(words); kind == None {
			t.Errorf("%q", words)
		}
	}
}

// TestDangerIsNotDrowned: it is found at any place of a long mail.
func TestDangerIsNotDrowned(t *testing.T) {
	filler := strings.Repeat("先日お送りいただいた書面を拝見しました。再発行の手数料について確認したいことがあります。", 60)
	for _, words := range []string{"死にたいです。" + filler, filler + "ストーカーされています。家の前にいます。" + filler, filler + "脅されています。"} {
		if kind, _ := alone.Read(words); kind == None {
			t.Errorf("not found in %d characters", len([]rune(words)))
		}
	}
	if kind, _ := alone.Read(filler); kind != None {
		t.Errorf("the filler alone is %s", kind)
	}
}

func TestLexiconsHoldWhatTheyShould(t *testing.T) {
	for _, lang := range []string{"ja", "en", "zh", "ko"} {
		b, err := lexicons.ReadFile("lexicon/" + lang + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		var all [categories][]phrase
		read(string(b), &all)
		for c, phrases := range all {
			if len(phrases) == 0 {
				t.Errorf("%s has nothing under %s", lang, headings()[c])
			}
			for _, p := range phrases {
				if slices.Contains(p.parts, "") {
					t.Errorf("%s: an empty part of a phrase under %s", lang, headings()[c])
				}
			}
		}
	}
	if len(headings()) != int(categories) {
		t.Errorf("%d headings for %d categories", len(headings()), categories)
	}
}

func TestTheWeightsThatShipFitTheLexicons(t *testing.T) {
	if _, err := parseWeights(weights); err != nil {
		t.Fatal(err)
	}
	if len(weights) > 300_000 {
		t.Errorf("%d bytes", len(weights))
	}
	if _, err := parseWeights(weights[1:]); err == nil {
		t.Error("a file of another length passes")
	}
}

func TestTrainingIsReproducible(t *testing.T) {
	var examples []Example
	for _, lang := range []string{"ja", "en"} {
		danger, ordinary := sentences(t, "training/"+lang+".txt")
		for i := range min(len(danger), len(ordinary), 60) {
			examples = append(examples, NewExample(danger[i], true), NewExample(ordinary[i], false))
		}
	}
	var first, second bytes.Buffer
	for _, b := range []*bytes.Buffer{&first, &second} {
		if err := Train(examples, 0).Write(b); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("two models of the same examples differ")
	}
	m, err := parseWeights(first.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	right := 0
	for _, e := range examples {
		if m.Calls(e) == e.Danger {
			right++
		}
	}
	if right < len(examples)*9/10 {
		t.Errorf("as read from its file the model is right in %d of %d of what it learned", right, len(examples))
	}
}

func FuzzRead(f *testing.F) {
	for _, seed := range []string{"死にたい", "my ex is stalking me", "\xff\xfe", strings.Repeat("ー", 300), strings.Repeat(".", 2000), strings.Repeat("住所", 900)} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, words string) {
		first, _ := alone.Read(words)
		if second, _ := alone.Read(words); second != first {
			t.Fatalf("%q, then %q", first, second)
		}
	})
}

// Reading a hostile text must cost in proportion to its length, up to a bound.
func BenchmarkRead(b *testing.B) {
	for _, n := range []int{1, 10, 100, 1000} {
		words := strings.Repeat("元夫に住所が知られたら… the man knows where I live ", n)
		b.Run(strconv.Itoa(len(words)), func(b *testing.B) {
			b.SetBytes(int64(len(words)))
			for b.Loop() {
				alone.Read(words)
			}
		})
	}
}
