package agree

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"madoguchi/internal/factlock/figure"
	"madoguchi/internal/factlock/words"
	"madoguchi/internal/lazyregexp"
)

// key is what a word is known by, "" for one that claims nothing.
func key(w words.Word) string {
	switch {
	case w.Text == "必要" || w.Text == "necessary" || w.Text == "required":
		return "@necessary"
	case w.Known() && (!w.Telling() || w.Meaning == words.Counting()):
		return ""
	case w.Known():
		return words.MeaningFeature(w.Meaning)
	case words.Latin(w.Text):
		return words.Stem(w.Text)
	}
	return w.Text
}

// telling are the words of a text that have a key.
func telling(s string) []words.Word {
	return slices.DeleteFunc(words.Cut([]rune(s)), func(w words.Word) bool { return key(w) == "" })
}

// keys are those of the words, the figures and the weekdays of a text.
func keys(s string) map[string]bool {
	all := map[string]bool{}
	for _, w := range telling(s) {
		all[key(w)] = true
	}
	for k, day := range days {
		if day.In(s) {
			all["@day"+strconv.Itoa(k)] = true
		}
	}
	for _, m := range group.FindAllStringSubmatch(s, -1) {
		all["@group"+m[1]+m[2]] = true
	}
	if !strings.ContainsFunc(s, unicode.IsDigit) {
		return all
	}
	for _, f := range figure.Find([]rune(s)) {
		switch f.Kind {
		case figure.Clock:
			all[fmt.Sprint("@clock", f.Minute())] = true
		case figure.Date:
			all[fmt.Sprint("@month", f.Day.Month)] = true
			if f.Day.Day != 0 {
				all[fmt.Sprint("@date", f.Day.Month, ".", f.Day.Day)] = true
			}
		case figure.Count:
			all[fmt.Sprint("@count", f.Value)] = true
		}
	}
	return all
}

// group is a group of people by its letter.
var group = lazyregexp.New(`([a-z])(?:群|組|グループ|区分)|(?:グループ|group )([a-z])(?:$|[^a-z])`)

// days are the words for each kind of day.
var days = []*words.List{
	words.Of("平日", "weekday", "weekdays"),
	words.Of("土曜", "土日", "saturday", "saturdays", "weekend", "weekends"),
	words.Of("日曜", "土日", "sunday", "sundays", "weekend", "weekends"),
	words.Of("祝日", "土日祝", "holiday", "holidays"),
	words.Of("毎日", "every day", "daily"),
}
