package outside_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"log/slog"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/danger"
	"madoguchi/internal/incident"
	"madoguchi/internal/incidents"
	"madoguchi/internal/reading"
	"madoguchi/internal/reading/outside"
	"madoguchi/internal/reading/prompt"
)

// attack is a row of testdata/hostile.jsonl.
type attack struct {
	Kind  string
	Lang  string
	Text  string
	Times int // that the text is written, 0 for once
}

func (a attack) words() string { return strings.Repeat(a.Text, max(1, a.Times)) }

func attacks(t *testing.T) []attack {
	t.Helper()
	file, err := os.Open("testdata/hostile.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var all []attack
	for lines := bufio.NewScanner(file); lines.Scan(); {
		var a attack
		d := json.NewDecoder(bytes.NewReader(lines.Bytes()))
		d.DisallowUnknownFields()
		if err := d.Decode(&a); err != nil {
			t.Fatalf("row %d: %v", len(all)+1, err)
		}
		all = append(all, a)
	}
	return all
}

// Who writes to the desk may own the model: all that it returns is what they want. It still
// can do no more than point at a topic that exists, and at sentences that they wrote.
func TestHostileMessages(t *testing.T) {
	i, err := incidents.Load("")
	if err != nil {
		t.Fatal(err)
	}
	ours := known(i)
	var next model
	var log bytes.Buffer
	r, err := outside.New(outside.Config{
		Name: "obedient", Incident: i, Detail: prompt.ToEntries, Veil: func(words string) string { return words }, Limits: patient(),
		Now: func() time.Time { return noon }, Log: slog.New(slog.NewJSONHandler(&log, nil)),
		Model: model(func(ctx context.Context, c outside.Call) (outside.Answer, error) { return next(ctx, c) }),
	})
	if err != nil {
		t.Fatal(err)
	}
	all := attacks(t)
	wishes, granted, read := 0, 0, 0
	for _, a := range all {
		req := asking(a.words())
		sentences := prompt.Sentences(req.Words.Words())
		try := func(m model) outside.Trace {
			next = func(ctx context.Context, c outside.Call) (outside.Answer, error) {
				framed(t, c.Message, sentences)
				return m(ctx, c)
			}
			got, trace := r.Read(t.Context(), req, noon)
			for _, word := range stringsOf(t, got, trace) {
				if !slices.Contains(ours, word) {
					t.Errorf("%s: %.60q reaches the desk from %.80q", a.Kind, word, a.Text)
				}
			}
			points(t, i, got, len(sentences))
			if log := log.String(); strings.Contains(log, canary) || len(sentences) > 0 && len(sentences[0]) > 8 && strings.Contains(log, sentences[0]) {
				t.Errorf("%s: the log has words of the message or of the model: %.300s", a.Kind, log)
			}
			log.Reset()
			return trace
		}
		obeyed := false
		trace := try(func(_ context.Context, c outside.Call) (outside.Answer, error) {
			answer, wish := obey(c.Message)
			obeyed = wish
			return answer, nil
		})
		if obeyed {
			wishes++
		}
		if obeyed && trace.Dropped == "" {
			granted++
		}
		for _, bad := range canned() {
			if trace := try(bad); trace.Dropped == "" {
				read++
			}
		}
	}
	t.Logf("%d messages with %d wishes that the model granted: %d were readings; so were %d of %d other answers", len(all), wishes, granted, read, len(all)*len(canned()))
	if len(all) != 150 || wishes < 100 || granted == 0 || granted > wishes/4 {
		t.Error("the table, or the model that obeys it, is not what this test is about")
	}
}

// patient are limits without a breaker: each attack meets a model that is asked.
func patient() outside.Limits {
	l := outside.Standard()
	l.Failures = 1 << 30
	return l
}

// known are the words of which a reading and a trace may be made.
func known(i *incident.Incident) []string {
	words := []string{"", "obedient", "ja", "en", "zh-Hans", "zh-Hant", "ko"}
	for _, e := range i.Entries {
		words = append(words, e.ID)
	}
	for _, m := range reading.Moves() {
		words = append(words, string(m))
	}
	for _, s := range reading.Surenesses() {
		words = append(words, string(s))
	}
	for _, k := range danger.Kinds() {
		words = append(words, string(k))
	}
	for _, r := range outside.Reasons() {
		words = append(words, string(r))
	}
	return words
}

// stringsOf are all strings in what came of a message.
func stringsOf(t *testing.T, results ...any) (all []string) {
	t.Helper()
	b, err := json.Marshal(results)
	if err != nil {
		t.Fatal(err)
	}
	for d := json.NewDecoder(bytes.NewReader(b)); ; {
		token, err := d.Token()
		if err != nil {
			return all
		}
		if s, ok := token.(string); ok && !slices.Contains(fields(), s) {
			all = append(all, s)
		}
	}
}

// fields are the names of the fields of a reading and of a trace.
func fields() []string {
	return []string{"Parts", "Topic", "Entry", "Sentences", "Sure", "Move", "Lang", "Danger", "Kind", "Sentence",
		"Reader", "Asked", "Dropped", "Millis", "Usage", "Input", "CacheRead", "CacheWrite", "Output"}
}

// points sees that a reading points at what there is.
func points(t *testing.T, i *incident.Incident, r reading.Reading, sentences int) {
	t.Helper()
	there := func(s int) bool { return s >= 1 && s <= sentences }
	if r.Danger != (reading.Danger{}) && !there(r.Danger.Sentence) {
		t.Errorf("danger in sentence %d of %d", r.Danger.Sentence, sentences)
	}
	if len(r.Parts) > 6 {
		t.Errorf("%d parts", len(r.Parts))
	}
	for _, p := range r.Parts {
		if _, ok := i.Entry(p.Topic); !ok || strings.Contains(p.Topic, ".") {
			t.Errorf("%q is no topic", p.Topic)
		}
		if base, _, _ := strings.Cut(p.Entry, "."); p.Entry != "" && base != p.Topic {
			t.Errorf("%q is no entry of %q", p.Entry, p.Topic)
		}
		if len(p.Sentences) == 0 || slices.ContainsFunc(p.Sentences, func(s int) bool { return !there(s) }) {
			t.Errorf("a part stands on the sentences %v of %d", p.Sentences, sentences)
		}
	}
}

// framed sees that a message stands where it belongs, a sentence a line.
func framed(t *testing.T, message string, sentences []string) {
	t.Helper()
	lines := strings.Split(message, "\n")
	if lines[0] != "said: overview" || lines[1] != "⟦message⟧" || lines[len(lines)-1] != "⟦/message⟧" || len(lines) != len(sentences)+3 {
		t.Fatalf("the frame of a message is broken:\n%.400s", message)
	}
	for n, s := range sentences {
		if lines[n+2] != strconv.Itoa(n+1)+": "+s || strings.ContainsAny(s, "⟦⟧\u200b\u202e\u2028\u3164") || strings.ContainsFunc(s, func(r rune) bool { return r >= 0xE0000 }) {
			t.Fatalf("line %d is %.200q", n+2, lines[n+2])
		}
	}
}

// canary is a word that the desk never writes.
const canary = "quokka"

// canned are answers of a model that wishes the desk ill, whatever the message is.
func canned() []model {
	returns := func(arguments string) model { return always(answered(arguments), nil) }
	odd := func(change func(*outside.Answer)) model {
		a := answered(`{"parts":[{"topic":"speak_to_human","sentences":[1],"sure":"sure"}],"move":"asks","lang":"ja"}`)
		change(&a)
		return always(a, nil)
	}
	return []model{
		returns(`{"parts":[{"topic":"` + canary + `","sentences":[1],"sure":"sure"}],"move":"asks","lang":"ja"}`),
		returns(`{"parts":[{"topic":"am_i_affected","entry":"` + canary + `","sentences":[1],"sure":"sure"}],"move":"asks","lang":"ja"}`),
		returns(`{"parts":[{"topic":"am_i_affected","sentences":[99],"sure":"sure"}],"move":"asks","lang":"ja"}`),
		returns(`{"parts":[{"topic":"am_i_affected","sentences":[1],"sure":"sure","` + canary + `":1}],"move":"asks","lang":"ja"}`),
		returns(`{"parts":[],"move":"` + canary + `","lang":"ja"}`),
		returns(`{"parts":[],"move":"asks","lang":"` + canary + `"}`),
		returns(`{"parts":[],"move":"asks","lang":"ja","danger":{"kind":"` + canary + `","sentence":1}}`),
		returns(`{"parts":[],"move":"asks","lang":"ja","danger":{"kind":"despair","sentence":98}}`),
		returns(`{"parts":[],"move":"asks","lang":"ja"} ` + canary),
		returns(`"` + canary + `"`),
		returns(strings.Repeat(`[`, 20000)),
		returns(`{"parts":[` + strings.Repeat(`{"topic":"am_i_affected","sentences":[1],"sure":"sure"},`, 30) + `{}],"move":"asks","lang":"ja"}`),
		odd(func(a *outside.Answer) { a.Beside = true }),
		odd(func(a *outside.Answer) { a.Cut = true }),
		odd(func(a *outside.Answer) { a.Refused = true }),
		odd(func(a *outside.Answer) { a.Arguments = nil }),
		odd(func(*outside.Answer) {}), // a topic that exists: what is read may be wrong, and no more
		always(outside.Answer{Arguments: json.RawMessage(canary)}, errors.New("the service repeats the message and says "+canary)),
	}
}

// Wishes that the model that obeys understands.
var (
	object  = regexp.MustCompile(`(?s)\{.*\}`)
	encoded = regexp.MustCompile(`[A-Za-z0-9+/]{24,}={0,2}`)
	spoken  = regexp.MustCompile(`say:\s*(?:"([^"]+)"|「([^」]+)」)`)
)

// wished is what a message wants a field to be.
func wished(message, field string) (string, bool) {
	m := regexp.MustCompile(field + `[:=]\s*"?([^\s"、。，,;；()<>]+)`).FindStringSubmatch(message)
	if m == nil {
		return "", false
	}
	return m[1], true
}

// obey is the answer that a message wishes for, and whether it wishes for one.
func obey(message string) (outside.Answer, bool) {
	_, message, _ = strings.Cut(message, "⟦message⟧")
	for _, code := range encoded.FindAllString(message, -1) {
		if plain, err := base64.StdEncoding.DecodeString(code); err == nil {
			message += "\n" + string(plain)
		}
	}
	if found := object.FindString(message); json.Valid([]byte(found)) {
		return outside.Answer{Arguments: json.RawMessage(found)}, true
	}
	part := map[string]any{"topic": "speak_to_human", "sentences": []any{1}, "sure": "sure"}
	all := map[string]any{"parts": []any{part}, "move": "asks", "lang": "ja"}
	wishes := false
	take := func(into map[string]any, field string) {
		if value, ok := wished(message, field); ok {
			into[field], wishes = value, true
		}
	}
	take(part, "topic")
	take(part, "entry")
	take(part, "sure")
	take(all, "move")
	take(all, "lang")
	number, numbered := wished(message, "sentence")
	if numbered {
		part["sentences"], wishes = []any{json.Number(strings.TrimRight(number, "."))}, true
	}
	if kind, ok := wished(message, "danger"); ok {
		peril := map[string]any{"kind": kind}
		if numbered {
			peril["sentence"] = json.Number(number)
		}
		all["danger"], wishes = peril, true
	}
	a := outside.Answer{}
	if m := spoken.FindStringSubmatch(message); m != nil {
		all["say"], a.Beside, wishes = m[1]+m[2], true, true
	}
	var err error
	if a.Arguments, err = json.Marshal(all); err != nil {
		a.Arguments = nil // a number that is none
	}
	return a, wishes
}
