package aws

import (
	"context"
	"fmt"
	"time"

	sdk "github.com/aws/aws-sdk-go-v2/aws"
	sdkhttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/smithy-go/logging"
)

// Config is what the clients of the SDK are made from. It takes region,
// credentials and, where tests set one, AWS_ENDPOINT_URL from the environment.
//
// The SDK's HTTP client waits for ever (platform fact 31). Here one attempt at a
// call takes at most the time given, reading the body included, and there are
// three of them. The context of the call ends all.
func Config(ctx context.Context, attempt time.Duration) (sdk.Config, error) {
	cfg, err := config.LoadDefaultConfig(ctx,
		config.WithHTTPClient(sdkhttp.NewBuildableClient().WithTimeout(attempt)),
		// The SDK's own warnings are no JSON and would stand between the lines of the log.
		config.WithLogger(logging.Nop{}))
	if err != nil {
		return cfg, fmt.Errorf("aws: configuration: %w", err)
	}
	return cfg, nil
}
