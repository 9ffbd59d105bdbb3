package jatext_test

import (
	"testing"

	"madoguchi/internal/jatext"
)

func TestWhichCountriesHaveACharacter(t *testing.T) {
	for r, want := range map[rune][3]bool{
		'手': {true, true, true}, '発': {true, false, false}, '包': {true, true, true}, '发': {false, true, false}, '發': {true, false, true},
		'吗': {false, true, false}, '嗎': {false, false, true}, '们': {false, true, false}, '国': {true, true, false}, '國': {true, false, true},
		'한': {false, false, false},
	} {
		if got := [3]bool{jatext.Japanese(r), jatext.GB2312(r), jatext.Big5(r)}; got != want {
			t.Errorf("%c: Japan, mainland, Taiwan %v, want %v", r, got, want)
		}
	}
}
