package deployment

import (
	"os"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// TestPrivacyNamesAllThatKeepsData: whatever of the stack holds data, if only for a moment,
// stands on the page that says where personal data is, and what stands there exists.
func TestPrivacyNamesAllThatKeepsData(t *testing.T) {
	page, err := os.ReadFile("../../docs/privacy.md")
	if err != nil {
		t.Fatal(err)
	}
	f := load(t)
	row := map[string]bool{}
	for line := range strings.Lines(string(page)) {
		if cells := strings.Split(line, "|"); len(cells) > 2 {
			for i, name := range strings.Split(cells[1], "`") {
				if i%2 == 1 && f.resource(name) == nil {
					t.Errorf("docs/privacy.md has a row for %s, which is nowhere", name)
				} else if i%2 == 1 {
					row[name] = true
				}
			}
		}
	}
	holds := []string{"AWS::DynamoDB::Table", "AWS::S3::Bucket", "AWS::SQS::Queue", "AWS::SNS::Topic", "AWS::Logs::LogGroup", "AWS::SecretsManager::Secret"}
	for _, of := range holds {
		found := false
		f.each(of, func(name string, _ *yaml.Node) {
			if found = true; !row[name] {
				t.Errorf("docs/privacy.md has no row for %s", name)
			}
		})
		if !found {
			t.Errorf("the test reads no %s", of)
		}
	}
}
