package people_test

import (
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"madoguchi/internal/incident/people"
	"madoguchi/internal/strictyaml"
)

func TestAPhraseHoldsWhereItsWordsStand(t *testing.T) {
	for _, row := range []struct {
		phrase, words string
		want          bool
	}{
		{"(友人|おじ)(から|が)…送って", "友人から菓子を送ってもらった", true},
		{"(友人|おじ)(から|が)…送って", "友人から聞きました。荷物を送ってください", false},
		{"(friend|aunt)…sent…me", "My AUNT kindly sent it to me", true},
		{"(friend|aunt)…sent…me", "My aunt sent it to men", false},
		{"on board", "I was on  board", true},
		{"받는 사람", "받는사람입니다", true},
		{"no card", "no cardigan", false},
	} {
		if got := regexp.MustCompile(people.Expression([]string{"x y z", row.phrase})).MatchString(row.words); got != row.want {
			t.Errorf("%q in %q: %v", row.phrase, row.words, got)
		}
	}
}

func read(text string) (people.Words, error) {
	folder := strictyaml.Open(fstest.MapFS{"a.yaml": {Data: []byte(text)}}, "")
	n := folder.YAML("a.yaml")
	w := people.Read(n.Object(people.Fields()...))
	people.Check(n, w, func(id string) (bool, bool) { return true, id == "known" })
	return w, folder.Err()
}

func TestTheWordsOfASegmentAreRead(t *testing.T) {
	w, err := read("list: known\nabroad: true\nsaid:\n  en: [i am one]\n  ja: [わたしです]\nall of:\n  ja: [[乗った, のった], [送って]]\n  en: [[rode], [sent]]\n")
	if err != nil || w.List != "known" || !w.Abroad || len(w.Said) != 2 || len(w.Parts) != 2 || len(w.Parts[0]) != 3 || len(w.Parts[1]) != 2 {
		t.Errorf("%+v, %v", w, err)
	}
}

func TestWhatIsNoPhraseIsRefusedWhereItStands(t *testing.T) {
	for text, want := range map[string]string{
		"list: known\nsaid:\n  en: [\"a (b\"]\n":                          "a.yaml:3: \"a (b\" is no phrase",
		"list: known\nsaid:\n  en: [\"a.*b\"]\n":                          "a.yaml:3:",
		"list: known\nsaid:\n  fr: [moi]\n":                               "a.yaml:3: fr is no language",
		"list: known\nall of:\n  en: [[a]]\n":                             "a.yaml:3: 1 parts",
		"list: other\n":                                                   "a.yaml:1: there is no entry other",
		"named:\n  en: [passengers]\n":                                    "of no use without a list",
		"list: known\nabroad: maybe\n":                                    "neither true nor false",
		"list: known\nall of:\n  en: [[a], [b]]\n  ja: [[あ], [い], [う]]\n": "a.yaml:4: 3 parts",
	} {
		if _, err := read(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}
