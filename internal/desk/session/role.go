// Package session says who of the staff is at the pages: their role, the cookie in which
// that is kept, the sign-in with an OpenID Connect provider, and what a request must bring
// to be let in.
package session

// Role is what a member of staff may do.
type Role string

const (
	Agent   Role = "agent"   // works on cases
	Lead    Role = "lead"    // an agent who sees who did what
	Officer Role = "officer" // the privacy officer: reads everything, answers nothing
)

// known reports whether it is one of these.
func (r Role) known() bool { return r == Agent || r == Lead || r == Officer }

// Acts reports whether the role works on cases.
func (r Role) Acts() bool { return r == Agent || r == Lead }

// Exports reports whether the role takes figures away as a file.
func (r Role) Exports() bool { return r == Officer }

// Audits reports whether the role reads who saw and did what.
func (r Role) Audits() bool { return r == Lead || r == Officer }

// Switches reports whether the role switches the reader outside of the desk off, and on again.
func (r Role) Switches() bool { return r == Lead || r == Officer }
