package dynamotest

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
	"gopkg.in/yaml.v3"
)

// definition is the part of an AWS::DynamoDB::Table that a table is made of.
type definition struct {
	BillingMode string      `yaml:"BillingMode"`
	Attributes  []attribute `yaml:"AttributeDefinitions"`
	Keys        []attribute `yaml:"KeySchema"`
	Indexes     []index     `yaml:"GlobalSecondaryIndexes"`
	TTL         struct {
		Attribute string `yaml:"AttributeName"`
		Enabled   bool   `yaml:"Enabled"`
	} `yaml:"TimeToLiveSpecification"`
}

// attribute is an entry of AttributeDefinitions, with a Type, or of a
// KeySchema, with a Role.
type attribute struct {
	Name string `yaml:"AttributeName"`
	Type string `yaml:"AttributeType"`
	Role string `yaml:"KeyType"`
}

type index struct {
	Name       string      `yaml:"IndexName"`
	Keys       []attribute `yaml:"KeySchema"`
	Projection struct {
		Type string `yaml:"ProjectionType"`
	} `yaml:"Projection"`
}

// shortTag finds the first CloudFormation function in short form, "!Ref" or
// "!If". The yaml package drops such a tag silently and would hand on its
// argument as if it were the value.
func shortTag(n *yaml.Node) string {
	if strings.HasPrefix(n.Tag, "!") && !strings.HasPrefix(n.Tag, "!!") {
		return n.Tag
	}
	for _, child := range n.Content {
		if tag := shortTag(child); tag != "" {
			return tag
		}
	}
	return ""
}

// parse reads the definition of one table out of a template. The template may
// hold any CloudFormation function elsewhere.
func parse(template []byte, resource string) (definition, error) {
	var d definition
	var root struct {
		Resources map[string]yaml.Node `yaml:"Resources"`
	}
	if err := yaml.Unmarshal(template, &root); err != nil {
		return d, fmt.Errorf("dynamotest: template: %w", err)
	}
	node, ok := root.Resources[resource]
	if !ok {
		return d, fmt.Errorf("dynamotest: template: no resource %s", resource)
	}
	var table struct {
		Type       string    `yaml:"Type"`
		Properties yaml.Node `yaml:"Properties"`
	}
	if err := node.Decode(&table); err != nil {
		return d, fmt.Errorf("dynamotest: template: %s: %w", resource, err)
	}
	if table.Type != "AWS::DynamoDB::Table" {
		return d, fmt.Errorf("dynamotest: template: %s is of type %q", resource, table.Type)
	}
	table.Properties.Content = only(table.Properties.Content)
	if tag := shortTag(&table.Properties); tag != "" {
		return d, fmt.Errorf("dynamotest: template: %s: the value of %s is known to CloudFormation only; write it out", resource, tag)
	}
	if err := table.Properties.Decode(&d); err != nil {
		return d, fmt.Errorf("dynamotest: template: %s: %w", resource, err)
	}
	return d, nil
}

// only drops the properties that a test table does without: its name, tags,
// encryption and the like may hang on the stack.
func only(properties []*yaml.Node) []*yaml.Node {
	needed := []string{"BillingMode", "AttributeDefinitions", "KeySchema", "GlobalSecondaryIndexes", "TimeToLiveSpecification"}
	var kept []*yaml.Node
	for i := 0; i+1 < len(properties); i += 2 {
		if slices.Contains(needed, properties[i].Value) {
			kept = append(kept, properties[i], properties[i+1])
		}
	}
	return kept
}

// input asks DynamoDB for a table of the definition.
func (d definition) input(name string) *dynamodb.CreateTableInput {
	in := &dynamodb.CreateTableInput{TableName: &name, BillingMode: types.BillingMode(d.BillingMode), KeySchema: schema(d.Keys)}
	for _, a := range d.Attributes {
		in.AttributeDefinitions = append(in.AttributeDefinitions,
			types.AttributeDefinition{AttributeName: aws.String(a.Name), AttributeType: types.ScalarAttributeType(a.Type)})
	}
	for _, i := range d.Indexes {
		in.GlobalSecondaryIndexes = append(in.GlobalSecondaryIndexes, types.GlobalSecondaryIndex{
			IndexName: aws.String(i.Name), KeySchema: schema(i.Keys),
			Projection: &types.Projection{ProjectionType: types.ProjectionType(i.Projection.Type)}})
	}
	return in
}

func schema(keys []attribute) []types.KeySchemaElement {
	var elements []types.KeySchemaElement
	for _, k := range keys {
		elements = append(elements, types.KeySchemaElement{AttributeName: aws.String(k.Name), KeyType: types.KeyType(k.Role)})
	}
	return elements
}

// template finds template.yaml at the root of the module.
func template() ([]byte, error) {
	dir, err := os.Getwd()
	if err != nil {
		return nil, fmt.Errorf("dynamotest: %w", err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return os.ReadFile(filepath.Join(dir, "template.yaml"))
		}
		if dir == filepath.Dir(dir) {
			return nil, errors.New("dynamotest: no go.mod above the test")
		}
		dir = filepath.Dir(dir)
	}
}
