// Command baseline is a handler without any code of the desk: it makes the clients of the SDK
// that its tags name, reads the desk's secret and takes events, whatever they are. What a
// function needs beside it until it asks for its first event is the desk's own.
package main

import (
	"context"
	"os"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/secretsmanager"
)

// clients are made of a configuration, each by the file of its tag.
var clients []func(aws.Config) any

func main() {
	ctx := context.Background()
	cfg, err := config.LoadDefaultConfig(ctx)
	if err != nil {
		panic(err)
	}
	id := os.Getenv("DESK_SECRET_ID")
	if _, err := secretsmanager.NewFromConfig(cfg).GetSecretValue(ctx, &secretsmanager.GetSecretValueInput{SecretId: &id}); err != nil {
		panic(err)
	}
	var made []any
	for _, client := range clients {
		made = append(made, client(cfg))
	}
	lambda.Start(func(context.Context, any) (int, error) { return len(made), nil })
}
