package once_test

import (
	"slices"
	"testing"

	"madoguchi/internal/conversation/once"
)

func TestWhatACustomerWasAsked(t *testing.T) {
	got := once.Asked([]string{"ask_sender"}, []string{"fee", "ask_sender", "ask_day"})
	if want := []string{"ask_sender", "ask_day"}; !slices.Equal(got, want) {
		t.Errorf("asked %v, want %v", got, want)
	}
}
