// Package burst tells which messages of a customer are one thought: 「あの」「カードのことで」
// 「手数料って」「かかりますか」, sent within seconds.
package burst

import (
	"strings"
	"time"
	"unicode/utf8"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation/typed"
	"madoguchi/internal/identity"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/lazyregexp"
)

const (
	patience = 2500 * time.Millisecond // how long the desk waits, at most, for more than the last message
	whole    = 8 * time.Second         // and after the first one
	between  = 5 * time.Second         // two messages that lie further apart are two thoughts
	longest  = 30                      // characters of a fragment
)

// Rest is how long the desk waits for more after messages of which nothing was clear, in
// whole seconds, for a queue counts no others; 0 where it answers now.
func Rest(all []inquiry.Inbound, now time.Time) time.Duration {
	first, last := all[0].Received, all[len(all)-1].Received
	left := min(last.Add(patience).Sub(now), first.Add(whole).Sub(now), patience)
	return max(0, left.Truncate(time.Second))
}

// Follows reports whether a message may go on with what the one before it began.
func Follows(before, next inquiry.Inbound) bool {
	return next.ID != before.ID && Plain(next) && next.Received.Sub(before.Received) < between
}

// Plain reports whether a message is words that somebody typed on LINE, and neither a secret,
// nor a receipt, nor what proves who they are: those stand for themselves.
func Plain(in inquiry.Inbound) bool {
	if in.Channel != inquiry.LINE || in.Kind != inquiry.Message || in.Entry != "" || in.Text.Empty() {
		return false
	}
	read, _ := typed.Read(in, "", true)
	_, err := cases.ParseReceipt(in.Text.Words())
	return err != nil && len(in.Text.Secrets()) == 0 && read == identity.Typed{}
}

// short reports whether words may be a part of a message.
func short(words string) bool { return utf8.RuneCountInString(words) <= longest }

// leftOpen reports whether the sentence of a message is not finished: 「カードのことで」,
// 「手数料って」, "my card and". What has a word or a mark of a question is, however it ends.
func leftOpen(words string) bool {
	words = strings.TrimSpace(words)
	return open.MatchString(words) && !asks.MatchString(words)
}

// open are the ends of sentences that go on. の counts behind a noun only: 「止めるべきなの」 asks.
var open = lazyregexp.New(`(?i)(?:って|で|は|が|を|に|と|も|から|ので|けど|けれど|けども|たら|について|[\p{Han}\p{Katakana}ー]の|[、,…]|\.\.\.|` +
	`的|和|关于|關於|但是|因为|因為|는데|은데|인데|때문에|을|를|은|` +
	`\b(?:about|the|my|and|but|so|because|if|of|to|for|with|an?))$`)

var asks = lazyregexp.New(`(?i)[?？]|いつ|どこ|だれ|誰|なぜ|なん[でにの]|何|どう|いくら|どれ|どち|どんな|教え|` +
	`什么|什麼|怎|哪|几|幾|多少|吗|嗎|언제|어디|누구|왜|어떻|얼마|무엇|무슨|\b(?:what|when|where|who|why|how|which)\b`)
