// Package bedrock asks a language model on Amazon Bedrock, by Converse. It is apart from
// package aws so that only the function that reads carries its client.
//
// What a model takes differs, and is a setting: platform facts 36, 38, 41.
package bedrock

import (
	"context"
	"encoding/json"
	"errors"
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

// Settings say which model is asked, and what it takes. The zero value of all but Model
// suits the default model.
type Settings struct {
	Model       string   // id or ARN of an inference profile, or of a model
	Temperature *float32 // nil: not sent; some models take none (platform fact 41)
	Choice      Choice   // "" is Forced
	Cache       Lifetime // "" asks for no cache
}

// Choice is how a model is made to call the tool.
type Choice string

// How far a model can be forced differs (platform fact 41).
const (
	Forced Choice = "tool" // this tool by its name
	Any    Choice = "any"  // some tool; there is but one
	Auto   Choice = "auto" // as it likes
)

// Lifetime is how long the unchanging part of a call stays cached after it was last used.
type Lifetime string

// The longer one costs more to write, and not every model knows it (platform fact 38).
const (
	FiveMinutes Lifetime = "5m"
	OneHour     Lifetime = "1h"
)

// ErrSettings is a setting that Bedrock knows no such value of, or no model at all.
var ErrSettings = errors.New("bedrock: the model needs a name; tool choice is tool, any or auto, cache 5m or 1h, temperature 0 to 1")

// limit ends a call whose context does not (platform fact 31).
const limit = 10 * time.Second

// Model is a model on Bedrock. It is safe for concurrent use.
type Model struct {
	settings Settings
	client   func() *bedrockruntime.Client
}

var _ outside.Model = (*Model)(nil)

// New asks nobody, and makes no client: that is done by the first call.
func New(cfg sdk.Config, s Settings) (*Model, error) {
	if s.Choice == "" {
		s.Choice = Forced
	}
	if err := s.check(); err != nil {
		return nil, err
	}
	return &Model{s, sync.OnceValue(func() *bedrockruntime.Client {
		return bedrockruntime.NewFromConfig(cfg, func(o *bedrockruntime.Options) {
			o.Retryer = sdk.NopRetryer{} // a customer waits, and the desk can read by itself
			o.HTTPClient = sdkhttp.NewBuildableClient().WithTimeout(limit)
			o.ClientLogMode = 0 // bodies hold what people wrote
		})
	})}, nil
}

func (s Settings) check() error {
	choice := s.Choice == Forced || s.Choice == Any || s.Choice == Auto
	cache := s.Cache == "" || s.Cache == FiveMinutes || s.Cache == OneHour
	warm := s.Temperature == nil || *s.Temperature >= 0 && *s.Temperature <= 1
	if s.Model == "" || !choice || !cache || !warm {
		return ErrSettings
	}
	return nil
}

// Call implements [outside.Model].
func (m *Model) Call(ctx context.Context, c outside.Call) (outside.Answer, error) {
	if !json.Valid(c.Tool.Schema) {
		return outside.Answer{}, fmt.Errorf("%w: bedrock: the schema of the tool is no JSON", outside.ErrDenied)
	}
	out, err := m.client().Converse(ctx, m.request(c))
	if err != nil {
		return outside.Answer{}, failed(ctx, err)
	}
	return answer(out, c.Tool.Name)
}
