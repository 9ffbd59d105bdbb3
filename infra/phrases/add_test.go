package main

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	_ "time/tzdata"

	"madoguchi/internal/asked"
	"madoguchi/internal/asked/rounds"
)

// ours is a copy of an incident that is not built in, with a file that measures it.
func ours(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../../internal/incidents/harbour")); err != nil {
		t.Fatal(err)
	}
	const cases = `{"id":"1","text":"Hello. I'm waiting for the paper. When will the NEXT newsletter come out?","expect":{"kind":"faq","topic":"newsletter"}}`
	if err := os.WriteFile(filepath.Join(dir, "cases.jsonl"), []byte(cases), 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}

// addTo is `phrases add` for a topic of our own.
func addTo(dir string, args ...string) error {
	return add("../..", append([]string{"add", "-incident", dir, "-topic", "newsletter", "-lang", "en", "-origin", "asked back, 3 March"}, args...), io.Discard)
}

func TestAPhraseIsAddedWithItsOrigin(t *testing.T) {
	dir := ours(t)
	for _, text := range []string{"no  paper in my post\nthis week", "is the little magazine gone"} {
		if err := addTo(dir, text); err != nil {
			t.Fatal(err)
		}
	}
	b, err := os.ReadFile(filepath.Join(dir, "phrases", "newsletter.en.txt"))
	want := "[staff 0 | asked back, 3 March]\nno paper in my post this week\nis the little magazine gone\n"
	if err != nil || string(b) != want {
		t.Errorf("%v: %q", err, b)
	}
	if all, err := asked.ReadPhrases(os.DirFS(dir)); err != nil || len(all) != 2 || all[1].Origin != "asked back, 3 March" {
		t.Errorf("%v: %+v", err, all)
	}
}

func TestWhatIsNotAdded(t *testing.T) {
	dir := ours(t)
	if err := addTo(dir, "is the little magazine gone"); err != nil {
		t.Fatal(err)
	}
	messages, err := rounds.Load()
	if err != nil {
		t.Fatal(err)
	}
	elsewhere := filepath.Join(t.TempDir(), "lines.txt")
	if err := os.WriteFile(elsewhere, []byte("where has my harbour paper got to\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct {
		why  string
		args []string
		want string
	}{
		{"a case of the folder", []string{"Hello. I'm waiting for the paper. When will the next newsletter come out?"}, "cases.jsonl, which measures the desk"},
		{"a sentence of one, in other signs", []string{"when will the next NEWSLETTER come out"}, "cases.jsonl, which measures the desk"},
		{"most of a sentence of one", []string{"will the next newsletter come"}, "cases.jsonl, which measures the desk"},
		{"a blind message", []string{messages[100].Text}, ".jsonl, which measures the desk"},
		{"a line of a file that lies elsewhere", []string{"-apart", elsewhere, "Where has my Harbour paper got to?"}, "lines.txt, which measures the desk"},
		{"a card number", []string{"is 4111 1111 1111 1111 in the newsletter"}, "may say who somebody is"},
		{"a mail address", []string{"send the newsletter to taro@example.jp"}, "may say who somebody is"},
		{"a name", []string{"my name is Taro Yamada, where is my newsletter"}, "may say who somebody is"},
		{"an origin with a number", []string{"-origin", "from 090-0000-0000", "no newsletter again"}, "may say who somebody is"},
		{"what is there already", []string{"Is the little magazine gone?"}, "there already, under newsletter"},
		{"no origin", []string{"-origin", " ", "no newsletter again"}, "-origin says"},
		{"an origin that would end the heading", []string{"-origin", "a] b", "no newsletter again"}, "-origin says"},
		{"a blind writer's name", []string{"-writer", "w6", "no newsletter again"}, "-writer is"},
		{"another language", []string{"-lang", "fr", "plus de journal"}, "-lang is"},
		{"a topic that nobody has", []string{"-topic", "nothing", "no newsletter again"}, "has no entry nothing"},
		{"nothing", nil, "one phrase, please"},
		{"what would be a heading", []string{"[staff 0]"}, "begins with neither"},
	} {
		err := addTo(dir, row.args...)
		if err == nil || !strings.Contains(err.Error(), row.want) {
			t.Errorf("%s: %v", row.why, err)
			continue
		}
		if n := len(row.args); n > 0 && len(row.args[n-1]) > 9 && strings.Contains(err.Error(), row.args[n-1]) {
			t.Errorf("%s: the error repeats the phrase", row.why)
		}
	}
	if all, err := asked.ReadPhrases(os.DirFS(dir)); err != nil || len(all) != 1 {
		t.Errorf("%v: %d phrases", err, len(all))
	}
}

// A topic of the bank needs no incident, one of an incident does.
func TestWhereAPhraseBelongs(t *testing.T) {
	for _, row := range []struct{ topic, incident, want, err string }{
		{"card_reissue_fee", "", "internal/asked", ""},
		{"card_reissue_fee.refund", "", "internal/asked", ""},
		{"newsletter", "harbour", "internal/incidents/harbour", ""},
		{"newsletter", "", "", "the bank has no topic newsletter"},
	} {
		topic, variant, _ := strings.Cut(row.topic, ".")
		folder, generated, err := added{phrase: asked.Phrase{Topic: topic, Variant: variant}, incident: row.incident}.folder("root")
		if row.err != "" {
			if err == nil || !strings.Contains(err.Error(), row.err) {
				t.Errorf("%s: %v", row.topic, err)
			}
			continue
		}
		if err != nil || folder != filepath.Join("root", row.want) || !generated {
			t.Errorf("%s: %v, %s, %v", row.topic, err, folder, generated)
		}
	}
}
