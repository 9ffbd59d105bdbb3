package prose

import (
	_ "embed"
	"slices"
	"strings"
	"unicode"

	"madoguchi/internal/jatext"
	"madoguchi/internal/lazyregexp"
)

// Questions takes a message apart: one piece for each sentence, the subject of
// a mail first. What people write around a question (salutation, thanks for the
// kind support) is left out unless nothing else is there. There is always a piece, and
// be it empty.
//
// The second result reports whether the first piece is the subject.
func Questions(words string) (pieces []string, subject bool) {
	_, hasSubject := cutSubject(words)
	for i, paragraph := range paragraphs(words) {
		for _, sentence := range sentences(paragraph) {
			if !formula(sentence) && !around(sentence) && !slices.Contains(pieces, sentence) {
				pieces = append(pieces, sentence)
				subject = subject || i == 0 && hasSubject
			}
		}
	}
	if len(pieces) == 0 {
		return []string{strings.TrimSpace(words)}, false
	}
	return pieces, subject
}

// Sentences are all that stand in a message, in their order, each on one line: the subject
// of a mail first. Only what holds nothing to read is left out.
func Sentences(words string) []string {
	var all []string
	for _, paragraph := range paragraphs(words) {
		for _, sentence := range sentences(paragraph) {
			all = append(all, strings.Join(strings.Fields(sentence), " "))
		}
	}
	return all
}

// paragraphs undoes the hard line breaks of mail: a line goes on in the next one
// unless it ends as sentences do, or the next one starts something new.
func paragraphs(words string) []string {
	var all []string
	open := false
	for line := range strings.Lines(words) {
		line = strings.TrimSpace(line)
		subject, isSubject := cutSubject(line)
		switch {
		case line == "":
			open = false
			continue
		case isSubject && subject == "":
			continue
		case isSubject:
			all, open = append(all, subject), false
			continue
		case open && !starts(line):
			all[len(all)-1] += glue(all[len(all)-1]) + line
		default:
			all = append(all, line)
		}
		open = !ends(line)
	}
	return all
}

// Body are the words without the subject of a mail, which stands in front of them.
func Body(words string) string {
	if _, is := cutSubject(words); is {
		_, words, _ = strings.Cut(words, "\n")
	}
	return words
}

// cutSubject recognises a text that begins with the mark of the subject of a mail, and
// returns what stands behind it.
func cutSubject(line string) (string, bool) {
	for _, mark := range []string{"件名：", "件名:", "Subject:", "subject:"} {
		if rest, ok := strings.CutPrefix(line, mark); ok {
			if forwarded.MatchString(rest) {
				return "", true // it is of the mail that was passed on, not of the question
			}
			return strings.TrimSpace(answered.ReplaceAllString(rest, "")), true
		}
	}
	return "", false
}

// unmarked takes the mark of the subject out of the words of a mail: it is the desk's,
// not the sender's.
func unmarked(words string) string {
	first, rest, _ := strings.Cut(words, "\n")
	if subject, ok := cutSubject(first); ok {
		return subject + "\n" + rest
	}
	return words
}

// forwarded is what mail programs put in front of the subject of a mail that is
// passed on.
var forwarded = lazyregexp.New(`(?i)^\s*(fwd?|転送)\s*[:：]`)

// answered is what mail programs put in front of a subject.
var answered = lazyregexp.New(`(?i)^(\s*(re|fwd?|転送|返信)\s*[:：])+`)

func starts(line string) bool {
	return strings.HasPrefix(line, "・") || strings.HasPrefix(line, "-") || strings.HasPrefix(line, "●") || numbered.MatchString(line)
}

var numbered = lazyregexp.New(`^[(（]?[0-9０-９①-⑳]{1,2}[.．)）、]`)

func ends(line string) bool {
	return strings.ContainsAny(line[len(line)-1:], ".!?:") || strings.HasSuffix(line, "。") || strings.HasSuffix(line, "？") ||
		strings.HasSuffix(line, "！") || !strings.HasSuffix(line, "、") && len([]rune(line)) < 18 || around(line)
}

// glue is what stands between two joined lines: a space between Latin words.
func glue(before string) string {
	if before != "" && before[len(before)-1] < 0x80 {
		return " "
	}
	return ""
}

// sentences splits at full stops and question marks, and where one breath holds
// two questions.
func sentences(paragraph string) []string {
	var all []string
	from := 0
	for _, at := range breath.FindAllStringIndex(paragraph, -1) {
		// the mark itself stays with what it ends, so that a question still shows
		if piece := strings.TrimSpace(paragraph[from:at[1]]); !Unreadable(piece) {
			all = append(all, piece)
		}
		from = at[1]
	}
	if rest := strings.TrimSpace(paragraph[from:]); !Unreadable(rest) {
		all = append(all, rest)
	}
	return all
}

// breath is where one question ends and another may begin. Who writes kana on a phone puts a blank where others put
// a mark.
var breath = lazyregexp.New(`[。！？!?]+|[.]\s+|` +
	`(?:ますか?|ました|ません|(?:です|でした|でしょう|ましょう)か|(?:です|ます)[ねよ]|ください|下さい|たいです)[ 　]+|` +
	`、?(?:それと|それから|あと、|あとは|ついでに|ところで)|\s+(?:and also|also,|by the way,?)\s+`)

// Asking reports whether a sentence asks or requests something.
func Asking(s string) bool {
	s = strings.ToLower(strings.TrimRight(s, " 　。.!！"))
	if strings.ContainsAny(s, "?？") {
		return true
	}
	for _, end := range []string{"か", "の", "かな", "かね", "と", "とね", "ん", "教えて", "ください", "下さい", "たい", "たいです", "ほしい", "欲しい",
		"お願い", "お願いします", "お願いいたします", "願います", "幸いです", "ちょうだい", "くれ", "って", "は", "について", "吗", "呢", "요", "까"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return opener.MatchString(s) || !strings.ContainsFunc(s, Kana) && within.MatchString(s)
}

// Interrogative reports whether a sentence has the form of a question. [Asking] sees more, and
// takes a hum for one.
func Interrogative(s string) bool { return interrogative.MatchString(s) }

var interrogative = lazyregexp.New(`[?？]|(?:か|かな|かね|吗|嗎|呢|까)[\s。.!！]*$`)

// Kana reports whether a character is one that only Japanese has.
func Kana(r rune) bool { return unicode.In(r, unicode.Hiragana, unicode.Katakana) }

// within are words of Chinese, Korean and English that ask wherever they stand in a sentence.
// Japanese asks at its end.
var within = lazyregexp.New(`吗|嗎|什么|什麼|甚麼|怎么|怎麼|怎样|怎樣|点样|點樣|边个|邊個|哪|谁|誰|多少|几时|幾時|几天|是不是|系咪|係咪|` +
	`能不能|可不可以|要不要|有没有|有沒有|有冇|会不会|會不會|为什么|為什麼|点解|點解|如何|是否|多久|` +
	`까|나요|가요|는지|은지|인지|을지|할지|죠|어디|언제|누가|누구|왜|어떻게|얼마|몇|뭐|뭘|무엇|무슨|주세요|알려|` +
	`\b(?:what|when|where|who|whose|why|how|which|whether|can i|can you|could you|do i|do you|did you|` +
	`is it|is there|am i|are you|are there|` +
	`will you|will i|should i|would you|have you|tell me|let me know|want to know|wondering)\b`)

// opener is how a question or request starts in English.
var opener = lazyregexp.New(`^(what|when|where|who|why|how|which|is|are|was|were|do|does|did|` +
	`can|could|will|would|should|please|tell me|i want|i need|i'd like)\b`)

// Asked are the sentences of a text that ask something, one to a line.
func Asked(words string) string {
	var kept []string
	for _, paragraph := range paragraphs(words) {
		for _, s := range sentences(paragraph) {
			if Asking(s) && !formula(s) {
				kept = append(kept, s)
			}
		}
	}
	return strings.Join(kept, "\n")
}

// formula reports whether a sentence is only what mail opens and closes with.
func formula(s string) bool { return slices.Contains(formulas, strings.Trim(s, " 　。、.,!！\n")) }

//go:embed formulas.txt
var formulaList string

var formulas = slices.Collect(jatext.Lines(formulaList))
