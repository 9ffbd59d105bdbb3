package csvfile

import (
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strings"

	"madoguchi/internal/affected"
	"madoguchi/internal/incident"
)

// again is how many rows apart a person of an earlier segment stands in another
// one too, which makes 2%.
const again = 50

// Sample writes an invented list in UTF-8: as many rows in each segment as were
// announced, one in fifty about a person who stands in an earlier segment too.
// Names, address and postal codes exist nowhere, mail addresses end in
// example.jp. A segment of which the notice names no mail addresses has none. For
// the same random bytes, from which the letter codes are drawn, it writes the
// same list.
func Sample(w io.Writer, i *incident.Incident, random io.Reader) error {
	out := csv.NewWriter(w)
	out.UseCRLF = true
	if err := out.Write(names()); err != nil {
		return fmt.Errorf("roster: sample: %w", err)
	}
	id, person, before := 0, 0, 0
	for _, s := range i.Segments {
		for n := range s.Max {
			id++
			who := person + 1
			if n%again == again-1 && before > 0 {
				who = 1 + id%before
			} else {
				person++
			}
			if err := sampleRow(out, id, s, who, random); err != nil {
				return fmt.Errorf("roster: sample: %w", err)
			}
		}
		before = person
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("roster: sample: %w", err)
	}
	return nil
}

// sampleRow writes the row of an invented person, who is only a number.
func sampleRow(out *csv.Writer, id int, s incident.Segment, who int, random io.Reader) error {
	letter, err := affected.NewLetter(random)
	if err != nil {
		return err
	}
	family, given := invented(who)
	email := fmt.Sprintf("%s.%s%04d@example.jp", given.latin, family.latin, who)
	if !hasMail(s) {
		email = ""
	}
	language := "ja"
	if who%20 == 0 {
		language = "en"
	}
	p := affected.Person{
		Name:    fmt.Sprintf("%s %s%04d", family.kanji, given.kanji, who),
		Kana:    family.kana + " " + given.kana,
		Postal:  fmt.Sprintf("000-%04d", who%10000),
		Address: fmt.Sprintf("例県見本市例示町%d丁目%d番%d号", 1+who%9, 1+who%31, 1+who%17),
		Phone:   fmt.Sprintf("090-0000-%04d", who%10000),
		Email:   email,
		Letter:  letter,
	}
	row := []string{fmt.Sprintf("M%07d", id), s.ID}
	for _, f := range affected.Fields() {
		row = append(row, p.Field(f))
	}
	return out.Write(append(row, language))
}

// spelt is a name in three scripts.
type spelt struct{ kanji, kana, latin string }

// invented names are such that nobody takes them for a person's.
func invented(who int) (family, given spelt) {
	families := []spelt{{"見本", "ミホン", "mihon"}, {"例示", "レイジ", "reiji"}, {"架空", "カクウ", "kakuu"}, {"仮名", "カメイ", "kamei"},
		{"試験", "シケン", "shiken"}}
	firsts := []spelt{{"一郎", "イチロウ", "ichiro"}, {"花子", "ハナコ", "hanako"}, {"太郎", "タロウ", "taro"}, {"桜子", "サクラコ", "sakurako"},
		{"三郎", "サブロウ", "saburo"}, {"良子", "ヨシコ", "yoshiko"}, {"次郎", "ジロウ", "jiro"}}
	return families[who%len(families)], firsts[who%len(firsts)]
}

// hasMail reports whether the notice names mail addresses among a segment's items.
// An item is known by its name only.
func hasMail(s incident.Segment) bool {
	return slices.ContainsFunc(s.Items, func(item incident.Item) bool {
		for _, name := range item.Name {
			if name = strings.ToLower(name); strings.Contains(name, "メール") || strings.Contains(name, "mail") {
				return true
			}
		}
		return false
	})
}
