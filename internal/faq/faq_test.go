package faq_test

import (
	"slices"
	"strings"
	"sync"
	"testing"
	_ "time/tzdata"

	"madoguchi/internal/conversation"
	"madoguchi/internal/faq"
	"madoguchi/internal/incidents"
)

// trained is a model of the embedded incident; training it once is enough.
var trained = sync.OnceValues(func() (*faq.Model, error) {
	i, err := incidents.Load("")
	if err != nil {
		return nil, err
	}
	return faq.Train(conversation.Questions(i))
})

func model(t testing.TB) *faq.Model {
	t.Helper()
	m, err := trained()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// TestMatch holds the model to questions that are no training questions of the
// incident, each in another way of writing.
func TestMatch(t *testing.T) {
	for _, row := range []struct{ why, question, topic string }{
		{"a plain question", "カードを再発行する場合、手数料は必要になりますか", "card_reissue_fee"},
		{"kana only", "さいはっこうの てすうりょうは かかると", "card_reissue_fee"},
		{"half-width kana", "ｻｲﾊｯｺｳ ﾃｽｳﾘｮｳ", "card_reissue_fee"},
		{"marks nobody sees between the characters", "再\u200b発\u200b行\u200bの\u200b手\u200b数\u200b料", "card_reissue_fee"},
		{"dialect", "電話は何時まで受け付けとっと", "phone_number_hours"},
		{"polite", "流出の原因につきましてご教示いただけますでしょうか", "cause"},
		{"English", "how many people are affected in total?", "total_count"},
		{"Chinese", "泄露的原因是什么", "cause"},
		{"Korean", "원인이 무엇인가요", "cause"},
	} {
		m := model(t).Match(row.question)
		if m.Verdict != faq.Sure {
			t.Errorf("%s: %q: verdict %d, ranked %v", row.why, row.question, m.Verdict, m.Ranked)
			continue
		}
		if topic, _, _ := strings.Cut(m.Ranked[0].Entry, "."); topic != row.topic {
			t.Errorf("%s: %q: %s, want %s", row.why, row.question, topic, row.topic)
		}
	}
}

func TestMatchAbstains(t *testing.T) {
	for _, row := range []struct{ why, question string }{
		{"nothing at all", ""},
		{"a script without any training question", "Καλημέρα κόσμε"},
		{"keys at random", "qxzvj kwpf"},
	} {
		if m := model(t).Match(row.question); m.Verdict == faq.Sure {
			t.Errorf("%s: sure of %v", row.why, m.Ranked[0])
		}
	}
}

// TestTrainingIsReproducible: the build and a restart must say the same.
func TestTrainingIsReproducible(t *testing.T) {
	examples := []faq.Example{{Entry: "a", Question: "手数料はかかりますか"}, {Entry: "b", Question: "期間はいつですか"}, {Entry: "a", Question: "手数料は無料ですか"}, {Entry: "b", Question: "いつの期間ですか"}}
	first, err := faq.Train(examples)
	if err != nil {
		t.Fatal(err)
	}
	second, err := faq.Train(examples)
	if err != nil {
		t.Fatal(err)
	}
	if a, b := first.Match("手数料は？"), second.Match("手数料は？"); !slices.Equal(a.Ranked, b.Ranked) || a.Ranked[0].Entry != "a" {
		t.Errorf("%v and %v", a, b)
	}
}

func TestTrainingNeedsQuestions(t *testing.T) {
	if _, err := faq.Train(nil); err == nil {
		t.Error("no error without training questions")
	}
}

func BenchmarkMatch(b *testing.B) {
	m := model(b)
	for b.Loop() {
		m.Match("カードを再発行する場合、手数料は必要になりますか")
	}
}

func BenchmarkTrain(b *testing.B) {
	i, err := incidents.Load("")
	if err != nil {
		b.Fatal(err)
	}
	examples := conversation.Questions(i)
	for b.Loop() {
		if _, err := faq.Train(examples); err != nil {
			b.Fatal(err)
		}
	}
}
