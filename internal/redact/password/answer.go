package password

import (
	_ "embed"
	"slices"
	"unicode/utf8"

	"madoguchi/internal/redact/folded"
	"madoguchi/internal/redact/numbers"
	"madoguchi/internal/redact/pattern"
)

//go:embed answer.txt
var answerFile string

var (
	answerWords    = pattern.Read(answerFile)
	secretQuestion = answerWords.Pattern("secret_question")
	secretTopic    = answerWords.Pattern("secret_topic")
	asksSecret     = answerWords.Pattern("asks_secret")
	noAnswer       = answerWords.Pattern("no_answer")
	subject        = answerWords.Pattern("subject")

	// anywhere are ways to tell an answer, or a password, that nobody uses for anything
	// else; beside count where a text speaks of a secret question.
	anywhere = answerWords.Patterns("told", "pet", "quoted_ja", "quoted_ko")
	beside   = answerWords.Patterns(
		"chosen_ja", "told_ja", "put_en", "it_was_en", "filled_zh", "wrote_zh", "answer_ko", "name_ko", "wrote_ko",
		"hint_ko", "apposed_en", "own_zh", "quoted_answer_ko")
)

// Asked reports whether words ask a secret question.
func Asked(words string) bool { return secretQuestion.Match(words) && secretTopic.Match(words) }

// answer reports whether a short word in brackets answers a secret question, and neither
// asks one nor names what is asked for.
func answer(word string) bool {
	return utf8.RuneCountInString(word) <= 8 && !noAnswer.Match(word) && !subject.Match(word)
}

// answers finds what somebody answered to a secret question, and further ways to
// tell a password.
func answers(t *numbers.Text) []folded.Span {
	ways := anywhere
	if asksSecret.In(t) {
		ways = slices.Concat(ways, beside)
	}
	var found []folded.Span
	for _, way := range ways {
		for _, values := range way.Groups(t) {
			for _, s := range values {
				if value := t.In(s); !ordinary(value) && !noAnswer.Match(value) { // a question word is none
					found = append(found, s)
				}
			}
		}
	}
	return found
}
