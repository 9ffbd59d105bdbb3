package menu_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"madoguchi/internal/incident/menu"
	"madoguchi/internal/strictyaml"
)

const sound = `bar: {ja: メニュー, en: Menu}
items:
  - {entry: a, icon: person, label: {ja: いち, en: One}}
  - {entry: b, icon: notice, label: {ja: に, en: Two}}
  - {entry: c, icon: card, label: {ja: さん, en: Three}}
  - {entry: d, icon: warning, label: {ja: し, en: Four}}
  - {entry: e, icon: staff, label: {ja: ご, en: Five}}
  - {entry: my_case, icon: status, label: {ja: ろく, en: Six}}
`

// read reads a menu and returns it with all that was said, and what is wrong.
func read(text string) (m menu.Menu, said []string, wrong string) {
	folder := strictyaml.Open(fstest.MapFS{"richmenu.yaml": &fstest.MapFile{Data: []byte(text)}}, "the manual")
	m = menu.Reader{Folder: folder, Langs: []string{"ja", "en"},
		Entry: func(id string) bool { return len(id) == 1 },
		Say:   func(p strictyaml.Phrase, lang string) { said = append(said, lang+" "+p.Text) },
	}.Read()
	if err := folder.Err(); err != nil {
		wrong = err.Error()
	}
	return m, said, wrong
}

func TestAMenuIsReadAndHeldAgainstTheNotice(t *testing.T) {
	m, said, wrong := read(sound)
	if wrong != "" || len(m.Items) != menu.Six || m.Bar["ja"] != "メニュー" || m.Items[5].Entry != menu.MyCase || m.Items[0].Icon != "person" {
		t.Errorf("read %+v, %s", m, wrong)
	}
	if len(said) != 2*(menu.Six+1) || said[2] != "ja いち" {
		t.Errorf("the checks were given %q", said)
	}
}

func TestMenusThatDoNotHold(t *testing.T) {
	for why, row := range map[string]struct{ from, to, refusal string }{
		"an entry that is not there":    {"entry: b", "entry: none", "richmenu.yaml:4: there is no entry none; name an entry, or my_case"},
		"an entry twice":                {"entry: b", "entry: a", "richmenu.yaml:4: a is there twice"},
		"an icon that is not there":     {"icon: card", "icon: train", "there is no icon train; use one of person"},
		"a language that is missing":    {", en: Two", "", "richmenu.yaml:4: en is missing"},
		"a bar that LINE does not take": {"メニュー", strings.Repeat("あ", 15), "richmenu.yaml:1: the label has 15 characters; keep 14"},
		"a label that is not drawn":     {"いち", strings.Repeat("あ", 13), "the label has 13 characters; keep 12"},
		"five items":                    {"  - {entry: b, icon: notice, label: {ja: に, en: Two}}\n", "", "5 items; write 6"},
	} {
		if _, _, wrong := read(strings.Replace(sound, row.from, row.to, 1)); !strings.Contains(wrong, row.refusal) {
			t.Errorf("%s: want %s, got %s", why, row.refusal, wrong)
		}
	}
}

func TestAFolderNeedsNoMenu(t *testing.T) {
	folder := strictyaml.Open(fstest.MapFS{}, "the manual")
	if m := (menu.Reader{Folder: folder}).Read(); len(m.Items) > 0 || folder.Err() != nil {
		t.Errorf("read %+v, %v", m, folder.Err())
	}
}
