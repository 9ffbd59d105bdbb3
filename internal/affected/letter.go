package affected

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"madoguchi/internal/inquiry"
	"madoguchi/internal/jatext"
	"madoguchi/internal/signs"
)

const (
	letterSigns = 16
	letterGroup = 4
	letterGap   = 3 // spaces, dashes and the like between two signs of a code inside a message
)

// ErrLetter is returned for what is no letter code.
var ErrLetter = errors.New("affected: no letter code; it has 16 signs in four groups, as printed in the letter")

// NewLetter draws a letter code: 16 characters of [signs.Alphabet] in four
// groups, "K7PM-4XQ9-R2TW-H8NM", the last one a check character; 15 drawn ones
// are 74 bits. A letter stands in every group, so that the mask at the door never
// takes a code for a card; a digit stands somewhere, so that ordinary words never
// pass for a code. The few that look like an account number (ISO 13616) all the
// same are drawn again.
func NewLetter(random io.Reader) (string, error) {
	for {
		drawn, err := signs.Draw(random, letterSigns-1)
		if err != nil {
			return "", fmt.Errorf("affected: draw letter code: %w", err)
		}
		code, ok := letter(drawn + string(signs.Check(drawn)))
		if ok && kept(code) {
			return code, nil
		}
	}
}

// kept reports whether the mask leaves a code alone, with and without its dashes.
func kept(code string) bool {
	bare := strings.ReplaceAll(code, "-", "")
	return inquiry.NewText(code).Words() == code && inquiry.NewText(bare).Words() == bare
}

// letter puts 16 signs into groups and reports whether they are a code.
func letter(bare string) (string, bool) {
	if len(bare) != letterSigns || !signs.Right(bare) || !strings.ContainsFunc(bare, unicode.IsDigit) {
		return "", false
	}
	groups := make([]string, 0, letterSigns/letterGroup)
	for ; bare != ""; bare = bare[letterGroup:] {
		if !strings.ContainsFunc(bare[:letterGroup], unicode.IsLetter) {
			return "", false
		}
		groups = append(groups, bare[:letterGroup])
	}
	return strings.Join(groups, "-"), true
}

// ParseLetter reads a letter code as people type it: any case and width, spaces
// and dashes of any kind wherever they are. It returns the form of [NewLetter];
// the error is [ErrLetter].
func ParseLetter(s string) (string, error) {
	code, start, end := FindLetter(s)
	if code == "" || strings.ContainsFunc(s[:start]+s[end:], func(r rune) bool { return !gap(r) }) {
		return "", ErrLetter
	}
	return code, nil
}

// FindLetter finds the first letter code inside a message: its form of
// [NewLetter] and where it stands, text[start:end]. Without one it returns "", 0, 0.
func FindLetter(text string) (code string, start, end int) {
	before := ' '
	for at, r := range text {
		if _, ok := sign(r); ok && !wordy(before) {
			if code, end := letterAt(text, at); code != "" {
				return code, at, end
			}
		}
		if !jatext.Hidden(r) {
			before = r
		}
	}
	return "", 0, 0
}

// letterAt reads the 16 signs that begin at text[at]; "" where they are no code
// or a word goes on behind them.
func letterAt(text string, at int) (code string, end int) {
	bare := make([]byte, 0, letterSigns)
	gaps := 0
	for i, r := range text[at:] {
		s, ok := sign(r)
		switch {
		case len(bare) == letterSigns && jatext.Hidden(r):
		case len(bare) == letterSigns:
			if wordy(r) {
				return "", 0
			}
			code, _ := letter(string(bare))
			return code, end
		case ok:
			bare, gaps = append(bare, s), 0
			end = at + i + utf8.RuneLen(r)
		case jatext.Hidden(r):
		case !gap(r) || gaps == letterGap:
			return "", 0
		default:
			gaps++
		}
	}
	code, _ = letter(string(bare))
	return code, end
}

// sign reads one sign of the alphabet in any case and width.
func sign(r rune) (byte, bool) {
	s := strings.ToUpper(string(r))
	if r >= utf8.RuneSelf {
		s = strings.ToUpper(jatext.Width(string(r)))
	}
	return s[0], len(s) == 1 && strings.Contains(signs.Alphabet, s)
}

// wordy reports whether a character is of a word or number that a code cannot
// begin or end in the middle of. Japanese is written without spaces, so it is not.
func wordy(r rune) bool {
	if r >= utf8.RuneSelf {
		r, _ = utf8.DecodeRuneInString(jatext.Width(string(r)))
	}
	return unicode.IsDigit(r) || unicode.Is(unicode.Latin, r)
}

// gap reports whether a character may stand between the signs of a code.
func gap(r rune) bool {
	return unicode.IsSpace(r) || jatext.Hidden(r) || jatext.Dash(r) || strings.ContainsRune("・･·.．_＿", r)
}
