package factlock

import (
	"slices"
	"strings"
	"sync"
)

// wordList is a table of phrases, by their first rune.
type wordList map[rune][]listed

type listed struct {
	text string
	open bool // goes on as it likes
}

func newList(phrases ...string) wordList {
	l := wordList{}
	for _, p := range phrases {
		text, open := strings.CutSuffix(p, "*")
		first := []rune(text)[0]
		l[first] = append(l[first], listed{text, open})
	}
	for _, same := range l {
		slices.SortStableFunc(same, func(a, b listed) int { return len(b.text) - len(a.text) })
	}
	return l
}

// find returns the first phrase of the list that stands in s, the longest where
// several start there, and its place; "" for none. Latin letters stand as words,
// as in firstOf.
func (l wordList) find(s string) (phrase string, at int) {
	for i, r := range s {
		for _, p := range l[r] {
			if strings.HasPrefix(s[i:], p.text) && isWord(s, i, i+len(p.text), p.open) {
				return p.text, i
			}
		}
	}
	return "", -1
}

func (l wordList) in(s string) bool {
	_, at := l.find(s)
	return at >= 0
}

// cutFrom takes the phrases of the list out of s.
func (l wordList) cutFrom(s string) string {
	for {
		p, at := l.find(s)
		if at < 0 {
			return s
		}
		s = s[:at] + string(blank) + s[at+len(p):]
	}
}

// The tables of words/ that the lock uses, each read once.
var (
	leakWords      = listOf("leaked")
	possibleWords  = listOf("possible")
	likelyWords    = listOf("likely")
	deniedWords    = listOf("denied")
	happenedWords  = listOf("happened")
	happenedInEn   = listOf("happened_en")
	safeWords      = listOf("safe")
	moneyWords     = partsOfList("money")
	freeWords      = listOf("free")
	pledgeWords    = partsOfList("pledged")
	promiseWords   = listOf("promised")
	surelyWords    = listOf("surely")
	everybodyWords = listOf("everybody")
	onlyWords      = listOf("only")
	openDayWords   = listOf("open")
	closedWords    = listOf("closed")
	serviceWords   = listOf("service")
	demandedWords  = listOf("demanded")
)

// partsOfList reads a table in its parts, each behind a line that starts with ==;
// the first list is all of them.
func partsOfList(file string) func() []wordList {
	return sync.OnceValue(func() []wordList {
		var parts [][]string
		for _, line := range table(file) {
			if strings.HasPrefix(line, "==") {
				parts = append(parts, nil)
				continue
			}
			parts[len(parts)-1] = append(parts[len(parts)-1], line)
		}
		var lists []wordList
		lists = append(lists, newList(slices.Concat(parts...)...))
		for _, p := range parts {
			lists = append(lists, newList(p...))
		}
		return lists
	})
}

// The phrases that decline to say, as lists.
var (
	announcedNothingList = sync.OnceValue(func() wordList { return newList(announcedNothing...) })
	cannotSayList        = sync.OnceValue(func() wordList { return newList(cannotSay...) })
	openWordsList        = sync.OnceValue(func() wordList { return newList(openWords...) })
)

func listOf(file string) func() wordList {
	return sync.OnceValue(func() wordList { return newList(table(file)...) })
}
