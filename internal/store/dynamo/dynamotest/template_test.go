package dynamotest

import (
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

// The table that is deployed: what no test of the engine would miss.
func TestDeskTableIsKeptSafe(t *testing.T) {
	source, err := template()
	if err != nil {
		t.Fatal(err)
	}
	d, err := parse(source, "DeskTable")
	if err != nil {
		t.Fatal(err)
	}
	if d.BillingMode != "PAY_PER_REQUEST" || !d.TTL.Enabled {
		t.Errorf("billing %q, expiry %t", d.BillingMode, d.TTL.Enabled)
	}
	for _, line := range []string{"DeletionPolicy: Retain", "SSEEnabled: true", "PointInTimeRecoveryEnabled: true"} {
		if !strings.Contains(string(source), line) {
			t.Errorf("template.yaml does not say %q", line)
		}
	}
}
