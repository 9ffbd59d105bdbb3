// Command answer is the function behind the inbox: it takes the turns, and opens a
// case for what the inbox gave up.
package main

import (
	"context"
	"os"
	_ "time/tzdata" // the incident's zone must load on a bare image (platform fact 26)

	"github.com/aws/aws-lambda-go/lambda"

	"madoguchi/functions/deployment"
	"madoguchi/internal/aws/bedrock"
	"madoguchi/internal/aws/mailer"
	"madoguchi/internal/table/dynamo"
)

func main() {
	d := deployment.New(os.Getenv, os.Stdout)
	handler, err := d.Answer(context.Background(), dynamo.Table, mailer.New, bedrock.New)
	if err != nil {
		d.Log.Error("not started", "err", err)
		os.Exit(1)
	}
	lambda.Start(handler)
}
