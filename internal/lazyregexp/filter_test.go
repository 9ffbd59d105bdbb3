package lazyregexp_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"madoguchi/internal/lazyregexp"
)

// made is an expression of parts that stand in those of the desk.
func made(random *rand.Rand, deep int) string {
	if deep == 0 {
		all := []string{"a", "Ab", "k", "s", "か", "カード", "ですか", ".", `\d`, `\b`, "^", "$", "[?？]", "[あ-こ]", "[^。]", `\W`, `[[:alpha:]]`, "ſ", "Я", "é",
			`\x{FFFD}`, "", "12", `\p{Han}`, "[k-s]", " ", `(?i:kS)`, `(?i:é)`}
		return all[random.IntN(len(all))]
	}
	part := func() string { return made(random, random.IntN(deep)) }
	switch random.IntN(8) {
	case 0:
		return "(?:" + part() + "|" + part() + "|" + part() + ")"
	case 1:
		return "(?:" + part() + ")?"
	case 2:
		return "(?:" + part() + ")+"
	case 3:
		return fmt.Sprintf("(?:%s){%d,%d}", part(), random.IntN(2), 1+random.IntN(3))
	case 4:
		return "(?:" + part() + ")*"
	case 5:
		return "(" + part() + ")"
	}
	return part() + part() + part()
}

func text(random *rand.Rand) string {
	all := []string{"a", "AB", "ab", "K", "k", "S", "s", "ſ", "K", "か", "カード", "ですか", "です", "?", "？", "1", "12", " ", "。", "я", "Я", "é", "É", "漢", "\xff", "�", "\n", "q"}
	var b strings.Builder
	for range random.IntN(7) {
		b.WriteString(all[random.IntN(len(all))])
	}
	return b.String()
}

// What the filter keeps from an expression is what the expression does not match.
func TestAFilterChangesNothing(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	matched, tried := 0, 0
	for range 4000 {
		source := made(random, 3)
		if random.IntN(2) == 0 {
			source = "(?i)" + source
		}
		plain, err := regexp.Compile(source)
		if err != nil {
			continue
		}
		r := lazyregexp.New(source)
		for range 20 {
			s := text(random)
			tried++
			if plain.MatchString(s) {
				matched++
			}
			for what, pair := range map[string][2]any{
				"match":   {r.MatchString(s), plain.MatchString(s)},
				"first":   {r.FindStringSubmatchIndex(s), plain.FindStringSubmatchIndex(s)},
				"all":     {r.FindAllStringIndex(s, -1), plain.FindAllStringIndex(s, -1)},
				"replace": {r.ReplaceAllString(s, "<$0>"), plain.ReplaceAllString(s, "<$0>")},
				"split":   {r.Split(s, -1), plain.Split(s, -1)},
			} {
				if !reflect.DeepEqual(pair[0], pair[1]) {
					t.Fatalf("%s of %q in %q: %v, not %v", what, source, s, pair[0], pair[1])
				}
			}
		}
	}
	if matched < tried/10 || matched > tried*9/10 {
		t.Errorf("%d of %d matched: this says little", matched, tried)
	}
	t.Logf("%d of %d matched", matched, tried)
}

func BenchmarkFilter(b *testing.B) {
	source := `(?i)教えて|知りたい|聞きたい|(?:ご教示|お教え)(?:くだ|下さ|願)|\b(?:let me know|wonder(?:ing|s)?)\b|궁금|어디|什么|怎么`
	text := "カードの再発行をお願いしたのですが、まだ届いていません。どうなっていますでしょうね。"
	b.Run("plain", func(b *testing.B) {
		for r := regexp.MustCompile(source); b.Loop(); {
			r.MatchString(text)
		}
	})
	b.Run("filtered", func(b *testing.B) {
		for r := lazyregexp.New(source); b.Loop(); {
			r.MatchString(text)
		}
	})
}
