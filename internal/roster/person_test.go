package roster

import (
	"errors"
	"slices"
	"testing"

	"madoguchi/internal/affected"
)

func TestARowOfALayoutThatIsNotKnownIsRefused(t *testing.T) {
	now := row{segment: "member"}
	for i := range now.marks {
		now.marks[i] = mark{1, byte(i)}
	}
	body := now.encode()
	for _, c := range []struct {
		what string
		body []byte
		fit  bool
	}{
		{"this layout", body, true},
		{"the next one", append(relaid(body, body[0]+1), make([]byte, len(mark{}))...), false},
		{"no layout", relaid(body, 0), false},
		{"cut off", body[:len(body)-1], false},
		{"cut off in front of the marks", body[:5], false},
		{"nothing", nil, false},
	} {
		got, err := decodeRow(c.body)
		if c.fit != (err == nil) || err != nil && !errors.Is(err, errLayout) || c.fit && got != now {
			t.Errorf("%s: %+v, %v", c.what, got, err)
		}
	}
}

func TestARowOfAnOlderLayoutLacksAMark(t *testing.T) {
	written := row{segment: "member"}
	for i := range written.marks {
		written.marks[i] = mark{1, byte(i)}
	}
	// As if the first layout had one mark less than there are now.
	first := marked - 1
	older, newer := written.encode(), relaid(written.encode(), 2)
	older = relaid(older[:len(older)-len(mark{})], 1)
	got, err := decodeSince(older, first)
	if err != nil || got.segment != "member" || got.marks[marked-1] != (mark{}) {
		t.Fatalf("%+v, %v", got, err)
	}
	if same := written.marks.matching(got.marks); same.has(marked-1) || same.count() != marked-1 {
		t.Errorf("%b fit the older row", same)
	}
	if got, err := decodeSince(newer, first); err != nil || got != written {
		t.Errorf("the newer row beside it: %+v, %v", got, err)
	}
}

func TestAListIsImportedAnewForMoreMarksOrWays(t *testing.T) {
	seen := map[string]bool{}
	for _, name := range []string{importName("list", 1, 5), importName("next list", 1, 5), importName("list", 2, 5), importName("list", 1, 6)} {
		if seen[name] {
			t.Errorf("%q stands for two imports", name)
		}
		seen[name] = true
	}
	if !seen["list"] {
		t.Error("an import that the first version began is not resumed")
	}
}

func relaid(body []byte, layout byte) []byte {
	body = slices.Clone(body)
	body[0] = layout
	return body
}

func TestEachFieldIsComparedOnce(t *testing.T) {
	order := compared()
	for _, f := range affected.Fields() {
		if !slices.Contains(order[:], f) {
			t.Errorf("%s has no place among the marks", f)
		}
	}
	if len(order) != len(affected.Fields()) {
		t.Errorf("%d marks of %d fields", len(order), len(affected.Fields()))
	}
	first := []affected.Field{affected.Name, affected.Kana, affected.Letter, affected.Postal, affected.Address, affected.Phone, affected.Email}
	if !slices.Equal(order[:len(first)], first) {
		t.Errorf("stored rows hold marks of %v in the order %v", order, first)
	}
}
