package turn_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/inquiry"
)

// says is a message of words, a minute after the last one.
func (s *stage) says(id, words string) inquiry.Inbound {
	s.now = s.now.Add(time.Minute)
	in := s.inbound(id, inquiry.Message)
	in.Text = inquiry.NewText(words)
	return in
}

// A secret in two messages is kept in neither: the first one is rewritten in the
// transaction of the second, in the transcript, in the case that it opened and in
// what the desk remembers.
func TestASecretInTwoMessagesIsKeptInNeither(t *testing.T) {
	s := newStage(t)
	s.handle(s.says("in1", "むにゃむにゃ"))
	s.handle(s.says("in2", "むにゃ 4111 1111")) // not understood twice: a case opens with these words
	all := s.cases(false)
	if len(all) != 1 || all[0].Summary.Words() != "むにゃ 4111 1111" {
		t.Fatalf("%d cases", len(all))
	}
	s.handle(s.says("in3", "1111 1111 のカードです"))
	want := []string{"[カード番号■■] のカードです", "むにゃ [カード番号■■]", "むにゃむにゃ"}
	if got := s.wrote(all[0].Receipt); strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("the transcript holds %q, want %q", got, want)
	}
	if got := s.cases(false)[0].Summary.Words(); got != "むにゃ [カード番号■■]" {
		t.Errorf("the case says %q", got)
	}
	snap, err := s.store.Load(t.Context(), s.says("in4", ""))
	if err != nil {
		t.Fatal(err)
	}
	for _, words := range []string{snap.State.Pending.Words(), snap.State.Tails[1].Text.Words(), snap.State.Tails[2].Text.Words()} {
		if strings.Contains(words, "1111") {
			t.Errorf("the desk remembers %q", words)
		}
	}
}

// The same while a person has the conversation and the desk is silent.
func TestASecretInTwoMessagesToAPerson(t *testing.T) {
	o := newOffice(t)
	r := o.taken(o.tap("in1", "speak_to_human"))
	o.handle(o.says("in2", "パスワードは"))
	o.handle(o.says("in3", "sunshine"))
	o.handle(o.says("in4", "hunter2"))
	o.handle(o.says("in5", "もパスワードです"))
	o.handle(o.says("in6", "よろしくお願いします"))
	if got := strings.Join(o.wrote(r), "|"); strings.Contains(got, "sunshine") || strings.Contains(got, "hunter2") || !strings.Contains(got, "よろしくお願いします") {
		t.Errorf("the transcript holds %q", got)
	}
}

// What was taken back stays taken back, and a repeat of the second message changes
// nothing more.
func TestARepeatOfTheSecondHalf(t *testing.T) {
	s := newStage(t)
	s.handle(s.says("in1", "むにゃむにゃ"))
	first := s.says("in2", "むにゃ 4111 1111")
	s.handle(first)
	second := s.says("in3", "1111 1111")
	s.handle(second)
	s.handle(second)
	s.handle(s.unsend("in4", first))
	s.handle(s.says("in5", "1111 1111"))
	r := s.cases(false)[0].Receipt
	if got := strings.Join(s.wrote(r), "|"); strings.Contains(got, "4111") {
		t.Errorf("the transcript holds %q", got)
	}
}

// wrote are the words of the customer as staff read them, sorted.
func (s *stage) wrote(r cases.Receipt) []string {
	s.t.Helper()
	file, err := s.store.File(s.t.Context(), r, "agent1@staff.example.jp")
	if err != nil {
		s.t.Fatal(err)
	}
	var words []string
	for _, line := range file.Lines {
		if line.From == "customer" && !line.Text.Empty() {
			words = append(words, line.Text.Words())
		}
	}
	slices.Sort(words)
	return words
}
