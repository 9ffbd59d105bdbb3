package line

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/line/line-bot-sdk-go/v8/linebot/channel_access_token"
)

// margin is how long before its end a token is replaced, so that none runs out
// between here and LINE.
const margin = time.Minute

// TokenConfig says who asks for channel access tokens.
type TokenConfig struct {
	ClientID     string // the channel id
	ClientSecret string // the channel secret
	Endpoint     string // "" means [endpoint]
	HTTP         *http.Client
	Now          func() time.Time
}

// TokenSource issues stateless channel access tokens, which live 15 minutes and
// cannot be revoked (platform fact 13). It keeps one until a minute before its
// end and asks for a new one only once at a time. Its method Token is what
// [Config] wants.
type TokenSource struct {
	config TokenConfig
	http   *http.Client
	turn   chan struct{} // a lock that a waiter can leave when its context ends
	token  string
	until  time.Time
}

// NewTokenSource checks the configuration; it calls nobody.
func NewTokenSource(c TokenConfig) (*TokenSource, error) {
	if c.ClientID == "" || c.ClientSecret == "" || c.Now == nil {
		return nil, errors.New("line: a token source needs channel id, channel secret and clock")
	}
	if c.Endpoint == "" {
		c.Endpoint = endpoint
	}
	s := &TokenSource{config: c, http: patient(c.HTTP), turn: make(chan struct{}, 1)}
	if _, err := s.api(context.Background()); err != nil {
		return nil, errors.New("line: the endpoint is no URL")
	}
	return s, nil
}

// FixedToken is for a token that was issued elsewhere; nothing is ever fetched.
func FixedToken(token string) func(context.Context) (string, error) {
	return func(context.Context) (string, error) { return token, nil }
}

// Token returns a token that is good for a minute at least. Where LINE issues no
// new one, the old one serves to its end; after that the error is a [StatusError].
func (s *TokenSource) Token(ctx context.Context) (string, error) {
	select {
	case s.turn <- struct{}{}:
		defer func() { <-s.turn }()
	case <-ctx.Done():
		return "", &StatusError{Call: callToken}
	}
	now := s.config.Now()
	if now.Before(s.until.Add(-margin)) {
		return s.token, nil
	}
	err := s.fetch(ctx, now)
	if err != nil && now.Before(s.until) {
		err = nil
	}
	if err != nil {
		return "", err
	}
	return s.token, nil
}

func (s *TokenSource) fetch(ctx context.Context, now time.Time) error {
	api, err := s.api(ctx)
	if err != nil {
		return err
	}
	response, issued, _ := api.IssueStatelessChannelTokenByClientSecretWithHttpInfo(s.config.ClientID, s.config.ClientSecret)
	if err := outcome(callToken, response); err != nil {
		return err
	}
	if issued == nil || issued.AccessToken == "" {
		return &StatusError{Call: callToken} // the answer broke off
	}
	s.token, s.until = issued.AccessToken, now.Add(time.Duration(issued.ExpiresIn)*time.Second)
	return nil
}

// api makes an SDK client for one call, for the reason given at [Client].
func (s *TokenSource) api(ctx context.Context) (*channel_access_token.ChannelAccessTokenAPI, error) {
	api, err := channel_access_token.NewChannelAccessTokenAPI(
		channel_access_token.WithEndpoint(s.config.Endpoint), channel_access_token.WithHTTPClient(s.http))
	if err != nil {
		return nil, fmt.Errorf("line: %w", err)
	}
	return api.WithContext(ctx), nil
}
