// Package words holds what people call days and what stands beside them, in Japanese,
// English, Chinese and Korean: a file for each language, a word a line under a heading, which
// tells what the word does in a date and what it counts.
package words

import (
	"embed"
	"slices"
	"strconv"
	"strings"
	"sync"

	"madoguchi/internal/jatext"
)

//go:embed *.txt
var files embed.FS

// Role is what a word does in a date, as its heading says it. Behind some a heading has the
// [Meaning] of its words.
type Role string

const (
	Told        Role = "told"             // a day that is told from today, and how: [told days -1]
	Length      Role = "length"           // a length of time as one word, 사흘, and how long: [length days 3]
	InUnits     Role = "unit"             // what a number in front of it counts: [unit days 7]
	Weekday     Role = "weekday"          // in front of a day of the week, which one is meant: [weekday strictly 1]
	Elsewhere   Role = "elsewhere"        // tells a day from something else than today, or of every week
	Lasting     Role = "lasting"          // behind 3日, which is a length of time then and no day
	Apart       Role = "apart"            // the same behind a space
	Waiting     Role = "waiting"          // the same, behind も or ほど as well
	Ahead       Role = "ahead"            // in front of 3日, which is a length of time then
	Month       Role = "month"            // [month 3] march
	ShortMonth  Role = "month in short"   // [month in short 3] mar
	DayName     Role = "weekday name"     // [weekday name 1] monday
	ShortDay    Role = "weekday in short" // [weekday in short 1] mon
	Ordinal     Role = "ordinal"          // [ordinal 3] third
	Few         Role = "few"              // [few 3] three
	Counted     Role = "counted"          // behind a number that is no day of a month then
	BeforeMonth Role = "before a month"   // in front of a word that is a month then: in may
	Special     Role = "special"          // in front of a day of the week that is told from something else then: Good Friday
	BehindDay   Role = "behind a day"     // behind "the 3rd", which is a day then
)

func roles() []Role {
	return []Role{Told, Length, InUnits, Weekday, Elsewhere, Lasting, Apart, Waiting, Ahead, Month, ShortMonth,
		DayName, ShortDay, Ordinal, Few, Counted, BeforeMonth, Special, BehindDay}
}

// Unit is in what a date counts from today.
type Unit uint8

const (
	NoUnit   Unit = iota
	Days          // 明日, 3日後
	Weeks         // 来週, 来週の月曜
	Weekends      // 今週末
	Months        // 来月, 来月5日
	Years         // 来年1月6日
	Onward        // 1か月後: the same day of another month
)

// Pick is which day of the week a name means.
type Pick uint8

const (
	Plain    Pick = iota // 月曜: the next one or the last one, which may be today
	Strictly             // 次の月曜: never today
	Loosely              // next Monday: the first one, or that of the week to come
)

// Meaning is what a word counts. What its heading does not say is 0.
type Meaning struct {
	Unit Unit
	Pick Pick
	N    int
}

func languages() []string { return []string{"ja", "en", "zh", "ko"} }

// words are those of all languages.
var words = sync.OnceValue(func() map[Role]*jatext.Lexicon[Meaning] {
	all := map[Role]*jatext.Lexicon[Meaning]{}
	for _, r := range roles() {
		all[r] = &jatext.Lexicon[Meaning]{}
	}
	for _, lang := range languages() {
		b, err := files.ReadFile(lang + ".txt")
		if err != nil {
			continue // they are embedded: a test reads every one
		}
		for heading, word := range jatext.Sections(string(b)) {
			if r, m, ok := parseHeading(heading); ok {
				all[r].Add(word, m)
			}
		}
	}
	return all
})

// parseHeading reads "lasting", "month 3" and "told days -1".
func parseHeading(heading string) (r Role, m Meaning, ok bool) {
	if at := strings.LastIndexByte(heading, ' '); at >= 0 {
		if n, err := strconv.Atoi(heading[at+1:]); err == nil {
			heading, m.N = heading[:at], n
		}
	}
	if slices.Contains(roles(), Role(heading)) {
		return Role(heading), m, true
	}
	name, kind, _ := strings.Cut(heading, " ")
	units := map[string]Unit{"days": Days, "weeks": Weeks, "weekends": Weekends, "months": Months, "years": Years, "onward": Onward}
	picks := map[string]Pick{"strictly": Strictly, "loosely": Loosely, "plain": Plain}
	unit, isUnit := units[kind]
	pick, isPick := picks[kind]
	m.Unit, m.Pick = unit, pick
	return Role(name), m, (isUnit || isPick) && slices.Contains(roles(), Role(name))
}

// At is the longest word of a role at in[i]: what it counts, and how many runes it has, 0 for
// none.
func At(r Role, in jatext.Text, i int) (m Meaning, length int) { return words()[r].At(in, i) }

// Begins reports whether a word of a role begins with a character.
func Begins(r Role, first rune) bool { return words()[r].Begins(first) }

// Is reports whether a word in small letters is one of a role.
func Is(r Role, word string) bool {
	in := jatext.Text(word)
	_, n := At(r, in, 0)
	return n > 0 && n == len(in)
}
