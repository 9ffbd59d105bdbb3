package deployment

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"madoguchi/internal/control"
)

// flaws are what is wrong with a runbook, held to a template and to the lines that the desk
// writes: an alarm without a section, a section without an alarm or without one of its four
// parts, and commands that name what is nowhere.
func flaws(f template, runbook string, written func(message string) bool) (found []string) {
	alarms, sections := map[string]bool{}, map[string]bool{}
	f.each("AWS::CloudWatch::Alarm", func(name string, _ *yaml.Node) { alarms[name] = true })
	_, chapter, _ := strings.Cut(runbook, "\n## Alarms\n")
	chapter, _, _ = strings.Cut(chapter, "\n## ")
	for _, section := range strings.Split("\n"+chapter, "\n### ")[1:] {
		title, text, _ := strings.Cut(section, "\n")
		for name := range strings.SplitSeq(title, ", ") {
			if sections[name] || !alarms[name] {
				found = append(found, "a section for "+name+", which is no alarm, or another one")
			}
			sections[name] = true
		}
		for _, part := range []string{"**Means.** ", "**Look.**", "**Do.** ", "**Over.** "} {
			if strings.Count(text, part) != 1 {
				found = append(found, title+": not one "+strings.TrimSpace(part))
			}
		}
	}
	for name := range alarms {
		if !sections[name] {
			found = append(found, "no section for "+name)
		}
	}
	named := func(pattern, where string) {
		for _, m := range regexp.MustCompile(pattern).FindAllStringSubmatch(runbook, -1) {
			for name := range strings.FieldsSeq(m[1]) {
				if get(f.root, where, name) == nil && name != "ParameterKey" { // CloudFormation's own word
					found = append(found, name+" is not among the "+where)
				}
			}
		}
	}
	named(`\b(?:res|arn|many|lines) "?([A-Z]\w*)`, "Resources")
	named(`\bfor [a-z] in ([A-Z]\w*(?: [A-Z]\w*)+);`, "Resources")
	named(`\b([A-Z]\w*(?:Function|Log|Letters|Key|Secret|Bucket|Table|Topic|Alarm))[^=\w]`, "Resources")
	named(`\bout "?([A-Z]\w*)`, "Outputs")
	named(`\bpar "?([A-Z]\w*)`, "Parameters")
	for _, m := range regexp.MustCompile(`\$\.msg = "([^"]*)"`).FindAllStringSubmatch(runbook, -1) {
		if !written(m[1]) {
			found = append(found, "nobody writes the line "+m[1])
		}
	}
	return found
}

// TestRunbook: whoever is woken finds what rang, and commands that name what there is.
func TestRunbook(t *testing.T) {
	page, err := os.ReadFile("../../docs/runbook.md")
	if err != nil {
		t.Fatal(err)
	}
	words := source(t)
	written := func(message string) bool { return strings.Contains(words, `"`+message+`"`) }
	f, runbook := load(t), string(page)
	for _, flaw := range flaws(f, runbook, written) {
		t.Error(flaw)
	}
	for want, change := range map[string][2]string{
		"no section for QuotaAlarm":              {"### QuotaAlarm\n", "### A quota\n"},
		"QuotaAlarm: not one **Over.**":          {"**Over.** The OK mail, and WaitingAlarm is quiet.", "Over."},
		"InboxOld is not among the Resources":    {"many Inbox\n", "many InboxOld\n"},
		"EverySecond is not among the Resources": {`res EveryMinute`, `res EverySecond`},
		"Topic is not among the Outputs":         {"$(out Alarms)", "$(out Topic)"},
		"SecretArn is not among the Parameters":  {"$(par DeskSecretArn)", "$(par SecretArn)"},
		"nobody writes the line turn lost":       {`$.msg = "turn failed"`, `$.msg = "turn lost"`},
	} {
		if got := flaws(f, strings.ReplaceAll(runbook, change[0], change[1]), written); !slices.Contains(got, want) {
			t.Errorf("with %q: %q, want %q", change[1], got, want)
		}
	}
}

// TestRunbookPausesTheDesk: what it has somebody put into the bucket by hand pauses the desk.
func TestRunbookPausesTheDesk(t *testing.T) {
	page, err := os.ReadFile("../../docs/runbook.md")
	if err != nil {
		t.Fatal(err)
	}
	_, block, _ := strings.Cut(string(page), "```json\n")
	block, _, _ = strings.Cut(block, "```")
	if d, err := control.Read([]byte(block)); err != nil || !d.Switches.Paused {
		t.Errorf("%+v, %v", d, err)
	}
}

// source is all of what runs on AWS, as it is written.
func source(t *testing.T) string {
	t.Helper()
	var all strings.Builder
	for _, root := range []string{"../../internal", "../../functions"} {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			b, err := os.ReadFile(path)
			all.Write(b)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return all.String()
}
