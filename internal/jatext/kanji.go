package jatext

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed names.txt
var nameGroups string

//go:embed simplified.txt
var simplifiedGroups string

var (
	names      = sync.OnceValue(func() map[rune]rune { return variants(nameGroups) })
	simplified = sync.OnceValue(func() map[rune]rune { return variants(simplifiedGroups) })
)

// Names is the form that counts of a kanji that names are written with in several forms:
// 髙 → 高, 邊 and 邉 → 辺 (platform fact 24).
func Names(r rune) rune { return orSelf(names(), r) }

// Simplified is the simplified form of a traditional or Japanese character: 騷 and 騒 → 骚.
func Simplified(r rune) rune { return orSelf(simplified(), r) }

func orSelf(forms map[rune]rune, r rune) rune {
	if form, is := forms[r]; is {
		return form
	}
	return r
}

// variants leads from the variants of each group to its first character.
func variants(list string) map[rune]rune {
	forms := map[rune]rune{}
	for line := range Lines(list) {
		for group := range strings.FieldsSeq(line) {
			runes := []rune(group)
			for _, variant := range runes[1:] {
				forms[variant] = runes[0]
			}
		}
	}
	return forms
}
