package affected

import (
	"encoding/binary"
	"fmt"
	"io"
)

// CodeDigits is the length of a one-time code.
const CodeDigits = 6

// NewCode draws a one-time code, each as likely as any other.
func NewCode(random io.Reader) (string, error) {
	const codes = 1_000_000
	for {
		var b [4]byte
		if _, err := io.ReadFull(random, b[:]); err != nil {
			return "", fmt.Errorf("affected: draw code: %w", err)
		}
		// 4,294 times a million fit into 32 bits; what is above would make small codes likelier.
		if n := binary.BigEndian.Uint32(b[:]); n < 4294*codes {
			return fmt.Sprintf("%06d", n%codes), nil
		}
	}
}
