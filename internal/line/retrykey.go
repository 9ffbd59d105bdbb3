package line

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"strings"
)

var errBadRetryKey = errors.New("line: the retry key is no UUID")

// RetryKey makes the retry key of a delivery from its name, so that every attempt
// has the same one and none needs to be stored: a UUID of version 8 (RFC 9562,
// section 5.8) over the SHA-256 of the name.
func RetryKey(name string) string {
	sum := sha256.Sum256([]byte("line retry key " + name))
	u := sum[:16]
	u[6] = u[6]&0x0F | 0x80
	u[8] = u[8]&0x3F | 0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", u[:4], u[4:6], u[6:8], u[8:10], u[10:])
}

// isUUID reports whether s has the form 8-4-4-4-12 in lower case hexadecimal.
func isUUID(s string) bool {
	groups := strings.Split(s, "-")
	if len(groups) != 5 {
		return false
	}
	for i, size := range []int{8, 4, 4, 4, 12} {
		if len(groups[i]) != size || !lowerHex(groups[i]) {
			return false
		}
	}
	return true
}
