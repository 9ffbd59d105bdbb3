package csvfile

import (
	"bufio"
	"bytes"
	"errors"
	"unicode/utf8"
)

const (
	encodingUTF8  = "UTF-8"
	encodingCP932 = "CP932"
)

// guess learns from the bytes of a file which encoding it has.
type guess struct {
	start     []byte // the first bytes, for a byte order mark
	tail      []byte // what may be the beginning of a character
	utf8      bool   // so far
	zero      bool   // a zero byte, which no text has but UTF-16
	sjis, euc decoded
}

// decoded is what a decoder made of the file: the replacement character wherever
// it met what is not in its encoding.
type decoded struct{ spoilt bool }

func (d *decoded) Write(p []byte) (int, error) {
	d.spoilt = d.spoilt || bytes.Contains(p, []byte("\uFFFD"))
	return len(p), nil
}

// Write takes the file as it is.
func (g *guess) Write(p []byte) (int, error) {
	if len(g.start) < 2 {
		g.start = append(g.start, p[:min(len(p), 2)]...)
	}
	g.zero = g.zero || bytes.IndexByte(p, 0) >= 0
	if g.utf8 {
		part := append(g.tail, p...)
		whole := len(part) - unfinished(part)
		g.utf8 = utf8.Valid(part[:whole])
		g.tail = bytes.Clone(part[whole:])
	}
	return len(p), nil
}

// unfinished is how many bytes at the end of p may begin a character.
func unfinished(p []byte) int {
	for n := 1; n < min(utf8.UTFMax, len(p)+1); n++ {
		if end := p[len(p)-n:]; utf8.RuneStart(end[0]) {
			if utf8.FullRune(end) {
				return 0
			}
			return n
		}
	}
	return 0
}

// encoding decides. Kanji and hiragana of EUC-JP are half-width katakana in CP932,
// so a file of both is refused: nobody's name would be found.
func (g *guess) encoding() (string, error) {
	marked := bytes.HasPrefix(g.start, []byte("\xFF\xFE")) || bytes.HasPrefix(g.start, []byte("\xFE\xFF"))
	switch {
	case marked || g.zero:
		return "", errors.New("roster: the file is UTF-16 or no text; save it as CSV UTF-8 and try again")
	case g.utf8 && len(g.tail) == 0:
		return encodingUTF8, nil
	case !g.sjis.spoilt && g.euc.spoilt:
		return encodingCP932, nil
	}
	return "", errors.New("roster: the file is neither UTF-8 nor CP932 (Shift_JIS) throughout; save it as CSV UTF-8 and try again")
}

// skipMark drops a byte order mark.
func skipMark(r *bufio.Reader) {
	if start, _ := r.Peek(3); bytes.Equal(start, []byte("\uFEFF")) {
		r.Discard(3)
	}
}
