package judge

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"github.com/dlclark/regexp2"

	"madoguchi/internal/jatext"
)

// Pattern is what stands in a reply: words, or a regular expression between slashes, with
// an i behind them where case does not matter; a dot matches a line end as well. Labels say
// 「流出しました」 but not before 「か」, which takes an expression that looks around: package
// regexp has none.
type Pattern struct {
	words      string
	expression *regexp2.Regexp
}

// UnmarshalJSON reads a string.
func (p *Pattern) UnmarshalJSON(b []byte) error {
	var s string
	if err := json.Unmarshal(b, &s); err != nil {
		return err
	}
	body, opened := strings.CutPrefix(s, "/")
	options := regexp2.RegexOptions(regexp2.Singleline)
	if rest, ok := strings.CutSuffix(body, "/i"); ok {
		body, options = rest, options|regexp2.IgnoreCase
	} else if rest, ok := strings.CutSuffix(body, "/"); ok {
		body = rest
	} else {
		opened = false
	}
	if !opened {
		p.words = s
		return nil
	}
	var err error
	if p.expression, err = regexp2.Compile(body, options); err != nil {
		return errors.New("not a regular expression: " + s)
	}
	return nil
}

// in reports whether the pattern stands in one of the forms of a reply.
func (p Pattern) in(forms []string) bool {
	return slices.ContainsFunc(forms, func(form string) bool {
		if p.expression == nil {
			return strings.Contains(form, p.words)
		}
		found, err := p.expression.MatchString(form)
		return err == nil && found // only a time limit makes an error, and none is set
	})
}

// readings are the forms of a reply in which a pattern may stand: as it is, and with the
// width of its letters made equal.
func readings(reply string) []string { return []string{reply, jatext.Width(reply)} }

func some(patterns []Pattern, forms []string) bool {
	return slices.ContainsFunc(patterns, func(p Pattern) bool { return p.in(forms) })
}

func every(patterns []Pattern, forms []string) bool {
	return !slices.ContainsFunc(patterns, func(p Pattern) bool { return !p.in(forms) })
}
