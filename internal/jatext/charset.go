package jatext

import (
	"sync"

	"golang.org/x/text/encoding"
	jis "golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// Japanese reports whether JIS X 0208 has a character, or what vendors added to it.
func Japanese(r rune) bool {
	_, err := jis.ShiftJIS.NewEncoder().String(string(r))
	return err == nil
}

// GB2312 reports whether GB 2312 has a character: a simplified one, or one of both scripts.
func GB2312(r rune) bool { return gb2312()[r] }

// Big5 reports whether Big5 has a character: a traditional one, or one of both scripts. What
// x/text encodes as Big5 is wider and has characters of Japan and the mainland.
func Big5(r rune) bool { return big5()[r] }

var (
	gb2312 = sync.OnceValue(func() map[rune]bool { return rows(simplifiedchinese.GBK, 0xB0, 0xF7, 0xA1) })
	big5   = sync.OnceValue(func() map[rune]bool { return rows(traditionalchinese.Big5, 0xA4, 0xF9, 0x40) })
)

// rows are the characters of a set of two bytes, from one lead byte to another, with trail bytes
// from one on.
func rows(set encoding.Encoding, first, last, trail int) map[rune]bool {
	var pairs []byte
	for lead := first; lead <= last; lead++ {
		for t := trail; t <= 0xFE; t++ {
			if t < 0x7F || t > 0xA0 {
				pairs = append(pairs, byte(lead), byte(t))
			}
		}
	}
	text, err := set.NewDecoder().Bytes(pairs)
	if err != nil {
		panic(err) // what it cannot decode it replaces
	}
	all := map[rune]bool{}
	for _, r := range string(text) {
		all[r] = r != '\uFFFD'
	}
	return all
}
