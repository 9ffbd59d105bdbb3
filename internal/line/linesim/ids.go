package linesim

import (
	"encoding/base32"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"io"
	"strconv"
	"time"
)

// ids draws what LINE names things with.
type ids struct{ random io.Reader }

// bytes returns n random bytes. A random source that fails ends the rehearsal, as
// crypto/rand ends a program.
func (i ids) bytes(n int) []byte {
	b := make([]byte, n)
	if _, err := io.ReadFull(i.random, b); err != nil {
		panic(fmt.Sprintf("linesim: random source: %v", err))
	}
	return b
}

func (i ids) hex(n int) string { return hex.EncodeToString(i.bytes(n)) }

// ulid returns a webhookEventId: 48 bits of time in ms and 80 random bits in
// Crockford's base 32 (https://github.com/ulid/spec).
func (i ids) ulid(now time.Time) string {
	var b [20]byte // base32 works on 5 bytes: 4 of padding, then the 128 bits
	binary.BigEndian.PutUint64(b[2:], uint64(now.UnixMilli()))
	copy(b[10:], i.bytes(10))
	return base32.NewEncoding("0123456789ABCDEFGHJKMNPQRSTVWXYZ").EncodeToString(b[:])[6:]
}

// messageID returns 18 digits, as LINE's have.
func (i ids) messageID() string {
	const lowest, span = 100_000_000_000_000_000, 900_000_000_000_000_000
	return strconv.FormatUint(lowest+binary.BigEndian.Uint64(i.bytes(8))%span, 10)
}

// uuid returns the X-Line-Request-Id of one call.
func (i ids) uuid() string {
	b := i.bytes(16)
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}
