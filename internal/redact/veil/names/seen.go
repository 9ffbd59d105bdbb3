package names

import "madoguchi/internal/redact/folded"

// What package edges asks of a word, or of a place in a text.

// Before is the name that ends at a byte of the text and has a surname that is known.
func (t *Text) Before(end int) []folded.Span { return t.nameBefore(end, maybe) }

// Capitals are the words with capitals that begin at a byte of the text.
func (t *Text) Capitals(at int) (folded.Span, bool) { return t.capitals(at) }

// MayBeLatin reports whether words in Latin letters may be a name.
func (t *Text) MayBeLatin(s folded.Span) bool { return t.mayBeLatin(s) }

// Opens reports whether a name may begin at a byte of the text.
func (t *Text) Opens(at int) bool { return opensName(t.Behind(at, 1)) }

// MayBeCalled reports whether what is called a name may be one.
func MayBeCalled(words string) bool { return mayBeCalled(words) }

// LooksNamed reports whether what stands where a name is announced is no other word.
func LooksNamed(words string) bool { return looksNamed(words) && !speaks.Match(words) }

// NoName reports whether words are on the list of those that are no names.
func NoName(words string) bool { return noNames()[words] }

// OtherWord reports whether Japanese words end or begin as no name does.
func OtherWord(words string) bool { return noOpening.Match(words) || noNameEnd.Match(words) }

// NoKana reports whether words in kana are no name.
func NoKana(words string) bool { return noNameKana.Match(words) || noOpening.Match(words) }

// NoLatin reports whether words in Latin letters are no name.
func NoLatin(words string) bool { return noLatin.Match(words) || noSingle.Match(words) }

// Capital reports whether every word begins with a capital, as names do.
func Capital(raw string) bool { return capital.Match(raw) }

// KoreanName reports whether words are a name in Hangul, with a surname that is known.
func KoreanName(words string) bool {
	return koreanName(words) && !koNoGiven.Match(words) && !koSaidOf.Match(words)
}

// KoreanWord reports whether words are on the list of those in Hangul that are no names.
func KoreanWord(words string) bool { return koWords()[words] }
