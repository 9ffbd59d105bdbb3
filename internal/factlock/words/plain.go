package words

import (
	"strings"
	"sync"
)

// noTopicEnds hold は and end no topic: 別のシステムとは異なり, メール又は電話.
var noTopicEnds = []string{"とは", "又は", "または", "あるいは", "或いは", "もしくは", "若しくは"}

// Topic is what stands in front of the は of a Japanese text, "" for none.
func Topic(s string) (topic string, ok bool) {
	for at := 0; ; {
		i := strings.Index(s[at:], "は")
		if i < 0 {
			return "", false
		}
		i += at
		at = i + len("は")
		if !Ends(s[:at], noTopicEnds...) {
			return s[:i], true
		}
	}
}

// asNoticed writes what people say as a notice would.
var asNoticed = sync.OnceValue(func() *strings.Replacer {
	var all []string
	for _, pair := range Pairs(tables, "plain") {
		for _, said := range pair[0].Phrases() {
			all = append(all, said, pair[1].Phrases()[0])
		}
	}
	return strings.NewReplacer(all...)
})
