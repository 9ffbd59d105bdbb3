// Package dynamotest gives each test a DynamoDB table of its own, made from
// template.yaml, so that what is tested is what is deployed.
//
// The engine behind it is DynamoDB Local, or whatever answers at the address in
// DYNAMODB_ENDPOINT; infra/test starts one.
package dynamotest

import (
	"context"
	"crypto/rand"
	"os"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"

	"madoguchi/internal/table"
	"madoguchi/internal/table/dynamo"
)

// leftOut is said by a test that has no DynamoDB to talk to.
const leftOut = "left out: no DynamoDB at DYNAMODB_ENDPOINT; infra/test starts one and leaves nothing out"

// Table is a table for one test.
type Table struct {
	Client *dynamodb.Client
	Name   string
	TTL    string // the attribute by which DynamoDB deletes, "" where the template has none
}

// New creates an empty table and drops it after the test. Nothing expires in
// it: tests live in other years, and DynamoDB Local would delete in this one.
//
// Without DYNAMODB_ENDPOINT the test is left out and says so, or, where
// MADOGUCHI_FULL is set as infra/test does, it fails.
func New(t testing.TB) Table {
	t.Helper()
	return newTable(t, "DeskTable")
}

// Affected is New for the table of the roster.
func Affected(t testing.TB) Table {
	t.Helper()
	return newTable(t, "AffectedTable")
}

func newTable(t testing.TB, resource string) Table {
	t.Helper()
	source, err := template()
	if err != nil {
		t.Fatal(err)
	}
	d, err := parse(source, resource)
	if err != nil {
		t.Fatal(err)
	}
	table := Table{Client: client(t), Name: resource + "-" + rand.Text()}
	if d.TTL.Enabled {
		table.TTL = d.TTL.Attribute
	}
	table.create(t, d)
	return table
}

// Engine is a store engine on a table for this test.
func Engine(t testing.TB) table.Engine {
	t.Helper()
	table := New(t)
	return dynamo.New(table.Client, table.Name)
}

// Bulk is a store engine on a table of the roster for this test.
func Bulk(t testing.TB) table.Bulk {
	t.Helper()
	table := Affected(t)
	return dynamo.New(table.Client, table.Name)
}

func (table Table) create(t testing.TB, d definition) {
	t.Helper()
	if _, err := table.Client.CreateTable(t.Context(), d.input(table.Name)); err != nil {
		t.Fatalf("dynamotest: create table: %v", err)
	}
	t.Cleanup(func() {
		// The test's own context has ended by now.
		_, err := table.Client.DeleteTable(context.Background(), &dynamodb.DeleteTableInput{TableName: &table.Name})
		if err != nil {
			t.Errorf("dynamotest: delete table: %v", err)
		}
	})
}

// client talks to the engine under a made-up identity, which DynamoDB Local
// does not check.
func client(t testing.TB) *dynamodb.Client {
	t.Helper()
	endpoint := os.Getenv("DYNAMODB_ENDPOINT")
	if endpoint == "" && os.Getenv("MADOGUCHI_FULL") != "" {
		t.Fatal(leftOut)
	}
	if endpoint == "" {
		t.Skip(leftOut)
	}
	identity := func(context.Context) (aws.Credentials, error) {
		return aws.Credentials{AccessKeyID: "local", SecretAccessKey: "local"}, nil
	}
	return dynamodb.New(dynamodb.Options{BaseEndpoint: &endpoint, Region: "ap-northeast-1",
		Credentials: aws.CredentialsProviderFunc(identity)})
}
