package evidence

import (
	"slices"
	"strings"

	"madoguchi/internal/factlock/words"
)

// nameList is the agreed names, without spaces, by their first rune.
type nameList map[rune][][]rune

// readNames takes the names that texts may use: the agreed ones, the company's, and the
// number that the Japanese state gives a person, which is nobody's business.
func (b *Book) readNames() {
	all := append(b.OwnNames(), "My Number")
	for _, group := range b.Names {
		for _, n := range group {
			all = append(append(all, words.Width(n)), shorter(words.Width(n))...)
		}
	}
	b.names = nameList{}
	for _, n := range all {
		r := []rune(strings.ReplaceAll(n, " ", ""))
		if len(r) > 0 {
			b.names[r[0]] = append(b.names[r[0]], r)
		}
	}
	for _, same := range b.names {
		slices.SortFunc(same, func(a, b []rune) int { return len(b) - len(a) })
	}
}

// sameNames are the agreed names, those joined that the notice uses for one and the same: 「みどり便」(以下「本サイト」).
func sameNames(names [][]string, notice string) [][]string {
	notice = words.Width(notice)
	all := slices.Clone(names)
	for _, short := range names {
		if len(short) == 0 {
			continue
		}
		calls := func(n string) bool { return callsIt(notice, words.Width(n), short) }
		long := slices.IndexFunc(all, func(group []string) bool {
			return !slices.Equal(group, short) && slices.ContainsFunc(group, calls)
		})
		own := slices.IndexFunc(all, func(group []string) bool { return slices.Contains(group, short[0]) })
		if long >= 0 && own >= 0 && long != own {
			all[long] = slices.Concat(all[long], all[own])
			all = slices.Delete(all, own, own+1)
		}
	}
	return all
}

// callsIt reports whether a notice calls a name by another one of a group from then on.
func callsIt(notice, name string, group []string) bool {
	for rest := notice; ; {
		_, behind, ok := strings.Cut(rest, name)
		if !ok {
			return false
		}
		rest = behind
		behind, ok = strings.CutPrefix(strings.TrimLeft(behind, "」』\" "), "(以下")
		behind = strings.TrimLeft(behind, "、, 「『\"")
		if ok && slices.ContainsFunc(group, func(n string) bool { return strings.HasPrefix(behind, words.Width(n)) }) {
			return true
		}
	}
}

// shorter are what people call a company without its form, 青空社, and the police of a place: 県警, the Kanagawa police.
func shorter(name string) []string {
	for _, form := range []string{"株式会社", "有限会社", "合同会社", "一般社団法人"} {
		if short := strings.Replace(name, form, "", 1); short != name && len([]rune(short)) > 2 {
			return []string{short + "社", short}
		}
	}
	for _, form := range []string{" Co., Ltd.", ", Inc.", " Inc.", " Corporation", " Corp."} {
		if short, ok := strings.CutSuffix(name, form); ok {
			return []string{short}
		}
	}
	for _, end := range []string{"警察本部", "警察"} {
		if place, ok := strings.CutSuffix(name, end); ok && words.Ends(place, "都", "道", "府", "県") {
			return []string{place + "警", place + "警察"}
		}
	}
	if i := strings.LastIndex(name, " "); i > 0 && slices.Contains(authorities, name[i+1:]) {
		return []string{"the " + name[i+1:]}
	}
	place, _, ok := strings.Cut(name, " Prefectural Police")
	if !ok {
		return nil
	}
	return []string{place + " police", place + " Police", place + " prefectural police", place + " Prefecture police"}
}

// authorities are how the English names of some end, by which alone a text may call them.
var authorities = []string{"Commission", "Committee", "Agency", "Bureau", "Authority", "Ministry"}

// BlankNames takes the agreed names out of a folded text.
func (b *Book) BlankNames(in []rune) {
	for i := 0; i < len(in); i++ {
		if end := b.names.at(in, i); end > i {
			words.BlankOut(in, i, end)
			i = end - 1
		}
	}
}

// at returns the end of the longest agreed name that starts at i. Spaces do not count:
// 青空Shop is 青空 Shop.
func (l nameList) at(in []rune, i int) int {
	if i > 0 && words.IsLetter(in[i-1]) && words.IsLetter(in[i]) {
		return i
	}
	for _, name := range l[in[i]] {
		if end := matchName(in, i, name); end > i {
			return end
		}
	}
	return i
}

func matchName(in []rune, i int, name []rune) int {
	from := i
	for k := 0; k < len(name); i++ {
		switch {
		case i >= len(in):
			return from
		case in[i] == name[k]:
			k++
		case in[i] != ' ':
			return from
		}
	}
	if i < len(in) && words.IsLetter(in[i]) && words.IsLetter(in[i-1]) {
		return from
	}
	return i
}
