// Command email is the function behind POST /email and behind the receipt rule of
// SES: it takes mail and puts what it holds into the inbox.
package main

import (
	"context"
	"os"

	"github.com/aws/aws-lambda-go/lambda"

	"madoguchi/functions/deployment"
)

func main() {
	d := deployment.New(os.Getenv, os.Stdout)
	handler, err := d.Email(context.Background())
	if err != nil {
		d.Log.Error("not started", "err", err)
		os.Exit(1)
	}
	lambda.Start(handler)
}
