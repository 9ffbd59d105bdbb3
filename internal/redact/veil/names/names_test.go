package names

import (
	"os"
	"strings"
	"testing"

	"madoguchi/internal/redact/folded"
	"madoguchi/internal/redact/veil/surnames"
)

// A pattern that is passed over, because a text holds none of its literals, would have
// found nothing.
func TestNoPatternIsPassedOverInVain(t *testing.T) {
	forms, err := os.ReadFile("../testdata/forms.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range lists.Names() {
		p := lists.Pattern(name)
		for form := range strings.Lines(string(forms)) {
			if text := folded.Fold(form, nil); !p.In(text) && p.Match(text.Words) {
				t.Errorf("%s is passed over in %q", name, form)
			}
		}
	}
}

func TestSurnames(t *testing.T) {
	for words, want := range map[string]string{
		"佐々木花子": "佐々木", "見本太郎": "見本", "林": "林", "林檎": "", "対象": "", "": "",
	} {
		if got := words[:surnames.Known(words)]; got != want {
			t.Errorf("%q begins with %q", words, got)
		}
	}
	for words, want := range map[string]string{"王小明": "王", "欧阳小明": "欧阳", "佐佐木惠子": "佐佐木", "会员": ""} {
		if got := words[:chineseSurname(words)]; got != want {
			t.Errorf("%q begins with %q", words, got)
		}
	}
	if n := surnames.Kana("ヤマダタロウ"); n != len("ヤマダ") {
		t.Errorf("ヤマダタロウ begins with a surname of %d bytes", n)
	}
}
