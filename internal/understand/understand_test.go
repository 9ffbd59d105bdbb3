package understand

import (
	"slices"
	"testing"

	"madoguchi/internal/encoder"
	"madoguchi/internal/faq"
)

// tiny is the encoder of that package's tests: the shape of the real one, weights by chance.
func tiny(t testing.TB) *encoder.Encoder {
	t.Helper()
	e, err := encoder.Open("../encoder/testdata/tiny.bin")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := e.Close(); err != nil {
			t.Error(err)
		}
	})
	return e
}

// few are questions enough to tell four entries of three topics apart.
func few() []faq.Example {
	return []faq.Example{
		{Entry: "fee", Question: "再発行の手数料はいくらですか"},
		{Entry: "fee", Question: "手数料は無料ですか"},
		{Entry: "fee.refund", Question: "払った手数料は返金されますか"},
		{Entry: "fee.refund", Question: "返金してほしい"},
		{Entry: "period", Question: "いつからいつまでの期間ですか"},
		{Entry: "period", Question: "期間はいつまで"},
		{Entry: "thanks", Question: "ありがとうございます"},
		{Entry: "thanks", Question: "どうもありがとう"},
	}
}

// small is a reader of few questions.
func small(t testing.TB) *Reader {
	t.Helper()
	grams, err := faq.Train(few())
	if err != nil {
		t.Fatal(err)
	}
	e := tiny(t)
	w := &Weights{Meaning: make([]float64, e.Size())}
	w.Opinions[0], w.Opinions[1], w.Tells[0] = 1, 1, -2
	r, err := New(grams, e, Fit(e, nil, few()), w, "thanks")
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestNewWantsARowForEachEntry(t *testing.T) {
	grams, err := faq.Train(few())
	if err != nil {
		t.Fatal(err)
	}
	e := tiny(t)
	missing, short := Fit(e, nil, few()), Fit(e, nil, few())
	delete(missing, "period")
	short["period"] = Row{Weights: make([]float32, e.Size()-1)}
	for what, rows := range map[string]map[string]Row{"no row": missing, "a short row": short} {
		if _, err := New(grams, e, rows, &Weights{}); err == nil {
			t.Errorf("%s for an entry is taken", what)
		}
	}
}

func TestVariant(t *testing.T) {
	r := small(t)
	if entry, share := r.Variant("払った手数料は返金されますか", "fee"); entry != "fee.refund" || share <= .5 || share > 1 {
		t.Errorf("a refund is %q, %v", entry, share)
	}
	if entry, share := r.Variant("期間はいつまで", "period"); entry != "period" || share != 1 {
		t.Errorf("of one entry: %q, %v", entry, share)
	}
	if entry, share := r.Variant("手数料", "cards"); entry != "" || share != 0 {
		t.Errorf("of an unknown topic: %q, %v", entry, share)
	}
}

// Entries of one topic are ranked as one, and asked once.
func TestRead(t *testing.T) {
	read := small(t).Read("返金してほしい。期間はいつまで")
	var asked, ranked []string
	for _, a := range read.Asked {
		asked = append(asked, a.Entry+": "+a.Words)
	}
	for _, s := range read.Ranked {
		ranked = append(ranked, s.Entry)
	}
	if want := []string{"fee.refund: 返金してほしい。", "period: 期間はいつまで"}; !slices.Equal(asked, want) {
		t.Errorf("asked %q, want %q", asked, want)
	}
	if slices.Sort(ranked); slices.Contains(ranked, "fee") || !slices.Contains(ranked, "fee.refund") {
		t.Errorf("ranked %q", ranked)
	}
}

// The subject of a mail names what the body asks: alone it asks less than as a message.
func TestSubjectAsksLess(t *testing.T) {
	r := small(t)
	mail := r.look("件名：手数料について\n\n期間はいつまで")
	if mail.subject != 1 || len(mail.clauses) != 2 {
		t.Fatalf("%d of %q are the subject", mail.subject, mail.clauses)
	}
	plain := mail
	plain.subject = 0
	with, without := mail.chain(r.weights), plain.chain(r.weights)
	for k, p := range with.parts {
		less := 0.0
		if p == (span{0, 1}) {
			less = titles
		}
		for topic := range with.asks[k] {
			same(t, "how much less it asks", without.asks[k][topic]-with.asks[k][topic], less)
		}
	}
	alone := r.look("件名：手数料について")
	if c := alone.chain(r.weights); alone.subject != 1 || c.asks[0][0] < -titles {
		t.Errorf("a subject without a body: %d, %v", alone.subject, c.asks[0])
	}
}

func TestReadNothing(t *testing.T) {
	r := small(t)
	for _, words := range []string{"", " ", "？？？", "\xff\xfe"} {
		if read := r.Read(words); read.Some < 0 || read.Some > 1 {
			t.Errorf("%q: %v", words, read.Some)
		}
	}
}

func TestCompete(t *testing.T) {
	b := Bounds{Compete: .6}
	for _, x := range []struct {
		scores []float64
		want   bool
	}{{nil, false}, {[]float64{.9}, false}, {[]float64{.25, .25}, false}, {[]float64{.4, .3}, true}} {
		var ranked []faq.Scored
		for _, s := range x.scores {
			ranked = append(ranked, faq.Scored{Score: s})
		}
		if got := Compete(ranked, b); got != x.want {
			t.Errorf("%v compete: %v", x.scores, got)
		}
	}
}
