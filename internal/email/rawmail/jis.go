package rawmail

import "golang.org/x/text/encoding/japanese"

// The character sets that an escape sequence of ISO-2022-JP selects.
const (
	setASCII = iota
	setRoman // JIS X 0201, left half
	setKana  // JIS X 0201, right half
	setKanji // JIS X 0208 with the rows of NEC and IBM: ①㈱髙
	setExtra // JIS X 0212
)

// iso2022jp reads ISO-2022-JP as it is in the mail: RFC 1468 and what Microsoft
// and the carriers added. x/text knows neither SO/SI nor 8-bit kana (platform
// fact 21). EUC-JP holds the same character sets without states, so this
// rewrites the one into the other and lets x/text look the characters up.
func iso2022jp(raw []byte) string {
	var d jisDecoder
	for len(raw) > 0 {
		raw = raw[d.step(raw):]
	}
	d.drop()
	return decode(japanese.EUCJP, d.euc)
}

type jisDecoder struct {
	euc     []byte
	set     int
	shifted bool // between SO and SI: kana
	lead    byte // first half of a character. It outlasts escape sequences: encoded words split there
}

// invalid is no EUC-JP and comes out as one replacement character.
const invalid = 0xFF

// step takes what stands first in raw and returns how many bytes that was.
func (d *jisDecoder) step(raw []byte) int {
	switch c := raw[0]; {
	case c == 0x1b:
		return d.escape(raw)
	case c == 0x0e, c == 0x0f:
		d.shifted = c == 0x0e
	case c == '\n':
		// A line begins in ASCII (RFC 1468), whatever was left open before.
		d.drop()
		d.set, d.shifted = setASCII, false
		d.euc = append(d.euc, c)
	case c <= ' ' || c == 0x7f:
		d.single(c)
	case c >= 0x80:
		d.eightBit(c)
	case d.shifted || d.set == setKana:
		d.kana(c | 0x80)
	case d.set >= setKanji:
		d.double(c)
	default:
		d.single(c)
	}
	return 1
}

// eightBit takes half-width kana in eight bits, as old mail programs write them.
func (d *jisDecoder) eightBit(c byte) {
	if 0xA1 <= c && c <= 0xDF {
		d.kana(c)
		return
	}
	d.drop()
	d.euc = append(d.euc, invalid)
}

func (d *jisDecoder) single(c byte) {
	d.drop()
	if d.set == setRoman && c == '\\' {
		d.euc = append(d.euc, 0xA1, 0xEF) // ￥; that is what the key types
		return
	}
	d.euc = append(d.euc, c)
}

func (d *jisDecoder) kana(c byte) {
	d.drop()
	d.euc = append(d.euc, 0x8E, c)
}

func (d *jisDecoder) double(c byte) {
	if d.lead == 0 {
		d.lead = c
		return
	}
	if d.set == setExtra {
		d.euc = append(d.euc, 0x8F)
	}
	d.euc = append(d.euc, d.lead|0x80, c|0x80)
	d.lead = 0
}

// drop gives up a first half whose second half never came.
func (d *jisDecoder) drop() {
	if d.lead != 0 {
		d.euc = append(d.euc, invalid)
		d.lead = 0
	}
}

func (d *jisDecoder) escape(raw []byte) int {
	for _, e := range escapes() {
		if len(raw) >= len(e.bytes) && string(raw[:len(e.bytes)]) == e.bytes {
			d.set = e.set
			return len(e.bytes)
		}
	}
	d.drop()
	d.euc = append(d.euc, invalid)
	return 1
}

type escape struct {
	bytes string
	set   int
}

// escapes lists the sequences, longer ones first. JIS X 0213 is read as its
// subset JIS X 0208.
func escapes() [10]escape {
	return [...]escape{
		{"\x1b&@\x1b$B", setKanji},
		{"\x1b$(D", setExtra},
		{"\x1b$(B", setKanji},
		{"\x1b$(O", setKanji},
		{"\x1b$(Q", setKanji},
		{"\x1b$B", setKanji},
		{"\x1b$@", setKanji},
		{"\x1b(B", setASCII},
		{"\x1b(J", setRoman},
		{"\x1b(I", setKana},
	}
}
