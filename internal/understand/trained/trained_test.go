package trained

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"madoguchi/internal/bundle"
	"madoguchi/internal/encoder"
	"madoguchi/internal/faq"
	"madoguchi/internal/incidents"
	"madoguchi/internal/understand"
)

// bundled is a bundle of the incident that ships, as functions read it.
var bundled = sync.OnceValues(func() (*bundle.Bundle, error) {
	i, err := incidents.Load("")
	if err != nil {
		return nil, err
	}
	sections, err := Sections(faq.Examples(i))
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if _, err := bundle.Write(&b, sections); err != nil {
		return nil, err
	}
	return bundle.Open(bytes.NewReader(b.Bytes()), int64(b.Len()))
})

// load makes the reader of the incident that ships.
func load(t testing.TB) *understand.Reader {
	t.Helper()
	b, err := bundled()
	if err != nil {
		t.Fatal(err)
	}
	r, err := Open(b)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// The head that ships tells danger, which no incident answers.
func TestTellsDanger(t *testing.T) {
	r := load(t)
	for words, want := range map[string]bool{
		"元夫に住所を知られたら殺されます":                     true,
		"My ex-husband found out where I live": true,
		"Can I get a refund?":                  false,
		"再発行の手数料はいくらですか":                       false,
	} {
		if p, known := r.Probable(words, "danger"); !known || p > 0.5 != want {
			t.Errorf("%q: %v, known %v", words, p, known)
		}
	}
}

// Plain questions, so plain that a reader which errs here is broken: how well it reads people
// is measured elsewhere (docs/understanding.md).
func TestReadsPlainQuestions(t *testing.T) {
	r := load(t)
	for _, x := range []struct {
		words string
		want  []string // topics, in the order of asking
	}{
		{"クレジットカードを再発行すると手数料はかかりますか", []string{"card_reissue_fee"}},
		{"パスワードは変えたほうがいいですか", []string{"change_password_elsewhere"}},
		{"Was my password leaked?", []string{"password_leaked"}},
		{"有没有补偿？", []string{"compensation"}},
		{"보상은 받을 수 있나요?", []string{"compensation"}},
		{"何が漏れましたか？補償はありますか？", []string{"member_fields_leaked", "compensation"}},
		{"What was leaked? Is there any compensation?", []string{"member_fields_leaked", "compensation"}},
		{"什么信息泄露了？有没有补偿？", []string{"member_fields_leaked", "compensation"}},
		{"어떤 정보가 유출됐나요? 보상은 있나요?", []string{"member_fields_leaked", "compensation"}},
		{"ありがとうございました", []string{"thanks"}},
		{"Thank you very much", []string{"thanks"}},
		{"谢谢", []string{"thanks"}},
		{"감사합니다", []string{"thanks"}},
		{"補償はありますか。ありがとうございます。", []string{"compensation"}},
		{"件名：補償について\n\n補償はありますか？", []string{"compensation"}},
		{"件名：お問い合わせ\n\nパスワードは変えたほうがいいですか", []string{"change_password_elsewhere"}},
	} {
		read := r.Read(x.words)
		var got []string
		for _, a := range read.Asked {
			topic, _, _ := strings.Cut(a.Entry, ".")
			got = append(got, topic)
		}
		asked := slices.DeleteFunc(slices.Clone(got), func(topic string) bool { return slices.Contains(tooMany(x.words), topic) })
		if !slices.Equal(asked, x.want) || len(got) != len(asked)+len(tooMany(x.words)) {
			t.Errorf("%q asks for %v, want %v and %v", x.words, got, x.want, tooMany(x.words))
		}
		if read.Some < r.Bounds().Answer {
			t.Errorf("%q would not be answered: %.2f", x.words, read.Some)
		}
	}
}

// train.json tells of the training that made the files beside it.
func TestFilesAreThoseOfTheTraining(t *testing.T) {
	b, err := os.ReadFile("train.json")
	if err != nil {
		t.Fatal(err)
	}
	var training struct {
		Sums map[string]string `json:"sha256"`
	}
	if err := json.Unmarshal(b, &training); err != nil {
		t.Fatal(err)
	}
	for name, file := range map[string][]byte{"encoder.bin": model, "head.bin": head} {
		sum := sha256.Sum256(file)
		if got := hex.EncodeToString(sum[:]); got != training.Sums[name] {
			t.Errorf("%s has the sum %s, the training's is %q", name, got, training.Sums[name])
		}
	}
	if err := encoder.Check(model); err != nil {
		t.Error(err)
	}
}

func TestFromWantsItsFiles(t *testing.T) {
	few := []faq.Example{{Entry: "fee", Question: "手数料は？"}, {Entry: "period", Question: "いつまで？"}}
	if _, err := From(t.TempDir(), few); err == nil {
		t.Error("a folder without a training is taken")
	}
}

// tooMany are the topics that a message gets today and did not ask for, so that a change shows
// which way it goes. Nobody may add to them.
func tooMany(words string) []string {
	if words == "什么信息泄露了？有没有补偿？" {
		return []string{"gift_recipient_fields"}
	}
	return nil
}
