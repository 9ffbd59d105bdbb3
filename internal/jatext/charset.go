package jatext

import (
	"sync"

	"golang.org/x/text/encoding"
	jis "golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// Japanese reports whether JIS X 0208 has a character, or what vendors added to it.
func Japanese(r rune) bool { return holds(jis.ShiftJIS, r) }

// GB2312 reports whether GB 2312 has a character: a simplified one, or one of both scripts.
func GB2312(r rune) bool { return holds(simplifiedchinese.HZGB2312, r) }

// Big5 reports whether Big5 has a character: a traditional one, or one of both scripts. What
// x/text encodes as Big5 is wider and has characters of Japan and the mainland.
func Big5(r rune) bool { return big5()[r] }

func holds(set encoding.Encoding, r rune) bool {
	_, err := set.NewEncoder().String(string(r))
	return err == nil
}

// big5 are the two levels of characters of the standard.
var big5 = sync.OnceValue(func() map[rune]bool {
	var rows []byte
	for lead := 0xA4; lead <= 0xF9; lead++ {
		for trail := 0x40; trail <= 0xFE; trail++ {
			if trail < 0x7F || trail > 0xA0 {
				rows = append(rows, byte(lead), byte(trail))
			}
		}
	}
	text, err := traditionalchinese.Big5.NewDecoder().Bytes(rows)
	if err != nil {
		panic(err) // what it cannot decode it replaces
	}
	all := map[rune]bool{}
	for _, r := range string(text) {
		all[r] = r != '\uFFFD'
	}
	return all
})
