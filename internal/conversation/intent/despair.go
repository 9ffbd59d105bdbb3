package intent

import (
	"slices"

	"madoguchi/internal/aside"
	"madoguchi/internal/conversation/who"
	"madoguchi/internal/danger"
	"madoguchi/internal/lazyregexp"
)

// How probable it must be that somebody despairs whose message is not understood: alone, and where their words hold
// what is said by those who are near it.
const (
	despairing = 0.3
	hurting    = 0.1
)

// Despairing reports whether who is not understood may despair, as what was considered of the message tells. Who laughs
// does not.
func Despairing(considered []Considered, words string) bool {
	if laughs.MatchString(words) {
		return false
	}
	return slices.ContainsFunc(considered, func(c Considered) bool {
		return slices.Contains(Dangers(), c.Entry) && (c.Score >= despairing || c.Score >= hurting && danger.Hurts(words))
	})
}

// Unendangered is what was considered of a message without danger, which nobody chooses from a list.
func Unendangered(considered []Considered) []Considered {
	return slices.DeleteFunc(slices.Clone(considered), func(c Considered) bool { return slices.Contains(Dangers(), c.Entry) })
}

var laughs = lazyregexp.New(`(?i)[笑草]$|[(（][笑爆]|(?:w|ｗ){2,}|[wｗ]$|\b(?:lol|lmao|haha\w*|jk)\b|哈哈|呵呵|[ㅋㅎ]{2,}|[😂🤣😆😅]`)

// Speaks tells of what danger words speak by themselves.
func Speaks(r *Reader) func(words string) danger.Kind {
	return func(words string) danger.Kind {
		kind, _ := r.peril.Read(who.Unmourned(words))
		return kind
	}
}

// InCare tells what words say of the talk, and of the danger in which their writer was.
func InCare(r *Reader) func(words string) (aside.Kind, float64) {
	return func(words string) (aside.Kind, float64) {
		return r.Aside(words, slices.Concat(aside.Anytime(), aside.OfCare()))
	}
}
