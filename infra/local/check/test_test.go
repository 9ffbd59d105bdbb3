package check

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// written makes a file of lines.
func written(t *testing.T, lines ...string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "cases.jsonl")
	if err := os.WriteFile(name, []byte(strings.Join(lines, "\n")), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// Cases of the small incident: one that it answers right, one that asks for something else
// than the label says, and one that nobody understands.
const (
	answers = `{"id":"1","lang":"en","text":"What happened?","expect":{"kind":"faq","topic":"overview"}}`
	harms   = `{"id":"2","lang":"en","text":"which data leaked","expect":{"kind":"faq","topic":"period"}}`
	misses  = `{"id":"3","lang":"en","text":"{{7*7}}","expect":{"kind":"faq","topic":"overview"}}`
)

func TestCasesArePlayedAgainstAnIncident(t *testing.T) {
	for _, row := range []struct {
		why   string
		flags []string
		lines []string
		fails bool
		want  string
	}{
		{"all right", nil, []string{answers}, false, "ok FILE: of 1 case 1 are right (100.0%, at least 100%), 0 do harm (0.0%, at most 0%)\n"},
		{"one is not", nil, []string{answers, misses}, true, "FAILED FILE: of 2 cases 1 are right (50.0%, at least 100%)"},
		{"the file asks for half", nil, []string{`{"bounds":{"right":50}}`, answers, misses}, false, "at least 50%"},
		{"the flag asks for more", []string{"-right", "60"}, []string{`{"bounds":{"right":50}}`, answers, misses}, true, "at least 60%"},
		{"harm fails by itself", []string{"-right", "0"}, []string{answers, harms}, true, "  harmful  2: wanted faq period, got faq overview: \"which data leaked\"\n"},
		{"unless it is allowed", []string{"-right", "0", "-harmful", "50"}, []string{answers, harms}, false, "at most 50%"},
		{"with all cases", []string{"-v"}, []string{answers}, false, "  right    1: "},
		{"another organisation's", nil, []string{strings.Replace(answers, `"lang"`, `"org":"other","lang"`, 1)}, true, "of 0 cases"},
	} {
		file := written(t, row.lines...)
		out, err := output(append(append([]string{"test", "-incident", small}, row.flags...), file)...)
		if out = strings.ReplaceAll(out, file, "FILE"); (err != nil) != row.fails || !strings.Contains(out, row.want) {
			t.Errorf("%s: %v\n%s", row.why, err, out)
		}
	}
}

func TestBoundsArePercentages(t *testing.T) {
	file := written(t, `{"bounds":{"right":"most"}}`, answers)
	if _, err := output("test", "-incident", small, file); err == nil || !strings.Contains(err.Error(), file+":1: bounds are percentages") {
		t.Errorf("%v", err)
	}
	for _, bad := range []string{"most", "101", "-1", "NaN"} {
		if _, err := output("test", "-incident", small, "-right", bad, file); err == nil || !strings.Contains(err.Error(), "no percentage") {
			t.Errorf("%s: %v", bad, err)
		}
	}
}

// bare is all that an author writes for a first day: the entries that the desk needs and
// one answer, without a single question.
const bare = `
- {id: speak_to_human, kind: escalate, lane: general, label: {en: A person}, cites: [], quick: [], answer: {en: A person answers you.}}
- {id: am_i_affected, kind: verify, lane: identity, label: {en: My own status}, cites: [], quick: [], answer: {en: Please prove who you are.}}
- {id: secret_pasted, kind: unsafe, label: {en: Secrets}, cites: [], quick: [], answer: {en: Please send no secrets.}}
- {id: malformed_input, kind: unsafe, label: {en: Unreadable}, cites: [], quick: [], answer: {en: Please write it in other words.}}
- {id: code_injection, kind: unsafe, label: {en: Code}, cites: [], quick: [], answer: {en: This is code.}}
- {id: period, kind: faq, label: {en: Period}, cites: [period], quick: [], answer: {en: The data that was copied dates from 1 January 2026 to 2 March 2026.}}
`

// What people ask after any leak is understood from the first day, in four languages: what
// the author answers is answered, all else was not announced and a person takes it up.
func TestAnAnswerNeedsNoQuestion(t *testing.T) {
	dir := copied(t, small, "answers/desk.yaml", bare)
	const told, untold = `"kind":"faq","topic":"period","must_contain":["1 January 2026"]`,
		`"kind":"escalate","must_contain":["Nothing has been announced","handover"],"topic":`
	cases := written(t,
		`{"id":"period-en","lang":"en","text":"Which dates does the copied data cover?","expect":{`+told+`}}`,
		`{"id":"period-ja","lang":"ja","text":"いつからいつまでの分が流出しましたか","expect":{`+told+`}}`,
		`{"id":"period-zh","lang":"zh","text":"泄露的是哪段期间的资料？","expect":{`+told+`}}`,
		`{"id":"period-ko","lang":"ko","text":"언제부터 언제까지의 정보가 유출됐나요?","expect":{`+told+`}}`,
		`{"id":"fee-en","lang":"en","text":"Do I pay for the replacement card?","expect":{`+untold+`"card_reissue_fee"}}`,
		`{"id":"fee-ja","lang":"ja","text":"カードを作り直すと手数料を取られますか","expect":{`+untold+`"card_reissue_fee"}}`,
		`{"id":"fee-zh","lang":"zh","text":"重新办卡要收手续费吗？","expect":{`+untold+`"card_reissue_fee"}}`,
		`{"id":"fee-ko","lang":"ko","text":"카드를 다시 만들면 수수료를 내야 하나요?","expect":{`+untold+`"card_reissue_fee"}}`,
		`{"id":"again-en","lang":"en","text":"What will you do so that this never happens again?","expect":{`+untold+`"prevention_measures"}}`,
	)
	if out, err := output("test", "-incident", dir, cases); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
