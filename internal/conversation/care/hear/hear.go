// Package hear tells what somebody says next who wrote of danger: that it is over or was none, that they cannot
// phone, what shall not be done. It knows no incident, and decides nothing.
package hear

import (
	_ "embed"
	"slices"
	"strings"

	"madoguchi/internal/aside"
	"madoguchi/internal/conversation/brief"
	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/danger"
	"madoguchi/internal/jatext"
	"madoguchi/internal/lazyregexp"
)

// Said is what a clause says of the danger of which its writer spoke before, or of how to reach them.
type Said string

// What is said. The list has a heading for each.
const (
	Nothing Said = ""
	Misread Said = "misread" // it was no danger
	Denies  Said = "denies"  // there is none, nothing presses, the urgent case shall be none
	Calm    Said = "calm"    // it is over for now, or they are not alone
	Night   Said = "night"   // they go to sleep
	Far     Said = "far"     // nobody is there at this moment, which makes the danger no less
	Mute    Said = "mute"    // they cannot phone
	Writing Said = "writing" // they look for somewhere to write to
	Busy    Said = "busy"    // they phoned, and nobody answered
	Present Said = "present" // whether anybody is here, or that nobody answers
	Sign    Said = "sign"    // that whom they fear may be near
	Forbids Said = "forbids" // what shall not be done
)

// all are what a clause may say, the first that holds first.
func all() []Said {
	return []Said{Misread, Denies, Far, Mute, Writing, Busy, Present, Sign, Forbids, Calm, Night}
}

// Heard is what a message says.
type Heard struct {
	Says map[Said]bool
	Rest string // the clauses that say none of it, "" where nothing else stands there
}

// Any reports whether the message says one of some things.
func (h Heard) Any(some ...Said) bool {
	for _, s := range some {
		if h.Says[s] {
			return true
		}
	}
	return false
}

// Ear hears what somebody says who wrote of danger.
type Ear struct {
	Despairs bool                           // of despair
	Plain    bool                           // in so many words: who denies that is not believed for it
	Speaks   func(words string) danger.Kind // of what danger words speak by themselves
	Reads    func(words string) (aside.Kind, float64)
}

// Coming reports whether words tell that the police know, and are on their way.
func Coming(words string) bool { return some("coming", words) }

// Pays reports whether words ask whether to pay who threatens their writer, or what follows if they do not.
func Pays(words string) bool { return some("pays", words) }

// Paid reports whether words tell that their writer paid.
func Paid(words string) bool { return some("paid", words) }

// some reports whether a clause says what stands under a heading.
func some(heading, words string) bool {
	return slices.ContainsFunc(Clauses(words), func(clause string) bool {
		low := strings.ToLower(jatext.Width(clause))
		return is(heading, low) && !is("no "+heading, low)
	})
}

// AtEdge reports whether words tell that their writer stands where a step may end it: a bridge, a roof, the tracks.
func AtEdge(words string) bool {
	low := strings.ToLower(jatext.Width(words))
	return is("edge", low) && !is("no edge", low)
}

// Left reports whether words of who stood there tell that they went away: no clause of it may say that of somebody else,
// or deny or only wish it.
func Left(words string) bool { return some("left", words) }

// likely is how probable it must be that a clause says what the list does not know.
const likely = 0.6

// Hear takes a message apart.
func (e Ear) Hear(words string) Heard {
	h := Heard{Says: map[Said]bool{}}
	var rest []string
	for _, clause := range Clauses(words) {
		s := e.says(clause)
		if h.Says[s] = true; s == Nothing && !noes.MatchString(clause) {
			rest = append(rest, clause)
		}
		if meant, ok := brief.Instead(clause); ok && s == Denies {
			rest = append(rest, meant)
		}
	}
	h.Rest = strings.TrimSpace(strings.Join(rest, " "))
	e.denied(&h, rest)
	if h.Any(Misread, Calm) && e.weighs(h.Rest, words) {
		h.Says[Misread], h.Says[Calm] = false, h.Says[Calm] && !e.Despairs
	}
	h.Says[Calm] = h.Says[Calm] && !h.Says[Sign] && !e.afraid(words)
	h.Says[Far] = h.Says[Far] && !h.Says[Sign] && !e.afraid(h.Rest)
	return h
}

// denied believes who says that there is no danger, but not whoever said it in so many words.
func (e Ear) denied(h *Heard, rest []string) {
	if !h.Any(Denies) {
		return
	}
	rest = slices.DeleteFunc(rest, func(c string) bool { return is("cancels", strings.ToLower(jatext.Width(c))) })
	h.Rest, h.Says[Misread] = strings.Join(rest, " "), h.Any(Misread) || !e.Plain
	h.Says[Calm] = h.Any(Calm) || e.Plain
}

// afraid reports whether a message says that the danger goes on, whatever else it says.
func (e Ear) afraid(words string) bool {
	return slices.ContainsFunc(Clauses(words), func(clause string) bool {
		if listed(clause) == Calm {
			return false
		}
		kind, sure := e.Reads(clause)
		return kind == aside.Afraid && sure >= likely || danger.Fears(clause) && !past.MatchString(clause)
	})
}

// past are ends of words for what is over.
var past = lazyregexp.New(`(?i)かった|でした|ました|\b(?:was|were|had been)\b|[刚剛]才|[剛刚]刚|[았었했]`)

// weighs reports whether what stands beside such words speaks of danger itself, and is no manner of speaking.
func (e Ear) weighs(rest, words string) bool {
	if e.Despairs && danger.Hurts(rest) {
		return true
	}
	return e.Speaks(words) != danger.None && e.Speaks(rest) != danger.None
}

// says is what one clause says, by the list or by the reader of asides, which tells no misreading from safety.
func (e Ear) says(clause string) Said {
	if s := listed(clause); s != Nothing || asks(clause) {
		return s
	}
	switch kind, sure := e.Reads(clause); {
	case sure < likely:
	case kind == aside.Calm && !is("no calm", strings.ToLower(clause)):
		return Calm
	case kind == aside.Writes:
		return Mute
	}
	return Nothing
}

// listed is what one clause says, as far as the list knows.
func listed(clause string) Said {
	low, asks := strings.ToLower(jatext.Width(clause)), asks(clause)
	for _, s := range all() {
		states := s == Calm || s == Mute || s == Night
		if s == Denies && is("cancels", low) && is("urgent", low) {
			return s
		}
		if asks && states || prose.Interrogative(clause) && (states || unasked(s)) || !is(string(s), low) {
			continue
		}
		if !is("no "+string(s), low) {
			return s
		}
	}
	return Nothing
}

// unasked is what nobody says in a question.
func unasked(s Said) bool { return s == Misread || s == Denies || s == Far }

// asks reports whether a clause asks something: 「なんです」 is no 「なんで」.
func asks(clause string) bool {
	return !brief.Statement(strings.ReplaceAll(clause, "なんです", "です"))
}

// Clauses are the parts of a message that may say different things, each with the mark that ends it.
func Clauses(words string) []string {
	words = joints.ReplaceAllString(blanks.ReplaceAllString(words, "$1、"), "$1、")
	var found []string
	from := 0
	for _, at := range ends.FindAllStringIndex(words, -1) {
		found, from = append(found, words[from:at[1]]), at[1]
	}
	found = append(found, words[from:])
	kept := found[:0]
	for _, clause := range found {
		if clause = strings.Trim(clause, " 　、，,;；"); clause != "" {
			kept = append(kept, clause)
		}
	}
	return kept
}

var (
	// blanks stand for a comma in Japanese and Chinese.
	blanks = lazyregexp.New(`([\p{Han}\p{Hiragana}\p{Katakana}ー])[ 　]+`)
	// joints are words between two clauses.
	joints = lazyregexp.New(`(?i)(けれども?|けど|ですが|ますが)|\s(?:but|because|so)\s|\s(?:근데|하지만|그런데|그리고)\s`)
	// noes say no, and no more.
	noes = lazyregexp.New(`(?i)^(?:(?:没有|沒有|不是|不用|いえ|いや|いいえ|違う|違います|ううん|no|nope|nah|아니요?|아뇨)[\s。.!！]*)+$`)
	ends = lazyregexp.New(`[。．！？!?\n、，,;；…~〜]+|\.+(?:\s|$)|\.{2,}`)
)

//go:embed heard.txt
var list string

var is = jatext.Forms(list)
