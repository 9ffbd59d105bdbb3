package preview_test

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"unicode/utf8"

	"madoguchi/internal/preview"
)

// written is a reader of documents that have one page, with their content on it.
type written struct{}

func (written) Is(content []byte) bool { return bytes.HasPrefix(content, []byte("%PDF-")) }

func (written) First(_ context.Context, content []byte) (preview.Page, error) {
	return preview.Page{Pages: 1, Text: string(content)}, nil
}

// shown is how a text looks, as a file of its own and on the page of a document.
func shown(t *testing.T, text string) (all []preview.Preview) {
	t.Helper()
	for _, begin := range []string{"", "%PDF-"} {
		content := begin + text
		p, err := preview.New(written{}).Of(t.Context(), preview.File{Content: []byte(content), Text: func() (string, bool) { return content, true }})
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
	return all
}

// Wherever a text ends for the page, a number across that place is masked, and a character whole.
func TestNoNumberIsBareWhereATextIsCut(t *testing.T) {
	const card = "4111 1111 1111 1111"
	for _, cut := range []int{20_000, 24_096, 64 << 10, 68 << 10} {
		for before := 0; before < len(card); before += 5 {
			text := strings.Repeat("あ ", (cut-before)/4) + card + strings.Repeat(" い", 30_000)
			for _, p := range shown(t, text) {
				if !p.Cut || strings.ContainsAny(p.Text, "4") || strings.Contains(p.Text, "11") || !utf8.ValidString(p.Text) {
					t.Fatalf("%d bytes before %d: cut %v, ends in %q", before, cut, p.Cut, p.Text[len(p.Text)-40:])
				}
			}
		}
	}
}

func TestAShortTextIsWhole(t *testing.T) {
	for _, p := range shown(t, "番号は 4111 1111 1111 1111 です。") {
		if p.Cut || strings.Contains(p.Text, "1111") || !strings.HasSuffix(p.Text, "です。") {
			t.Errorf("cut %v, %q", p.Cut, p.Text)
		}
	}
}
