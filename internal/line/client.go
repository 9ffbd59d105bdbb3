package line

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/line/line-bot-sdk-go/v8/linebot/messaging_api"

	"madoguchi/internal/inquiry"
)

// endpoint is LINE's API, the base of /v2/bot/... and /oauth2/....
const endpoint = "https://api.line.me"

// callTimeout ends a call that hangs; the SDK's default client never does. Token,
// reply and push together stay inside the 10 s of one turn (platform fact 28).
const callTimeout = 3 * time.Second

// Config says how to reach LINE.
type Config struct {
	Endpoint string                                // "" means [endpoint], and [dataEndpoint] for what customers sent
	Token    func(context.Context) (string, error) // the channel access token, see [TokenSource] and [FixedToken]
	HTTP     *http.Client                          // nil means a new one; without a timeout it gets 3 s
}

// Client calls the Messaging API. It may be used by several goroutines at once.
type Client struct {
	endpoint string
	data     string // where what customers sent is
	token    func(context.Context) (string, error)
	http     *http.Client
}

// NewClient checks the configuration; it calls nobody.
func NewClient(c Config) (*Client, error) {
	if c.Token == nil {
		return nil, errors.New("line: no channel access token")
	}
	client := &Client{endpoint: c.Endpoint, data: c.Endpoint, token: c.Token, http: patient(c.HTTP)}
	if client.endpoint == "" {
		client.endpoint, client.data = endpoint, dataEndpoint
	}
	if _, err := client.api(context.Background(), "check"); err != nil {
		return nil, errors.New("line: the endpoint is no URL")
	}
	return client, nil
}

// patient returns a client with a timeout that follows no redirect: a channel
// token goes where it was meant to and nowhere else.
func patient(c *http.Client) *http.Client {
	if c == nil {
		c = &http.Client{}
	}
	own := *c
	if own.Timeout == 0 {
		own.Timeout = callTimeout
	}
	own.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &own
}

// api makes an SDK client for one call. The SDK keeps context and token in the
// client, and WithContext changes it in place: shared, one call's cancelled
// context would end the next call (platform fact 14).
func (c *Client) api(ctx context.Context, token string) (*messaging_api.MessagingApiAPI, error) {
	api, err := messaging_api.NewMessagingApiAPI(token,
		messaging_api.WithEndpoint(c.endpoint), messaging_api.WithHTTPClient(c.http))
	if err != nil {
		return nil, fmt.Errorf("line: %w", err)
	}
	return api.WithContext(ctx), nil
}

func (c *Client) authorised(ctx context.Context) (*messaging_api.MessagingApiAPI, error) {
	token, err := c.token(ctx)
	if err != nil {
		return nil, fmt.Errorf("line: channel token: %w", err)
	}
	return c.api(ctx, token)
}

// Reply answers an event with one to five messages. It is free, but its token
// works once and for a minute; ErrTokenSpent tells that it does not. A reply
// whose outcome was not seen (ErrRetry) may have been delivered.
func (c *Client) Reply(ctx context.Context, token string, messages []Message) error {
	api, err := c.authorised(ctx)
	if err != nil {
		return err
	}
	// LINE refuses a reply with a retry key (platform fact 6); the SDK sends none.
	response, _, _ := api.ReplyMessageWithHttpInfo(&messaging_api.ReplyMessageRequest{
		ReplyToken: token,
		Messages:   request(messages),
	})
	return outcome(callReply, response)
}

// Push sends one to five messages unasked; it counts against the monthly quota.
// The retry key is a UUID: for 24 hours LINE accepts the same key
// once, and a repeat that it had accepted before is success here. A push to
// someone who blocked the account is success too and reaches nobody.
func (c *Client) Push(ctx context.Context, to inquiry.Address, retryKey string, messages []Message) error {
	if !isUUID(retryKey) {
		return errBadRetryKey // the SDK would send the header empty (platform fact 6)
	}
	api, err := c.authorised(ctx)
	if err != nil {
		return err
	}
	response, _, _ := api.PushMessageWithHttpInfo(&messaging_api.PushMessageRequest{
		To:       to.Value(),
		Messages: request(messages),
	}, retryKey)
	if response != nil && response.StatusCode == http.StatusConflict {
		return nil
	}
	return outcome(callPush, response)
}

// loading is for how long the three dots show at most: the next message ends them. LINE takes
// multiples of five seconds (platform fact 8).
const loading = 5

// Loading shows a user that an answer is under way.
func (c *Client) Loading(ctx context.Context, to inquiry.Address) error {
	api, err := c.authorised(ctx)
	if err != nil {
		return err
	}
	response, _, _ := api.ShowLoadingAnimationWithHttpInfo(&messaging_api.ShowLoadingAnimationRequest{
		ChatId: to.Value(), LoadingSeconds: loading,
	})
	return outcome(callLoading, response)
}
