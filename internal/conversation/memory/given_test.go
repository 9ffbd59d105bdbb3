package memory_test

import (
	"testing"

	"madoguchi/internal/conversation/memory"
	"madoguchi/internal/inquiry"
)

// What a customer wrote of themself goes into the case that opens later, once.
func TestWhatWasGivenIsHandedOver(t *testing.T) {
	var s memory.State
	s.Gives(inquiry.NewText("例田と申します"))
	s.Gives(inquiry.NewText("電話は 090-0000-0000 です"))
	want := "例田と申します\n電話は 090-0000-0000 です\nどちらも使えません"
	if got := s.Hands(inquiry.NewText("どちらも使えません")).Words(); got != want {
		t.Errorf("handed over %q, want %q", got, want)
	}
	if got := s.Hands(inquiry.NewText("続きです")).Words(); got != "続きです" {
		t.Errorf("handed over %q", got)
	}
	s.Gives(inquiry.NewText("例田と申します"))
	if got := s.Hands(inquiry.NewText("例田と申します")).Words(); got != "例田と申します" {
		t.Errorf("handed over %q", got)
	}
}
