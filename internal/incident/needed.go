package incident

// The entries on which the desk itself relies: every incident has them.
const (
	SpeakToHuman   = "speak_to_human"
	AmIAffected    = "am_i_affected"
	SecretPasted   = "secret_pasted"
	MalformedInput = "malformed_input"
	CodeInjection  = "code_injection"
)

// Thanks is the entry that answers thanks, where an incident has it.
const Thanks = "thanks"

// ByRule are the entries that are found by looking at the text itself. A matcher need
// not know them, and should not: it would tell somebody about a secret that was never
// there.
func ByRule() []string { return []string{SecretPasted, MalformedInput, CodeInjection} }

// need is an entry that must be there, its kind and what it is for.
type need struct {
	id   string
	kind Kind
	use  string
}

func needed() []need {
	return []need{
		{SpeakToHuman, Escalate, "the button that leads to a person"},
		{AmIAffected, Verify, "the button for one's own status"},
		{SecretPasted, Unsafe, "messages that hold a card number or a password"},
		{MalformedInput, Unsafe, "messages that nobody can read"},
		{CodeInjection, Unsafe, "messages that are code"},
	}
}
