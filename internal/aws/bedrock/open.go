package bedrock

import (
	"context"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/config"

	"madoguchi/internal/reading/outside"
)

// Open is [New] with the credentials and the region of the environment: of whoever rehearses or
// records with a model of their own account.
func Open(ctx context.Context, s outside.Settings) (outside.Model, error) {
	cfg, err := config.LoadDefaultConfig(ctx)
	if err != nil {
		return nil, fmt.Errorf("bedrock: credentials: %w", err)
	}
	return New(cfg, s)
}
