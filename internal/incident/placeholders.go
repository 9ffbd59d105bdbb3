package incident

import "strings"

// Fill puts values in the place of their {{names}}, in one pass: what stands in a
// value is never a name.
func Fill(text string, values map[string]string) string {
	var pairs []string
	for name, value := range values {
		pairs = append(pairs, "{{"+name+"}}", value)
	}
	return strings.NewReplacer(pairs...).Replace(text)
}
