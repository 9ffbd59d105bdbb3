package published_test

import (
	"bytes"
	"errors"
	"reflect"
	"testing"
	_ "time/tzdata"

	"madoguchi/internal/bundle"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/incidents"
	"madoguchi/internal/published"
)

func load(t *testing.T) *incident.Incident {
	t.Helper()
	i, err := incidents.Load("harbour")
	if err != nil {
		t.Fatal(err)
	}
	return i
}

// bundled is a bundle of an incident, without what reads messages about it.
func bundled(t *testing.T, i *incident.Incident, more map[string][]byte) ([]byte, string) {
	t.Helper()
	raw, sum, err := published.Of(i, more)
	if err != nil {
		t.Fatal(err)
	}
	return raw, sum.String()
}

// TestWhatIsPublishedIsRead as it was made.
func TestWhatIsPublishedIsRead(t *testing.T) {
	i := load(t)
	raw, sum := bundled(t, i, map[string][]byte{"more": []byte("of it")})
	_, got, err := published.Open(raw, sum, i.ID)
	if err != nil || !reflect.DeepEqual(got, published.Served(i)) {
		t.Errorf("another incident, %v", err)
	}
	if again, same := bundled(t, i, map[string][]byte{"more": []byte("of it")}); same != sum || !bytes.Equal(again, raw) {
		t.Error("made again it is another bundle: a second person could not approve it")
	}
}

// TestWhatDoesNotFitIsRefused: a bundle that was changed, is another one, or was made with or for
// something else than this program has.
func TestWhatDoesNotFitIsRefused(t *testing.T) {
	i := load(t)
	good, sum := bundled(t, i, nil)
	damaged := bytes.Clone(good)
	damaged[len(damaged)-1]++
	lacking := *i
	lacking.Texts = map[texts.ID]incident.Text{}
	for id, text := range i.Texts {
		if id != texts.Paused {
			lacking.Texts[id] = text
		}
	}
	older, olderSum := bundled(t, &lacking, nil)
	poorer := *i
	poorer.Entries = i.Entries[:1]
	poor, poorSum := bundled(t, &poorer, nil)
	foreign, foreignSum := about(t, good, i.ID+"\nencoder of last year")
	for _, c := range []struct {
		name, sum, id string
		raw           []byte
		want          error
	}{
		{"as it was made", sum, i.ID, good, nil},
		{"another sum", olderSum, i.ID, good, published.ErrSum},
		{"a byte changed", sum, i.ID, damaged, bundle.ErrDamaged},
		{"half of it", sum, i.ID, good[:len(good)/2], bundle.ErrDamaged},
		{"no bundle", sum, i.ID, []byte("hello"), bundle.ErrOther},
		{"of another incident", sum, "elsewhere", good, published.ErrOther},
		{"for another encoder", foreignSum, i.ID, foreign, published.ErrFits},
		{"by a release that had not this text", olderSum, i.ID, older, published.ErrLacks},
		{"without an entry that the desk relies on", poorSum, i.ID, poor, published.ErrLacks},
	} {
		if _, _, err := published.Open(c.raw, c.sum, c.id); !errors.Is(err, c.want) || (err == nil) != (c.want == nil) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
	}
}

// about is a bundle that says something else of itself.
func about(t *testing.T, raw []byte, says string) ([]byte, string) {
	t.Helper()
	b, err := bundle.Open(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	sections := map[string][]byte{}
	for _, name := range b.Names() {
		content, err := b.Section(name)
		if err != nil {
			t.Fatal(err)
		}
		sections[name] = []byte(content)
	}
	sections["about"] = []byte(says)
	var out bytes.Buffer
	sum, err := bundle.Write(&out, sections)
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes(), sum.String()
}
