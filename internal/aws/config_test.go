package aws_test

import (
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/secretsmanager"

	"madoguchi/internal/aws"
	"madoguchi/internal/aws/awstest"
)

// TestConfig reads what Lambda puts into the environment of a function, and the stand-ins of
// tests: of all services, or of one.
func TestConfig(t *testing.T) {
	cloud := awstest.New(t)
	t.Setenv("AWS_SESSION_TOKEN", "of the role")
	t.Setenv("AWS_ENDPOINT_URL_SECRETS_MANAGER", "http://127.0.0.1:1")
	cfg := aws.Config(time.Second)
	who, err := cfg.Credentials.Retrieve(t.Context())
	if err != nil || who.AccessKeyID != "local" || who.SecretAccessKey != "local" || who.SessionToken != "of the role" {
		t.Errorf("signs as %s: %v", who.AccessKeyID, err)
	}
	if url := s3.NewFromConfig(cfg).Options().BaseEndpoint; cfg.Region != awstest.Region || *url != cloud.URL {
		t.Errorf("%s, %s", cfg.Region, *url)
	}
	if url := secretsmanager.NewFromConfig(cfg).Options().BaseEndpoint; *url != "http://127.0.0.1:1" {
		t.Errorf("a service of its own: %s", *url)
	}
	t.Setenv("AWS_ENDPOINT_URL", "")
	if url := s3.NewFromConfig(aws.Config(time.Second)).Options().BaseEndpoint; url != nil {
		t.Errorf("AWS itself: %s", *url)
	}
	t.Setenv("AWS_SECRET_ACCESS_KEY", "")
	if _, err := aws.Config(time.Second).Credentials.Retrieve(t.Context()); err == nil {
		t.Error("nobody to sign as, and no error")
	}
}
