// Command roster is the function that takes in the list of affected people, which is
// put into its bucket, and that ends it when somebody orders so.
package main

import (
	"context"
	"os"
	_ "time/tzdata" // the incident's zone must load on a bare image (platform fact 26)

	"github.com/aws/aws-lambda-go/lambda"

	"madoguchi/functions/deployment"
	"madoguchi/internal/table/dynamo"
)

func main() {
	d := deployment.New(os.Getenv, os.Stdout)
	handler, err := d.Roster(context.Background(), dynamo.Table)
	if err != nil {
		d.Log.Error("not started", "err", err)
		os.Exit(1)
	}
	lambda.Start(handler)
}
