package eval

import (
	"context"

	"madoguchi/infra/local/eval/judge"
	"madoguchi/infra/local/rehearsal"
)

// Player takes labelled inquiries through the desk of an incident.
type Player struct{ *measured }

// Each is told of a case, and how right the answer to it is.
type Each func(judge.Case, judge.Answer, judge.Verdict)

// NewPlayer loads an incident, by name or folder.
func NewPlayer(incident string) (*Player, error) {
	r, err := rehearsal.Load(incident)
	if err != nil {
		return nil, err
	}
	return &Player{measure(settings{incident: incident, org: r.Incident.ID}, r, nil, nil)}, nil
}

// File plays the cases of a file, those of other organisations than the incident's left
// out, and returns the bounds that it states; [judge.Strict] where it states none.
func (p *Player) File(ctx context.Context, name string, each Each) (judge.Bounds, error) {
	p.bounds, p.each = judge.Strict(), each
	err := p.file(ctx, name)
	return p.bounds, err
}
