// Command feedback is the function that SES tells what became of mail with codes.
package main

import (
	"context"
	"os"

	"github.com/aws/aws-lambda-go/lambda"

	"madoguchi/functions/deployment"
	"madoguchi/internal/store/dynamo"
)

func main() {
	d := deployment.New(os.Getenv, os.Stdout)
	handler, err := d.Feedback(context.Background(), dynamo.Table)
	if err != nil {
		d.Log.Error("not started", "err", err)
		os.Exit(1)
	}
	lambda.Start(handler)
}
