package figure

import (
	"strings"

	"madoguchi/internal/factlock/words"
)

// Direction is on which side of a day a time lies.
type Direction int

const (
	OnDay Direction = iota
	UntilDay
	FromDay
)

// DirectionOf reads it from what stands around a date.
func DirectionOf(in []rune, f Figure) Direction {
	end := BehindBracket(in, f.To)
	behind := string(in[end:min(len(in), end+5)])
	front := strings.ToLower(strings.TrimRight(string(in[max(0, f.From-16):f.From]), " "))
	front = strings.TrimSuffix(front, " the")
	switch {
	case words.Starts(behind, "まで", "以前", "より前", "よりも前"), words.Ends(front, " by", "until", "till", "before", "through"):
		return UntilDay
	case words.Starts(behind, "以降", "から", "以後", "より", "を過ぎ"), words.Ends(front, " from", "since", "after", "starting"):
		return FromDay
	}
	return OnDay
}
