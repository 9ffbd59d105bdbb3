package picture

import (
	"bytes"
	"image"
	"slices"
	"testing"

	"madoguchi/internal/incident"
	"madoguchi/internal/incident/menu"
	"madoguchi/internal/richmenu"
)

func TestLabelsAreCutIntoLinesThatFit(t *testing.T) {
	for label, want := range map[string][]string{
		"自分は対象か":               {"自分は対象か"},
		"問い合わせの状況":             {"問い合わせの状況"},
		"不審な連絡が来たとき":           {"不審な連絡が来た", "とき"},
		"カードとサーバーッ":            {"カードとサー", "バーッ"}, // a small sign begins no line
		"A suspicious contact": {"A suspicious", "contact"},
		"Am I affected?":       {"Am I affected?"},
	} {
		if got := wrap(label); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", label, got, want)
		}
	}
}

// Each icon is drawn, each another one, and where it belongs.
func TestEachIconIsDrawn(t *testing.T) {
	m := menu.Menu{}
	for _, icon := range menu.Icons() {
		if len(strokes(icon)) == 0 {
			t.Errorf("no icon %s", icon)
		}
		m.Items = append(m.Items, menu.Item{Icon: icon})
	}
	langs := []incident.Lang{"ja"}
	drawn := Draw(m, langs, "ja", Face{})
	var seen []int
	for n, cell := range richmenu.Cells(langs) {
		inked := 0
		for x := cell.X; x < cell.X+cell.Width; x++ {
			for y := cell.Y; y < cell.Y+cell.Height; y++ {
				if drawn.At(x, y) == indigo {
					inked++
				}
			}
		}
		if inked < 1000 || slices.Contains(seen, inked) {
			t.Errorf("%s has %d pixels of ink, the others %v", menu.Icons()[n], inked, seen)
		}
		seen = append(seen, inked)
	}
}

func TestAPictureIsSmall(t *testing.T) {
	m := menu.Menu{Items: make([]menu.Item, menu.Six)}
	b, err := PNG(Draw(m, []incident.Lang{"ja", "en"}, "ja", Face{}))
	if err != nil || len(b) > 1<<20 {
		t.Errorf("%d bytes, %v", len(b), err)
	}
	if config, _, err := image.DecodeConfig(bytes.NewReader(b)); err != nil || config.Width != richmenu.Width || config.Height != richmenu.Height {
		t.Errorf("%+v, %v", config, err)
	}
}
