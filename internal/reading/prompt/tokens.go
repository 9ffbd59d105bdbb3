package prompt

import "unicode/utf8"

// Tokens are bounds of how many tokens a text is for a current model; no service that
// counts them is asked. A character of ASCII is a sixth of a token at least and half a
// token at most, any other half a token at least and two at most. By the tokenizer that
// Anthropic published for Claude 2 the prompts of the built-in incidents have 4.1 characters
// a token, ids alone 3.3, Japanese, Chinese and Korean 1.0; newer models count some 30% more
// tokens (platform fact 44). What a service adds around a tool, some 300 to 500, is not in it.
func Tokens(text string) (least, most int) {
	all := utf8.RuneCountInString(text)
	ascii := 0
	for _, r := range text {
		if r < utf8.RuneSelf {
			ascii++
		}
	}
	return ascii/6 + (all-ascii)/2, (ascii+1)/2 + 2*(all-ascii)
}

// Tokens are bounds of how many tokens the prompt is, the part that services cache.
func (p *Prompt) Tokens() (least, most int) {
	return Tokens(p.System + p.Tool.Name + p.Tool.Description + string(p.Tool.Schema))
}
