package desk

// Role is what a member of staff may do.
type Role string

const (
	Agent   Role = "agent"   // works on cases
	Lead    Role = "lead"    // an agent who sees who did what
	Officer Role = "officer" // the privacy officer: reads everything, answers nothing
)

func (r Role) known() bool { return r == Agent || r == Lead || r == Officer }

// acts reports whether the role works on cases.
func (r Role) acts() bool { return r == Agent || r == Lead }

// exports reports whether the role takes figures away as a file.
func (r Role) exports() bool { return r == Officer }

// audits reports whether the role reads who saw and did what.
func (r Role) audits() bool { return r == Lead || r == Officer }
