package line

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"strings"
	"time"

	"github.com/line/line-bot-sdk-go/v8/linebot/messaging_api"
)

// dataEndpoint is LINE's API for what customers sent.
const dataEndpoint = "https://api-data.line.me"

// mediaTimeout ends the loading of a picture, of which a member of staff sees the end.
const mediaTimeout = 8 * time.Second

// ErrTooLarge is returned for content of more bytes than were asked for.
var ErrTooLarge = errors.New("line: content is larger than asked for")

// Content returns what a customer sent in a message, most bytes at most. LINE keeps it for a time
// that it does not name, and not once it was taken back; then the error wraps [fs.ErrNotExist].
// https://developers.line.biz/en/reference/messaging-api/#get-content
func (c *Client) Content(ctx context.Context, messageID string, most int) ([]byte, error) {
	if !isMessageID(messageID) {
		return nil, fmt.Errorf("line: content: %w", fs.ErrNotExist)
	}
	ctx, cancel := context.WithTimeout(ctx, mediaTimeout)
	defer cancel()
	token, err := c.token(ctx)
	if err != nil {
		return nil, fmt.Errorf("line: channel token: %w", err)
	}
	loading := *c.http
	loading.Timeout = mediaTimeout
	api, err := messaging_api.NewMessagingApiBlobAPI(token,
		messaging_api.WithBlobEndpoint(c.data), messaging_api.WithBlobHTTPClient(&loading))
	if err != nil {
		return nil, fmt.Errorf("line: %w", err)
	}
	response, _, err := api.WithContext(ctx).GetMessageContentWithHttpInfo(messageID)
	if response == nil {
		return nil, &StatusError{Call: callContent}
	}
	defer response.Body.Close()
	switch {
	case response.StatusCode == http.StatusNotFound, response.StatusCode == http.StatusGone:
		return nil, fmt.Errorf("line: content: %w", fs.ErrNotExist)
	case err != nil, response.StatusCode != http.StatusOK:
		return nil, &StatusError{callContent, response.StatusCode}
	}
	content, err := io.ReadAll(io.LimitReader(response.Body, int64(most)+1))
	switch {
	case err != nil:
		return nil, &StatusError{Call: callContent}
	case len(content) > most:
		return nil, ErrTooLarge
	}
	return content, nil
}

// isMessageID keeps what is no id of LINE's out of a path.
func isMessageID(id string) bool {
	return id != "" && len(id) <= 64 && strings.Trim(id, "0123456789") == ""
}
