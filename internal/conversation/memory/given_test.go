package memory_test

import (
	"slices"
	"testing"

	"madoguchi/internal/conversation/memory"
	"madoguchi/internal/inquiry"
)

// What a customer wrote of themself goes into the case that opens later, once, with the messages
// that hold it: who takes one of them back takes it out of the case.
func TestWhatWasGivenIsHandedOver(t *testing.T) {
	var s memory.State
	hands := func(words, want string, by ...string) {
		t.Helper()
		if got, from := s.Hands(inquiry.NewText(words)); got.Words() != want || !slices.Equal(from, by) {
			t.Errorf("handed over %q of %q, want %q of %q", got.Words(), from, want, by)
		}
	}
	s.Gives(inquiry.NewText("例田と申します"), "m1")
	s.Gives(inquiry.NewText("電話は 090-0000-0000 です"), "m2")
	hands("どちらも使えません", "例田と申します\n電話は 090-0000-0000 です\nどちらも使えません", "m1", "m2")
	hands("続きです", "続きです")
	s.Gives(inquiry.NewText("例田と申します"), "m3")
	hands("例田と申します", "例田と申します", "m3")
	s.Gives(inquiry.NewText("例田と申します"), "m4")
	s.TakeBack()
	hands("続きです", "続きです")
}
