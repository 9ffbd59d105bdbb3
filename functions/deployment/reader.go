package deployment

import (
	sdk "github.com/aws/aws-sdk-go-v2/aws"

	"madoguchi/internal/conversation"
	"madoguchi/internal/incident"
	"madoguchi/internal/reading/outside"
	"madoguchi/internal/reading/prompt"
	"madoguchi/internal/redact/veil"
	"madoguchi/internal/turn"
)

// Model opens the model that reads messages outside of the desk. The function that asks it
// passes this in, so that the others do not carry Bedrock's client into their start.
type Model func(cfg sdk.Config, s outside.Settings) (outside.Model, error)

// reads are the settings of the reader outside of the desk.
type reads struct {
	model outside.Settings // without a name where nothing is read outside
	mode  conversation.Mode
	cap   int // calls a day
}

const onBedrock = "bedrock"

// outside is whether there is a reader outside of the desk.
func (e *environment) outside() bool { return e.choice("READER", "off", onBedrock) == onBedrock }

// reads reads all of them, and needs a model where there is to be a reader.
func (e *environment) reads() reads {
	r := reads{
		mode: conversation.Mode(e.choice("READER_ASK", string(conversation.Helpful), string(conversation.Always))),
		cap:  e.number("READER_DAILY_CAP"),
		model: outside.Settings{
			Temperature: e.fraction("READER_TEMPERATURE"),
			Choice:      outside.Choice(e.choice("READER_TOOL_CHOICE", string(outside.Forced), string(outside.Any), string(outside.Auto))),
			Cache:       outside.Lifetime(e.choice("READER_CACHE", string(outside.OneHour), string(outside.FiveMinutes), "off")),
		},
	}
	if r.model.Cache == "off" {
		r.model.Cache = ""
	}
	if e.outside() {
		r.model.Model = e.must("READER_MODEL")
	} else {
		e.may("READER_MODEL")
	}
	return r
}

// outside is the reader of a desk, the zero value where there is none. It calls nobody yet.
func (d *Deployment) outside(g ground, r reads, i *incident.Incident, open Model) (turn.Outside, error) {
	if r.model.Model == "" {
		return turn.Outside{}, nil
	}
	model, err := open(g.cfg, r.model)
	if err != nil {
		return turn.Outside{}, err
	}
	reader, err := outside.New(outside.Config{Name: onBedrock, Model: model, Incident: i, Detail: prompt.ToEntries,
		Veil: veil.Of, Now: d.now, Log: d.Log})
	if err != nil {
		return turn.Outside{}, err
	}
	return turn.Outside{Reader: reader, Mode: r.mode, Cap: r.cap}, nil
}
