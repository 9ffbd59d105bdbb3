package redact

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// valueBefore finds the value in "X is my password" and 「X」がパスワードです.
func (v *view) valueBefore(word span) []span {
	start := v.behind(word.from, 48)
	before, behind := v.text[start:word.from], v.ahead(word.to, 12)
	for _, read := range []func(before, behind string) span{statedBeforeWord, linedBeforeWord} {
		if s := read(before, behind); s.to > 0 {
			return []span{{start + s.from, start + s.to}}
		}
	}
	return nil
}

// statedBeforeWord reads a value on the line of the word.
func statedBeforeWord(before, behind string) span {
	m := statedValue.FindStringSubmatchIndex(before)
	if m == nil {
		return span{}
	}
	quoted := m[2] >= 0
	if isJoint.MatchString(before[m[6]:]) && strings.Contains(before[max(m[3], m[5]):m[6]], "\n") {
		return span{} // "is my password …" begins a question
	}
	s := span{max(m[2], m[4]), max(m[3], m[5])}
	value := before[s.from:s.to]
	if !strong(value) && (ordinary(value) || exempt.MatchString(value) || utf8.RuneCountInString(value) < 3 || !owned(before[:s.from], before[m[6]:], behind, quoted)) {
		return span{}
	}
	return s
}

// owned reports whether a plain word is called a password by what joins the two:
// 「X をパスワードに」, "I used X as a password", but not "my worry is my password".
func owned(before, joint, behind string, quoted bool) bool {
	switch {
	case objectJoint.MatchString(joint):
		return usedAs.MatchString(behind)
	case subjectJoint.MatchString(joint):
		return quoted || copula.MatchString(behind) || clauseEnd.MatchString(behind)
	case asJoint.MatchString(joint):
		return verbBefore.MatchString(before)
	case isJoint.MatchString(joint):
		return quoted || clauseStart.MatchString(before)
	}
	return calledJoint.MatchString(joint)
}

// linedBeforeWord reads a value that is the whole line before: "hunter2", and below
// it "that is my password".
func linedBeforeWord(before, behind string) span {
	m := linedValue.FindStringSubmatchIndex(before)
	if m == nil || !linedBehind.MatchString(behind) {
		return span{}
	}
	if value := before[m[2]:m[3]]; !strong(value) && (ordinaryWord(value) || exempt.MatchString(value)) {
		return span{}
	}
	return span{m[2], m[3]}
}

var (
	statedValue = regexp.MustCompile(`(?:[「『"']([^「」『』"'\n]+)[」』"']|([!-~]+))\s*(が|という|っていう|といった|というのが|って|を|は|=|\b(?:is|was|as|for)\b|是|就是|[做作当當]的?|作[为為]|[设設][为為]|이?라는|이?란|みたいな|のような|\b(?:is|was) what i used? (?:as|for)|\bin(?:to)?|[가이를을])\s*` +
		`(?:(?:私|わたし|僕|俺|自分)の|簡単な|単純な|短い|弱い|古い|同じ|こんな|旧|前の|昔の|今の|現在の|我的|我|제|내|나의|저의|\b(?:the|my|our|your|old|an?)\b)?(?: old)?\s*$`)
	calledJoint  = regexp.MustCompile(`^(?:みたいな|のような|(?:is|was) what i|という|っていう|といった|というのが|이?라는|이?란|是我|就是|[做作当當]|[设設][为為]|=)`)
	objectJoint  = regexp.MustCompile(`^[を를을]`)
	subjectJoint = regexp.MustCompile(`^(?:[が가이]|って)`)
	asJoint      = regexp.MustCompile(`^(?:as|for|in|into)\b`)
	isJoint      = regexp.MustCompile(`^(?:is|was) (?:my|our|the)\b`)
	verbBefore   = regexp.MustCompile(`\b(?:us(?:e|ed|ing)|had|have|chose|picked|set|put|wrote|entered|typed|registered|with) ["']?$`)
	clauseStart  = regexp.MustCompile(`(?:^|[\n.,!;:\-(]|\b(?:think|that|believe|so|yes|and)) *["']?$`)
	linedValue   = regexp.MustCompile(`(?:^|\n) *[「『"']?([!-~]{3,40}?)[」』"']? *\n\s*(?:[↑←]?(?:これ|それ|あれ|上|↑|←|前|さっきの)(?:が|は|のが)?|が|は|\b(?:that|this|it)(?:'s| is| was)\b|\^|<-)?\s*(?:私の|今の|昔の|旧|我的|제|내|\b(?:my|the|an?)\b)?\s*$`)
	linedBehind  = regexp.MustCompile(`^(?:$|[\n。.!]|です|でし|だ|なん|になり|입니|예요|이에요)`)
)
