package danger

import (
	"embed"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"madoguchi/internal/jatext"
)

//go:embed lexicon/*.txt
var lexicons embed.FS

// category is a heading of the lexicons: what kind of thing a phrase is.
type category int

const (
	who      category = iota // a person of whom others are afraid: a former partner, a stalker, a gang
	stalk                    // somebody follows, waits, watches
	hide                     // the writer lives where somebody must not find them
	found                    // where they live is known, or somebody looks for it
	door                     // somebody is or was at their home
	threat                   // what somebody says they will do
	money                    // what somebody wants for not doing it
	violence                 //
	life                     // their safety, and what they no longer dare
	fear                     //
	plea                     // a call for help
	self                     // to end one's life
	despair                  // what is said by those who are near it, and by many who are not
	calm                     // a general question, news, a joke, other meanings of the same words
	company                  // the company is spoken to, or threatened
	mine                     // the writer or somebody of theirs
	harm                     // a threat by the writer
	fraud                    // something was done with the writer's card, money or name
	scam                     // the writer did what a swindler wanted
	cry                      // what somebody in danger says next
	person                   // these and what follows are everyday words, which say something only beside one another
	place
	learn
	mustnot
	away
	pay
	unless
	tell
	near
	night
	watch
	ending
	loss
	kin  // who is violent at home
	sure // what decides alone, unless it is taken back
	categories
)

// headings are the categories as the files name them.
func headings() []string {
	return []string{"who", "stalk", "hide", "found", "door", "threat", "money", "violence", "life", "fear", "plea", "self", "despair",
		"calm", "company", "mine", "harm", "fraud", "scam", "cry",
		"person", "place", "learn", "mustnot", "away", "pay", "unless", "tell", "near", "night", "watch", "ending", "loss", "kin", "sure"}
}

// phrase is what stands in a text: its parts in this order, each at most reach
// characters behind the one before, within one sentence.
type phrase struct {
	parts []string
	reach int
	open  bool   // more letters of the same word may follow
	not   string // what means something else and holds the phrase, "" for nothing: 「会社に言う」 of 「カード会社に言う」
}

// Reaches of a gap in a phrase, in bytes: characters take three, Latin letters one.
const reach = 40

// lexicon holds the phrases of all languages.
var lexicon = sync.OnceValue(func() *[categories][]phrase {
	var all [categories][]phrase
	for _, name := range []string{"ja", "en", "zh", "ko"} {
		b, err := lexicons.ReadFile("lexicon/" + name + ".txt")
		if err != nil {
			continue // they are embedded: a test reads every one
		}
		read(string(b), &all)
	}
	return &all
})

// read takes in one file. What stands under no heading is nothing.
func read(file string, all *[categories][]phrase) {
	for heading, line := range jatext.Sections(file) {
		if c := slices.Index(headings(), heading); c >= 0 {
			all[c] = append(all[c], parse(line))
		}
	}
}

func parse(line string) phrase {
	line, not, _ := strings.Cut(line, "!")
	line, open := strings.CutSuffix(strings.TrimSpace(line), "-")
	p := phrase{reach: reach, open: open, not: strings.TrimSpace(spaced(fold(not)))}
	for part := range strings.SplitSeq(line, "*") {
		p.parts = append(p.parts, strings.TrimSpace(spaced(fold(part))))
	}
	last := len(p.parts) - 1
	if first, _ := utf8.DecodeRuneInString(p.parts[0]); jatext.Latin(first) {
		p.parts[0] = " " + p.parts[0]
	}
	if r, _ := utf8.DecodeLastRuneInString(p.parts[last]); jatext.Latin(r) && !p.open {
		p.parts[last] += " "
	}
	return p
}

// in reports whether a phrase stands in a text, which [spaced] made.
func (p phrase) in(text string) bool {
	if p.not != "" {
		text = strings.ReplaceAll(text, p.not, " ")
	}
	for from := 0; ; {
		at := strings.Index(text[from:], p.parts[0])
		if at < 0 {
			return false
		}
		from += at + len(p.parts[0])
		if p.follows(text[from:]) {
			return true
		}
	}
}

// follows reports whether the other parts of a phrase stand in what follows the
// first.
func (p phrase) follows(text string) bool {
	for _, part := range p.parts[1:] {
		near := text[:min(len(text), p.reach+len(part))]
		if end := strings.IndexByte(near, '.'); end >= 0 {
			near = near[:end]
		}
		at := strings.Index(near, part)
		if at < 0 {
			return false
		}
		text = text[at+len(part):]
	}
	return true
}

// unthreatened is a text without the words of threats, so that none of them is what is wanted as well: 「会社に言う」 is no
// 「言う」. What stands in both lists is both.
func unthreatened(text string) string {
	both := func(p phrase) bool {
		return slices.ContainsFunc(lexicon()[unless], func(o phrase) bool { return o.parts[0] == p.parts[0] })
	}
	for _, p := range lexicon()[threat] {
		if len(p.parts) == 1 && !both(p) {
			text = strings.ReplaceAll(text, p.parts[0], " ")
		}
	}
	return text
}

// spaced sets each Latin word of a folded text between spaces, and the ends of
// sentences apart from them.
func spaced(folded []rune) string {
	var b strings.Builder
	b.WriteByte(' ')
	before := ' '
	for _, r := range folded {
		word := jatext.Latin(r) && r != '.' && r != ' '
		if word != (jatext.Latin(before) && before != '.' && before != ' ') && before != ' ' && r != ' ' {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
		before = r
	}
	b.WriteByte(' ')
	return b.String()
}

// signs are the categories of which a text holds a phrase.
type signs [categories]bool

func hits(text string) (all signs) {
	x := index()
	for _, f := range x.others {
		all[f.category] = all[f.category] || f.phrase.in(text)
	}
	key := uint32(0)
	for i := range len(text) {
		if key = key<<8&0xffffff | uint32(text[i]); i+1 < begin || !x.seen[spread(key)] {
			continue
		}
		for _, f := range x.begin[key] {
			if !all[f.category] && strings.HasPrefix(text[i+1-begin:], f.phrase.parts[0]) && f.phrase.in(text) {
				all[f.category] = true
			}
		}
	}
	return all
}

// begin is how many bytes of a phrase it is found by.
const begin = 3

// beginnings are the phrases of the lexicon by their first bytes, so that a text is held only against those of which the
// beginning stands in it.
type beginnings struct {
	seen   [1 << 12]bool // by what these bytes come to
	begin  map[uint32][]filed
	others []filed // that begin with less, or in what is left of a text without what they must not mean
}

// filed is a phrase under its heading.
type filed struct {
	category category
	phrase   phrase
}

var index = sync.OnceValue(func() *beginnings {
	x := &beginnings{begin: map[uint32][]filed{}}
	for c, phrases := range lexicon() {
		for _, p := range phrases {
			f, first := filed{category(c), p}, p.parts[0]
			if len(first) < begin || p.not != "" {
				x.others = append(x.others, f)
				continue
			}
			key := uint32(first[0])<<16 | uint32(first[1])<<8 | uint32(first[2])
			x.begin[key], x.seen[spread(key)] = append(x.begin[key], f), true
		}
	}
	return x
})

// spread is a number of twelve bits in which all bits of a key count.
func spread(key uint32) uint32 { return key * 0x9E3779B1 >> 20 }
