// Command feedback is the function that SES tells what became of its mail.
package main

import (
	"context"
	"os"

	"github.com/aws/aws-lambda-go/lambda"

	"madoguchi/functions/deployment"
)

func main() {
	d := deployment.New(os.Getenv, os.Stdout)
	handler, err := d.Feedback(context.Background())
	if err != nil {
		d.Log.Error("not started", "err", err)
		os.Exit(1)
	}
	lambda.Start(handler)
}
