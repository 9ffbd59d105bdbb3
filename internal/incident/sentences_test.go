package incident_test

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
)

// sentence is one that an answer could say, and the facts that it would cite.
type sentence struct{ lang, text, cites string }

// refusedOf loads an incident in which each sentence is an answer of its own and
// returns what the lock has against each, "" for nothing.
func refusedOf(t *testing.T, dir fstest.MapFS, langs []string, all []sentence) []string {
	t.Helper()
	var b strings.Builder
	line, at := 1, map[int]int{}
	for i, s := range all {
		var answers []string
		for _, lang := range langs {
			text := map[string]string{"ja": "ご案内します。", "en": "Here it is."}[lang]
			if lang == s.lang {
				text = s.text
			}
			answers = append(answers, fmt.Sprintf("%s: %s", lang, strconv.Quote(text)))
		}
		kana := strings.NewReplacer("0", "ア", "1", "イ", "2", "ウ", "3", "エ", "4", "オ", "5", "カ", "6", "キ", "7", "ク", "8", "ケ", "9", "コ").Replace(strconv.Itoa(i))
		latin := strings.NewReplacer("0", "a", "1", "b", "2", "c", "3", "d", "4", "e", "5", "f", "6", "g", "7", "h", "8", "i", "9", "j").Replace(strconv.Itoa(i))
		label := "{en: this " + latin + "}"
		if len(langs) == 2 {
			label = "{ja: その" + kana + ", en: this " + latin + "}"
		}
		e := entry(fmt.Sprintf("s%d", i), map[string]string{
			"label": label, "cites": "[" + s.cites + "]", "answer": "{" + strings.Join(answers, ", ") + "}",
			"questions": fmt.Sprintf("{en: [q%[1]d a, q%[1]d b, q%[1]d c, q%[1]d d, q%[1]d e]}", i),
		})
		for range strings.Count(e, "\n") {
			at[line] = i
			line++
		}
		b.WriteString(e)
	}
	dir["answers/sentences.yaml"] = &fstest.MapFile{Data: []byte(b.String())}
	refused := make([]string, len(all))
	place := regexp.MustCompile(`^answers/sentences\.yaml:(\d+): (.*)$`)
	for _, r := range refusals(dir) {
		m := place.FindStringSubmatch(strings.TrimSpace(r))
		if m == nil {
			t.Errorf("refused beside the sentences: %s", r)
			continue
		}
		n, _ := strconv.Atoi(m[1])
		refused[at[n]] += m[2] + "\n"
	}
	return refused
}

func sentencesOf(t *testing.T, name string) (fstest.MapFS, []string) {
	if name == "harbour" {
		return harbour(t), []string{"en"}
	}
	return folder(t), []string{"ja", "en"}
}

// Each of these is false of its incident, or said by nobody in it.
func TestFalseSentencesAreRefused(t *testing.T) {
	for name, all := range falseSentences() {
		dir, langs := sentencesOf(t, name)
		for i, r := range refusedOf(t, dir, langs, all) {
			if r == "" {
				t.Errorf("%s: let through: %s (cites %s)", name, all[i].text, all[i].cites)
			}
		}
	}
}

// Each of these is true of its incident, or service.
func TestTrueSentencesPass(t *testing.T) {
	for name, all := range trueSentences() {
		dir, langs := sentencesOf(t, name)
		for i, r := range refusedOf(t, dir, langs, all) {
			if r != "" {
				t.Errorf("%s: refused: %s\n%s", name, all[i].text, r)
			}
		}
	}
}
