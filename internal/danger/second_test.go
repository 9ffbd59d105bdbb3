package danger

import (
	"bytes"
	"strings"
	"testing"
)

// thinks is an opinion that is the same of all words, and how often it was asked.
func thinks(p float64, known bool) (second func(string) (float64, bool), asked *int) {
	asked = new(int)
	return func(string) (float64, bool) { *asked++; return p, known }, asked
}

func TestASecondOpinionDecidesWhereTheFirstIsNotSure(t *testing.T) {
	story := bar{alone: surer}
	for _, row := range []struct {
		what   string
		margin float32
		kind   Kind
		bar    bar
		p      float64
		known  bool
		want   bool
		asks   int
	}{
		{"a weak margin is confirmed", -0.3, Threat, bar{}, 0.9, true, true, 1},
		{"a weak margin is not", -0.3, Threat, bar{}, 0.01, true, false, 1},
		{"a middling one is taken back", 0.2, Threat, bar{}, 0.001, true, false, 1},
		{"a middling one stands", 0.2, Threat, bar{}, 0.3, true, true, 1},
		{"what the first is sure of stands", 0.4, Threat, bar{}, 0, true, true, 0},
		{"what it is sure that is none is none", -0.7, Threat, bar{}, 1, true, false, 0},
		{"a story that is confirmed", 0.1, Threat, story, 0.9, true, true, 1},
		{"a story that is taken back", 0.2, Threat, story, 0.001, true, false, 1},
		{"a sure story needs nobody", 0.9, Threat, story, 0, true, true, 0},
		{"despair stands whatever the second makes of it", 0.1, Despair, bar{}, 0, true, true, 1},
		{"messages joined need more", 0.3, Threat, bar{joined, joined}, 0.01, true, false, 1},
		{"messages joined that are confirmed", 0.3, Threat, bar{joined, joined}, 0.9, true, true, 1},
		{"who cannot tell changes nothing", 0.2, Threat, bar{}, 0, false, true, 1},
		{"who cannot tell of a story changes nothing", 0.5, Threat, story, 1, false, false, 1},
	} {
		second, asked := thinks(row.p, row.known)
		o := opinion{second: second}
		if got := o.reach(row.margin, row.kind, row.bar); got != row.want || *asked != row.asks {
			t.Errorf("%s: %v, asked %d times", row.what, got, *asked)
		}
	}
	if alone := (&opinion{}); !alone.reach(0.1, Home, bar{}) || alone.reach(-0.1, Home, bar{}) || alone.reach(0.5, Home, story) {
		t.Error("without a second opinion the bar of one alone does not decide")
	}
}

func TestAnOpinionIsAskedOnce(t *testing.T) {
	second, asked := thinks(0.01, true)
	o := opinion{second: second, words: "…"}
	for range 3 {
		o.reach(0.1, Threat, bar{})
	}
	if *asked != 1 {
		t.Errorf("asked %d times about one text", *asked)
	}
}

// TestNobodyIsLostWhereTheWordsSayIt: what the lexicons are certain of waits for nobody.
func TestNobodyIsLostWhereTheWordsSayIt(t *testing.T) {
	second, asked := thinks(0, true)
	for _, words := range []string{"死にたいです", "I want to kill myself", "前男友一直跟踪我", "죽고 싶어요", "ストーカーされています。家の前にいます"} {
		if kind, _ := (Reader{second}).Read(words); kind == None {
			t.Errorf("%q is taken back", words)
		}
	}
	if *asked > 0 {
		t.Errorf("asked %d times", *asked)
	}
	for _, words := range []string{"再発行の手数料はいくらですか", "When does the phone line open?"} {
		if kind, _ := (Reader{second}).Read(words); kind != None || *asked > 0 {
			t.Errorf("%q: %s, asked %d times", words, kind, *asked)
		}
	}
}

// TestSecondedIsWhatTheDeskDoes: what measures examples and what reads messages are one rule.
func TestSecondedIsWhatTheDeskDoes(t *testing.T) {
	var file bytes.Buffer
	if err := trained().Write(&file); err != nil || !bytes.Equal(file.Bytes(), weights) {
		t.Fatalf("the model that ships is not as its file has it: %v", err)
	}
	story := strings.Repeat("先日の書面を拝見しました。", 20)
	for _, lang := range []string{"ja", "en"} {
		danger, ordinary := sentences(t, "testdata/"+lang+".txt")
		for i, words := range append(danger, ordinary...) {
			if i%4 == 0 {
				words = story + words
			}
			e := NewExample(words, true)
			if kind, _ := alone.Read(words); trained().Calls(e) != (kind != None) {
				t.Errorf("alone, %q: %s", words, kind)
			}
			for _, p := range []float64{0, 1} {
				second, _ := thinks(p, true)
				if kind, _ := (Reader{second}).Read(words); trained().Seconded(e, p) != (kind != None) {
					t.Errorf("at %v, %q: %s", p, words, kind)
				}
			}
		}
	}
}
