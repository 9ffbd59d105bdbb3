package told_test

import (
	"fmt"
	"testing"
	"testing/fstest"

	"madoguchi/internal/incident/told"
	"madoguchi/internal/strictyaml"
)

func TestLines(t *testing.T) {
	lines := told.Lines("a\nb\nc\nd", []string{"fee monitoring", "own", "heads", "follows"})
	if got, want := fmt.Sprint(lines), "[{[fee monitoring] false false} {[] false false} {[] true false} {[] false true}]"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if got := told.Lines("a\nb", []string{"fee"}); got != nil {
		t.Errorf("a text of other lines: %v", got)
	}
}

func TestWhatNoLineTells(t *testing.T) {
	for written, wrong := range map[string]bool{
		"tells: [fee, own]": false, "tells: [fee monitoring, heads]": false, "{}": false,
		"tells: [fee]": true, "tells: [fee, own, own]": true, "tells: [follows, fee]": true, "tells: [Fee, own]": true, `tells: ["", own]`: true,
	} {
		folder := strictyaml.Open(fstest.MapFS{"a.yaml": {Data: []byte(written)}}, "")
		n := folder.YAML("a.yaml").Object("tells?").Get("tells")
		told.Read(n, map[string]string{"en": "one\ntwo", "ja": "一つ\n二つ"})
		if err := folder.Err(); (err != nil) != wrong {
			t.Errorf("%s: %v", written, err)
		}
	}
}
