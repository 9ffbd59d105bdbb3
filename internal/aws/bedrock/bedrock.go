// Package bedrock asks a language model on Amazon Bedrock, by Converse. It is apart from
// package aws so that only the function that reads carries its client.
package bedrock

import (
	"context"
	"encoding/json"
	"fmt"
	"sync"
	"time"

	sdk "github.com/aws/aws-sdk-go-v2/aws"
	sdkhttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime"

	"madoguchi/internal/reading/outside"
)

// DefaultModel is the id of a small fast model's inference profile that stays within Japan
// (platform fact 36).
const DefaultModel = "jp.anthropic.claude-haiku-5-5"

// limit ends a call whose context does not (platform fact 31).
const limit = 10 * time.Second

// A model is one on Bedrock. It is safe for concurrent use.
type model struct {
	settings outside.Settings
	client   func() *bedrockruntime.Client
}

var _ outside.Model = (*model)(nil)

// New asks nobody, and makes no client: that is done by the first call. The model is the id
// or the ARN of an inference profile, or of a model.
func New(cfg sdk.Config, s outside.Settings) (outside.Model, error) {
	if err := s.Check(); err != nil {
		return nil, err
	}
	return &model{s, sync.OnceValue(func() *bedrockruntime.Client {
		return bedrockruntime.NewFromConfig(cfg, func(o *bedrockruntime.Options) {
			o.Retryer = sdk.NopRetryer{} // a customer waits, and the desk can read by itself
			o.HTTPClient = sdkhttp.NewBuildableClient().WithTimeout(limit)
			o.ClientLogMode = 0 // bodies hold what people wrote
		})
	})}, nil
}

// Call implements [outside.Model].
func (m *model) Call(ctx context.Context, c outside.Call) (outside.Answer, error) {
	if !json.Valid(c.Tool.Schema) {
		return outside.Answer{}, fmt.Errorf("%w: bedrock: the schema of the tool is no JSON", outside.ErrDenied)
	}
	out, err := m.client().Converse(ctx, m.request(c))
	if err != nil {
		return outside.Answer{}, failed(ctx, err)
	}
	return answer(out, c.Tool.Name)
}
