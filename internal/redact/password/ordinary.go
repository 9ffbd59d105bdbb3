package password

import (
	_ "embed"
	"strings"

	"madoguchi/internal/redact/pattern"
)

//go:embed ordinary.txt
var ordinaryFile string

//go:embed ordinary-latin.txt
var latinFile string

var (
	ordinaryWords = pattern.Read(ordinaryFile)
	leaking       = ordinaryWords.Pattern("leaking")
	about         = ordinaryWords.Pattern("about")
	told          = ordinaryWords.Pattern("told")
	product       = ordinaryWords.Pattern("product")
	latinStart    = ordinaryWords.Pattern("latin_start")

	latinWords = pattern.Read(latinFile).Set("words")
)

// ordinary reports whether words behind "password is" say something about a
// password instead of naming it.
func ordinary(words string) bool {
	words = strings.TrimSpace(words)
	if first, _, _ := strings.Cut(words, " "); ordinaryWord(first) {
		return true
	}
	if n := latinStart.Length(words); n > 1 && n < len(words) && ordinaryWord(words[:n]) { // "iCloudキーチェーン"
		return true
	}
	return leaking.Match(words) || about.Match(words)
}

// ordinaryWord knows the Latin words that follow "password is", ":" or は in
// questions and reports, and the names with digits that people mention.
func ordinaryWord(word string) bool {
	word = strings.Trim(word, `.,;:!?'"()[]-/`)
	return word == "" || latinWords()[word] || told.Match(word) || product.Match(word)
}
