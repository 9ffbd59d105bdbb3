package numbers

import (
	"strings"
	"testing"

	"madoguchi/internal/redact/folded"
	"madoguchi/internal/redact/pattern"
)

func read(s string) *Text { return In(folded.Fold(s, nil)) }

func TestGroups(t *testing.T) {
	for s, want := range map[string]string{
		"4111 1111-11":  "4111 1111 11",
		"四一一一 と 12":     "4111 12",
		"よんいちいちいち です":   "4111",
		"4一":            "4 1",
		"ににににににににに":     "",
		"none":          "",
		"double one 23": "23",
	} {
		var digits []string
		for _, g := range read(s).Groups() {
			digits = append(digits, g.Digits)
		}
		if got := strings.Join(digits, " "); got != want {
			t.Errorf("%q: %s, want %s", s, got, want)
		}
	}
}

func TestPhone(t *testing.T) {
	for s, want := range map[string]int{
		"090-0000-0000":    2,
		"09000000000":      0,
		"0800 000 0000":    2,
		"(03) 0000-0000":   2,
		"+81 90 0000 0000": 3,
		"81 90 0000 0000":  -1,
		"00-0000-0000":     -1,
		"090-0000-00":      -1,
		"090 / 電話 / 0000":  -1,
	} {
		if got := read(s).Phone(0); got != want {
			t.Errorf("%q: %d, want %d", s, got, want)
		}
	}
}

func TestNumber(t *testing.T) {
	for s, want := range map[string]Number{
		"1234":       {0, 4, true},
		"12-34":      {1, 4, true},
		"1 2 3 4":    {3, 4, true},
		"12 34":      {0, 2, true},
		"1,234":      {1, 4, false},
		"2019/4/12":  {2, 7, false},
		"10:30":      {1, 4, false},
		"300円":       {0, 3, false},
		"0300000000": {0, 10, false},
	} {
		if got := read(s).Number(0); got != want {
			t.Errorf("%q: %+v, want %+v", s, got, want)
		}
	}
}

func TestNumbersNearAWord(t *testing.T) {
	word := pattern.Read("## word\npin").Pattern("word")
	after := read("pin(4桁)は 1234、pin と言えば 5678 と pin。9").After(word, 8)
	if len(after) != 2 || after[0].Group != 1 || !after[0].Direct || after[1].Group != 2 || after[1].Direct {
		t.Errorf("after: %+v", after)
	}
	for s, want := range map[string]string{
		"pinも変えますか。今は0412にしています":   "0412",
		"change my pin? it's 0412": "0412",
		"pinは漏れましたか。2018年の購入です":    "",
		"pinは漏れましたか":               "",
	} {
		own, got := read(s).Own(word, 4, 8), ""
		if len(own) > 0 {
			got = read(s).In(own[0])
		}
		if got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}
