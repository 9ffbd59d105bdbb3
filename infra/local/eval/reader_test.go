package eval_test

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"madoguchi/infra/local/eval"
)

// answering writes answers into a folder of calls, by a word of the message.
func answering(t *testing.T, dir string, answers map[string]string) {
	t.Helper()
	calls, err := filepath.Glob(filepath.Join(dir, "calls", "*.txt"))
	if err != nil || len(calls) != len(answers) {
		t.Fatalf("%d calls, %v; want %d", len(calls), err, len(answers))
	}
	var lines []string
	for _, name := range calls {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for word, arguments := range answers {
			if strings.Contains(string(b), word) && arguments != "" {
				lines = append(lines, fmt.Sprintf(`{"key":%q,"arguments":%s}`, strings.TrimSuffix(filepath.Base(name), ".txt"), arguments))
			}
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "answers.jsonl"), []byte(strings.Join(lines, "\n")), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "model.txt"), []byte("parrot-1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
}

// arguments are those of the tool's call: one part, on the first sentence.
func arguments(topic, move string) string {
	return fmt.Sprintf(`{"parts":[{"topic":%q,"sentences":[1],"sure":"sure"}],"move":%q,"lang":"en"}`, topic, move)
}

func TestWhatWouldBeSentIsDumpedAndReplayed(t *testing.T) {
	file := written(t, "carl.jsonl",
		`{"id":"1","lang":"en","text":"So is it a handful of us?","expect":{"kind":"faq","topic":"total"}}`,
		`{"id":"2","lang":"en","text":"So is it a handful of us?","expect":{"kind":"faq","topic":"total"}}`,
		`{"id":"3","lang":"en","text":"That login word, do they have it","expect":{"kind":"escalate","topic":"passwords"}}`,
		`{"id":"4","lang":"en","text":"Back in autumn perhaps?","expect":{"kind":"faq","topic":"period"}}`,
		`{"id":"5","lang":"en","text":"He will kill me tonight, he stands at my door","expect":{"kind":"escalate","topic":"danger"}}`, // rules decide
		`{"id":"6","lang":"en","text":"<script>alert(1)</script>","expect":{"kind":"unsafe","topic":"code_injection"}}`)
	dir := t.TempDir()
	if out := output(t, "-incident", harbour, "-dump", dir, file); !strings.HasPrefix(out, "read inside; 3 calls written to ") {
		t.Fatalf("dumping says\n%s", out)
	}
	answering(t, dir, map[string]string{
		"handful": arguments("total", "asks"),
		"login":   arguments("no such topic", "asks"),
		"thing":   "",
	})
	out := output(t, "-incident", harbour, "-replay", dir, file)
	for _, want := range []string{"read by parrot-1, recorded\nnot recorded, and read inside: 1 call\nasked 4 times, read 2, topic 1, unavailable 1\n",
		"\ndanger: seen in 1 of 1 (100.0%), false alarms 0 of 5", "by the reader outside alone: seen in 0 of 0 (0.0%), false alarms 0 of 2"} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
	if got := row(t, out, "read outside"); got != "2 0 0 0 0 2 100.0 0.0" {
		t.Errorf("those read outside: %s", got)
	}
	if got := strings.Fields(row(t, out, "read inside"))[5]; got != "4" {
		t.Errorf("read inside are %s", got)
	}
}

func TestTheDeskAsksOutsideOnlyWhereThatHelps(t *testing.T) {
	file := written(t, "dora.jsonl",
		`{"id":"1","lang":"en","text":"What are your opening hours?","expect":{"kind":"faq","topic":"opening_hours"}}`,
		`{"id":"2","lang":"en","text":"So is it a handful of us?","expect":{"kind":"faq","topic":"total"}}`)
	for mode, want := range map[string]string{"always": "2 calls", "unsure": "1 call "} {
		if out := output(t, "-incident", harbour, "-dump", t.TempDir(), "-reader-mode", mode, file); !strings.HasPrefix(out, "read inside; "+want) {
			t.Errorf("%s:\n%s", mode, out)
		}
	}
}

func TestDialoguesAreJudgedAsReadings(t *testing.T) {
	file := written(t, "talk.jsonl", `{"id":"d","lang":"en","turns":[`+strings.Join([]string{
		`{"text":"So is it a handful of us?","expect":{"moves":["asks"],"topics":["total"]}}`,
		`{"said":["total"],"text":"The plain truth please","expect":{"moves":["asks"],"topics":["overview"],"also_topics":["total"]}}`,
		`{"offered":["total","overview"],"asked":"which","text":"Second one","expect":{"moves":["answers"],"topics":["overview"]}}`,
		`{"asked":"human","lane":"general","text":"My number ends in 00","expect":{"moves":["answers","adds"],"topics":[]}}`,
		`{"said":["overview"],"text":"All of it, and who looked","expect":{"moves":["asks"],"topics":["overview","investigator"]}}`,
		`{"text":"He is here again","expect":{"moves":["adds"],"topics":[],"danger":true}}`,
		`{"text":"Never answered","expect":{"moves":["asks"],"topics":["total"]}}`,
	}, ",")+`]}`)
	dir := t.TempDir()
	output(t, "-incident", harbour, "-dump", dir, "-dialogues", file)
	answering(t, dir, map[string]string{
		"handful":                         arguments("total", "asks"),
		"plain":                           arguments("total", "asks"),
		"offered: total, overview\nasked": arguments("total", "answers"), // the wrong one of two
		"asked: details\nlane: general":   `{"parts":[],"move":"adds","lang":"en"}`,
		"All of it":                       arguments("overview", "thanks"), // one of two topics, and no thanks
		"He is":                           `{"parts":[],"move":"asks","lang":"en","danger":{"kind":"threat","sentence":1}}`,
		"Never":                           "",
	})
	out := output(t, "-incident", harbour, "-replay", dir, "-v", "-dialogues", file)
	for name, want := range map[string]string{ // n, moves %, topics %, both %
		"all":          "6 66.7 66.7 50.0",
		"lang en":      "6 66.7 66.7 50.0",
		"move asks":    "3 66.7 66.7 66.7",
		"move answers": "2 100.0 50.0 50.0",
		"move adds":    "1 0.0 100.0 0.0",
	} {
		if got := row(t, out, name); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
	for _, want := range []string{"not read: 1 turn", "danger: seen in 1 of 1 (100.0%), false alarms 0 of 5", `{"id":"d-3","text":"Second one"`} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
}

func TestReadersThatCannotBe(t *testing.T) {
	file := written(t, "eve.jsonl", `{"id":"1","text":"?","expect":{"kind":"faq","topic":"period"}}`)
	for want, args := range map[string][]string{
		"one of -dump, -replay and -reader": {"-dump", t.TempDir(), "-replay", t.TempDir(), file},
		"-record goes with -reader":         {"-record", t.TempDir(), file},
		"openai or bedrock":                 {"-reader", "oracle", file},
		"must be on this machine":           {"-reader", "openai", "-reader-model", "m", "-reader-url", "http://example.com/v1", file},
		"no answer in":                      {"-replay", t.TempDir(), file},
		"always or unsure":                  {"-dump", t.TempDir(), "-reader-mode", "never", file},
		"topics or entries":                 {"-dump", t.TempDir(), "-reader-detail", "all", file},
		"dialogues are read outside":        {"-dialogues", file},
	} {
		err := eval.Run(t.Context(), append([]string{"-incident", harbour}, args...), time.Now, io.Discard, io.Discard)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v: %v, want %s", args, err, want)
		}
	}
}

// server is a model on this machine, behind the interface of OpenAI's chat completions, that
// answers every message with the same arguments.
func server(t *testing.T, arguments string) string {
	t.Helper()
	answer, err := json.Marshal(map[string]any{"choices": []any{map[string]any{"finish_reason": "tool_calls", "message": map[string]any{
		"role": "assistant", "tool_calls": []any{map[string]any{"id": "1", "type": "function",
			"function": map[string]any{"name": "point", "arguments": arguments}}}}}}})
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		w.Write(answer)
	}))
	t.Cleanup(s.Close)
	return s.URL + "/v1"
}

func TestAModelIsRecorded(t *testing.T) {
	file := written(t, "fay.jsonl",
		`{"id":"1","lang":"en","text":"So is it a handful of us?","expect":{"kind":"faq","topic":"total"}}`,
		`{"id":"2","lang":"en","text":"Back in autumn perhaps?","expect":{"kind":"faq","topic":"period"}}`)
	dir := t.TempDir()
	model := []string{"-reader", "openai", "-reader-model", "parrot-1", "-reader-url", server(t, arguments("total", "asks"))}
	asked := output(t, append([]string{"-incident", harbour, "-record", dir}, append(model, file)...)...)
	if !strings.HasPrefix(asked, "read by parrot-1\nasked 2 times, read 2\n") || row(t, asked, "all") != "1 0 0 0 1 2 50.0 50.0" {
		t.Fatalf("asking says\n%s", asked)
	}
	again := output(t, "-incident", harbour, "-replay", dir, file)
	if !strings.HasPrefix(again, "read by parrot-1, recorded\nasked 2 times, read 2\n") || row(t, again, "all") != row(t, asked, "all") {
		t.Errorf("replaying says\n%s", again)
	}
}
