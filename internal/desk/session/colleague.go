package session

import (
	"net/mail"
	"slices"
	"strings"
)

// Colleague reads to whom a case goes: somebody of the desk's own list who works on cases, or where
// it has none an address. It reports whether there may be such a person.
func (k *Keeper) Colleague(typed string) (email string, known bool) {
	email = strings.ToLower(strings.TrimSpace(typed))
	if len(k.Roles) > 0 {
		return email, k.Roles[email].Acts()
	}
	address, err := mail.ParseAddress(email)
	return email, err == nil && address.Address == email
}

// Colleagues are those of the desk's own list who work on cases, by name.
func (k *Keeper) Colleagues() []string {
	var all []string
	for email, role := range k.Roles {
		if role.Acts() {
			all = append(all, email)
		}
	}
	slices.Sort(all)
	return all
}
