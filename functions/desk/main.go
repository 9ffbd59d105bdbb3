// Command desk is the function behind /desk/: the pages on which staff work.
package main

import (
	"context"
	"os"
	_ "time/tzdata" // the desk's zone must load on a bare image (platform fact 26)

	"github.com/aws/aws-lambda-go/lambda"

	"madoguchi/functions/deployment"
	"madoguchi/internal/aws/mailer"
	"madoguchi/internal/preview/document"
	"madoguchi/internal/table/dynamo"
)

func main() {
	d := deployment.New(os.Getenv, os.Stdout)
	handler, err := d.Pages(context.Background(), dynamo.Table, mailer.New, document.Reader{})
	if err != nil {
		d.Log.Error("not started", "err", err)
		os.Exit(1)
	}
	lambda.Start(handler)
}
