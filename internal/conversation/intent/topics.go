package intent

// Topics of the bank that several rules are about.
const (
	Third   = "third_party_lookup"  // who asks about somebody else
	Family  = "family_or_deceased"  // who speaks for somebody else, or of who died
	NoTopic = "not_announced_other" // what is about the incident and no topic of its own
)
