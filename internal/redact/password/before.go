package password

import (
	"strings"
	"unicode/utf8"

	"madoguchi/internal/redact/folded"
	"madoguchi/internal/redact/numbers"
)

var (
	statedValue  = words.Pattern("stated_value")
	calledJoint  = words.Pattern("called_joint")
	objectJoint  = words.Pattern("object_joint")
	subjectJoint = words.Pattern("subject_joint")
	asJoint      = words.Pattern("as_joint")
	isJoint      = words.Pattern("is_joint")
	verbBefore   = words.Pattern("verb_before")
	usedAs       = words.Pattern("used_as")
	clauseStart  = words.Pattern("clause_start")
	linedValue   = words.Pattern("lined_value")
	linedBehind  = words.Pattern("lined_behind")
)

// valueBefore finds the value in "X is my password" and 「X」がパスワードです.
func valueBefore(t *numbers.Text, word folded.Span) []folded.Span {
	before, behind := t.Behind(word.From, 48), t.Ahead(word.To, 12)
	for _, read := range []func(before, behind string) (folded.Span, bool){statedBefore, linedBefore} {
		if s, ok := read(before, behind); ok {
			return []folded.Span{s.Shift(word.From - len(before))}
		}
	}
	return nil
}

// statedBefore reads a value on the line of the word.
func statedBefore(before, behind string) (folded.Span, bool) {
	m := statedValue.Submatches(before)
	if m == nil {
		return folded.Span{}, false
	}
	quoted, joint := m[2] >= 0, before[m[6]:]
	s := folded.Span{From: max(m[2], m[4]), To: max(m[3], m[5])}
	if isJoint.Match(joint) && strings.Contains(before[s.To:m[6]], "\n") {
		return s, false // "is my password …" begins a question
	}
	value := before[s.From:s.To]
	if strong(value) {
		return s, true
	}
	plain := !ordinary(value) && !exempt.Match(value) && utf8.RuneCountInString(value) >= 3
	return s, plain && owned(before[:s.From], joint, behind, quoted)
}

// owned reports whether a plain word is called a password by what joins the two:
// 「X をパスワードに」, "I used X as a password", but not "my worry is my password".
func owned(before, joint, behind string, quoted bool) bool {
	switch {
	case objectJoint.Match(joint):
		return usedAs.Match(behind)
	case subjectJoint.Match(joint):
		return quoted || copula.Match(behind) || clauseEnd.Match(behind)
	case asJoint.Match(joint):
		return verbBefore.Match(before)
	case isJoint.Match(joint):
		return quoted || clauseStart.Match(before)
	}
	return calledJoint.Match(joint)
}

// linedBefore reads a value that is the whole line before: "hunter2", and below it
// "that is my password".
func linedBefore(before, behind string) (folded.Span, bool) {
	s, ok := linedValue.Part(before)
	if !ok || !linedBehind.Match(behind) {
		return s, false
	}
	value := before[s.From:s.To]
	return s, strong(value) || !ordinaryWord(value) && !exempt.Match(value)
}
