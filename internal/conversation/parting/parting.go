// Package parting hears that somebody ends the conversation: that nobody needs to take it up, that
// what was passed on shall be taken back, that they wait, ask elsewhere, or have no more to ask. It
// knows no incident, and what stands beside such words it leaves to others.
package parting

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"madoguchi/internal/conversation/brief"
	"madoguchi/internal/conversation/courtesy"
	"madoguchi/internal/conversation/memory"
	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/conversation/typed"
	"madoguchi/internal/identity"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/jatext"
	"madoguchi/internal/lazyregexp"
)

// End is how somebody ends a conversation.
type End string

// The ends. What a message says of several, the first of these says.
const (
	None   End = ""
	Undone End = "undone" // what was passed on shall be taken back
	Spared End = "spared" // nobody needs to have it, or to reply
	Waits  End = "waits"  // they wait for who has it
	Leaves End = "leaves" // they take it elsewhere, or come back another time
	Sleeps End = "sleeps" // they go to sleep
	Done   End = "done"   // they have no more to ask

	Praises End = "praises" // they praise somebody, or wish them well
	Tells   End = "tells"   // they will tell others
)

// Headings of the list that take an end back.
const (
	here      = "here"      // what they take elsewhere comes back to the desk, or is a claim
	impatient = "impatient" // who waits complains
	more      = "more"      // who spares the desk one thing wants another
	claims    = "claims"    // who tells staff, or somebody who stands for a claim
	blames    = "blames"    // who praises something blames something else
)

// longest is how many characters a message has at most that is read for an end.
const longest = 140

// Read reads how a message ends the conversation, and what else it says: Rest is "" where it says nothing
// else than that, courtesies and why.
func Read(words string) (end End, rest string) {
	words = prose.Plain(words)
	if utf8.RuneCountInString(words) > longest {
		return None, words
	}
	var found []End
	var others []string
	for _, sentence := range prose.Sentences(words) {
		ends, left := ofSentence(sentence)
		found = append(found, ends...)
		if left != "" {
			others = append(others, left)
		}
	}
	for _, e := range []End{Undone, Spared, Waits, Leaves, Sleeps, Done, Tells, Praises} {
		if slices.Contains(found, e) {
			return e, strings.Join(others, "\n")
		}
	}
	return None, words
}

// ofSentence are the ends that a sentence says as a whole or clause by clause, and what else it says.
func ofSentence(sentence string) (ends []End, rest string) {
	if e := ofClause(sentence); e != None {
		return []End{e}, ""
	}
	var left []string
	for _, clause := range strings.FieldsFunc(joints.ReplaceAllString(sentence, "$1、"), parts) {
		if e := ofClause(clause); e != None {
			ends = append(ends, e)
		} else if !empty(clause) {
			left = append(left, strings.TrimSpace(clause))
		}
	}
	if len(ends) > 0 && !slices.ContainsFunc(left, asks) {
		left = slices.DeleteFunc(left, reason.MatchString)
	}
	return ends, strings.Join(left, ", ")
}

// parts reports whether a character parts two clauses.
func parts(r rune) bool { return strings.ContainsRune("、，,;；…", r) }

// joints are the words between two clauses.
var joints = lazyregexp.New(`(?i)((?:なので|ですので|ますので|るので|ですから|ますから|だから))|,? (?:and|but|so|because|since) |그러니까|그래서|[.．・]{2,}`)

// reason is a clause that only says why.
var reason = lazyregexp.New(`^.{0,24}(?:ので|から|だけ|んで|のに)(?:です|な|よ|ね)*$`)

// empty reports whether a clause says nothing: a courtesy, a nod, a word before another one.
func empty(clause string) bool {
	rest, _ := courtesy.Read(clause)
	return rest == "" || typed.LetsGo(rest) || utf8.RuneCountInString(bare(rest)) < 2 || nothing.MatchString(bare(rest))
}

// nothing are words beside an end that ask and tell nothing.
var nothing = lazyregexp.New(`^(?:(?:うーん|では|ほな|ほんなら|(?:よろしく)?(?:頼み|頼ん|たのみ|たのん)ます(?:ね|わ|で)?|あとは?|後は|じゃあ?|それでは|とりあえず|ひとまず|やっぱり|やはり|` +
	`お手数(?:を)?(?:おかけ|かけ)?(?:し)?(?:ました|ます|です)?|ごめんなさい?|ごめん|` +
	`申し訳(?:あり|ござい)?ませ?ん?(?:でした)?|そうなんですね|そうですよね|ですよね|そうですか|そうか|なるほど|了解|わかった|わかりました|やめる|やめます|助かりました|いや|いえ|え|あ|笑|` +
	`ok|okay|cheers|anyway|actually|never ?mind|nevermind|then|sorry|fine|alright|right|thatsfine|itsok|thanksanyway|thankyouanyway|` +
	`那|那么|好吧|行|抱歉|不好意思|네|아니요|아니|그럼|죄송합니다|죄송해요|괜찮아요|괜찮습니다))+$`)

// praised reports whether a sentence of words praises somebody, or wishes them well.
func praised(words string) bool {
	return slices.ContainsFunc(prose.Sentences(prose.Plain(words)), func(s string) bool {
		clauses := append(strings.FieldsFunc(s, parts), s)
		return slices.ContainsFunc(clauses, func(c string) bool { return ofClause(c) == Praises })
	})
}

// mere reports whether what stands beside an end asks for nothing: something that its writer will do themself, that they
// were misread, or beside praise whatever they tell.
func mere(end End, rest string, praise bool) bool {
	given, _ := brief.Gives(rest)
	all := slices.DeleteFunc(prose.Sentences(prose.Plain(rest)), brief.Courtesy)
	will := !slices.ContainsFunc(all, func(s string) bool { return !intends.MatchString(s) })
	wrong := end == Spared && brief.Corrects(rest) && !strings.ContainsAny(rest, "?？")
	tells := brief.Statement(rest) && (praise || will)
	return end != Undone && len(given) == 0 && (praise || !brief.Wish(rest)) && (tells || wrong)
}

// intends says what somebody will do themself.
var intends = lazyregexp.New(`(?i)(?:て|で)(?:おき|み|き)ます|(?:て|と)おく|とき?ます[わねよ]|なきゃ|ないと(?:いけ|な|ね|。|$)|ことにし|ようと思|` +
	`\bi(?:'ll| will| should| have to| must|'m going to)\b|我(?:会|會|就|去|先|再|得|要)|(?:을|할|볼|둘|꿀|갈)게요|야겠|겠습니다`)

// asks reports whether a clause asks something.
func asks(clause string) bool { return !brief.Statement(clause) || strings.ContainsAny(clause, "?？") }

// ofClause is the end that a clause says.
func ofClause(clause string) End {
	words := bare(clause)
	for _, row := range forms() {
		if !row.form.MatchString(words) || row.end.asked(clause) {
			continue
		}
		if back := takesBack[row.end]; back != "" && says(back, words) {
			return None
		}
		return row.end
	}
	return None
}

// takesBack is the heading that takes an end back.
var takesBack = map[End]string{Leaves: here, Waits: impatient, Spared: more, Praises: blames, Tells: claims}

// asked reports whether a clause asks something, and is no such end for it. To take back may be asked
// for, and "nothing more to ask" only sounds like asking.
func (e End) asked(clause string) bool {
	switch e {
	case Undone:
		return false
	case Done:
		return strings.ContainsAny(clause, "?？")
	}
	return asks(clause)
}

//go:embed parting.txt
var list string

type row struct {
	end  End
	form *lazyregexp.Regexp
}

var forms = sync.OnceValue(func() []row { return rows(func(name string) bool { return !excepts(name) }) })

var exceptions = sync.OnceValue(func() []row { return rows(excepts) })

func excepts(heading string) bool {
	return slices.Contains([]string{here, impatient, more, blames, claims}, heading)
}

// says reports whether bare words have a form of what takes an end back.
func says(heading, words string) bool {
	return slices.ContainsFunc(exceptions(), func(r row) bool { return string(r.end) == heading && r.form.MatchString(words) })
}

// rows are the forms of some headings, in the order of the list.
func rows(some func(heading string) bool) (all []row) {
	var names []string
	lines := map[string][]string{}
	for name, line := range jatext.Sections(list) {
		if lines[name] == nil && some(name) {
			names = append(names, name)
		}
		lines[name] = append(lines[name], strings.ReplaceAll(line, "…", ".*"))
	}
	for _, name := range names {
		all = append(all, row{End(name), lazyregexp.New(`^(?:` + strings.Join(lines[name], "|") + `)$`)})
	}
	return all
}

// bare are words without blanks and marks, small, in one width.
func bare(words string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsPunct(r) || unicode.IsSymbol(r) {
			return -1
		}
		return r
	}, strings.ToLower(jatext.Width(words)))
}

// Lets reports whether somebody who was not in danger lets be what they were just told: 「もういいや」
// as the first word may be despair.
func Lets(s memory.State, in inquiry.Inbound, now time.Time) bool {
	told := s.Proof(in).Current(now).Stage != identity.NoDialogue || !s.Lately(in, now).At.IsZero()
	words := in.Text.Words()
	return told && !s.Cares(now) && (LetsGo(words) || typed.Picks(words) || typed.Postpones(words))
}
