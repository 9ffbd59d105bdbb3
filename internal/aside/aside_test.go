package aside

import (
	"bytes"
	"math"
	"testing"
)

// meaning stands in for an encoder: what lies in one direction means the same.
func meaning(direction int) []float32 {
	v := make([]float32, vector)
	v[direction] = 1
	return v
}

func lessonsOfTwo() []Lesson {
	var all []Lesson
	for range 10 {
		all = append(all,
			Lesson{Call, "will you call me", meaning(1)}, Lesson{Call, "電話は来ますか", meaning(1)},
			Lesson{Thanks, "thank you", meaning(2)}, Lesson{Thanks, "ありがとう", meaning(2)},
			Lesson{None, "what leaked", meaning(3)})
	}
	return all
}

func TestWhatIsMeantAndWhatIsWrittenBothCount(t *testing.T) {
	m := Train(lessonsOfTwo())
	for _, row := range []struct {
		words  string
		vector []float32
		want   Kind
	}{
		{"전화해 주나요", meaning(1), Call},          // by its meaning alone
		{"will you call me", meaning(9), Call}, // by its words alone
		{"ありがとうございました", meaning(2), Thanks},
		{"what leaked?", meaning(3), None},
	} {
		if got, p := m.Read(row.words, row.vector, kinds()); got != row.want || p < 0.1 {
			t.Errorf("%q is %q by %.2f, want %q", row.words, got, p, row.want)
		}
	}
}

func TestOnlySomeKindsAreConsidered(t *testing.T) {
	m := Train(lessonsOfTwo())
	if got, p := m.Read("thank you", meaning(2), []Kind{Call}); got != None || p < 0.1 {
		t.Errorf("where only calls are expected, thanks are %q by %.2f", got, p)
	}
}

func TestAFileHoldsTheModel(t *testing.T) {
	m := Train(lessonsOfTwo())
	var file bytes.Buffer
	if err := m.Write(&file); err != nil {
		t.Fatal(err)
	}
	read, err := parse(file.String())
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range lessonsOfTwo()[:5] {
		want, p := m.Read(l.Words, l.Vector, Anytime())
		if got, q := read.Read(l.Words, l.Vector, Anytime()); got != want || math.Abs(p-q) > 0.02 {
			t.Errorf("%q is %q by %.3f in the file, and %q by %.3f before", l.Words, got, q, want, p)
		}
	}
	if _, err := parse(file.String()[1:]); err == nil {
		t.Error("a file of another size is read")
	}
	if len(Shipped().rows) != len(kinds()) {
		t.Error("the file that ships lacks a kind")
	}
}

func TestTheSameLessonsMakeTheSameFile(t *testing.T) {
	var one, two bytes.Buffer
	if err := Train(lessonsOfTwo()).Write(&one); err != nil {
		t.Fatal(err)
	}
	if err := Train(lessonsOfTwo()).Write(&two); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(one.Bytes(), two.Bytes()) {
		t.Error("two trainings differ")
	}
}
