// Package jatext is the ground on which everything that reads people's words stands: it
// folds the ways of writing one thing into one, reads numbers, and loads lists of phrases.
// Its first language is Japanese; English, Chinese and Korean come with it.
//
// # Folding
//
// [Width] comes first, on the whole text, since characters compose. A [Folding] then takes
// each character through its [Step]s. Each user picks its own:
//
//	question := jatext.Folding{Steps: []jatext.Step{
//		jatext.Each(unicode.ToLower),   // ＰＩＮ, Pin → pin
//		jatext.Each(jatext.Hiragana),   // カード → かーど
//		jatext.Without(jatext.Unseen),  // zero-width signs, accents
//		jatext.Only(jatext.Letter),     // signs and spaces only part words
//	}, Apart: jatext.Latin}             // "my  card" → "my card", カード が → かーどが
//	folded := question.Runes(jatext.Width(words))
//
// Those that must know where a character came from, as the mask does, take the single
// functions: [Width], [Hiragana], [Digit], [Unseen], [Dash].
//
// # Numbers
//
// A [Text] is what readers walk, rune by rune: what stands at a place, and what behind it.
// [Numerals] reads figures and kanji at a place of a text, as far as its user allows:
// 7,996, 二〇一九, 七千九百九十六, 2千8百, 1万. [NumberWord] and [InWords] read English
// number words, [Spelled] digits that are told one by one: 四二よんいち, "four double one".
//
// # Lists
//
// [Lines] and [Sections] read lists of one phrase a line, with # in front of comments. A
// [Lexicon] finds the longest of its phrases at a place of a text.
package jatext
