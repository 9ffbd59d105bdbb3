package prompt

import (
	"encoding/json"
	"fmt"

	"madoguchi/internal/danger"
	"madoguchi/internal/reading"
)

// mostParts is how many things a message may ask.
const mostParts = 6

// languages are what the tool calls those of a message.
func languages() []string { return []string{"ja", "en", "zh-Hans", "zh-Hant", "ko", other} }

const other = "other"

// property is a JSON schema, with what of it the tool needs.
type property struct {
	Type       string     `json:"type"`
	Enum       any        `json:"enum,omitempty"`
	Items      *property  `json:"items,omitempty"`
	Least      *int       `json:"minimum,omitempty"`
	LeastItems int        `json:"minItems,omitempty"`
	MostItems  int        `json:"maxItems,omitempty"`
	Properties properties `json:"properties,omitempty"`
	Required   []string   `json:"required,omitempty"`
	Additional *bool      `json:"additionalProperties,omitempty"`
}

// properties are those of an object, in the order in which the model shall write them.
type properties []named

type named struct {
	name string
	property
}

// MarshalJSON keeps the order.
func (p properties) MarshalJSON() ([]byte, error) {
	text := []byte{'{'}
	for i, one := range p {
		value, err := json.Marshal(one.property)
		if err != nil {
			return nil, err
		}
		if i > 0 {
			text = append(text, ',')
		}
		text = fmt.Appendf(text, "%q:%s", one.name, value)
	}
	return append(text, '}'), nil
}

// schema is the schema of the tool's arguments. The ids of entries are in the list of topics
// only: there are many, and [Prompt.Check] knows them.
func schema(topics []Topic, to Detail) json.RawMessage {
	var ids []string
	for _, t := range topics {
		ids = append(ids, t.ID)
	}
	part := properties{{"topic", choice(ids)}}
	if to == ToEntries {
		part = append(part, named{"entry", property{Type: "string"}})
	}
	number := counting()
	part = append(part,
		named{"sentences", property{Type: "array", Items: &number, LeastItems: 1}},
		named{"sure", choice(reading.Surenesses())})
	item := object(part, "topic", "sentences", "sure")
	peril := object(properties{{"kind", choice(danger.Kinds())}, {"sentence", counting()}}, "kind", "sentence")
	all := object(properties{
		{"parts", property{Type: "array", Items: &item, MostItems: mostParts}},
		{"move", choice(reading.Moves())},
		{"lang", choice(languages())},
		{"danger", peril},
	}, "parts", "move", "lang")
	text, err := json.Marshal(all)
	if err != nil {
		panic(err) // strings and numbers
	}
	return text
}

func choice(some any) property { return property{Type: "string", Enum: some} }

func counting() property {
	one := 1
	return property{Type: "integer", Least: &one}
}

func object(p properties, required ...string) property {
	no := false
	return property{Type: "object", Properties: p, Required: required, Additional: &no}
}
