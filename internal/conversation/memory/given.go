package memory

import (
	"strings"
	"unicode/utf8"

	"madoguchi/internal/inquiry"
)

// mostGiven is how many characters of that are kept.
const mostGiven = 400

// Gives keeps a message in which somebody says who they are or how to reach them, until a case has it: a
// person who comes later does not ask for it again.
func (s *State) Gives(text inquiry.Text) {
	if all := s.Given.Join(text); utf8.RuneCountInString(all.Words()) <= mostGiven {
		text = all
	}
	s.Given = text
}

// Hands is what goes into a case that opens with words: with them what was given before.
func (s *State) Hands(words inquiry.Text) inquiry.Text {
	given := s.Given
	s.Given = inquiry.Text{}
	switch {
	case given.Empty():
		return words
	case strings.Contains(given.Words(), words.Words()):
		return given
	}
	return given.Join(words)
}
