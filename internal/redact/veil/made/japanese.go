package made

import (
	"slices"
	"strings"
	"unicode/utf8"

	"madoguchi/internal/jatext"
	"madoguchi/internal/redact/folded"
	"madoguchi/internal/redact/veil/names"
	"madoguchi/internal/redact/veil/surnames"
)

var (
	leadHan      = lists.Pattern("lead_han")
	noPost       = lists.Pattern("no_post")
	house        = lists.Pattern("house")
	shapedCue    = lists.Pattern("shaped_cue")
	changedTo    = lists.Pattern("changed_to")
	staffJa      = lists.Pattern("staff_ja")
	mixedDots    = lists.Pattern("mixed_dots")
	agedBrackets = lists.Pattern("aged_brackets")
	kinBeside    = lists.Pattern("beside_kin")
	noFamilyHira = lists.Pattern("no_family_hira")
	notAlone     = lists.Pattern("not_alone")
	notBehind    = lists.Pattern("not_behind")
	kanaTold     = lists.Pattern("kana_told")
	foreignKana  = lists.Pattern("foreign_kana")
	plainKana    = lists.Pattern("plain_kana")
)

// Japanese are surnames that are not known, where somebody is spoken of, by the kanji with which
// surnames begin and end; names of a family side by side, names with dots or an age, and names
// in kana that are frequent.
func Japanese(t *names.Text) []folded.Span {
	if !t.Japanese {
		return nil
	}
	found := append(kana(t), besideKin(t)...)
	for _, s := range slices.Concat(shapedCue.Parts(t), changedTo.Parts(t), staffJa.Parts(t)) {
		lead := leadHan.Length(t.In(s))
		if surnameLike(t.In(s)[lead:]) {
			found = append(found, folded.Span{From: s.From + lead, To: s.To})
		}
	}
	for _, s := range mixedDots.Parts(t) {
		if family, _, _ := strings.Cut(t.In(s), "・"); surnames.Known(family) == len(family) || strings.Count(t.In(s), "・") > 1 {
			found = append(found, s)
		}
	}
	for _, s := range agedBrackets.Parts(t) {
		name := t.In(s)
		if n := surnames.Known(name); !listed(name) && n > 0 && n < len(name) || fullName(name) {
			found = append(found, s)
		}
	}
	return append(found, unknown(t)...)
}

// unknown are runs of kanji that are a surname by its shape with a given name.
func unknown(t *names.Text) []folded.Span {
	var found []folded.Span
	for _, s := range hanRun.All(t) {
		s.From += leadHan.Length(t.In(s))
		if surnames.Of("ja", t.In(s)) == 0 && shapedFull(t.In(s)) {
			found = append(found, s)
		}
	}
	return found
}

// besideKin are the names of a family, one behind the other: 妻は見本、息子は太郎.
func besideKin(t *names.Text) []folded.Span {
	return slices.DeleteFunc(kinBeside.Parts(t), func(s folded.Span) bool {
		name := t.In(s)
		return listed(name) || noOpening.Match(name) || noNameKana.Match(name) || noFamilyHira.Match(name)
	})
}

// kana are names in kana that somebody tells, where they are frequent.
func kana(t *names.Text) []folded.Span {
	return slices.DeleteFunc(append(kanaTold.Parts(t), foreignKana.Parts(t)...), func(s folded.Span) bool {
		name := t.In(s)
		hira := strings.Map(jatext.Hiragana, name)
		family, _, _ := strings.Cut(hira, " ")
		known := surnames.Given("ja-kana", hira) || surnames.Given("ja-foreign", name) || surnames.Kana(family) == len(family)
		return !known || listed(name) || noNameHira.Match(name)
	})
}

// Isolated are the Japanese surnames that are known and neither a word nor a town, where no
// other kanji stands beside them.
func Isolated(t *names.Text) []folded.Span {
	if !t.Japanese {
		return nil
	}
	var found []folded.Span
	for _, run := range hanRun.All(t) {
		run.From += leadHan.Length(t.In(run))
		name := t.In(run)
		if name == "" || surnames.Of("ja", name) != len(name) || town(name) || surnames.Word("ja-surname", name) || listed(name) {
			continue
		}
		if !notAlone.Match(t.Ahead(run.To, 6)) && !notBehind.Match(t.Behind(run.From, 2)) {
			found = append(found, run)
		}
	}
	return found
}

// surnameLike reports whether words are a surname that is known, or look like one.
func surnameLike(name string) bool {
	post := noPost.Length(name) == len(name)
	if name == "" || listed(name) || post || noOpening.Match(name) || surnames.IsPlace(name) || companyEnd.Match(name) {
		return false
	}
	n := surnames.Of("ja", name)
	return surnames.Known(name) == len(name) || surnames.Kana(name) == len(name) || n > 0 && given(name[n:]) ||
		surnames.Shaped(name) && !noNameEnd.Match(name)
}

// shapedFull reports whether four kanji or five are a surname by its shape with a given name.
func shapedFull(bare string) bool {
	if n := utf8.RuneCountInString(bare); n < 4 || n > 5 || listed(bare) || noNameEnd.Match(bare) {
		return false
	}
	if noLone.Match(bare) || companyEnd.Match(bare) || zhNoGiven.Match(bare) {
		return false
	}
	return shapedAt(bare, 2) || shapedAt(bare, 3)
}

// shapedAt reports whether so many kanji are a surname, and the others a given name.
func shapedAt(bare string, signs int) bool {
	at := 0
	for range signs {
		at += len(signAt(bare, at))
	}
	return surnames.Shaped(bare[:at]) && len(bare[at:]) > len("子") && given(bare[at:])
}

// PlainKana reports whether katakana are of sounds that Japanese given names have, and no word
// that is known.
func PlainKana(words string) bool {
	other := noNameKana.Match(words) || noNames()[words] || house.Match(words) || noOpening.Match(words)
	return !other && plainKana.Match(words) && !surnames.Word("katakana", words)
}
