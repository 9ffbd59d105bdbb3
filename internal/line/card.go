package line

import (
	"encoding/json"
	"strings"

	"github.com/line/line-bot-sdk-go/v8/linebot/messaging_api"

	"madoguchi/internal/lazyregexp"
)

// Limits of a card (platform fact 8).
const (
	maxAlt    = 1500     // UTF-16 code units
	maxBubble = 30 << 10 // bytes
)

// The look of a card. Its words are those of the text, line by line, and nothing else: whatever
// a customer reads has passed the checks of texts.
const (
	inkColour  = "#22293a"
	softColour = "#5b6070"
	linkColour = "#17508f"
)

// card is a message as a Flex bubble; nil for a text that LINE does not take as one. What stands
// in place of it in a notification is alt.
func card(m Message) *messaging_api.FlexMessage {
	alt := m.Alt
	if alt == "" {
		alt = m.Text
	}
	bubble := &messaging_api.FlexBubble{Body: &messaging_api.FlexBox{
		Layout: messaging_api.FlexBoxLAYOUT_VERTICAL, Spacing: "md", Contents: components(m.Text),
	}}
	if b, err := json.Marshal(bubble); err != nil || len(b) > maxBubble || units(alt) > maxAlt {
		return nil
	}
	return &messaging_api.FlexMessage{AltText: alt, Contents: bubble}
}

// components are the lines of a text: what it is about, then a line each, one that names
// something ("Period: …") with its name above what it says.
func components(text string) []messaging_api.FlexComponentInterface {
	var all []messaging_api.FlexComponentInterface
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		name, says, named := cut(line)
		switch {
		case line == "":
		case len(all) == 0:
			all = append(all, words(line, "md", inkColour, messaging_api.FlexTextWEIGHT_BOLD))
		case named:
			both := []messaging_api.FlexComponentInterface{words(name, "xs", softColour, ""), words(says, "sm", inkColour, "")}
			all = append(all, &messaging_api.FlexBox{Layout: messaging_api.FlexBoxLAYOUT_VERTICAL, Contents: both})
		default:
			all = append(all, words(line, "sm", inkColour, ""))
		}
	}
	return all
}

// longestName is how many characters the name of something has at most.
const longestName = 24

// cut takes a line apart that names something, with its colon, and says what it is.
func cut(line string) (name, says string, ok bool) {
	for _, colon := range []string{"：", ": "} {
		name, says, ok = strings.Cut(line, colon)
		if ok && says != "" && units(name) <= longestName && !strings.ContainsAny(name, "。.、,・-") {
			return name + colon, says, true
		}
	}
	return "", "", false
}

// phone is a number that one can call.
var phone = lazyregexp.New(`(?:^|[^0-9-])(0[0-9]{1,4}[- ][0-9]{2,4}[- ][0-9]{3,4})(?:[^0-9-]|$)`)

// words are a text of a card; a tap on one with a number in it calls that.
func words(text, size, colour string, weight messaging_api.FlexTextWEIGHT) *messaging_api.FlexText {
	t := &messaging_api.FlexText{Text: text, Size: size, Color: colour, Weight: weight, Wrap: true}
	if found := phone.FindStringSubmatch(text); found != nil {
		t.Action = &messaging_api.UriAction{Uri: "tel:" + strings.NewReplacer("-", "", " ", "").Replace(found[1])}
		t.Color = linkColour
	}
	return t
}
