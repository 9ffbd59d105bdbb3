// Package openai asks a language model on this machine, behind the interface of OpenAI's
// chat completions, which most programs that run models at home offer. It talks to loopback
// only: what somebody wrote does not leave the machine this way.
package openai

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"syscall"

	sdk "github.com/openai/openai-go/v3"
	"github.com/openai/openai-go/v3/option"
	"github.com/openai/openai-go/v3/shared"

	"madoguchi/internal/reading/outside"
)

// ErrElsewhere is the address of a server that is not on this machine.
var ErrElsewhere = errors.New("openai: the model's server must be on this machine, as http://127.0.0.1:PORT/v1 is")

// ErrNoModel is a model without a name.
var ErrNoModel = errors.New("openai: the model needs a name")

// Model is a model behind such a server. It is safe for concurrent use.
type Model struct {
	name string
	chat sdk.ChatCompletionService
}

var _ outside.Model = (*Model)(nil)

// New asks nobody yet. base is the address of the server up to its /v1, name that of the
// model there. Nothing of the environment is read or sent, no key either.
func New(base, name string) (*Model, error) {
	u, err := url.Parse(base)
	if err != nil || u.Scheme != "http" || !loopback(u.Hostname()) || u.User != nil {
		return nil, ErrElsewhere
	}
	if name == "" {
		return nil, ErrNoModel
	}
	chat := sdk.NewChatCompletionService(option.WithBaseURL(base), option.WithHTTPClient(client()), option.WithMaxRetries(0))
	return &Model{name, chat}, nil
}

func loopback(host string) bool {
	address, err := netip.ParseAddr(host)
	return strings.EqualFold(host, "localhost") || err == nil && address.Unmap().IsLoopback()
}

// client talks to loopback whatever localhost means here, uses no proxy and follows nobody.
func client() *http.Client {
	dialer := &net.Dialer{Control: func(_, address string, _ syscall.RawConn) error {
		if to, err := netip.ParseAddrPort(address); err != nil || !to.Addr().Unmap().IsLoopback() {
			return ErrElsewhere
		}
		return nil
	}}
	return &http.Client{
		Transport:     &http.Transport{DialContext: dialer.DialContext},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// Call implements [outside.Model]. Few of these servers can force a tool; a model that
// answers in words instead has not answered.
func (m *Model) Call(ctx context.Context, c outside.Call) (outside.Answer, error) {
	out, err := m.chat.New(ctx, sdk.ChatCompletionNewParams{
		Model:       m.name,
		Messages:    []sdk.ChatCompletionMessageParamUnion{sdk.SystemMessage(c.System), sdk.UserMessage(c.Message)},
		Tools:       []sdk.ChatCompletionToolUnionParam{sdk.ChatCompletionFunctionTool(function(c.Tool))},
		ToolChoice:  sdk.ToolChoiceOptionFunctionToolChoice(sdk.ChatCompletionNamedToolChoiceFunctionParam{Name: c.Tool.Name}),
		MaxTokens:   sdk.Int(int64(c.Most)), // the name that all of them know
		Temperature: sdk.Float(0),
	}, option.WithJSONSet("tools.0.function.parameters", c.Tool.Schema)) // as it stands; a map would sort its keys
	if err != nil {
		return outside.Answer{}, failed(ctx, err)
	}
	return answer(out, c.Tool.Name)
}

func function(t outside.Tool) shared.FunctionDefinitionParam {
	return shared.FunctionDefinitionParam{Name: t.Name, Description: sdk.String(t.Description)}
}

// answer is what a model returned, without its words.
func answer(out *sdk.ChatCompletion, tool string) (outside.Answer, error) {
	if len(out.Choices) != 1 {
		return outside.Answer{}, fmt.Errorf("%w: openai: an answer without a message", outside.ErrUnavailable)
	}
	choice := out.Choices[0]
	read := out.Usage.PromptTokensDetails.CachedTokens
	a := outside.Answer{
		Beside:  strings.TrimSpace(choice.Message.Content) != "",
		Cut:     choice.FinishReason == "length",
		Refused: choice.Message.Refusal != "" || choice.FinishReason == "content_filter",
		Usage:   outside.Usage{Input: int(out.Usage.PromptTokens - read), CacheRead: int(read), Output: int(out.Usage.CompletionTokens)},
	}
	if calls := choice.Message.ToolCalls; len(calls) == 1 && calls[0].Function.Name == tool {
		if arguments := []byte(calls[0].Function.Arguments); json.Valid(arguments) {
			a.Arguments = arguments
		}
	}
	return a, nil
}

// failed says why a call did not succeed, in no word of the server.
func failed(ctx context.Context, err error) error {
	switch {
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return fmt.Errorf("%w: openai: %w", outside.ErrUnavailable, context.DeadlineExceeded)
	case ctx.Err() != nil:
		return fmt.Errorf("openai: %w", ctx.Err())
	}
	var api *sdk.Error
	if !errors.As(err, &api) {
		return fmt.Errorf("%w: openai: no answer", outside.ErrUnavailable)
	}
	why := outside.ErrUnavailable
	switch {
	case api.StatusCode == http.StatusTooManyRequests:
		why = outside.ErrThrottled
	case api.StatusCode >= 400 && api.StatusCode < 500: // the model's name, most often
		why = outside.ErrDenied
	}
	return fmt.Errorf("%w: openai: status %d", why, api.StatusCode)
}
