// Package danger tells whether somebody who writes to a desk is in danger: threatened,
// followed, blackmailed, in hiding from somebody, or tired of living. It knows no
// incident, no clock and no network.
//
// Two things decide. Lexicons in Japanese, English, Chinese and Korean (lexicon/, a
// phrase a line) hold what decides alone, what says something only beside something
// else, and what takes it back: general questions, news, other senses of a word. A
// linear classifier weighs their categories, two and three of them together, and the
// n-grams of the text; [Train] made it, from the sentences in training/ and from
// inquiries that are no part of the project, and weights.bin holds it. Where the classifier is not
// sure a second opinion weighs in, if whoever puts the desk together has one ([Reader]).
//
//	go run ./infra/model danger -asked DIR [-folds DIR]
//
// measures it, each writer judged by weights that never saw that writer, and
//
//	go run ./infra/model danger -asked DIR -write internal/danger/weights.bin
//
// makes it anew, bit by bit the same from the same files. All of it is needed from the first
// message on, since each is judged: the lexicons and the weights are made ready then, in
// milliseconds.
package danger

import (
	"madoguchi/internal/lazyregexp"
	"slices"
	"strings"

	"madoguchi/internal/jatext"
)

// Kind is what somebody is in danger of: it decides which help is named.
type Kind string

const (
	None    Kind = ""
	Despair Kind = "despair" // they, or somebody of theirs, may end their life
	Home    Kind = "home"    // violence at home, by a partner or a relative, past or feared
	Threat  Kind = "threat"  // threatened, followed, blackmailed, found
)

// Kinds are all but None.
func Kinds() []Kind { return []Kind{Threat, Home, Despair} }

// Reader tells what danger words speak of. Its zero value rests on the lexicons and the classifier
// alone. It keeps nothing, and may be used by many at the same time.
type Reader struct {
	// Second is how probable it is, by another way to read, that words speak of danger, from 0 to 1,
	// and whether it can tell. It says the same of the same words each time; nil is nobody.
	Second func(words string) (p float64, known bool)
}

// Read tells what danger words speak of, and whether somebody may be at the writer's
// door just now.
func (r Reader) Read(words string) (kind Kind, door bool) {
	folded := fold(words)
	return find(folded, opinion{second: r.Second, words: words}, need(folded, words))
}

// Together is Read for several messages as one, which their writer did not write so.
func (r Reader) Together(words string) (kind Kind, door bool) {
	return find(fold(words), opinion{second: r.Second, words: words}, bar{joined, joined})
}

// find tells what danger a folded text speaks of, where the classifier and who seconds it reach a bar.
func find(folded []rune, o opinion, b bar) (kind Kind, door bool) {
	m := trained()
	for _, part := range windows(folded) {
		v, f := look(part)
		if f.certain(part) || o.reach(m.margin(v), f.kind(), b) {
			return f.kind(), f.near()
		}
	}
	for _, piece := range pieces(folded) {
		if v, f := look(piece); !f.bare() && o.reach(m.margin(v), f.kind(), b.piece()) {
			return f.kind(), f.near()
		}
	}
	return None, false
}

// Plain reports whether words say it in so many words, which need no weighing.
func Plain(words string) bool {
	folded := fold(words)
	return hits(spaced(folded)).certain(folded)
}

// Cries reports whether words are what somebody in danger says next: "help me", "I am
// alone", 「こわい」. They mean that only behind a message that a [Reader] understood.
func Cries(words string) bool {
	return hits(spaced(fold(words)))[cry]
}

// AtDoor reports whether words of somebody in danger say that somebody may be at their door, and that not some day ago.
func AtDoor(words string) bool {
	return (hits(spaced(fold(words))).near() || knocks.MatchString(words)) && !ago.MatchString(words)
}

// knocks are words for somebody at a door, which mean that only in danger.
var knocks = lazyregexp.New(`(?i)インターホン|ピンポン|チャイムが|ノック|(?:ドア|玄関|扉|戸|窓)の?(?:前|外|先|向こう|すぐ)|家の前に(?:い|来て|立)|` +
	`\b(?:knock\w*|bang\w*|pound\w*|rang|ring\w*)\b[^.!?]{0,16}\b(?:door|doorbell|bell)\b|\bdoorbell\b|` +
	`\b(?:at|outside|in front of) (?:my|the|our) (?:door|house|flat|apartment|window)\b|` +
	`敲[^。]{0,5}[门門]|[门門](?:外|口|前)|按[门門][铃鈴]|초인종|벨을 ?(?:눌|누르)|문을? ?두드|(?:문|현관|집) ?앞에`)

// ago are words for days before this one.
var ago = lazyregexp.New(`(?i)昨日|一昨日|先週|先月|去年|この(?:前|間)|以前|前に|\b(?:yesterday|ago|last (?:week|night|month|year))\b|昨天|前天|上周|上個|上个|어제|지난`)

// Fears reports whether words of somebody in danger speak of fear, or of somebody at their door.
func Fears(words string) bool {
	f := hits(spaced(fold(words)))
	return f[fear] || AtDoor(words)
}

// Heavy reports whether words hold something of despair, which what follows may complete: 「疲れました」
// before 「もういいです」.
func Heavy(words string) bool {
	f := hits(spaced(fold(words)))
	return f.any(self, despair, ending, loss, cry, sure)
}

// Hurts reports whether words hold what is said by those who are near despair, and by many who are not.
func Hurts(words string) bool {
	f := hits(spaced(fold(words)))
	return f.any(self, despair)
}

// Scammed reports whether words tell of something that swindlers want people to do: "I gave him",
// 「入力してしまいました」. It means that only behind a message about one.
func Scammed(words string) bool {
	return hits(spaced(fold(words)))[scam] && !undone.MatchString(words)
}

// undone says that somebody did not do it.
var undone = lazyregexp.New(`(?i)\b(?:haven'?t|have not|didn'?t|did not|never|not yet|without)\b|(?:押し|開い|開け|クリックし|入力し|教え|送っ|返信し|` +
	`答え|渡し|払っ)て(?:は)?(?:い)?(?:な|ま)|` +
	`(?:没有?|沒有?|还没|還沒|未)(?:点|點|打开|打開|按|输|輸|填|给|給|告诉|告訴|发|發|回)|(?:안|못) ?(?:눌|클릭|입력|알려|보냈|열|답)|지(?:는|도)? ?않았`)

// Urgent reports whether words hold what an emergency is made of: something was done
// with the writer's card, money or name; they gave a swindler what he wanted; they
// threaten somebody; or danger. It is evidence beside another reason, and no reason.
func Urgent(words string) bool {
	f := hits(spaced(fold(words)))
	return f[fraud] || f[scam] || f[harm] || f[self] || f[threat] || f[sure]
}

// certain reports whether the lexicons decide alone about a folded text: a sentence
// says it plainly, and nothing in it takes that back.
func (f signs) certain(folded []rune) bool {
	if !f.plain() {
		return false
	}
	for sentence := range strings.SplitSeq(string(folded), ".") {
		text := spaced([]rune(sentence))
		if s := hits(text); s.plain() && !s[calm] && (s.says() || s[threat] && hits(unthreatened(text)).demands()) {
			return true
		}
	}
	return false
}

// plain reports whether the lexicons alone say it: what is sure, extortion, or a former
// partner who follows somebody.
func (f signs) plain() bool { return f.says() || f[threat] && f.demands() }

// says reports whether they say it in so many words.
func (f signs) says() bool { return f[sure] || f[who] && f[stalk] }

// demands reports whether they say what is wanted: beside a threat that is extortion.
func (f signs) demands() bool { return f[money] || f[pay] && f[unless] }

// kind is the danger that the categories of a text speak of.
func (f signs) kind() Kind {
	switch {
	case f[self], f.despairs() && !f.any(who, stalk, hide, door, threat, money, violence):
		return Despair
	case f[kin] && !f[stalk] && f.any(violence, hide, who, away):
		return Home
	}
	return Threat
}

func (f signs) despairs() bool { return f[despair] || f[ending] && f[loss] }

func (f signs) any(some ...category) bool {
	return slices.ContainsFunc(some, func(c category) bool { return f[c] })
}

// bare reports whether a sentence by itself says that somebody is near, and nothing of danger: a husband is, who waits
// for his turn to ask.
func (f signs) bare() bool {
	return f[near] && !f.any(who, stalk, hide, found, door, threat, violence, life, fear, plea, self, despair, away, ending, sure)
}

func (f signs) near() bool { return f[door] || f[near] && f[watch] && f[night] }

// pieces are the sentences of a text that has several.
func pieces(folded []rune) [][]rune {
	var all [][]rune
	for sentence := range strings.SplitSeq(string(folded), ".") {
		if sentence != "" && len(all) < mostPieces {
			all = append(all, []rune(sentence))
		}
	}
	if len(all) < 2 {
		return nil
	}
	return all
}

const mostPieces = 200

// widest is how much of a text is judged at once: as much as the messages had from
// which the classifier learned. What is longer is read in windows that overlap.
const widest = 800

// windows are the parts of a folded text that are judged, each ending with a sentence
// where there is one.
func windows(folded []rune) [][]rune {
	var all [][]rune
	for {
		end := fit(folded, widest)
		if end == len(folded) {
			return append(all, folded)
		}
		all = append(all, folded[:end])
		folded = folded[max(fit(folded, widest/2), 1):]
	}
}

// fit is where a window of a size ends: behind its last sentence.
func fit(folded []rune, size int) int {
	last := 0
	for i, r := range folded {
		if size--; !jatext.Latin(r) {
			size--
		}
		if r == '.' {
			last = i + 1
		}
		if size < 0 {
			if last > i/2 {
				return last
			}
			return i
		}
	}
	return len(folded)
}
