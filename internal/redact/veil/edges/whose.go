package edges

import (
	"strings"
	"unicode/utf8"

	"madoguchi/internal/redact/folded"
	"madoguchi/internal/redact/veil/made"
	"madoguchi/internal/redact/veil/names"
	"madoguchi/internal/redact/veil/surnames"
)

var (
	zhCalled   = lists.Pattern("zh_called")
	zhChild    = lists.Pattern("zh_child")
	zhJapanese = lists.Pattern("zh_japanese")
	koFull     = lists.Pattern("ko_full")
	koJapanese = lists.Pattern("ko_japanese")
)

// chineseEdges are surnames behind 小 and 老, the names of children, of two signs that are the
// same, and Japanese surnames behind what says whose somebody is.
func chineseEdges(t *names.Text) []folded.Span {
	if t.Japanese {
		return nil
	}
	found := zhCalled.Parts(t)
	for _, s := range zhChild.Parts(t) {
		r, n := utf8.DecodeRuneInString(t.In(s))
		if string(r) == t.In(s)[n:] && !strings.ContainsRune("狗猫貓哈咪喵呵嘻嘿", r) {
			found = append(found, s)
		}
	}
	for _, s := range zhJapanese.Parts(t) {
		name := t.In(s)
		is := surnames.InChinese(name) == len(name) || surnames.Has("ja", name)
		if is && !surnames.IsPlace(name) && !surnames.Has("ja-town", name) {
			found = append(found, s)
		}
	}
	return found
}

// koreanFull are a surname and a given name that is frequent, whatever stands around them, and
// Japanese surnames in Hangul.
func koreanFull(t *names.Text) []folded.Span {
	var found []folded.Span
	for _, s := range koFull.Parts(t) {
		if made.KoreanShaped(t.In(s)) {
			found = append(found, s)
		}
	}
	for _, s := range koJapanese.Parts(t) {
		if surnames.Has("ko-ja", t.In(s)) && !names.KoreanWord(t.In(s)) {
			found = append(found, s)
		}
	}
	return found
}
