package attend

import (
	"slices"

	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/conversation/memory"
	"madoguchi/internal/conversation/police"
	"madoguchi/internal/conversation/swindle"
)

// Swindled reports whether the message tells that its writer did what a mail or a call wanted: of a stranger in so
// many words, or after they asked about such a contact, just before or earlier in this talk. Who was answered that
// just now adds to it, unless they say it again.
func (t Attend) Swindled(last memory.Last, asked bool, entry string) bool {
	words := Words(t.In)
	if !t.free() || swindle.Charged(words) || slices.Contains(last.Entries, entry) && !swindle.Regrets(words) {
		return false
	}
	return swindle.Told(words) || asked && swindle.Fell(words) || swindle.Gave(words) && slices.ContainsFunc(last.Told, intent.Suspicious)
}

// Police answers whether to go to the police. It returns what else the message asks.
func (t Attend) Police() (rest string, done bool) {
	if !t.free() || t.In.Mail != nil {
		return "", false
	}
	return police.Police{Draft: t.Draft, Lines: t.Incident.HelpLines}.Answers(Words(t.In))
}

// free reports whether a message is words of the customer's own, in no proof, and holds no secret.
func (t Attend) free() bool {
	return t.Spoken() && !t.In.Mail.Doubtful() && len(t.In.Text.Secrets()) == 0
}
