package publish

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"

	"madoguchi/infra/local/shelf"
	"madoguchi/infra/local/steer"
	"madoguchi/internal/incident"
	"madoguchi/internal/incidents"
	"madoguchi/internal/published"
)

// diff prints what a folder changes of what is served: a line for each text, id or number that is
// another one, that is new or that is gone.
func (c commands) diff(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	o, s, rest, err := parse("diff", args, stderr, "incident")
	if err != nil {
		return err
	}
	i, err := incidents.Load(o.incident)
	if err != nil {
		return err
	}
	_, made, err := c.make(i)
	if err != nil {
		return err
	}
	sum, err := against(ctx, s, rest)
	if err != nil {
		return err
	}
	if sum == made.String() {
		_, err := fmt.Fprintln(stdout, "the same bundle:", sum)
		return err
	}
	served, name, err := servedBy(ctx, s, sum, i.ID)
	if err != nil {
		return err
	}
	changes := differences(served, published.Served(i))
	fmt.Fprintf(stdout, "%s, against %s:\n", made, name)
	if len(changes) == 0 {
		fmt.Fprintln(stdout, "the same words; other questions were learned from, or another release made it")
	}
	for _, line := range changes {
		fmt.Fprintln(stdout, line)
	}
	return nil
}

// against is the bundle that is meant: the one that is named, else the one that counts, "" for the one
// that came with the programs.
func against(ctx context.Context, s shelf.Shelf, rest []string) (string, error) {
	switch len(rest) {
	case 0:
		d, err := steer.Read(ctx, s)
		return d.Incident.Bundle, err
	case 1:
		return rest[0], nil
	}
	return "", errors.New("incident diff: one bundle at most, by its sum")
}

func servedBy(ctx context.Context, s shelf.Shelf, sum, id string) (i *incident.Incident, name string, err error) {
	if sum == "" {
		i, err = incidents.Load("")
		if err != nil {
			return nil, "", err
		}
		return published.Served(i), "the incident that is built in", nil
	}
	raw, err := s.Get(ctx, published.Object(sum))
	if err != nil {
		return nil, "", err
	}
	_, i, err = published.Open(raw, sum, id)
	if i == nil {
		return nil, "", err
	}
	return i, sum, nil // one that an older release made can be compared
}

// differences are the lines that two incidents do not share, by where they stand.
func differences(old, new *incident.Incident) (all []string) {
	before, after := lines(old), lines(new)
	places := slices.Collect(maps.Keys(before))
	for place := range maps.Keys(after) {
		if _, there := before[place]; !there {
			places = append(places, place)
		}
	}
	slices.Sort(places)
	for _, place := range places {
		was, there := before[place]
		is, still := after[place]
		switch {
		case !there:
			all = append(all, fmt.Sprintf("+ %s: %s", place, is))
		case !still:
			all = append(all, fmt.Sprintf("- %s: %s", place, was))
		case was != is:
			all = append(all, fmt.Sprintf("- %s: %s\n+ %s: %s", place, was, place, is))
		}
	}
	return all
}

// lines are all values of an incident by their places: what has an id is found by it.
func lines(i *incident.Incident) map[string]string {
	all := map[string]string{}
	named := map[string]incident.Text{}
	for id, text := range i.Texts {
		named[id.String()] = text
	}
	bare := *i
	bare.Texts = nil
	for name, part := range map[string]any{"text": named, "incident": bare} {
		written, err := json.Marshal(part)
		var value any
		if err = errors.Join(err, json.Unmarshal(written, &value)); err != nil {
			panic(err) // an incident is made of plain values
		}
		flatten(all, name, value)
	}
	return all
}

func flatten(all map[string]string, place string, value any) {
	switch v := value.(type) {
	case nil:
	case map[string]any:
		for key, part := range v {
			if key != "ID" {
				flatten(all, place+" "+key, part)
			}
		}
	case []any:
		for k, part := range v {
			flatten(all, fmt.Sprintf("%s %s", place, idOf(part, k)), part)
		}
	default:
		all[place] = fmt.Sprintf("%v", v)
	}
}

// idOf is what a part of a list is known by: its id, else its place.
func idOf(part any, k int) string {
	if object, ok := part.(map[string]any); ok {
		if id, ok := object["ID"].(string); ok {
			return id
		}
	}
	return fmt.Sprint(k + 1)
}
