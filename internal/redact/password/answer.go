package password

import (
	_ "embed"
	"slices"

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

	// anywhere are ways to tell an answer, or a password, that nobody uses for anything
	// else; beside count where a text speaks of a secret question.
	anywhere = answerWords.Patterns("told", "pet")
	beside   = answerWords.Patterns(
		"chosen_ja", "told_ja", "put_en", "it_was_en", "filled_zh", "wrote_zh", "answer_ko", "name_ko", "wrote_ko")
)

// Asked reports whether words ask a secret question.
func Asked(words string) bool { return secretQuestion.Match(words) && secretTopic.Match(words) }

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
