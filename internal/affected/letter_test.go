package affected_test

import (
	"errors"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"madoguchi/internal/affected"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/signs"
)

func letterCodes(t testing.TB, n int) []string {
	t.Helper()
	random := rand.NewChaCha8([32]byte{5})
	codes := make([]string, n)
	for i := range codes {
		var err error
		if codes[i], err = affected.NewLetter(random); err != nil {
			t.Fatal(err)
		}
	}
	return codes
}

func TestLetterCodesHaveTheirShape(t *testing.T) {
	shape := regexp.MustCompile(`^[2-9A-HJKMNP-Z]{4}(?:-[2-9A-HJKMNP-Z]{4}){3}$`)
	seen := map[string]bool{}
	for _, code := range letterCodes(t, 2000) {
		if !shape.MatchString(code) || seen[code] {
			t.Fatalf("%s is malformed or came before", code)
		}
		seen[code] = true
		for group := range strings.SplitSeq(code, "-") {
			if strings.Trim(group, "0123456789") == "" {
				t.Errorf("%s has a group without a letter", code)
			}
		}
		if !strings.ContainsAny(code, "23456789") {
			t.Errorf("%s has no digit and could be words", code)
		}
	}
}

func TestTheDoorLetsLetterCodesThrough(t *testing.T) {
	for _, code := range letterCodes(t, 300) {
		for _, message := range []string{
			code,
			strings.ReplaceAll(code, "-", ""),
			strings.ReplaceAll(code, "-", " "),
			"コードは" + code + "です。郵便番号は000-0000",
			"my code is " + strings.ToLower(code),
		} {
			masked := inquiry.NewText(message).Words()
			if got, _, _ := affected.FindLetter(masked); got != code {
				t.Errorf("%q comes through as %q", message, masked)
			}
		}
	}
}

func TestLetterCodesAsPeopleTypeThem(t *testing.T) {
	wide := strings.NewReplacer("K", "Ｋ", "7", "７", "P", "ｐ", "4", "４", "-", "－")
	for _, code := range letterCodes(t, 100) {
		bare := strings.ReplaceAll(code, "-", "")
		for _, row := range []struct{ how, typed string }{
			{"as printed", code},
			{"small letters", strings.ToLower(code)},
			{"without dashes", bare},
			{"with spaces", strings.ReplaceAll(code, "-", " ")},
			{"with ideographic spaces", strings.ReplaceAll(code, "-", "　")},
			{"with the long vowel mark", strings.ReplaceAll(code, "-", "ー")},
			{"with minus signs", strings.ReplaceAll(code, "-", "−")},
			{"with spaces around the dashes", strings.ReplaceAll(code, "-", " - ")},
			{"over four lines", strings.ReplaceAll(code, "-", "\r\n")},
			{"in full width", wide.Replace(code)},
			{"with something invisible at its end", code + "\u200b"},
			{"with space around", "\n " + code + "　"},
			{"in odd groups", bare[:5] + " " + bare[5:]},
		} {
			if got, err := affected.ParseLetter(row.typed); err != nil || got != code {
				t.Errorf("%s: ParseLetter(%q) = %q, %v; want %q", row.how, row.typed, got, err, code)
			}
		}
	}
}

func TestWhatIsNoLetterCode(t *testing.T) {
	code := letterCodes(t, 1)[0]
	for _, row := range []struct{ why, typed string }{
		{"nothing", ""},
		{"a word before it", "code " + code},
		{"a word behind it", code + " です"},
		{"the last sign is missing", code[:len(code)-1]},
		{"a sign too many", code + "2"},
		{"a receipt number", "KM7P-3XQ9"},
		{"sixteen digits", "2222-2222-2222-2222"},
		{"signs that no code has", "0O1I-L0O1-IL0O-1IL0"},
		{"broken bytes", "\xff" + code[1:]},
	} {
		if got, err := affected.ParseLetter(row.typed); !errors.Is(err, affected.ErrLetter) || got != "" {
			t.Errorf("%s: %q, %v", row.why, got, err)
		}
	}
	for i, sign := range code {
		for _, other := range signs.Alphabet {
			slip := code[:i] + string(other) + code[i+1:]
			if sign == '-' || other == sign {
				continue
			}
			if got, err := affected.ParseLetter(slip); err == nil {
				t.Errorf("the slip %s passes as %s", slip, got)
			}
		}
	}
}

func TestFindLetter(t *testing.T) {
	code := letterCodes(t, 1)[0]
	bare := strings.ReplaceAll(code, "-", "")
	for _, row := range []struct{ why, before, at, after string }{
		{"alone", "", code, ""},
		{"in a sentence", "手紙のコードは", code, "です。"},
		{"right behind kana, without dashes", "コード", strings.ToLower(bare), "でした"},
		{"behind an English word", "the code is ", bare, ", 000-0000"},
		{"behind a receipt number", "受付番号 KM7P-3XQ9、", code, ""},
		{"in front of the postal code", "", strings.ReplaceAll(code, "-", " "), "\n〒000-0000"},
		{"wide", "コード：", strings.NewReplacer("-", "－", code[:1], string(rune(code[0])+0xFEE0)).Replace(code), "　です"},
		{"the first of two", "", code, " " + letterCodes(t, 2)[1]},
		{"behind one with a slip", code[:len(code)-1] + "#", code, ""},
	} {
		text := row.before + row.at + row.after
		got, start, end := affected.FindLetter(text)
		if got != code || start != len(row.before) || end != len(row.before)+len(row.at) {
			t.Errorf("%s: FindLetter(%q) = %q, %d, %d", row.why, text, got, start, end)
		}
	}
	for _, text := range []string{
		"", "私は対象ですか", "that was the way we had been there, and they are", "https://example.jp/" + bare + "XYZ", "X" + bare,
		"4111 1111 1111 1111", "090-0000-0000", strings.Repeat("A2-", 5000),
	} {
		if got, start, end := affected.FindLetter(text); got != "" || start != 0 || end != 0 {
			t.Errorf("FindLetter(%.40q) = %q, %d, %d", text, got, start, end)
		}
	}
}
