package bedrock

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime/types"

	"madoguchi/internal/reading/outside"
)

// refusal is the reason under which a maker's own safeguard stops a model. Converse passes
// on reasons that the SDK has no name for.
const refusal types.StopReason = "refusal"

// answer is what a model returned, without its words.
func answer(out *bedrockruntime.ConverseOutput, tool string) (outside.Answer, error) {
	message, ok := out.Output.(*types.ConverseOutputMemberMessage)
	if !ok {
		return outside.Answer{}, fmt.Errorf("%w: bedrock: Converse: an answer without a message", outside.ErrUnavailable)
	}
	a := outside.Answer{Usage: usage(out.Usage)}
	calls := 0
	for _, block := range message.Value.Content {
		switch b := block.(type) {
		case *types.ContentBlockMemberToolUse:
			calls++
			a.Arguments = arguments(b.Value, tool)
		case *types.ContentBlockMemberReasoningContent: // what a model thinks before it calls
		case *types.ContentBlockMemberText:
			a.Beside = a.Beside || strings.TrimSpace(b.Value) != ""
		default:
			a.Beside = true
		}
	}
	whole := true
	switch out.StopReason {
	case types.StopReasonToolUse, types.StopReasonEndTurn, types.StopReasonStopSequence:
	case types.StopReasonMaxTokens, types.StopReasonModelContextWindowExceeded:
		a.Cut = true
	case types.StopReasonGuardrailIntervened, types.StopReasonContentFiltered, refusal:
		a.Refused = true
	default: // malformed, or a reason of tomorrow
		whole = false
	}
	if calls != 1 || !whole {
		a.Arguments = nil
	}
	return a, nil
}

// arguments are those of the one tool that there is.
func arguments(use types.ToolUseBlock, tool string) json.RawMessage {
	if use.Name == nil || *use.Name != tool || use.Input == nil {
		return nil
	}
	b, err := use.Input.MarshalSmithyDocument()
	if err != nil {
		return nil
	}
	return b
}

// usage counts what Bedrock counted: its input tokens are without those of the cache.
func usage(u *types.TokenUsage) outside.Usage {
	if u == nil {
		return outside.Usage{}
	}
	return outside.Usage{Input: count(u.InputTokens), CacheRead: count(u.CacheReadInputTokens),
		CacheWrite: count(u.CacheWriteInputTokens), Output: count(u.OutputTokens)}
}

func count(n *int32) int {
	if n == nil {
		return 0
	}
	return int(*n)
}
