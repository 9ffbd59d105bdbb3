package quote

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// longestIntroduction bounds the bytes of the line that names who is quoted.
const longestIntroduction = 600

// attribution returns how many lines form the line that names
// who is quoted; programs break it to fit the width. No line of it ends like a
// sentence, and where a later line is one by itself, the lines above are the person's.
func attribution(lines []string, reply bool) int {
	joined := ""
	first := lines[:min(len(lines), longestAttribution)]
	if !slices.ContainsFunc(first, mayIntroduce) {
		return 0
	}
	for i, line := range first {
		joined = strings.TrimSpace(joined + " " + strings.TrimSpace(line))
		switch {
		case joined == "" || len(joined) > longestIntroduction:
			return 0
		case introduces(joined, reply || quotesFollow(lines[i+1:])) && !begunLater(lines[:i+1]):
			return i + 1
		case endsInAny(joined, "。", "．", "？", "?", "！", "!"):
			return 0
		case i == 0 && reply && namesOnly(joined) && len(lines) > 1 && quoted(lines[1]):
			return 1
		}
	}
	return 0
}

// longestAttribution is how many lines a program breaks the line into.
const longestAttribution = 3

// mayIntroduce is asked first, of every line: it looks at the end only.
func mayIntroduce(line string) bool {
	return endsInAny(strings.TrimRight(line, " \t\r-"), ":", "：", "wrote")
}

// begunLater reports whether a later of the lines begins an introduction of its own.
func begunLater(lines []string) bool {
	for i := 1; i < len(lines); i++ {
		if introduces(strings.TrimSpace(strings.Join(lines[i:], " ")), true) {
			return true
		}
	}
	return false
}

// namesOnly is a name and a colon: 窓口:
func namesOnly(line string) bool {
	name := strings.TrimRight(line, ":： ")
	short := name != "" && utf8.RuneCountInString(name) <= 20
	return name != line && short && !known().sentence.MatchString(name) && !strings.ContainsAny(name, "、,・")
}

// introduces knows 2019/04/12 20:39、名前 <a@b>のメール: and
// 2019年4月12日(金) 14:06 名前 <a@b>: and On ... wrote: and their translations. A name
// without an address counts where a quote is to be expected.
func introduces(line string, expected bool) bool {
	line = strings.TrimSpace(strings.Trim(line, "-")) // ---- On ... wrote ----
	head := strings.TrimRight(strings.TrimRight(line, ":："), " ")
	if head == line && !(endsInAny(head, "wrote") && strings.Contains(head, "@")) {
		return false // no colon
	}
	if strings.HasSuffix(head, "さんは書きました") || known().zhName.MatchString(head) {
		return true
	}
	if end := known().moment.FindStringIndex(head); end != nil {
		return namesQuoted(strings.TrimSpace(head[end[1]:]), expected)
	}
	return known().dateThere.MatchString(head) && (saysWrote(head) ||
		(expected || strings.Contains(head, "@")) && containsAny(head, " schrieb ", " schreef ", " skrev "))
}

// saysWrote knows the languages in which the verb is the last word.
func saysWrote(head string) bool {
	return startsWithAny(head, "On ", "At ", "(") && endsInAny(head, "wrote", "writes") ||
		endsInAny(head, "a écrit", "escribió", "ha scritto", "escreveu", "kirjoitti", "napsal(a)", "написал", "написал(а)", "написала",
			"schreef het volgende")
}

// namesQuoted reports whether what stands behind date and time is who is quoted, and no
// sentence that goes on.
func namesQuoted(name string, expected bool) bool {
	switch {
	case name == "" || known().goesOn.MatchString(name):
		return false
	case known().addressed.MatchString(name) || endsInAny(name, "のメール", "が書きました", "写道", "寫道", "작성", "wrote"):
		return true
	}
	return expected && !known().sentence.MatchString(name) && utf8.RuneCountInString(name) <= 40
}

func startsWithAny(s string, prefixes ...string) bool {
	return slices.ContainsFunc(prefixes, func(p string) bool { return strings.HasPrefix(s, p) })
}

func containsAny(s string, words ...string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(s, w) })
}

func endsInAny(s string, suffixes ...string) bool {
	return slices.ContainsFunc(suffixes, func(p string) bool { return strings.HasSuffix(s, p) })
}

// longestRule bounds the bytes of a line that says that a mail follows.
const longestRule = 400

// separator is -----元のメッセージ----- and its like, and the long line that Outlook
// draws above the header of a mail. Such a line above anything else is a rule between
// paragraphs.
func separator(lines []string, fields []headerFields) bool {
	line := strings.TrimSpace(lines[0])
	if len(line) > longestRule || !startsWithAny(line, "-", "_", "=", "*") {
		return false
	}
	if known().rule.MatchString(line) {
		return true
	}
	return len(line) >= 30 && strings.Trim(line, "_") == "" && headerFollows(lines[1:], fields[1:])
}

// headerFollows looks past an empty line or two.
func headerFollows(lines []string, fields []headerFields) bool {
	for i, line := range lines[:min(len(lines), 3)] {
		if strings.TrimSpace(line) != "" {
			return fields[i] != 0
		}
	}
	return false
}

// forwardRule stands above a mail that is passed on: nothing below is the person's.
func forwardRule(line string) bool {
	line = strings.TrimSpace(line)
	return len(line) <= longestRule && startsWithAny(line, "-", "_", "=", "*", "B", "b", "転送") && known().forward.MatchString(line)
}

// longestBlock and longestHeader bound the lines of the header of a quoted mail, and the
// bytes of each.
const (
	longestBlock  = 10
	longestHeader = 4000
)

// headerBlock is what Outlook, Hotmail and others put on top of the mail that is
// answered: sender, date, recipients and subject in any order, one below the other. Three
// of them do where an empty line follows; who lists what they got in the same words goes
// on writing there.
func headerBlock(lines []string, fields []headerFields) bool {
	var seen headerFields
	for i, line := range lines[:min(len(lines), longestBlock)] {
		if len(line) > longestHeader {
			return false
		}
		if strings.TrimSpace(line) == "" {
			return seen.enough()
		}
		if fields[i] == 0 && (i == 0 || !continues(line)) {
			return seen == hasFrom|hasDate|hasTo|hasSubject
		}
		seen |= fields[i]
	}
	return seen.enough()
}

// headerFields are the fields that a header block holds.
type headerFields uint8

const (
	hasFrom headerFields = 1 << iota
	hasDate
	hasTo
	hasSubject
)

func (f headerFields) enough() bool {
	return f&hasFrom != 0 && f&hasDate != 0 && f&(hasTo|hasSubject) != 0
}

// fieldsOfAll is fieldsOf for lines that have a colon where the name of a field ends.
func fieldsOfAll(lines []string) []headerFields {
	all := make([]headerFields, len(lines))
	for i, line := range lines {
		line = strings.TrimSpace(line[:min(len(line), longestHeader)])
		if strings.ContainsAny(line[:min(len(line), 40)], ":：") {
			all[i] = fieldsOf(line)
		}
	}
	return all
}

// fieldsOf tells which fields a line may be; "De:" is one in several languages.
func fieldsOf(line string) headerFields {
	var f headerFields
	for i, name := range known().fields {
		if name.MatchString(line) {
			f |= 1 << i
		}
	}
	return f
}

// continues reports whether a line goes on with the recipients above it.
func continues(line string) bool {
	return strings.HasPrefix(line, " ") || strings.HasPrefix(line, "\t") || strings.ContainsAny(line, "@＠;")
}

// Footer reports whether a line is the one that a phone or an app adds below every mail.
func Footer(line string) bool {
	if len(line) > longestRule || !containsAny(line, "送信", "Sent", "Outlook", "发自", "從我的", "나의") {
		return false
	}
	line = strings.TrimSpace(line)
	return utf8.RuneCountInString(line) <= 100 && (known().phone.MatchString(line) || known().app.MatchString(line))
}
