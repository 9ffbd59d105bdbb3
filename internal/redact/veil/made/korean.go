package made

import (
	"strings"
	"unicode/utf8"

	"madoguchi/internal/redact/folded"
	"madoguchi/internal/redact/veil/names"
	"madoguchi/internal/redact/veil/surnames"
)

var (
	koNoName    = lists.Pattern("ko_no_name")
	koNoGiven   = lists.Pattern("ko_no_given")
	koSaidOf    = lists.Pattern("ko_said_of")
	koSyllables = lists.Pattern("ko_syllables")
	koParticle  = lists.Pattern("ko_particle")
	koShaped    = lists.Pattern("ko_shaped")
	koSure      = lists.Pattern("ko_sure")
	rareKorean  = lists.Pattern("ko_rare")
	koJosa      = lists.Pattern("ko_josa")
	koForeignOf = lists.Pattern("ko_foreign_of")
	koForeign   = lists.Pattern("ko_foreign")
	koReceived  = lists.Pattern("ko_received")
)

// Korean are names of three syllables by what they are made of, where people are spoken of, and
// names from abroad in Hangul.
func Korean(t *names.Text) []folded.Span {
	if !t.Hangul {
		return nil
	}
	found := koForeign.Parts(t)
	for _, s := range koForeignOf.Parts(t) {
		if one, _, _ := strings.Cut(t.In(s), " "); !noKorean(one) && !koSaidOf.Match(one) && !koNoGiven.Match(one) {
			found = append(found, s)
		}
	}
	for _, s := range koReceived.Parts(t) {
		if KoreanShaped(t.In(s)) {
			found = append(found, s)
		}
	}
	return found
}

func noKorean(words string) bool { return koWords()[words] || koNoName.Match(words) }

// koreanNoun reports whether two syllables are a word to which a particle may belong.
func koreanNoun(words string) bool { return koWords()[words] || surnames.Word("ko-two", words) }

// withParticle reports whether Hangul is a word of two syllables with a particle.
func withParticle(words string) bool {
	return koJosa.Match(words) && koreanNoun(words[:len(words)-len("은")])
}

// KoreanShaped reports whether three syllables are a name by what they are made of: a surname
// and a given name that is frequent, or of the syllables of which given names are.
func KoreanShaped(words string) bool {
	n := surnames.Of("ko", words)
	if n != len("김") || utf8.RuneCountInString(words) != 3 || noKorean(words) || surnames.Word("ko-three", words) {
		return false
	}
	return surnames.Given("ko", words[n:]) || koSure.Match(words[n:]) && !rareKorean.Match(words) && !withParticle(words)
}

// GivenKorean reports whether two syllables are such as given names have.
func GivenKorean(words string) bool {
	return surnames.Given("ko", words) || koShaped.Match(words) && !surnames.Word("ko", words) && !noKorean(words)
}

// koreanWhole reports whether Hangul is a name: a surname of two syllables with a given name,
// or one of one with syllables that given names are made of.
func koreanWhole(words string) bool {
	bare := strings.ReplaceAll(words, " ", "")
	n := surnames.Of("ko", bare)
	size := utf8.RuneCountInString(bare[n:])
	if n == 0 || size < 1 || size > 2 || noKorean(bare) || koParticle.Match(bare) {
		return false
	}
	return n > len("김") || size == 2 && koSyllables.Match(bare[n:]) && !withParticle(bare)
}
