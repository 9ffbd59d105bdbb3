package signs

import (
	"errors"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/iotest"
)

func TestSignsAreEquallyLikely(t *testing.T) {
	drawn, err := Draw(rand.NewChaCha8([32]byte{}), 31_000)
	if err != nil || len(drawn) != 31_000 {
		t.Fatalf("drew %d signs, %v", len(drawn), err)
	}
	for _, sign := range Alphabet {
		if n := strings.Count(drawn, string(sign)); n < 850 || n > 1150 {
			t.Errorf("%c came %d times in 31,000; want about 1,000", sign, n)
		}
	}
}

func TestLettersAreNoDigits(t *testing.T) {
	drawn, err := DrawLetters(rand.NewChaCha8([32]byte{}), 1000)
	if err != nil || len(drawn) != 1000 || strings.ContainsAny(drawn, "0123456789") {
		t.Errorf("drew %d letters, %v, digits among them: %v", len(drawn), err, strings.ContainsAny(drawn, "0123456789"))
	}
}

func TestRandomnessThatEndsIsAnError(t *testing.T) {
	ended := errors.New("no more")
	if drawn, err := Draw(iotest.ErrReader(ended), 1); drawn != "" || !errors.Is(err, ended) {
		t.Errorf("drew %q, %v", drawn, err)
	}
}

func TestCheckCatchesSlips(t *testing.T) {
	for _, n := range []int{7, 15, 29} {
		others, err := Draw(rand.NewChaCha8([32]byte{byte(n)}), n)
		if err != nil {
			t.Fatal(err)
		}
		whole := others + string(Check(others))
		if !Right(whole) {
			t.Fatalf("%s is refused", whole)
		}
		for i := range whole {
			for j := range Alphabet {
				if slip := whole[:i] + Alphabet[j:j+1] + whole[i+1:]; slip != whole && Right(slip) {
					t.Errorf("%s passes for %s", slip, whole)
				}
			}
			if i == 0 || whole[i-1] == whole[i] {
				continue
			}
			if slip := whole[:i-1] + whole[i:i+1] + whole[i-1:i] + whole[i+1:]; Right(slip) {
				t.Errorf("%s passes for %s", slip, whole)
			}
		}
	}
}

func TestWhatIsNoNumberIsNotRight(t *testing.T) {
	for _, s := range []string{"", "2", "0000", "kk", "KM7P-3XQ9", "あ"} {
		if Right(s) {
			t.Errorf("%q passes", s)
		}
	}
}
