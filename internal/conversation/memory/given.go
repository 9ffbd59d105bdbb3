package memory

import (
	"slices"
	"strings"
	"unicode/utf8"

	"madoguchi/internal/inquiry"
)

// mostGiven is how many characters of that are kept.
const mostGiven = 400

// Gives keeps a message in which somebody says who they are or how to reach them, until a case has it: a
// person who comes later does not ask for it again.
func (s *State) Gives(text inquiry.Text, message string) {
	from := []string{message}
	if all := s.Given.Join(text); utf8.RuneCountInString(all.Words()) <= mostGiven {
		text, from = all, append(slices.Clip(s.GivenBy), message)
	}
	s.Given, s.GivenBy = text, from
}

// Hands is what goes into a case that opens with words: with them what was given before, and the messages
// that gave it, for who takes one of these back takes it out of the case.
func (s *State) Hands(words inquiry.Text) (all inquiry.Text, from []string) {
	given, from := s.Given, s.GivenBy
	s.Given, s.GivenBy = inquiry.Text{}, nil
	switch {
	case given.Empty():
		return words, nil
	case strings.Contains(given.Words(), words.Words()):
		return given, from
	}
	return given.Join(words), from
}

// TakeBack forgets all words that may hold what a customer took back.
func (s *State) TakeBack() {
	s.Forget()
	s.Trail, s.Last = inquiry.Text{}, Last{}
	s.Given, s.GivenBy = inquiry.Text{}, nil
}
