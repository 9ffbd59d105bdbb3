// Command line is the function behind POST /line: it takes the webhooks of LINE
// and puts what they hold into the inbox.
package main

import (
	"context"
	"os"

	"github.com/aws/aws-lambda-go/lambda"

	"madoguchi/functions/deployment"
)

func main() {
	d := deployment.New(os.Getenv, os.Stdout)
	handler, err := d.Line(context.Background())
	if err != nil {
		d.Log.Error("not started", "err", err)
		os.Exit(1)
	}
	lambda.Start(handler)
}
