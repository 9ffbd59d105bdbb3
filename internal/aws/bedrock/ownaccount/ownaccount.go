// Package ownaccount asks a model on Bedrock for whoever rehearses or records with an account of
// their own. The SDK looks for it in profiles, sign-ons and the metadata of machines, by clients
// that no function carries.
package ownaccount

import (
	"context"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/config"

	"madoguchi/internal/aws/bedrock"
	"madoguchi/internal/reading/outside"
)

// Open is [bedrock.New] with the credentials and the region that the SDK finds.
func Open(ctx context.Context, s outside.Settings) (outside.Model, error) {
	cfg, err := config.LoadDefaultConfig(ctx)
	if err != nil {
		return nil, fmt.Errorf("bedrock: credentials: %w", err)
	}
	return bedrock.New(cfg, s)
}
