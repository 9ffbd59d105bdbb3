package bedrock

import (
	"encoding/json"

	sdk "github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime/document"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime/types"

	"madoguchi/internal/reading/outside"
)

// request is a call as Converse takes it. A model reads the tools first, then the system
// text, then the message: a cache point behind the system text covers both, and one behind
// the tools would only cost a second, shorter entry.
func (m *model) request(c outside.Call) *bedrockruntime.ConverseInput {
	system := []types.SystemContentBlock{&types.SystemContentBlockMemberText{Value: c.System}}
	if m.settings.Cache != "" {
		point := types.CachePointBlock{Type: types.CachePointTypeDefault, Ttl: types.CacheTTL(m.settings.Cache)}
		system = append(system, &types.SystemContentBlockMemberCachePoint{Value: point})
	}
	return &bedrockruntime.ConverseInput{
		ModelId: &m.settings.Model,
		System:  system,
		Messages: []types.Message{{
			Role:    types.ConversationRoleUser,
			Content: []types.ContentBlock{&types.ContentBlockMemberText{Value: c.Message}},
		}},
		ToolConfig:      &types.ToolConfiguration{Tools: []types.Tool{specification(c.Tool)}, ToolChoice: m.choice(c.Tool.Name)},
		InferenceConfig: &types.InferenceConfiguration{MaxTokens: sdk.Int32(int32(c.Most)), Temperature: m.settings.Temperature},
	}
}

func specification(t outside.Tool) types.Tool {
	return &types.ToolMemberToolSpec{Value: types.ToolSpecification{
		Name:        &t.Name,
		Description: &t.Description,
		InputSchema: &types.ToolInputSchemaMemberJson{Value: written{document.NewLazyDocument(nil), t.Schema}},
	}}
}

func (m *model) choice(name string) types.ToolChoice {
	switch m.settings.Choice {
	case outside.Any:
		return &types.ToolChoiceMemberAny{}
	case outside.Auto:
		return &types.ToolChoiceMemberAuto{}
	}
	return &types.ToolChoiceMemberTool{Value: types.SpecificToolChoice{Name: &name}}
}

// written is a document that is sent as it stands. The SDK's own would sort the schema's
// properties, and a model fills them in the order in which it reads them.
type written struct {
	document.Interface
	json json.RawMessage
}

// MarshalSmithyDocument implements smithy's document.Marshaler.
func (w written) MarshalSmithyDocument() ([]byte, error) { return w.json, nil }
