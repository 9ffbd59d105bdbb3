package control_test

import (
	"bytes"
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/control"
	"madoguchi/internal/switches"
)

func document() control.Document {
	return control.Document{At: time.Date(2019, 4, 12, 2, 0, 0, 0, time.UTC), By: "ops", Switches: switches.Set{Paused: true, NoCodes: true,
		Topics: []string{"card_reissue_fee"}, Banner: "snippet_late", Greylist: []cases.Receipt{"KM7P-3XQ9"}}}
}

func written(t *testing.T, d control.Document) []byte {
	t.Helper()
	b, err := d.Write()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestWhatIsWrittenIsRead, and an empty document has all switches off.
func TestWhatIsWrittenIsRead(t *testing.T) {
	for _, d := range []control.Document{document(), {At: document().At, By: "ops"}} {
		if got, err := control.Read(written(t, d)); err != nil || !reflect.DeepEqual(got, d) {
			t.Errorf("%+v, %v; want %+v", got, err, d)
		}
	}
	unspaced := bytes.ReplaceAll(written(t, document()), []byte("\n"), nil)
	if _, err := control.Read(unspaced); err != nil {
		t.Errorf("space around it counts: %v", err)
	}
}

// TestWhatBrokeIsNotRead: half of a document, one that was changed by hand, one of another version.
func TestWhatBrokeIsNotRead(t *testing.T) {
	good := string(written(t, document()))
	later := strings.Replace(good, `"paused"`, `"stopped"`, 1)
	for _, c := range []struct {
		name, stored string
		want         error
	}{
		{"nothing", "", control.ErrOther},
		{"half of it", good[:len(good)/2], control.ErrOther},
		{"no JSON", "paused", control.ErrOther},
		{"changed by hand", strings.Replace(good, `"paused": true`, `"paused": false`, 1), control.ErrChanged},
		{"another sum", strings.Replace(good, `"sha256": "`, `"sha256": "00`, 1), control.ErrChanged},
		{"a switch that this version does not know", later, control.ErrChanged},
		{"one more field", strings.Replace(good, `"control"`, `"more": 1, "control"`, 1), control.ErrOther},
	} {
		if got, err := control.Read([]byte(c.stored)); !errors.Is(err, c.want) || !reflect.DeepEqual(got, control.Document{}) {
			t.Errorf("%s: %+v, %v", c.name, got, err)
		}
	}
}
