package turn_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/app/apptest"
	"madoguchi/internal/cases"
	"madoguchi/internal/inquiry"
)

// says is a message of words, a minute after the last one.
func says(s *apptest.Stage, id, words string) inquiry.Inbound {
	s.Now = s.Now.Add(time.Minute)
	in := s.Inbound(id, inquiry.Message)
	in.Text = inquiry.NewText(words)
	return in
}

// A secret in two messages is kept in neither: the first one is rewritten in the
// transaction of the second, in the transcript, in the case that it opened and in
// what the desk remembers.
func TestASecretInTwoMessagesIsKeptInNeither(t *testing.T) {
	s := apptest.New(t)
	s.Handle(says(s, "in1", "むにゃむにゃ"))
	s.Handle(says(s, "in2", "むにゃ 4111 1111")) // not understood twice: a case opens with these words
	all := s.Cases(false)
	if len(all) != 1 || all[0].Summary.Words() != "むにゃ 4111 1111" {
		t.Fatalf("%d cases", len(all))
	}
	s.Handle(says(s, "in3", "1111 1111 のカードです"))
	want := []string{"[カード番号■■] のカードです", "むにゃ [カード番号■■]", "むにゃむにゃ"}
	if got := wrote(s, all[0].Receipt); strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("the transcript holds %q, want %q", got, want)
	}
	if got := s.Cases(false)[0].Summary.Words(); got != "むにゃ [カード番号■■]" {
		t.Errorf("the case says %q", got)
	}
	snap, err := s.Store.Load(t.Context(), says(s, "in4", ""))
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
	o := apptest.NewListed(t)
	r := o.Taken(o.Tap("in1", "speak_to_human"))
	o.Handle(says(o.Stage, "in2", "パスワードは"))
	o.Handle(says(o.Stage, "in3", "sunshine"))
	o.Handle(says(o.Stage, "in4", "hunter2"))
	o.Handle(says(o.Stage, "in5", "もパスワードです"))
	o.Handle(says(o.Stage, "in6", "よろしくお願いします"))
	if got := strings.Join(wrote(o.Stage, r), "|"); strings.Contains(got, "sunshine") || strings.Contains(got, "hunter2") || !strings.Contains(got, "よろしくお願いします") {
		t.Errorf("the transcript holds %q", got)
	}
}

// What was taken back stays taken back, and a repeat of the second message changes
// nothing more.
func TestARepeatOfTheSecondHalf(t *testing.T) {
	s := apptest.New(t)
	s.Handle(says(s, "in1", "むにゃむにゃ"))
	first := says(s, "in2", "むにゃ 4111 1111")
	s.Handle(first)
	second := says(s, "in3", "1111 1111")
	s.Handle(second)
	s.Handle(second)
	s.Handle(s.Unsend("in4", first))
	s.Handle(says(s, "in5", "1111 1111"))
	r := s.Cases(false)[0].Receipt
	if got := strings.Join(wrote(s, r), "|"); strings.Contains(got, "4111") {
		t.Errorf("the transcript holds %q", got)
	}
}

// wrote are the words of the customer as staff read them, sorted.
func wrote(s *apptest.Stage, r cases.Receipt) []string {
	s.T.Helper()
	file, err := s.Store.File(s.T.Context(), r, apptest.Agent)
	if err != nil {
		s.T.Fatal(err)
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
