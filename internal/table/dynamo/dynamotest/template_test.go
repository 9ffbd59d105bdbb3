package dynamotest

import (
	"slices"
	"strings"
	"testing"
)

// head and foot surround the properties of a table in a template that is as
// full of CloudFormation functions as real ones are.
const (
	head = `
Conditions:
  Live: !Not [!Equals [!Ref Stage, rehearsal]]
Resources:
  Function:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: !If [Live, a, b]
      Environment: { Variables: { TABLE: !GetAtt Table.Arn } }
  Table:
    Type: AWS::DynamoDB::Table
    Properties:
`
	foot = `
Outputs:
  Name: { Value: !Sub "${Table}-x" }
`
)

func TestParse(t *testing.T) {
	const plain = `
      TableName: !Sub "${AWS::StackName}-desk"
      KeySchema: [{ AttributeName: a, KeyType: HASH }]
      TimeToLiveSpecification: { AttributeName: gone, Enabled: true }
      Tags: [{ Key: stage, Value: !Ref Stage }]`
	tests := []struct{ name, template, resource, refusal string }{
		{"functions around the table and in properties that a test does without", head + plain + foot, "Table", ""},
		{"a function in place of a key", head + "      KeySchema: [{ AttributeName: !Ref Key, KeyType: HASH }]" + foot, "Table", "!Ref"},
		{"a function in place of a whole property", head + "      BillingMode: !If [Live, PROVISIONED, PAY_PER_REQUEST]" + foot, "Table", "!If"},
		{"another name", head + plain + foot, "DeskTable", "no resource DeskTable"},
		{"another thing", head + plain + foot, "Function", `of type "AWS::Serverless::Function"`},
		{"no YAML at all", "\t", "Table", "template"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d, err := parse([]byte(test.template), test.resource)
			switch {
			case test.refusal == "" && (err != nil || d.Keys[0].Name != "a" || d.TTL.Attribute != "gone"):
				t.Errorf("got %+v, %v", d, err)
			case test.refusal != "" && (err == nil || !strings.Contains(err.Error(), test.refusal)):
				t.Errorf("got %v, want a refusal that names %s", err, test.refusal)
			}
		})
	}
}

// The tables that are deployed: what no test of an engine would miss.
func TestTablesAreKeptSafe(t *testing.T) {
	source, err := template()
	if err != nil {
		t.Fatal(err)
	}
	for resource, more := range map[string][]string{"DeskTable": nil, "AffectedTable": {"SSEType: KMS", "KMSMasterKeyId: !Ref RosterKey"}} {
		d, err := parse(source, resource)
		if err != nil {
			t.Fatal(err)
		}
		if d.BillingMode != "PAY_PER_REQUEST" || !d.TTL.Enabled {
			t.Errorf("%s: billing %q, expiry %t", resource, d.BillingMode, d.TTL.Enabled)
		}
		for _, line := range append(more, "DeletionPolicy: Retain", "SSEEnabled: true", "PointInTimeRecoveryEnabled: true") {
			if !strings.Contains(section(string(source), resource), line) {
				t.Errorf("template.yaml does not say %q of %s", line, resource)
			}
		}
	}
}

// section is the text of one resource, up to the next one.
func section(template, resource string) string {
	_, after, _ := strings.Cut(template, "\n  "+resource+":\n")
	lines := strings.SplitAfter(after, "\n")
	end := slices.IndexFunc(lines, func(line string) bool {
		return strings.HasPrefix(line, "  ") && !strings.HasPrefix(line, "   ") || line == "\n"
	})
	return strings.Join(lines[:max(end, 0)], "")
}
