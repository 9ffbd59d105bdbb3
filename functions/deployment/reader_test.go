package deployment

import (
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/lambda"
	sdk "github.com/aws/aws-sdk-go-v2/aws"

	"madoguchi/internal/aws/awstest"
	"madoguchi/internal/aws/bedrock"
	"madoguchi/internal/reading/outside"
	"madoguchi/internal/table/dynamo/dynamotest"
)

// reads switches the reader on, for every message.
func (w *world) reads() {
	w.env["READER"], w.env["READER_MODEL"], w.env["READER_ASK"] = "bedrock", bedrock.DefaultModel, "always"
}

// points is a model that reads every message as one question.
func points(topic string) func(awstest.Converse) awstest.Reply {
	return func(awstest.Converse) awstest.Reply {
		return awstest.Reply{Arguments: `{"parts":[{"topic":"` + topic + `","sentences":[1],"sure":"sure"}],"move":"asks","lang":"ja"}`}
	}
}

// TestAnswerReadsOutside: a customer who was told is read by the model, and answered in the
// words of the desk. Neither their words nor the prompt reach the log.
func TestAnswerReadsOutside(t *testing.T) {
	w := open(t)
	w.reads()
	w.Models.Reply(points("card_reissue_fee"))
	answer := w.function(t, w.answer(file(t)))
	w.ask(t, answer, "よろしくお願いします")
	if n := len(w.Models.Asked()); n != 0 {
		t.Fatalf("who was not told yet is read outside, %d times", n)
	}
	w.ask(t, answer, "新しいのをもらうのって、いくらか払うことになるんでしょうか")
	asked := w.Models.Asked()
	if len(asked) != 1 || asked[0].Model != bedrock.DefaultModel || asked[0].TTL != "1h" || asked[0].Choice != "tool" || asked[0].Temperature != nil {
		t.Fatalf("the model was asked %+v", asked)
	}
	if got := said(w.line, user); !strings.Contains(got, "手数料") {
		t.Errorf("the desk said %s", got)
	}
	if l := w.log.String(); !strings.Contains(l, `"msg":"reader","reader":"bedrock","outcome":"read"`) || !strings.Contains(l, `"agreement":"`) {
		t.Errorf("the log: %s", w.log)
	}
	w.silent(t, "いくらか払う", "point", asked[0].System[:40])
}

// TestAnswerWithoutItsModel: whatever Bedrock does, the desk reads by itself, in the same turn.
func TestAnswerWithoutItsModel(t *testing.T) {
	cases := []struct {
		name  string
		reply awstest.Reply
		why   outside.Reason
	}{
		{"throttled", awstest.Reply{Fault: awstest.Fault{Status: 429, Code: "ThrottlingException", Message: "手数料"}}, outside.Throttled},
		{"denied", awstest.Reply{Fault: awstest.Fault{Status: 403, Code: "AccessDeniedException", Message: "手数料"}}, outside.Denied},
		{"gone", awstest.Reply{Fault: awstest.Fault{Status: 404, Code: "ResourceNotFoundException", Message: "手数料"}}, outside.Denied},
		{"down", awstest.Reply{Fault: awstest.Fault{Status: 503, Code: "ServiceUnavailableException", Message: "手数料"}}, outside.Unavailable},
		{"half an answer", awstest.Reply{Half: true}, outside.Unavailable},
		{"words", awstest.Reply{Calls: -1, Text: "お客様は対象です", Stop: "end_turn"}, outside.NoCall},
		{"cut", awstest.Reply{Stop: "max_tokens"}, outside.Cut},
		{"a guardrail", awstest.Reply{Calls: -1, Stop: "guardrail_intervened"}, outside.Refused},
	}
	for _, c := range cases {
		w := open(t)
		w.reads()
		w.Models.Reply(func(awstest.Converse) awstest.Reply { return c.reply })
		answer := w.function(t, w.answer(file(t)))
		w.ask(t, answer, "よろしくお願いします")
		w.ask(t, answer, "カードの再発行に手数料はかかりますか？")
		if got := said(w.line, user); !strings.Contains(got, "手数料") || strings.Contains(got, "お客様は対象です") {
			t.Errorf("%s: the desk said %s", c.name, got)
		}
		if n := len(w.Models.Asked()); n != 1 {
			t.Errorf("%s: asked %d times", c.name, n)
		}
		if want := `"outcome":"fallback","why":"` + string(c.why) + `"`; !strings.Contains(w.log.String(), want) {
			t.Errorf("%s: no %s in the log: %s", c.name, want, w.log)
		}
		w.silent(t, "手数料", "対象")
	}
}

// TestAnswerStopsAtTheCap: once the clock has counted as many calls as a day may have, the
// desk reads by itself, until the next day.
func TestAnswerStopsAtTheCap(t *testing.T) {
	w := open(t)
	w.reads()
	w.env["READER_DAILY_CAP"] = "1"
	w.Models.Reply(points("card_reissue_fee"))
	table := file(t)
	answer, clock := w.function(t, w.answer(table)), w.function(t, w.clock(table))
	w.ask(t, answer, "よろしくお願いします")
	for i, asked := range []int{1, 1, 2} { // within the cap; above it; on the next day
		w.ask(t, answer, "新しいのをもらうのって、いくらか払うことになるんでしょうか")
		if n := len(w.Models.Asked()); n != asked {
			t.Errorf("message %d: asked %d times in all, want %d", i+1, n, asked)
		}
		w.at = w.at.Add(2 * time.Minute)
		invoke(t, clock, fixture(t, "scheduler-tick.json"))
		if i == 1 {
			w.at = w.at.Add(24 * time.Hour)
		}
	}
	if n := strings.Count(w.log.String(), `"outcome":"capped"`); n != 1 {
		t.Errorf("%d lines tell of the cap: %s", n, w.log)
	}
}

// ask lets a customer say something who has read what the desk said before, and the desk answer.
func (w *world) ask(t *testing.T, answer lambda.Handler, words string) {
	t.Helper()
	w.at = w.at.Add(10 * time.Second)
	if _, err := w.line.Say(t.Context(), user, words); err != nil {
		t.Fatal(err)
	}
	w.at = w.at.Add(3 * time.Second) // nothing more is waited for
	invoke(t, answer, w.waiting(t))
}

// TestReaderSettings: what means nothing stops the start, and says so by name.
func TestReaderSettings(t *testing.T) {
	cases := []struct {
		name, variable, value, want string
	}{
		{"no such reader", "READER", "openai", "deployment: not understood: READER"},
		{"a reader without a model", "READER_MODEL", "", "deployment: not set: READER_MODEL"},
		{"too hot", "READER_TEMPERATURE", "2", "deployment: not understood: READER_TEMPERATURE"},
		{"no number", "READER_TEMPERATURE", "NaN", "deployment: not understood: READER_TEMPERATURE"},
		{"no such choice", "READER_TOOL_CHOICE", "required", "deployment: not understood: READER_TOOL_CHOICE"},
		{"no such lifetime", "READER_CACHE", "24h", "deployment: not understood: READER_CACHE"},
		{"no such time", "READER_ASK", "never", "deployment: not understood: READER_ASK"},
		{"less than nothing", "READER_DAILY_CAP", "-1", "deployment: not understood: READER_DAILY_CAP"},
	}
	for _, c := range cases {
		w := open(t)
		w.reads()
		w.env[c.variable] = c.value
		if _, err := w.answer(file(t))(t.Context()); err == nil || err.Error() != c.want {
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
		}
	}
}

// TestReaderSettingsReachTheModel: each of them, and those of a model that takes others.
func TestReaderSettingsReachTheModel(t *testing.T) {
	w := open(t)
	w.reads()
	for name, value := range map[string]string{"READER_MODEL": "jp.amazon.nova-2-lite-v1:0", "READER_TEMPERATURE": "0.5", "READER_TOOL_CHOICE": "any", "READER_CACHE": "off",
		"READER_ASK": "unsure", "READER_DAILY_CAP": "300"} {
		w.env[name] = value
	}
	env := w.d.environment()
	r := env.reads()
	if err := errors.Join(env.err(), r.model.Check()); err != nil {
		t.Fatal(err)
	}
	half := float32(0.5)
	want := outside.Settings{Model: "jp.amazon.nova-2-lite-v1:0", Temperature: &half, Choice: outside.Any}
	if string(encode(t, r.model)) != string(encode(t, want)) || r.mode != "unsure" || r.cap != 300 {
		t.Errorf("%+v", r)
	}
	o, err := w.d.outside(w.ground(t), r, nil, func(_ sdk.Config, s outside.Settings) (outside.Model, error) { return nil, errors.New(s.Model) })
	if err == nil || err.Error() != r.model.Model || o.Reader != nil {
		t.Errorf("%+v, %v", o, err)
	}
}

// TestReaderBootstrap: the very program that is deployed asks the model, and answers without
// it when it is slow, by its own clock.
func TestReaderBootstrap(t *testing.T) {
	desk := dynamotest.New(t)
	w := open(t)
	w.reads()
	w.at = time.Now()
	w.env["DESK_TABLE"], w.env["AFFECTED_TABLE"] = desk.Name, dynamotest.Affected(t).Name
	t.Setenv("AWS_ENDPOINT_URL_DYNAMODB", os.Getenv("DYNAMODB_ENDPOINT"))
	var env []string
	for name, value := range w.env {
		env = append(env, name+"="+value)
	}
	p := run(t, "answer", env...)
	ask := func(words string) {
		t.Helper()
		if w.at = time.Now(); said(w.line, user) != "" {
			w.at = w.at.Add(11 * time.Second) // long after they were told of the reader
		}
		if _, err := w.line.Say(t.Context(), user, words); err != nil {
			t.Fatal(err)
		}
		if back := returned(t, p.invoke(w.waiting(t))); back != nil {
			t.Fatal("a turn goes back to the queue")
		}
	}
	w.Models.Reply(points("card_reissue_fee"))
	ask("サイトはいつ閉鎖しましたか？") // they are told
	ask("新しいのをもらうのって、いくらか払うことになるんでしょうか")
	read := said(w.line, user)
	w.Models.Reply(func(awstest.Converse) awstest.Reply { return awstest.Reply{Fault: awstest.Fault{Hang: true}} })
	ask("電話番号を教えてください")
	p.Kill()
	if len(w.Models.Asked()) != 2 || !strings.Contains(read, "手数料") {
		t.Errorf("asked %d times, and said %s", len(w.Models.Asked()), read)
	}
	if answer := strings.TrimPrefix(said(w.line, user), read); !strings.Contains(answer, "0120") && !strings.Contains(answer, "電話") {
		t.Errorf("without its model the desk said %q", answer)
	}
	for _, want := range []string{`"outcome":"read"`, `"outcome":"fallback","why":"late"`} {
		if !strings.Contains(p.Log(), want) {
			t.Errorf("no %s in the log of the program: %s", want, p.Log())
		}
	}
	if strings.Contains(p.Log(), "いくらか") || strings.Contains(p.Log(), "電話番号を") {
		t.Error("the log of the program holds words of the customer")
	}
}
