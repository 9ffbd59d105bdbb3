package judge

import (
	"encoding/json"
	"errors"
)

// Bounds are what a file of cases asks of a desk, in percent of its cases: so many are right
// at least, and so many harmful at most.
type Bounds struct {
	Right   float64 `json:"right"`
	Harmful float64 `json:"harmful"`
}

// Strict are the bounds of a file that states none: all are right.
func Strict() Bounds { return Bounds{Right: 100} }

// ParseBounds reads the line of a file that states its bounds:
//
//	{"bounds":{"right":85,"harmful":0}}
//
// What is not stated is strict. Any other line is none.
func ParseBounds(line []byte) (bounds Bounds, is bool, err error) {
	head := struct{ Bounds json.RawMessage }{}
	if json.Unmarshal(line, &head) != nil || head.Bounds == nil {
		return Bounds{}, false, nil
	}
	bounds = Strict()
	if json.Unmarshal(head.Bounds, &bounds) != nil || !percent(bounds.Right) || !percent(bounds.Harmful) {
		return Bounds{}, true, errors.New(`bounds are percentages, like {"bounds":{"right":85,"harmful":0}}`)
	}
	return bounds, true, nil
}

func percent(n float64) bool { return n >= 0 && n <= 100 }
