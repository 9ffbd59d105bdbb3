// Package reader has the flags that choose a reader outside of the desk, and opens it: a
// language model on this machine, or on Bedrock with the usual credentials.
package reader

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"log/slog"
	"time"

	"madoguchi/internal/aws/bedrock"
	"madoguchi/internal/aws/bedrock/ownaccount"
	"madoguchi/internal/conversation"
	"madoguchi/internal/incident"
	"madoguchi/internal/reading/openai"
	"madoguchi/internal/reading/outside"
	"madoguchi/internal/reading/prompt"
	"madoguchi/internal/redact/veil"
)

// Choice is the reader that flags name.
type Choice struct{ name, url, model, mode, detail string }

// Flags declares the flags.
func (c *Choice) Flags(flags *flag.FlagSet) {
	flags.StringVar(&c.name, "reader", "", "a language model says what a message asks: openai, on this machine, or bedrock")
	flags.StringVar(&c.url, "reader-url", "http://127.0.0.1:11434/v1", "of a server with the OpenAI interface, loopback only")
	flags.StringVar(&c.model, "reader-model", "", "its `name` (bedrock: "+bedrock.DefaultModel+" where missing)")
	flags.StringVar(&c.mode, "reader-mode", "",
		"when it is asked: always, or unsure, where the desk's own reader is not certain (default: unsure; eval: always)")
	flags.StringVar(&c.detail, "reader-detail", "entries", "what it points at: topics or entries")
}

// Name is what the reader and its model are called, "" where none is chosen.
func (c Choice) Name() string {
	switch c.name {
	case "":
		return ""
	case "bedrock":
		return cmp.Or(c.model, bedrock.DefaultModel) + " on Bedrock"
	}
	return c.model
}

// Beyond is what the model is called where it is beyond this machine, so that words leave it;
// "" where none do.
func (c Choice) Beyond() string {
	if c.name == "openai" {
		return ""
	}
	return c.Name()
}

// Model is what the reader asks, nil where no reader is chosen. It calls nobody.
func (c Choice) Model(ctx context.Context) (outside.Model, error) {
	switch c.name {
	case "":
		return nil, nil
	case "openai":
		return openai.New(c.url, c.model)
	case "bedrock":
		return ownaccount.Open(ctx, outside.Settings{Model: cmp.Or(c.model, bedrock.DefaultModel), Cache: outside.FiveMinutes})
	}
	return nil, errors.New("-reader is openai or bedrock")
}

// Mode is when the reader is asked; byDefault where no flag says.
func (c Choice) Mode(byDefault conversation.Mode) (conversation.Mode, error) {
	switch mode := conversation.Mode(c.mode); mode {
	case "":
		return byDefault, nil
	case conversation.Always, conversation.Helpful:
		return mode, nil
	}
	return "", errors.New("-reader-mode is always or unsure")
}

// Detail is what the reader points at.
func (c Choice) Detail() (prompt.Detail, error) {
	switch c.detail {
	case "topics":
		return prompt.ToTopics, nil
	case "entries":
		return prompt.ToEntries, nil
	}
	return 0, errors.New("-reader-detail is topics or entries")
}

// Open returns the reader for an incident, nil where none is chosen.
func (c Choice) Open(ctx context.Context, i *incident.Incident, now func() time.Time, log *slog.Logger) (*outside.Reader, error) {
	model, err := c.Model(ctx)
	if err != nil || model == nil {
		return nil, err
	}
	detail, err := c.Detail()
	if err != nil {
		return nil, err
	}
	return outside.New(outside.Config{Name: c.name, Model: model, Incident: i, Detail: detail, Veil: veil.Of, Now: now, Log: log})
}
