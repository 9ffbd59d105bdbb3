package line

import (
	"errors"
	"strings"
)

var errBadRetryKey = errors.New("line: the retry key is no UUID")

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
