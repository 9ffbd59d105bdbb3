package prose

import (
	"madoguchi/internal/jatext"
	"madoguchi/internal/lazyregexp"
)

// addresses are mail addresses as people have them; "a..b@docomo.ne.jp" is real.
var addresses = lazyregexp.New(address)

const address = "[0-9A-Za-z.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[0-9A-Za-z-]{1,63}\\.)+[0-9A-Za-z-]{2,63}"

// Addresses are the mail addresses in words, in NFKC.
func Addresses(words string) []string {
	return addresses.FindAllString(jatext.Width(words), -1)
}

// WithAddresses are the words, in NFKC, with each mail address replaced: what somebody's
// address is called says nothing about what they ask.
func WithAddresses(words, by string) string {
	return addresses.ReplaceAllLiteralString(jatext.Width(words), by)
}

// WithoutAddresses are the words around mail addresses.
func WithoutAddresses(words string) string { return WithAddresses(words, " ") }
