package aws

import (
	"context"
	"os"
	"strings"
	"time"

	sdk "github.com/aws/aws-sdk-go-v2/aws"
	sdkhttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/smithy-go/logging"
)

// Config is what the clients of a function are made from: the region and the credentials that
// Lambda puts into its environment, where they stay as they are for as long as the process
// lives (platform fact 26). AWS_ENDPOINT_URL, and the same with the name of a service behind it,
// name stand-ins, as the SDK has it.
//
// The SDK's config.LoadDefaultConfig finds the same there. With it come the ways to credentials
// that a function has not (profiles, sign-ons, the metadata of machines), four clients among
// them whose tables are made at each start.
//
// The SDK's HTTP client waits for ever (platform fact 31). Here one attempt at a
// call takes at most the time given, reading the body included, and there are
// three of them. The context of the call ends all.
func Config(attempt time.Duration) sdk.Config {
	cfg := sdk.Config{
		Region: os.Getenv("AWS_REGION"),
		Credentials: credentials.NewStaticCredentialsProvider(
			os.Getenv("AWS_ACCESS_KEY_ID"), os.Getenv("AWS_SECRET_ACCESS_KEY"), os.Getenv("AWS_SESSION_TOKEN")),
		HTTPClient: sdkhttp.NewBuildableClient().WithTimeout(attempt),
		// The SDK's own warnings are no JSON and would stand between the lines of the log.
		Logger:        logging.Nop{},
		ConfigSources: []any{endpoints{}},
		// What the SDK takes where nobody says otherwise.
		DefaultsMode:                sdk.DefaultsModeLegacy,
		AccountIDEndpointMode:       sdk.AccountIDEndpointModePreferred,
		RequestChecksumCalculation:  sdk.RequestChecksumCalculationWhenSupported,
		ResponseChecksumValidation:  sdk.ResponseChecksumValidationWhenSupported,
		RequestMinCompressSizeBytes: 10240,
	}
	if url := os.Getenv("AWS_ENDPOINT_URL"); url != "" {
		cfg.BaseEndpoint = &url
	}
	return cfg
}

// endpoints are the stand-ins for single services, which the SDK asks for by this method.
type endpoints struct{}

func (endpoints) GetServiceBaseEndpoint(_ context.Context, service string) (url string, found bool, err error) {
	url = os.Getenv("AWS_ENDPOINT_URL_" + strings.ToUpper(strings.ReplaceAll(service, " ", "_")))
	return url, url != "", nil
}
